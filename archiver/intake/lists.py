"""Reads lists of cited sources into references: TOML, CSV, JSONL, or one address per line (pure).

The whole list is read before anything is kept, and every fault is reported with its line: nothing is half imported.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from archiver import sanitizing
from archiver.citations import identifiers
from archiver.errors import UsageError
from archiver.intake import references, sheets
from archiver.intake.references import Reference
from archiver.text import charset
from storage.model import Access

LIST_BYTES = 32 * 2**20  # some 200,000 references; anything larger is no list of citations
_SHOWN_FAULTS = 20
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip or an office document"), (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip file"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
_SOURCE_KEYS = ("url", "doi", "works", "work", "work_url", "quote", "locator", "every", "tags", "sealed", "egress",
                "standing")  # fmt: skip
_WORK_KEYS = ("title", "url", "quote", "locator")
_DOI_ASIDE = "where a row has a url, its DOI is not used"
_NOT_UTF8 = "not UTF-8 text; save the file as UTF-8 and import it again"
_ROWS = 10  # max rows without anything to watch that are named
_TRUE, _FALSE = frozenset({"true", "yes", "1", "x"}), frozenset({"", "false", "no", "0"})


@dataclass(frozen=True, slots=True)
class List:
    """The contents of a list. `notes`: what was left out, for the operator."""

    references: tuple[Reference, ...]
    notes: tuple[str, ...] = ()


class _Faults:
    """Collects the faults of a list, by line."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._faults: list[str] = []

    def at(self, number: int | str, why: str) -> None:
        self._faults.append(f"{self._name}:{number}: {why}")

    def told(self, faults: list[str]) -> None:
        self._faults += [f"{self._name}:{one}" for one in faults]

    def refuse(self) -> None:
        """Raises UsageError if there are any faults."""
        if not self._faults:
            return
        shown = self._faults[:_SHOWN_FAULTS]
        more = len(self._faults) - len(shown)
        tail = [f"and {more} more"] if more else []
        raise UsageError("\n".join(["nothing was imported; mend these first:", *shown, *tail]))


def read(data: bytes, name: str, declared: str | None = None) -> List:
    """The references of a list. `name`: its file name, for messages and to tell the format. `declared`: its charset, as
    its server declares it.

    UsageError names every fault with its line.
    """
    text, guessed = _text(data, name, declared)
    suffix = name.rpartition(".")[2].lower()
    faults = _Faults(name)
    found = _FORMATS.get(suffix, _by_content(text))(text, faults)
    if guessed is not None:  # with a guessed charset, a non-ASCII address may be misread
        for one in found.references:
            if not one.given.isascii():
                faults.at(one.line or 1, _NOT_UTF8)
    for one in found.references:
        if "\ufffd" in one.given:
            faults.at(one.line or 1, f"{one.given} has a sign that could not be read")
    faults.refuse()
    if not found.references:
        raise UsageError(
            f"{name} holds no address. A list has one address a line, or is TOML or CSV, see config/sources.example.toml"
        )
    told = () if guessed is None else (f"read as {guessed}, as it is not UTF-8: see that its words are right",)
    return dataclasses.replace(found, notes=(*told, *found.notes))


def _text(data: bytes, name: str, declared: str | None) -> tuple[str, str | None]:
    """A list's text, and its charset if that is only a guess."""
    if len(data) > LIST_BYTES:
        raise UsageError(f"{name} is larger than {LIST_BYTES >> 20} MiB, which is no list of sources")
    if not data.strip():
        raise UsageError(f"{name} is empty")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UsageError(f"{name} is {what}. A list is TOML, CSV or one address a line")
    text, codec = charset.decode(data, declared)
    if "\ufffd" in text and not _is_utf8(data):
        line = next((at for at, one in enumerate(data.split(b"\n"), start=1) if not _is_utf8(one)), 1)
        raise UsageError(f"{name}:{line}: {_NOT_UTF8}")
    text = text.removeprefix("\ufeff")
    if _MARKUP.match(text):
        raise UsageError(f"{name} is HTML or XML. A list is TOML, CSV or one address a line")
    if "\0" in text:
        raise UsageError(f"{name} is not text. A list is TOML, CSV or one address a line")
    return text, None if data.isascii() or codec.startswith("utf-") or charset.declares(declared, codec) else codec


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _by_content(text: str) -> Callable[[str, _Faults], List]:
    """The reader for a list whose file name does not tell its format, by its first line that is no comment."""
    first = next((line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    if re.match(r"\[\[|[a-z_]+\s*=\s*[\"'\[{]", first):
        return _toml
    if "://" not in first and any(map(sheets.is_url_column, re.split(r"[,;\t|]", first))):
        return _csv
    return _plain


def _plain(text: str, faults: _Faults) -> List:
    """Reads one address per line; ignores empty lines and comments (# at the start or after a space)."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        address = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        if not address:
            continue
        if len(address.split()) > 1:
            faults.at(number, "more than an address: one stands in a line, and what is said of it behind a #")
            continue
        try:
            given = references.reference(address.removeprefix("<").removesuffix(">"))
            found.append(dataclasses.replace(given, line=number))
        except ValueError as error:
            faults.at(number, str(error))
    return List(tuple(found))


def _csv(text: str, faults: _Faults) -> List:
    """Reads a source per row, or several if its cell has several addresses; rows without address and DOI are noted."""
    try:
        sheet = sheets.sheet(text)
    except sheets.Wrong as error:
        faults.at(error.line, str(error))
        return List(())
    found: list[Reference] = []
    notes: dict[str, None] = dict.fromkeys(sheet.notes)
    without: list[str] = []
    # rows without a usable address, in a file that others made: it has columns we do not know
    aside: list[str] | None = [] if None in sheet.columns else None
    for number, row in sheet.rows:
        if len(row) > len(sheet.columns):
            width = len(sheet.columns)
            faults.at(number, f"{len(row)} fields where the first line has {width}; is a quotation mark missing?")
            continue
        filled = ((name, sanitizing.of_cell(it)) for name, it in zip(sheet.columns, row, strict=False) if it.strip())
        cells = {it: cell for it, cell in filled if it and not (it in {"url", "doi"} and sheets.is_empty(cell))}
        cells = sheets.located(cells, sheet.columns)
        if {"url", "doi"} <= cells.keys():
            notes[_DOI_ASIDE] = None
        if "url" in cells:
            for one in sheets.addresses(cells["url"]):
                _collect(found, {**cells, "url": one}, number, faults, aside)
        elif "doi" in cells:
            _collect(found, cells, number, faults, aside)
        else:
            without.append(str(number))
    if without:
        notes[f"left aside, as they have no url and no DOI: the rows that end at line {_some(without, ', ')}"] = None
    if aside and not found:
        faults.told(aside)
    elif aside:
        notes[
            f"left aside, as no page can be asked for by what they have: the rows that end at line {_some(aside, '; ')}"
        ] = None
    return List(tuple(found), tuple(notes))


def _some(named: list[str], between: str) -> str:
    more = len(named) - _ROWS
    return between.join(named[:_ROWS]) + (f" and {more} more" if more > 0 else "")


def _toml(text: str, faults: _Faults) -> List:
    """Reads [[source]] tables, see config/sources.example.toml."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        faults.at(int(place[1]) if place else text.count("\n") + 1, f"not TOML: {error}")
        return List(())
    except (ValueError, RecursionError):  # neither says where
        faults.at(1, "not read: it is nested too deep, or has a number of thousands of digits")
        return List(())
    for key in document:
        if key != "source":
            faults.at(
                _line_of(text, rf"\s*(?:\[\[?\s*)?{re.escape(key)}\b", 1),
                f"{key!r} is unknown; sources are [[source]] tables",
            )
    tables = document.get("source", [])
    found: list[Reference] = []
    if not isinstance(tables, list):
        faults.at(_line_of(text, r"\s*\[?\s*source\b", 1), "source is one table; write [[source]] with two brackets")
        return List(())
    for number, table in enumerate(tables, start=1):
        at = _line_of(text, r"\s*\[\[\s*source\s*\]\]", number)
        if isinstance(table, dict):
            _collect(found, table, at, faults)
        else:
            faults.at(at, "a source is not a table; write [[source]]")
    return List(tuple(found))


def _jsonl(text: str, faults: _Faults) -> List:
    """Reads the register as `export --register` writes it, one object per line; ignores keys that no source has."""
    found: list[Reference] = []
    unused: dict[str, None] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            faults.at(number, f"not JSON: {error}")
            continue
        if not isinstance(row, dict):
            faults.at(number, "not an object; a line is one, with a url")
            continue
        unused |= dict.fromkeys(key for key in row if key not in _SOURCE_KEYS)
        given = {key: value for key, value in row.items() if key in _SOURCE_KEYS and value is not None}
        _collect(found, given, number, faults)
    return List(tuple(found), (f"keys that are not used: {', '.join(unused)[:200]}",) if unused else ())


def _line_of(text: str, pattern: str, nth: int) -> int:
    """The number of the line where the nth match of a pattern begins; 1 if there is none."""
    numbers = (number for number, line in enumerate(text.splitlines(), start=1) if re.match(pattern, line))
    for _ in range(nth - 1):
        next(numbers, None)
    return next(numbers, 1)


def _collect(
    found: list[Reference], given: Mapping[str, object], number: int, faults: _Faults, aside: list[str] | None = None
) -> None:
    """Adds one reference or a fault. `aside`: takes the rows whose address is invalid instead."""
    if aside is not None:
        try:
            _address(given)
        except ValueError as error:
            aside.append(f"{number}: {error}")
            return
    try:
        found.append(dataclasses.replace(_reference(given), line=number))
    except ValueError as error:
        faults.at(number, str(error))


def _reference(given: Mapping[str, object]) -> Reference:
    """The reference of one table or row."""
    for key in given:
        if key not in _SOURCE_KEYS:
            raise ValueError(f"{key!r} is unknown; a source has {', '.join(_SOURCE_KEYS)}")
    return dataclasses.replace(
        _address(given),
        cites=tuple(_cites(given)),
        interval_s=references.interval(given["every"]) if "every" in given else None,
        tags=references.tags(given.get("tags")),
        access=Access.SEALED if _flag(given.get("sealed", False)) else Access.PUBLIC,
        egress=references.line(given.get("egress"), "egress", 40),
        standing=references.standing(given.get("standing", "active")),
    )


def _address(given: Mapping[str, object]) -> Reference:
    """The reference for the address of a row or table, or for its DOI."""
    url = given.get("url")
    if isinstance(url, str) and url.strip():
        return references.reference(url)
    doi = given.get("doi")
    if doi is None:
        raise ValueError("no url")
    name = identifiers.resolved(f"doi:{doi}") or identifiers.resolved(str(doi))
    if name is None:
        raise ValueError(f"no url, and {str(doi)[:80]!r} is no DOI")
    one = references.reference(name[0])
    given_as = str(doi).strip()
    return dataclasses.replace(one, given=given_as, changed=() if given_as == name[0] else (name[1],))


def _cites(given: Mapping[str, object]) -> Iterator[references.Cite]:
    works = given.get("works", [])
    if not isinstance(works, list) or not all(isinstance(work, dict) for work in works):
        raise ValueError('works is not a list of tables such as { title = "...", quote = "..." }')
    for work in works:
        unknown = [key for key in work if key not in _WORK_KEYS]
        if unknown:
            raise ValueError(f"{unknown[0]!r} is unknown; a work has {', '.join(_WORK_KEYS)}")
        yield references.cite(**{"title": None, **work})
    if any(given.get(key) for key in ("work", "work_url", "quote", "locator")):
        yield references.cite(
            title=given.get("work"), url=given.get("work_url"), quote=given.get("quote"), locator=given.get("locator")
        )


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word not in _TRUE | _FALSE:
        raise ValueError(f"sealed is {word[:40]!r}: write true or false")
    return word in _TRUE


_FORMATS: dict[str, Callable[[str, _Faults], List]] = {"toml": _toml, "csv": _csv, "tsv": _csv, "jsonl": _jsonl}
