"""Decodes bytes by BOM, Content-Type header, `<meta>` and, last, a detector (WHATWG encoding labels).

A hostile label never raises.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

META_BYTES = 4096  # WHATWG reads 1024, but some pages have long comments before the meta element
DETECT_BYTES = 65536
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:+-]{2,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:+-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SHIFTING = "iso2022_jp_ext"
# the smallest superset that Python supports: in practice, pages labelled gb2312 contain GB 18030, and so on
_SUPERSETS = {
    "gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
    "iso8859-11": "cp874", "iso2022_jp": _SHIFTING,
}  # fmt: skip
_LABELS = {
    "cp936": "gb18030", "gb18030": "gb18030", "ms936": "gb18030", "cp950": "big5hkscs", "cp949": "cp949",
    "x-mac-cyrillic": "mac-cyrillic", "x-mac-ukrainian": "mac-cyrillic",
}  # fmt: skip
_SHIFTS = re.compile(
    rb"\x1b\$(?:[@B]|\(D)"
)  # escapes to two-byte characters (RFC 1468, RFC 1554), unique to ISO-2022-JP
_SINGLE_BYTE = frozenset({"cp1252", "iso8859-1", "iso8859-15", "ascii"})
_NOT_ASCII = bytes(range(128))
TELLING = 60  # non-ASCII bytes from which a text that is valid UTF-8 is UTF-8, whatever label it has
_SEVERAL_BYTES = frozenset({"big5hkscs", "cp932", "cp949", "euc_jp", "gb18030", "utf-8"})
_TORN_SHARE = 0.05  # share of replacement characters among those beyond ASCII up to which such a label may be right
_BAD_SHARE = 0.002  # share of replacement characters above which the label is wrong


# what browsers show (WHATWG Encoding, index jis0208 and index Big5) where Python's codecs have a lookalike
_JAPANESE = str.maketrans("〜‖−¢£¬", "～∥－￠￡￢")
_LOOKALIKES = {
    "euc_jp": _JAPANESE, _SHIFTING: _JAPANESE, "big5hkscs": str.maketrans("•､‾∼♁☉", "‧﹑¯～⊕⊙"),
}  # fmt: skip


def _replacement(error: UnicodeError) -> tuple[str, int]:
    """Error handler: U+FFFD for undecodable bytes, except for characters that browsers read and Python's codecs refuse.

    These are the euro sign in GB 18030 (0x80 at the start of a character) and in Big5, and in Japanese the rows that NEC
    added to JIS X 0208 (①, ㈱, №, and names of people and places).
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    two_bytes = error.object[error.start : error.start + 2]
    if error.encoding == "gb18030" and two_bytes[:1] == b"\x80":
        return "€", error.start + 1
    if error.encoding == "big5hkscs" and two_bytes == b"\xa3\xe1":
        return "€", error.start + 2
    if error.encoding in {"euc_jp", _SHIFTING} and (added := _added_by_nec(two_bytes)):
        return added, error.start + 2
    return "\N{REPLACEMENT CHARACTER}", error.end


def _added_by_nec(two_bytes: bytes) -> str:
    """The character of two bytes of JIS X 0208, read like Windows does: moved to Shift_JIS; "" if there is none."""
    row, cell = (byte & 0x7F for byte in two_bytes.ljust(2, b"\0"))
    if not (0x21 <= row < 0x7F and 0x21 <= cell < 0x7F):
        return ""
    lead = (row - 0x21) // 2 + (0x81 if row < 0x5F else 0xC1)
    trail = cell + (0x7E if row % 2 == 0 else 0x1F + (cell >= 0x60))
    return bytes((lead, trail)).decode("cp932", "ignore")


_AS_BROWSERS = "archiver.browsers"
codecs.register_error(_AS_BROWSERS, _replacement)


def known(label: str | None) -> str | None:
    """The Python codec for a declared label. None when the label is unknown, or one that must not be followed (UTF-7,
    used for smuggling)."""
    if not label or len(label) > 40:
        return None
    name = label.strip().strip("\"'").lower()
    if not name.isascii():
        return None
    mapped = _LABELS.get(name) or map_encoding_to_html5(name, fallback_utf8=False)
    if mapped is None:
        return None
    codec = _SUPERSETS.get(mapped, mapped)
    try:
        codecs.lookup(codec)
    except LookupError:
        return None
    return codec


def declares(header: str | None, codec: str) -> bool:
    """Whether a Content-Type header declares this codec, and not only Latin-1, which many servers do for everything."""
    return known(header) == codec and codec not in _SINGLE_BYTE


def decode(content: bytes, header: str | None = None) -> tuple[str, str]:
    """Decode to (characters, codec). Undecodable bytes become U+FFFD."""
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(codec, "replace"), codec
    wide = _utf16(content)
    if wide:
        return content.decode(wide, "replace"), wide
    if (shifting := _iso2022_jp(content)) is not None:
        return shifting, _SHIFTING
    declared = [codec for codec in (known(header), known(_label_in_markup(content))) if codec]
    if len(declared) > 1 and declared[0] in _SINGLE_BYTE:
        declared.reverse()  # many servers declare Latin-1 for everything; a label in the page is more reliable
    if not declared or declared[0] in _SINGLE_BYTE or len(content.translate(None, _NOT_ASCII)) >= TELLING:
        strict = _strict_utf8(content)
        if strict is not None and (not declared or not content.isascii()):
            return strict, "utf-8"
    best: tuple[int, str, str] | None = None
    for codec in _candidates(content, declared):
        text = _as_browsers(content, codec)
        bad = text.count("�")
        if bad <= len(text) * _BAD_SHARE:
            return (best[1], best[2]) if best and codec not in declared and _fits(best, codec) else (text, codec)
        if best is None or bad < best[0]:
            best = (bad, text, codec)
    return (best[1], best[2]) if best else (content.decode("utf-8", "replace"), "utf-8")


def _fits(best: tuple[int, str, str], guess: str) -> bool:
    """Whether a declared codec is right in spite of a few torn characters in a short text.

    The guess is then one that reads any bytes; a label of another encoding would fail at many characters."""
    bad, text, codec = best
    others = len(text) - len(text.encode("ascii", "ignore"))
    return codec in _SEVERAL_BYTES and guess not in _SEVERAL_BYTES and bad <= others * _TORN_SHARE


def _as_browsers(content: bytes, codec: str) -> str:
    text = content.decode(codec, _AS_BROWSERS)
    return text.translate(_LOOKALIKES[codec]) if codec in _LOOKALIKES else text


def _candidates(content: bytes, declared: list[str]) -> Iterator[str]:
    """The declared codecs; then, if none of them fitted, the detector's guess."""
    yield from dict.fromkeys(declared)
    guess = known(detect_encoding(content, max_len=DETECT_BYTES, html5_compatible=False))  # True maps cp949 to UTF-8
    if guess and guess not in declared:
        yield guess


def _label_in_markup(content: bytes) -> str | None:
    head = _COMMENT.sub(b"", content[:META_BYTES])
    found = _META.search(head) or _XML.search(head)
    if found is None:
        return None
    label = found.group(1).decode("ascii", "replace")
    # WHATWG: a page whose meta element is readable as ASCII is not UTF-16
    return "utf-8" if label.lower().startswith("utf-16") else label


def _utf16(content: bytes) -> str | None:
    """The UTF-16 codec of a text without BOM: every other byte of its first markup is zero."""
    head = content[:64]
    if len(head) < 16:
        return None
    if head[1::2].count(0) > len(head) * 0.45 and head[::2].lstrip().startswith(b"<"):
        return "utf-16-le"
    if head[::2].count(0) > len(head) * 0.45 and head[1::2].lstrip().startswith(b"<"):
        return "utf-16-be"
    return None


def _iso2022_jp(content: bytes) -> str | None:
    """A text in ISO-2022-JP, decoded. The encoding is 7-bit: under another label it would pass as meaningless ASCII."""
    if b"\x1b" not in content or _SHIFTS.search(content) is None or not content.isascii():
        return None
    text = _as_browsers(content, _SHIFTING)
    return text if text.count("�") <= len(text) * _BAD_SHARE else None


def _strict_utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None
