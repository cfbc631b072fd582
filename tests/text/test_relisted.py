"""A list under the same heading and in the same format, but with other entries, is the same list."""

from __future__ import annotations

from archiver.text import Text, compare, extract
from storage.model import Comparison

URL = "https://fire.example/list.asp?id=4"
KINDS = ["Medical aid", "Fire alarm", "Tree down", "Medical aid", "Gas leak", "Medical aid", "Fire alarm"]
STREETS = ["Murchison Dr", "40th Ave", "Surf St", "Hastings Dr", "Kowloon Rd", "Vale St", "Rockaway Beach Rd", "Comstock Rd",
           "Newell Rd", "Odell Place", "Pacific Blvd", "Summit Dr", "Idaho St", "Hillside Blvd"]  # fmt: skip
CREWS = ["Central County Fire on Control 2", "San Bruno Fire on Control 3", "Coastside Fire on Control 1"]


def calls(first: int, n: int) -> str:
    rows = (
        f"<tr><td>{i + 3}:1{i}:22 PM CF2306{first}{i}</td></tr><tr><td>{CREWS[(first + i) % len(CREWS)]}</td></tr>"
        f"<tr><td>{KINDS[i % 7]}</td></tr><tr><td>{STREETS[(first + i) % 14]} at {STREETS[(3 * first + i) % 14]} and {STREETS[(5 * first + i) % 14]}, lot {first * i + 5}</td></tr>"
        for i in range(n)
    )
    return f"<table>{''.join(rows)}</table>"


def read(inside: str, title: str = "Active incidents, county 4") -> Text:
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{inside}</body></html>"
    return extract(page.encode(), media_type="text/html", url=URL)


def between(old: str, new: str, title: str = "Active incidents, county 4") -> Comparison:
    return compare(read(old), read(new, title), url=URL)


def test_list_with_all_entries_replaced_is_the_same_list_rewritten():
    found = between(calls(0, 6), calls(7, 5))
    assert found.kept is not None
    assert found.kept < 0.6
    assert found.rewritten
    assert found.lost


def test_other_kind_of_list_under_the_same_title_is_not_the_same_list():
    books = "".join(
        f"<tr><td>{street} and other tales of the coast</td></tr><tr><td>ISBN 978147047{n}</td></tr>"
        for n, street in enumerate(STREETS)
    )
    assert not between(calls(0, 6), f"<table>{books}</table>").rewritten


def test_similar_list_under_another_title_is_not_the_same_list():
    assert not between(calls(0, 6), calls(7, 5), "Closed incidents, county 9").rewritten


def test_title_that_another_page_of_the_site_shares_does_not_identify_a_list():
    old, new = read(calls(0, 6)), read(calls(7, 5))
    assert not compare(old, new, url=URL, site=(read("<p>What we do.</p>"),)).rewritten


def test_notice_in_place_of_the_list_is_not_the_list():
    assert not between(calls(0, 6), "<p>This list is no longer published, by order of the sheriff.</p>").rewritten


HEADED = "<h1>Active incidents</h1><p>This list shows what the brigades of the county were called to this year.</p>"


def entries(first: int, n: int) -> str:
    told = (
        f"<li>{KINDS[i % 7]} at {STREETS[(first + i) % 14]}, lot {first * i}, {CREWS[(first + i) % 3]}</li>"
        for i in range(n)
    )
    return f"<ul>{''.join(told)}</ul>"


def test_list_begun_anew_below_its_old_introduction_is_the_same_list():
    assert between(HEADED + entries(11, 40), HEADED + entries(13, 2)).rewritten


def test_introduction_left_above_a_note_or_shared_by_the_site_does_not_identify_a_list():
    old, new = HEADED + entries(11, 40), HEADED + entries(13, 2)
    assert not between(old, f"{HEADED}<p>The entries were taken out by order of the sheriff.</p>").rewritten
    foreign = read(HEADED, "About the county")
    assert not compare(read(old), read(new), url=URL, site=(foreign,)).rewritten


def test_sentence_below_the_entries_introduces_no_list():
    foot = "<div><p>The registry of the county is open on weekdays from nine to four.</p></div>"
    head = "<h1>Active incidents</h1>"
    assert not between(
        head + entries(11, 40) + foot, f"{head}<p>Withdrawn by order.</p>{entries(13, 2)}{foot}"
    ).rewritten


def test_page_whose_content_is_empty_is_not_the_list():
    assert not between(calls(0, 6), "").rewritten
    assert not between(calls(0, 6), "<nav>Home</nav>").rewritten


NOTES = ("2 May 2025", "30 April 2025", "21 April 2025", "12 April 2025")
LATER = ("9 June 2025", "2 June 2025", "24 May 2025")


def dated(days, said):
    rows = "".join(f"<li>{said} no. {n} {day}</li>" for n, day in enumerate(days))
    return extract(
        f"<html><head><title>Letters to parents</title></head><body><p>Letters to parents</p><ul>{rows}</ul></body></html>".encode(),
        media_type="text/html",
        url=URL,
    )


def test_short_list_of_dated_entries_goes_on_when_none_of_them_is_left():
    assert compare(dated(NOTES, "Of the pumps"), dated(LATER, "About reading a gauge"), url=URL).rewritten


def test_short_list_of_earlier_days_is_another():
    assert not compare(dated(LATER, "Of the pumps"), dated(NOTES, "About reading a gauge"), url=URL).rewritten
