"""Addresses of a PDF's page that its end may cut, that of what is above its notes, or that of a line from right to left,
and what may be the rest of one (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from archiver.citations.addresses import Address, addresses, whole_host
from archiver.citations.breaks import ESCAPED_BLANK, Break, Filled, Goes, begun, ends_as_file, goes

APART, HYPHEN = "\x0b\x0c"  # in place of what an address does not go on over, at a page's end
PARTED = "\x1f"  # and amid a page

_APART = re.compile("[\x0b\x0c]+")
_UNENDED = frozenset("-/_=?&%~+\x0c")
_HOST = re.compile(r"(?:[a-z]+://)?[^/?#]*\Z", re.IGNORECASE)
_LINE_END = re.compile("[\r\n\x0b\x0c\x1f\x02\ufffe]|\\Z")
_BEHIND = re.compile(r"[\x0b\x0c]+[^\s\x0b\x0c]*")
_LINE = re.compile(r"[^\s][^\r\n\x0b\x0c\x1f]*")
_AMID = re.compile(r"(?=[^\W_])[^A-Z\s]*[^\W\dA-Z_]|\d{5}")  # a word that begins small, or more figures than a list has
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?[.,;:)]*")  # of a sentence, for all that is seen
_IN_PARTS = re.compile(r"[a-z0-9]+[-.][a-z0-9]*[a-z]")
_REST = re.compile(r"(?:[a-z0-9-]{1,63}\.){0,4}[a-z]{2,24}/[^\s\x0b\x0c]+")
_FOLIO = re.compile(r"\d{1,3}")  # the page's number, or a slide's
_BELOW = re.compile("[\r\n\x0b\x0c\x1f \t]*([^\r\n\x0b\x0c\x1f]*)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LAST_WORD = re.compile(r"[A-Za-z0-9%._~/?&=#+-]+\Z")
_TURNED = Break(opened=False, blank=False, ends=True, filled=Filled.EDGE)  # such lines all end at the column's edge
# no word of a sentence, nor a number of a list: behind a stroke, and behind a hyphen, where more is missing for sure
_IN_PATH = re.compile(r"(?!\W*\d{1,4}\W*\Z)[^\W_]\S*?(?:[/_.=%&?]\w|\d)")
_IN_NAME = re.compile(rf"{_IN_PATH.pattern}|[^\W_]+(?:-[^\W_]+){{2}}")
MOST = 2000  # letters of the rest of an address, and of the lines around it
LINES = 200  # of a page, at most
HEAD = 4  # lines of a page at which one may go on


def at_ends(
    text: str, filled: Mapping[int, Filled], covered: Collection[int], foot: int, following: str | None
) -> Iterator[tuple[slice, bool]]:
    """Where they are, with what may be the rest behind them; whether that is their host. `foot`: where the notes begin;
    `covered`: places that links begin and end at, which tell the whole of them; `following`: the text of the next page, None behind the last."""
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
    """An address that goes on in the next page. `place`, `rest`: where it stands here and there; `text`: all of it, with its
    lines' ends; `filled`: how much of its width each of them takes."""

    place: slice
    rest: slice
    text: str
    filled: dict[int, Filled]


def over(
    text: str, filled: Mapping[int, Filled], covered: Collection[int], foot: int,
    following: tuple[str, Mapping[int, Filled], Collection[int]],
) -> Over | None:  # fmt: skip
    """The one whose path breaks off at a sign at the end of what is above a page's notes, and the first line of the next page
    can only be its rest. `following`: the text of that page, its lines, and where those begin that run over the pages."""
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
    return begun(one.written)


def _unended(written: str) -> bool:
    """Whether more of an address is missing, or may be."""
    return written[-1] in _UNENDED or written.endswith(ESCAPED_BLANK)


def _has_rest(written: str, filled: Filled, following: str) -> bool:
    """Whether a line of the next page, where its text or its notes may go on, begins with what may be the rest of a path; of
    the first ones a word in parts may be that, where it found no place any more."""
    at = Break(opened=False, blank=False, ends=False, filled=filled)
    known = [slice(one.start, one.end) for one in addresses(following) if one.joined]  # whose rest is theirs
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
    """Whether an address that fills its page's last line may go on in the next page, one of whose first lines begins amid a
    sentence or a word."""
    if following is None or stop != one.end or ends_as_file(one.written) or not one.written[-1].isalnum():
        return False
    return any(_AMID.match(line[0]) for line in islice(_LINE.finditer(following), 2))


def _with_rest(text: str, stop: int) -> int:
    """Where the word ends that stands in the line below."""
    behind = _BEHIND.match(text, stop)
    return behind.end() if behind else stop


def rest(text: str) -> slice | None:
    """What may be the rest of a host and what is behind it, at the beginning of one of the first lines of a page."""
    for line in islice(_LINE.finditer(text), HEAD):
        if found := _REST.match(text, line.start()):
            return slice(*found.span())
    return None


def turned(text: str) -> Iterator[tuple[slice, slice]]:
    """Those that end a line from right to left, where the engine has them at its beginning, and may go on in the next: with
    what may be the rest, which it has at the end of that line."""
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
