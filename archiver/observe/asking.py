"""Whether the site itself is to be asked at a look (pure)."""

from __future__ import annotations

from archiver.observe.addresses import is_deep, is_front
from archiver.observe.classify import calls_itself_front, classify
from archiver.observe.marks.called import may_be_named_so
from archiver.observe.marks.gist import LISTS
from archiver.observe.marks.titled import may_be_called_so
from archiver.observe.redirects.away import led_away
from archiver.observe.site.answers import is_brief
from archiver.observe.site.worked import in_place
from storage.model import Effect, Finding, Observation


def needs_probes(o: Observation) -> bool:
    """Whether asking the site itself would tell more: something that was there seems gone or wholly changed, or what
    came first may be the front page."""
    if led_away(o):  # its own host is there: what of that?
        return o.failure is not None and o.failure.effect in {Effect.SITE_LOSS, Effect.FAILURE}
    if o.probes or o.not_modified:
        return False
    if o.last is None:  # a page of lists deep in the site: the front page, or what is meant?
        listing = any(mark.rule == LISTS for mark in o.marks) and is_deep(o.url)
        front = o.content is False and o.status == 200 and calls_itself_front(o)
        named = may_be_named_so(o.marks, o.title) and not is_front(o.url)
        return front or named or may_be_called_so(o) or (o.content is True and (listing or is_brief(o)))
    finding, _ = classify(o)
    lost = finding.effect.is_loss or finding in {Finding.ALTERED_LARGE, Finding.SERVER_ERROR}
    lost = lost or (o.last.bared and finding.effect is Effect.CHANGE)
    lost = lost or (finding is Finding.MAINTENANCE and in_place(o))  # of the page, or of its site?
    return (lost or (finding is Finding.ALTERED and _renamed(o))) and o.failure is None


def _renamed(o: Observation) -> bool:
    """Another title, and passages are gone: the document altered, or another one of its site?"""
    return o.last is not None and o.last.title_same is False and bool(o.last.lost)
