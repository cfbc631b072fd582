"""Timestamps by third parties (RFC 3161) over checkpoints of the ledger: made, checked and kept here.

`archiver.stamping` sends the requests.

  der.py          the little of ASN.1 DER that tokens need       pure
  token.py        the request; the check of a response (RFC 3161 2.2 and 2.4.2, RFC 5816)
  chain.py        certificates at the time of the stamp, up to a named anchor
  revocation.py   revocation lists (CRLs); ocsp.py: OCSP answers about single certificates, where there is no list
  token_store.py  where tokens lie in the store
"""

from storage.timestamps.chain import anchors_of
from storage.timestamps.token import Stamp, StampRefused, check, request
from storage.timestamps.token_store import Kept, Shelf

__all__ = ["Kept", "Shelf", "Stamp", "StampRefused", "anchors_of", "check", "request"]
