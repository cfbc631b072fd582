"""A notice that a page is being worked on, in place of its text. It concerns the page if the site is seen to be fine at
the same look; otherwise it concerns the site and says nothing of its pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from archiver.judge import judge
from archiver.observe import needs_probes
from storage.model import Assessment, Effect, EventKind, Finding, HostContext, Role, State
from tests.judgement.histories import SOURCE, START
from tests.judgement.looks import FRONT, PARAGRAPHS, ROOT, URL, exchange, look, notice, page, reference

REVISED = "This document is currently under revision and is temporarily unavailable."
NEIGHBOUR = page(
    [
        f"Of the {n} wells in the district, those of part {n} are cleaned by the cooperative in May."
        for n in range(2, 9)
    ],
    "Wells of the district",
)
SITE_DOWN = notice("Maintenance", "We are down for scheduled maintenance and will be back soon.")


def emptied(words: str = REVISED) -> str:
    return page([words])


def asked(home=FRONT, neighbour=NEIGHBOUR, invented="<h1>Not found</h1>", *, home_status=200, neighbour_status=200):
    return (
        exchange(home, url=ROOT, role=Role.HOME, status=home_status),
        exchange(neighbour, url=f"{ROOT}2019/wells.htm", role=Role.SIBLING, status=neighbour_status),
        exchange(invented, url=f"{ROOT}2019/x81q.htm", role=Role.INVENTED, status=404),
    )


def seen(came, *more, **answer):
    return look(exchange(came, **answer), *more, last=reference(page()))


@pytest.mark.parametrize(
    "words",
    [
        REVISED,
        "This page is being updated. Please check back later.",
        "Diese Seite wird derzeit überarbeitet.",
        "Ce document est en cours de révision et temporairement indisponible.",
        "Документ находится на доработке и временно недоступен.",
        "文件正在修订中，暂不提供。",
        "この文書は現在改訂中です。",
        "İçerik güncelleniyor.",
    ],
)
def test_notice_of_revision_on_a_fine_site_is_a_loss_and_named(words):
    found = seen(emptied(words), *asked())
    assert (found.finding, "worked" in found.rules, "emptied" in found.rules) == (Finding.REPLACED, True, True)
    assert any(reason.text.partition(": ")[2] in words.lower() for reason in found.reasons[2:4])


def test_bare_construction_notice_under_another_title_on_a_fine_site_is_a_loss():
    found = seen(notice("Under construction", "This page is under construction."), *asked())
    assert (found.finding, "worked" in found.rules, "emptied" in found.rules) == (Finding.REPLACED, True, False)


@pytest.mark.parametrize(
    "more",
    [
        (),
        asked(home=SITE_DOWN),
        asked(home="<h1>Internal error</h1>", home_status=500),
        asked(neighbour=emptied()),
        asked(neighbour=SITE_DOWN),
        asked(neighbour="<h1>Service unavailable</h1>", neighbour_status=503),
        asked()[2:],
    ],
    ids=[
        "not asked",
        "home in maintenance",
        "home fails",
        "both alike",
        "neighbour too",
        "neighbour fails",
        "invented",
    ],
)
def test_notice_of_revision_without_evidence_of_a_fine_site_is_a_failure(more):
    assert seen(emptied(), *more).finding.effect is Effect.FAILURE


def test_notice_that_the_site_also_gives_for_an_invented_address_is_a_failure():
    home, neighbour, _ = asked()
    other = exchange(emptied(), url=f"{ROOT}2019/x81q.htm", role=Role.INVENTED)
    assert seen(emptied(), home, neighbour, other).finding.effect is Effect.FAILURE


def test_error_status_retry_after_or_redirect_keeps_a_notice_a_failure_on_a_fine_site():
    assert seen(emptied(), *asked(), status=503).finding.effect is Effect.FAILURE
    assert seen(emptied(), *asked(), headers=[("Retry-After", "3600")]).finding is Finding.MAINTENANCE
    led = exchange("", status=302, headers=[("Location", f"{ROOT}maintenance.html")])
    end = exchange(SITE_DOWN, url=f"{ROOT}maintenance.html", parent=led.id)
    assert look(led, end, *asked(), last=reference(page())).finding is Finding.MAINTENANCE


def test_note_of_updating_above_the_text_is_an_alteration():
    whole = seen(page(["This page is being updated.", *PARAGRAPHS]), *asked())
    assert whole.finding.effect is Effect.CHANGE


def test_notice_of_revision_needs_probes_unless_it_has_a_retry_after():
    assert needs_probes(seen(emptied()).observation)
    assert not needs_probes(seen(emptied(), headers=[("Retry-After", "3600")]).observation)


def told(hours, came=None, last=None) -> tuple[list[EventKind], Assessment]:
    """The events of looks at such a notice, `hours` after the last good look, with the page back at `last`."""
    first = look(exchange(page()))
    found, assessment, kinds = [(0.0, first)], Assessment(), []
    found += [(hour, seen(came or emptied(), *asked())) for hour in hours]
    found += [(last, seen(page()))] if last is not None else []
    for n, (hour, one) in enumerate(found, 1):
        at = replace(one.observation, at=START + timedelta(hours=hour), n=n)
        verdict = judge(
            assessment, at, one.finding, one.reasons, HostContext(), source=SOURCE, url=URL, interval_s=6 * 3600
        )
        assessment = verdict.assessment
        kinds += [event.kind for event in verdict.events]
    return kinds, assessment


@pytest.mark.parametrize("hours", [20, 48])
def test_notice_of_revision_of_a_day_or_two_is_doubted_and_never_reported(hours):
    kinds, assessment = told(range(100, 100 + hours, 6), last=100 + hours)
    assert (kinds, assessment.state) == ([EventKind.FIRST, EventKind.SUSPECTED], State.AVAILABLE)


def test_notice_of_revision_that_stays_is_reported_removed_after_three_days():
    kinds, assessment = told(range(100, 173, 6))
    assert kinds == [EventKind.FIRST, EventKind.SUSPECTED, EventKind.REMOVED]
    assert (assessment.state, assessment.certainty.value) == (State.REMOVED, "probable")


def other(*, neighbours=("wells",), home=FRONT, invented=404, came=NEIGHBOUR):
    """A look at which a neighbour's document is shown at the source's address."""
    beside = [exchange(came, url=f"{ROOT}2019/{name}.htm", role=Role.SIBLING) for name in neighbours]
    front = exchange(home, url=ROOT, role=Role.HOME)
    made = exchange(
        "<h1>Not found</h1>" if invented == 404 else came, url=f"{ROOT}2019/x8.htm", role=Role.INVENTED, status=invented
    )
    return seen(came, front, *beside, made)


def doubt(found) -> frozenset[str]:
    """The evidence of the doubt that this look leaves about a page that was available."""
    verdict = judge(
        Assessment(state=State.AVAILABLE, ever_good=True), replace(found.observation, at=START, n=2), found.finding,
        found.reasons, HostContext(), source=SOURCE, url=URL, interval_s=6 * 3600,
    )  # fmt: skip
    return frozenset(verdict.assessment.doubts[-1].evidence)


def test_document_of_the_only_neighbour_in_its_place_is_a_replacement():
    found = other()
    assert (found.finding, "replaced" in found.rules) == (Finding.REPLACED, True)
    assert doubt(found) & {"host_fine", "host_failing"} == {"host_fine"}


@pytest.mark.parametrize(
    ("answers", "finding", "rule"),
    [
        ({"neighbours": ("wells", "roads")}, Finding.REPLACED, "probe.siblings"),
        ({"home": NEIGHBOUR}, Finding.REPLACED, "probe.siblings"),
        ({"home": "<h1>Internal error</h1>"}, Finding.REPLACED, "probe.siblings"),
        ({"invented": 200}, Finding.SOFT_GONE, "probe.invented"),
        ({"came": page(["Bitte wenden Sie sich an die Pforte."], "Pforte")}, Finding.SERVER_ERROR, "probe.siblings"),
    ],
    ids=["two neighbours", "home too", "home fails", "invented too", "few words"],
)
def test_neighbours_document_is_no_plain_replacement_if_the_site_may_be_at_fault(answers, finding, rule):
    """Two neighbours, the home page or an invented address show it too, the home page fails, or it has only few
    words."""
    found = other(**answers)
    assert (found.finding, rule in found.rules, "replaced" in found.rules) == (finding, True, False)
    assert doubt(found) & {"host_fine", "host_failing"} == {"host_failing"}
