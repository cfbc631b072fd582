"""A page that says no more than that a post is private is no first copy. A text that speaks of what is private is one."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import again, judged, notice
from tests.judgement.test_single_pages import headed

PRIVATE = [
    headed("Private", "This post is private."),
    headed("Unavailable", "The author has made this story private."),
    headed("この記事は非公開です", "この記事は投稿者により非公開に設定されました。"),
    headed("提示", "该文章已设为仅自己可见。"),
    headed("블로그", "이 글은 비공개 처리되었습니다."),
    headed("Privado", "Esta entrada es privada."),
    headed("Beitrag", "Dieser Beitrag ist nicht öffentlich."),
    headed("Закрыто", "Запись скрыта автором."),
    headed("Gizli", "Bu yazı yazarı tarafından gizlenmiştir."),
    headed("خاص", "هذه المقالة خاصة."),
]


@pytest.mark.parametrize("body", PRIVATE)
def test_page_that_says_only_that_a_post_is_private_is_no_first_copy(body):
    assert judged(body) is Finding.DENIED


@pytest.mark.parametrize("body", PRIVATE)
def test_private_post_in_place_of_a_kept_text_is_a_loss(body):
    assert again(body).effect is Effect.LOSS


@pytest.mark.parametrize(
    "body",
    [
        headed("The park road", "This page is private property of the estate in old maps. The road was opened in 1932."),
        headed("会議の公開について", "この会議は非公開です。議事録は後日公開します。", "日時：令和6年3月5日"),
        headed("Family papers", "This collection is private. Apply to the archivist for a ticket.", "Extent: 12 boxes."),
        notice("How to hide a post", "Open the menu and choose Private. Readers then see: This post is private."),
    ],
)  # fmt: skip
def test_text_that_speaks_of_what_is_private_is_content(body):
    assert judged(body) is Finding.FIRST
