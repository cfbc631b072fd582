"""Teasers for other pages of a site are not text of the page beside which they stand: cards without name or heading,
boxes headed as such, links to the previous and next page. What belongs to an article is its text."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract
from storage.model import Comparison

URL = "https://post.example/2020/wells"
SAID = "".join(
    f"<p>In the {n}th village the office took four samples, and found more arsenic than the guideline allows.</p>" for n in range(9)
)  # fmt: skip
FIRST = (
    "/2020/bridge",
    "The bridge that nobody wanted",
    "Twelve years and three governments later the river still has no crossing.",
)
OTHER = ("/2020/votes", "Votes counted twice in Lund", "The commission has found no fault, and no ballots either.")
LAST = ("/2020/roof", "A roof over the market", "The council voted for glass.")


def between(old: str, new: str, *, said: str = SAID, then: str | None = None, tag: str = "article") -> Comparison:
    texts = [
        extract(
            f"<!DOCTYPE html><html lang=en><head><title>Arsenic in the wells - The Post</title><link rel=canonical href={URL}></head><body>"
            f"<nav><a href=/news>News</a></nav><main><{tag}><h1>Arsenic in the wells</h1>{text}</{tag}>{one}</main></body></html>".encode(),
            media_type="text/html",
            url=URL,
        )
        for one, text in ((old, said), (new, said if then is None else then))
    ]
    return compare(*texts, url=URL)


def told(found: Comparison) -> bool:
    """Whether the comparison reports anything as lost or added."""
    return bool(found.lost or found.added)


def _cards(*entries: tuple[str, str, str], before: str = "") -> str:
    return f"<div class=g>{before}" + "".join(
        f"<div class=k><img src=1.jpg><h3><a href='{href}'>{name}</a></h3><p>{begins}</p></div>" for href, name, begins in entries
    ) + "</div>"  # fmt: skip


@pytest.mark.parametrize("before", ["", "<h2>From the valley</h2>"])
def test_cards_beside_an_article_that_rotate_are_not_text(before):
    assert not told(between(_cards(FIRST, LAST, before=before), _cards(OTHER, LAST, before=before)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_cards(("/files/annex-1.pdf", "Annex 1", "Tables."), LAST), _cards(LAST, OTHER)),
        (_cards(("chapter-1.html", "The first chapter", "Where it began."), LAST), _cards(LAST, OTHER)),
        (_cards((f"{URL}/method", "The method", "How it was measured."), LAST), _cards(LAST, OTHER)),
        (_cards(FIRST), _cards(OTHER)),
        (
            _cards(FIRST, LAST, before="<p>The ministry has since withdrawn the figures that it gave in March.</p>"),
            _cards(FIRST, LAST, before="<p>The ministry has since repeated the figures that it gave in March.</p>"),
        ),
    ],
    ids=["file", "beside it", "below it", "one alone", "a sentence"],
)
def test_attachments_and_sentences_beside_an_article_are_reported(old, new):
    assert told(between(old, new))


def _set(*entries: tuple[str, str, str], before: str = "") -> str:
    inside = "".join(
        f"<article><img src=1.jpg><a href='{href}'><div>Valley</div><div>{name}</div></a><p>{begins}</p></article>"
        for href, name, begins in entries
    )
    ways = "<section><p>Services</p><div>What the town offers</div></section>"
    return f"<div class=b><section><div>Chosen for you</div><div>{before}{inside}</div></section>{ways}</div>"


def headed_above(old: str, new: str, *, said: str = SAID) -> Comparison:
    """Pages whose main heading stands in a header above the article."""
    texts = [
        extract(
            f"<!DOCTYPE html><html lang=en><head><title>Arsenic in the wells - The Post</title><link rel=canonical href={URL}></head><body>"
            f"<header><nav><a href=/news>News</a></nav><h1>Arsenic in the wells</h1></header><main><article><h2>The Post</h2>{said}</article>{one}"
            "</main></body></html>".encode(),
            media_type="text/html",
            url=URL,
        )
        for one in (old, new)
    ]
    return compare(*texts, url=URL)


def test_nested_article_cards_are_not_text_when_the_heading_stands_above_the_article():
    assert not told(headed_above(_set(FIRST, LAST), _set(OTHER, LAST)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_set(FIRST), _set(OTHER)),
        (_set(("/files/annex-1.pdf", "Annex 1", "Tables."), LAST), _set(LAST, OTHER)),
        (
            _set(FIRST, LAST, before="<p>The ministry has since withdrawn the figures that it gave in March.</p>"),
            _set(FIRST, LAST, before="<p>The ministry has since repeated the figures that it gave in March.</p>"),
        ),
    ],
    ids=["one alone", "file", "a sentence"],
)
def test_attachments_and_sentences_are_reported_with_the_heading_above_the_article(old, new):
    assert told(headed_above(old, new))


def test_article_cards_below_a_short_article_are_its_list():
    short = "<p>What the valley said this year, in order.</p>"
    assert told(headed_above(_set(FIRST, LAST), _set(OTHER, LAST), said=short))


def test_cards_below_a_short_article_are_its_list():
    assert told(
        between(_cards(FIRST, LAST), _cards(OTHER, LAST), said="<p>What the valley said this year, in order.</p>")
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Most read",
        "Самое читаемое",
        "相关阅读",
        "関連記事",
        "اقرأ أيضاً",
        "Les plus lus",
        "KAÇIRMAYIN",
        "İLGİLİ HABERLER",
        "Ähnliche Produkte",
        "Weitere interessante Themen:",
        "Otros artículos de interés",
        "Plus d’articles similaires",
        "SẢN PHẨM LIÊN QUAN",
        "相关产品",
    ],
)
def test_box_headed_most_read_or_related_is_not_text(heading):
    old, new = (
        f"<div class=x><h4>{heading}</h4><p><a href='{href}'>{name}</a></p><p>{begins}</p></div>"
        for href, name, begins in (FIRST, OTHER)
    )
    assert not told(between(old, new))


SO_FAR = "The water stands at three metres, says the office; the ferry waits at the northern quay. " * 4


def _pointed(*entries: tuple[str, str, str]) -> str:
    return "<div class=x><p>Top stories</p>" + "".join(
        f"<p><a href='{href}'>{name}</a></p><p>{begins}</p>" for href, name, begins in entries
    ) + "</div>"  # fmt: skip


def test_one_long_teaser_among_several_is_still_not_text():
    long = ("/2020/flood", "The flood, as it goes on", SO_FAR)
    assert not told(between(_pointed(FIRST, LAST, long), _pointed(OTHER, LAST)))


def test_box_with_only_long_teasers_is_text():
    assert told(between(_pointed((*FIRST[:2], SO_FAR)), _pointed((*OTHER[:2], SO_FAR.replace("three", "five")))))


def test_sentence_of_its_own_in_a_most_read_box_is_reported():
    old, new = (
        f"<div class=x><h4>Most read</h4><p><a href=/a>A roof over the market</a></p><p>It is of glass.</p><p>{said}</p></div>"
        for said in ("The clerk was dismissed in May.", "The clerk was dismissed in June.")
    )
    assert told(between(old, new))


@pytest.mark.parametrize(
    "way",
    [
        "<div class=pn><a href=/a>← {}</a> <a href=/b>A roof over the market →</a></div>",
        "<div class=pn><p><a href=/a>« {}</a></p><p><a href=/b>A roof over the market »</a></p></div>",
    ],
)
def test_links_to_the_previous_and_next_page_are_not_text(way):
    assert not told(between(way.format("The bridge that nobody wanted"), way.format("Votes counted twice in Lund")))


def test_single_link_with_an_arrow_is_reported():
    old, new = (
        f"<p><a href=/a>{name} →</a></p>" for name in ("The survey of 2019 in full", "The survey of 2020 in full")
    )
    assert told(between(old, new))


def test_short_comment_is_not_text_even_if_the_text_contains_its_letters():
    old, new = (
        f"<section class=comments><h3>{n} comments</h3><div><h4>{who}</h4><p>It is so.</p></div></section>"
        for n, who in ((1, "leni"), (2, "off"))
    )
    assert not told(between(old, new))


def _series(head: str, *entries: str, way: str = "<div class=box><h4>{}</h4><ol>{}</ol></div>") -> str:
    return way.format(head, "".join(f"<li>{one}</li>" for one in entries))


FIRST_PART, NEXT_PART = "<a href=/2020/bridge>The bridge</a>", "<a href=/2020/votes>Votes counted twice</a>"


def inside(old: str, new: str) -> bool:
    half = len(SAID) // 2
    at = SAID.index("<p>", half)
    return told(between("", "", said=SAID[:at] + old + SAID[at:], then=SAID[:at] + new + SAID[at:]))


@pytest.mark.parametrize(
    "head",
    [
        "This article is part 3 of the series “The valley”",
        "Teil 3 der Serie »Das Tal«",
        "Cet article est le troisième volet de la série « La vallée »",
        "Este artículo es la tercera parte de la serie",
        "Dit artikel is deel 3 van de reeks",
        "Это третья часть цикла «Долина»",
        "本文为系列报道之三",
        "この記事は連載の第三回です",
        "هذا المقال هو الجزء الثالث من سلسلة",
    ],
)
def test_box_of_the_parts_of_a_series_within_a_text_is_not_text(head):
    box = _series(head, FIRST_PART, NEXT_PART, "Arsenic in the wells")
    assert not inside("", box)
    assert not inside(box, _series(head, FIRST_PART, NEXT_PART, "<a href=/2020/roof>A roof</a>"))


def test_folded_series_box_that_marks_the_current_part_by_its_position_is_not_text():
    way = "<div><a href=#top><img src=a.jpg></a></div><details open><summary>{}</summary><div>{}</div></details>"
    old, new = (
        _series("Wells - This article is part of a series.", f"Part {n}: This Article", FIRST_PART, NEXT_PART, way=way)
        for n in (1, 2)
    )
    assert not inside(old, new)


@pytest.mark.parametrize(
    "box",
    [
        _series(
            "Annexes to part 3 of the series", "<a href=/files/1.pdf>Annex 1</a>", "<a href=/files/2.pdf>Annex 2</a>"
        ),
        _series("Part 3 of the series", "<a href=#one>Where it began</a>", "<a href=#two>How it was measured</a>"),
        _series(
            "Part 3 of the series", f"<a href={URL}/1>Where it began</a>", f"<a href={URL}/2>How it was measured</a>"
        ),
        _series("Part 3 of the series", FIRST_PART, NEXT_PART, "The ministry has since withdrawn its figures of March"),
        _series("Decisions of the council", FIRST_PART, NEXT_PART),
    ],
)
def test_list_of_attachments_or_own_sections_or_under_another_heading_is_text(box):
    assert inside(box, "")


def _behind(dock: str, foot: str = "<footer><p>The Post, Lund</p></footer>") -> str:
    return f"</main>{foot}<div class=d9>{dock}</div><main>"


def test_cards_below_the_page_footer_are_not_text():
    old, new = (
        _behind(_cards(FIRST, LAST, before="<h4>Von der Küste</h4>")),
        _behind(_cards(OTHER, LAST, before="<h4>Von der Küste</h4>")),
    )
    assert not told(between(old, new, tag="section"))


@pytest.mark.parametrize("foot", ["", "<article><footer>By A. Lind</footer></article>"])
def test_cards_below_no_page_footer_are_reported(foot):
    old, new = (_behind(_cards(one, LAST, before="<h4>Von der Küste</h4>"), foot) for one in (FIRST, OTHER))
    assert told(between(old, new, tag="section"))


def test_previous_and_next_links_in_an_article_of_that_class_are_not_text():
    way = "<article id=prenext-posts class='prev-next articles'><div class=card><p>Previous</p><a href={}>{}</a><p>{}</p></div></article>"
    assert not told(between(way.format(*FIRST), way.format(*OTHER)))
    assert told(between(way.replace("prev-next", "post").replace("prenext-posts", "post").format(*FIRST), ""))


def test_sentence_below_the_page_footer_is_reported():
    note = "<p>The ministry has since withdrawn the figures that it gave in March.</p>"
    assert told(between(_behind(_cards(FIRST, LAST)), _behind(note + _cards(FIRST, LAST)), tag="section"))


def _river(*entries: tuple[str, str, str], named: str = "posts", heading: str = "<h2>More</h2>") -> str:
    """Cards as themes build them: a category above each, summary, author and date below."""
    return f"<section class={named}>{heading}" + "".join(
        f"<div class=c><p>Valley</p><h3><a href='{href}'>{name}</a></h3><p>{begins}</p><span>by Lind Marsh, 12 May 2020</span></div>"
        for href, name, begins in entries
    ) + "</section>"  # fmt: skip


LONG = SAID + SAID.replace("village", "farm")


@pytest.mark.parametrize("tag", ["article", "div"])
def test_cards_with_category_and_byline_beside_a_long_text_are_not_text(tag):
    assert not told(between(_river(FIRST, LAST), _river(OTHER, LAST), said=LONG, tag=tag))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (_river(FIRST, LAST), _river(OTHER, LAST), SAID),
        (_river(FIRST, LAST, named="said"), _river(OTHER, LAST, named="said"), LONG),
        (_river(FIRST, LAST) + "<p>The well in Lund holds 12 m of water.</p>", _river(FIRST, LAST) + "<p>The well in Lund holds 4 m of water.</p>", LONG),
        (_river(FIRST, LAST, heading="<p>This report was withdrawn by the office.</p>"), _river(FIRST, LAST, heading="<p>This report was amended by the office.</p>"), LONG),
    ],
    ids=["a short text", "what it comes with", "a sentence behind it", "a notice"],
)  # fmt: skip
def test_other_content_beside_a_long_text_without_article_tag_is_reported(old, new, said):
    assert told(between(old, new, said=said, tag="div"))
