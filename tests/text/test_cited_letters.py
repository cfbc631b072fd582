"""Cited passages, and whole pages, whose letters another encoding, keyboard or font writes with other code points."""

from __future__ import annotations

import pytest

from archiver.text.cited.quotes import quotes_found, quotes_found_in_both
from archiver.text.comparison.compare import compare
from archiver.text.normal import fold
from tests.judgement.looks import PARAGRAPHS
from tests.text.test_text import html

BESIDE = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:3])


def whole(*said: str) -> str:
    body = "".join(f"<p>{one}</p>" for one in said)
    return f"<html><title>Wells</title><body><main><h1>Wells</h1>{BESIDE}{body}</main></body></html>"


def changed(text: str, pairs: str) -> str:
    """Replaces letters; `pairs` reads "a>b c>d"."""
    for pair in pairs.split():
        one, other = pair.split(">")
        text = text.replace(one, other)
    return text


# the text, the letters that are rewritten, a passage of it, and an edit of one word of the passage
ENCODED = [
    ("نگهبانان زندانيان را با كابل می‌زدند و دوازده نفر در شب مردند.", "ي>ی ك>ک", "زندانيان را با كابل", "كابل>چوب"),
    ("محافظوں نے قیدیوں کو مارا اور بارہ ہلاک ہوئے۔ یہ سچ ہے۔", "ہ>ه", "بارہ ہلاک ہوئے", "بارہ>تیرہ"),
    ("Gardienii i-au bătut pe deţinuţi, şi mulţi au murit în noaptea aceea.", "ţ>ț ş>ș", "bătut pe deţinuţi, şi mulţi", "mulţi>puţini"),
    ("കാവല്\u200dക്കാര്\u200d തടവുകാരെ മര്\u200dദ്ദിച്ചു, അവരില്\u200d പന്ത്രണ്ട് പേര്\u200d മരിച്ചു.", "ല്\u200d>ൽ ര്\u200d>ർ",
     "കാവല്\u200dക്കാര്\u200d തടവുകാരെ", "തടവുകാരെ>കുട്ടികളെ"),
    ("She’s a guard of the camp, and the officers confirmed it.", "’>ʼ", "She’s a guard of the camp", "guard>clerk"),
    ("Qo‘riqchilar mahbuslarni urdi va uch kishi o‘ldi, deb xabar berdi.", "‘>ʻ", "Qo‘riqchilar mahbuslarni urdi", "urdi>ko‘rdi"),
    ("人民法院长期不见证人，委员会记录了这一点。", "民>⺠ 长>⻓ 见>⻅ 人>⼈", "人民法院长期不见证人", "不见>会见"),
]  # fmt: skip
TYPED = [
    ("ผู้คุมขังนักโทษไว้ในน้ำและทำร้ายจนตายสิบสองคน", "น้ำ>นํ้า", "ขังนักโทษไว้ในน้ำและ", "นักโทษ>เด็ก"),
    ("Lính gác đánh đập tù nhân vì hoà bình của cả nước.", "hoà>hòa", "đánh đập tù nhân vì hoà bình", "bình>thuận"),
    ("The cells were kept at 42 °C for the whole of the night.", "°>º", "kept at 42 °C for", "42>24"),
    ("Οι φύλακες χτύπησαν τους κρατούμενους όλη τη νύχτα.", "φύλακες>ΦΥΛΑΚΕΣ", "Οι φύλακες χτύπησαν τους", "χτύπησαν>είδαν"),
    ("Diyarbakır'da ışık odasında tutuldular ve dövüldüler.", "ışık>IŞIK", "Diyarbakır'da ışık odasında", "odasında>evinde"),
    ("Die Wärter schlugen die Häftlinge in der Nacht.", "ä>¨a", "Die Wärter schlugen die Häftlinge", "schlugen>sahen"),
    ("Les détenus ont été forcés d’écrire ceci.", "é>e´", "détenus ont été forcés d’écrire", "forcés>priés"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "pairs", "quote", "edit"), [*ENCODED, *TYPED])
def test_cited_passage_is_found_in_equivalent_letters(said, pairs, quote, edit):
    old, new = html(whole(said)), html(whole(changed(said, pairs)))
    assert old.visible != new.visible
    assert (
        quotes_found_in_both(old, new, [quote])[quote] == quotes_found_in_both(new, old, [quote])[quote] == (True, True)
    )
    typed = changed(quote, pairs)
    assert quotes_found(old, [typed]) == {typed: True}
    for other in (changed(said, edit), changed(changed(said, edit), pairs)):
        assert other != said
        assert quotes_found_in_both(old, html(whole(other)), [quote])[quote] == (True, False)


@pytest.mark.parametrize(("said", "pairs", "quote", "edit"), ENCODED)
def test_page_in_equivalent_code_points_is_unchanged_and_an_edit_is_reported(said, pairs, quote, edit):
    said = said * 4
    old, new = html(whole(said)), html(whole(changed(said, pairs)))
    for one, other in ((old, new), (new, old)):
        found = compare(one, other)
        assert (found.lost, found.added, found.kept) == ((), (), 1.0)
    edited = html(whole(changed(changed(said, edit), pairs)))
    found = compare(old, edited)
    assert found.lost
    assert found.added
    assert all(one in fold(edited.visible) for one in found.added), "as it is written there"


def test_letters_that_one_language_distinguishes_stay_distinct():
    assert quotes_found_in_both(
        html(whole("اس نے کہا تھا کہ وہ گیا۔")), html(whole("اس نے کھا تھا کہ وہ گیا۔")), ["اس نے کہا تھا"]
    ) == {"اس نے کہا تھا": (True, False)}
