"""What a button says, a link to the top, a bar of the site and a box about cookies are none of a text. What heads a text is."""

from __future__ import annotations

import pytest

from tests.judgement.test_own import TEXT, compare, read, told

OPEN = "<button aria-expanded=false aria-controls=p1>@</button><div id=p1>Nobody was told of it.</div>"


def _told(old: str, new: str) -> bool:
    pages = read(f"<div class=article>{TEXT}{old}</div>"), read(f"<div class=article>{TEXT}{new}</div>")
    return told(compare(*pages)) or told(compare(*pages[::-1]))


@pytest.mark.parametrize(
    "button",
    [
        "<button>@</button>",
        "<div><button class=btn>@</button> <button>No</button></div>",
        "<ul><li><div role=button tabindex=0><span>@</span></div></li></ul>",
        "<button aria-expanded=false aria-controls=table-of-contents>@</button>",
        "<p class=up><a href=#top>@</a></p>",
    ],
)
@pytest.mark.parametrize("new", ["", "Ask a question", "How do I report a well to the office of the district?"])
def test_what_can_be_pressed_is_none_of_a_text(button, new):
    assert not _told(button.replace("@", "Chat now"), button.replace("@", new) if new else "")


@pytest.mark.parametrize(
    "heading",
    [
        f"{OPEN}",
        "<h3><button>@</button></h3><p>Nobody was told of it.</p>",
        "<button><h3>@</h3></button><p>Nobody was told of it.</p>",
        "<button class=accordion>@</button><div>No.</div>",
        f"<button>@</button><div>{TEXT}</div>",
        "<details><summary><button>@</button></summary>No.</details>",
        "<p>What is called <button>@</button> by the office is none.</p>",
        "<div role=button aria-expanded=true>@</div><div>No.</div>",
        "<div><button data-target=p1>@</button> <button data-target=p2>Others</button></div><div id=p1>No.</div>",
        "<p><a href=#part2>@</a></p>",
    ],
)
def test_a_button_that_heads_a_text_or_stands_in_it_is_read(heading):
    assert _told(heading.replace("@", "Who drank of the wells"), heading.replace("@", "Who sold the wells"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<button>12 wells closed</button>", "<button>15 wells closed</button>"),
        (f"<div role=button>{TEXT}</div>", f"<div role=button>{TEXT.replace('iron', 'lead')}</div>"),
    ],
)
def test_figures_and_texts_are_read_in_a_button_too(old, new):
    assert _told(old, new)


def test_a_list_of_buttons_is_read():
    names = [
        "Omar Said",
        "Lina Haddad",
        "Sami Nasser",
        "Ali Rahim",
        "Noor Bilal",
        "Yusuf Ali",
        "Vera Kos",
        "Ivan Petrov",
    ]
    told_of = ["".join(f"<li><div role=button>{one}</div></li>" for one in some) for some in (names, names[1:])]
    assert _told(f"<ul>{told_of[0]}</ul>", f"<ul>{told_of[1]}</ul>")


BARS = ["info-bar-container", "notification-bar", "siteNotice", "site-alert", "global-message", "alertBar"]


@pytest.mark.parametrize("name", BARS)
def test_a_bar_of_the_site_is_none_of_a_text(name):
    bar = f"<div class={name}><p>We are currently getting very many calls. You may have to wait for longer.</p></div>"
    assert not _told(bar, "")
    assert _told(f"<div class={name}><p>This report has been withdrawn by the commission.</p></div>", "")


@pytest.mark.parametrize("name", ["info-barometer", "page-alert", "notice", "barnotes"])
def test_other_boxes_are(name):
    assert _told(
        f"<div class={name}><p>The office of the district was asked again in the second week of May.</p></div>", ""
    )


def test_a_box_about_cookies_is_none_of_a_page_with_little_text():
    said = "We use cookies and similar technologies to provide and improve content, and to keep everyone safer than before."
    short = "<p>Wells are closed.</p>" * 3 + "<ul>" + "<li>Upper valley, pump by the mill</li>" * 5 + "</ul>"
    box = f"<div id=cookie-policy-banner><p>{said}</p><p>{said}</p></div>"
    found = compare(read(short), read(short + box))
    assert (found.lost, found.added) == ((), ())


def test_a_text_about_cookies_is_read_under_their_name():
    inside = f"<div id=cookie-policy><h1>Cookies of the institute</h1>{TEXT}@</div>"
    pages = (
        read(inside.replace("@", one), "Cookies of the institute")
        for one in ("<p>We set none.</p>", "<p>We set nine.</p>")
    )
    assert told(compare(*pages), "We set")
