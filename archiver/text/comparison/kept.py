"""How much of old texts one new text still has, counted in shingles (pure).

What two texts have in common, and two views of one text, is whole lines for the most part. So texts are cut into pieces
at the ends of lines. Pieces that the same views have are one set of shingles, which is made once, and those that the new
text has as well are not looked for in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from archiver.text.memo import once, recalled
from archiver.text.normal import SAMPLE_ABOVE, SHINGLE, common, cut, lines, shingles

RECALLED = 4000  # answers, a few hundred bytes each
PIECE_CHARS = 32  # of a line at whose end a text is cut: pieces of less cost more than they save
BEGIN_CHARS, BEGINS = 100, 10  # of a text, that is looked for first; places where it stands
SOUGHT = 100  # shingles that are looked for in a text; to cut it up takes as long
LONG_CHARS = 2000  # of a piece: two texts hardly have it in common, but may have much of its beginning and end


@once
@recalled(RECALLED)
def shares(olds: tuple[str, ...], new: str) -> list[float | None]:
    """Of the shingles of each old text the share that the new text has; None of one that has none."""
    rows = lines(new)
    there = " ".join(rows)
    before = [(" ".join(some), some) for some in map(lines, olds)]
    known: dict[str, float | None] = {}  # the views of a page are often the same text
    sought: dict[str, Collection[str]] = {}
    for old, its in before:
        if len(old) < SHINGLE or _holds(there, old):
            known[old] = None if len(old) < SHINGLE else 1.0
        else:
            sought[old] = its
    views: dict[bool, dict[str, Collection[str]]] = {False: {}, True: {}}  # whether they are sampled, and their pieces
    for old, some in sought.items():
        sampled = len(old) > SAMPLE_ABOVE
        mine = pieces(old, some) if len(sought) > 1 else ()  # one alone, as a paper is, has none in common with others
        if len(old) > LONG_CHARS * len(mine) and sum(ends := common(old, there)) * 2 > len(old):
            known[old] = _share_around(old, there, *ends, sampled=sampled)
        else:
            views[sampled][old] = mine or pieces(old, some)
    theirs = pieces(there, rows) if any(views.values()) else {}
    for sampled, those in views.items():
        known |= _counted(those, there, theirs, sampled=sampled)
    return [known[old] for old, _ in before]


def _holds(text: str, part: str) -> bool:
    """Whether a text has another in it. One that is as long as itself is prepared for before it is looked for, which takes
    longer than to see that its beginning stands nowhere."""
    begin, at = part[:BEGIN_CHARS], -1
    for _ in range(BEGINS):
        at = text.find(begin, at + 1)
        if at < 0 or text.startswith(part, at):
            return at >= 0
    return part in text


def _counted(
    views: Mapping[str, Collection[str]], new: str, theirs: Collection[str], *, sampled: bool
) -> dict[str, float | None]:
    """The share of each of these texts, which are given with their pieces. `theirs`: those of the new text."""
    having: dict[str, int] = {}  # the views that have a piece, a bit each
    for number, mine in enumerate(views.values()):
        for piece in mine:
            having[piece] = having.get(piece, 0) | 1 << number
    others = _cut_up({piece: which for piece, which in having.items() if piece not in theirs}, sampled=sampled)
    gone = set().union(*others.values())
    for piece in theirs if gone else ():
        if piece not in having:
            gone.difference_update(cut(piece, sampled=sampled))
    if _all_in(gone, new):
        return {old: 1.0 if any(cut(piece, sampled=sampled) for piece in mine) else None for old, mine in views.items()}
    stayed = _cut_up({piece: which for piece, which in having.items() if piece in theirs}, sampled=sampled)
    gone.difference_update(*stayed.values())
    out: dict[str, float | None] = {}
    for number, old in enumerate(views):
        doubtful = [made for which, made in others.items() if which >> number & 1]
        *less, most = sorted([*doubtful, *(made for which, made in stayed.items() if which >> number & 1)], key=len)
        wanted = len(most) + len(set().union(*less) - most)
        lost = len(set().union(*doubtful) & gone)
        out[old] = (wanted - lost) / wanted if wanted else None
    return out


def _cut_up(pieces: Mapping[str, int], *, sampled: bool) -> dict[int, set[str]]:
    """The shingles of pieces by the views that have them."""
    out: dict[int, set[str]] = {}
    for piece, which in pieces.items():
        out.setdefault(which, set()).update(cut(piece, sampled=sampled))
    return out


def _all_in(wanted: Collection[str], new: str) -> bool:
    """Whether a new text has all that its own pieces have not: then nothing is lost, however much there was, and the rest of
    the old text need not be cut up."""
    return len(wanted) <= SOUGHT and all(one in new for one in wanted)


def _share_around(old: str, new: str, before: int, after: int, *, sampled: bool) -> float | None:
    """The share of one text of two that begin and end alike: only what stands between, and overlaps it, may be gone. Cuts
    up one of the texts instead of both."""
    here, there = (
        shingles(text[max(0, before - SHINGLE + 1) : len(text) - after + SHINGLE - 1], sampled=sampled)
        for text in (old, new)
    )
    same = old[:before], old[len(old) - after :]
    if _all_in(here - there, new):
        return 1.0 if here or any(cut(end, sampled=sampled) for end in same) else None
    ends = shingles(same[0], sampled=sampled)
    ends.update(cut(same[1], sampled=sampled))
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
