"""Array and object literals in scripts, as JSON or as ECMA-262 writes them, -> Python values (pure)."""

from __future__ import annotations

import json
from typing import Any

from archiver.text.leads.javascript import Kind, Script

# numbers stay strings, as in the tokenizer: the same data give the same text whether written as JSON or not
_JSON = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda _: None)
_NAMES = frozenset({Kind.NAME, Kind.STRING, Kind.NUMBER})


def literal(source: str, at: int, most: int) -> tuple[Any, int, int]:
    """The value of the array or object that begins at an offset, its end, and how many characters had to be tokenized.

    `most`: characters that may be tokenized. Numbers stay as written. A value known only at run time is None; of a
    concatenation, the string literals are kept. Raises Unread.
    """
    try:
        return *_JSON.raw_decode(source, at), 0
    except (ValueError, RecursionError):
        script = Script(source[at : at + most], bracket=True)
        return _value(script, 0, len(script.words)), at + script.end, script.end


def _value(script: Script, first: int, last: int) -> Any:
    """The value of a range of tokens."""
    if first >= last:
        return None
    word = script.words[first]
    if word.kind is not Kind.MARK and last - first == 1:
        return word.text if word.kind in {Kind.STRING, Kind.NUMBER} else None
    if script.closing.get(first) == last - 1:
        inner = script.split(first + 1, last - 1, "," if word.text in {"[", "{"} else ";")
        if word.text == "[":
            return [_value(script, *part) for part in inner if part[0] < part[1]]
        if word.text == "{":
            return dict(_member(script, *part) for part in inner if part[0] < part[1])
        return _value(script, first + 1, last - 1)
    if script.mark(first) == "-" and last - first == 2 and script.words[first + 1].kind is Kind.NUMBER:
        return f"-{script.words[first + 1].text}"
    parts = script.split(first, last, "+")
    strings = [_value(script, *part) for part in parts] if len(parts) > 1 else []
    return "".join(one for one in strings if isinstance(one, str)) or None


def _member(script: Script, first: int, last: int) -> tuple[str, Any]:
    """A name and its value; ("", None) for anything else, such as `...others` or a method."""
    named = script.words[first].kind in _NAMES and script.mark(first + 1) == ":"
    return (script.words[first].text, _value(script, first + 2, last)) if named else ("", None)
