r"""Rewrites style sheets: every address that a browser would load becomes one of replay. Pure.

Tokenizes as CSS Syntax 3 (4.3), so that neither escapes (`\75rl(`) nor unterminated comments or strings hide an
address. In the result, each string and address is terminated and written in one form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from archiver.web.replay.allowance import Allowance

# (reference, whether it is a style sheet) -> address on replay; None: not available
Address = Callable[[str, bool], str | None]

NOWHERE = "data:,"
_BAD = "none()"  # no property takes it
_ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}[ \t\n]?|[^\n0-9a-fA-F]|\Z)"
_NAME = rf"(?:[-_A-Za-z0-9\u0080-\U0010ffff]++|{_ESCAPE})++"
_TOKEN = re.compile(
    rf"(?P<blank>[ \t\n:,.+*=!%~|^$\[\]]++)|(?P<comment>/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z))|(?P<mark><!--|-->)"
    rf"|(?P<string>\"(?:[^\"\\\n]++|{_ESCAPE}|\\\n)*+(?:\"|\Z|(?=\n))|'(?:[^'\\\n]++|{_ESCAPE}|\\\n)*+(?:'|\Z|(?=\n)))"
    rf"|(?P<name>@?{_NAME})(?P<call>\()?|(?P<other>.)",
    re.DOTALL,
)
_QUOTED = re.compile(r"[ \t\n]*(?=[\"'])")
_BARE = re.compile(
    rf"[ \t\n]*((?:[^)\"'(\\ \t\n]++|{_ESCAPE})*+)[ \t\n]*+(?P<bad>(?:[^)\\]++|\\.|\\\Z)*+)(?:\)|\Z)", re.DOTALL
)
_REST = re.compile(rf"(?:[^)\"'\\]++|{_ESCAPE}|\\\n|\"[^\"\n]*\"|'[^'\n]*'|[\"'])*+(?:\)|\Z)", re.DOTALL)
_UNESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|(\n)|(.)|\Z)", re.DOTALL)
_UNFIT = re.compile(r"[\x00-\x1f\"\\<>&\x7f]")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TAKING_STRINGS = frozenset({"image-set", "-webkit-image-set", "image", "cross-fade", "-webkit-cross-fade"})
_PLAIN_INSIDE = _TAKING_STRINGS | {"type", "calc", "linear-gradient", "radial-gradient", "rgb", "rgba", "hsl"}
# the comment prevents a character reference, and `&` remains the nesting selector
_ESCAPED_CHARS = {"\\": "\ufffd", "&": "&/**/"}
_MAX_DEPTH = 256  # maximum nesting of functions and brackets that is tracked
CHARSET = re.compile(rb'@charset "([A-Za-z0-9_.:+-]{2,40})";')


def rewritten(text: str, address: Address, allowance: Allowance | None = None) -> str:
    """A style sheet, or the declarations of one element, with its addresses replaced by `address`. Raises Spent.

    It contains neither a tag nor a character reference: in a `style` element it means the same in HTML and inside SVG.
    """
    allowance = allowance or Allowance(len(text))
    allowance.style()
    plain = re.sub("\r\n?|\f", "\n", text).replace("\x00", "\ufffd")
    return _TAG.sub("< ", _Writer(address, allowance).of(plain))


class _Writer:
    def __init__(self, address: Address, allowance: Allowance) -> None:
        self._address = address
        self._allowance = allowance
        self._open: list[str] = []  # open functions and brackets
        self._taking = 0  # how many of these take strings as addresses
        self._beyond = 0  # open ones beyond the tracked depth
        self._rule = ""  # the at-rule whose address is expected next

    def of(self, text: str) -> str:
        out: list[str] = []
        for piece in self._pieces(text):
            self._allowance.take(len(piece))
            out.append(piece)
        return "".join(out)

    def _pieces(self, text: str) -> Iterator[str]:
        at = 0
        while (match := _TOKEN.match(text, at)) is not None:
            at = match.end()
            if match["blank"] is not None:
                yield match["blank"]
            elif match["comment"] is not None or match["mark"] is not None:
                yield "/**/"  # keeps the tokens separate
            elif match["string"] is not None:
                yield self._string(match["string"])
            elif match["name"] is None:
                yield self._other(match["other"])
            elif match["call"] is None:
                yield self._plain(match["name"])
            else:
                name = _unescaped(match["name"]).lower()
                if name not in {"url", "src", "url-prefix"}:
                    yield self._call(name, match[0])
                    continue
                written, at = _argument(text, at)
                yield _BAD if written is None else self._url(written)

    def _call(self, name: str, written: str) -> str:
        """The start of a function. In a function that takes addresses, others become `none(`."""
        inside = name not in _PLAIN_INSIDE and self._taking > 0
        followed = self._begun(name)
        return "none(" if inside or not followed else _named(written)  # e.g. `var(`: its value may be an address

    def _begun(self, name: str) -> bool:
        """Open a function or bracket; whether it is tracked."""
        if len(self._open) >= _MAX_DEPTH:
            self._beyond += 1
            return False
        self._open.append(name)
        self._taking += name in _TAKING_STRINGS
        return True

    def _ended(self) -> None:
        if self._beyond:
            self._beyond -= 1
        elif self._open:
            self._taking -= self._open.pop() in _TAKING_STRINGS

    def _plain(self, name: str) -> str:
        if name.startswith("@"):
            self._rule = _unescaped(name[1:]).lower()
        return _named(name)

    def _other(self, char: str) -> str:
        if char in ";{}":
            self._rule = ""
            self._open.clear()
            self._taking = self._beyond = 0
        elif char == "(":
            self._begun("")
        elif char == ")":
            self._ended()
        return _ESCAPED_CHARS.get(char, char)

    def _string(self, token: str) -> str:
        value = _in_quotes(token)
        inside = self._open and not self._beyond and self._open[-1] in _TAKING_STRINGS
        loads = self._rule == "import" or inside
        return _quoted(self._replaced(value) if loads else value)

    def _url(self, written: str) -> str:
        if self._rule == "namespace":
            return f"url({_quoted(written)})"
        return f"url({_quoted(self._replaced(written))})"

    def _replaced(self, written: str) -> str:
        given = written.strip(" \t\n")
        if given.startswith("#"):
            return given
        if given[:5].lower() == "data:":
            return NOWHERE if self._rule == "import" else given
        self._allowance.address()
        found = self._address(given, self._rule == "import") if given else None
        self._rule = "" if self._rule == "import" else self._rule
        return NOWHERE if found is None else found


def _argument(text: str, at: int) -> tuple[str | None, int]:
    """(the reference in a `url(`, where it ends). None for a bad one, with which browsers drop the whole declaration."""
    quoted = _QUOTED.match(text, at)
    if quoted is None:
        bare = _BARE.match(text, at)
        assert bare is not None
        return None if bare["bad"] else _unescaped(bare[1]), bare.end()
    string = _TOKEN.match(text, quoted.end())
    assert string is not None
    value = _in_quotes(string["string"])
    rest = _REST.match(text, string.end())
    assert rest is not None
    return value, rest.end()


def _in_quotes(token: str) -> str:
    """What a string says, which may lack its closing quotation mark."""
    return _unescaped(token[1:-1] if len(token) > 1 and token[-1] == token[0] else token[1:])


def _unescaped(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        if match[1] is not None:
            code = int(match[1], 16)
            return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        return match[3] or ""

    return _UNESCAPE.sub(one, text) if "\\" in text else text


def _named(name: str) -> str:
    return name.replace("\\&", "\\26 ").replace("\\<", "\\3c ")


def _quoted(text: str) -> str:
    return '"' + _UNFIT.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
