"""Addresses of replay: `/DOOR/T[form]/URL`, the URL at the end as it is. Pure.

`T` is 14 or 17 digits UTC, of the page that is shown: what it carries is asked for by the same time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from archiver.web import links
from storage import urls

_ASKED = re.compile(r"/([^/]+)/(\d{14}|\d{17})((?:in|cs|me|pd)_)?/(.+)", re.DOTALL | re.ASCII)
_ONE_SLASH = re.compile(r"^([a-z][a-z0-9+.-]*):/+(?=[^/])", re.IGNORECASE)


class Form(StrEnum):
    """What of a copy is asked for."""

    OUTER = ""  # our bar, and the copy in a frame
    INNER = "in_"  # what stands in a frame
    STYLE = "cs_"  # a style sheet
    PART = "me_"  # an image, a font, sound or film
    PAPER = "pd_"  # a PDF, by itself


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
        """How long what the digits name is."""
        return links.instant(self.digits)[1]

    def address(self, url: str, form: Form | None = None, at: datetime | None = None) -> str:
        """Path of another URL by the same door: in the same form and at the same time, where not said otherwise."""
        digits = self.digits if at is None else links.stamp(at, exact=True)
        return path(self.door, digits, self.form if form is None else form, url)


def path(door: str, digits: str, form: Form, url: str) -> str:
    """Where replay shows a URL."""
    return f"/{door}/{digits}{form}/{links.in_path(url)}"


def asked(target: str) -> Asked | None:
    """What a request target asks for; None when it is no address of replay."""
    match = _ASKED.fullmatch(target)
    if match is None:
        return None
    try:
        links.instant(match[2])
        url = urls.identity(_ONE_SLASH.sub(r"\1://", match[4]))  # proxies fold `//`
    except ValueError:
        return None
    return Asked(match[1], match[2], Form(match[3] or ""), url)
