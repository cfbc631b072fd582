"""A text taken out of its page is gone, whatever stays beside it: a news list with times, the beginnings of other
texts, comments, a login or contact box."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.articles import TEXT, TITLE, page, seen
from tests.judgement.looks import PARAGRAPHS, exchange, look, reference

COMMENTS = "".join(
    f"<li class=comment><b>{name}</b><p>{said}</p></li>"
    for name, said in (
        ("Anna", "My uncle came back after two months and never saw the wages that he was promised."),
        ("M. K.", "Thank you for counting; the office in our town has refused to do that since the spring."),
        ("Tom", "In the next valley it was the same, only that the contracts were never shown to anybody."),
    )
)
POSTS = (
    "How wages are kept by the cooperatives of the north, and what the workers say of it [...]",
    "Quotas of the county for the next year, as the officials set them in the first week [...]",
)
PICTURE = '<figure><img src="/2019/title-villages.jpg" alt=""></figure>'
LETTER = "<div class=letter><p>Our letter: leave your address, and once a week we write to you.</p></div>"
NEWS = (
    ("Who pays for the new road to the upper villages of the county?", "Where the seed of the spring was sold, and to whom"),
    ("What became of the library that the institute had planned?", "The ferry sails on Sundays again, for half a year"),
)  # fmt: skip


def news(day: int) -> str:
    """A news list as a theme prints it: title and time of each entry."""
    entries = "".join(
        f'<li><a href="/n{day}{n}">{one}</a> <span>{7 + n}:3{day}</span></li>' for n, one in enumerate(NEWS[day])
    )
    return f"<aside class=latest><h3>Latest news</h3><ul>{entries}</ul></aside>"


def test_news_list_with_times_is_no_text_in_place_of_the_text():
    found = seen(page(TEXT, news(0)), page("", news(1)))
    assert (found.finding, found.reasons[0].rule) == (Finding.REPLACED, "emptied")
    said = "<p>What the survey of this year finds, the institute tells on this page.</p>"
    assert "emptied" not in seen(page(TEXT, news(0)), page(said, news(1))).rules


def test_teasers_of_other_texts_beside_the_text_are_not_part_of_it():
    beside = "".join(f'<p><a href="/p{n}">{one}</a></p>' for n, one in enumerate(POSTS))
    whole = f"{TEXT}<p>{POSTS[0].partition(' [')[0]}, we do not know.</p>"
    found = seen(page(whole, f"<div>{beside}</div>"), page("", f"<div>{beside}</div>"))
    assert (found.finding, found.reasons[0].rule) == (Finding.REPLACED, "emptied")
    begun = f"<p>{PARAGRAPHS[0][:70]}...</p>"
    assert "emptied" not in seen(page(TEXT), page(begun)).rules


@pytest.mark.parametrize("beside", [f"<section class=comments><h3>Comments</h3><ol>{COMMENTS}</ol></section>", ""])
def test_title_picture_above_a_removed_text_is_no_remainder_of_it(beside):
    assert seen(page(PICTURE + TEXT, beside), page(PICTURE, beside)).finding is Finding.REPLACED
    scan = '<img src="/2019/scan-1.png" alt="">'
    living = "<p>The next survey begins in May; who wishes to take part writes to the institute.</p>"
    many = f"<section class=comments><h3>Comments</h3><ol>{COMMENTS}{COMMENTS.replace('the', 'that')}</ol></section>"
    for inner in (scan, living):
        assert seen(page(PICTURE + TEXT, many), page(PICTURE + inner, many)).finding is Finding.ALTERED_LARGE


def test_box_headings_of_the_kept_page_are_not_part_of_another_text():
    heads = "".join(
        f"<h4>{one}</h4><p>Mondays.</p>" for one in ("Where we are", "Who we are", "Gifts", "Print", "Films")
    )
    before = page(TEXT.replace("<p>", "<h3>On it</h3><p>"), f"<div>{heads}</div>").replace(
        f"<h1>{TITLE}</h1>", f"<p>{TITLE}</p>"
    )
    assert seen(before, page("", f"<div>{heads}</div>")).observation.last.bared


def test_newsletter_box_above_comments_is_no_text_that_the_url_could_name():
    url = "https://institute.example/labour-transfer-a-report"
    more = COMMENTS.replace("My uncle", "His brother").replace("office", "clerk").replace("valley", "county")
    beside = f"<section class=comments><h3>Comments</h3><ol>{COMMENTS}{more}</ol></section>"
    whole = TEXT + "".join(TEXT.replace("the", one) for one in ("our", "her", "that"))
    before, after = page(whole, beside), page(LETTER, beside)
    assert look(exchange(after, url=url), last=reference(before, url=url), url=url).finding is Finding.REPLACED


RANKED = "".join(
    f'<li><a href="/r{n}"><div><h3>{one}</h3><p>{n}/13 18:4{n}</p></div></a></li>'
    for n, one in enumerate(
        ("Who pays for the new road to the villages?", "Seed of the spring was sold. Nobody says to whom.")
    )
)
BESIDE = f"<div class=c1><ol>{RANKED}</ol></div>"


def test_linked_headlines_that_are_sentences_are_no_remainder_of_the_text():
    assert seen(page(TEXT + BESIDE), page(BESIDE)).finding is Finding.REPLACED
    unlinked = BESIDE.replace('<a href="/r0">', "<span>").replace("</h3>", "</h3></span>", 1)
    assert seen(page(TEXT + unlinked), page(unlinked)).finding is Finding.ALTERED_LARGE


def test_site_box_above_the_title_is_no_remainder_of_the_text():
    box = "<p>Series: villages in spring</p><p>We tell at length what becomes of the villages in spring.</p>"
    after = page(BESIDE).replace("<footer>", f"<footer>{box}")
    assert seen(page(TEXT + BESIDE).replace("<article>", f"<article>{box}"), after).finding is Finding.REPLACED
    assert seen(page(TEXT + box + BESIDE), page(box + BESIDE)).finding is Finding.ALTERED_LARGE


REMARKS = (
    "My uncle came back after two months and never saw the wages that he was promised.",
    "Thank you for counting; the office in our town has refused to do that since the spring.",
)


def remarks(said: tuple[str, ...] = REMARKS) -> str:
    """Readers' remarks, in a box whose class name does not say so."""
    return (
        "<div class=pl-xk>" + "".join(f"<div><b>u_{n}</b><p>{one}</p></div>" for n, one in enumerate(said)) + "</div>"
    )


def test_remarks_in_a_box_of_any_name_are_no_remainder_of_the_text():
    found = seen(page(TEXT, remarks()), page("", remarks()))
    assert (found.finding, found.reasons[0].rule) == (Finding.REPLACED, "emptied")
    notice = "<p>At the wish of its author this report was taken down.</p>"
    assert seen(page(TEXT, remarks()), page(notice, remarks())).finding is Finding.WITHDRAWN


def test_remaining_sentence_inside_the_article_counts_and_one_above_it_does_not():
    first = f"<p>{PARAGRAPHS[0]}</p>"
    assert seen(page(TEXT, remarks()), page(first, remarks())).finding.effect is Effect.CHANGE
    above = "<div class=kx><p>What the surveys of three years found in the upper villages of the county.</p></div>"
    found = seen(
        page(TEXT).replace("<article>", f"{above}<article>"), page("").replace("<article>", f"{above}<article>")
    )
    assert found.reasons[0].rule == "emptied"


THAI = (
    "เขื่อนแห่งนี้สร้างขึ้นเมื่อสี่สิบปีก่อนเพื่อส่งน้ำให้แก่นาข้าวของหมู่บ้านทางทิศใต้ของแม่น้ำทั้งหมดแปดแห่ง",
    "รายงานของอำเภอระบุว่ารอยร้าวที่ฐานของเขื่อนกว้างขึ้นทุกปีและชาวบ้านได้ร้องเรียนไปแล้วสามครั้งแต่ไม่มีคำตอบ",
    "วิศวกรที่เข้ามาตรวจสอบเมื่อเดือนพฤษภาคมแนะนำให้ระบายน้ำออกครึ่งหนึ่งและอพยพบ้านเรือนที่อยู่ใกล้ทางน้ำล้น",
)


def test_sentences_are_found_in_scripts_without_full_stops():
    """Thai sets no mark at the end of a sentence."""
    text = "".join(f"<p>{one}</p>" for one in THAI)
    assert seen(page(text), page("")).reasons[0].rule == "emptied"
    assert seen(page(text), page(f"<p>{THAI[1]}</p>")).finding.effect is Effect.CHANGE


def test_text_that_stands_below_its_title_is_not_removed_with_a_longer_list_beside_it():
    tools = "".join(
        f"<div><h3>Tool {n}</h3><p>Tool {n} is a program with which offices of kind {n * 7} draw maps and count their villages.</p></div>"
        for n in range(40)
    )
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:3])
    found = seen(page(f"{paragraphs}<div class=tools>{tools}</div>"), page(paragraphs))
    assert found.finding.effect is not Effect.LOSS
