"""Computes the share of old texts that a new text still has, in shingles (pure).

Two texts, and two views of one text, mostly have whole lines in common. So texts are cut into pieces at line ends. The
shingles of a piece shared by several views are made once, and pieces that the new text also has need not be searched
for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from archiver.text.memo import cached_across_looks, cached_per_look
from archiver.text.normal import SAMPLE_ABOVE, SHINGLE, common_ends, cut, lines, shingles

RECALLED = 4000  # answers of a few hundred bytes each
PIECE_CHARS = 32  # minimum length of a line at whose end a text is cut: smaller pieces cost more than they save
# length of the beginning that is looked for first; maximum number of its occurrences to try
BEGIN_CHARS, BEGINS = 100, 10
SOUGHT = 100  # shingles looked for in the text directly; for more it is faster to cut up the text
LONG_CHARS = 2000  # average piece length above which two texts share hardly a piece, but maybe a beginning and end


@cached_per_look
@cached_across_looks(RECALLED)
def shares(olds: tuple[str, ...], new: str) -> list[float | None]:
    """For each old text, the share of its shingles that the new text has; None for a text without shingles."""
    rows = lines(new)
    new_text = " ".join(rows)
    rows_of = {view: lines(view) for view in olds}
    folded = {view: " ".join(some) for view, some in rows_of.items()}
    known: dict[str, float | None] = {}  # the views of a page are often the same text
    sought: dict[str, Collection[str]] = {}
    for view, old in folded.items():
        if len(old) < SHINGLE or _holds(new_text, old):
            known[old] = None if len(old) < SHINGLE else 1.0
        else:
            sought[old] = rows_of[view]
    views: dict[bool, dict[str, Collection[str]]] = {False: {}, True: {}}  # by whether the text is sampled: its pieces
    for old, some in sought.items():
        sampled = len(old) > SAMPLE_ABOVE
        # a single text, such as a paper, shares no pieces with others
        mine = pieces(old, some) if len(sought) > 1 else ()
        if len(old) > LONG_CHARS * len(mine) and sum(ends := common_ends(old, new_text)) * 2 > len(old):
            known[old] = _share_around(old, new_text, *ends, sampled=sampled)
        else:
            views[sampled][old] = mine or pieces(old, some)
    theirs = pieces(new_text, rows) if any(views.values()) else {}
    for sampled, those in views.items():
        known |= _counted(those, new_text, theirs, sampled=sampled)
    return [known[folded[view]] for view in olds]


def _holds(text: str, part: str) -> bool:
    """Whether a text contains another.

    `str.find` preprocesses a needle as long as the text, which takes longer than to see that its beginning occurs
    nowhere.
    """
    beginning, at = part[:BEGIN_CHARS], -1
    for _ in range(BEGINS):
        at = text.find(beginning, at + 1)
        if at < 0 or text.startswith(part, at):
            return at >= 0
    return part in text


def _counted(
    views: Mapping[str, Collection[str]], new: str, theirs: Collection[str], *, sampled: bool
) -> dict[str, float | None]:
    """The share of each text in `views`, which are given with their pieces. `theirs`: the pieces of the new text."""
    having: dict[str, int] = {}  # bit mask of the views that have a piece
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
    """The shingles of pieces, by the bit mask of the views that have them."""
    out: dict[int, set[str]] = {}
    for piece, which in pieces.items():
        out.setdefault(which, set()).update(cut(piece, sampled=sampled))
    return out


def _all_in(wanted: Collection[str], new: str) -> bool:
    """Whether the new text contains all shingles that its pieces lack: then nothing is lost, and the rest of the old
    text need not be cut up."""
    return len(wanted) <= SOUGHT and all(one in new for one in wanted)


def _share_around(old: str, new: str, before: int, after: int, *, sampled: bool) -> float | None:
    """The share of a text that begins and ends like the new one. Only what lies between, and what overlaps it, may be
    gone, so only one of the texts is cut up."""
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
    """Cut a folded text of these lines into pieces, each overlapping the next by as much as a shingle can reach.
    Together the pieces have exactly the shingles of the text."""
    out: dict[str, None] = {}
    start = end = 0
    for line in rows:
        end += len(line) + 1
        if len(line) >= PIECE_CHARS:
            out[whole[start : end + SHINGLE - 1]] = None
            start = end
    out[whole[start:]] = None
    return out
