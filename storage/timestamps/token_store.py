"""Where the tokens of timestamp authorities lie: `ledger/timestamp/<size>/<authority>.tsr`.

Each is written once, for the checkpoint of that size. What is stamped is the SHA-256 of the checkpoint's blob. Chains,
the anchor last, are stored once for all tokens, named by their own SHA-256; a token's chain is the one whose first
certificate signed it. The request is not kept: imprint, nonce and policy give the same bytes again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from storage.blobs import list_own_blobs
from storage.errors import BlobDamaged, BlobMissing
from storage.layout import (
    STAMP_CHAINS,
    STAMPS,
    checkpoint_name,
    stamp_answers_name,
    stamp_chain_name,
    stamp_lists_name,
    stamp_name,
    stamp_of,
)
from storage.ledger.tip import put
from storage.timestamps.chain import Certificate, anchors_of, pem_of
from storage.timestamps.token import Stamp, StampRefused, check, nonce_of, request, signer_of

if TYPE_CHECKING:
    from storage.blobs import Blobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A token with all that it takes to check it. `stamp` was checked against the chain that is kept with it."""

    size: int
    authority: str
    response: bytes
    request: bytes
    chain: bytes  # PEM, the anchor last
    lists: bytes  # PEM of the revocation lists fetched after it; empty if the authority names none
    answers: bytes  # PEM of the OCSP answers about certificates for which there is no list
    stamp: Stamp

    @property
    def at(self) -> datetime:
        return self.stamp.at

    @property
    def latest(self) -> datetime:
        return self.stamp.latest


class TokenStore:
    """The tokens in the store."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._known: dict[tuple[int, str], Kept] = {}
        self._sizes: dict[int, tuple[str, ...]] = {}

    def names(self, after: int = -1) -> dict[int, tuple[str, ...]]:
        """The stamped tree sizes greater than `after`, each with its authorities."""
        found: dict[int, list[str]] = {}
        start = f"{STAMPS}{after + 1:016d}" if after >= 0 else ""
        for item in self._blobs.names(STAMPS, start):
            if (told := stamp_of(item.name)) is not None:
                found.setdefault(told[0], []).append(told[1])
        return {size: tuple(names) for size, names in sorted(found.items())}

    def newest(self, authority: str) -> int | None:
        """The greatest size that this authority stamped."""
        return max((size for size, names in self._fresh().items() if authority in names), default=None)

    def covering(self, index: int) -> list[Kept]:
        """The tokens that bound leaf `index` earliest: those of the smallest stamped tree that holds it.

        Damaged ones are skipped; empty if no sound one covers it.
        """
        for size, names in self._fresh().items():
            if size > index:
                found = []
                for name in names:
                    try:
                        found.append(self.load(size, name))
                    except BlobDamaged:
                        continue
                if found:
                    return found
        return []

    def load(self, size: int, authority: str) -> Kept:
        """One token. BlobMissing; BlobDamaged if it does not hold."""
        if (known := self._known.get((size, authority))) is not None:
            return known
        name = stamp_name(size, authority)
        response = self._blobs.get(name)
        imprint = hashlib.sha256(self._blobs.get(checkpoint_name(size))).digest()
        try:
            chain = self._chain(signer_of(response))
            stamp = check(response, imprint, anchors_of(chain)[-1:])
            nonce = nonce_of(response)
        except (StampRefused, ValueError, IndexError, KeyError) as error:
            raise BlobDamaged(f"{name}: {error}") from error
        asked = request(imprint, nonce or 0)
        kept = Kept(
            size=size,
            authority=authority,
            response=response,
            request=asked,
            chain=chain,
            lists=self._beside(stamp_lists_name(size, authority)),
            answers=self._beside(stamp_answers_name(size, authority)),
            stamp=stamp,
        )
        self._known[size, authority] = kept
        return kept

    def save(
        self,
        size: int,
        authority: str,
        response: bytes,
        chain: Sequence[Certificate],
        *,
        lists: bytes = b"",
        answers: bytes = b"",
    ) -> None:
        """Keep a checked token. Its chain, revocation lists and OCSP answers (PEM) go first, so that no token is
        without them."""
        pem = pem_of(chain)
        put(self._blobs, stamp_chain_name(hashlib.sha256(pem).hexdigest()), pem)
        if lists:
            put(self._blobs, stamp_lists_name(size, authority), lists)
        if answers:
            put(self._blobs, stamp_answers_name(size, authority), answers)
        put(self._blobs, stamp_name(size, authority), response)

    def _fresh(self) -> dict[int, tuple[str, ...]]:
        """All stamped sizes. Only the greatest can gain authorities, namely those that answer late."""
        last = max(self._sizes, default=0)
        self._sizes = {size: names for size, names in self._sizes.items() if size < last} | self.names(last - 1)
        return self._sizes

    def _beside(self, name: str) -> bytes:
        try:
            return self._blobs.get(name)
        except BlobMissing:
            return b""

    def _chain(self, signer: Certificate) -> bytes:
        for item in list_own_blobs(self._blobs, STAMP_CHAINS):
            pem = self._blobs.get(item.name)
            if anchors_of(pem)[0] == signer:
                return pem
        raise BlobDamaged(f"the chain of {signer.subject.rfc4514_string()[:120]} is not in the store")
