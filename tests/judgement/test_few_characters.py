"""A few words in the place of a text. Known wordings decide by what they say; unknown words are another text; loading
placeholders and a program's empty values are a failure."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import REFERENCE, exchange, look, page, reference

DELETED = [
    "Removed.", "Deleted", "This page was removed", "Page deleted.", "Gelöscht", "wurde entfernt", "Supprimé", "Eliminado.", "Removido",
    "Rimosso", "Verwijderd", "Usunięto", "Smazáno", "Удалено", "Видалено", "Borttagen", "Slettet", "Poistettu", "Törölve", "Șters",
    "Διαγράφηκε", "Silindi.", "Telah dihapus", "Đã xóa", "تم الحذف", "حذف شده است", "נמחק", "ถูกลบแล้ว", "已删除", "文章已删", "已被刪除。",
    "削除済み", "削除されました。", "삭제됨", "삭제되었습니다.",
]  # fmt: skip
TAKEN_BACK = ["Withdrawn.", "Retracted", "Zurückgezogen", "Retiré.", "Retirado", "Ritirato", "Wycofano", "此文已撤", "已下架", "掲載終了", "게시 중단됨"]  # fmt: skip
UNKNOWN = [
    "Service starting",
    "Nothing today",
    "See you later.",
    "Closed for good.",
    "More soon",
    "Tuesday",
    "明天见",
    "Gata.",
]
UNSAID = [
    "Loading...",
    "请稍候",
    "null",
    "undefined",
    "Error",
    "[object Object]",
    "OK",
    "···",
    "0",
    "<a href=/print>Print version</a>",
]
SCRIPT = "<script src=/made/site.js></script>"


def bare(words, extra=""):
    return f"<html><head><meta charset=utf-8><title></title></head><body><p>{words}</p>{extra}</body></html>"


def seen(body, last=REFERENCE):
    return look(exchange(body), last=last)


@pytest.mark.parametrize("words", DELETED)
def test_bare_word_for_deleted_is_a_soft_404_with_or_without_markup(words):
    for body in (bare(words), page([words]), words):
        assert seen(body).finding is Finding.SOFT_GONE


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_bare_word_for_withdrawn_is_a_quoted_withdrawal_notice(words):
    for body in (bare(words), page([words]), words):
        found = seen(body)
        assert found.finding is Finding.WITHDRAWN
        assert any(mark.matched == words for mark in found.observation.marks)


@pytest.mark.parametrize(
    "words",
    ["Removed. And 12 more", "To be deleted", "Not removed", "Deleted scenes", "未删除", "削除依頼", "已删除 12 条"],
)
def test_word_for_deleted_among_other_words_is_no_notice(words):
    assert seen(bare(words)).finding is Finding.REPLACED
    assert seen(bare(f"{words}</p><p>Notices of the county, by year and office.")).finding is Finding.REPLACED


@pytest.mark.parametrize("words", UNKNOWN)
def test_unknown_words_in_place_of_a_text_replace_it(words):
    for body in (bare(words), words):
        found = seen(body)
        assert found.finding is Finding.REPLACED
        assert f"all that was received: {words}" in [reason.text for reason in found.reasons]


@pytest.mark.parametrize("words", UNSAID)
def test_loading_placeholder_is_a_failure_but_not_an_empty_answer(words):
    for body in (bare(words), words):
        found = seen(body)
        assert (found.finding, "unfilled" in found.rules, "empty" in found.rules) == (Finding.SERVER_ERROR, True, False)


@pytest.mark.parametrize("body", ["", bare(""), bare("", SCRIPT), "   "])
def test_answer_without_any_text_is_empty(body):
    found = seen(body)
    assert (found.finding, "empty" in found.rules) == (Finding.SERVER_ERROR, True)


@pytest.mark.parametrize(
    "extra",
    [SCRIPT, "<script>start()</script>", "<iframe src=/frame></iframe>", "<img src=/scan.png>"],
)
def test_words_that_a_script_frame_or_image_may_replace_are_a_failure(extra):
    assert seen(bare("Service starting", extra)).finding is Finding.SERVER_ERROR


def test_scripts_of_the_kept_page_fill_nothing_and_its_own_words_say_nothing():
    last = reference(page(extra=SCRIPT + "<p>Reading room</p>"))
    assert seen(bare("Service starting", SCRIPT), last).finding is Finding.REPLACED
    assert seen(bare("Reading room", SCRIPT), last).finding is Finding.SERVER_ERROR
    for place in ("<div id=root></div>", "<div id=article-body></div>"):
        assert seen(bare("Institute", place + SCRIPT), last).finding is Finding.SERVER_ERROR


@pytest.mark.parametrize("words", ["已删除", "Removed.", "Service starting"])
def test_few_words_are_no_content_at_a_first_look(words):
    found = look(exchange(bare(words)))
    assert found.finding in {Finding.SERVER_ERROR, Finding.SOFT_GONE}
    assert found.observation.content is False


def test_untagged_words_sent_as_html_have_no_other_type_than_the_page():
    """The server did not say that they are plain text."""
    assert "type" not in seen("Service starting").rules
    last = reference(" ".join(["The wells of Bel, in which water stands at nine metres from May to August."] * 9))
    assert last.text.media_type == "text/plain"
    assert seen(page(), last).finding is Finding.REPLACED
    plain = look(exchange("Service starting", declared="text/plain"), last=REFERENCE)
    assert [one.text for one in plain.reasons if one.rule == "type"] == ["text/html before, text/plain now"]
