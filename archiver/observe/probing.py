"""Decides whether a look sends probes to the site (pure)."""

from __future__ import annotations

from archiver.observe.addresses import is_deep, is_front
from archiver.observe.classify import calls_itself_front, classify
from archiver.observe.marks.links import LISTS
from archiver.observe.marks.site_names import may_be_named_so
from archiver.observe.marks.titled import may_be_called_so
from archiver.observe.redirects.away import led_away
from archiver.observe.site.answers import is_brief
from archiver.observe.site.scope import in_place
from storage.model import Effect, Finding, Observation


def needs_probes(o: Observation) -> bool:
    """Whether probes would tell more.

    They do if something that was there seems gone or wholly changed, or if a first answer may be the front page or a
    notice.
    """
    if led_away(o):  # the source's own host answers: is the rest of its site there?
        return o.failure is not None and o.failure.effect in {Effect.SITE_LOSS, Effect.FAILURE}
    if o.probes or o.not_modified:
        return False
    if o.last is None:  # a page of lists deep in the site may be the front page
        listing = any(mark.rule == LISTS for mark in o.marks) and is_deep(o.url)
        front = o.content is False and o.status == 200 and calls_itself_front(o)
        named = may_be_named_so(o.marks, o.title) and not is_front(o.url)
        return front or named or may_be_called_so(o) or (o.content is True and (listing or is_brief(o)))
    finding, _ = classify(o)
    lost = finding.effect.is_loss or finding in {Finding.ALTERED_LARGE, Finding.SERVER_ERROR}
    lost = lost or (o.last.bared and finding.effect is Effect.CHANGE)
    lost = lost or (finding is Finding.MAINTENANCE and in_place(o))  # is only the page being worked on, or the site?
    return (lost or (finding is Finding.ALTERED and _renamed(o))) and o.failure is None


def _renamed(o: Observation) -> bool:
    """Whether title and passages changed: is the document altered, or is it another one of the site?"""
    return o.last is not None and o.last.title_same is False and bool(o.last.lost)
