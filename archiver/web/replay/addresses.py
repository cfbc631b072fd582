"""Addresses of replay: `/DOOR/T[form]/URL`, the URL appended as it is. Pure.

`T`: 14 or 17 digits, in UTC: the time of the page shown. What it embeds is requested with the same time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from archiver.web import links
from storage import urls

_ASKED = re.compile(r"/([^/]+)/(\d{14}|\d{17})((?:in|cs|me|pd)_)?/(.+)", re.DOTALL | re.ASCII)


class Form(StrEnum):
    """The form in which a copy is requested."""

    OUTER = ""  # our bar, with the copy in a frame
    INNER = "in_"  # content of a frame
    STYLE = "cs_"  # a style sheet
    PART = "me_"  # an image, font, audio or video
    PAPER = "pd_"  # a PDF, without a frame


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a copy."""

    door: str
    digits: str
    form: Form
    url: str

    @property
    def at(self) -> datetime:
        return links.instant(self.digits)[0]

    @property
    def span(self) -> timedelta:
        """The length of the period that the digits name."""
        return links.instant(self.digits)[1]

    def address(self, url: str, form: Form | None = None, at: datetime | None = None) -> str:
        """The path of another URL with the same door; same form and same time by default."""
        digits = self.digits if at is None else links.stamp(at, exact=True)
        return path(self.door, digits, self.form if form is None else form, url)


def path(door: str, digits: str, form: Form, url: str) -> str:
    """The path at which replay shows a URL."""
    return f"/{door}/{digits}{form}/{links.in_path(url)}"


def parse_target(target: str) -> Asked | None:
    """Parse a request target; None if it is not an address of replay."""
    match = _ASKED.fullmatch(target)
    if match is None:
        return None
    try:
        links.instant(match[2])
        url = urls.identity(links.with_both_slashes(match[4]))
    except ValueError:
        return None
    return Asked(match[1], match[2], Form(match[3] or ""), url)
