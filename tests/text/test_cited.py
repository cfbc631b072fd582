"""Cited passages in a page or in a document that it carries: what one visit finds out about them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver.judge.passages import alteration_key
from archiver.observe import classify
from archiver.text.cited.quotes import quotes_found_in_both
from storage.model import Effect, Finding, MemberSeen, NotFetched, Observation, Role, Truncated
from storage.records import from_json, to_json
from tests.judgement.looks import (
    CHINESE,
    HTML,
    PARAGRAPHS,
    capture,
    exchange,
    failed,
    look,
    page,
    reference,
    text_of,
)
from tests.text.test_text import docx, pdf

QUOTE = "kept between eight and twelve percent"
FILE, OTHER = "https://institute.example/files/r.pdf", "https://institute.example/files/annex.pdf"
SCAN = pdf(image=bytes(range(200)))


def cut(passage: str) -> str:
    """The passage as a reason quotes it."""
    return passage if len(passage) <= 200 else f"{passage[:199]}…"


def document(body: bytes, status: int = 200, declared: str = "application/pdf", url: str = FILE, **more: object):
    return exchange(body, url=url, status=status, declared=declared, role=Role.DOCUMENT, **more)


def carrier(*paragraphs: str, files: tuple[str, ...] = (FILE,)) -> str:
    return page([*CHINESE[:3], *paragraphs], "报告", extra="".join(f'<iframe src="{one}"></iframe>' for one in files))


PAGE = carrier()
REPORT, WITHOUT = pdf(*PARAGRAPHS), pdf(*(p for p in PARAGRAPHS if QUOTE not in p))
LAST = reference(PAGE, document(REPORT))


def again(*got, last=LAST, **more):
    return look(*got, last=last, quotes=[QUOTE], **more)


def said(looked):
    """Whether the passage is there, whether it was there before, and in which document."""
    seen = looked.observation
    return seen.quotes.get(QUOTE), seen.quotes_before.get(QUOTE), seen.quoted_in.get(QUOTE)


# --- the first visit


def test_first_visit_finds_a_passage_in_a_document_or_reports_it_absent():
    first = again(exchange(PAGE), document(REPORT), last=None)
    assert (first.finding, said(first)) == (Finding.FIRST, (True, None, FILE))
    assert "quote.absent" not in first.rules
    none = again(exchange(PAGE), document(WITHOUT), last=None)
    assert (none.finding, said(none)) == (Finding.FIRST, (False, None, None))
    assert none.reasons[-1].text == f"a cited passage was not found there word for word: {QUOTE}"
    own = again(exchange(carrier(PARAGRAPHS[3])), document(REPORT), last=None)
    assert said(own) == (True, None, None), "the page's own"


@pytest.mark.parametrize(
    "got",
    [
        document(b"busy", 503, HTML),
        document(b"<h1>403 Forbidden</h1>", 403, HTML),
        document(SCAN),
        document(b"PK\x05\x06" + bytes(18), declared="application/zip"),
        document(REPORT[:400], truncated=Truncated.LENGTH),
        failed(Finding.TIMEOUT, role=Role.DOCUMENT, url=FILE),
    ],
)
def test_first_visit_says_nothing_about_a_passage_while_a_document_is_unreadable(got):
    first = again(exchange(PAGE), got, last=None)
    assert (first.finding, said(first)) == (Finding.FIRST, (None, None, None))
    assert "quote.absent" not in first.rules


def test_document_fetched_by_an_earlier_visit_is_read_from_its_copy():
    kept = document(REPORT)
    taken = MemberSeen(url=FILE, role=Role.DOCUMENT, finding=Finding.FIRST, status=200, capture=kept.id)
    assert said(again(exchange(PAGE), last=None, earlier=[taken])) == (None, None, None), "its text is not to be had"
    seen = look(exchange(PAGE), kept, quotes=[QUOTE])  # the same, with its text available
    assert said(seen) == (True, None, FILE)


# --- word boundaries

BOUNDS = [
    ("legal to search the house", "The court held it was legal to search the house.", "The court held it was illegal to search the house."),
    ("lawful detention", "It was a lawful detention.", "It was an unlawful detention."),
    ("законно задержан", "Он был законно задержан.", "Он был незаконно задержан."),
    ("minister resign", "They asked that the minister resign.", "They asked why the minister resigned."),
    ("growth of 3 per cent", "There was growth of 3 per cent in May.", "There was growth of -3 per cent in May."),
    ("growth of 3 per cent", "There was growth of 3 per cent in May.", "There was growth of −3 per cent in May."),
    ("growth of -3 per cent", "There was growth of –3 per cent in May.", "There was growth of 3 per cent in May."),
    ("增长3%", "五月增长3%。", "五月增长-3%。"),
    ("commander … ordered the shooting", "The commander of the unit ordered the shooting.",
     "Nobody ordered the shooting. The commander was absent."),
    ("मजदूरों को काम", "सभी मजदूरों को काम मिला।", "सभी मजदूरों को कामना मिली।"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "before", "after"), BOUNDS)
def test_passage_that_is_now_only_part_of_other_words_is_gone(quote, before, after):
    def at(paragraph: str, last=None):
        return look(exchange(page([*PARAGRAPHS[:2], paragraph])), last=last, quotes=[quote])

    kept = reference(page([*PARAGRAPHS[:2], before]))
    assert at(before).observation.quotes == {quote: True}
    seen = at(after, kept)
    assert (seen.observation.quotes_before, seen.observation.quotes) == ({quote: True}, {quote: False})
    assert seen.reasons[0].rule == "quote"


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("the court", "“The court’s” view"), ("civilian", "a non-civilian target"), ("3 per cent", "(3 per cent)"), ("12 to 14", "pages 9–12 to 14-16"),
        ("2019年3月至5月", "于2019年3月至5月间"), ("法院认定", "最高法院认定其有罪"), ("المحكمة قررت", "إن المَحْكَمَةُ قَرَّرَتْ ذلك"),
        ("काम मिला", "को काम मिला।"), ("กรุงเทพ", "ที่กรุงเทพมหานคร"), ("found him", "The court found him[12] there"), ("Отчет", "Отчёт, второй"),
        ("one … two … one", "one and two and one"),
    ],
)  # fmt: skip
def test_whole_words_are_found_whatever_surrounds_them(quote, said):
    kept = exchange(page([*PARAGRAPHS[:2], said]))
    assert look(kept, quotes=[quote], last=reference(page([*PARAGRAPHS[:2], said, "More."]))).observation.quotes == {
        quote: True
    }


def test_quote_that_no_copy_has_at_word_boundaries_is_searched_without_them():
    quote = "gation was closed by the court"

    def said(text: str) -> str:
        return page([*PARAGRAPHS[:2], text])

    kept = said("The investigation was closed by the court.")
    first = look(exchange(kept), quotes=[quote])
    assert first.observation.quotes == {quote: True}
    assert "quote.absent" not in first.rules
    other = look(
        exchange(said("The investigation was closed by the court. So it was.")), quotes=[quote], last=reference(kept)
    )
    assert other.observation.quotes == {quote: True}
    gone = look(exchange(said("The investigation was not closed.")), quotes=[quote], last=reference(kept))
    assert (gone.observation.quotes_before, gone.observation.quotes) == ({quote: True}, {quote: False})


def test_edited_remainder_of_a_passage_is_not_the_passage_at_later_visits():
    quote, before, after = BOUNDS[0]
    kept, edited = (reference(page([*PARAGRAPHS[:2], one])) for one in (before, after))
    now = exchange(page([*PARAGRAPHS[:2], after, "So it said."]))
    assert look(now, quotes=[quote], last=edited, first=kept).observation.quotes == {quote: False}
    without = reference(page(PARAGRAPHS[:2]))
    assert look(now, quotes=[quote], last=edited, first=without).observation.quotes == {}


# --- later visits


def test_passage_removed_from_a_document_is_an_alteration_that_names_the_document():
    seen = again(exchange(PAGE), document(WITHOUT))
    assert (seen.finding, said(seen)) == (Finding.ALTERED, (False, True, FILE))
    assert seen.reasons[0].rule == "quote"
    assert seen.reasons[0].text == f"a cited passage is no longer in the page's document {FILE}: {QUOTE}"
    assert f"the page is there, but its document {FILE} differs from our copy" in {one.text for one in seen.reasons}
    assert alteration_key(seen.observation).startswith("passage:")


def test_each_lost_cited_passage_is_named():
    other = PARAGRAPHS[0]
    assert QUOTE not in other
    first = look(exchange(carrier(PARAGRAPHS[1])), document(pdf(PARAGRAPHS[2])), quotes=[QUOTE, other])
    assert [one.text for one in first.reasons if one.rule == "quote.absent"] == [
        f"a cited passage was not found there word for word: {cut(passage)}" for passage in (QUOTE, other)
    ]
    less = pdf(*(p for p in PARAGRAPHS[1:] if QUOTE not in p))
    seen = look(exchange(PAGE), document(less), last=LAST, quotes=[QUOTE, other])
    assert [one.text for one in seen.reasons if one.rule == "quote"] == [
        f"a cited passage is no longer in the page's document {FILE}: {cut(passage)}" for passage in (QUOTE, other)
    ]
    lost = look(exchange(PAGE), document(b"<h1>Not Found</h1>", 404, HTML), last=LAST, quotes=[QUOTE, other])
    assert [one.rule for one in lost.reasons][:3] == ["member.lost", "member.cited", "member.cited"]
    both, none = (carrier(PARAGRAPHS[at], PARAGRAPHS[at + 3], files=()) for at in (0, 1))
    seen = look(exchange(none), last=reference(both), quotes=[QUOTE, other])
    assert [one.text for one in seen.reasons if one.rule == "quote"] == [
        f"a cited passage is no longer there: {cut(passage)}" for passage in (QUOTE, other)
    ]


def test_document_that_had_the_passage_is_named_among_several():
    other = pdf("The annex lists the villages and the households.", "It was made in the second year.")
    less = pdf("The annex lists the villages and the households.")
    page_of_two = carrier(files=(OTHER, FILE))
    last = reference(page_of_two, document(other, url=OTHER), document(REPORT))
    both = again(exchange(page_of_two), document(less, url=OTHER), document(WITHOUT), last=last)
    assert (said(both), both.finding) == ((False, True, FILE), Finding.ALTERED)
    assert FILE in both.reasons[0].text
    gone = document(b"<h1>Not Found</h1>", 404, HTML)
    lost = again(exchange(page_of_two), document(b"x", 404, HTML, url=OTHER), gone, last=last)
    assert FILE in lost.reasons[0].text


def test_passage_that_moved_to_another_document_or_into_the_page_is_not_gone():
    for got in (
        (exchange(carrier(files=(FILE, OTHER))), document(WITHOUT), document(REPORT + b"% anew", url=OTHER)),
        (exchange(carrier(PARAGRAPHS[3])), document(WITHOUT)),
        (exchange(carrier(files=(OTHER,))), document(b"gone", 404, HTML), document(REPORT, url=OTHER)),
        (exchange(PAGE), document(docx(*PARAGRAPHS), declared="application/msword")),
    ):
        seen = again(*got)
        assert said(seen)[:2] == (True, True)
        assert not {"quote", "member.cited"} & seen.rules


def test_passage_that_page_and_document_share_is_gone_only_when_both_lose_it():
    last = reference(carrier(PARAGRAPHS[3]), document(REPORT))
    kept = again(exchange(PAGE), document(REPORT), last=last)
    assert (kept.finding, said(kept)) == (Finding.ALTERED, (True, True, FILE))
    assert "quote" not in kept.rules
    both = again(exchange(PAGE), document(WITHOUT), last=last)
    assert (both.finding, said(both)) == (Finding.ALTERED, (False, True, None))
    assert f"a cited passage is no longer there: {QUOTE}" in {one.text for one in both.reasons}
    stays = again(exchange(carrier(PARAGRAPHS[3])), document(WITHOUT), last=last)
    assert (stays.finding, said(stays)) == (Finding.ALTERED, (True, True, None)), "of the document, without the passage"
    assert "quote" not in stays.rules


def test_lost_document_is_reported_together_with_the_passage_it_contained():
    for body, status in ((b"<h1>Not Found</h1>", 404), (page(["Reports", "News of the institute"]).encode(), 200)):
        seen = again(exchange(PAGE), document(body, status, HTML))
        assert (seen.finding.effect, said(seen)) == (Effect.LOSS, (False, True, FILE))
        assert [one.rule for one in seen.reasons[:2]] == ["member.lost", "member.cited"]
        assert seen.reasons[1].text == f"a cited passage was in it: {QUOTE}"
    lost = look(exchange(PAGE), document(b"<h1>Not Found</h1>", 404, HTML), last=LAST, quotes=["no such words"])
    assert "member.cited" not in lost.rules


@pytest.mark.parametrize(
    ("got", "finding"),
    [
        (document(b"busy", 503, HTML), Finding.SAME),
        (document(b"<h1>403 Forbidden</h1>", 403, HTML), Finding.SAME),
        (document(REPORT[:400], truncated=Truncated.LENGTH), Finding.SAME),
        (failed(Finding.TIMEOUT, role=Role.DOCUMENT, url=FILE), Finding.SAME),
        (failed(Finding.DNS_NXDOMAIN, role=Role.DOCUMENT, url=FILE), Finding.SAME),
        (document(SCAN), Finding.ALTERED_LARGE),
    ],
)
def test_passage_in_an_unreadable_document_is_neither_found_nor_lost(got, finding):
    seen = again(exchange(PAGE), got)
    assert (seen.finding, said(seen)) == (finding, (None, True, FILE))
    assert not {"quote", "member.cited"} & seen.rules
    changed = again(exchange(carrier("A sentence that came later.")), got)
    assert said(changed) == (None, True, FILE)


def test_passage_in_a_document_that_was_not_fetched_is_neither_found_nor_lost():
    left = [NotFetched(url=FILE, role=Role.DOCUMENT, reason="the members' bytes are used up")]
    assert said(again(exchange(carrier("A sentence that came later.")), not_fetched=left)) == (None, True, FILE)
    assert said(again(exchange(PAGE), not_fetched=left)) == (None, True, FILE)


def test_document_not_requested_counts_by_its_copy_while_its_page_is_there():
    assert said(again(exchange(PAGE))) == (True, True, FILE)
    same = document(b"", 304, conditional=True)
    assert said(again(exchange(PAGE), same)) == (True, True, FILE)
    gone = again(exchange("<h1>Not Found</h1>", status=404))
    assert (gone.finding, said(gone)) == (Finding.GONE, (None, True, FILE))


def test_passage_is_not_reported_lost_when_its_page_became_an_image():
    """A page of the file was text and is now an image: the passage may still be on it."""
    scanned = text_of(document(WITHOUT))
    assert scanned is not None
    made = reference(PAGE, document(REPORT))
    new = document(WITHOUT)
    texts = {new.id: replace(scanned, page_images=("4:ab",))}
    seen = look(exchange(PAGE), new, last=made, quotes=[QUOTE], texts=texts)
    assert said(seen) == (None, True, FILE)
    cut = look(exchange(PAGE), new, last=made, quotes=[QUOTE], texts={new.id: replace(scanned, cut=True)})
    assert said(cut) == (None, True, FILE)


def test_passage_lost_from_the_page_is_gone_although_its_documents_are_unreadable():
    """Those documents were there before and are not expected to contain it; a new document that cannot be read may."""
    tables = document(b"PK\x05\x06" + bytes(18), declared="application/zip")
    last = reference(carrier(PARAGRAPHS[3]), tables)
    seen = again(exchange(PAGE), tables, last=last)
    assert (seen.finding, said(seen)) == (Finding.ALTERED, (False, True, None))
    shut = document(b"<h1>403 Forbidden</h1>", 403, HTML)
    seen = again(exchange(PAGE), shut, last=reference(carrier(PARAGRAPHS[3])))
    assert (seen.finding, said(seen)) == (Finding.ALTERED, (False, True, None))
    moved_to = carrier(files=(FILE, OTHER))
    for got in (document(b"busy", 503, HTML, url=OTHER), failed(Finding.RESET, role=Role.DOCUMENT, url=OTHER)):
        assert said(again(exchange(moved_to), tables, got, last=last)) == (None, True, None)


def test_passage_across_pages_and_a_hyphenated_word_is_found_in_a_document():
    quote = "kept between eight and twelve percent of the sum. Most of the interviews were held in the presence"
    split = pdf(
        "Wages were paid through them, which kept between eight and twelve per-", "cent of the sum.[3]", PARAGRAPHS[4]
    )
    whole = look(exchange(PAGE), document(split), quotes=[quote])
    assert whole.observation.quotes == {quote: True}


# --- stored records


def test_observations_stored_without_the_document_field_are_classified_as_before():
    """Their records have no field for the document: the passage belonged to the page."""
    stored = look(exchange(PAGE), last=reference(carrier(PARAGRAPHS[3])), quotes=[QUOTE]).observation
    old = to_json(stored).replace(b'"quoted_in":{},', b"")
    assert b"quoted_in" not in old
    read = from_json(Observation, old)
    assert (read, classify(read)) == (stored, classify(stored))
    assert classify(read)[1][0].text == f"a cited passage is no longer there: {QUOTE}"
    seen = again(exchange(PAGE), document(WITHOUT)).observation
    assert from_json(Observation, to_json(seen)) == seen


def test_passage_in_an_unchanged_document_is_found_without_the_text_of_its_copy():
    """If no text is available at all, nothing is said about passages in that document."""
    kept, came = document(REPORT), exchange(carrier("A sentence that came later."))
    last = replace(reference(PAGE), documents=(capture(kept),), texts={})
    assert said(again(came, kept, last=last)) == (True, None, FILE), "in the text of this look"
    assert said(again(came, kept, last=LAST, texts={kept.id: None})) == (True, True, FILE), "in the text of the copy"
    unread = again(came, kept, last=last, texts={kept.id: None})
    assert said(unread) == (None, None, None)
    assert unread.finding is Finding.ALTERED


BESIDE = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
SET_OTHERWISE = [
    ("<p>The survey</p><p>counted wells</p>", "<div><span>The survey</span><span>counted wells</span></div>", "The survey"),
    ("<p>The survey</p><p>counted wells</p>", "<div><span>The survey</span><span>counted wells</span></div>", "counted wells"),
    ("<p>a loss of 12 km</p>", "<p>a loss of 12km</p>", "loss of 12"),
    ("<p>it counted wells there</p>", "<p>it counted wells<sup>a</sup> there</p>", "it counted wells"),
    ("<p>it counted wells there</p>", "<p>it counted wells™ there</p>", "it counted wells"),
    ("<p>they counted 412 of them</p>", "<p>they counted 412<sup>th</sup> of them</p>", "they counted 412"),
    ("<h2>Findings of it</h2>", "<h2><span>1.2</span>Findings of it</h2>", "Findings of it"),
    ("<p>Deaths – 12</p>", "<p>Deaths –12</p>", "Deaths – 12"),
    ("<p>Deaths - 12</p>", "<p>Deaths -12</p>", "Deaths: 12"),
    ("<p>2019–2021</p>", "<p>2019 –2021</p>", "2019–2021"),
    ("<p>On Monday – 3 May – it</p>", "<p>On Monday –3 May– it</p>", "Monday – 3 May"),
    ("<p>Погибли — 12 человек</p>", "<p>Погибли –12 человек</p>", "Погибли — 12 человек"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "quote"), SET_OTHERWISE)
def test_passage_in_other_markup_or_spacing_is_found(before, after, quote):
    old, new = (f"<html><title>R</title><body><h1>R</h1>{BESIDE}{one}</body></html>" for one in (before, after))
    seen = look(exchange(new), last=reference(old), quotes=[quote])
    assert seen.observation.quotes_before == {quote: True}
    assert seen.observation.cited_gone == ()
    assert quotes_found_in_both(reference(old).text, reference(new).text, [quote]) == {quote: (True, True)}, (
        "no document is asked for it"
    )


def test_name_that_became_part_of_a_longer_word_is_gone():
    old, new = (
        f"<html><title>R</title><body><h1>R</h1>{BESIDE}<p>{one} was held</p></body></html>"
        for one in ("Ali", "Alikhan")
    )
    assert look(exchange(new), last=reference(old), quotes=["Ali"]).observation.cited_gone == ("Ali",)
