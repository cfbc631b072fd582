"""Decides whether an address at a line's end continues in the next line, ends there, or may do either (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum

AROUND = 2000  # characters before and after a line that are compared with its width
HYPHENS = "\ufffe\x02"  # pdfium's characters for a hyphen at a line break
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")  # lines may break before any of these
TRAIL = ".,;:!?'*–‐¹²³⁰⁴⁵⁶⁷⁸⁹"

ESCAPED_BLANK = "%20"  # no address ends with it
_PRINTED = "\u2010"  # programs insert it where they break a word; in some typefaces it stands for any hyphen
_CLOSING = {")": "(", "]": "["}
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]")
_SUFFIXES = "pdf|x?html?|php\\d?|aspx?|jspx?|docx?|xlsx?|csv|json|xml|txt|shtml|jpe?g|png|mp4|zip|md|ipynb|pptx?|epub|odt|rtf|gz"
_FILE = re.compile(rf"\.(?:{_SUFFIXES})\Z", re.IGNORECASE)
_PART_OF_DATE = r"(?:\d{1,2}|(?:1[5-9]|20)\d\d)"
_DATE = re.compile(rf"{_PART_OF_DATE}([/.-]){_PART_OF_DATE}(?:\1{_PART_OF_DATE})?\Z")  # but not 2016/360
_EITHER = re.compile(r"[^\W\d_]{1,8}/[^\W\d_]{1,4}\Z")  # and/or, km/h
_PAIR = re.compile(r"[^\W\d_]+/[^\W\d_]+\Z")  # input/output
_PATH_OF_SCRIPT = re.compile(rf"{CJK.pattern}{{1,10}}\d{{0,8}}(?:[/?]|[_-](?=\w))[A-Za-z0-9%]")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_IN_ESCAPE, _REST_OF_ESCAPE = re.compile(r"%[0-9A-Fa-f]\Z"), re.compile(r"[0-9A-Fa-f]")
_SUFFIX = re.compile(r"\.[a-z]{2,5}\d?(?:\Z|[/?#&)\].,;:])", re.IGNORECASE)
# another address, perhaps with its number in a list
_AGAIN = re.compile(r"(?P<before>[^A-Za-z/]{0,6})(?:(?:https?|ftp)://|www\.|doi:)", re.IGNORECASE)
# what may precede an address within another: an archive's path, or a query parameter
_COPY_OF = re.compile(
    r"(?://[^/?#]*(?:archiv|arquivo|vefsafn|wayback|wikiwix)[^?#]*/(?:\d{4,14}[a-z_*]*|web)/"
    r"|[?&](?:[\w.-]*ur[il]|u|q|to|target|link|dest|goto|href|next|redirect\w*|return\w*)=)\Z",
    re.IGNORECASE,
)
# the timestamp of an archive's copy
_IN_TIME, _REST_OF_TIME = (
    re.compile(r"/\d{1,14}\Z"),
    re.compile(r"\d{0,13}(?:[a-z]{2}_)?/https?://", re.IGNORECASE),
)
_LABELLED = re.compile(r"[A-Za-z]\w*:")  # the label of the next field: pdf_url:
_LABEL = re.compile(r"[a-z]{2,6}(?:[/.,;)]|\Z)")
_OF_CELL = re.compile(r"[-_/.?=&%]?(?:[A-Za-z0-9]|\Z)")  # the rest of an address that was broken anywhere
_HOST = re.compile(r"(?:[a-z]+://|(?=www\d?\.))([^/?#]*)\Z", re.IGNORECASE)
# an incomplete host: one label behind www, or a last label of a single letter
_PART_OF_HOST = re.compile(r"www\d?\.[^.]*\Z|.*\.[a-z]\Z", re.IGNORECASE)
_ANOTHER_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:]|\Z)", re.IGNORECASE)
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+(?:(?:com|org|net|edu)\Z|(?:com|org|net|edu|[a-z]{2})/)", re.IGNORECASE)
_REST_OF_HOST = re.compile(r"[a-z0-9-]*(?:\.[a-z0-9-]+)*(?:[/?#:]|\Z)", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://[^\s?#]*/)?10\.\d{4,9}(?:\.\d+)*/(?P<name>\S*)", re.IGNORECASE)
_OF_DOI, _REST_OF_DOI = re.compile(r"(?:\A|/)10\.\Z"), re.compile(r"\d{4,9}(?:\.\d+)*/\S")  # 10. and 1145/2663716
# incomplete beginnings of publishers' DOI suffixes: j.jhealeco.2018.05.004, j.1467-8640.2012.00441.x
_BEGUN = re.compile(r"(?:[a-z]|j\.(?:issn\.)?(?:[a-z]+|\d{4}-\d{3}[\dx])(?:\.\d{4}(?:\.\d{1,2})?)?)\.", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,4}[.,:;)\]]*\Z")  # the number of a list item
_HEADED = re.compile(r"[1-9]\d?(?:\.[1-9]\d?){1,3}\Z")  # the number of a section: 3.2, 5.5
_ON_A_DAY = re.compile(r"(?:\d{1,2}[./-]){2}(?:\d\d){1,2}\Z|\d{4}[./-]\d\d?[./-]\d\d?\Z")
# document symbols of the UN and of authorities: A/HRC/46/22, Ref/2021/44
_SYMBOL = re.compile(r"(?=[^\s]*\d)[A-Z][A-Za-z]{0,9}(?:/(?:[A-Z0-9][\w.()-]*))+\Z")
_SYMBOL_BEGUN = re.compile(r".*/(?:[A-Z]{1,8}/){2,}(?:\d{1,4}/)*\Z")  # a symbol whose number is missing: A/HRC/
_OF_SYMBOLS = re.compile(r"https?://(?:undocs\.org|(?:daccess-ods|docs)\.un\.org)/(?:[a-z]{2}/)?", re.IGNORECASE)


class Goes(Enum):
    """Whether an address continues over a line break."""

    ON = "on"
    ENDS = "ends"
    DOUBT = "doubt"  # may continue or end


class Filled(IntEnum):
    """How much of the column's width a line takes."""

    SHORT = 0
    LONG = 1  # at least half of the widest line around it
    WIDEST = 2  # no line around it is wider
    EDGE = 3  # no line is wider, and another one ends at the same place


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A line break behind an address.

    `opened`: a bracket stands before the address. `blank`: a space stands before the line break. `ends`: the next word
    ends a sentence, line or item, as the end of a cited address does. `torn`: the address was already broken within a
    word. `narrow`: as `torn`, and its part in this line is short, as in a table cell.
    """

    opened: bool
    blank: bool
    ends: bool
    filled: Filled
    torn: bool = False
    narrow: bool = False


def measured(text: str, end: int) -> Filled:
    """How wide the line that ends at `end` is, by the characters of it and of the lines around it."""
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    around = f"{text[max(0, start - AROUND) : start]}\n{text[end : end + AROUND]}".replace("\r", "\n")
    widest, this = max(map(_width, map(str.rstrip, around.split("\n")))), _width(text[start:end])
    if this * 2 < widest:
        return Filled.SHORT
    if this < widest - (not text.isascii()):  # a double-width character may leave one column free
        return Filled.LONG
    return Filled.EDGE if this <= widest else Filled.WIDEST


def _width(line: str) -> int:
    """The width of a line in Latin characters; Chinese, Japanese and Korean ones count twice."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def behind_script(written: str) -> bool:
    """Whether a CJK character directly after `written` belongs to the address rather than to the sentence around it."""
    last = written[-1:]
    return (
        last in "/=_-.~+（）"
        or written.endswith("_(")
        or CJK.match(last) is not None
        or (last.isdigit() and CJK.search(written) is not None)
    )


def goes(raw: str, token: str, at: Break) -> Goes:
    """Whether an address, `raw` so far, continues in a line that begins with `token`."""
    last, first = raw[-1:], token[0]
    if (known := _at_fixed_form(raw, token)) is not None:
        return known
    host = _HOST.match(raw)
    if host is not None and "." not in host[1].rstrip("."):
        return _on_if(first.isalnum() or (first == "." and token[1:2].isalnum()))
    if raw.endswith(ESCAPED_BLANK) and not at.blank:
        return _on_if(first.isalnum() or first in "%(_-")
    if at.narrow and at.filled >= Filled.WIDEST and not at.blank and not _FILE.search(raw) and _OF_CELL.match(token):
        return Goes.DOUBT if _NUMBERED.match(token) else Goes.ON
    if last in "%-_=&~+" + HYPHENS or first in "/?&=#%_~.-":
        return _on_if(_continues_at_punctuation(raw, token))
    if first == "+" and "?" in raw and token[1:2].isalpha():
        return Goes.ON
    if not first.isalnum() or (not first.isascii() and raw.isascii() and last not in "/."):
        return Goes.ENDS
    bare = bracketed(token.rstrip(TRAIL)).rstrip(TRAIL)
    if CJK.match(first) or CJK.match(last) or (CJK.search(raw) and CJK.search(bare)):
        return _in_cjk(raw, bare, at)
    return _before_alphanumeric(raw, token, bare, None if host is None else host[1], at)


def _at_fixed_form(raw: str, token: str) -> Goes | None:
    """The decision for breaks at a scheme, at an archive's timestamp, within a DOI's prefix or within a percent-escape.

    None for any other break.
    """
    if raw.endswith("://") or (_OF_DOI.search(raw) and _REST_OF_DOI.match(token)):
        return Goes.ON
    if _IN_ESCAPE.search(raw):
        return _on_if(_REST_OF_ESCAPE.match(token) is not None)
    if again := _AGAIN.match(token):
        return _on_if(not again["before"] and _COPY_OF.search(raw) is not None)
    return Goes.ON if _IN_TIME.search(raw) and _REST_OF_TIME.match(token) else None


def _before_alphanumeric(raw: str, token: str, bare: str, host: str | None, at: Break) -> Goes:
    """The decision where a letter or a digit follows the break."""
    last = raw[-1]
    if last in "/?#":
        return _after_delimiter(raw, token, bare, at)
    if last == ".":
        return _after_dot(raw, token, bare, host, at)
    if at.blank:
        return Goes.ENDS
    if last == _PRINTED:
        return Goes.DOUBT
    return _in_word(raw, bare, host, at) if last.isalnum() else Goes.ENDS


def ends_as_file(written: str) -> bool:
    """Whether an address ends with a file name extension."""
    return _FILE.search(written) is not None


def is_incomplete_doi(written: str) -> bool:
    """Whether a DOI (or its address) is incomplete, so that a full stop after it belongs to it."""
    name = _DOI.search(written)
    return name is not None and _BEGUN.fullmatch(f"{name['name']}.") is not None


def _on_if(on: bool) -> Goes:
    return Goes.ON if on else Goes.ENDS


def _continues_at_punctuation(raw: str, token: str) -> bool:
    """Whether a word continues an address, where URL punctuation stands on either side of the break."""
    last, first, second = raw[-1], token[0], token[1:2]
    if last == "%":
        return re.match(r"[0-9A-Fa-f]{2}", token) is not None
    if last in "-_=&~+" + HYPHENS:
        return first.isalnum() or first in "/?&=%#~_+" or (last == "-" and _SUFFIX.match(token) is not None)
    if first == ".":
        return _SUFFIX.match(token) is not None or (second.isalnum() and _DOI.fullmatch(raw) is not None)
    if first == "-":
        return second.isalnum() and last.isalnum()
    if first == last == "/":
        return raw.endswith(":/")
    if first == "#" or (first == "~" and last != "/"):  # a new word; losing a fragment still leaves the same page
        return False
    if first == "%":
        return _ESCAPED.match(token) is not None
    return second.isalnum() or second in set("%_~-")


def _in_cjk(raw: str, bare: str, at: Break) -> Goes:
    """The decision where CJK characters are involved: no space separates the address from the sentence."""
    if at.blank or (CJK.match(bare) and not behind_script(raw)):
        return Goes.ENDS
    if _FILE.search(bare) or _PATH_OF_SCRIPT.match(bare) or (bare[0].isascii() and _is_path(raw, bare)):
        return Goes.ENDS if at.filled == Filled.SHORT else Goes.ON
    return Goes.ENDS if at.filled < Filled.WIDEST or bare[0].isupper() or raw[-1] == "." else Goes.DOUBT


def _after_delimiter(raw: str, token: str, bare: str, at: Break) -> Goes:
    if _LABELLED.fullmatch(token):
        return Goes.ENDS
    if raw[-1] == "/" and bare[:1].isdigit() and _SYMBOL_BEGUN.fullmatch(raw):
        listed = _NUMBERED.match(token) is not None and token[-1] in ".)]"
        return Goes.ON if bare.replace("/", "").isdigit() and not listed else Goes.DOUBT
    name = raw[-1] == "/" and (raw.startswith("10.") or (at.opened and closed(token)))
    if not name and _is_symbol(bare) and not _OF_SYMBOLS.fullmatch(raw):
        return Goes.DOUBT
    if name or _looks_like_part(raw, bare) or (at.ends and _may_be_part(bare)):
        return Goes.ON
    enough = Filled.LONG if token[-1] == "." else Filled.WIDEST  # no sentence is a single lower-case word
    alone = raw[-1] == "/" and at.ends and bare[:1].islower() and at.filled >= enough
    alone = alone or (raw[-1] == "/" and at.ends and bare.islower() and "-" in bare and at.filled >= Filled.LONG)
    may_be = (alone or (_may_be_rest(bare, "0") and at.filled == Filled.EDGE)) and not at.blank
    return Goes.DOUBT if may_be or (raw[-1] == "/" and _DATE.match(bare) and "/" in bare) else Goes.ENDS


def _after_dot(raw: str, token: str, bare: str, host: str | None, at: Break) -> Goes:
    if (name := _DOI.fullmatch(raw)) is not None:
        return _after_doi_dot(name["name"], token, bare, at)
    cut = host is not None and len(host.split(".")[-2]) > 4 and _LABEL.match(token) is not None
    part = cut or _looks_like_part(raw, bare) or _FILE.fullmatch(re.split("[?#]", f".{bare}")[0]) is not None
    return _on_if(part and not token[0].isupper())


def _after_doi_dot(name: str, token: str, bare: str, at: Break) -> Goes:
    """Whether a full stop after a DOI ends the sentence, or belongs to the DOI. `name`: its suffix so far."""
    open_end = _BEGUN.fullmatch(name) is not None
    figures = any(map(str.isdigit, bare))
    if _NUMBERED.match(token):
        if name.count(".") > 3 and open_end and len(bare) > 2:  # j.jhealeco.2018.05. and 004
            return Goes.ON if at.ends else Goes.DOUBT
        return Goes.DOUBT if open_end else Goes.ENDS
    if _HEADED.match(bare) or _ON_A_DAY.match(bare) or re.fullmatch(r"[12]\d{3}-\d\d(?:\d\d)?", bare):
        return Goes.DOUBT
    dotted, long = "." in bare, sum(map(str.isdigit, bare)) >= 5 and "," not in bare
    if figures and (token[0].islower() or (token[0].isdigit() and (dotted or long))):
        return Goes.ON
    return Goes.DOUBT if open_end or (figures and dotted) else Goes.ENDS


def _in_word(raw: str, bare: str, host: str | None, at: Break) -> Goes:
    """The decision where a letter or a digit stands on both sides of the break."""
    if host is not None and (broken := _in_host(host, bare, at)) is not None:
        return broken
    suffix = raw[raw.rfind(".") :]
    if host is None and "/" not in suffix and _FILE.fullmatch(suffix + bare):
        if not _FILE.fullmatch(suffix) or at.filled >= Filled.WIDEST:
            return Goes.ON
    if _FILE.search(raw) or _is_symbol(bare) or _is_other_site(raw, bare):
        return Goes.ENDS
    if _is_path(raw, bare):
        return {Filled.SHORT: Goes.ENDS, Filled.LONG: Goes.DOUBT}.get(at.filled, Goes.ON)
    if at.filled < Filled.WIDEST or (
        at.filled == Filled.WIDEST and not (at.ends and (_looks_like_part(raw, bare) or at.torn))
    ):
        return Goes.ENDS
    ends = at.ends and not bare[:1].isupper()
    return (
        Goes.DOUBT if _looks_like_part(raw, bare) or ends or _may_be_rest(bare, raw.rpartition("/")[2]) else Goes.ENDS
    )


def _in_host(host: str, bare: str, at: Break) -> Goes | None:
    """The decision for a break within a host name; None if the host may be complete."""
    if _PART_OF_HOST.fullmatch(host):
        return Goes.ON if _REST_OF_HOST.match(bare) and at.filled >= Filled.WIDEST else Goes.DOUBT
    return Goes.DOUBT if at.filled >= Filled.LONG and _ANOTHER_HOST.match(bare) else None


def _is_other_site(raw: str, token: str) -> bool:
    """Whether a word names another site: a host below a DOI, or one with a path below an address that embeds none."""
    site = _SITE.match(token)
    if site is None or site.end() == len(token):
        return site is not None and _DOI.fullmatch(raw) is not None
    within = raw[: max(raw.rfind("/"), raw.rfind("=")) + 1]
    return raw.rfind("://") < 8 and _COPY_OF.search(within) is None


def _is_symbol(token: str) -> bool:
    return _SYMBOL.match(token) is not None and _FILE.search(token) is None


def _is_path(raw: str, token: str) -> bool:
    """Whether a word is almost certainly the end of a path."""
    if token[0].isupper() or _DATE.match(token) or _EITHER.match(token):
        return False
    hyphens, signs = token.count("-"), token.count("-") + token.count("_")
    file, figures = _FILE.search(token) is not None, sum(map(str.isdigit, token)) >= 5
    if hyphens >= 4 or (hyphens >= 2 and (file or figures)) or ("?" in raw + token and "=" in token):
        return True
    if len(_ESCAPED.findall(token)) >= 2 or (signs and file and figures):
        return True
    return "/" in token and not _PAIR.match(token)


def _looks_like_part(raw: str, token: str) -> bool:
    """Whether a word looks like a part of an address rather than of a sentence. `raw`: the address before the break."""
    if _DATE.match(token) or _EITHER.match(token):
        return False
    if "?" in raw + token and ("=" in token or "&" in token):
        return True
    return "/" in token or "_" in token or bool(_ESCAPED.search(token) or _FILE.search(token))


def _may_be_part(token: str) -> bool:
    """Whether a word may be a part of an address: several hyphens, many digits, or digits and letters mixed."""
    digits = sum(map(str.isdigit, token))
    letters = any(map(str.isalpha, token))
    return not _DATE.match(token) and (
        token.count("-") >= 2 or digits >= 5 or (digits > 0 and letters and len(token) >= 5)
    )


def _may_be_rest(token: str, part: str) -> bool:
    """Whether a word may complete a path segment, `part` so far."""
    if token.replace(".", "", 1).isdigit():  # 2501.01234 is an arXiv number
        return part[-1:].isdigit()
    figures = any(map(str.isdigit, token)) and any(map(str.isalpha, token)) and not _DATE.match(token)
    letter = len(token) == 1 and token.islower() and token not in {"a", "y", "e", "o", "à"}
    return figures or letter or ("-" in token and token[0].islower() and ("-" in part or token.count("-") > 1))


def closed(raw: str) -> bool:
    """Whether the address closes a bracket that was opened before it."""
    return len(bracketed(raw)) < len(raw)


def bracketed(written: str) -> str:
    """The address up to a closing bracket that was not opened within it."""
    opened: list[str] = []
    for at, char in enumerate(written):
        if char in "([":
            opened.append(char)
        elif char in _CLOSING:
            if not opened or opened[-1] != _CLOSING[char]:
                return written[:at]
            opened.pop()
    return written
