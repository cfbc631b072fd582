"""Answers for programs. Feeds, records and laws in XML are read one element per line, whatever their layout, and the
moment at which they were generated is not text. In JSON, counters and request ids are not text."""

from __future__ import annotations

import json
from datetime import date

import pytest

from archiver.text import Text, compare, extract

DAYS = (date(2026, 3, 2), date(2026, 3, 9))
ENTRIES = [f"The commission looked at well number {n} of the northern valley" for n in range(8)]


def feed(head: str, entries: list[str], between: str = "") -> Text:
    items = between.join(f"<item><title>{one}</title><guid>{n}</guid></item>" for n, one in enumerate(entries))
    markup = f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{between}{items}</channel></rss>'
    return extract(markup.encode(), media_type="application/rss+xml")


@pytest.mark.parametrize(
    "head",
    ["<lastBuildDate>{day}, {at:02} Mar 2026 08:{clock} GMT</lastBuildDate>", "<pubDate>{day}, {at:02} Mar 2026 08:{clock} GMT</pubDate>", "<responseDate>2026-03-{at:02}T08:{clock}Z</responseDate>"],
)  # fmt: skip
def test_build_date_and_layout_of_a_feed_are_not_text(head):
    found = compare(
        feed(head.format(day="Mon", at=2, clock="00:01"), ENTRIES),
        feed(head.format(day="Sun", at=8, clock="07:30"), ENTRIES, "\n  "),
        days=DAYS,
    )
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    "later", ["", '<?xml version="1.0" encoding="utf-8"?>\n', '<?xml version="1.1" standalone="yes"?>']
)
def test_declaration_of_an_xml_file_is_not_text(later):
    """Only the encoding changed, or the program that writes it."""
    said = (
        "<law>"
        + "".join(f"<p>Статья {n}. Колодец номер {n} принадлежит северной долине.</p>" for n in range(8))
        + "</law>"
    )
    old = extract(f'<?xml version="1.0" encoding="windows-1251"?>{said}'.encode("cp1251"), media_type="text/xml")
    new = extract((later + said).encode(), media_type="text/xml; charset=utf-8", charset_hint="utf-8")
    found = compare(old, new, days=DAYS)
    assert (found.lost, found.added) == ((), ())
    assert "xml" not in old.visible


def test_lost_feed_entry_is_reported_alone():
    found = compare(feed("", ENTRIES), feed("", [*ENTRIES[:4], *ENTRIES[5:]]), days=DAYS)
    assert ENTRIES[4] in " ".join(found.lost)
    assert not any(one in " ".join(found.lost) for one in (ENTRIES[3], ENTRIES[6]))


def answer(**said: object) -> Text:
    body = {"code": 0, "data": {"title": "Wells", "entries": ENTRIES, **said}}
    return extract(json.dumps(body).encode(), media_type="application/json")


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("view", 1204, 1311), ("view_count", 77, 79), ("is-referenced-by-count", 12, 13), ("likes", "30", "31"), ("took", 4, 17),
        ("request_id", "a8f3c2d1", "00b99a11"), ("generated_at", "2026-03-02T08:00:01Z", "2026-03-09T07:30:00Z"),
    ],
)  # fmt: skip
def test_counters_and_request_data_of_a_json_answer_are_not_text(key, one, other):
    found = compare(answer(**{key: one}), answer(**{key: other}), days=DAYS)
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("prisoner_count", 1204, 1311),
        ("comments", "none", "sealed"),
        ("created", "2019-03-02", "2019-04-02"),
        ("total", 12, 13),
    ],
)
def test_other_values_of_a_json_answer_are_reported(key, one, other):
    found = compare(answer(**{key: one}), answer(**{key: other}), days=DAYS)
    assert found.lost


def test_order_of_json_keys_and_members_is_not_compared():
    rows = [{"name": f"Well {n}", "people": n * 37, "said": one} for n, one in enumerate(ENTRIES)]
    before = extract(json.dumps({"of": "valley", "wells": rows, "more": True}).encode(), media_type="application/json")
    turned = {"wells": [dict(reversed(one.items())) for one in reversed(rows)], "more": True, "of": "valley"}
    found = compare(before, extract(json.dumps(turned).encode(), media_type="application/json"), days=DAYS)
    assert (found.lost, found.added) == ((), ())
