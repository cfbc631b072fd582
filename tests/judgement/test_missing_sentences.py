"""Notices that this thing is not there, or the one that was asked for, in words of whoever writes them; and subjects alike."""

from __future__ import annotations

import pytest

from archiver.observe.rules.missing_sentences import missing_sentences
from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, notice, page

GONE = (
    "Sorry, the recipe you are looking for has vanished",
    "This petition seems to have disappeared",
    "La vidéo à laquelle vous tentez d'accéder a expiré.",
    "Cette notice a disparu",
    "Lamentablemente, la imagen que busca ha desaparecido",
    "Esta oferta ha caducado.",
    "A matéria que você procura saiu do ar",
    "Essa vaga expirou",
    "Die von Ihnen aufgerufene Veranstaltung ist verschwunden",
    "Diese Anzeige ist leider abgelaufen.",
    "Questa offerta è scaduta",
    "La scheda che stai cercando è scomparsa",
    "Данная вакансия исчезла",
    "К сожалению, тема, которую вы ищете, потерялась",
    "Ця новина зникла",
    "Niestety, oferta, której szukasz, wygasła",
    "De vacature die u zoekt is verdwenen",
    "Aradığınız ilan kayboldu",
    "Stránka, kterou hledáte, zmizela",
    "A keresett hirdetés megszűnt",
    "Pagina pe care o căutați a dispărut",
    "Η αγγελία που ζητήσατε εξαφανίστηκε",
    "Annonsen du letar efter har försvunnit",
    "Dokumen yang Anda cari hilang",
    "Tài liệu bạn yêu cầu đã hết hạn",
    "お求めの求人は掲載が終了しました",
    "この動画は非公開になりました",
    "We've removed this page",
    "We took this article down",
    "The page you want has gone fishing",
    "Sorry, our cat ate this page",
    "The page is lost or you have no authorization",
    "This paste has been removed",
    "Wir haben diesen Artikel entfernt.",
    "Cette page s'est envolée",
    "Hemos retirado esta noticia",
    "Эта страница улетела",
    "Abbiamo rimosso quest'articolo",
    "お探しのページは旅に出ました",
    "찾으시는 공고가 만료되었습니다",
    "요청하신 동영상이 사라졌습니다",
)


@pytest.mark.parametrize("said", GONE)
def test_notice_of_any_thing_that_was_asked_for_and_is_not_there_is_a_missing_page(said):
    assert look(exchange(notice(said, said))).finding is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "named",
    [
        "The book that disappeared",
        "This page in history: the files that vanished",
        "El informe ha desaparecido, denuncian los vecinos",
        "A vaga que sumiu: como a prefeitura perdeu verbas",
        "Die Datei, die verschwand",
        "La notizia che non c'era",
        "Исчезнувшая страница истории",
        "消えた記事を追う",
        "사라진 문서를 찾아서",
        "Berita hilangnya dokumen negara",
    ],
)
def test_text_about_something_that_disappeared_is_no_missing_page(named):
    assert look(exchange(page(PARAGRAPHS[:3], title=named))).finding is Finding.FIRST


def test_each_sentence_has_letters_by_which_most_pages_are_passed_over():
    assert all(phrase.letters for phrase in missing_sentences())
