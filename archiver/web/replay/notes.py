"""Our own pages on replay: the bar around a copy, and messages where none can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from archiver.web import render, strings
from archiver.web.replay.addresses import Asked, Form
from archiver.web.replay.markup import SANDBOX

if TYPE_CHECKING:
    from archiver.web.replay.door import Entered
    from storage.model import Capture

FRAME = "frame"
_SMALL = frozenset({"none", "apart", "pdf", "file", "purged"})  # in small letters, in place of a frame's content
OUTER_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
NOTE_POLICY = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; sandbox " + SANDBOX


class Note(Exception):
    """An answer that is a page of ours.

    `name`: the key of its texts; `frame`: the address of the copy shown in it; `sent`: the address that this copy
    redirects its readers to; `led`: the address of a copy of that; `papers`: copies of the documents that the page
    carries.
    """

    def __init__(self, name: str, status: int, *, capture: Capture | None = None, frame: str = "", paper: str = "",
                 status_kept: int | None = None, detail: str = "", sent: str = "", led: str = "",
                 papers: Sequence[Capture] = ()) -> None:  # fmt: skip
        super().__init__(name)
        self.name = name
        self.status = status
        self.capture = capture
        self.frame = frame
        self.paper = paper
        self.status_kept = status_kept
        self.detail = detail
        self.sent = sent
        self.led = led
        self.papers = papers


def page(note: Note, public_url: str, language: str, asked: Asked | None, entered: Entered | None) -> Response:
    """The note as a page: with our bar, or small if it replaces the content of a frame."""
    inner = asked is not None and asked.form is not Form.OUTER
    capture = note.capture
    way = asked.address(asked.url, Form.OUTER, capture.at) if asked and inner and capture else ""
    body = render.bare(
        "replay.html", language, public_url=public_url, query="" if language == "en" else f"?lang={language}",
        url=asked.url if asked else "", inner=inner, framed=inner, small=note.name in _SMALL, way=way, frame=note.frame, paper=note.paper, sandbox=SANDBOX,
        at=capture.at if capture else None, capture=capture.id if capture else None, status=note.status_kept,
        cut=bool(capture and capture.truncated), certificate=capture.certificate if capture else None, detail=note.detail, sent=note.sent, led=note.led,
        papers=[(one, asked.address(one.url, Form.OUTER, one.at)) for one in note.papers] if asked else [], n=capture.n if capture else None, source=entered.source.id if entered else None,
        heading="" if note.frame else strings.text(f"replay_{note.name}", language),
        note="" if note.frame else strings.text(f"replay_{note.name}_note", language),
    )  # fmt: skip
    policy = NOTE_POLICY if inner else OUTER_POLICY
    return HTMLResponse(
        body, note.status, {"content-security-policy": policy, "content-language": strings.HTML_LANG[language]}
    )
