"""How much of old texts one new text still has, counted in shingles (pure).

What two texts have in common, and two views of one text, is whole lines for the most part. So a text is cut into pieces
at the ends of lines, the shingles of a piece are made once, and those of pieces that both texts have are not compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archiver.text.normal import SAMPLE_ABOVE, SHINGLE, common, cut, lines, shingles

PIECE_CHARS = 32  # of a line at whose end a text is cut: pieces of less cost more than they save
LONG_CHARS = 2000  # of a piece: two texts hardly have it in common, but may have much of its beginning and end


class Kept:
    """Shares of old texts that one new text still has."""

    def __init__(self, new: str) -> None:
        rows = lines(new)
        self._new = " ".join(rows)
        self._pieces = pieces(self._new, rows)
        self._sets: dict[bool, dict[str, tuple[str, ...]]] = {False: {}, True: {}}
        self._known: dict[str, float | None] = {}  # the views of a page are often the same text

    def share(self, text: str) -> float | None:
        """Of an old text's shingles the share that the new text has; None when it has none."""
        rows = lines(text)
        old = " ".join(rows)
        if old not in self._known:
            if len(old) < SHINGLE:
                share = None
            elif old in self._new:
                share = 1.0
            else:
                mine = pieces(old, rows)
                del rows  # of a text made to cost they take more memory than what follows
                share = self._share(old, mine)
            self._known[old] = share
        return self._known[old]

    def _share(self, old: str, mine: Collection[str]) -> float | None:
        sampled = len(old) > SAMPLE_ABOVE
        if len(old) > LONG_CHARS * len(mine):
            before, after = common(old, self._new)
            if (before + after) * 2 > len(old):
                return self._share_around(old, before, after, sampled=sampled)
        both = self._made((one for one in mine if one in self._pieces), sampled=sampled)
        only = self._made((one for one in mine if one not in self._pieces), sampled=sampled) - both
        there = self._made((one for one in self._pieces if one not in mine), sampled=sampled) if only else only
        wanted = len(both) + len(only)
        return (len(both) + len(only & there)) / wanted if wanted else None

    def _made(self, wanted: Iterable[str], *, sampled: bool) -> set[str]:
        """The shingles of some pieces."""
        known = self._sets[sampled]
        sets = []
        for piece in wanted:
            made = known.get(piece)
            if made is None:
                short = len(piece) <= LONG_CHARS
                made = tuple((cut if short else shingles)(piece, sampled=sampled))  # sets take five times the memory
                if short or piece in self._pieces:  # a longer one hardly stands in two views
                    known[piece] = made
            sets.append(made)
        return set().union(*sets)

    def _share_around(self, old: str, before: int, after: int, *, sampled: bool) -> float | None:
        """The same for texts that begin and end alike: only what stands between, and overlaps it, may be gone. Cuts up
        one of the texts instead of both."""
        ends = shingles(old[:before], sampled=sampled) | shingles(old[len(old) - after :], sampled=sampled)
        here, there = (
            shingles(text[max(0, before - SHINGLE + 1) : len(text) - after + SHINGLE - 1], sampled=sampled)
            for text in (old, self._new)
        )
        wanted = len(ends) + len(here - ends)
        return (len(ends) + len((here & there) - ends)) / wanted if wanted else None


def pieces(whole: str, rows: Iterable[str]) -> dict[str, None]:
    """A folded text of these lines in pieces, each with as much of the next as a shingle may reach into: the shingles of
    all are those of the text."""
    out: dict[str, None] = {}
    start = end = 0
    for line in rows:
        end += len(line) + 1
        if len(line) >= PIECE_CHARS:
            out[whole[start : end + SHINGLE - 1]] = None
            start = end
    out[whole[start:]] = None
    return out
