"""Back-to-top links, notice bars of the site and cookie boxes are not part of a text. A button's label may be all that
says something."""

from __future__ import annotations

import pytest

from tests.text.test_reclaimed import TEXT, compare, read, told


def _told(old: str, new: str) -> bool:
    pages = read(f"<div class=article>{TEXT}{old}</div>"), read(f"<div class=article>{TEXT}{new}</div>")
    return told(compare(*pages)) or told(compare(*pages[::-1]))


def test_back_to_top_link_is_not_part_of_the_text():
    assert not _told("<p class=up><a href=#top>Up again</a></p>", "")
    assert _told("<p><a href=#part2>Who drank of the wells</a></p>", "<p><a href=#part2>Who sold the wells</a></p>")


@pytest.mark.parametrize(
    "button",
    [
        "<table><tr><td>Omar Said</td><td><button>@</button></td></tr></table>",
        "<ul><li role=button>Omar Said, @</li></ul>",
    ],
)
def test_changed_button_label_is_reported(button):
    assert _told(button.replace("@", "Detained"), button.replace("@", "Executed"))


BARS = ["info-bar-container", "notification-bar", "tips-bar", "siteNotice", "site-alert", "global-message", "alertBar"]


@pytest.mark.parametrize("name", BARS)
def test_site_notice_bar_is_not_part_of_the_text_unless_it_tells_of_a_withdrawal(name):
    bar = f"<div class={name}><p>We are currently getting very many calls. You may have to wait for longer.</p></div>"
    assert not _told(bar, "")
    assert _told(f"<div class={name}><p>This report has been withdrawn by the commission.</p></div>", "")


@pytest.mark.parametrize("name", ["info-barometer", "tips", "page-alert", "notice", "barnotes"])
def test_boxes_with_names_similar_to_notice_bars_are_part_of_the_text(name):
    assert _told(
        f"<div class={name}><p>The office of the district was asked again in the second week of May.</p></div>", ""
    )


def test_cookie_box_is_not_part_of_a_page_with_little_text():
    said = "We use cookies and similar technologies to provide and improve content, and to keep everyone safer than before."
    short = "<p>Wells are closed.</p>" * 3 + "<ul>" + "<li>Upper valley, pump by the mill</li>" * 5 + "</ul>"
    box = f"<div id=cookie-policy-banner><p>{said}</p><p>{said}</p></div>"
    found = compare(read(short), read(short + box))
    assert (found.lost, found.added) == ((), ())


def test_text_about_cookies_in_an_element_named_for_them_is_read():
    inside = f"<div id=cookie-policy><h1>Cookies of the institute</h1>{TEXT}@</div>"
    pages = (
        read(inside.replace("@", one), "Cookies of the institute")
        for one in ("<p>We set none.</p>", "<p>We set nine.</p>")
    )
    assert told(compare(*pages), "We set")
