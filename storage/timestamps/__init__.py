"""Timestamps by others (RFC 3161) over checkpoints of the ledger: made, checked and kept here, sent by `archiver.stamping`.

der.py     the little of ASN.1 DER that tokens need       pure
token.py   the request; a response against all that must hold (RFC 3161 2.2 and 2.4.2, RFC 5816)
chain.py   certificates at the time of the stamp, up to a named anchor
revocation.py   the lists that could take them back; asking.py   where there are none, the answers about single ones
shelf.py   where tokens lie in the store
"""

from storage.timestamps.chain import anchors_of
from storage.timestamps.shelf import Kept, Shelf
from storage.timestamps.token import Stamp, StampRefused, check, request

__all__ = ["Kept", "Shelf", "Stamp", "StampRefused", "anchors_of", "check", "request"]
