"""Addresses in running text, wherever its lines break, and names that a resolver knows (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

JOINS = 12  # lines that one address may go on over
CHARS = 4000  # of one address
AROUND = 2000  # characters of the lines around one that are measured

_HYPHENS = "\ufffe\x02"  # pdfium's signs for a hyphen that a line was broken at
_SOFT = "\u00ad\u200b\u2060\ufeff"  # none of an address's letters
# what ends an address: blanks, quotation marks, brackets of other scripts, marks of CJK sentences, what is covered by a link
_END = '\\s\\x00\\x01\\x03-\\x1f\\x7f<>"“”„‟’‘‚«»‹›「」『』《》〈〉【】〔〕（）［］｛｝，。；：、！？｡･〜،؛؟۔।॥։՝…—|^`{}\\\\'
_RUN = re.compile(f"[^{_END}]*")
_LETTER = "A-Za-z0-9"
_DOMAIN = r"(?:com|org|net|edu|gov|int|mil|eu|(?:com|co|org|gov|edu|ac|net|go|or)\.[a-z]{2}|cn|de|fr|uk|ch|at|nl|be|it|es|se|no|dk|fi|jp|kr|ru|ca|au)"
_BEGINS = re.compile(
    rf"(?P<url>(?<![{_LETTER}])(?:https?|ftps?|sftp)://)"
    rf"|(?P<www>(?<![{_LETTER}@./:%_-])www\d?\.(?=[\w-]))"
    rf"|(?P<bare>(?<![{_LETTER}@./:%_-])(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}{_DOMAIN}/(?=[{_LETTER}~@%_]))"
    rf"|(?P<doi>(?<![{_LETTER}/])doi\s*[:：]?\s*(?=10\.\d{{4,9}}(?:\.\d+)*/))"
    rf"|(?P<name>(?<![{_LETTER}/:])(?:hdl:\s?(?=\d[\d.]*/)|urn:nbn:(?=[a-z]{{2}})))"
    rf"|(?P<number>(?<![{_LETTER}/])(?:arXiv:\s?(?:\d{{4}}\.\d{{4,5}}|[a-z-]+(?:\.[A-Z]{{2}})?/\d{{7}})(?:v\d+)?|PMC?ID:?\s?(?:PMC)?\d{{1,8}})(?!\w))",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_ANGLES = re.compile(r"(?:https?|ftp)://[^<>\s]+(?:\s+[^<>\s]+){0,11}(?=\s*>)", re.IGNORECASE)
_TRAIL = ".,;:!?'*–‐¹²³⁰⁴⁵⁶⁷⁸⁹"
_MARKED = re.compile(r"\[\d{1,3}\]\Z")  # by a note
_CLOSING = {")": "(", "]": "["}
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_INNER = re.compile(r"(?<![/=?&:%])https?://", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:pdf|x?html?|php\d?|aspx?|jspx?|docx?|xlsx?|csv|json|xml|txt|shtml|jpe?g|png|mp4|zip)\Z", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,4}(?:\1\d{1,4})?\Z")
_EITHER = re.compile(r"[A-Za-z]{1,8}/[A-Za-z]{1,4}\Z")  # and/or, km/h
_PAIR = re.compile(r"[A-Za-z]+/[A-Za-z]+\Z")  # input/output
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_LAST = tuple(".,;:)]")
_ENDS = re.compile(r"\s*(?:\Z|[\r\n(\[“\"„«）。，；])|[^\S\r\n]+[(\[]")
_SUFFIX = re.compile(r"\.[a-z]{2,5}\d?(?:\Z|[/?#&)\].,;:])", re.IGNORECASE)
_AGAIN = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_COPY_OF = re.compile(r"/(?:\d{4,14}[a-z_*]*|web)/\Z|=\Z")  # an archive's copy, or a parameter that is an address
_LABEL = re.compile(r"[a-z]{2,6}(?:[/.,;)]|\Z)")
_HOST = re.compile(r"[a-z]+://([^/?#]*)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a text, or a name that a resolver may know. `written`: in one piece."""

    start: int
    end: int
    written: str
    joined: bool = False  # a line was broken in it
    name: bool = False  # no address, but a DOI or the like


def addresses(text: str, *, join: bool = True) -> Iterator[Address]:
    """All of a text in order. `join`: its lines are broken anywhere, also in an address."""
    at = 0
    while (begins := _BEGINS.search(text, at)) is not None:
        found = _found(text, begins, join=join)
        at = max(begins.end(), found.end if found is not None else 0)
        if found is not None:
            yield found


def _found(text: str, begins: re.Match[str], *, join: bool) -> Address | None:
    start, kind = begins.start(), begins.lastgroup
    if kind == "number":
        return Address(start, begins.end(), " ".join(begins[0].split()), name=True)
    if kind == "url" and text[start - 1 : start] == "<" and (whole := _ANGLES.match(text, start)):
        between = re.findall(r"\s+", whole[0])
        if all("\n" in one for one in between):
            return Address(start, whole.end(), _clean("".join(whole[0].split())), joined=bool(between))
    body = begins.end() if kind in {"doi", "name"} else start
    raw, end = _extended(text, body, start, join=join)
    written = _clean(raw)
    kept = _cut(written)
    if kept == written:
        stop = end
    else:  # so far as it is kept, in the text as it is broken
        stop = body + _length(text[body:end], len(kept))
    if len(kept) <= begins.end() - body or not any(map(str.isalnum, kept[begins.end() - body :])):
        return None
    before = " ".join(begins[0].split()) if body != start else ""
    spaced = " " if before and begins[0][-1:].isspace() else ""
    joined = any(one in text[body:stop] for one in "\r\n" + _HYPHENS)
    return Address(start, stop, f"{before}{spaced}{kept}", joined=joined, name=kind in {"doi", "name"})


def _clean(raw: str) -> str:
    """Without what only a line's break puts there."""
    for sign in _HYPHENS:
        raw = raw.replace(sign, "-")
    for sign in _SOFT:
        raw = raw.replace(sign, "")
    return raw


def _length(broken: str, chars: int) -> int:
    """How much of a text with breaks in it holds so many characters of an address."""
    count = 0
    for at, char in enumerate(broken):
        if count == chars:
            return at
        count += not (char.isspace() or char in _SOFT)
    return len(broken)


def _extended(text: str, at: int, start: int, *, join: bool) -> tuple[str, int]:
    """An address with what goes on in the next lines, nothing left off at its end; and where that is."""
    end = _run_end(text, at)
    raw = text[at:end]
    for _ in range(JOINS if join else 0):
        broken = _BREAK.match(text, end)
        if broken is None or len(raw) > CHARS or _closed(raw):
            break
        stop = _run_end(text, broken.end())
        token = text[broken.end() : stop]
        opened = text[max(0, start - 1) : start] in {"(", "[", "（", "【"}
        ends = token[-1:] in _LAST or _ENDS.match(text, stop) is not None
        if not token or not _goes_on(raw, token, opened=opened, full=_is_full(text, end), ends=ends):
            break
        raw, end = raw + token, stop
    return raw, end


def _run_end(text: str, at: int) -> int:
    found = _RUN.match(text, at)
    return min(found.end(), at + CHARS) if found else at


def _closed(raw: str) -> bool:
    """Whether a bracket that was opened before an address is closed in it."""
    return len(_bracketed(raw)) < len(raw)


def _goes_on(raw: str, token: str, *, opened: bool, full: bool, ends: bool) -> bool:
    """Whether the next line begins with more of an address. `opened`: it stands in brackets; `full`: its line is as long as
    those around; `ends`: the next word is the last of something, as an address is in what cites it."""
    last, first = raw[-1:], token[0]
    if raw.endswith("://"):
        return True
    if _AGAIN.match(token):
        return bool(_COPY_OF.search(raw))
    host = _HOST.match(raw)
    if host is not None and "." not in host[1].rstrip("."):
        return first.isalnum()
    if last in "-_=&%~+" + _HYPHENS:
        return first.isascii() and (first.isalnum() or first in "/?&=%#~_+")
    if first in "/?&=#%_~" and len(token) > 1:
        if first == "#" or (first == "~" and last != "/"):  # a word of its own; what is behind # names the same page
            return False
        return token[1].isascii() and (token[1].isalnum() or token[1] in "%_~-")
    if first in ".-":
        return bool(_SUFFIX.match(token)) if first == "." else token[1:2].isalnum() and last.isalnum()
    if not first.isascii() or not first.isalnum():
        return False
    bare = _bracketed(token.rstrip(_TRAIL)).rstrip(_TRAIL)
    looks = _looks(raw, bare)
    if last in "/?#":
        name = last == "/" and (raw.startswith("10.") or (opened and _closed(token)))
        return name or looks or (ends and _may_be(bare))
    if last == ".":
        cut = host is not None and len(host[1].split(".")[-2]) > 4 and _LABEL.match(token) is not None
        number = raw.startswith("10.") and first.isdigit()
        return number or ((cut or looks or _FILE.fullmatch(f".{bare}") is not None) and not first.isupper())
    return last.isalnum() and full and looks and not _PAIR.match(bare)


def _looks(raw: str, token: str) -> bool:
    """Whether a word is a part of an address rather than of a sentence; `raw`: what stands before the break."""
    if _DATE.match(token) or _EITHER.match(token):
        return False
    if "?" in raw + token and ("=" in token or "&" in token):
        return True
    return "/" in token or "_" in token or bool(_ESCAPED.search(token) or _FILE.search(token))


def _may_be(token: str) -> bool:
    """Whether it may be one: of many words or figures."""
    digits = sum(map(str.isdigit, token))
    letters = any(map(str.isalpha, token))
    return not _DATE.match(token) and (
        token.count("-") >= 2 or digits >= 5 or (digits > 0 and letters and len(token) >= 5)
    )


def _is_full(text: str, end: int) -> bool:
    """Whether a line is about as long as those around it."""
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    around = re.split(r"[\r\n]+", text[max(0, start - AROUND) : end + AROUND])
    return (end - start) * 2 >= max(map(len, around))


def _cut(written: str) -> str:
    """An address without what is the sentence's: marks, brackets that were opened before it, the next address, words of a
    script without blanks."""
    inner = _INNER.search(written, 1)
    if inner is not None:
        written = written[: inner.start()]
    written = _bracketed(_of_script(written))
    while True:
        less = _MARKED.sub("", written.rstrip(_TRAIL))
        opened = _unclosed(less)
        if opened is not None:
            less = less[:opened]
        if less == written:
            return written
        written = less


def _of_script(written: str) -> str:
    """Without the sentence that goes on behind it in Chinese, Japanese or Korean: such letters are an address's where they
    begin a part of its path."""
    for found in _CJK.finditer(written):
        before = written[found.start() - 1]
        if not (before in "/=_-.~+" or before.isdigit() or _CJK.match(before)):
            return written[: found.start()]
        if before.isdigit() and not _CJK.search(written[: found.start()]):
            return written[: found.start()]
    return written


def _bracketed(written: str) -> str:
    """Up to a closing bracket that nothing opens in it."""
    opened: list[str] = []
    for at, char in enumerate(written):
        if char in "([":
            opened.append(char)
        elif char in _CLOSING:
            if not opened or opened[-1] != _CLOSING[char]:
                return written[:at]
            opened.pop()
    return written


def _unclosed(written: str) -> int | None:
    """Where a bracket is opened that nothing closes."""
    opened: list[int] = []
    for at, char in enumerate(written):
        if char in "([":
            opened.append(at)
        elif char in _CLOSING and opened:
            opened.pop()
    return opened[0] if opened else None
