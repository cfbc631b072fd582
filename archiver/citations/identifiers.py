"""Turns identifiers into the URLs of their resolvers: DOI, arXiv, Handle, PubMed, URN:NBN, ARK (pure).

Identifiers are read as printed: in brackets, at the end of a sentence, with dashes for hyphens. Addresses are not
identifiers, except those at doi.org, which are read as the DOI in them.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

MAX_CHARS = 2048  # the longest registered identifiers are far shorter
_DASHES = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"), **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")}
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\\_", "_"))
_SET = re.compile(r"<(su[bp])>([^<>]{1,20})</\1>")  # programs' rendering of TeX's _2
_OPENERS = dict(zip(")]}>）】》」", "([{<（【《「", strict=True))
_ENDS = frozenset(".,;:!?\"'…。，；：！？、”’»·|")
_SAFE = "/:;()@!$&'*,=+-._~"  # not escaped in a path (WHATWG); `+` stands for itself
_DOI_LEAD = re.compile(
    r"(?P<host>(?:https?://|//)?(?:www\.)?(?:dx\.)?doi\.org(?::\d+)?/+)|(?:urn:|info:)?doi(?:\s*[:：=/]\s*|\s+|(?=10\.))",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f]+")
_SHORT_DOI = re.compile(r"10/[a-z0-9]{3,12}", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv\s+preprint\s+)?(?:info:)?arxiv[\s:：/]\s*(?P<name>[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?|[a-z][a-z.-]{1,20}/[0-9]{7}(?:v[0-9]+)?)"
    r"(?:\s*\[[^\]]{1,40}\]?)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?:hdl|handle|info:hdl)\s*[:：/]\s*(?P<name>[0-9]+(?:\.[0-9]+)*/\S+)", re.IGNORECASE)
_PUBMED = re.compile(r"(?:info:)?(?:pmid|pubmed(?:\s+id)?)[\s:：#/=]*(?P<name>[0-9]{1,9})", re.IGNORECASE)
_PMC = re.compile(r"(?:pmcid[\s:：#=]*(?:pmc)?|pmc)(?P<name>[0-9]{1,9})", re.IGNORECASE)
_NBN = re.compile(r"(?P<name>urn:nbn:[a-z]{2}[:-]\S+)", re.IGNORECASE)
_ARK = re.compile(r"(?P<name>ark:/?[0-9a-z]{5,16}/\S+)", re.IGNORECASE)
_BY_PATTERN = (
    (_ARXIV, "https://arxiv.org/abs/{}", "arXiv {}, by its address there"),
    (_HANDLE, "https://hdl.handle.net/{}", "the Handle {}, by its resolver"),
    (_PUBMED, "https://pubmed.ncbi.nlm.nih.gov/{}/", "PubMed {}, by its address there"),
    (_PMC, "https://pmc.ncbi.nlm.nih.gov/articles/PMC{}/", "PubMed Central PMC{}, by its address there"),
    (_NBN, "https://nbn-resolving.org/{}", "{}, by its resolver"),
    (_ARK, "https://n2t.net/{}", "{}, by its resolver"),
)


def resolved(text: str) -> tuple[str, str] | None:
    """Returns (the resolver's URL of identifier `text`, what was done in words).

    None for anything else, including an ISBN, which no resolver knows.
    """
    if len(text) > MAX_CHARS:
        return None
    name = trimmed(text.translate(_DASHES))
    try:
        name.encode()
    except UnicodeEncodeError:
        return None
    return _doi(name) or _by_pattern(name)


def trimmed(text: str) -> str:
    """Strips the surrounding brackets and punctuation of running text off an identifier or address.

    A closing bracket stays if it is opened within.
    """
    text = text.strip()
    start = 0
    while start < len(text) and text[start] in "([{<（【《「“‘\"'«":
        start += 1
    text = text[start:]
    surplus: dict[
        str, int
    ] = {}  # closing bracket -> how many are not opened within; counted only when one is at the end
    end = len(text)
    while end:
        last = text[end - 1]
        if last in _OPENERS and last not in surplus:
            surplus[last] = text.count(last) - text.count(_OPENERS[last])
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _ENDS and not last.isspace():
            break
        end -= 1
    return text[:end]


def _doi(name: str) -> tuple[str, str] | None:
    named = by_address = False
    while lead := _DOI_LEAD.match(name):
        named, by_address = True, by_address or lead["host"] is not None
        name = name[lead.end() :]
    if by_address and not name.endswith("CO;2-#"):  # there the # is a check character
        name = re.split(r"[?#]", name, maxsplit=1)[0].rstrip("/")
    name = trimmed(_decoded(name))
    if _DOI.fullmatch(name) or (named and _SHORT_DOI.fullmatch(name)):
        return f"https://doi.org/{_path(name)}", f"the DOI {name}, by its resolver"
    return None


def _decoded(name: str) -> str:
    """`name` without percent-escapes and markup, which registered identifiers never contain."""
    for entity, sign in _ENTITIES:
        name = name.replace(entity, sign)
    name = _SET.sub(lambda one: f"_{one[2]}" if one[1] == "sub" else one[2], name)
    try:
        decoded = unquote(name, errors="strict")
    except UnicodeDecodeError:
        return name
    return decoded.translate(_DASHES)


def _by_pattern(name: str) -> tuple[str, str] | None:
    for pattern, url, words in _BY_PATTERN:
        if match := pattern.fullmatch(name):
            return url.format(_path(match["name"])), words.format(match["name"])
    return None


def _path(name: str) -> str:
    """`name` escaped as a URL path. If a segment is `.` or `..`, slashes are escaped, too, so that it is not a step."""
    steps = any(segment in {".", ".."} for segment in name.split("/"))
    return quote(name, safe=_SAFE.replace("/", "") if steps else _SAFE)
