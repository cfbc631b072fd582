"""When a differing text is reported, and with which times."""

from __future__ import annotations

import random
from typing import Any

import pytest

from storage.model import (
    Comparison,
    EventKind,
    Finding,
    Reason,
    State,
)
from tests.judgement.histories import (
    LADDER,
    changed,
    document,
    kept,
    said,
)


def test_same_new_text_twice_an_hour_apart_is_an_alteration_reported_once():
    history = kept()
    first = history.look(100, Finding.ALTERED, **changed("b", "the findings hold"))
    assert (first.reference, first.good, first.events) == (False, False, ())
    assert history.look(100.5, Finding.ALTERED, **changed("b", "the findings hold")).events == ()
    verdict = history.look(101, Finding.ALTERED, **changed("b", "the findings hold"))
    assert [e.kind for e in verdict.events] == [EventKind.ALTERED]
    assert (verdict.reference, verdict.good) == (True, True)
    assert verdict.events[0].text == (
        "The text differs from our copy: last seen unchanged 1 March 2021 08:00 UTC, "
        "first seen different 5 March 2021 12:00 UTC."
    )
    assert verdict.assessment.state is State.AVAILABLE
    history.looks([107, 113], Finding.SAME, text_sha256="b" * 64)
    assert history.kinds.count(EventKind.ALTERED) == 1


def test_alternating_variants_of_an_experiment_are_no_alteration():
    history = kept()
    for i in range(40):
        if i % 2:
            history.look(100 + 6 * i, Finding.SAME)
        else:
            history.look(100 + 6 * i, Finding.ALTERED, **changed("b", "offer"))
    assert history.kinds == [EventKind.FIRST]


def test_variant_that_was_reported_before_must_stay_for_three_days():
    """An experiment whose variants stay for a day each is reported once, and its way back once, no more."""
    there, back = (
        changed("b", "the old sentence", added=("a new one",)),
        changed("a", "a new one", added=("the old sentence",)),
    )
    history = kept()
    for turn in range(8):
        hours = [100 + 36 * turn + 6 * i for i in range(6)]
        if turn % 2 and turn > 1:  # the way back was reported: the old variant is the reference
            history.looks(hours, Finding.SAME)
        else:
            history.looks(hours, Finding.ALTERED, **(back if turn % 2 else there))
    assert history.kinds.count(EventKind.ALTERED) == 2
    stays = [100 + 36 * 8 + 6 * i for i in range(14)]
    history.looks(stays, Finding.ALTERED, **there)
    assert history.kinds.count(EventKind.ALTERED) == 3, "what then stays is told"


def test_variant_that_came_and_went_before_must_stay_for_a_day():
    history = kept().looks([100], Finding.ALTERED, **changed("b", "offer")).looks([106], Finding.SAME)
    history.looks([112, 118, 124], Finding.ALTERED, **changed("b", "offer"))
    assert EventKind.ALTERED not in history.kinds
    history.look(136, Finding.ALTERED, **changed("b", "offer"))
    assert history.kinds[-1] is EventKind.ALTERED


def test_text_that_differs_at_each_look_is_reported_only_if_the_cited_passage_goes():
    history = kept()
    for i in range(20):
        history.look(100 + 6 * i, Finding.ALTERED, **turning(i))
    assert EventKind.ALTERED not in history.kinds
    for i in range(2):
        facts = turning(20 + i, "the findings hold")
        history.look(
            400 + 2 * i,
            Finding.ALTERED,
            **facts,
            quotes={"the findings hold": False},
            quotes_before={"the findings hold": True},
        )
    assert history.kinds[-1] is EventKind.ALTERED


def test_rotating_variant_seen_twice_in_a_row_is_no_alteration():
    """One of a few advertisements: soon the same one stands there at two looks, and the first one is back by chance."""
    history = kept()
    for i, face in enumerate("1 2 3 3 4 0 4 4 5 5 2 0 1 1 6 6 6 2 3 0 5 5".split()):
        facts = changed(face, "face 0", added=(f"face {face}",))
        history.look(
            100 + 6 * i, *([Finding.SAME] if face == "0" else [Finding.ALTERED]), **({} if face == "0" else facts)
        )
    assert EventKind.ALTERED not in history.kinds
    history.looks([300 + 24 * i for i in range(4)], Finding.ALTERED, **changed("b", "face 0", added=("the last",)))
    assert history.kinds[-1] is EventKind.ALTERED, "what then stays is told"


def test_rotating_passage_that_came_back_once_is_not_reported_missing():
    history = kept().looks([50], Finding.SAME)
    for i in range(12):
        history.look(100 + 6 * i, Finding.ALTERED, **changed("b", "face 0", added=(f"face {i}",)))
    history.look(171, Finding.SAME)
    for i in range(20):
        history.look(180 + 6 * i, Finding.ALTERED, **changed("b", "face 0", added=(f"face {20 + i}",)))
    assert EventKind.ALTERED not in history.kinds
    for i in range(5):
        facts = changed("b", "face 0", "the findings hold", added=(f"face {40 + i}",))
        history.look(320 + 20 * i, Finding.ALTERED, **facts)
    assert history.kinds[-1] is EventKind.ALTERED


def test_alteration_of_a_text_that_rotated_long_ago_is_reported_at_once():
    history = kept()
    for i in range(6):
        history.look(100 + 6 * i, Finding.ALTERED, **turning(i))
    history.looks([140 + 24 * i for i in range(31)], Finding.SAME)
    history.looks([900, 906], Finding.ALTERED, **changed("b", "the findings hold"))
    assert history.kinds[-1] is EventKind.ALTERED


def test_passage_that_came_and_went_in_a_rotating_text_is_reported_after_a_month():
    """Nothing takes its place. One of many alternating passages is missing as often, but not for as long."""
    history = kept()
    for i, gone in enumerate((False, True, False, True, False)):
        history.look(90 + i, Finding.ALTERED, **turning(i, *["the findings hold"] * gone))
    for i in range(30):
        history.look(100 + 24 * i, Finding.ALTERED, **turning(5 + i, "the findings hold"))
    assert EventKind.ALTERED not in history.kinds
    history.look(100 + 24 * 30, Finding.ALTERED, **turning(35, "the findings hold"))
    assert history.kinds[-1] is EventKind.ALTERED


def test_randomly_alternating_variants_beside_changing_news_are_never_reported():
    history, chance = kept(), random.Random(3)
    for i in range(400):
        face = f"face {chance.randrange(3)}"
        facts = changed("bcdefghij"[i % 9], "face x", "news of the first look", added=(f"news of look {i}", face))
        history.look(100 + 6.1 * i, Finding.ALTERED, **facts)
    assert EventKind.ALTERED not in history.kinds


def test_altered_document_beside_a_rotating_text_is_reported_after_an_hour():
    history = kept()
    for i in range(6):
        history.look(60 + 6 * i, Finding.ALTERED, **turning(i), members=(document(Finding.SAME, 200, "c" * 64),))
    altered = {"members": (document(Finding.ALTERED, 200, "d" * 64),)}
    for i, hour in enumerate((100, 100.2)):
        assert history.look(hour, Finding.ALTERED, **turning(6 + i), **altered).events == ()
    verdict = history.look(101, Finding.ALTERED, **turning(8), **altered)
    assert [one.kind for one in verdict.events] == [EventKind.ALTERED]
    assert "report.pdf" in said(verdict, "altered-among-others")


def test_document_with_alternating_versions_is_reported_if_one_stays_three_days():
    history = kept()
    faces = [document(Finding.SAME, 200, "c" * 64), document(Finding.ALTERED, 200, "d" * 64)]
    for i in range(24):
        history.look(60 + 6 * i, Finding.ALTERED, **turning(i), members=(faces[i % 2],))
    assert EventKind.ALTERED not in history.kinds
    unseen = document(Finding.TIMEOUT, None)
    for i, member in enumerate((faces[1], faces[1], unseen, faces[1])):
        assert EventKind.ALTERED not in history.kinds
        history.look(210 + 20 * i, Finding.ALTERED, **turning(24 + i), members=(member,))
    assert history.kinds[-1] is EventKind.ALTERED


def turning(look: int, *gone: str) -> dict[str, Any]:
    """Facts of a look at a text whose news differ each time and which lacks the passages `gone` as well."""
    return changed("bcdefghij"[look % 9], "news of the first look", *gone, added=(f"news of look {look}",))


def test_text_edited_several_times_within_an_hour_turns_no_more_once_one_edit_stood_for_three_days():
    history = kept()
    for i, hour in enumerate((100, 100.3, 100.6)):
        history.look(hour, Finding.ALTERED, **changed("bcd"[i], f"draft {i}", added=(f"draft {i + 1}",)))
    last = changed("d", "draft 2", added=("draft 3",))
    history.looks([124, 148], Finding.ALTERED, **last)
    assert EventKind.ALTERED not in history.kinds
    history.look(172.6, Finding.ALTERED, **last)
    assert history.kinds[-1] is EventKind.ALTERED
    history.look(180, Finding.SAME, text_sha256="d" * 64)
    history.looks([200, 201], Finding.ALTERED, **changed("e", "the findings hold"))
    assert history.kinds.count(EventKind.ALTERED) == 2, "the next edit is told after an hour"


def test_counter_in_the_text_does_not_hide_a_removed_passage():
    """The text differs at each look, and each comparison finds one and the same passage lost."""
    history = kept()
    for i in range(3):
        history.look(100 + i, Finding.ALTERED, **changed("bcd"[i], "the findings hold"))
    assert history.kinds == [EventKind.FIRST, EventKind.ALTERED]


@pytest.mark.parametrize("seen_again", [True, False])
def test_passage_missing_from_a_rotating_text_is_reported_after_three_days(seen_again):
    history = kept()
    # either another look had all of the copy's text, or the next look shows what of it rotates
    history.look(50, *([Finding.SAME] if seen_again else [Finding.ALTERED]), **({} if seen_again else turning(0)))
    for i, hour in enumerate([100, 124, 148, 171.7]):
        history.look(hour, Finding.ALTERED, **turning(i + 1, "the findings hold"))
        assert EventKind.ALTERED not in history.kinds
    verdict = history.look(171.9, Finding.ALTERED, **turning(7, "the findings hold"))
    assert [event.kind for event in verdict.events] == [EventKind.ALTERED]
    told = next(r.text for r in verdict.reasons if r.rule == "altered-among-others")
    assert "the findings hold" in told or seen_again
    first = "5 March 2021" if seen_again else "3 March 2021"  # a rotating text differs from that look on
    assert f"first seen different {first}" in verdict.events[0].text
    assert ("From 5 March 2021" in verdict.events[0].text) is not seen_again
    assert verdict.reference
    for i in range(30):  # against the new copy: reported once
        history.look(180 + 24 * i, Finding.ALTERED, **changed("b", "news of look 7", added=(f"news {i}",)))
    assert history.kinds.count(EventKind.ALTERED) == 1


def test_passage_added_to_a_rotating_text_is_reported_after_three_days():
    history = kept()
    for i, hour in enumerate([100, 124, 148, 171.7]):
        facts = changed("b", "news of the first look", added=(f"news {i}", "the findings were withdrawn"))
        history.look(hour, Finding.ALTERED, **facts)
        assert EventKind.ALTERED not in history.kinds
    facts = changed("c", "news of the first look", added=("news 9", "the findings were withdrawn"))
    verdict = history.look(171.9, Finding.ALTERED, **facts)
    assert [event.kind for event in verdict.events] == [EventKind.ALTERED]
    told = next(r.text for r in verdict.reasons if r.rule == "altered-among-others")
    assert told.endswith("new in all of them over 72 h: the findings were withdrawn")


def test_added_passage_that_comes_and_goes_is_not_reported():
    history = kept()
    for i in range(40):
        stays = ("the findings were withdrawn",) if i % 3 else ()
        history.look(
            100 + 24 * i, Finding.ALTERED, **changed("b", "news of the first look", added=(f"news {i}", *stays))
        )
    assert EventKind.ALTERED not in history.kinds


def test_missing_passage_that_comes_and_goes_is_not_reported():
    history = kept().looks([50], Finding.SAME)
    for i in range(40):
        gone = ("the findings hold",) if i % 3 else ()
        history.look(100 + 24 * i, Finding.ALTERED, **changed("b", *gone, added=(f"news {i}",)))
    assert EventKind.ALTERED not in history.kinds


def test_altered_document_in_an_unchanged_page_is_an_alteration():
    facts: dict[str, Any] = {
        "text_sha256": "a" * 64,
        "last": Comparison(kept=1.0, same_text=True),
        "members": (document(Finding.ALTERED, 200, "d" * 64),),
    }
    history = kept().looks([100, 102], Finding.ALTERED, **facts)
    assert history.kinds[-1] is EventKind.ALTERED
    counting = kept()
    for i in range(2):  # a counter in the page
        facts |= {"text_sha256": "bc"[i] * 64, "last": Comparison(kept=1.0, same_text=False)}
        counting.look(100 + 2 * i, Finding.ALTERED, **facts)
    assert counting.kinds[-1] is EventKind.ALTERED


def test_link_to_another_document_is_an_alteration_beside_changing_links():
    history = kept()
    for i in range(2):
        last = Comparison(
            kept=1.0,
            links_lost=("https://institute.example/1.pdf",),
            links_added=(f"https://ads.example/{i}", "https://institute.example/2.pdf"),
        )
        history.look(100 + 2 * i, Finding.ALTERED, text_sha256="bc"[i] * 64, last=last)
    assert history.kinds[-1] is EventKind.ALTERED


def test_source_restored_with_another_text_is_restored_and_altered():
    history = kept().looks(LADDER, Finding.GONE)
    history.looks([200, 202], Finding.ALTERED, **changed("c", "the findings hold"))
    assert history.kinds[-2:] == [EventKind.RESTORED, EventKind.ALTERED]
    assert history.verdicts[-1].reference


def test_one_look_at_little_of_the_old_text_does_not_restore_a_removed_source():
    history = kept().looks(LADDER, Finding.GONE)
    history.look(200, Finding.ALTERED_LARGE, **changed("c", "most of it", kept_share=0.4))
    assert history.state() is State.REMOVED
    history.look(202, Finding.ALTERED_LARGE, **changed("c", "most of it", kept_share=0.4))
    assert history.kinds[-2:] == [EventKind.RESTORED, EventKind.ALTERED]
    assert history.state() is State.AVAILABLE


def test_truncated_or_unverified_body_never_becomes_a_reference():
    both: list[dict[str, Any]] = [{"truncated": "length"}, {"verified": False}]
    for facts in both:
        history = kept().looks([100, 102, 130, 160], Finding.ALTERED, **changed("b", "x"), **facts)
        assert not any(v.reference for v in history.verdicts[1:])
        assert EventKind.ALTERED not in history.kinds
        assert not kept().look(50, Finding.SAME, **facts).reference


# --- a look at a differing text counts as having seen the page


def test_loss_after_a_differing_text_is_dated_from_the_last_look_at_that_text():
    """A page whose text differs at each look is seen at each, although no look confirms another."""
    history = kept().looks([6], Finding.SAME)
    for n, hour in enumerate((12, 18, 24)):
        history.look(
            hour, Finding.ALTERED, last=Comparison(kept=0.9, lost=(f"Of day {n} the report has no more to say.",))
        )
    history.looks(LADDER, Finding.GONE)
    told = {event.kind: event.text for event in history.events}
    for kind in (EventKind.SUSPECTED, EventKind.REMOVED):
        assert "last seen 2 March 2021 08:00 UTC, first absent 5 March 2021 12:00 UTC" in told[kind]


def test_alteration_is_dated_from_the_last_look_with_the_kept_text():
    history = kept().looks([6], Finding.SAME)
    history.look(12, Finding.ALTERED, last=Comparison(kept=0.9, lost=("The first of two passages went at noon.",)))
    history.looks(
        [18, 20], Finding.ALTERED, last=Comparison(kept=0.9, lost=("The other passage went in the evening.",))
    )
    (told,) = [event.text for event in history.events if event.kind is EventKind.ALTERED]
    assert "last seen unchanged 1 March 2021 14:00 UTC, first seen different 1 March 2021 20:00 UTC." in told
    assert "From 2 March 2021 02:00 UTC on, every look that received the text found it as described here." in told
    history.looks([26, 27], Finding.DENIED)
    assert "Last seen 2 March 2021 04:00 UTC, first not shown 2 March 2021 10:00 UTC" in history.events[-1].text


def test_large_alteration_or_truncated_body_does_not_count_as_seeing_the_page():
    history = kept().looks([6], Finding.SAME)
    history.look(12, Finding.ALTERED_LARGE, last=Comparison(kept=0.4))
    history.look(18, Finding.ALTERED, last=Comparison(kept=0.9, lost=("A passage.",)), truncated="disconnect")
    history.looks(LADDER, Finding.GONE)
    assert "last seen 1 March 2021 14:00 UTC" in history.events[-1].text


TAKEN_OUT = (Reason(rule="core", text="the page is there under its title, but without its main text"),)


def test_loss_after_the_text_was_taken_out_is_dated_from_the_empty_page():
    """A record once said that a page was first absent three days after it was last seen, with looks every six hours."""
    history = kept().looks([6], Finding.SAME)
    for hour in (12, 18):  # what surrounds the text differs at each look
        last = Comparison(kept=0.2, lost=("All of it.",), added=(f"Read at {hour}.",))
        history.look(hour, Finding.ALTERED_LARGE, why=TAKEN_OUT, last=last)
    history.looks([84, 90], Finding.WITHDRAWN)
    told = "last seen 1 March 2021 14:00 UTC, first absent 1 March 2021 20:00 UTC"
    assert all(told in event.text for event in history.events if event.kind is not EventKind.FIRST)


def test_loss_of_a_page_whose_text_was_back_is_dated_from_the_loss():
    for finding in (Finding.SAME, Finding.ALTERED):
        history = kept()
        history.look(12, Finding.ALTERED_LARGE, why=TAKEN_OUT, last=Comparison(kept=0.2, lost=("All of it.",)))
        history.look(18, finding, last=Comparison(kept=0.9, lost=("A passage.",)))
        history.look(84, Finding.GONE)
        assert "first absent 4 March 2021 20:00 UTC" in history.events[-1].text
