"""Detects short pages that say what became of their site, sentence by sentence (pure).

A sentence is matched by what it is about, what is said of it, and who says so. A page about something else is not one,
whatever one of its sentences says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archiver.observe.marks.gist import FEW, FOREIGN, SAID, TINY, belongs, labels_of, sentences_of, weight
from archiver.observe.marks.links import is_full_of_links
from archiver.observe.rules.ends import (
    ENDED,
    FAREWELL,
    GONE,
    HALTED,
    KEPT,
    OVER,
    OWN,
    OWNER,
    SELF,
    SHUT,
    SOLD,
    STILLED,
    TAKEN,
    THIS,
    UPLOAD,
    WEBBY,
)
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.text.model import Text
from storage.model import Finding, Mark

MOST = 0.6  # share of a sentence that the matched words must make up
SOME = 0.4  # the same, of a page's only sentence
OPENING = 3  # first sentences, in which a farewell is said
STORY = FEW  # weighted characters about other things that a farewell stays below


def end_marks(text: Text) -> Iterator[Mark]:
    """Marks of a site that was given up or stopped, that is only a registered name, or that is for sale."""
    labels, sentences = labels_of(text, asking=True), sentences_of(text, asking=True)
    said = weight("".join(sentences))
    if said > 2 * FEW or is_full_of_links(text):
        return
    read = list(dict.fromkeys([*labels, *sentences]))
    other = _unrelated_size(sentences)
    closed = _closed(labels, read, other)
    if closed:
        yield Mark(rule="end.closed", finding=Finding.SUSPENDED, matched=closed[:200], where="gist")
        return
    if said > FEW or other >= FOREIGN:  # domain dealers and hosting products advertise below the notice
        opening = read[: len(labels) + OPENING]
        taken = _told_to_reader(TAKEN, opening)
        if taken and (OWNER.search("\n".join(opening)) or _told_to_reader(TAKEN, labels)):
            yield Mark(rule="end.placed", finding=Finding.PARKED, matched=taken[:200], where="gist")
        return
    for rule, finding, matched in (
        ("end.placed", Finding.PARKED, _placeholder(read, tiny=said <= 2 * TINY)),
        ("end.sold", Finding.PARKED, _told_to_reader(SOLD, read)),
        ("end.over", Finding.SUSPENDED, _told_to_reader(OVER, read) if said <= 2 * TINY else ""),
        ("end.shut", Finding.SUSPENDED, _shut(read)),
        ("end.kept", Finding.SUSPENDED, _kept(read)),
        ("end.halted", Finding.SUSPENDED, _told_to_reader(HALTED, read, least=2.0) if said <= 2 * TINY else ""),
    ):
        if matched:
            yield Mark(rule=rule, finding=finding, matched=matched[:200], where="gist")
            return


def _closed(labels: Sequence[str], read: Sequence[str], about: int) -> str:
    """The words by which whoever runs a site says that it was given up; "" if there are none.

    They speak of the site as their own, or come with a farewell. `about`: weighted characters of sentences about
    something else."""
    bye = any(FAREWELL.match(one) or (FAREWELL.search(one) and (OWN.search(one) or one in labels)) for one in read)
    thanks = any(FAREWELL.search(one) for one in read)
    webby = any(WEBBY.search(one) for one in read)
    for name, said in pairwise(labels[1:]) if thanks else ():  # a heading of two lines
        if name in labels[0] and GONE.fullmatch(said.strip(" .!。")):
            return f"{name} {said}"
    opening = [*labels, *read[: len(labels) + OPENING]]
    ours = any(OWN.search(one) for one in opening)
    for one in opening:
        match = ENDED.search(one) or (GONE.search(one) if bye and webby else None)
        if match is None or one.endswith(("?", "？")):
            continue
        alone = all(other is one or other in labels or weight(other) < SAID for other in read)
        own = len(match[0]) >= (SOME if alone else MOST if one in labels else 1) * len(one)
        if about < (STORY if bye else FOREIGN if ours or thanks else 1 if own else 0):
            return match[0]
    return ""


def _placeholder(read: Sequence[str], *, tiny: bool) -> str:
    """The words by which a page says that nothing was put there yet; "" if there are none.

    Two of three kinds of wording, or a request to upload on a page that speaks of itself; on a `tiny` page one that
    says that the name is taken."""
    whole = "\n".join(read)
    taken, upload, owner = TAKEN.search(whole), UPLOAD.search(whole), OWNER.search(whole)
    found = [match[0] for match in (taken, upload, owner) if match]
    if len(found) > 1 or (upload and SELF.search(whole)):
        return ", ".join(found)
    return _told_to_reader(TAKEN, read) if tiny else ""


def _shut(read: Sequence[str]) -> str:
    """The words by which a site is said to be closed, if the page also tells its owner what to do; else ""."""
    shut = next(filter(None, map(SHUT.search, read)), None)
    return shut[0] if shut and any(OWNER.search(one) for one in read) else ""


def _kept(read: Sequence[str]) -> str:
    """The words by which a hosted site or program is said to be suspended, if its owner is told to turn to the host;
    else ""."""
    stilled = next(filter(None, map(STILLED.search, read)), None)
    return stilled[0] if stilled and any(KEPT.search(one) for one in read) else ""


def _told_to_reader(pattern: re.Pattern[str], read: Sequence[str], *, least: float = MOST) -> str:
    """The matched words of the first sentence that says so to the reader or of this page, or that says little else."""
    for one in read:
        match = pattern.search(one)
        if match is None or one.endswith(("?", "？")):
            continue
        if SPEAKS.search(one) or POINTS.search(one) or THIS.search(one) or len(match[0]) >= least * len(one):
            return match[0]
    return ""


def _unrelated_size(sentences: Sequence[str]) -> int:
    """Weighted characters of sentences about something other than pages, sites and what becomes of them."""
    return sum(
        size for one in sentences if (size := weight(one)) >= SAID and not belongs(one) and not _is_about_sites(one)
    )


def _is_about_sites(sentence: str) -> bool:
    return any(p.search(sentence) for p in (ENDED, HALTED, OVER, TAKEN, SOLD, OWNER, UPLOAD, FAREWELL))
