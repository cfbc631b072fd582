"""Turns what is given for import into references: what a list names, or what a document cites."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass

from archiver import citations
from archiver.citations import Cited, Document
from archiver.citations.unwrapping import unwrap_address
from archiver.errors import UsageError
from archiver.intake import lists, references
from archiver.intake.lists import List
from archiver.intake.references import Cite, Reference
from archiver.readers.citing import cited
from storage import urls
from storage.model import Access

MOST = 5000  # max citations of one document
LOOKED_FOR = "links, addresses in its text, and names such as DOIs were looked for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Options for everything that is imported at once; in a list, they apply where it says nothing."""

    work: str | None = None
    work_url: str | None = None
    interval_s: int | None = None
    tags: tuple[str, ...] = ()
    access: Access = Access.PUBLIC
    egress: str | None = None


def read(
    data: bytes,
    name: str,
    wishes: Wishes,
    refused: Callable[[str], str | None],
    *,
    url: str | None = None,
    charset: str | None = None,
) -> List:
    """The references of a list or a document.

    `name`: the file's name, or its URL. `url`: where it came from; `charset`: as declared there. `refused`: returns why
    an address is never asked, or None. UsageError says what is wrong.
    """
    try:
        if not citations.is_document(data, name, charset=charset):
            found = lists.read(data, name, charset)
            return dataclasses.replace(found, references=tuple(_wished(one, wishes) for one in found.references))
        try:
            document = cited(data, name, url, charset)
        except citations.Refused as error:
            raise UsageError(f"{name} was not imported: {error}") from None
        return _of_document(document, name, wishes, refused, came=url is not None)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _wished(one: Reference, wishes: Wishes) -> Reference:
    """A reference of a list, with the options for what the list leaves open."""
    cites = one.cites
    if wishes.work or wishes.work_url:
        work = references.cite(title=wishes.work, url=wishes.work_url)
        nameless = references.Cite(title=references.UNTITLED)
        cites = tuple(
            # a page, footnote or quote without a work belongs to the work that is named for all
            dataclasses.replace(cite, title=work.title, url=work.url)
            if (cite.title, cite.url) == (nameless.title, nameless.url)
            else cite
            for cite in cites or (nameless,)
        )
    return dataclasses.replace(
        one,
        cites=cites,
        interval_s=one.interval_s or wishes.interval_s,
        tags=one.tags or wishes.tags,
        access=Access.SEALED if wishes.access is Access.SEALED else one.access,
        egress=one.egress or wishes.egress,
    )


def _of_document(
    document: Document, name: str, wishes: Wishes, refused: Callable[[str], str | None], *, came: bool
) -> List:
    """What a document cites, one reference per place. Addresses that cannot be watched are left out, and noted."""
    here = urls.identity(name) if came and name.lower().startswith(("http://", "https://")) else None
    work_url = wishes.work_url or here
    work = references.cite(title=wishes.work or document.title or _title_from(name), url=work_url)
    if len(document.cited) > MOST:
        raise UsageError(f"{name} cites {len(document.cited)} sources; at most {MOST} are taken. Import it in parts")
    found: list[Reference] = []
    notes = [*document.notes]
    for one in document.cited:
        try:
            reference = _reference(one, work, wishes)
            why = refused(reference.url)
        except ValueError as error:
            reference, why = None, str(error)
        if reference is None or why is not None:
            shown = re.sub(r"//[^/@\s]*@", "//…@", one.written)[:200]
            notes.append(f"left aside: {shown}{f' ({one.locator})' if one.locator else ''}: {why}")
        else:
            found.append(reference)
    if not found:
        told = "".join(f"\n{note}" for note in notes)
        raise UsageError(f"{name} cites nothing that can be watched: {LOOKED_FOR}{told}")
    return List(tuple(found), tuple(dict.fromkeys(notes)))


def _reference(one: Cited, work: Cite, wishes: Wishes) -> Reference:
    address, more = unwrap_address(one.url)
    given = references.reference(address)
    try:
        place = references.cite(title=work.title, url=work.url, quote=one.quote, locator=one.locator)
    except ValueError:  # a quote that cannot be searched for
        place = references.cite(title=work.title, url=work.url, locator=one.locator)
    return dataclasses.replace(
        given,
        given=one.written,
        changed=tuple(dict.fromkeys((*one.changed, *more, *given.changed))),
        cites=(place,),
        interval_s=wishes.interval_s,
        tags=wishes.tags,
        access=wishes.access,
        egress=wishes.egress,
    )


def _title_from(name: str) -> str:
    """A title from a file's name, or from the last part of a URL's path; UNTITLED for standard input."""
    if name == "-":
        return references.UNTITLED
    path = re.split(r"[?#]", name, maxsplit=1)[0].rstrip("/") if "://" in name else name
    return re.split(r"[/\\]", path)[-1][: references.TITLE_CHARS] or references.UNTITLED
