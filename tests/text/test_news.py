"""Beside a text, a news list that gains entries, a timestamp of the page and a label set into a line are not text.
Entries taken out of such a list, and dates of events, are reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from time import process_time

import pytest

from archiver.text.comparison.compare import compare
from archiver.text.dates import days_in
from archiver.text.months import MONTHS
from storage.model import Comparison
from tests.judgement.looks import exchange, page, text_of

DAYS = (date(2026, 3, 1), date(2026, 3, 9))
News = Sequence[tuple[str, str]]
NEWS: News = [
    ("2026/02/27", "A meeting of the board"), ("2026/02/20", "Reading room closed at noon"), ("2026/02/20", "Call for papers"),
    ("2026/01/31", "Maps of the springs"), ("2026/01/15", "A new wing opens"),
]  # fmt: skip


TIMED: News = [
    ("27 February 2026, 18:20", "Speech on 5 May 2025 in the hall"), ("27 February 2026, 10:46", "A meeting of the board"),
    ("20 February 2026, 16:13", "Call for papers"), ("31 January 2026, 09:30", "Maps of the springs"),
    ("15 January 2026, 09:00", "A new wing opens"),
]  # fmt: skip


def _joined(day: str, name: str) -> str:
    return f"<a href='/n/{name.replace(' ', '-')}'><p>{day}</p><h3>{name}</h3></a>"


def _in_line(day: str, name: str) -> str:
    return f"<li>{day}: <a href='/n/{name.replace(' ', '-')}'>{name}</a></li>"


def _behind(day: str, name: str) -> str:
    return f"<div><a href='/n/{name.replace(' ', '-')}'>{name}</a></div><div>{day}</div>"


def _card(day: str, name: str) -> str:
    told = f"<p>Of {name.lower()} more was said by those who came on May 3, 2025, to the institute.</p>"
    return f"<div><h3><a href='/n/{name.replace(' ', '-')}'>{name}</a></h3><div>{day}</div>{told}</div>"


WAYS = [_joined, _in_line, _behind, _card]


def _between(before: str, after: str) -> Comparison:
    old, new = (text_of(exchange(page(extra=extra))) for extra in (before, after))
    assert old is not None
    assert new is not None
    return compare(old, new, days=DAYS)


def _listed(way, news: News) -> str:
    return "<h2>What is new</h2>" + "".join(way(day, name) for day, name in news)


def _changed(way, after: News) -> tuple[str, ...]:
    found = _between(_listed(way, NEWS), _listed(way, after))
    return (*found.lost, *found.added)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "after",
    [
        [("2026/03/05", "Wells of the valley"), *NEWS[:-1]],
        [("2026/03/05", "Wells of the valley"), *NEWS],
        [("2026/03/08", "Reading room closed at noon"), NEWS[0], *NEWS[2:]],
        [("2026/03/08", "Reading room closed at noon"), ("2026/03/05", "Wells of the valley"), NEWS[0], *NEWS[2:4]],
        [("2026/03/08", "Rain"), ("2026/03/08", "Hail and sleet"), ("2026/03/05", "Snow in March"), *NEWS[:2]],
    ],
    ids=["rolled", "grown", "touched", "touched and rolled", "nearly all new"],
)  # fmt: skip
def test_news_list_that_gains_newer_entries_is_not_reported(way, after):
    assert _changed(way, after) == ()


def test_entry_added_to_an_archive_of_dated_links_is_reported():
    def listed(*days: str) -> str:
        links = "".join(f"<li><a href='/m/{day[:5]}'>Minutes of the general meeting of {day}</a></li>" for day in days)
        return f"<h2>General meetings</h2><p>The board reports to the members once a year.</p><ul>{links}</ul>"

    days = "28 February 2022", "17 February 2021", "15 February 2020", "6 June 2019"
    found = _between(listed(*days), listed("27 February 2023", *days))
    assert found.added == ("Minutes of the general meeting of 27 February 2023",)
    assert not found.lost


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([NEWS[0], *NEWS[2:]], "Reading room"),
        ([("2026/03/05", "Wells of the valley"), NEWS[0], *NEWS[2:]], "Reading room"),
        (NEWS[:-1], "new wing"),
        ([NEWS[0], (NEWS[1][0], "Reading room closed for good"), *NEWS[2:]], "for good"),
        ([*NEWS[:2], ("2026/02/20", "A made-up entry"), *NEWS[2:]], "made-up"),
        ([*NEWS[:2], ("2026/02/21", "Call for papers"), *NEWS[3:]], "2026/02/21"),
        (
            [
                (f"2026/03/0{8 - n}", name)
                for n, name in enumerate(("Rain", "Hail and sleet", "Snow in March", "Fog", "Dew"))
            ],
            "Rain",
        ),
    ],
    ids=["taken out", "taken out while it went on", "only left", "renamed", "set in", "dated anew", "exchanged"],
)
def test_entry_removed_from_or_changed_in_a_news_list_is_reported(way, after, told):
    assert any(told in passage for passage in _changed(way, after))


@pytest.mark.parametrize(
    "after",
    [
        [("8 March 2026, 10:05", "Wells of the valley"), *TIMED[:-1]],
        [TIMED[0], ("27 February 2026, 07:15", "Roads"), *TIMED[1:-1]],
        [("8 March 2026, 10:05", "Call for papers"), *TIMED[:-1]],
    ],
    ids=["rolled", "late on the newest day", "a name for the second time"],
)
def test_news_list_with_times_of_day_that_gains_entries_is_not_reported(after):
    found = _between(_listed(_behind, TIMED), _listed(_behind, after))
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([TIMED[0], *TIMED[2:]], "board"),
        ([*TIMED[:2], ("25 February 2026, 07:15", "Roads"), *TIMED[2:-1]], "Roads"),
        ([(TIMED[0][0], "Speech on 5 May 2025 in the hall of the mill"), *TIMED[1:]], "mill"),
    ],
    ids=["taken out", "set in", "renamed"],
)
def test_entry_removed_from_or_inserted_into_a_timed_news_list_is_reported(after, told):
    found = _between(_listed(_behind, TIMED), _listed(_behind, after))
    assert any(told in passage for passage in (*found.lost, *found.added))


def _feed(news: News) -> str:
    """The news feed of a site, longer than everything else on the page."""
    later = [
        (f"{28 - n} December 2025, 09:{n:02}", f"Letter {n} to those who live along the upper wells") for n in range(25)
    ]
    return "<h5>News feed</h5>" + "".join(_behind(day, name) for day, name in (*news, *later[: 30 - len(news)]))


@pytest.mark.parametrize(
    "after",
    [
        [("8 March 2026, 10:05", "Wells of the valley"), *TIMED],
        [*TIMED[:2], ("25 February 2026, 07:15", "Roads"), *TIMED[2:]],
        [("8 March 2026, 10:05", "Wells"), *TIMED[:3], ("2 February 2026, 07:15", "Roads"), *TIMED[3:]],
    ],
    ids=["rolled", "set in late", "both"],
)
def test_late_entry_in_a_long_site_feed_is_not_reported(after):
    found = _between(_feed(TIMED), _feed(after))
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ([TIMED[0], *TIMED[2:]], "board"),
        ([("8 March 2026, 10:05", "Wells"), TIMED[0], *TIMED[2:]], "board"),
        ([(TIMED[0][0], "Speech on 5 May 2025 in the hall of the mill"), *TIMED[1:]], "mill"),
    ],
    ids=["taken out", "taken out while it went on", "renamed"],
)
def test_entry_removed_or_renamed_in_a_long_site_feed_is_reported(after, told):
    found = _between(_feed(TIMED), _feed(after))
    assert any(told in passage for passage in (*found.lost, *found.added))


def test_front_page_news_list_is_ignored_only_while_it_rolls_over():
    def front(news: News) -> str:
        return f"<html><head><title>Institute</title></head><body><main><h1>Institute of Wells</h1>{_listed(_card, news)}</main></body></html>"

    def differs(after: News) -> bool:
        old, new = (text_of(exchange(front(news))) for news in (NEWS, after))
        assert old is not None
        assert new is not None
        found = compare(old, new, days=DAYS)
        return bool(found.lost or found.added)

    assert not differs([("2026/03/05", "Wells of the valley"), *NEWS[:-1]])
    assert differs([("2026/03/05", "Wells of the valley"), *NEWS])
    assert differs(NEWS[:-1])
    assert differs([NEWS[0], *NEWS[2:]])


@pytest.mark.parametrize("way", WAYS)
def test_changed_sentence_beside_a_rolling_news_list_is_reported(way):
    old, new = (
        text_of(exchange(page(extra=f"<p>The dam holds {share} of the water.</p>" + _listed(way, news))))
        for share, news in (("half", NEWS), ("a third", [("2026/03/05", "Wells of the valley"), *NEWS[:-1]]))
    )
    assert old is not None
    assert new is not None
    found = compare(old, new, days=DAYS)
    assert found.lost == ("The dam holds half of the water.",)
    assert found.added == ("The dam holds a third of the water.",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Time: 17:15:13 GMT, February 12, 2026", "Time: 14:40:47 GMT, March 4, 2026"),
        ("Generated on 3 December 2025 at 10:00", "Generated on 4 March 2026 at 11:20"),
        ("Erstellt 27. Februar 2026, 08:30 CET", "Erstellt 9. März 2026, 21:02 CET"),
        ("Сформировано 27 февраля 2026 10:00:01", "Сформировано 9 марта 2026 07:12:40"),
        ("ページ作成 2026年2月27日 8時30分12秒", "ページ作成 2026年3月4日 9時02分44秒"),
        ("v2.1 2026-02-27T08:30:12", "v2.1 2026-03-09T21:02:00"),
        ("This article was published on 27 Feb, 2026", "This article was published on 4 Mar, 2026"),
        (
            "Diese Seite wurde zuletzt am 27. Februar 2026 geändert.",
            "Diese Seite wurde zuletzt am 9. März 2026 geändert.",
        ),
        ("本文发布于2026年2月27日", "本文发布于2026年3月4日"),
        ("Export date: 27 Feb 2026", "Export date: 4 Mar 2026"),
        ("Abgerufen am 27. Februar 2026", "Abgerufen am 9. März 2026"),
        ("导出时间：2026年2月27日 08:30", "导出时间：2026年3月4日 09:02"),
        ("2026年3月1日 [<a href=/>首页</a>]", "2026年3月9日 [<a href=/>首页</a>]"),
        ("1 March 2026 | <a href=/index.html>Home</a>", "9 March 2026 | <a href=/index.html>Home</a>"),
        ("3月1日 多云 5℃", "3月9日 晴 12℃"),
        (
            "Sunday 1 March 2026 07:41 AM | <a href=/mail>Webmail</a> | <a href=/in>Member Login</a>",
            "Monday 9 March 2026 07:17 PM | <a href=/mail>Webmail</a> | <a href=/in>Member Login</a>",
        ),
        ("February 27, 2026: tidy (3996889)", "March 4, 2026: mend links (472872e)"),
        ("Last modified February 27, 2026: tidy (3996889)", "Last modified March 4, 2026: mend links (472872e)"),
        ("Sunday, 1 March 2026 · 5°C", "Monday, 9 March 2026 · 12°C, rain"),
    ],
)
def test_timestamp_that_moves_with_the_visits_is_not_reported(before, after):
    found = _between(f"<p>{before}</p>", f"<p>{after}</p>")
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Signed at Geneva, February 27, 2026, 10:00", "Signed at Geneva, March 4, 2026, 10:30"),
        ("Time of death: February 27, 2026, 10:00", "Time of death: March 4, 2026, 10:30"),
        ("逮捕时间：2026年2月27日10时30分", "逮捕时间：2026年3月4日11时20分"),
        ("Tatzeit: 27. Februar 2026, 10:00", "Tatzeit: 4. März 2026, 10:30"),
        ("Hearing: March 12, 2026, 10:00", "Hearing: March 19, 2026, 10:00"),  # in the future
        ("Found dead: February 12, 2026, 10:00", "Found dead: February 19, 2026, 10:00"),  # before both visits
        ("Seen on March 4, 2026, 14:40", "Seen on February 12, 2026, 17:15"),  # goes back
        ("Signed at Geneva, February 27, 2026", "Signed at Geneva, March 4, 2026"),  # a date without a time
        ("This article was published on 12 Feb, 2026", "This article was published on 19 Feb, 2026"),
        ("This article was published on 4 Mar, 2026", "This article was published on 12 Feb, 2026"),
        ("This report was published on 27 Feb, 2026", "This report was published on 4 Mar, 2026"),
        ("Published: 27 February 2026", "Published: 4 March 2026"),
        ("Exports banned on 27 February 2026", "Exports banned on 4 March 2026"),
        ("Export date: 4 Mar 2026", "Export date: 12 Feb 2026"),
        ("2026年3月1日 [<a href=/lists/3>名单</a>]", "2026年3月9日 [<a href=/lists/3>名单</a>]"),
        ("2026年2月12日 [<a href=/>首页</a>]", "2026年3月9日 [<a href=/>首页</a>]"),
        ("3月2日 水温 5℃", "3月2日 水温 12℃"),
        (
            "Sunday 1 March 2026 07:41 AM | <a href=/in>Hearing</a> | Room 3",
            "Monday 9 March 2026 07:17 PM | <a href=/in>Hearing</a> | Room 3",
        ),
        (
            "Sunday 1 February 2026 07:41 AM | <a href=/in>Hearing</a>",
            "Monday 9 February 2026 07:17 PM | <a href=/in>Hearing</a>",
        ),
        ("March 4, 2026: mend links (472872e)", "February 27, 2026: tidy (3996889)"),
        ("February 27, 2026: tidy (wells)", "March 4, 2026: mend links (pumps)"),
        ("1月1日 多云 5℃", "1月9日 晴 12℃"),
        ("At 17:15, February 12, 2026: 37 wells", "At 14:40, March 4, 2026: 31 wells"),
        ("There are no confirmed cases in the islands as of Monday, February 23, 2026 at 8:30 AM",
         "There are no confirmed cases in the islands as of Friday, March 6, 2026 at 3:30 PM"),
    ],
)  # fmt: skip
def test_changed_time_of_an_event_is_reported(before, after):
    found = _between(f"<p>{before}</p>", f"<p>{after}</p>")
    assert found.lost
    assert found.added


def test_timestamp_in_a_heading_or_a_table_is_reported():
    for tag in ("h2", "h1"):
        found = _between(
            f"<{tag}>Statement 10:00, March 1, 2026</{tag}>", f"<{tag}>Statement 11:30, March 9, 2026</{tag}>"
        )
        assert found.lost

    def rows(day: int) -> str:
        return (
            "<table>"
            + "".join(f"<tr><td>well {n}</td><td>2026-03-0{day} 1{n}:20</td></tr>" for n in range(5))
            + "</table>"
        )

    assert _between(rows(1), rows(8)).lost


def test_site_label_inserted_between_two_parts_of_a_line_changes_neither():
    before = "<div><a href='/news'>Back to the news</a> <span>13 March 2026</span></div>"
    after = "<div><a href='/news'>Back to the news</a> <div class=share><span>First team</span></div> <span>13 March 2026</span></div>"
    found = _between(before, after)
    assert (found.lost, found.added) == ((), ())


def test_sentence_that_stood_twice_and_now_once_is_reported():
    twice = "<p>The provider keeps a log of every visit.</p>"
    assert _between(twice + "<p>So it says.</p>" + twice, "<p>So it says.</p>" + twice).lost


def _dated(days: Sequence[str]) -> str:
    return "<h2>Versions</h2><ul>" + "".join(f"<li>{day}</li>" for day in days) + "</ul>"


VERSIONS = ["27 août 2021", "1 mai 2020", "21 mars 2019", "12 décembre 2018"]


def test_every_month_name_is_read_in_a_date():
    read = {name: list(days_in(f"3 {name} 2020")) for name in MONTHS}
    assert read == {name: [date(2020, month, 3)] for name, month in MONTHS.items()}


@pytest.mark.parametrize("other", [["26 août 2021", "30 avril 2020", "20 mars 2019", "11 décembre 2018"]])
def test_dates_that_all_shift_by_one_day_are_a_time_zone_effect(other):
    for old, new in ((VERSIONS, other), (other, VERSIONS)):
        found = _between(_dated(old), _dated(new))
        assert (found.lost, found.added) == ((), ())


def test_shifted_dates_across_month_ends_are_a_time_zone_effect():
    here = ["31 juil. 2019", "30 juil. 2019", "1 mai 2020", "12 déc. 2018", "1 oct. 2017", "21 mars 2019"]
    there = ["30 juil. 2019", "29 juil. 2019", "30 avr. 2020", "11 déc. 2018", "30 sept. 2017", "20 mars 2019"]
    for old, new in ((here, there), (there, here)):
        found = _between(_dated(old), _dated(new))
        assert (found.lost, found.added) == ((), ())
    assert _between(_dated(here), _dated([*there[:3], "12 nov. 2018", *there[4:]])).added
    assert _between(_dated(here), _dated(there[:-1])).lost, "one is gone"


def test_shifted_dates_with_abbreviated_months_are_a_time_zone_effect():
    """The line "24 déc. 2021" is split after its month, and its year begins the next one; a date on both pages has
    moved."""
    here = ["24 déc. 2021", "30 juil. 2021", "27 août 2021", "31 juil. 2020", "1 sept. 2018", "1 mai 2018"]
    there = ["23 déc. 2021", "29 juil. 2021", "26 août 2021", "30 juil. 2020", "31 août 2018", "30 avr. 2018"]
    said = "<p>Version actuelle</p><ul>{}</ul><p>Justification de cette politique</p>"
    for old, new in ((here, there), (there, here)):
        before, after = (said.format("".join(f"<li><a href=#>{day}</a>" for day in days)) for days in (old, new))
        found = _between(before, after)
        assert (found.lost, found.added) == ((), ())
        other = after.replace("Version actuelle", "Version retirée")
        assert any("retirée" in one for one in _between(before, other).added)
        assert _between(before, after.replace(new[2], "3 juin 2021")).lost
        more = _between(before, f"{after}<p>The office has moved to another street since then.</p>")
        assert (more.lost, len(more.added)) == ((), 1), "and what came besides is told alone"


@pytest.mark.parametrize("at", range(4))
def test_single_changed_date_among_others_is_reported(at):
    other = [day if n != at else "3 juin 2017" for n, day in enumerate(VERSIONS)]
    assert _between(_dated(VERSIONS), _dated(other)).lost


def test_table_of_contents_is_not_text():
    part = "<h3 id=a>Method</h3><p>The wells were measured in May.</p><h3 id=b>Result</h3><p>Most of them were dry.</p>"
    part += "<h3 id=c>Sources</h3><p>The books of the water office.</p>"
    contents = (
        "<ul><li><a href='#a'>Method</a></li><li><a href='#b'>Result</a></li><li><a href='#c'>Sources</a></li></ul>"
    )
    for old, new in ((part, contents + part), (contents + part, part)):
        found = _between(old, new)
        assert (found.lost, found.added) == ((), ())
    other = part.replace("Most", "None")
    assert any("Most of them were dry." in passage for passage in _between(contents + part, other).lost)


@pytest.mark.parametrize("tag", ["li", "dt", "div"])
def test_list_of_links_to_one_place_on_the_same_page_is_text(tag):
    """Accordions, boxes, notes with links back."""
    names = [
        "Memet Sadir, held since May",
        "Rena Osman, held since June",
        "Tursun Ali, held since July",
        "Aygul Emet, freed",
    ]

    def listed(names: Sequence[str]) -> str:
        return "".join(f"<{tag}><a href='#n'>{name}</a></{tag}>" for name in names)

    found = _between(listed(names), listed([*names[:1], *names[2:]]))
    assert any("Rena Osman" in passage for passage in found.lost)


def test_title_above_a_table_of_contents_is_text():
    contents = "".join(f"<li><a href='#{n}'>Part {n}</a></li>" for n in range(4))
    parts = "".join(f"<h2 id={n}>Part {n}</h2><p>Part {n} says what was seen there.</p>" for n in range(4))
    found = _between(
        *(f"<h1>{title}</h1><ul>{contents}</ul>{parts}" for title in ("Forced labour", "Vocational training"))
    )
    assert found.lost
    assert found.added


def test_heading_that_links_to_itself_is_text():
    before, after = (
        f"<h2><a href='#a' id=a>{name}</a></h2><p>The wells were measured.</p>" for name in ("Wells", "Springs")
    )
    assert _between(before, after).lost


def test_thousands_of_lists_are_compared_in_bounded_time():
    def site(first: int) -> str:
        lists = ("".join(_in_line(f"2026/01/{28 - n}", f"Item {first + n}") for n in range(3)) for _ in range(1500))
        return "".join(f"<p>Text {n} of it</p><ul>{one}</ul>" for n, one in enumerate(lists))

    started = process_time()
    _between(site(0), site(1))
    assert process_time() - started < 10


@pytest.mark.parametrize("heading", ["Notícias", "News", "最新消息", "What's new"])
def test_dated_news_that_are_most_of_a_page_are_not_reported_but_what_it_has_new_is(heading):
    said = "<p>The minister was born in the valley in 1971 and taught history at its school for twenty years, before she came to the town.</p><p>Since 2016 she has been a member of the council, and since 2021 minister for the rivers and the wells.</p>"

    def _about(first: int) -> str:
        cards = "".join(
            f"<a href=/n/{n}><h3>{heading} {n}.12.2025 às 19h53</h3><h4>Meeting number {n} of the council with those who keep the wells of valley {n}, and what came of it</h4></a>"
            for n in range(first, first + 4)
        )
        return f"<html><head><title>Minister for the rivers | Government</title></head><body><div class=cell><h3>Minister for the rivers</h3><div>{said}</div><h3>{heading}</h3><div class=posts-row>{cards}</div></div></body></html>"

    old, new = (text_of(exchange(_about(first))) for first in (10, 14))
    assert old is not None
    assert new is not None
    found = compare(old, new, days=DAYS)
    assert bool(found.lost or found.added) is (heading == "What's new")
