"""The element that held a text (its room) is found again at a later look: its content then is what took the text's
place, in whatever words, and whatever surrounds it."""

from __future__ import annotations

import pytest

from archiver.text.extract import extract
from archiver.text.room import came_in, in_room
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, reference

TITLE = "Labour transfer: a report"
LONG = [
    f"{before}{one}"
    for before in ("", "In the second year as well: ", "The third survey says that ")
    for one in PARAGRAPHS
]
MESSAGE = "The mill has ground it, and the river has it now."  # in words of no list


def living(day: int) -> str:
    """What a site has beside each text, different every day: remarks, beginnings of other texts."""
    said = "".join(
        f"<div class=r-{day}{n}><b>reader {day}{n}</b><p>On day {day} the mule number {n} went over the hill, and we saw it go.</p></div>"
        for n in range(3)
    )
    more = "".join(
        f"<p><a href=/t{day}{n}>What the baker of street {day}{n} says of the bread</a></p>" for n in range(4)
    )
    return f"<div class=x-{day}>{said}</div><div class=y>{more}</div>"


def page(inner: str, day: int = 1, box: str = "kx-7", title: str = TITLE) -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body class=d{day}><div class=top><a href=/>Institute</a></div>"
        f"<div class=ab><h1>{title}</h1><div class={box}>{inner}</div></div>{living(day)}<div class=z>Institute, Mill Lane 4</div></body></html>"
    )


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{one}</p>" for one in texts)


def seen(before: str, after: str):
    return look(exchange(after), last=reference(before))


def text(markup: str):
    return extract(markup.encode(), media_type="text/html", charset_hint=None, url="https://institute.example/report")


def test_line_in_unknown_words_in_the_room_of_a_long_text_is_a_loss():
    found = seen(page(paragraphs(LONG)), page(f"<p>{MESSAGE}</p>", day=2))
    assert (found.finding, found.observation.last.kept) == (Finding.REPLACED, 0.0)


@pytest.mark.parametrize("texts", [PARAGRAPHS, LONG], ids=["short", "long"])
def test_empty_room_is_a_loss_whatever_surrounds_it(texts):
    found = seen(page(paragraphs(texts)), page("", day=2))
    assert (found.finding.effect, found.reasons[0].rule) == (Effect.LOSS, "emptied")


def test_only_the_content_of_the_room_counts_as_new():
    old, new = text(page(paragraphs(LONG))), text(page(f"<p>{MESSAGE}</p>", day=2))
    assert came_in(in_room(old, new), old) == MESSAGE


def test_notice_or_wall_in_the_room_is_read_alone():
    notice = "<p>At the wish of its author this report was taken down.</p>"
    assert seen(page(paragraphs(LONG)), page(notice, day=2)).finding is Finding.WITHDRAWN
    wall = "<p>Please log in to read this report.</p>"
    assert seen(page(paragraphs(LONG)), page(wall, day=2)).finding is Finding.LOGIN


@pytest.mark.parametrize(
    "inner",
    [
        f"<p>{LONG[0]}</p>",  # the beginning
        f"<p>{LONG[0][:60]}...</p>",
        paragraphs([one.upper()[::-1] for one in LONG]),  # another text
        '<img src="/2026/page-1.png" alt="">',  # may be part of the text
        '<iframe src="/viewer?file=report.pdf"></iframe>',
        '<p><a href="/report.pdf">The report</a></p>',
        "".join(f'<p><a href="/part/{n}">Part {n} of the report, on households and wages</a></p>' for n in range(30)),
    ],
    ids=["sentence", "cut", "text", "picture", "frame", "file", "parts"],
)
def test_room_with_a_part_of_the_text_another_text_media_or_links_is_not_emptied(inner):
    assert "emptied" not in seen(page(paragraphs(LONG)), page(inner, day=2)).rules


def test_text_that_moved_to_another_place_on_the_page_was_not_removed():
    after = page("", day=2).replace("<div class=z>", f"<div class=new>{paragraphs(LONG)}</div><div class=z>")
    assert in_room(text(page(paragraphs(LONG))), text(after)) is None
    assert seen(page(paragraphs(LONG)), after).finding.effect is not Effect.LOSS


def test_long_text_rewritten_in_another_room_was_not_removed():
    """Met with a policy of 70 kB: its old room kept a heading, and a seventh of its sentences was unchanged."""

    def policy(verb: str) -> list[str]:
        return [
            f"Part {n} says how long and for what end we {verb if n % 7 else 'keep'} what {n} readers told us."
            for n in range(300)
        ]

    old = page(paragraphs(policy("keep")))
    new = page("<p>Contents</p>", day=2).replace(
        "<div class=z>", f"<div class=new>{paragraphs(policy('store'))}</div><div class=z>"
    )
    found = seen(old, new)
    assert found.finding in {Finding.ALTERED, Finding.ALTERED_LARGE}
    assert in_room(text(old), text(new)) is None
    few = new.replace(paragraphs(policy("store")), paragraphs(policy("store")[:3]))
    assert seen(old, few).finding.effect is Effect.LOSS, "what is left of it is next to nothing"


def test_room_is_found_despite_other_figures_in_its_names_and_new_boxes():
    after = page("", day=3, box="kx-12").replace(
        "<div class=top>", "<div class=banner><p>Fair on Sunday</p></div><div class=top>"
    )
    assert in_room(text(page(paragraphs(LONG))), text(after)) is not None
