"""Confidence that an alteration is one of the document, not of what surrounds it: high, medium, low."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from archiver.alerts import Subscription, alerts, payload
from archiver.judge.confidence import level
from storage.model import Comparison, Effect, Event, EventKind, Finding, Reason
from tests.judgement.histories import History, changed, document, kept
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference


def altered(**facts: object) -> Event:
    history = kept().looks([100, 102], Finding.ALTERED, **facts)
    assert history.kinds[-1] is EventKind.ALTERED
    return history.events[-1]


@pytest.mark.parametrize(
    ("bytes_", "share", "said"),
    [
        (300, 0.5, "high"), (5000, 1.0, "high"), (299, 1.0, "medium"), (20, 0.5, "medium"), (300, 0.49, "medium"),
        (5000, 0.0, "medium"), (299, 0.49, "low"), (20, 0.0, "low"), (20, None, "medium"), (5000, None, "medium"),
        (0, None, None),
    ],
)  # fmt: skip
def test_confidence_depends_on_how_much_differs_and_on_its_share_in_the_main_text(bytes_, share, said):
    facts = changed("b", "the findings hold")
    facts["last"] = replace(facts["last"], differing_bytes=bytes_, differing_main=share)
    assert level(altered(**facts).reasons) == said


def test_lost_cited_passage_gives_high_and_altered_document_medium_confidence():
    quote = {"quotes": {"the findings hold": False}, "quotes_before": {"the findings hold": True}}
    few = replace(changed("b", "the findings hold")["last"], differing_bytes=20, differing_main=0.0)
    assert level(altered(**changed("b", "the findings hold") | {"last": few} | quote).reasons) == "high"
    paper = {"last": Comparison(kept=1.0, same_text=True), "members": (document(Finding.ALTERED, 200, "d" * 64),)}
    assert level(altered(**paper).reasons) == "medium"


def test_alert_payload_carries_the_confidence():
    facts = changed("b", "the findings hold")
    sent = {}
    for bytes_, share in ((900, 0.9), (20, 0.0), (0, None)):
        facts["last"] = replace(facts["last"], differing_bytes=bytes_, differing_main=share)
        (alert,) = alerts([altered(**facts)], Subscription(id="s"), {})
        sent[bytes_] = json.loads(payload(alert))["data"]["confidence"]
    assert sent == {900: "high", 20: "low", 0: None}


def test_confidence_is_stated_before_confirmation_but_not_for_an_unchanged_text():
    history = kept()
    facts = changed("b", "the findings hold")
    facts["last"] = replace(facts["last"], differing_bytes=900, differing_main=0.9)
    assert level(history.look(100, Finding.ALTERED, **facts).reasons) == "high"
    assert level(history.look(101, Finding.SAME).reasons) is None
    assert level(History().look(0, Finding.FIRST).reasons) is None
    assert level([Reason(rule="other", text="Confidence is high. It rests on nothing.")]) is None


def seen(new: str, old: str) -> Comparison:
    got = look(exchange(new), last=reference(old))
    assert got.finding.effect is Effect.CHANGE
    assert got.observation.last is not None
    return got.observation.last


def test_difference_in_the_text_counts_as_main_and_one_in_a_box_beside_it_does_not():
    whole = page()
    text = seen(whole.replace(PARAGRAPHS[2], "").replace(PARAGRAPHS[4], ""), whole)
    assert text.differing_bytes == sum(len(PARAGRAPHS[n].replace(" ", "")) for n in (2, 4))
    assert text.differing_main == 1.0
    box = '<div class="strip"><span>Offers of spring</span><span>{}</span></div>'
    beside = seen(
        whole.replace("<footer", box.format("Deckchairs") + "<footer"),
        whole.replace("<footer", box.format("Parasols") + "<footer"),
    )
    assert (beside.differing_main, 0 < beside.differing_bytes < 60) == (0.0, True)


def test_changed_cell_of_a_page_that_is_one_table_counts_as_main_or_unknown():
    rows = [
        f"<tr><td>2021-03-{day:02}</td><td>{day * 37} households</td><td>Village {day}</td></tr>"
        for day in range(1, 29)
    ]
    shown = "<html><head><title>Log</title></head><body><h1>Log</h1><table>{}</table></body></html>".format
    last = seen(shown("".join(rows).replace("370 households", "12 households")), shown("".join(rows)))
    assert last.differing_bytes > 0
    assert last.differing_main is None or last.differing_main >= 0.5
