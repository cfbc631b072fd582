"""The normal form in which texts are compared (pure).

Folding: NFKC (full-width digits and letters, ligatures, Kangxi radicals of PDF fonts); zero-width characters, bidi
marks and private-use characters (icons of fonts) are removed, every run of white space becomes one space. Case is kept:
a changed case is a change.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, compress
from operator import itemgetter
from typing import cast

from archiver.text.literals import Literals
from storage.normalisation import composed

SHINGLE = 8  # characters, not words: Chinese does not separate words
SAMPLE_ABOVE = 60_000  # characters of a text above which it is compared by a content-defined eighth of its shingles
# cached lines: the views of a page, and of the copy before it, share most of them
REMEMBERED, REMEMBERED_CHARS = 4096, 1000
UNMARKED = 120  # bytes of a sentence, at least, in scripts without a mark for its end
VIEWS = 12  # cached views of the two texts that are being compared
LONG_RUN = 100  # characters from which searching ASCII for white space is faster than str.isprintable
ASKED = 64  # cached counts of words in a view
VIEW_CHARS = 200_000  # of a view whose lines are cached, at most: they may be one character each

_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ue000-\uf8ff]+"
)
_BEFORE_NEXT, _LAST_OF_SEVERAL = r"[\s”’\")](?=\S)", r"(?![。！？；!?…”’」』）\")])"
# full stops that end no sentence: "27. Februar", "3. A list"; "2026.10.12. 16:30" and "2026. 10. 12."; at the start of
# a line "4.1. Security"
_NO_ORDINAL = (
    r"(?<!\s\d\.)(?<!\s\d\d\.)(?<!^\d\.)(?<!^\d\d\.)(?<!\d{4}\.\d\d\.\d\d\.)(?:(?<!\d{4}\.)|(?!\s\d{1,2}\.\s?\d{1,2}\b))"
    + "".join(
        rf"(?<!{begin}{number})"
        for begin in (r"\n", "^")
        for number in (r"\d\.\d\.", r"\d\.\d\d\.", r"\d\d\.\d\.", r"\d\.\d\.\d\.", r"\d\d\.\d\.\d\.")
    )
)
_SIGNS = re.compile(r"[✓✗✔✘☐☑☒✅❌\s]+")
# sentence ends by their mark: a search for one character takes a tenth of the time of one for several
_SENTENCE_ENDS = [
    (mark, re.compile(re.escape(mark) + rule))
    for marks, rule in (
        (".", _NO_ORDINAL + _BEFORE_NEXT), (";", _BEFORE_NEXT), ("!?", f"(?:{_BEFORE_NEXT}|{_LAST_OF_SEVERAL})"), ("。！？；…", _LAST_OF_SEVERAL)
    )
    for mark in marks
]  # fmt: skip
_LINE_END = ("\n", re.compile("\n"))
_URL = re.compile(r"https?://[!-~]+")
_PERMALINKS = "#¶§🔗⚓⌗"
MARKLESS = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")  # Thai, Lao, Khmer: no full stops
_PERMALINK = re.compile(rf"[\s{_PERMALINKS}]+$")

_WINDOWS = [slice(at, at + SHINGLE) for at in range(1000)]  # precomputed for pieces of text, few of which are longer

_BREAKS = b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"  # ASCII white space of str.split, without the space
# white space that NFKC leaves in place, other than space and line feed; it turns the rest into spaces
_RARE_SPACE = _BREAKS.decode().replace("\n", "") + "\x85\u1680\u2028\u2029"
# white space that is no single space, in ASCII and in a view: searching for all takes a third of the time of `"  " in text`
_LOOSE = Literals(one.encode() for one in ("  ", *_BREAKS.decode()))
_LOOSE_IN_VIEW = Literals(one.encode() for one in ("  ", *_RARE_SPACE))
_ASCII_SPACE = _BREAKS + b" "
_ASCII_IN_LINE = _ASCII_SPACE.replace(b"\n", b"")
_EIGHTH = bytes(not byte & 7 for byte in range(256))
_EIGHTH_CHARS = bytes(range(0, 128, 8)).decode()  # in ASCII
# matches each sampled shingle; the rest of a match only skips to the next one
_ASCII_EIGHTH = re.compile(rf"(?=({'.' * SHINGLE})).[^{re.escape(_EIGHTH_CHARS)}]*+", re.DOTALL)
_WORD = re.compile(r"\w")
_FIGURE = re.compile(r"\d")
_ENDS, _CLOSING = frozenset(".。!！?？…;；"), "\"'”’」』)）"  # what ends a sentence, and closing quotes after it


def fold(text: str) -> str:
    """The folded text on one line."""
    return " ".join(lines(text)) if len(text) > REMEMBERED_CHARS else squeezed(_nfkc(text))


def squeezed(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    if len(text) > LONG_RUN and text.isascii():
        plain = not _LOOSE.any_in_text(text)
    else:  # no other white space is printable
        plain = "  " not in text and text.isprintable()
    return text.strip(" ") if plain else " ".join(text.split())


def read_together(one: str, other: str) -> None:
    """Prepare two similar views so that their common beginning and end, in whole lines, are processed once.

    It speeds up `lines`, `passages` and `dense` of both and changes no result.
    """
    if one == other or max(len(one), len(other)) > VIEW_CHARS:
        return
    cached = [_parts.get(text) for text in (one, other)]
    if cached[0] and cached[1] and cached[0][::2] == cached[1][::2]:
        return
    before, after = common_ends(one, other)
    before = one.rfind("\n", 0, before) + 1
    after = len(one) - (one.find("\n", len(one) - after) + 1 or len(one))
    if len(_parts) > VIEWS:
        _parts.clear()
    begin, end = one[:before], one[len(one) - after :]
    for text in (one, other) if before or after else ():
        _parts[text] = begin, text[before : len(text) - after], end


_parts: dict[str, tuple[str, str, str]] = {}


def lines(text: str) -> tuple[str, ...]:
    """The folded lines of a text, without empty ones."""
    return _known_lines(text) if len(text) <= VIEW_CHARS else _lines(text)


def _lines(text: str) -> tuple[str, ...]:
    folded = _nfkc(text)
    if not _LOOSE_IN_VIEW.any_in_text(folded):  # already squeezed by the extraction
        return tuple([line for one in folded.split("\n") if (line := one.strip(" "))])
    if not _plainly_set(folded):
        return tuple([line for one in folded.splitlines() if (line := " ".join(one.split()))])
    return tuple([
        line for one in folded.split("\n") if (line := " ".join(one.split()) if "  " in one else one.strip(" "))
    ])  # fmt: skip


_part_lines = lru_cache(maxsize=VIEWS)(_lines)


@lru_cache(maxsize=VIEWS)
def _known_lines(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_part_lines, _parts.get(text, (text,)))))


def dense(text: str) -> str:
    """The folded text without any white space: where two extractions break lines means nothing."""
    return _known_dense(text) if len(text) > REMEMBERED_CHARS else _dense(text)


def _dense(text: str) -> str:
    folded = _nfkc(text)
    if folded.isascii():  # five times as fast for long texts
        return folded.encode().translate(None, _ASCII_SPACE).decode()
    if len(folded) > REMEMBERED_CHARS and _plainly_set(folded):
        return folded.replace("\n", "").replace(" ", "")
    return "".join(folded.split())


_part_dense = lru_cache(maxsize=VIEWS)(_dense)


@lru_cache(maxsize=VIEWS)
def _known_dense(text: str) -> str:
    return "".join(map(_part_dense, _parts.get(text, (text,))))


def dense_lines(lines: Iterable[str]) -> list[str]:
    """`dense` for each of several lines without line feeds, in one go: most of the time goes into calls."""
    folded = _nfkc("\n".join(lines))
    if folded.isascii():
        return folded.encode().translate(None, _ASCII_IN_LINE).decode().split("\n")
    return ["".join(line.split()) for line in folded.split("\n")]


def bare(text: str) -> str:
    """The dense text without web addresses: those are links, whose change is a separate fact."""
    return dense(unlinked(text))


def unlinked(text: str) -> str:
    """The text without web addresses. Most texts have no slash, and seeing that takes a fiftieth of the time."""
    return _URL.sub(" ", text) if "/" in text and "://" in text else text


def count(words: str, text: str) -> int:
    """How often words occur in a text, cached, as several callers ask for the same."""
    return _known_count(words, text) if len(text) <= VIEW_CHARS else text.count(words)


@lru_cache(maxsize=ASKED)
def _known_count(words: str, text: str) -> int:
    return text.count(words)


def key(passage: str) -> str:
    """The bare passage, without the sign (¶, #) that the permanent link of a heading leaves."""
    return _known_key(passage) if len(passage) <= REMEMBERED_CHARS else _key(passage)


def _key(passage: str) -> str:
    last = passage[-1:]
    if last.isspace() or last in _PERMALINKS:
        passage = _PERMALINK.sub("", passage)
    if len(passage) <= REMEMBERED_CHARS and passage.isascii() and "://" not in passage:  # `bare` for most
        return passage.encode().translate(None, _ASCII_SPACE).decode()
    return bare(passage)


_known_key = lru_cache(maxsize=REMEMBERED)(_key)


def keys(passages: Iterable[str]) -> list[str]:
    """The key of each passage.

    In one go if only white space is to be removed: the calls would dominate, even for cached keys.
    """
    passages = list(passages)
    whole = "\n".join(passages)
    if (
        whole.isascii()
        and "#" not in whole
        and ("/" not in whole or "://" not in whole)
        and whole.count("\n") == len(passages) - 1
    ):
        return whole.encode().translate(None, _ASCII_IN_LINE).decode().split("\n")
    return [_known_key(one) if len(one) <= REMEMBERED_CHARS else _key(one) for one in passages]


def passages(text: str) -> tuple[str, ...]:
    """The folded sentences of a text, also cut at line ends; only those with a letter or digit."""
    return _known_passages(text) if len(text) <= VIEW_CHARS else _passages(text)


def _passages(text: str) -> tuple[str, ...]:
    """The passages of all lines in one go: no sentence ends differently because of the line after it."""
    return _pieces("\n".join(lines(text)), (*_SENTENCE_ENDS, _LINE_END))


_part_passages = lru_cache(maxsize=VIEWS)(_passages)


@lru_cache(maxsize=VIEWS)
def _known_passages(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_part_passages, _parts.get(text, (text,)))))


def has_digit(text: str) -> bool:
    """Whether a text has a digit; for ASCII in a tenth of the pattern's time."""
    if text.isascii():
        return len(text.encode().translate(None, b"0123456789")) < len(text)
    return _FIGURE.search(text) is not None


def size(text: str) -> int:
    """The size of a text in bytes of UTF-8: a Chinese character says as much as three letters."""
    return len(text.encode("utf-8", "replace"))


def ends_sentence(passage: str) -> bool:
    """Whether a passage ends like a sentence."""
    return passage.removesuffix("\n").rstrip(_CLOSING)[-1:] in _ENDS


def is_sentence(passage: str) -> bool:
    """Whether a passage is a sentence: it ends like one or, in scripts without a mark for that, is as long as one."""
    return ends_sentence(passage) or (
        not passage.isascii() and size(passage) >= UNMARKED and len(MARKLESS.findall(passage)) * 2 >= len(passage)
    )


def sentences(line: str) -> tuple[str, ...]:
    """The passages of one line, folded or as written."""
    return _known_sentences(line) if len(line) <= REMEMBERED_CHARS else _sentences(line)


def _sentences(line: str) -> tuple[str, ...]:
    return _pieces(line, _SENTENCE_ENDS)


def _pieces(text: str, ends: Iterable[tuple[str, re.Pattern[str]]]) -> tuple[str, ...]:
    """The text between these ends, each given as (its first character, pattern)."""
    out, start = [], 0
    cuts = [found.end() for mark, end in ends if mark in text for found in end.finditer(text)]
    for end in (*sorted(cuts), len(text)):
        piece = text[start:end].strip()
        start = end
        if piece and (piece[0].isalnum() or _WORD.search(piece)):  # most pieces begin with a letter
            out.append(piece)
        elif out and _SIGNS.fullmatch(piece):  # belongs to the sentence before: "The plant was audited. ✓"
            out[-1] = f"{out[-1]} {piece}"
    return tuple(out)


_known_sentences = lru_cache(maxsize=REMEMBERED)(_sentences)


@lru_cache(maxsize=4)  # a page's main text is often all of its text
def digest(text: str) -> str:
    """The SHA-256 of the dense text, in hexadecimal."""
    return hashlib.sha256(dense(text).encode("utf-8", "surrogatepass")).hexdigest()


def shingles(folded: str, *, sampled: bool) -> set[str]:
    """The 8-character shingles of a folded text.

    `sampled`: only those whose first code point is divisible by eight, so that a passage gives the same ones wherever
    it stands.
    """
    last = len(folded) - SHINGLE + 1
    if sampled and folded.isascii():  # takes three fifths of the time
        return set(_ascii_eighth(folded))
    if sampled:
        low = folded.encode("utf-32-le", "surrogatepass")[::4]  # the lowest byte of each code point
        return {folded[i : i + SHINGLE] for i in compress(range(last), low.translate(_EIGHTH))}
    return {folded[i : i + SHINGLE] for i in range(last)}


def cut(folded: str, *, sampled: bool) -> Iterable[str]:
    """`shingles` of a short text, with repetitions: callers unite them in one set, which need not be built twice."""
    if sampled and folded.isascii():
        return _ascii_eighth(folded)
    if sampled:
        return shingles(folded, sampled=True)
    last = len(folded) - SHINGLE + 1
    if 1 < last <= len(_WINDOWS):
        return cast("tuple[str, ...]", _windows(last)(folded))
    return [folded[i : i + SHINGLE] for i in range(last)]


def _ascii_eighth(folded: str) -> list[str]:
    found: list[str] = _ASCII_EIGHTH.findall(folded)
    if folded[:1] not in _EIGHTH_CHARS:  # the first match starts at 0, whatever stands there
        del found[:1]
    return found


@lru_cache(maxsize=len(_WINDOWS))
def _windows(last: int) -> Callable[[str], object]:
    """A function that cuts the first `last` (at least two) shingles out of a text, in half the time of a loop."""
    return itemgetter(*_WINDOWS[:last])


def common_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How many characters (or lines) two sequences share at their start and, after that, at their end."""
    shorter = min(len(one), len(other))
    # binary search, without comparing anything twice; most sequences have nothing in common
    shared, end = 0, shorter if shorter and one[0] == other[0] else 0
    while shared < end:
        middle = (shared + end + 1) // 2
        if one[shared:middle] == other[shared:middle]:
            shared = middle
        else:
            end = middle - 1
    before, ones, others = shared, len(one), len(other)
    after, end = 0, shorter - shared if shorter > shared and one[-1] == other[-1] else 0
    while after < end:
        middle = (after + end + 1) // 2
        if one[ones - middle : ones - after] == other[others - middle : others - after]:
            after = middle
        else:
            end = middle - 1
    return before, after


def _plainly_set(folded: str) -> bool:
    """Whether spaces and line feeds are the only white space of a text."""
    return not any(map(folded.__contains__, _RARE_SPACE))


def _nfkc(text: str) -> str:
    if text.isascii():
        return text
    return _known_nfkc(text) if len(text) > REMEMBERED_CHARS else _known_normalized(text)


def _by_line(text: str) -> str:
    """`_normalized` for a view, line by line: no composition crosses a line feed, and most lines are ASCII."""
    if len(text) > VIEW_CHARS:
        return _normalized(text)
    return "\n".join([line if line.isascii() else _line(line) for line in text.split("\n")])


def _line(line: str) -> str:
    return _known_normalized(line) if len(line) <= REMEMBERED_CHARS else _normalized(line)


def _normalized(text: str) -> str:
    if _DROPPED.search(text) is not None:
        text = _DROPPED.sub("", text)
    # most texts are in NFKC: checking takes an eighth of the time of converting
    return text if unicodedata.is_normalized("NFKC", text) else composed(text, "NFKC")


_known_nfkc = lru_cache(maxsize=VIEWS)(_by_line)
_known_normalized = lru_cache(maxsize=REMEMBERED)(_normalized)
