"""Reads what bibliography files cite: BibTeX, RIS and CSL-JSON.

The files are exports of Zotero, Mendeley, EndNote, JabRef and others. Sizes are limited: what exceeds a limit is
skipped with a note, and the work is linear in the length of the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from archiver.citations import tex
from archiver.citations.entries import (
    ENTRY_CITED,
    Entries,
    addresses,
    follow_cross_references,
    in_prose,
    locator,
    names,
    shown,
)
from archiver.citations.model import Cited, Document

if TYPE_CHECKING:
    from bibtexparser.model import Entry

ENTRIES = 20_000
ENTRY_CHARS = 262_144
SIGNS = 4_000_000  # braces, quotation marks, commas and the like; each is a step for the BibTeX parser
LINES = 2_000_000
_STRING_CHARS = 2000
_LINE_END = re.compile(r"\r\n?")

# ---- detecting the format

_IS_BIBTEX = re.compile(
    r"^[ \t\ufeff]*+@[A-Za-z]++\s*+[{(]\s*+[^\s,=\"#%{}()\\]{0,200}+\s*+,\s*+[\w:-]++\s*+=", re.MULTILINE
)
_IS_RIS = re.compile(r"^[ \t\ufeff]*+TY  - ?[A-Za-z]", re.MULTILINE)
_TYPES, _TELLING = frozenset({"type", "itemtype"}), frozenset({"url", "doi", "title"})
# required of a single item that is not in a list, because other JSON objects have a `type`, too
_CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document "
    "entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map "
    "motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post "
    "post-weblog regulation report review review-book software song speech standard thesis treaty webpage".split()
)


def kind(text: str) -> str | None:
    """The format by content: `bibtex`, `ris` or `csl`; None for anything else."""
    if text.lstrip("\ufeff \t\r\n")[:1] in {"[", "{"}:
        try:
            items = _items(_json(text))
        except ValueError:
            items = []
        if any(isinstance(one, dict) and _is_item({key.lower() for key in one}) for one in items[:100]):
            return "csl"
    text = _LINE_END.sub("\n", text)
    found = [(match.start(), name) for name, pattern in _KINDS if (match := pattern.search(text))]
    return min(found)[1] if found else None


def _is_item(keys: set[str]) -> bool:
    return not keys.isdisjoint(_TYPES) and not keys.isdisjoint(_TELLING)


_KINDS = (("bibtex", _IS_BIBTEX), ("ris", _IS_RIS))

# ---- BibTeX

_START = re.compile(r"^[ \t]*+@\w*+[ \t]*+[{(]", re.MULTILINE)
_NEXT = re.compile(r"(?<=[})])[ \t]*+(?=@\w++[ \t]*+[{(])")
_KEY = re.compile(r"\s*+@\w*+\s*+[({]\s*+([^\s,{}()=\"]{0,200}+)")
_LOST_FIELD = re.compile(r"(?<![\w-])(?:url|doi|howpublished|note|eprint)\s{0,99}=", re.IGNORECASE)
_BIBDESK = re.compile(r"bdsk-url-[0-9]+")
_ADDRESS_FIELDS = ("url", "link", "uri", "www", "web", "website", "ee")
_NAME_FIELDS = (
    ("doi", "doi"), ("arxivid", "arxiv"), ("arxiv", "arxiv"), ("pmid", "pmid"), ("pmcid", "pmcid"), ("hdl", "hdl"),
    ("handle", "hdl"), ("urn", "urn"), ("ark", "ark"),
)  # fmt: skip
_EPRINTS = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "hdl": "hdl", "handle": "hdl"}
_ANNOTATIONS = ("annote", "annotation")  # remarks of the file's owner on the cited work
_PROSE_FIELDS = ("howpublished", "note", "addendum", "journal", "journaltitle")


def bibtex(text: str) -> Document:
    """What a BibTeX or BibLaTeX file cites, by its fields url, howpublished, note, doi, eprint etc. (not urldate)."""
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its warnings become notes of the document
    entries = Entries()
    pieces = _pieces(_LINE_END.sub("\n", text).lstrip("\ufeff"), entries)
    library = parse_string("\n".join(pieces), parse_stack=[])
    strings = _strings({one.key: one.value for one in library.strings})
    read: list[Entry] = []
    for one in library.blocks:
        block: Block | None = one
        while isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
            block = block.ignore_error_block  # an entry with a duplicate key still cites
        if isinstance(block, Entry):
            read.append(block)
        elif isinstance(block, ParsingFailedBlock):
            called = locator(_key(block.raw or ""), "", len(read) + 1)
            entries.unreadable(called, "it is cut off, or its braces or commas do not match")
    _take(entries, read, strings)
    return entries.document()


def _pieces(text: str, entries: Entries) -> list[str]:
    """Splits the file into entries; skips entries that are too large, and stops when there are too many."""
    kept: list[str] = []
    signs = 0
    for number, piece in enumerate(_each(text)):
        called = locator(_key(piece), "", number + 1)
        if number == ENTRIES:
            entries.note(f"more than {ENTRIES:,} entries: those from {called} on were not read")
            break
        if len(piece) > ENTRY_CHARS:
            entries.unreadable(called, f"it is longer than {ENTRY_CHARS:,} characters")
            continue
        signs += sum(map(piece.count, '{}",=\n'))
        if signs > SIGNS:
            entries.note(f"more braces and commas than are read: those from {called} on were not read")
            break
        kept.append(piece)
    return kept


def _each(text: str) -> Iterator[str]:
    start: int | None = None
    for match in _START.finditer(text):
        if start is not None:
            yield from _divided(text[start : match.start()])
        start = match.start()
    if start is not None:
        yield from _divided(text[start:])


def _divided(piece: str) -> Iterator[str]:
    """Splits a piece that is too large, as it may be several entries on one line."""
    at = 0
    if len(piece) > ENTRY_CHARS:
        for match in _NEXT.finditer(piece):
            yield piece[at : match.start()]
            at = match.end()
    yield piece[at:]


def _key(raw: str) -> str:
    match = _KEY.match(raw)
    return match[1] if match else ""


def _strings(raw: Mapping[str, str]) -> dict[str, str]:
    """The values that `@string` defines; each may use earlier ones."""
    found: dict[str, str] = {}
    for key, value in raw.items():
        text = tex.joined(value, found)
        if text is not None and len(text) <= _STRING_CHARS:
            found[key.lower()] = text
    return found


def _take(entries: Entries, read: list[Entry], strings: Mapping[str, str]) -> None:
    fields = [_fields(entry, strings) for entry in read]
    by_key: dict[str, int] = {}
    for n, entry in enumerate(read):
        by_key.setdefault(entry.key.lower(), n)

    def named(key: str) -> str:
        n = by_key.get(key)
        return "" if n is None else fields[n].get("crossref", "").strip().lower()

    def found(key: str) -> list[Cited]:
        n = by_key.get(key)
        return [] if n is None else list(_bibtex_places(fields[n]))

    for n, (entry, values) in enumerate(zip(read, fields, strict=True), start=1):
        called = locator(entry.key, tex.plain(values.get("title", "")), n)
        places = list(islice(_bibtex_places(values), ENTRY_CITED + 1))
        if any(_LOST_FIELD.search(one.value) and tex.joined(one.value, strings) is None for one in entry.fields):
            entries.unreadable(called, "a comma is missing between its fields", partly=bool(places))
            if not places:
                continue
        if not places:
            parent, places = follow_cross_references(values.get("crossref", "").strip().lower(), named, found)
            places = [_of_parent(place, read[by_key[parent]].key) for place in places]
        entries.take(called, places)
        known = {place.url for place in places}
        for one in (
            one for key in _ANNOTATIONS for one in in_prose(tex.without_commands(values.get(key, "")), tex.plain)
        ):
            if one.url not in known:
                entries.leave(called, one.written, "it stands in an annotation")


def _of_parent(place: Cited, parent: str) -> Cited:
    words = f"named by entry {shown(parent)}, which it refers to"
    return Cited(written=place.written, url=place.url, changed=(*place.changed, words))


def _fields(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    """The fields that matter, by lower-case name; the values of a repeated field are joined."""
    found: dict[str, str] = {}
    for field in entry.fields:
        key = field.key.lower()
        if key not in _READ and not _BIBDESK.fullmatch(key):
            continue
        value = tex.joined(field.value, strings)
        if value and value.strip():
            found[key] = f"{found[key]} {value}" if key in found else value
    return found


_READ = frozenset(
    (*_ADDRESS_FIELDS, *(name for name, _ in _NAME_FIELDS), *_PROSE_FIELDS, *_ANNOTATIONS, "eprint", "archiveprefix", "eprinttype",
     "primaryclass", "crossref", "title")
)  # fmt: skip


def _bibtex_places(fields: Mapping[str, str]) -> Iterator[Cited]:
    for key, value in fields.items():
        if key in _ADDRESS_FIELDS or key.startswith("bdsk-url-"):
            yield from addresses(tex.without_commands(value), tex.plain)
    for key in _PROSE_FIELDS:
        if key in fields:
            yield from in_prose(tex.without_commands(fields[key]), tex.plain)
    for key, name in _NAME_FIELDS:
        if key in fields:
            yield from names(tex.without_commands(fields[key]), name, tex.plain)
    if "eprint" in fields:
        given = fields.get("archiveprefix") or fields.get("eprinttype") or ("arxiv" if "primaryclass" in fields else "")
        yield from names(fields["eprint"], _EPRINTS.get(given.strip().lower(), "eprint"), tex.plain)


# ---- RIS

_RIS_TYPE = re.compile(r"^(?=TY  -)", re.MULTILINE)
_RIS_INDENT = re.compile(r"^[ \t\ufeff]++(?=[A-Z][A-Z0-9]  -)", re.MULTILINE)
_RIS_CLOSE = re.compile(r"^([A-Z][A-Z0-9]  -)(?=\S)", re.MULTILINE)
_RIS_BROKEN = re.compile(
    r"^((?:UR|LK|L[1-4]|DO|M3)  -[ \t]*\S+)((?:\n(?![A-Z][A-Z0-9]  -)[ \t]*(?=\S*[/._=?&%\d-])\S+[ \t]*$){1,20})",
    re.MULTILINE,
)
_RIS_BREAK = "\x1f"  # stands for a line break within an address
_RIS_LINKS = ("L1", "L2", "L3", "L4")
_RIS_READ = ("UR", "LK", *_RIS_LINKS, "DO", "M3", "N1", "C2", "ID", "TI", "T1")


def ris(text: str) -> Document:
    """What a RIS file cites, by its tags UR, L1 to L4, DO, N1 and the like. Records may lack an end tag."""
    import rispy

    entries = Entries()
    text = _RIS_INDENT.sub("", _LINE_END.sub("\n", text))
    if (cut := _nth(r"\n", text, LINES)) is not None:
        text = text[:cut]
        entries.note(f"more than {LINES:,} lines: the others were not read")
    if (cut := _nth(r"^TY  -", text, ENTRIES)) is not None:
        text = text[:cut]
        entries.note(f"more than {ENTRIES:,} entries: the others were not read")
    text = _RIS_BROKEN.sub(
        lambda one: one[1] + re.sub(r"\s+", _RIS_BREAK, one[2].rstrip()), text.replace(_RIS_BREAK, "")
    )
    whole = _RIS_CLOSE.sub(r"\1 ", _RIS_TYPE.sub("ER  - \n", text)) + "\nER  - \n"
    # keep the tag names, all as lists, and set no separator because addresses contain semicolons
    records: list[dict[str, Any]] = rispy.loads(
        whole,
        mapping={"TY": "TY", **{tag: tag for tag in _RIS_READ}},
        list_tags=list(_RIS_READ),
        delimiter_tags_mapping={},
        skip_unknown_tags=True,
    )
    for number, told in enumerate(records, start=1):
        record = {tag: [_unbroken(one) for one in value] for tag, value in told.items() if isinstance(value, list)}
        title = " ".join(record.get("TI") or record.get("T1") or [])
        called = locator(" ".join(record.get("ID", [])), title, number)
        entries.take(called, _ris_places(record))
        files = [one for tag in _RIS_LINKS for one in record.get(tag, []) if one.strip() and not list(_of_web(one))]
        if files:
            entries.leave(
                called,
                files[0],
                "it leads to a file" if len(files) == 1 else f"it and {len(files) - 1} more lead to files",
            )
    return entries.document()


def _unbroken(value: str) -> str:
    return value.replace(_RIS_BREAK, "\n")


def _nth(pattern: str, text: str, n: int) -> int | None:
    """The offset of the match after the first `n`; None if there are no more."""
    match = next(islice(re.finditer(pattern, text, re.MULTILINE), n, None), None)
    return match and match.start()


def _of_web(value: str) -> Iterator[Cited]:
    """The http(s) addresses in a link field; most such fields lead to files on the owner's disk."""
    yield from (one for one in addresses(value) if one.url.lower().startswith(("http://", "https://")))


def _ris_places(record: Mapping[str, list[str]]) -> Iterator[Cited]:
    for tag in ("UR", "LK"):
        for value in record.get(tag, []):
            yield from addresses(value)
    for tag in _RIS_LINKS:
        for value in record.get(tag, []):
            yield from _of_web(value)
    for tag, name in (("DO", "doi"), ("M3", "doi")):
        for value in record.get(tag, []):
            yield from names(value, name)
    for value in record.get("N1", []):
        yield from in_prose(value)
    for value in record.get("C2", []):
        if value.upper().startswith("PMC"):
            yield from names(value, "pmcid")


# ---- CSL-JSON


def csl(text: str) -> Document:
    """What a CSL-JSON file cites: URL, DOI, PMID, PMCID, and the addresses in archive_location and note."""
    entries = Entries()
    try:
        items = _items(_json(text))
    except ValueError as error:
        entries.note(f"the file is not JSON: {shown(str(error))}")
        items = []
    if len(items) > ENTRIES:
        entries.note(f"more than {ENTRIES:,} entries: the others were not read")
    for number, item in enumerate(items[:ENTRIES], start=1):
        if not isinstance(item, dict):
            entries.unreadable(f"entry number {number}", "it is no object")
            continue
        fields = _fields_of(item)
        key = fields.get("id") or fields.get("citation-key") or fields.get("citationkey") or ""
        entries.take(locator(key, fields.get("title", ""), number), _csl_places(fields))
    return entries.document()


def csl_places(item: Mapping[str, object]) -> Iterator[Cited]:
    """What one CSL-JSON item cites."""
    return _csl_places(_fields_of(item))


def _fields_of(item: Mapping[str, object]) -> dict[str, str]:
    return {str(key).lower(): _text(value) for key, value in item.items()}


def _json(text: str) -> Any:
    """Parses JSON; raises ValueError for input that is nested too deeply, too."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        raise ValueError("nested too deep") from None


def _items(found: Any) -> list[Any]:
    if isinstance(found, dict):
        alone = (
            [found] if str(found.get("type", "")) in _CSL_TYPES and _is_item({key.lower() for key in found}) else None
        )
        found = next((found[key] for key in ("items", "references") if isinstance(found.get(key), list)), alone)
    return found if isinstance(found, list) else []


def _text(value: Any) -> str:
    """A JSON value (string, list of strings, integer) as text. Lone surrogates, which JSON can encode, become `?`."""
    if isinstance(value, list):
        value = " ".join(one for one in value[:100] if isinstance(one, str))
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        value = str(value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _csl_places(fields: Mapping[str, str]) -> Iterator[Cited]:
    yield from addresses(fields.get("url", ""))
    yield from (one for one in addresses(fields.get("archive_location", "")) if "://" in one.written)
    yield from in_prose(fields.get("note", ""))
    for key, name in (("doi", "doi"), ("pmid", "pmid"), ("pmcid", "pmcid")):
        yield from names(fields.get(key, ""), name)
