"""Who is alerted of what, under which id and in which words."""

from __future__ import annotations

import json
import re
import string
from dataclasses import replace
from datetime import timedelta

import pytest

from archiver import words
from archiver.alerts import PAYLOAD_MOST_BYTES, TOLD_BY_DEFAULT, Subscription, alert_id, alerts, payload
from archiver.judge import explain, table
from archiver.notify import SUBSCRIPTION
from storage.ids import event_id
from storage.model import Assessment, Certainty, Effect, Event, EventKind, Finding, HostContext, Reason, State, Sure
from tests.judgement.histories import FAILING, SOURCE, START, UNASKED, URL, History, kept, observation

WEBHOOK = Subscription(id="webhook")
HOSTS = {SOURCE: "institute.example:443"}


def event(kind: EventKind, n: int = 5, *, source: str = SOURCE, hours: float = 0, text: str = "x") -> Event:
    return Event(
        id=event_id(source, n, kind.value),
        at=START + timedelta(hours=hours),
        source=source,
        url=URL,
        n=n,
        kind=kind,
        text=text,
    )


def test_unconfirmed_events_are_alerted_only_to_those_who_subscribed_to_them():
    told = alerts([event(kind) for kind in EventKind], WEBHOOK, HOSTS)
    assert {a.kind for a in told} == TOLD_BY_DEFAULT
    assert not TOLD_BY_DEFAULT & {EventKind.SUSPECTED, EventKind.BLOCKED, EventKind.HOST, EventKind.FIRST}
    asked = replace(WEBHOOK, kinds=TOLD_BY_DEFAULT | {EventKind.SUSPECTED})
    assert EventKind.SUSPECTED in {a.kind for a in alerts([event(kind) for kind in EventKind], asked, HOSTS)}


@pytest.mark.parametrize(("asked", "told"), [("low", 4), ("medium", 3), ("high", 2)])
def test_alteration_alerts_are_filtered_by_confidence_unless_none_is_stated(asked, told):
    levels = [(Reason(rule="confidence", text=f"Confidence is {one}. It rests on x."),) for one in Sure]
    events = [replace(event(EventKind.ALTERED, n), reasons=reasons) for n, reasons in enumerate([*levels, ()], 1)]
    asking = replace(WEBHOOK, sure=Sure(asked))
    assert len(alerts(events, asking, HOSTS)) == told
    removed = replace(event(EventKind.REMOVED), reasons=levels[0])
    assert len(alerts([removed], asking, HOSTS)) == 1


def test_alert_ids_do_not_depend_on_repetition_or_batch():
    events = [event(EventKind.REMOVED, 5), event(EventKind.ALTERED, 9)]
    together = alerts(events, WEBHOOK, HOSTS)
    alone = [a for e in events for a in alerts([e], WEBHOOK, HOSTS)]
    assert list(together) == alone
    assert len({a.id for a in together}) == 2
    assert alerts(events, replace(WEBHOOK, id="other"), HOSTS)[0].id != together[0].id


def test_webhook_alert_ids_never_change():
    """Receivers know an alert by its id, so other subscribers must not change these."""
    host = HOSTS[SOURCE]
    assert alert_id(event(EventKind.REMOVED), WEBHOOK, host) == "1b8dbb52-e81e-531e-8c8e-3efc54a02d9a"
    assert alert_id(event(EventKind.UNREACHABLE), WEBHOOK, host) == "12eaed8d-80e2-5903-aa01-6b3799d180cb"
    assert Subscription(id="webhook", kinds=TOLD_BY_DEFAULT, sources=None, since=None) == SUBSCRIPTION


def test_unreachable_host_is_one_alert_a_day():
    events = [event(EventKind.UNREACHABLE, source=f"s{i}", hours=i / 10) for i in range(20)]
    hosts = {f"s{i}": "institute.example:443" for i in range(20)}
    (one,) = alerts(events, WEBHOOK, hosts)
    assert len(one.events) == 20
    assert alerts(events[:3], WEBHOOK, hosts)[0].id == one.id
    assert alerts([event(EventKind.UNREACHABLE, source="s1", hours=48)], WEBHOOK, hosts)[0].id != one.id
    removed = [replace(e, kind=EventKind.REMOVED, id=f"{e.source}") for e in events]
    assert len(alerts(removed, WEBHOOK, hosts)) == 20
    document = words.WORDS["en"].member[EventKind.UNREACHABLE]
    of_pages = [event(EventKind.UNREACHABLE, source=f"s{i}", text=document) for i in range(5)]
    assert len(alerts(of_pages, WEBHOOK, hosts)) == 5, "documents, wherever they are served"


def test_subscription_limits_alerts_by_source_and_start_time():
    some = replace(WEBHOOK, sources=frozenset({"other"}))
    assert alerts([event(EventKind.REMOVED)], some, HOSTS) == ()
    later = replace(WEBHOOK, since=START + timedelta(hours=1))
    assert alerts([event(EventKind.REMOVED)], later, HOSTS) == ()
    assert len(alerts([event(EventKind.REMOVED, hours=1)], later, HOSTS)) == 1


def test_payload_is_thin_and_says_what_happened():
    history = kept().looks([100, 101, 125], Finding.GONE)
    (alert,) = alerts(history.events, WEBHOOK, HOSTS)
    message = json.loads(payload(alert, link="https://archive.example/sources/1"))
    assert set(message) == {"type", "timestamp", "data"}
    assert message["type"] == "source.removed"
    assert message["timestamp"] == "2021-03-06T13:00:00.000Z"
    data = message["data"]
    assert data["summary"] == "no longer served at this address"
    assert data["events"][0]["url"] == URL
    assert data["events"][0]["text"].startswith("No longer served at this address: last seen ")
    assert data["link"] == "https://archive.example/sources/1"
    assert "limit-vantage" in {r["rule"] for r in data["reasons"]}
    assert json.loads(payload(alert, "zh"))["data"]["summary"] == "该网址已不再提供此内容"
    assert payload(alert) == payload(alert)


def test_payload_stays_small_for_thousands_of_events():
    reasons = tuple(Reason(rule="x", text="长" * 900) for _ in range(8))
    events = tuple(replace(event(EventKind.UNREACHABLE, n, text="y" * 300), reasons=reasons) for n in range(2000))
    (one,) = alerts(events, WEBHOOK, HOSTS)
    body = payload(one)
    assert len(body) <= PAYLOAD_MOST_BYTES
    assert json.loads(body)["data"]["count"] == 2000


@pytest.mark.parametrize("letter", ["x", "%22", "长", '"'])
def test_payload_about_a_very_long_address_stays_small_and_marks_what_is_cut_off(letter):
    url = f"https://example.org/{letter * 29_000}"
    one = replace(event(EventKind.ALTERED), url=url, text=f"A document of this page changed: {url}")
    (alert,) = alerts([one], WEBHOOK, HOSTS)
    body = payload(alert, link="https://archive.example/source/S/visit/4")
    assert len(body) <= PAYLOAD_MOST_BYTES
    data = json.loads(body)["data"]
    assert data["events"][0]["url"].startswith(f"https://example.org/{letter * 500}")
    assert data["events"][0]["url"].endswith("…")
    assert (data["events"][0]["source"], data["events"][0]["id"], data["alert"]) == (one.source, one.id, alert.id)
    assert data["link"] == "https://archive.example/source/S/visit/4"


# --- wording

# no actor, intent or cause, no criminal tone, no overclaim: whole words in English, anywhere in Chinese
HARM = {
    "en": re.compile(
        r"\b(remov\w*|delet\w*|take\w* ?down|taken|censor\w*|suspect\w*|verdict|case|block(ed|ing)|ban\w*|alter\w*|hid\w*|"
        r"suppress\w*|falsif\w*|tamper\w*|manipulat\w*|because|caused?|by the (author|government|state|platform|owner)|"
        r"since|proof|proves?|preserved|sure|certain|ago|\d+ ?%)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"删除|下架|嫌疑|审查|封锁|屏蔽|篡改|隐瞒|禁止|政府|因为|由于|证明|被拿掉|撤下|裁决|案件"),
}
SENTENCES = ("standing", "events")


def every_text(language: str) -> list[str]:
    table_of = words.WORDS[language]
    texts = [table_of.never, table_of.here, table_of.by_way, table_of.probable, table_of.notice, table_of.altered_dated]
    texts += [table_of.shown_once, table_of.shown_once_kind, table_of.standing_shown]
    texts += [table_of.standing_as_said, table_of.moved_as_said]
    for mapping in ("states", "standing", "certainties", "checks", "effects", "findings", "shown", "kinds", "events"):
        texts += getattr(table_of, mapping).values()
    return texts


@pytest.mark.parametrize("language", words.WORDS)
def test_no_text_names_an_actor_an_intent_or_a_cause(language: str):
    for text in every_text(language):
        assert not HARM[language].search(text), text


def test_no_reason_names_an_actor_an_intent_or_a_cause():
    texts = [rule.text for rules in table.RULES_OF.values() for rule in rules]
    for finding in Finding:
        for context in (UNASKED, FAILING, HostContext(sources=10, changed_last_hour=9, canary_ok=False)):
            history = kept().looks([100, 101, 130, 180], finding, context)
            texts += [r.text for v in history.verdicts for r in v.reasons]
            texts += [e.text for e in history.events]
            texts += [r.text for r in History().look(0, finding, context).reasons]
    for text in texts:
        assert not HARM["en"].search(text), text
        assert text == text.strip()


@pytest.mark.parametrize("language", words.WORDS)
def test_every_state_finding_kind_certainty_and_effect_has_a_label(language: str):
    for state in State:
        assert words.state(state, language)
    for finding in Finding:
        assert words.finding(finding, language)
    for kind in EventKind:
        assert words.kind(kind, language)
    for certainty in Certainty:
        assert words.certainty(certainty, language)
    for effect in Effect:
        assert words.effect(effect, language)
    assert "2021" in words.kind(EventKind.ALTERED, language, last_seen=START)


@pytest.mark.parametrize("language", words.WORDS)
@pytest.mark.parametrize("kind", EventKind)
def test_every_event_sentence_is_filled_in_and_dated(language: str, kind: EventKind):
    before = kept().looks([100], Finding.GONE).assessment
    seen = observation(START + timedelta(hours=130), 9, Finding.GONE)
    context = HostContext(sources=8, changed_last_hour=5)
    text = words.sentence(kind, before, before, observation=seen, context=context, language=language)
    assert not set(text) & set("{}")
    assert "2021" in text
    assert not HARM[language].search(text)


@pytest.mark.parametrize("language", words.WORDS)
@pytest.mark.parametrize("state", State)
def test_every_state_sentence_is_filled_in(language: str, state: State):
    now = replace(kept().looks([100], Finding.GONE).assessment, state=state, certainty=Certainty.PROBABLE)
    assert not set(words.standing(now, language, egress="tor")) & set("{}")
    assert not set(words.standing(replace(Assessment(), state=state), language)) & set("{}")


def test_removed_state_is_stated_as_an_interval():
    history = kept().looks([100, 101, 125], Finding.GONE)
    assert words.standing(history.assessment) == (
        "No longer served at this address: last seen 1 March 2021 08:00 UTC, first absent 5 March 2021 12:00 UTC."
    )
    assert words.standing(history.assessment, "zh") == (
        "该网址已不再提供此内容：最后见到 2021年3月1日 08:00（UTC），首次未见 2021年3月5日 12:00（UTC）。"
    )


def test_sentence_templates_use_known_names_only():
    for language in words.WORDS:
        for mapping in SENTENCES:
            for text in getattr(words.WORDS[language], mapping).values():
                assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= words.FACTS


def test_spans_are_described_in_minutes_hours_or_days():
    assert explain.describe_span(timedelta(minutes=40)) == "40 min"
    assert explain.describe_span(timedelta(hours=30)) == "30 h"
    assert explain.describe_span(timedelta(days=7)) == "7 days"


@pytest.mark.parametrize(
    ("span", "over", "passed"),
    [
        (timedelta(hours=5, minutes=45), "6 h", "5 h"),
        (timedelta(hours=23, minutes=50), "24 h", "23 h"),
        (timedelta(hours=24, minutes=20), "24 h", "24 h"),
        (timedelta(hours=71, minutes=46), "72 h", "71 h"),
        (timedelta(days=6, hours=23, minutes=45), "7 days", "6 days"),
        (timedelta(minutes=59, seconds=40), "60 min", "59 min"),
    ],
)
def test_spans_are_rounded_to_the_nearest_unit_and_down_if_passed(span, over, passed):
    assert (explain.describe_span(span), explain.describe_span(span, passed=True)) == (over, passed)
