"""A short post of WeChat, with text or pictures, as its page holds it for the script (pure). Articles are in the
markup."""

from __future__ import annotations

import re
from html import escape, unescape

_STRING = r"\s*:\s*(?:JsDecode\(\s*)?'((?:[^'\\\n]|\\.){1,40000})'"
_WORDS = re.compile(rf"\bcontent_noencode{_STRING}")
_PICTURES = re.compile(r"\bpicture_page_info_list\s*[:=]\s*\[")
_PICTURE = re.compile(rf"(\b\w{{1,40}}\s*:\s*)?\{{\s*cdn_url{_STRING}")  # a named one is a watermark or the cover
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "r": "", "t": "\t"}


def post(markup: str) -> str:
    """The text and pictures of a post as markup; "" if the page has none."""
    if "content_noencode" not in markup and "picture_page_info_list" not in markup:
        return ""
    text = max(map(_read, _WORDS.findall(markup)), key=len, default="")
    listed = _PICTURES.search(markup)
    found = _PICTURE.findall(markup, listed.end()) if listed is not None else []
    shown = dict.fromkeys(unescape(_read(url)) for named, url in found if not named)
    lines = [f"<p>{line}</p>" for line in text.splitlines() if line.strip()]
    return "".join([*lines, *(f'<p><img src="{escape(url)}"></p>' for url in shown)])


def _read(string: str) -> str:
    """A JavaScript string literal, unescaped."""
    return _ESCAPE.sub(
        lambda one: chr(int(one[1] or one[2], 16)) if one[1] or one[2] else _PLAIN.get(one[3], one[3]), string
    )
