"""Windows code pages by their numbers -> Python codecs (pure)."""

from __future__ import annotations

import codecs

UTF_16 = 1200
# font charset -> code page. The symbol charset (2) is absent: such fonts use the code page of the document
CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
    186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437,
}  # fmt: skip
_CODECS = {
    936: "gb18030", UTF_16: "utf-16-le", 10000: "mac_roman", 10001: "shift_jis", 10007: "mac_cyrillic", 32768: "mac_roman",
    65001: "utf-8",
}  # fmt: skip


def codec(page: int) -> str:
    """The name of the Python codec for a code page; cp1252 (Western Europe) if it is unknown."""
    name = _CODECS.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
