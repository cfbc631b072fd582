"""A page of links, all of which are new: the kept page's shape counts only if the kept copy was a link list too."""

from __future__ import annotations

import hashlib

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, REFERENCE, exchange, look, reference

SYLLABLES = "ba co du fe gi ha jo ku le mi na po qui ro su ta vi wo xe zu".split()


def name(n: int) -> str:
    """Words that no other number gets."""
    digits = hashlib.sha256(str(n).encode()).digest()
    return " ".join(
        "".join(SYLLABLES[digit % 20] for digit in digits[at : at + 3]) for at in range(0, 18, 3)
    ).capitalize()


def listed(
    first: int, title: str = "Opinions of the week | The Valley Post", heading: str = "Opinions of the week"
) -> str:
    rows = "".join(f"<article><a href='/o/{first + n}'><h3>{name(first + n)}</h3></a></article>" for n in range(48))
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><main><h1>{heading}</h1><div>{rows}</div></main>"
        "</body></html>"
    )


LAST = reference(listed(0))


def test_link_list_with_all_new_entries_under_its_title_and_heading_is_altered():
    found = look(exchange(listed(300)), last=LAST)
    assert found.finding is Finding.ALTERED_LARGE
    assert found.observation.last is not None
    assert found.observation.last.kept is not None
    assert found.observation.last.kept < 0.3


@pytest.mark.parametrize(
    "body",
    [
        listed(300, "The Valley Post", "What is new in the valley"),
        "<html><title>Opinions of the week | The Valley Post</title><h1>Opinions of the week</h1><p>This page no longer exists.</p></html>",
    ],
    ids=["another list", "a notice"],
)
def test_another_list_or_a_notice_in_place_of_a_link_list_is_a_loss(body):
    assert look(exchange(body), last=LAST).finding.effect is Effect.LOSS


def test_link_list_with_all_new_entries_at_another_heading_rank_is_altered():
    body = listed(300).replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    assert look(exchange(body), last=LAST).finding is Finding.ALTERED_LARGE


def test_link_list_with_all_new_entries_that_also_lost_descriptions_is_altered():
    more = "".join(
        f"<p>Of {name(-n).lower()} {name(-900 - n).lower()} more was said by those who came.</p>" for n in range(9)
    )
    before = listed(0).replace("</div></main>", f"</div>{more}</main>")
    assert look(exchange(listed(300)), last=reference(before)).finding is Finding.ALTERED_LARGE


def test_link_list_in_place_of_a_short_text_beside_a_long_menu_is_a_loss():
    """All pages of this site have its name as title and heading."""
    name_of_all = "The Valley Post"
    menu = "".join(f"<li><a href='/m/{n}'>{name(7000 + n)}</a></li>" for n in range(48))
    text = (
        f"<html><head><title>{name_of_all}</title></head><body><nav><ul>{menu}</ul></nav><main><h1>{name_of_all}</h1>"
    )
    text += "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:4]) + "</main></body></html>"
    found = look(exchange(listed(0, name_of_all, name_of_all)), last=reference(text))
    assert found.finding.effect is Effect.LOSS


def test_link_list_in_place_of_a_text_is_a_loss():
    title = "Labour transfer: a report"
    assert look(exchange(listed(0, title, title)), last=REFERENCE).finding.effect is Effect.LOSS
