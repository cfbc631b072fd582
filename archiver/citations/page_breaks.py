"""Finds addresses that may be cut off at the end of a PDF page, of its body text or of a right-to-left line (pure).

Also finds what may be the rest of such an address.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from archiver.citations.addresses import Address, addresses, whole_host
from archiver.citations.line_breaks import ESCAPED_BLANK, Break, Filled, Goes, ends_as_file, goes, is_incomplete_doi

APART, HYPHEN = "\x0b\x0c"  # replace line breaks that addresses do not cross (HYPHEN: a hyphen there) near a page's end
PARTED = "\x1f"  # the same elsewhere in a page

_APART = re.compile("[\x0b\x0c]+")
_UNENDED = frozenset("-/_=?&%~+\x0c")
_HOST = re.compile(r"(?:[a-z]+://)?[^/?#]*\Z", re.IGNORECASE)
_LINE_END = re.compile("[\r\n\x0b\x0c\x1f\x02\ufffe]|\\Z")
_BEHIND = re.compile(r"[\x0b\x0c]+[^\s\x0b\x0c]*")
_LINE = re.compile(r"[^\s][^\r\n\x0b\x0c\x1f]*")
# a word in lower case, or more digits than a list number has
_AMID = re.compile(r"(?=[^\W_])[^A-Z\s]*[^\W\dA-Z_]|\d{5}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?[.,;:)]*")  # may be a word of a sentence
_IN_PARTS = re.compile(r"[a-z0-9]+[-.][a-z0-9]*[a-z]")
_REST = re.compile(r"(?:[a-z0-9-]{1,63}\.){0,4}[a-z]{2,24}/[^\s\x0b\x0c]+")
_FOLIO = re.compile(r"\d{1,3}")  # the number of a page or slide
_BELOW = re.compile("[\r\n\x0b\x0c\x1f \t]*([^\r\n\x0b\x0c\x1f]*)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LAST_WORD = re.compile(r"[A-Za-z0-9%._~/?&=#+-]+\Z")
# right-to-left lines all end at the column's edge
_TURNED = Break(opened=False, blank=False, ends=True, filled=Filled.EDGE)
# neither a word of a sentence nor a list number; after a slash, and after other punctuation, where more must follow
_IN_PATH = re.compile(r"(?!\W*\d{1,4}\W*\Z)[^\W_]\S*?(?:[/_.=%&?]\w|\d)")
_IN_NAME = re.compile(rf"{_IN_PATH.pattern}|[^\W_]+(?:-[^\W_]+){{2}}")
MOST = 2000  # maximum characters of the next page that are searched for the rest of an address
LINES = 200  # maximum lines of a page that are looked at
HEAD = 4  # lines at the top of a page where an address may continue


def at_ends(
    text: str, filled: Mapping[int, Filled], covered: Collection[int], foot: int, following: str | None
) -> Iterator[tuple[slice, bool]]:
    """Yields (place of an address that may be cut off, whether it is cut within its host).

    The place includes a possible rest directly below if the host is cut. `foot`: where the notes begin. `covered`:
    offsets where links begin and end; addresses there are skipped, as the link has the whole address. `following`: the
    text of the next page, None after the last.
    """
    ends = {len(text[:foot].rstrip()), len(text.rstrip())} | {one.start() for one in _APART.finditer(text)}
    for one in addresses(text, filled=filled):
        stop = one.end + (text[one.end : one.end + 1] in {"?", "."} and one.end + 1 in ends)
        if stop not in ends or any(at in covered for at in range(one.start, stop)):
            continue
        host = _HOST.match(one.written) is not None and not one.name
        in_word = filled.get(stop) == Filled.EDGE and _may_break_in_word(one, stop, following)
        how = filled.get(stop, Filled.EDGE)
        if in_word or _may_go_on(one, text, stop, how, host=host, following=following):
            yield slice(one.start, _with_rest(text, stop) if host else stop), host


@dataclass(frozen=True, slots=True)
class Over:
    """An address that continues on the next page.

    `place`, `rest`: its parts on this page and the next. `text`: the whole address, with line breaks. `filled`: how
    full each of its lines is, by the offset of the line's end in `text`.
    """

    place: slice
    rest: slice
    text: str
    filled: dict[int, Filled]


def find_continued_address(
    text: str, filled: Mapping[int, Filled], covered: Collection[int], foot: int,
    following: tuple[str, Mapping[int, Filled], Collection[int]],
) -> Over | None:  # fmt: skip
    """The address at the end of the body text (above the notes) that continues on the next page; None if there is none.

    Its path must break off at punctuation, and the first line of the next page must be unmistakably its rest.
    `following`: the text of that page, how full its lines are, and where its running heads and feet begin.
    """
    ends = {len(text[:foot].rstrip())} | {one.start() for one in _APART.finditer(text, 0, foot)}
    last = [one for one in addresses(text[:foot], filled=filled) if one.end in ends and not one.name]
    below, beyond, heads = following
    lines = islice(_LINE.finditer(below), LINES)
    line = next((it for it in lines if it.start() not in heads and not _FOLIO.fullmatch(it[0].strip())), None)
    if not last or line is None:
        return None
    one, hyphen, word = last[-1], text[last[-1].end : last[-1].end + 1] == HYPHEN, line[0].split()[0]
    if not (_unended(one.written) or hyphen) or _HOST.match(one.written):
        return None
    if not (_IN_NAME if one.written[-1] != "/" else _IN_PATH).match(word) or (word[0].isupper() and word[-1].isalnum()):
        return None
    if any(at in covered for at in range(one.start, one.end)):
        return None
    begun = text[one.start : one.end] + "-" * hyphen
    whole = f"{begun}\r\n{below[line.start() : line.start() + MOST]}"
    shift = len(begun) + 2 - line.start()
    fills = {end - one.start: how for end, how in filled.items() if one.start < end < one.end}
    fills |= {len(begun): filled.get(one.end, Filled.EDGE)}
    fills |= {end + shift: how for end, how in beyond.items() if line.start() < end < line.start() + MOST}
    found = next(addresses(whole, filled=fills), None)
    if found is None or found.start or found.cut or found.end <= len(begun) + 2:
        return None
    return Over(slice(one.start, one.end), slice(line.start(), found.end - shift), whole[: found.end], fills)


def _may_go_on(one: Address, text: str, stop: int, filled: Filled, *, host: bool, following: str | None) -> bool:
    sign = text[stop - 1] if text[stop : stop + 1] != HYPHEN else HYPHEN
    if sign == "/":
        return following is not None and _has_rest(one.written, filled, following)
    if sign in _UNENDED or one.written.endswith(ESCAPED_BLANK):
        return True
    if sign != "." or stop == one.end:
        return False
    if host:
        return not whole_host(one.written) or (following is not None and rest(following) is not None)
    return is_incomplete_doi(one.written)


def _unended(written: str) -> bool:
    """Whether an address ends in a way that shows that more must or may follow."""
    return written[-1] in _UNENDED or written.endswith(ESCAPED_BLANK)


def _has_rest(written: str, filled: Filled, following: str) -> bool:
    """Whether a line of the next page (of its text or notes) begins with what may be the rest of a path.

    Among the first lines that may also be a hyphenated or dotted word, if the cut line was too full to hold it.
    """
    at = Break(opened=False, blank=False, ends=False, filled=filled)
    # lines within these belong to them
    known = [slice(one.start, one.end) for one in addresses(following) if one.joined]
    lines = [
        line
        for line in islice(_LINE.finditer(following), LINES)
        if not _FOLIO.fullmatch(line[0].rstrip()) and not any(one.start < line.start() < one.stop for one in known)
    ]
    words = [line[0].split()[0] for line in lines]
    if filled > Filled.SHORT and any(map(_IN_PARTS.match, words[:HEAD])):
        return True
    long = filled > Filled.SHORT
    return any(goes(written, word, replace(at, ends=long and not _WORD.fullmatch(word))) != Goes.ENDS for word in words)


def _may_break_in_word(one: Address, stop: int, following: str | None) -> bool:
    """Whether an address that fills the last line of its page may continue on the next page.

    One of the first two lines there must begin within a sentence or a word.
    """
    if following is None or stop != one.end or ends_as_file(one.written) or not one.written[-1].isalnum():
        return False
    return any(_AMID.match(line[0]) for line in islice(_LINE.finditer(following), 2))


def _with_rest(text: str, stop: int) -> int:
    """The end of the word in the line below."""
    behind = _BEHIND.match(text, stop)
    return behind.end() if behind else stop


def rest(text: str) -> slice | None:
    """The possible rest of a host, with its path, at the beginning of one of the first lines of a page."""
    for line in islice(_LINE.finditer(text), HEAD):
        if found := _REST.match(text, line.start()):
            return slice(*found.span())
    return None


def turned(text: str) -> Iterator[tuple[slice, slice]]:
    """Yields addresses at the end of right-to-left lines that may continue in the next line, with their possible rest.

    pdfium puts the end of such a line at its beginning in the text, and the rest at the end of the next line. The
    second slice is empty if only the address's last character shows that more must follow.
    """
    for one in addresses(text, join=False):
        start = max(text.rfind(sign, 0, one.start) for sign in "\r\n\x0b\x0c\x1f") + 1
        found = _LINE_END.search(text, one.end)
        end = found.start() if found else len(text)
        if text[start : one.start].strip() or not _RIGHT_TO_LEFT.search(text, one.end, end):
            continue
        below = _BELOW.match(text, end)
        assert below is not None  # it may be empty
        word = _LAST_WORD.search(below[1].rstrip())
        if (
            word
            and _RIGHT_TO_LEFT.search(below[1], 0, word.start())
            and goes(one.written, word[0], _TURNED) != Goes.ENDS
        ):
            yield slice(one.start, one.end), slice(below.start(1) + word.start(), below.start(1) + word.end())
        elif text[one.end - 1] in _UNENDED - {"/"}:
            yield slice(one.start, one.end), slice(0)
