"""All wordings of notices, walls and errors together."""

from __future__ import annotations

from functools import cache

from archiver.observe.rules.barred import barred
from archiver.observe.rules.censors import censors
from archiver.observe.rules.ends import ends
from archiver.observe.rules.failing_labels import failing_labels
from archiver.observe.rules.failing_sentences import failing_sentences
from archiver.observe.rules.for_now import for_now
from archiver.observe.rules.further_languages import tongues
from archiver.observe.rules.guarded_sentences import guarded_sentences
from archiver.observe.rules.hosts_tell import hosts_tell
from archiver.observe.rules.lapsed import lapsed
from archiver.observe.rules.missing import missing
from archiver.observe.rules.missing_chinese import missing_in_chinese
from archiver.observe.rules.missing_further import missing_further
from archiver.observe.rules.missing_sentences import missing_sentences
from archiver.observe.rules.model import Phrase, Scope
from archiver.observe.rules.not_logged_in import not_logged_in
from archiver.observe.rules.notices import notices
from archiver.observe.rules.outages import outages
from archiver.observe.rules.prefilter import Together
from archiver.observe.rules.rarer_languages import rarer
from archiver.observe.rules.refused import refused
from archiver.observe.rules.refused_labels import refused_labels
from archiver.observe.rules.refused_sentences import refused_sentences
from archiver.observe.rules.sought import sought
from archiver.observe.rules.stopped import stopped
from archiver.observe.rules.stopped_sentences import stopped_sentences
from archiver.observe.rules.turned_away import turned_away
from archiver.observe.rules.unfound import unfound
from archiver.observe.rules.unmet import unmet
from archiver.observe.rules.unset import unset
from archiver.observe.rules.walls import walls
from archiver.observe.rules.whereabouts import whereabouts
from storage.model import Finding

About = tuple[Scope, bool]  # where a wording counts, and whether it is a login request


@cache
def phrases() -> tuple[Phrase, ...]:
    """All wordings, in the order in which they are tried."""
    return (
        *walls(),
        *notices(),
        *missing(),
        *missing_in_chinese(),
        *missing_sentences(),
        *failing_sentences(),
        *refused_sentences(),
        *guarded_sentences(),
        *stopped_sentences(),
        *missing_further(),
        *failing_labels(),
        *refused_labels(),
        *not_logged_in(),
        *unfound(),
        *sought(),
        *lapsed(),
        *outages(),
        *for_now(),
        *tongues(),
        *rarer(),
        *refused(),
        *stopped(),
        *barred(),
        *ends(),
        *unset(),
        *hosts_tell(),
        *turned_away(),
        *whereabouts(),
        *censors(),
        *unmet(),
    )


@cache
def together() -> Together[About]:
    """All wordings, grouped by the text in which they are searched."""
    return Together(phrases(), lambda one: (one.scope, one.finding is Finding.LOGIN))


@cache
def gone() -> Together[Finding]:
    """The wordings that say that the page does not exist."""
    return Together((one for one in phrases() if one.finding is Finding.SOFT_GONE), lambda one: one.finding)


@cache
def logins() -> tuple[Phrase, ...]:
    """The wordings of login requests that count anywhere in a line."""
    return tuple(one for one in phrases() if one.finding is Finding.LOGIN and one.scope is Scope.LINE)
