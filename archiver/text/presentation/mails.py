"""Addresses of mail that one of two looks had in a proxy's cipher, and the other as they are (pure). The cipher is read as the
address in brackets; whether a site has a proxy before it says nothing of its text."""

from __future__ import annotations

import re
from collections.abc import Collection

from archiver.text.model import Text
from archiver.text.normal import bare, key

_BRACKETED = re.compile(r"\[([^\s\[\]@]+@[^\s\[\]@]+)\]")


def mails(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the passages lost and added that say the same on the other page, but for brackets around an address of mail."""
    return _elsewhere(lost, new), _elsewhere(added, old)


def _elsewhere(found: Collection[str], other: Text) -> frozenset[str]:
    addressed = [one for one in found if "@" in one]
    if not addressed:  # as mostly
        return frozenset()
    there = bare(_open(other.visible))
    return frozenset(one for one in addressed if key(_open(one)) in there)


def _open(said: str) -> str:
    return _BRACKETED.sub(r"\1", said)
