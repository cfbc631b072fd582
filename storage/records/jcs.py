"""Converts the nouns of the model to canonical JSON and back.

Writing gives RFC 8785 (JCS): keys sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them,
UTF-8. Instants are RFC 3339 in UTC, with milliseconds and Z. Every field is written, defaults too, since a default may
change and a record may not. Lone surrogates, as in text from a hostile page, become U+FFFD.

Reading ignores unknown fields and fills in defaults for missing ones, so that older and newer records can be read.
Adapters are built when a type is first used: pydantic is slow to import, and most commands read no record.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from math import isfinite
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

import storage.model as nouns
from storage.clock import rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from pydantic import TypeAdapter

T = TypeVar("T")
LONG_CHARS = 10_000


def to_json(value: object) -> bytes:
    """RFC 8785 JSON of a model dataclass, or of a tree of dicts, lists, tuples, text, numbers, instants and None.

    Raises TypeError for types without a JSON form (bytes, bodies), ValueError for a number that is not finite.
    """
    text = _written(value)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def from_json(noun: type[T], data: bytes | str) -> T:
    """A noun from its JSON. Raises ValueError (pydantic's ValidationError), which names the invalid field."""
    return cast("T", _adapter(cast("Hashable", noun)).validate_json(data))


@cache
def _adapter(noun: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    adapter: TypeAdapter[Any] = TypeAdapter(noun, config=None if is_dataclass(noun) else {"defer_build": True})
    adapter.rebuild(
        _types_namespace=vars(nouns)
    )  # some modules import the types of their fields for type checking only
    return adapter


@cache
def _members(noun: type) -> tuple[str, Callable[[object], Any]]:
    """A dataclass as a format string with sorted, quoted keys, and a function that gets the values in that order."""
    names = sorted(f.name for f in fields(noun))
    pattern = "{" + ",".join(f'"{name}":%s' for name in names) + "}"
    return pattern, attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


def _written(value: object) -> str:  # frequent types first
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value) if len(value) < LONG_CHARS else _long(value)
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, (tuple, list)):
        if value and is_dataclass(value[0]) and all(type(item) is type(value[0]) for item in value):
            return "[" + ",".join(_alike(value)) + "]"  # such as the links of a page: hundreds of one type
        return "[" + ",".join([_written(item) for item in value]) + "]" if value else "[]"
    if isinstance(value, dict):
        return _object(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return f'"{rfc3339(value)}"'
    if is_dataclass(value) and not isinstance(value, type):
        return _alike([value])[0]
    raise TypeError(f"{type(value).__name__} has no JSON form here")


def _alike(kin: Sequence[Any]) -> list[str]:
    """The JSON of nouns of one type."""
    kind: Any = type(kin[0])
    pattern, values = _members(kind)
    return [
        pattern
        % tuple([encode_basestring(v) if type(v) is str and len(v) < LONG_CHARS else _written(v) for v in values(noun)])
        for noun in kin
    ]


def _long(text: str) -> str:
    """A long string, such as the text of a page, in the same form but by a faster encoder: else it dominates the time."""
    from pydantic_core import to_json as quoted

    try:
        return quoted(text).decode()
    except ValueError:  # lone surrogates
        return encode_basestring(text)


def _object(value: dict[str, Any]) -> str:
    keys = sorted(value) if all(map(str.isascii, value)) else sorted(value, key=_utf16)
    return "{" + ",".join([f"{encode_basestring(key)}:{_written(value[key])}" for key in keys]) + "}"


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def _number(value: float) -> str:
    """ECMAScript's Number::toString: the shortest digits that read back the same, exponents from 1e21 and below 1e-6."""
    if not isfinite(value):
        raise ValueError(f"{value} has no JSON form")
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text = "".join(map(str, digits))
    point = len(text) + int(exponent)  # position of the decimal point, counted from the first digit
    if point > 21 or point < -5:
        mantissa = text if len(text) == 1 else f"{text[0]}.{text[1:]}"
        text = f"{mantissa}e{point - 1:+d}"
    elif point <= 0:
        text = "0." + "0" * -point + text
    elif point >= len(text):
        text += "0" * (point - len(text))
    else:
        text = f"{text[:point]}.{text[point:]}"
    return "-" + text if sign else text
