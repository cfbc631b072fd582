"""Parses the fields of a line, accepting every form that has one meaning. Unmeant says what has none."""

from __future__ import annotations

import codecs
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from storage.clock import parse_rfc3339
from storage.model import INVENTED_ROLES, PROBE_ROLES, Finding, ProbeSeen, Role
from storage.urls import identity, resolve

Given = Mapping[str, Any]
Headers = tuple[tuple[str, str], ...]
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FACTS = frozenset(field.name for field in fields(ProbeSeen))
ROLES = PROBE_ROLES | {Role.LEARNED, Role.NEIGHBOUR}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OFFSET = re.compile(r"(?:[Zz]|[+-]\d\d:?\d\d)$")
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_GZIP = b"\x1f\x8b"
_LONG = timedelta(days=366)
_OF_AN_ANSWER = frozenset({"headers", "body", "at"})  # say nothing if there is no body


T = TypeVar("T")


class BadLine(ValueError):
    """A line makes no sense. The message names it and says what was expected."""


class Unmeant(ValueError):
    """A field makes no sense; the message quotes its value."""

    def __init__(self, what: str, given: Any) -> None:
        super().__init__(f"{what}: {json.dumps(given, ensure_ascii=False)[:80]}")


def each(path: Path, made: Callable[[int, Given, Path], T], form: str) -> Iterator[T]:
    """The results of `made` for each line's number, object and folder; empty lines are counted and skipped."""
    with path.open("rb") as file:
        for number, text in enumerate(file, 1):
            if not text.removeprefix(codecs.BOM_UTF8).strip():
                continue
            try:
                one = made(number, record(_parsed(text), "a line"), path.parent)
            except (ValueError, RecursionError) as error:
                raise BadLine(f"{path.name}:{number}: {error}; a line is {form}") from error
            yield one


def _parsed(text: bytes) -> Any:
    """The JSON of a line. Half of a surrogate pair is no character, and could not be printed again."""
    given = json.loads(text.decode("utf-8-sig"))
    if _SURROGATE.search(text):
        try:
            json.dumps(given, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            half = ascii(error.object[error.start])
            raise ValueError(f"{half} is half of a character (a surrogate without its pair)") from None
    return given


def record(given: Any, what: str) -> Given:
    """A JSON object."""
    if not isinstance(given, dict):
        raise Unmeant(f"{what} is no object", given)
    return given


def records(given: Any, what: str) -> list[Given]:
    """A list of JSON objects; null is an empty list."""
    if given is not None and not isinstance(given, list):
        raise Unmeant(f'"{what}" is no list', given)
    return [record(one, f'one of "{what}"') for one in given or ()]


def address(given: Given) -> str:
    """The URL, as it is written."""
    url = given.get("url")
    if not isinstance(url, str):
        raise Unmeant('"url" is no URL', url)
    identity(url)
    return url


def end(given: Given, url: str) -> str | None:
    """Where redirects led, which may be written as servers write a Location."""
    final = given.get("final_url")
    if final in (None, "") or final == url:
        return None
    target = resolve(url, final) if isinstance(final, str) else None
    if target is None:
        raise Unmeant('"final_url" is no URL', final)
    return target if "://" not in final else str(final)


def instant(given: Given) -> datetime:
    """RFC 3339, or an archive's digits from the year on. Without an offset it is UTC, as those are."""
    text = given.get("at")
    if not isinstance(text, (str, int)) or isinstance(text, bool):
        raise Unmeant('"at" is no time', text)
    text = str(text)
    if _DAY.fullmatch(text):
        text = text.replace("-", "")
    whole = text + "00000101000000"[len(text) :]
    try:
        if not text.isdigit():
            at = parse_rfc3339(text.upper() if _OFFSET.search(text) else f"{text.upper()}Z")
        else:
            at = datetime.strptime(whole[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        at + _LONG  # raises if the next look could not have a time
        return at
    except (ValueError, OverflowError):
        raise Unmeant('"at" is no time like 2021-03-02T14:20:00Z or 20210302142000', text) from None


def status(given: Any) -> int | None:
    """An HTTP status, which may be written as text. Some servers invent theirs, such as 999."""
    number = int(given) if isinstance(given, str) and given.isascii() and given.isdigit() else given
    if number is None:
        return None
    if not _is_status(number):
        raise Unmeant('"status" is no HTTP status', given)
    return int(number)


def headers(given: Any) -> Headers:
    """An object of values or of lists of values, a list of pairs, or a list of objects with name and value."""
    if isinstance(given, dict):
        pairs = list(given.items())
    elif isinstance(given, list) or given is None:
        pairs = [_pair(one) for one in given or ()]
    else:
        raise Unmeant('"headers" are no object and no list', given)
    return tuple((str(name), str(value)) for name, values in pairs for value in _each(name, values))


def _pair(one: Any) -> tuple[Any, Any]:
    if isinstance(one, dict) and "name" in one and "value" in one:
        return one["name"], one["value"]
    if isinstance(one, list) and len(one) == 2:
        return one[0], one[1]
    raise Unmeant("a header is no pair of name and value", one)


def _each(name: Any, values: Any) -> Iterator[Any]:
    """The values of one header; null means that the header was absent."""
    for value in values if isinstance(values, list) else (values,):
        if isinstance(value, (dict, list)):
            raise Unmeant(f"the header {name} has no text", value)
        if value is not None:
            yield value


def failure(given: Any) -> Finding | None:
    """The class of the finding that takes the place of an answer."""
    if given in (None, ""):
        return None
    try:
        found = Finding(given)
    except ValueError:
        known = ", ".join(one.value for one in Finding if not one.effect.is_there)
        raise Unmeant(f'"failure" is none of {known}', given) from None
    if found.effect.is_there:
        raise Unmeant('"failure" is a class of answers that came', given)
    return found


def file(given: Any, folder: Path, what: str = "body") -> Path | None:
    """The body's file, which must exist."""
    if given in (None, ""):
        return None
    if not isinstance(given, str):
        raise Unmeant(f'"{what}" is no name of a file', given)
    path = folder / given
    if not path.is_file():
        raise Unmeant(f'"{what}" is no file that is there', given)
    return path


def content(path: Path, sent: Headers) -> bytes:
    """The body, which may be stored compressed under a name that ends in .gz even if the answer was not."""
    data = path.read_bytes()
    coded = any(name.lower() == "content-encoding" for name, _ in sent)
    try:
        return gzip.decompress(data) if path.suffix == ".gz" and not coded and data[:2] == _GZIP else data
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadLine(f"{path}: a body that was kept compressed, and is not whole: {error}") from error


def truth(given: Any, what: str) -> bool | None:
    """True, false or null; nothing that merely counts as one of them."""
    if given is None or isinstance(given, bool):
        return given
    raise Unmeant(f'"{what}" is not true, false or null', given)


def quotes(given: Any) -> tuple[str, ...]:
    """Cited passages: a list of texts, or one text."""
    many = [given] if isinstance(given, str) else [] if given is None else given
    if not isinstance(many, list) or not all(isinstance(one, str) for one in many):
        raise Unmeant('"quotes" are no list of texts', given)
    return tuple(many)


def probes(given: Any) -> list[Given]:
    """Further questions to the site, each an object with a role: from a list, or from the short form by role."""
    if isinstance(given, dict):
        return [_short(role, said) for role, said in given.items() if said is not None]
    return records(given, "probes")


def _short(name: str, said: Any) -> Given:
    """`"home": true`, or the status, or an object; for an invented address how similar its answer is to ours."""
    if isinstance(said, dict):
        return {**said, "role": name}
    if _is_status(said):
        return {"role": name, "status": said}
    if role(name) in INVENTED_ROLES:
        if isinstance(said, bool) or not isinstance(said, (int, float)):
            raise Unmeant(f'the probe "{name}" is neither a likeness from 0 to 1 nor a status', said)
        return {"role": name, "like_answer": said}
    if not isinstance(said, bool):
        raise Unmeant(f'the probe "{name}" is neither true nor false nor a status', said)
    return {"role": name, "fine": said}


def role(name: Any) -> Role:
    """The role of a probe."""
    if not isinstance(name, str) or name not in ROLES:
        known = ", ".join(sorted(ROLES))
        raise Unmeant(f"a probe's role is none of {known}", name)
    return Role(name)


def fact(given: Given) -> ProbeSeen:
    """A probe by its facts.

    Whether a page answered as live pages do follows from its status if nobody stated it; but where a redirect led in
    the end is not known, so then neither is that.
    """
    unknown = given.keys() - _FACTS - _OF_AN_ANSWER
    if unknown:
        raise Unmeant("a probe has a field that none has", min(unknown))
    asked, code, failed = role(given.get("role")), status(given.get("status")), failure(given.get("failure"))
    url = address(given) if given.get("url") else ""
    fine = truth(given.get("fine"), "fine")
    if fine is None and asked not in INVENTED_ROLES:
        fine = False if failed is not None else _fine(code)
    return ProbeSeen(
        role=asked,
        url=url,
        status=code,
        failure=failed,
        final_url=_led_to(given, url, code) if url else _text(given, "final_url"),
        payload_sha256=_text(given, "payload_sha256"),
        like_answer=_share(given, "like_answer"),
        fine=fine,
        listed=truth(given.get("listed"), "listed"),
        kept=_share(given, "kept"),
        watched=truth(given.get("watched"), "watched") is not False,
    )


def _led_to(given: Given, url: str, code: int | None) -> str | None:
    location = next((value for name, value in headers(given.get("headers")) if name.lower() == "location"), None)
    return end(given, url) or (resolve(url, location) if location is not None and code in REDIRECTS else None)


def _fine(code: int | None) -> bool | None:
    return None if code is None or code in REDIRECTS else 200 <= code < 300 or code == 304


def _text(given: Given, what: str) -> str | None:
    said = given.get(what)
    if said is not None and not isinstance(said, str):
        raise Unmeant(f'"{what}" is no text', said)
    return said


def _share(given: Given, what: str) -> float | None:
    said = given.get(what)
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, (int, float)) or not 0 <= said <= 1:
        raise Unmeant(f'"{what}" is no number from 0 to 1', said)
    return float(said)


def _is_status(given: Any) -> bool:
    whole = isinstance(given, int) or (isinstance(given, float) and given.is_integer())
    return whole and not isinstance(given, bool) and 100 <= given <= 999
