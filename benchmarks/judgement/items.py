"""Reads and checks the items of a manifest: labelled pages, and pairs of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.judgement import fields
from storage.clock import parse_rfc3339
from storage.urls import identity, path_and_query

UNKNOWN_LANGUAGE = "und"
_FILES = {"page": ("file",), "pair": ("file_a", "file_b")}
_TIMES = ("date_a", "date_b")  # of a pair's files
_FORM = '{"kind": "page", "file", "label"} or {"kind": "pair", "file_a", "file_b", "label"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is served: one body, or the reference and then another; status and headers belong to the last one."""

    label: str
    files: tuple[Path, ...]
    name: str  # of the last file, as it is written
    lang: str = UNKNOWN_LANGUAGE
    status: int = 200
    headers: fields.Headers = ()
    seen: tuple[datetime, ...] = ()  # time of each of its files; empty if unknown
    path: str = ""  # where a pair is served; "" if its address is unknown

    @property
    def pair(self) -> bool:
        return len(self.files) == 2

    def bodies(self) -> list[bytes]:
        """The contents of its files, in order. BadLine for one that is stored compressed and incomplete."""
        *before, last = self.files
        return [*(fields.content(path, ()) for path in before), fields.content(last, self.headers)]


def read(manifest: Path) -> Iterator[Item]:
    """The items in order. BadLine for a malformed line."""
    return fields.each(manifest, _item, _FORM)


def _item(_: int, given: fields.Given, folder: Path) -> Item:
    label, kind = given.get("label"), given.get("kind")
    if not isinstance(label, str) or not label:
        raise fields.Unmeant('"label" is no text', label)
    if kind not in _FILES:
        raise fields.Unmeant('"kind" is neither page nor pair', kind)
    item = Item(
        label=label,
        files=tuple(_file(given, name, folder) for name in _FILES[kind]),
        name=str(given[_FILES[kind][-1]]),
        lang=str(given.get("lang") or UNKNOWN_LANGUAGE),
        status=_status(given.get("observed_status")),
        headers=fields.headers(given.get("headers")),
        seen=_seen(given) if kind == "pair" else (),
        path=_path(given) if kind == "pair" else "",
    )
    item.bodies()  # so that an unreadable one is reported before anything is measured
    return item


def _file(given: fields.Given, name: str, folder: Path) -> Path:
    path = fields.file(given.get(name), folder, name)
    if path is None:
        raise fields.Unmeant(f'"{name}" is no name of a file', given.get(name))
    return path


def _path(given: fields.Given) -> str:
    """Path and query of a pair's address, which say what is its name; "" if it is not known."""
    try:
        return "/" + path_and_query(identity(str(given.get("url") or "")))
    except ValueError:
        return ""


def _seen(given: fields.Given) -> tuple[datetime, ...]:
    """The times of a pair's looks, in order. A day alone says too little, and so does a time without its zone."""
    try:
        first, second = (parse_rfc3339(str(given.get(name))) for name in _TIMES)
    except ValueError:
        return ()
    return (first, second) if first < second else ()


def _status(given: object) -> int:
    """The status that was seen with the page; 200 if none was noted."""
    number = fields.status(given) if given not in (0, "") else None
    if number is not None and number < 200:
        raise fields.Unmeant('"observed_status" is of no whole answer', given)
    return number or 200
