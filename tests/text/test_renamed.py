"""What identifies a page whose title or words changed: headings, links, words of the title; also in scripts whose
vowels Python does not count as part of a word, or that set no spaces."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract
from archiver.text.titles import name_words
from storage.model import Effect, Finding
from tests.judgement.looks import ROOT, exchange, look, reference

OLD_LINES = tuple(
    f"{said} in the wells of Brink number {n}, as the order of 2014 has it, and the warden is told within {n} days."
    for n, said in enumerate(("Nobody may draw water", "Buckets are counted", "Each rope is written down"), 12)
)
NEW_LINES = tuple(
    f"{said}; the office keeps a list of that, which anybody may read on weekdays between nine and {n}."
    for n, said in enumerate(("Drawing needs a paper", "Pails have a number", "Lines are measured"), 14)
)


def _page(title: str, body: str, lang: str = "en") -> str:
    return f"<html lang={lang}><head><title>{title}</title></head><body><main>{body}</main></body></html>"


def _said(lines, head: str = "") -> str:
    return (f"<h1>{head}</h1>" if head else "") + "".join(f"<p>{line}</p>" for line in lines)


def _finding(old: str, new: str, url: str = ROOT + "about/page.html") -> Finding:
    return look(exchange(new, url=url), last=reference(old, url=url), url=url).finding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("หลักสูตรการช่าง", "วิทยาลัย — หลักสูตรการช่าง"), ("राष्ट्रीय जल नीति", "जल नीति का प्रारूप"), ("נָהָר וָיָם", "נהר וים"),
        ("الْمِيَاهُ", "المياه"), ("ကျောင်းသားများ", "ကျောင်းသားများ၏ စာရင်း"), ("ទឹកស្អាត", "ទឹកស្អាត 2024"),
    ],
)  # fmt: skip
def test_title_words_are_compared_in_every_script(one, other):
    assert name_words(one) & name_words(other)


@pytest.mark.parametrize(("one", "other"), [("การช่างไม้", "การครัว"), ("नदी का जल", "पर्वत की राह"), ("หน้าแรก", "หน้าแรก")])
def test_common_prefixes_and_generic_titles_share_no_words(one, other):
    assert not name_words(one) & name_words(other)


def test_title_with_inserted_words_identifies_the_page():
    thai = (
        "ผู้เรียนต้องตักน้ำจากบ่อที่สิบสองในวันพุธ และบอกผู้ดูแลภายในสามวัน " * 3,
        "ทุกเชือกต้องวัดความยาวก่อนเก็บ แล้วเขียนไว้ในสมุดของสำนักงาน " * 4,
    )
    names = "หลักสูตรการตักน้ำ", "หลักสูตรฝึกอบรมครูผู้สอนการตักน้ำ"
    pages = [_page(name, _said([said], name), "th") for name, said in zip(names, thai, strict=True)]
    assert _finding(*pages) is Finding.ALTERED_LARGE
    name, longer = "Rules on the drawing of water", "Rules on the daily drawing of water"
    old = _page(name, _said(OLD_LINES, name))
    assert _finding(old, _page(longer, _said(NEW_LINES * 2, longer))) is Finding.ALTERED_LARGE
    apart = "Rules on the sale of lime"
    assert _finding(old, _page(apart, _said(NEW_LINES * 2, apart))) is Finding.REPLACED
    assert _finding(old, _page(longer, _said(NEW_LINES * 2, "Visit us"))) is Finding.REPLACED, "no heading says it"
    one, other = "Order number 1 on the wells of Brink", "Order number 12 on the wells of Brink"
    assert _finding(_page(one, _said(OLD_LINES, one)), _page(other, _said(NEW_LINES * 2, other))) is Finding.REPLACED


def _author(title: str, head: str, lines, below=("Papers", "Talks")) -> str:
    return _page(title, f"<h1>{head}</h1>" + "".join(f"<h2>{one}</h2>{_said(lines)}" for one in below))


def test_person_named_in_the_heading_identifies_the_page_whatever_its_title():
    old = _author("Jo Weller's home page", "Jo Weller", OLD_LINES)
    assert _finding(old, _author("J. A. Weller", "Jo Weller", NEW_LINES * 2)) is Finding.ALTERED_LARGE
    assert _finding(old, _author("J. A. Weller", "Ann Brink", NEW_LINES * 2)) is Finding.REPLACED
    one = _author("J. A. Weller", "Jo Weller", NEW_LINES * 2, below=("Prices", "Visit us"))
    assert _finding(old, one) is Finding.REPLACED, "one heading may be the site's"
    site = _author("Water office", "Water office", OLD_LINES, below=("Orders", "Dates"))
    other = _author("Fishing", "Water office", NEW_LINES * 2, below=("Orders", "Dates"))
    assert _finding(site, other) is Finding.REPLACED, "what is all of a title may be the site's"


WAYS = tuple(f"/files/well-{n}.zip" for n in range(8))


def _download(title: str, verb: str, ways=WAYS) -> str:
    lines = "".join(
        f"<p>{verb} number {n}: <a href={way}>{way[-6:]}</a> {verb.lower()} it.</p>" for n, way in enumerate(ways, 3)
    )
    return _page(
        title, f"<h1>{verb} them</h1>{lines}<h3>{verb} more</h3>{_said([verb + ' whatever you ' + verb.lower()] * 3)}"
    )


def test_same_structure_and_link_targets_identify_a_rewritten_page():
    old = _download("Brunnen | Herunterladen", "Holen Sie sich gleich")
    assert _finding(old, _download("Quelle | Herunterladen", "Besorgt euch jetzt sofort")) is Finding.ALTERED_LARGE
    elsewhere = _download("Quelle | Herunterladen", "Besorgt euch jetzt sofort", [f"/karten/{n}" for n in range(8)])
    assert _finding(old, elsewhere) is Finding.REPLACED
    assert _finding(old, _download("Angebote", "Besorgt euch jetzt sofort")) is Finding.REPLACED, "under no name of it"


def test_removed_vowel_points_are_presentation():
    pointed = "הַבְּאֵר נִפְתַּחַת בַּבֹּקֶר וְנִסְגֶּרֶת בָּעֶרֶב", "כׇּל דְּלִי נִסְפָּר וְנִרְשָׁם בַּסֵּפֶר הַגָּדוֹל", "הַשּׁוֹמֵר מְקַבֵּל דִּוּוּחַ תּוֹךְ שְׁלוֹשָׁה יָמִים"
    plain = "הבאר נפתחת בבקר ונסגרת בערב", "כל דלי נספר ונרשם בספר הגדול", "השומר מקבל דווח תוך שלושה ימים"
    old, new = _page("הַבְּאֵר", _said(pointed, "הַבְּאֵר"), "he"), _page("הבאר", _said(plain, "הבאר"), "he")
    assert look(exchange(new), last=reference(old)).finding is Finding.PRESENTATION
    seen = look(exchange(new.replace(plain[1], "החבל נמדד ונתלה")), last=reference(old))
    assert seen.finding is Finding.ALTERED_LARGE
    assert pointed[1] in "".join(seen.observation.last.lost), "as it was written"


def test_list_without_list_markup_is_recognised():
    def papers(said: str, first: int, count: int) -> str:
        return "".join(
            f"<div><a href=/p/{n}>A. Author{n} ({n}). {said} of well number {n} and of the water in it</a></div><div><a href=/p/{n}.pdf>PDF</a></div>"
            for n in range(first, first + count)
        )

    old = _page("Publications | Water lab", f"<h1>Publications</h1>{papers('An example article', 1990, 2)}")
    new = _page("Publications | Water lab", f"<h1>Publications</h1>{papers('The depth', 2003, 15)}")
    assert _finding(old, new) is Finding.ALTERED_LARGE


def test_untitled_draft_page_that_got_its_text_is_altered_not_replaced():
    old = _page("Document", "<p>draft page</p>")
    assert _finding(old, _page("Open days of the wells", _said(NEW_LINES * 2, "Open days"))) is Finding.ALTERED_LARGE
    named = _page("Fishing", "<p>draft page</p>")
    assert _finding(named, _page("Open days of the wells", _said(NEW_LINES * 2, "Open days"))) is Finding.REPLACED


def test_front_page_is_identified_by_its_name_in_any_heading():
    old = _page("水草！Waterweed", _said(OLD_LINES, "What we do"))
    below = "".join(
        f"<h2>{one}</h2>{_said(NEW_LINES)}" for one in ("Citizens look on", "Who we are", "Waterweed! That is you")
    )
    assert _finding(old, _page("Citizens look on", below), ROOT) is Finding.ALTERED_LARGE
    assert _finding(old, _page("Citizens look on", below.replace("Waterweed", "Duckweed")), ROOT) is Finding.REPLACED


OFFICES = (
    "Justice",
    "Defence of the Islands",
    "Transport and Roads",
    "Education and Training",
    "Health and Consumers",
    "Science",
)
NAMES = ("Ada Marsh", "Bela Brink", "Cora Hill", "Dora Lindholm", "Enno Waters", "Fritz Overmeer")


def test_list_with_entries_split_into_parts_under_a_new_title_is_not_lost():
    """ "Minister for Justice, Ada Marsh" became a name over an office, and the page was reported as removed."""
    old = "".join(f"<li>Minister for {office}, {name}</li>" for office, name in zip(OFFICES, NAMES, strict=True))
    new = "".join(
        f"<div><p>{name}</p><p>Minister for {office}</p></div>" for office, name in zip(OFFICES, NAMES, strict=True)
    )
    other = "".join(
        f"<div><p>{name[::-1]}</p><p>Envoy of the {office[::-1]}</p></div>"
        for office, name in zip(OFFICES, NAMES, strict=True)
    )
    before = _page("Structure of the cabinet", f"<h1>Structure of the cabinet</h1><ul>{old}</ul>")
    assert _finding(before, _page("Who governs", f"<h1>Who governs</h1>{new}")).effect is not Effect.LOSS
    assert _finding(before, _page("Who governs", f"<h1>Who governs</h1>{other}")).effect is Effect.LOSS
    vacant = "".join(
        f"<p>The Minister for {office} will speak on Monday about the tasks of the year.</p>" for office in OFFICES
    )
    assert _finding(before, _page("New tasks", f"<h1>New tasks</h1>{vacant}")).effect is Effect.LOSS


def test_list_whose_parts_stand_only_in_the_menus_is_lost():
    old = "".join(f"<li>Minister for {office}, {name}</li>" for office, name in zip(OFFICES, NAMES, strict=True))
    menu = "".join(
        f"<li><a href=/{n}>Minister for {office}</a></li><li><a href=/p/{n}>{NAMES[n]}</a></li>"
        for n, office in enumerate(OFFICES)
    )
    before = _page("Structure of the cabinet", f"<h1>Structure of the cabinet</h1><ul>{old}</ul>")
    after = f"<nav><ul>{menu}</ul></nav><h1>The cabinet</h1><p>This part of the site is being made anew.</p>"
    assert _finding(before, _page("The cabinet of today", after)).effect is Effect.LOSS


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Wells-14 (New Fever)", "Fever (Wells-14)", Finding.ALTERED_LARGE),
        ("The drawing of water in Brink", "Water drawing in Brink of the", Finding.ALTERED_LARGE),
        ("Fever of Wells", "Wells of Fever 14", Finding.REPLACED),
        ("Fever of Wells", "Wells of Ropes", Finding.REPLACED),
    ],
)
def test_title_with_its_words_reordered_identifies_the_page(name, other, expected):
    assert _finding(_page(name, _said(OLD_LINES, name)), _page(other, _said(NEW_LINES * 2, other))) is expected


def _contact(title, heading, said):
    text = "".join(
        f"<p>{said} {n}, and nobody has to wait for an answer longer than until the evening.</p>" for n in range(9)
    )
    return extract(
        f"<html><head><title>{title} — House of the valleys</title></head><body><h1>{heading}</h1>{text}</body></html>".encode(),
        media_type="text/html",
    )  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), [("contact", True), ("pumps", False), ("gauges-and-pumps", False)])
def test_page_that_is_called_what_its_address_says_is_the_same_rewritten(page, expected):
    old = _contact("Contact us", "Contact us", "Write to the office at the lock before ten or call number")
    new = _contact("Contact the house", "Contact the house in the valleys", "Whoever asks after noon is told by window")
    assert compare(old, new, url=f"https://house.example/en/{page}.html").rewritten is expected
