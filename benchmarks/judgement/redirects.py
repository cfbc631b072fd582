"""Redirects whose end is missing in a history: its lines hold one answer, and here that is the first.

Some histories keep the redirect itself, with a Location and often a short note as its body; others keep the page that
it led to under the redirect's status. The walk follows redirects, so a line is taken as what the walk would have
received, as far as that is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from archiver.observe import Reference
from archiver.observe.marks.gist import weight
from archiver.observe.marks.heads import url_marks
from archiver.observe.marks.page import page_marks
from archiver.observe.marks.weigh import strongest
from archiver.text import Kind, Text, compare
from benchmarks.judgement.fields import REDIRECTS
from benchmarks.judgement.history import Answer
from storage.model import Effect, Finding
from storage.urls import distance, resolve

NOTE, LINKED_NOTE = 300, 1_000  # characters: servers' notes have fewer; one that links to the target may be decorated
KEPT = 0.6  # share of the copy's text, as in classifying: a body that has it is the page, however short
_INDEX = re.compile(r"/(?:index|default)\.[a-z]{2,5}$", re.IGNORECASE)
_AWAY = frozenset({"root", "parent", "other_domain"})


_A = TypeVar("_A", bound=Answer)


def is_redirect(answer: Answer) -> bool:
    return answer.failure is None and answer.status in REDIRECTS


def target(answer: Answer, note: Text | None = None) -> str | None:
    """Where the redirect led, if the history says; its note may redirect by itself."""
    if answer.final_url is not None:
        return answer.final_url
    location = _location(answer)
    if location is None:
        return note.refresh.url if note is not None and note.refresh is not None else None
    return resolve(answer.url, location)


def as_page(answer: _A) -> _A:
    """The answer as that of the page at the end, which a body under a redirect's status may be."""
    return replace(answer, status=200, final_url=target(answer))


def is_note(body: Text | None, end: str | None, last: Reference | None) -> bool:
    """Whether a redirect's body is only a server's note and no page: short, and about nothing else."""
    if body is None:
        return True
    if body.kind not in {Kind.HTML, Kind.PLAIN}:
        return False
    size = weight(body.visible)
    links = {body.refresh.url} if body.refresh is not None else set()
    leads = end is not None and any(_same(end, url) for url in links | {link.url for link in body.links})
    if size >= (LINKED_NOTE if leads else NOTE) or (not leads and _says_more(body)):
        return False
    if last is None or last.text is None:
        return True
    kept = compare(last.text, body).kept
    return kept is None or kept < KEPT


def _says_more(body: Text) -> bool:
    """Whether it says that something is missing, or asks the reader to sign in; asking to wait is usual in notes."""
    said = strongest(page_marks(body))
    if said is None:
        return False
    return said[0].effect is not Effect.BLOCKED or any(mark.where in {"sign", "form"} for mark in said[1])


def led_away(answer: Answer, end: str | None) -> Finding | None:
    """The finding by where a redirect leads alone: away from the page, to a login, to an address named as an error.

    TRUNCATED: nothing is known. None: it leads to the page itself.
    """
    if end is None:  # nobody sends a redirect without a Location; many histories keep few headers
        return Finding.TRUNCATED if _location(answer) is None else Finding.BAD_ANSWER
    if _same(answer.url, end):
        return None
    far = distance(answer.url, end)
    named = url_marks(end, moved=True, away=far == "other_domain")
    if far == "login":
        return Finding.LOGIN
    if named:
        return named[0].finding
    return Finding.REDIRECTED if far in _AWAY else Finding.TRUNCATED


def _location(answer: Answer) -> str | None:
    return next((value for name, value in answer.headers if name.lower() == "location"), None)


def _same(a: str, b: str) -> bool:
    """Whether both are the same page, apart from scheme, www, a trailing slash, or the name of an index file."""
    try:
        return distance(_INDEX.sub("/", a), _INDEX.sub("/", b)) in {"same", "scheme_www"}
    except ValueError:
        return False
