"""Finds addresses in running text, even across line breaks, and identifiers such as DOIs (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archiver.citations.line_breaks import (
    CJK,
    HYPHENS,
    TRAIL,
    Break,
    Filled,
    Goes,
    behind_script,
    bracketed,
    closed,
    goes,
    measured,
)
from archiver.citations.widths import narrowed

NARROW = 16  # maximum characters of an address in one line of a narrow table cell
JOINS = 24  # maximum line breaks within one address
CHARS = 4000  # maximum length of an address

# invisible characters that are never part of an address: break opportunities and text direction
_SOFT = "\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LEFT_OUT = "\ufdd0"  # placeholder for what a typesetter inserted into an address; a permanent Unicode noncharacter
# characters that typesetters substitute for ~ and -
_TILDES, _MINUS = "\u02dc\u223c", "\u2011\u2212"
_WITHOUT = (
    {ord(sign): None for sign in _SOFT + LEFT_OUT}
    | {ord(sign): "-" for sign in HYPHENS + _MINUS}
    | {ord(sign): "~" for sign in _TILDES}
)
# zero-width joiners next to ASCII; other scripts spell with them
_JOINERS = re.compile(r"(?<=[\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\x7f]|\Z)")
# what ends an address: white space, quotation marks, full-width brackets, CJK punctuation, text covered by a link
_END = '\ufffc\\s\\x00\\x01\\x03-\\x1f\\x7f<>"“”„‟’‘‚«»‹›「」『』《》〈〉【】〔〕（）［］｛｝，。；：、！？｡･〜،؛؟۔।॥։՝…—|^`{}\\\\'
# also allows a part of a path in full-width brackets if the path continues after them, and a dash between title words
_RUN = re.compile(rf"[^{_END}]*(?:(?:（[^{_END}]{{1,40}}）(?=[/?_&=-]|\.[A-Za-z0-9])|(?<=_)—(?=_))[^{_END}]*)*")
_IN_BRACKETS = re.compile(rf"（[^{_END}]{{1,6}}）")  # part of a page's name, （一） or （2021）, or a remark
_LETTER = "A-Za-z0-9"
_BEFORE_NAME = r"(?<![A-Za-z@./:%_-])"
# the number of a note may stand directly before a host name
_DIGITS = "".join("(?<![A-Za-z@./:%_-]" + r"\d" * count + ")" for count in range(1, 5)) + r"(?<!\d{5})"
_DOMAIN = r"(?:com|org|net|edu|gov|int|mil|eu|(?:com|co|org|gov|edu|ac|net|go|or)\.[a-z]{2}|cn|de|fr|uk|ch|at|nl|be|it|es|se|no|dk|fi|jp|kr|ru|ca|au)"
# hosts that are seldom written with a scheme: messaging channels, archive copies, URL shorteners
_KNOWN = r"(?:t\.me|telegram\.me|telegra\.ph|youtu\.be|perma\.cc|archive\.(?:ph|is|today|li|md|vn|fo)|bit\.ly|goo\.gl|fb\.(?:me|watch)|lnkd\.in)"
_WHOLE_HOST = re.compile(
    rf"(?:[a-z]+://)?(?!www\d?\.[^.]*\Z)(?:[\w-]+\.)+(?:{_DOMAIN}|info|[a-z]{{2}})\Z", re.IGNORECASE
)
_SPLIT = "|".join(
    f"{scheme[:at]}(?:\r?\n|[{HYPHENS}]){scheme[at:]}"
    for scheme in ("https://", "http://")
    for at in range(1, len(scheme))
)
_BEGINS = re.compile(
    rf"(?P<url>https?://(?![ ])|https?:/(?=www\.)|(?<![{_LETTER}])(?:ftps?|sftp)://)"
    rf"|(?P<split>(?<![{_LETTER}])(?:{_SPLIT}|https?://[ ](?=(?:[a-z0-9-]+\.)+[a-z]{{2,24}}(?:[/?#,;:)\s]|\.\s))))"
    rf"|(?P<unopened>(?<![{_LETTER}])(?:hxxps?(?:\[?:\]?//|\[://\])|https?(?:\[:\]//|\[://\])))"
    rf"|(?P<www>{_BEFORE_NAME}{_DIGITS}www\d?\.(?=[\w-]|\r?\n(?:[a-z0-9-]+\.)+[a-z]{{2,24}}(?![\w@])))"
    rf"|(?P<bare>(?<![{_LETTER}@./:%_-])(?!\d{{1,4}}www\d?\.|(?:com|co|org|gov|edu|ac|net|go|or)\.[a-z]{{2}}/)(?:(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}{_DOMAIN}|{_KNOWN})/(?=[{_LETTER}~@%_+]))"
    rf"|(?P<doi>(?<![A-Za-z/])doi\s*[:：=|]?[\s`]*(?=10\.(?:[ \t]*[\r\n]+[ \t]*)?\d{{4,9}}(?:\.\d+)*/)"
    rf"|(?<![\w/.:%=?&#@-])(?=10\.\d{{4,9}}(?:\.\d+)*/))"
    rf"|(?P<name>(?<![{_LETTER}/:])(?:hdl:\s?(?=\d[\d.]*/)|urn:nbn:(?=[a-z]{{2}})))"
    rf"|(?P<number>(?<![A-Za-z/])(?:arXiv:\s{{0,2}}(?:\d{{4}}\.\d{{4,5}}|[a-z-]+(?:\.[A-Z]{{2}})?/\d{{7}})(?:v\d+)?|PMC?ID\s?[:=]?\s?(?:PMC)?\d{{1,8}})(?!\w))",
    re.IGNORECASE,
)
# pasted text in which a space replaced the line break after a hyphen
_IN_PATH, _PASTED = (
    re.compile(r"https?://[^/]+/.*[^\W_]-", re.IGNORECASE),
    re.compile(r" (?=[a-z0-9]|[A-Z]\w*(?:[-_/]\w+){2})"),
)
_OF_PATH = re.compile(r"[A-Za-z0-9]+(?:[-/_=%&?]|\.[a-z])[^\s]")
_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_ANGLES = re.compile(r"(?:https?|ftp)://[^<>\s]+(?:\s+[^<>\s]+){0,11}(?=\s*>)", re.IGNORECASE)
_MARKED = re.compile(r"\[\d{1,3}\]\Z")  # the mark of a note
_RULE = re.compile(r"_{6}.*\Z", re.DOTALL)  # a line drawn with underscores
# dates of publication and access, as older Chinese citation styles append them: .htm,2018-10-16/2020-05-01
_DAY = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}"
_DATED = re.compile(
    rf"(?:,|(?<=\.htm)\.|(?<=html)\.|(?<=\.pdf)\.)[(\[]?{_DAY}[)\]]?(?:[/,(\[]?{_DAY}[)\]]?)?\Z|\[{_DAY}\]\Z"
)
# punctuation that no host name contains, or `/.` and a capital (a sentence whose space was lost), ends the address
_BEHIND_HOST = re.compile(r"((?i:https?|ftp)://[^\s/?#@,;!'*]+)(?:[,;!'*]|/\.(?=[A-Z])).*", re.DOTALL)
_HOST_BEGUN, _REST_OF_HOST = (
    re.compile(r"https?://[^/?#]*-", re.IGNORECASE),
    re.compile(r"[ \t]+[a-z0-9.-]+\.[a-z]{2,24}/\S*", re.IGNORECASE),
)
_INNER = re.compile(r"(?<![/=?&:%])(?<!/__)https?://", re.IGNORECASE)
_LAST = tuple(".,;:)]")
_ENDS = re.compile(
    r"\s*(?:\Z|[\r\n\x0b\x0c\x1f(\[“\"„«）。，；])|[^\S\r\n]+(?:[(\[]|(?:last\s)?(?:accessed|visited|retrieved|archived)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a text, or an identifier that a resolver may know. `written`: its text, without line breaks."""

    start: int
    end: int
    written: str
    joined: bool = False  # contained a line break
    name: bool = False  # an identifier such as a DOI, not an address
    cut: bool = False  # its end is uncertain: it may continue in the next line, unless `bracketed` or `shortened`
    bracketed: bool = False  # the uncertain part is in brackets at its end
    shortened: bool = False  # an ellipsis stands for its end
    wide: bool = False  # full-width characters in it were read as ASCII
    less: bool = False  # a typesetter's hyphens were removed


def addresses(text: str, *, join: bool = True, filled: Mapping[int, Filled] | None = None) -> Iterator[Address]:
    """Yields the addresses and identifiers of a text in order.

    `join`: lines may be broken anywhere, even within an address. `filled`: by the offset of a line's end, how much of
    the column's width the line takes, where that was measured by more than its characters.
    """
    at = 0
    given, text = text, narrowed(text)
    while (begins := _BEGINS.search(text, at)) is not None:
        found = _address_at(text, begins, filled or {}, join=join)
        at = max(begins.end(), found.end if found is not None else 0)
        if found is not None:
            yield replace(found, wide=given[found.start : found.end] != text[found.start : found.end])


def _address_at(text: str, begins: re.Match[str], filled: Mapping[int, Filled], *, join: bool) -> Address | None:
    start, kind = begins.start(), begins.lastgroup
    if kind == "number":
        return Address(start, begins.end(), " ".join(begins[0].split()), name=True)
    if kind == "url" and text[start - 1 : start] == "<" and (whole := _ANGLES.match(text, start)):
        between = re.findall(r"\s+", whole[0])
        if all("\n" in one for one in between):
            return Address(start, whole.end(), plain("".join(whole[0].split())), joined=bool(between))
    body = begins.end() if kind in {"doi", "name", "split"} else start
    head = re.sub(rf"[\s{HYPHENS}]", "", begins[0]) if kind == "split" else ""
    opened = text[max(0, start - 1) : start] in {"(", "[", "（", "【"}
    rest, end, beyond = (
        _across_lines(text, body, head, filled, opened=opened) if join else (*_span_at(text, body), None)
    )
    written = plain(head + rest)
    kept = _trimmed(written)
    if beyond is None and _HOST_BEGUN.fullmatch(kept) and (more := _REST_OF_HOST.match(text, end)):
        beyond = more.end()
    if beyond is not None and kept == written.rstrip("\u2010."):
        return _in_doubt(text, start, end, beyond, kept)
    if kept == written:
        stop = end
        if CJK.match(kept[-1:]) and (remark := _IN_BRACKETS.match(text, end)):
            return Address(start, remark.end(), f"{kept}{remark[0]}", cut=True, bracketed=True)
    else:  # the end of the kept part in `text`, which still has the line breaks
        stop = body + _length(text[body:end], len(kept) - len(head))
    if not any(map(str.isalnum, kept[len(head) or begins.end() - body :])):
        return None
    before = " ".join(begins[0].split()) if body != start and not head else ""
    spaced = " " if before and begins[0][-1:].isspace() else ""
    shortened = text.startswith(("…", "..."), stop) and "/" in kept.partition("://")[2]
    joined = bool(head) or any(one in text[body:stop] for one in " \r\n" + HYPHENS)
    less = LEFT_OUT in text[body:stop]
    found = Address(start, stop, f"{before}{spaced}{kept}", joined=joined, name=kind in {"doi", "name"}, less=less)
    return replace(found, cut=shortened, shortened=shortened)


def plain(raw: str) -> str:
    """Returns `raw` with invisible characters removed and typographic hyphens and tildes as ASCII."""
    if raw.isascii():
        return raw.replace("\x02", "-")
    return _JOINERS.sub("", raw.translate(_WITHOUT))


def whole_host(written: str) -> bool:
    """Whether an address that is only a host ends with a common or two-letter top-level domain."""
    return _WHOLE_HOST.match(written) is not None


def _length(broken: str, chars: int) -> int:
    """The length of the prefix of `broken` (with line breaks) that holds `chars` characters of an address."""
    count = 0
    for at, char in enumerate(broken):
        if count == chars:
            return at
        count += not (char.isspace() or char in _SOFT or char == LEFT_OUT)
    return len(broken)


def _in_doubt(text: str, start: int, end: int, beyond: int, kept: str) -> Address:
    """An address that may continue. `beyond`: the end of the next word.

    If that word begins like an address itself, it is included, since it may be a part of this one.
    """
    token = text[end:beyond].strip()
    if _BEGINS.match(token) is None:
        return Address(start, end, kept, cut=True)
    return Address(start, beyond, f"{kept} {token}", cut=True)


def _across_lines(
    text: str, at: int, head: str, filled: Mapping[int, Filled], *, opened: bool
) -> tuple[str, int, int | None]:
    """Returns (the address after its `head` and across lines, its end, the end of a next word that may belong to it).

    Nothing is trimmed off the end yet. `opened`: a bracket stands before the address.
    """
    raw, end = _span_at(text, at)
    torn, begun = False, at
    for _ in range(JOINS):
        before = plain(head + raw)
        broken = _BREAK.match(text, end) or (_PASTED.match(text, end) if _IN_PATH.fullmatch(before) else None)
        if broken is None or not before or len(raw) > CHARS or closed(raw):
            break
        token, stop = _span_at(text, broken.end())
        if not (word := plain(token)):
            break
        if broken[0] == " ":
            if not _OF_PATH.match(word):
                return raw, end, stop
            raw, end = raw + token, stop
            continue
        how = goes(before, word, Break(
            opened=opened, blank=text[end] in " \t", filled=filled[end] if end in filled else measured(text, end),
            ends=token[-1:] in _LAST or _ENDS.match(text, stop) is not None, torn=torn, narrow=torn and end - begun <= NARROW,
        ))  # fmt: skip
        if how is not Goes.ON:
            return raw, end, stop if how is Goes.DOUBT else None
        torn = torn or (before[-1].isalnum() and word[0].isalnum())
        raw, end, begun = raw + token, stop, broken.end()
    return raw, end, None


def _span_at(text: str, at: int) -> tuple[str, int]:
    """The characters of an address from `at`, and their end: no later than the start of another address."""
    found = _RUN.match(text, at, at + CHARS)
    end = found.end() if found else at
    inner = _INNER.search(text, at + 1, end)
    end = inner.start() if inner else end
    return text[at:end], end


def _trimmed(written: str) -> str:
    """Trims what belongs to the sentence off an address.

    That is punctuation, brackets opened before the address, the next address, and words of a script without spaces.
    """
    inner = _INNER.search(written, 1)
    if inner is not None:
        written = written[: inner.start()]
    written = _BEHIND_HOST.sub(r"\1", bracketed(_without_cjk_sentence(_RULE.sub("", written))))
    while True:
        less = _DATED.sub("", _MARKED.sub("", written.rstrip(TRAIL)))
        opened = _unclosed(less)
        if opened is not None:
            less = less[:opened]
        if less == written:
            return written
        written = less


def _without_cjk_sentence(written: str) -> str:
    """Cuts off a Chinese, Japanese or Korean sentence that follows without a space.

    Such letters belong to an address only where they begin a part of its path.
    """
    for found in CJK.finditer(written):
        if not behind_script(written[: found.start()]):
            return written[: found.start()]
    return written


def _unclosed(written: str) -> int | None:
    """The offset of the first bracket that is never closed."""
    opened: list[int] = []
    for at, char in enumerate(written):
        if char in "([":
            opened.append(at)
        elif char in ")]" and opened:
            opened.pop()
    return opened[0] if opened else None
