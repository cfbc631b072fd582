"""Reads what the fields of Zotero, Mendeley and EndNote in a DOCX cite (pure).

With a style that prints only author and year, the address is nowhere else.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from lxml import etree

from archiver.citations.bibliographies import csl_places
from archiver.citations.entries import Entries, addresses, names
from archiver.citations.model import Cited

CHARS = 4_000_000  # maximum length of a field
ITEMS = 500  # maximum entries per field
SAID = "in a field of a reference manager"
_CSL = re.compile(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\b", re.IGNORECASE)
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE(?:\.DATA)?\b(?!\.)", re.IGNORECASE)
_MENDELEY = re.compile(r"MENDELEY_CITATION_v\d+_(?P<data>[A-Za-z0-9+/=_-]+)\Z")


def is_citing(instruction: str) -> bool:
    """Whether a field's instruction is that of a reference manager's citation."""
    return _CSL.match(instruction) is not None or _ENDNOTE.match(instruction) is not None


def cited(instruction: str, data: str = "") -> tuple[list[list[Cited]], list[str]]:
    """Returns (what a field cites, a list per entry; notes on what is left aside).

    `data`: the field's `fldData`, in base64. Raises ValueError when the field cannot be read.
    """
    if len(instruction) + len(data) > CHARS:
        raise ValueError("it is too long")
    if _CSL.match(instruction):
        return _places_and_notes(_of_csl(instruction[instruction.find("{") :]))
    inline = instruction[instruction.find("<EndNote") :] if "<EndNote" in instruction else ""
    return _places_and_notes(_of_endnote(inline.encode() if inline else _decoded(data)))


def of_tag(tag: str) -> tuple[list[list[Cited]], list[str]] | None:
    """Like `cited`, for the tag of a content control; None if it is not Mendeley's.

    Raises ValueError when it cannot be read.
    """
    found = _MENDELEY.match(tag[:CHARS])
    return found and _places_and_notes(_of_csl(_decoded(found["data"]).decode("utf-8", "replace")))


def _places_and_notes(items: Iterable[Iterator[Cited]]) -> tuple[list[list[Cited]], list[str]]:
    """(The places of each entry, notes on what is left aside).

    An entry without an address needs no note, because the text itself names the work.
    """
    found: list[list[Cited]] = []
    notes: list[str] = []
    for places in islice(items, ITEMS):
        given = list(places)
        if given:
            entries = Entries()
            entries.take("an entry", given)
            document = entries.document()
            found.append([replace(one, locator=None, changed=(SAID, *one.changed)) for one in document.cited])
            notes += document.notes[: len(document.notes) - (not document.cited)]
    return found, notes


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode("".join(data.split()).rstrip("\x00"))
    except binascii.Error:
        raise ValueError("it is damaged") from None


def _of_csl(text: str) -> Iterator[Iterator[Cited]]:
    try:
        found, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        raise ValueError("it is damaged") from None
    items = found.get("citationItems") if isinstance(found, dict) else None
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and isinstance(item.get("itemData"), dict):
            yield csl_places(item["itemData"])


def _of_endnote(data: bytes) -> Iterator[Iterator[Cited]]:
    start = data.find(b"<EndNote")
    if start < 0:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data[start:].rstrip(b"\x00"), parser)
    except etree.XMLSyntaxError:
        raise ValueError("it is damaged") from None
    for record in root.iter("record"):
        yield _places(record)


def _places(record: etree._Element) -> Iterator[Cited]:
    for kind in ("related-urls", "web-urls"):
        for group in record.iter(kind):
            for one in group.iter("url"):
                yield from addresses("".join(map(str, one.itertext())))
    for one in record.iter("electronic-resource-num"):
        yield from names("".join(map(str, one.itertext())), "doi")
