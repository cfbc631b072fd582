"""A sentence that says only that the text was taken back, alone in its place, is a withdrawal notice. That it was
deleted or does not exist is what not-found pages say; sentences on other things, on parts, and denials are no
notice."""

from __future__ import annotations

import pytest

from archiver.words.notices import notice_of
from storage.model import Finding, Role
from tests.judgement.looks import PARAGRAPHS, exchange, look, notice, page, reference

SAID = [
    "This report has been withdrawn.",
    "Article withdrawn.",
    "The document was taken offline.",
    "Dieser Beitrag wurde zurückgezogen.",
    "Beitrag depubliziert.",
    "Article retiré.",
    "Ce document a été retiré du site.",
    "Documento retirado.",
    "Este artículo ha sido retirado.",
    "Documento retirado do ar.",
    "Esta matéria foi retirada do ar.",
    "Documento ritirato.",
    "L'articolo è stato ritirato.",
    "Artikel ingetrokken.",
    "Artykuł został wycofany z publikacji.",
    "Článek byl stažen z webu.",
    "Материал снят с публикации.",
    "Статья отозвана.",
    "Матеріал знято з публікації.",
    "Статията е свалена от сайта.",
    "Članak je povučen.",
    "Artikeln har dragits tillbaka.",
    "Artiklen er trukket tilbage.",
    "Artikkelen er trukket tilbake.",
    "Artikkeli on vedetty pois.",
    "A cikket visszavonták.",
    "Articolul a fost retras.",
    "Το άρθρο αποσύρθηκε.",
    "Yazı yayından kaldırılmıştır.",
    "İçerik yayından kaldırıldı.",
    "Konten telah ditarik.",
    "Artikel ini sudah ditarik dari publikasi.",
    "Bài viết đã bị gỡ.",
    "تم سحب المقال.",
    "این مطلب از انتشار خارج شد.",
    "הכתבה הוסרה מהאתר.",
    "บทความนี้ถูกถอนแล้ว",
    "该文已撤回。",
    "本文已下架。",
    "该内容因违规已被屏蔽。",
    "該文章已撤下。",
    "本报告现已下线。",
    "この記事は掲載を終了しました。",
    "本資料は公開を停止しました。",
    "この論文は撤回されました。",
    "게시가 종료되었습니다.",
    "해당 게시물은 게시가 중단되었습니다.",
    "기사가 철회되었습니다.",
]
OTHERS = [
    "This page has been removed.",
    "The offer has been withdrawn.",
    "This report has not been withdrawn.",
    "Has this report been withdrawn?",
    "Comments on this article were withdrawn.",
    "该文未撤回。",
    "评论已下架。",
    "该页面已被删除。",
    "Le maire a retiré son projet.",
    "Материал не снят с публикации.",
]


@pytest.mark.parametrize("said", SAID)
def test_bare_withdrawal_sentence_in_place_of_the_text_is_quoted(said):
    for came in (page([said]), notice("Institute", said)):
        found = look(exchange(came), last=reference(page()))
        assert found.finding is Finding.WITHDRAWN
    assert notice_of(found.observation.marks).words == said
    assert notice_of(found.observation.marks).actor is None


@pytest.mark.parametrize("said", OTHERS)
def test_deletion_denial_question_or_other_subject_is_no_withdrawal(said):
    assert look(exchange(page([said])), last=reference(page())).finding is not Finding.WITHDRAWN


def test_withdrawal_sentence_beside_a_text_or_for_an_invented_address_does_not_count():
    said, last = "该文已撤回。", reference(page())
    assert look(exchange(page([said, *PARAGRAPHS])), last=last).finding is not Finding.WITHDRAWN
    new = [f"In part {n} of the county {n}0 wells were cleaned in May, and none was closed." for n in range(2, 9)]
    assert look(exchange(page([said, *new])), last=last).finding is not Finding.WITHDRAWN
    invented = exchange(page([said]), url="https://institute.example/2019/x81.htm", role=Role.INVENTED)
    assert look(exchange(page([said])), invented, last=last).finding is Finding.SOFT_GONE
