"""One way to write a text down before it is compared (pure).

Folding: NFKC (full-width digits and letters, ligatures, Kangxi radicals of PDF fonts), zero-width and bidi marks
dropped, every run of white space one blank. Case is kept: a changed case is a change.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import compress, pairwise

SHINGLE = 8  # characters; takedown.md 1.4: characters, never words, because Chinese has none
SAMPLE_ABOVE = 60_000  # a text longer than this is compared by a content-defined eighth of its shingles
# the views of a page, and of the page before, have most lines in common: each is cut up once
REMEMBERED, REMEMBERED_CHARS = 4096, 1000

_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f]+"
)
_SENTENCE = re.compile(r"[.!?;][\s”’\")](?=\S)|[。！？；!?…](?![。！？；!?…”’」』）\")])")  # where one ends
# the same where nothing else can stand, in half the time
_ASCII_SENTENCE = re.compile(r"[.!?;](?:[\s\")](?=\S)|(?<=[!?])(?![!?\")]))")
_URL = re.compile(r"https?://[!-~]+")
_PERMALINKS = "#¶§🔗⚓"
_PERMALINK = re.compile(rf"[\s{_PERMALINKS}]+$")

_BREAKS = b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"  # all that str.split takes for white space in ASCII, but the blank
_ASCII_SPACE = _BREAKS + b" "
_BLANKS = bytes.maketrans(_BREAKS, b" " * len(_BREAKS))
LONG_CHARS = 64  # a longer run of text is looked at before it is cut up
_EIGHTH = bytes(not byte & 7 for byte in range(256))
_WORD = re.compile(r"\w")


def fold(text: str) -> str:
    """The text on one line."""
    folded = _nfkc(text)
    if not folded.isascii():
        return " ".join(folded.split())
    line = folded.encode().translate(_BLANKS).decode()  # four times as quick, for long texts
    while "  " in line:
        line = line.replace("  ", " ")
    return line.strip(" ")


def squeezed(text: str) -> str:
    """The text with every run of white space one blank, and none at its ends."""
    if len(text) > LONG_CHARS and _single(text, _BREAKS):  # most long runs hold words and single blanks
        return text.strip(" ")
    return " ".join(text.split())


def _single(text: str, breaks: bytes) -> bool:
    """Whether an ASCII text has no two blanks in a row and none of these for a blank."""
    return text.isascii() and "  " not in text and len(text.encode().translate(None, breaks)) == len(text)


def lines(text: str) -> list[str]:
    """The folded lines of a text that are not empty."""
    folded = _nfkc(text)
    if _single(folded, _BREAKS.replace(b"\n", b"")):  # texts of pages were squeezed as they were read
        return [line for one in folded.split("\n") if (line := one.strip(" "))]
    return [line for line in map(squeezed, folded.splitlines()) if line]


def dense(text: str) -> str:
    """Folded, and without any white space: where two extractions break a line says nothing."""
    folded = _nfkc(text)
    if folded.isascii():  # five times as quick, for long texts
        return folded.encode().translate(None, _ASCII_SPACE).decode()
    return "".join(folded.split())


def dense_lines(lines: Iterable[str]) -> list[str]:
    """Each of these dense; none has a line feed in it. All at once: most of the time goes into calling."""
    folded = _nfkc("\n".join(lines))
    if folded.isascii():
        return folded.encode().translate(None, _ASCII_SPACE.replace(b"\n", b"")).decode().split("\n")
    return ["".join(line.split()) for line in folded.split("\n")]


def bare(text: str) -> str:
    """Dense, and without the web addresses in it: those are links, whose change is another fact."""
    return dense(_URL.sub(" ", text) if "://" in text else text)


def key(passage: str) -> str:
    """Bare, and without the sign that a heading's permanent link leaves behind."""
    return _known_key(passage) if len(passage) <= REMEMBERED_CHARS else _key(passage)


def _key(passage: str) -> str:
    last = passage[-1:]
    return bare(_PERMALINK.sub("", passage) if last.isspace() or last in _PERMALINKS else passage)


_known_key = lru_cache(maxsize=REMEMBERED)(_key)


def passages(text: str) -> list[str]:
    """Folded sentences, or lines where those end earlier; only what has a letter or digit in it."""
    return [
        piece
        for line in lines(text)
        for piece in (_known_sentences(line) if len(line) <= REMEMBERED_CHARS else _sentences(line))
    ]


def _sentences(line: str) -> tuple[str, ...]:
    sentence = _ASCII_SENTENCE if line.isascii() else _SENTENCE
    ends = [0, *(found.end() for found in sentence.finditer(line)), len(line)]
    pieces = (line[start:end].strip() for start, end in pairwise(ends))
    return tuple(piece for piece in pieces if piece and _WORD.search(piece))


_known_sentences = lru_cache(maxsize=REMEMBERED)(_sentences)


@lru_cache(maxsize=4)  # the main text of a page is often all of it
def digest(text: str) -> str:
    """sha256 of the dense text."""
    folded = _nfkc(text)
    if folded.isascii():  # as `dense`, and what that gives is not needed
        return hashlib.sha256(folded.encode().translate(None, _ASCII_SPACE)).hexdigest()
    return hashlib.sha256(dense(text).encode("utf-8", "surrogatepass")).hexdigest()


def shingles(folded: str, *, sampled: bool) -> set[str]:
    """The 8-character shingles of a folded text; of a sampled one those that begin with every eighth code point,
    so that the same passage gives the same ones wherever it stands."""
    last = len(folded) - SHINGLE + 1
    if sampled:
        # of each code point the lowest byte
        low = folded.encode() if folded.isascii() else folded.encode("utf-32-le", "surrogatepass")[::4]
        return {folded[i : i + SHINGLE] for i in compress(range(last), low.translate(_EIGHTH))}
    return {folded[i : i + SHINGLE] for i in range(last)}


def common(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginning, and after that at their end."""
    most = min(len(one), len(other))
    before = _longest(most, lambda size: one[:size] == other[:size])
    last = most - before
    return before, _longest(last, lambda size: one[len(one) - size :] == other[len(other) - size :])


def _longest(most: int, same: Callable[[int], bool]) -> int:
    """The largest size up to `most` for which `same` holds, as it does for all that are smaller."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if same(middle):
            least = middle
        else:
            most = middle - 1
    return least


@lru_cache(maxsize=12)  # the views of the two texts that are being compared are each asked for several times
def _nfkc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", _DROPPED.sub("", text))
