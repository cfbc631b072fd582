"""Registers a source from a page or the API, with the same checks and journal entry as `archiver add`."""

from __future__ import annotations

from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field

from archiver.intake import references
from archiver.web.problems import Problem
from archiver.web.site import Site
from storage.model import Access

TEXT_CHARS = 40_000  # maximum length of a text


class NewSource(BaseModel):
    """What to keep, and who cites it."""

    model_config = ConfigDict(extra="forbid", str_max_length=TEXT_CHARS)

    url: str
    work: str | None = Field(None, description="Title of the citing work.")
    work_url: str | None = None
    quote: str | None = None
    locator: str | None = None
    every: str | None = Field(None, examples=["6h"])
    tags: list[str] = Field(default=[], max_length=100)
    sealed: bool = False
    egress: str | None = None


def register(site: Site, asked: NewSource, by: str) -> tuple[str, bool]:
    """Register a source: (id, whether it is new). `by` names who asked, for the journal.

    Problem 422 for values that do not fit; AddressRefused and UsageError for everything else.
    """
    try:
        wanted = replace(
            references.reference(asked.url),
            cites=_cites(asked),
            interval_s=references.interval(asked.every) if asked.every else None,
            access=Access.SEALED if asked.sealed else Access.PUBLIC,
            egress=references.line(asked.egress, "egress", 40),
            tags=references.tags(asked.tags),
        )
    except ValueError as error:
        raise Problem(422, f"{error}.") from None
    site.service.intake.check([wanted])
    done = site.service.intake.register([wanted], by)[0]
    assert done.source is not None
    return done.source, done.new


def _cites(asked: NewSource) -> tuple[references.Cite, ...]:
    if not (asked.work or asked.work_url or asked.quote or asked.locator):
        return ()
    return (references.cite(title=asked.work, url=asked.work_url, quote=asked.quote, locator=asked.locator),)
