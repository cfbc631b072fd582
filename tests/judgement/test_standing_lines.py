"""What stands on each page of a site is no sign of a wall: a line, whatever its words, that the kept copy or the home
page has too, and a script beside something to read."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding, Role
from tests.judgement.looks import PARAGRAPHS, ROOT, exchange, look, reference

FOOT = "The contents of this page are restricted to general information under the law of the county."
REFUSED = "Access to this page is blocked by order of the court."


def footed(inner: str, foot: str = FOOT) -> str:
    return (
        "<!doctype html><html lang=en><title>About the office | Institute</title><body><nav><a href=/1>Home</a> <a href=/2>"
        f"Reports</a></nav><main><h1>About the office</h1>{inner}</main><footer><p>{foot}</p></footer></body></html>"
    )


TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)


@pytest.mark.parametrize(
    "foot",
    [
        FOOT,
        "Content on this site is for general information only and does not constitute legal advice.",
        "Vervielfältigung ist ohne Genehmigung gesperrt und gesetzlich verboten, auch für diese Seite.",
    ],
)
def test_footer_line_of_the_kept_copy_is_no_refusal(foot):
    found = look(exchange(footed("", foot)), last=reference(footed(TEXT, foot)))
    assert found.finding.effect is Effect.LOSS


def test_no_results_message_of_the_kept_copys_search_box_is_no_soft_404():
    store = "<div><input placeholder=Search><p>No post found</p></div>"
    asks = "<p>Continue reading with a subscription. Log in if you are already a subscriber.</p>"
    kept = reference(footed(TEXT + store))
    assert look(exchange(footed(asks + store)), last=kept).finding is Finding.LOGIN
    assert look(exchange(footed("<p>No post found</p>")), last=reference(footed(TEXT))).finding is Finding.SOFT_GONE


def test_new_footer_line_that_the_home_page_has_too_is_no_refusal():
    news = "".join(
        f"<p>In part {n} of the town the office repairs {n}0 houses before the winter comes.</p>" for n in range(2, 15)
    )
    home = exchange(footed(news), url=ROOT, role=Role.HOME)
    kept = reference(footed(TEXT, "Institute, 12 Castle Street."))
    assert look(exchange(footed("")), home, last=kept).finding.effect is not Effect.BLOCKED


def test_refusal_beside_a_restrictive_footer_line_is_blocked():
    found = look(exchange(footed(f"<p>{REFUSED}</p>")), last=reference(footed(TEXT)))
    assert found.finding in {Finding.CENSORED, Finding.LEGAL}


def test_refusal_that_the_home_page_gives_too_is_blocked():
    refused = footed(f"<p>{REFUSED}</p>", "Institute.")
    home = exchange(refused, url=ROOT, role=Role.HOME)
    kept = reference(footed(TEXT, "Institute."))
    assert look(exchange(refused), home, last=kept).finding.effect is Effect.BLOCKED


SWITCH = (
    "<script>function chosen(value) { var url = window.location.href; document.cookie = 'lcid=' + value + ';path=/'; "
    "window.location.href = url; }</script>"
)
RELOADS = "<script>document.cookie = 'seen=8f31; path=/'; window.location.reload();</script>"
TILES = "".join(f"<a href=/t{n}><img src=/t{n}.png></a>" for n in range(6))
ITEMS = "".join(f"<li><a href=/n{n}>The council hears the report of part {n} in room {n}</a></li>" for n in range(30))


def listed(script: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><title>Department of Labour</title>{script}<body><h1>Department of Labour</h1>"
        f"<ul>{ITEMS}</ul></body></html>"
    )


def test_redirect_to_a_front_page_with_a_language_switch_script_is_no_challenge():
    front = listed(SWITCH)
    led = exchange("", status=302, headers=[("Location", ROOT)])
    home = exchange(front, url=ROOT, role=Role.HOME)
    found = look(led, exchange(front, url=ROOT, parent=led.id), home, last=reference(footed(TEXT)))
    assert found.finding is Finding.REDIRECTED


def test_list_with_a_language_switch_script_in_place_of_the_text_is_no_wall():
    listing = exchange(listed(SWITCH), url=f"{ROOT}news/", role=Role.SIBLING)
    found = look(exchange(listed(SWITCH)), listing, last=reference(footed(TEXT)))
    assert found.finding.effect is not Effect.BLOCKED


def test_linked_pictures_with_a_language_switch_script_are_no_challenge():
    assert look(exchange(f"<html>{SWITCH}<body>{TILES}</body></html>")).finding is not Finding.CHALLENGE


@pytest.mark.parametrize("kept", [None, reference(footed(TEXT))])
def test_script_that_sets_a_cookie_and_reloads_an_empty_page_is_a_challenge(kept):
    assert look(exchange(f"<html>{RELOADS}<body></body></html>"), last=kept).finding is Finding.CHALLENGE


def test_redirect_to_a_front_page_with_a_login_box_is_no_login():
    box = "<form>User name <input name=u> Password <input type=password name=p> <button>Log in</button></form>"
    front = listed().replace("</ul>", f"</ul>{box}")
    led = exchange("", status=302, headers=[("Location", ROOT)])
    home = exchange(front, url=ROOT, role=Role.HOME)
    found = look(led, exchange(front, url=ROOT, parent=led.id), home, last=reference(footed(TEXT)))
    assert found.finding is Finding.REDIRECTED
    alone = footed(f"<p>Please log in to see this page.</p>{box}")
    home = exchange(alone, url=ROOT, role=Role.HOME)
    found = look(led, exchange(alone, url=ROOT, parent=led.id), home, last=reference(footed(TEXT)))
    assert found.finding is Finding.LOGIN
