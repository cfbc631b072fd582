"""A notice that says by whom or why a text was taken back; and a text that was removed from its page."""

from __future__ import annotations

import pytest

from archiver.words.notices import notice_of
from storage.model import Effect, Finding, Role
from tests.judgement.looks import CHINESE, PARAGRAPHS, exchange, look, notice, page, reference

WHO = {
    "This article has been removed at the request of the author while a complaint is considered.": "author",
    "This story was deleted on 14 March following a legal complaint.": "law",
    "This article was taken down pending investigation.": None,
    "This paper has been withdrawn by the university pending an inquiry.": None,
    "This content has been removed from our website for legal reasons.": "law",
    "At the request of the publisher, this page has been taken down.": None,
    "本文因作者要求已撤回。": "author",
    "应作者要求,本文已删除。": "author",
    "依据法院判决,该报道已删除。": "law",
    "经研究,该通知予以删除。": None,
    "該文章因版權原因已下架。": "law",
    "この記事は著者の申し出により削除されました。": "author",
    "裁判所の命令により、本記事は公開を停止しました。": "law",
    "이 기사는 작성자의 요청으로 삭제되었습니다.": "author",
    "Эта статья была удалена по просьбе автора.": "author",
    "Материал снят с публикации по решению редакции.": None,
    "Цю статтю видалено на прохання автора.": "author",
    "Статията е премахната по искане на автора.": "author",
    "Dieser Artikel wurde auf Wunsch des Autors entfernt.": "author",
    "Der Bericht wurde bis zur Klärung der Vorwürfe zurückgezogen.": None,
    "Cet article a été retiré à la demande de l'auteur.": "author",
    "Ce contenu a été supprimé pour des raisons juridiques.": "law",
    "Este artículo ha sido retirado a petición del autor.": "author",
    "Este artigo foi removido a pedido do autor.": "author",
    "Questo articolo è stato rimosso su richiesta dell'autore.": "author",
    "Dit artikel is op verzoek van de auteur verwijderd.": "author",
    "Artykuł został usunięty na prośbę autora.": "author",
    "Článek byl odstraněn na žádost autora.": "author",
    "A cikket a szerző kérésére eltávolítottuk.": "author",
    "Articolul a fost retras la cererea autorului.": "author",
    "Makale yazarın talebi üzerine geri çekilmiştir.": "author",
    "Artikeln har tagits bort på begäran av författaren.": "author",
    "Artiklen er fjernet efter anmodning fra forfatteren.": "author",
    "Artikkeli on poistettu kirjoittajan pyynnöstä.": "author",
    "Το άρθρο αφαιρέθηκε κατόπιν αιτήματος του συγγραφέα.": "author",
    "Bài viết này đã bị gỡ theo yêu cầu của tác giả.": "author",
    "Artikel ini telah dihapus atas permintaan penulis.": "author",
    "บทความนี้ถูกลบตามคำขอของผู้เขียน": "author",
    "تم حذف هذا المقال بناء على طلب الكاتب.": "author",
    "این مقاله به درخواست نویسنده حذف شد.": "author",
    "הכתבה הוסרה לבקשת המחבר.": "author",
    "यह लेख लेखक के अनुरोध पर हटा दिया गया है।": "author",
}
BEFORE = reference(page(title="Labour transfer"))
TEASERS = (
    "The mill at Brink",
    "Nine wells in May",
    "A road through the marsh",
    "Prices of barley",
    "Who owns the weir",
)


def _beside(n: int) -> str:
    """A list of links that differ at each look."""
    links = "".join(f"<li><a href=/t/{n}{at}>{one}, part {n}</a></li>" for at, one in enumerate(TEASERS))
    return f"<div class=related><h3>Related</h3><ul>{links}</ul></div><p>Read {n} times</p>"


@pytest.mark.parametrize("said", WHO)
def test_withdrawal_with_an_actor_or_reason_is_quoted(said):
    seen = look(exchange(page([said], title="Labour transfer")), last=BEFORE)
    assert seen.finding is Finding.WITHDRAWN
    found = notice_of(seen.observation.marks)
    assert (found.actor, found.words) == (WHO[said], said)


@pytest.mark.parametrize(
    "said",
    [
        "This page has been removed.",
        "This article has been deleted.",
        "The page you requested was removed, renamed or is temporarily unavailable.",
        "This page may have been removed by its author.",
        "该页面已被删除。",
        "您访问的页面可能已被作者删除。",
    ],
)
def test_bare_removal_or_guess_is_a_soft_404(said):
    assert look(exchange(page([said], title="Labour transfer")), last=BEFORE).finding is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "said",
    [
        "Der Artikel wurde auf Wunsch des Bürgermeisters gelöscht, teilt der Kurier mit.",
        "据《信使报》报道，该文章应市长要求已被删除。",
        "该文章应市长要求已被删除，《信使报》称。",
    ],
)
def test_report_by_others_of_a_withdrawal_is_no_notice(said):
    assert look(exchange(page([said], title="Labour transfer")), last=BEFORE).finding is not Finding.WITHDRAWN


@pytest.mark.parametrize(
    "said", ["根据有关部门要求，该文章已删除。", "按有关部门要求，本报告不再公开。", "应有关部门要求，本文不再展示。"]
)
def test_withdrawal_ordered_by_authorities_is_no_wall(said):
    assert look(exchange(page([said], title="关于劳动力转移的报告")), last=BEFORE).finding is Finding.WITHDRAWN


@pytest.mark.parametrize("title", ["Not found", "404"])
def test_withdrawal_sentence_overrides_a_not_found_title(title):
    said = "This article has been removed at the request of the author."
    assert look(exchange(notice(title, said)), last=BEFORE).finding is Finding.WITHDRAWN


@pytest.mark.parametrize(("status", "finding"), [(200, Finding.SOFT_GONE), (404, Finding.GONE)])
def test_withdrawal_reason_given_for_an_invented_address_too_is_no_withdrawal(status, finding):
    said = page(["This page has been removed following a review of our pages."], title="Institute")
    invented = exchange(said, url="https://institute.example/2019/xq81.htm", role=Role.INVENTED, status=status)
    seen = look(exchange(said, status=status), invented, last=BEFORE)
    assert seen.finding is finding
    assert look(exchange(said, status=status), last=BEFORE).finding is Finding.WITHDRAWN


@pytest.mark.parametrize(
    "lines",
    [
        (
            "The council's report was removed from its website on Monday following a complaint by residents.",
            "The clerk said that it had figures of two years ago, and that a new one is being written for May.",
        ),
        (
            "A study of lead in wells was withdrawn by the university pending an inquiry, its dean told reporters.",
            "Farmers have drawn water from the wells for sixty years, and the samples were taken in spring.",
        ),
        (
            "作者可在刊出后三十日内提出申请，经编辑部审核后，文章将予以撤稿。",
            "撤稿声明刊登在下一期，保留题目、作者与撤稿原因，读者可在目录中查到。",
        ),
        ("来稿请寄编辑部，如涉及版权纠纷，本刊有权删除文章。", "稿件请附中英文摘要与联系方式，图表须清晰可用。"),
        (
            "El informe sobre los pozos fue retirado tras una queja de los vecinos, dijo el alcalde el lunes.",
            "Los vecinos pedían desde marzo una nueva medición, que se hará en mayo en las tres aldeas.",
        ),
        (
            "Отчёт о колодцах был удалён с сайта после жалобы жителей.",
            "Жители трёх деревень просили о новых замерах с марта. Замеры проведут в мае, и состоится собрание.",
        ),
    ],
)
def test_text_on_a_removal_or_on_rules_for_one_is_content(lines):
    assert look(exchange(notice("News of the valley", *lines))).finding is Finding.FIRST


@pytest.mark.parametrize("said", [*list(WHO)[:2], "本文因作者要求已撤回。"])
def test_notice_above_the_whole_text_is_an_alteration(said):
    seen = look(exchange(page([said, *PARAGRAPHS], title="Labour transfer")), last=BEFORE)
    assert seen.finding is Finding.ALTERED
    assert said in seen.observation.last.added[0]


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("This paper has been withdrawn by the university pending an inquiry.", Finding.WITHDRAWN),
        ("该论文已被撤稿，相关内容不再公开。", Finding.WITHDRAWN),
        ("", Finding.REPLACED),
    ],
)
@pytest.mark.parametrize("paragraphs", [PARAGRAPHS, PARAGRAPHS * 4, CHINESE], ids=["short", "long", "chinese"])
def test_changing_links_beside_a_notice_do_not_change_its_finding(said, finding, paragraphs):
    before = reference(page(paragraphs, title="Labour transfer", extra=_beside(0)))
    for n in range(3):
        shown = page([said] if said else [], title="Labour transfer", extra=_beside(n))
        assert look(exchange(shown), last=before).finding is finding


# --- a text that was removed


@pytest.mark.parametrize("size", [3, 6, 40])
def test_removed_text_is_a_replacement_however_long_it_was(size):
    lines = [
        f"Witness {n} said that well {n + 40} was dry from May, and that nobody came to look." for n in range(size)
    ]
    before = reference(page(lines, title="Wells", extra=_beside(0)))
    seen = look(exchange(page([], title="Wells", extra=_beside(1))), last=before)
    assert (seen.finding, seen.reasons[0].rule) == (Finding.REPLACED, "emptied")
    assert seen.finding.effect is Effect.LOSS
    short = look(exchange(page(["There are none at present."], title="Wells", extra=_beside(1))), last=before)
    assert not short.observation.last.emptied


@pytest.mark.parametrize(
    "instead",
    [
        page([f"The well of house {n} is closed until the second of May of the next year." for n in range(6)], "Wells"),
        page([], "Wells", extra="<p><a href=/files/wells.pdf>Witnesses on the wells</a></p>"),
        page([], "Wells", extra="<iframe src=/viewer/wells></iframe>"),
        page([], "Wells", extra="<p><img src=/scan/1.png></p><p><img src=/scan/2.png></p>"),
    ],
    ids=["another text", "document", "frame", "pictures"],
)
def test_other_text_document_frame_or_pictures_leave_no_emptied_page(instead):
    lines = [f"Witness {n} said that well {n + 40} was dry from May, and that nobody came to look." for n in range(6)]
    seen = look(exchange(instead), last=reference(page(lines, "Wells")))
    assert not seen.observation.last.emptied


def test_remaining_sentence_or_picture_leaves_no_emptied_page():
    lines = [f"Witness {n} said that well {n + 40} was dry from May, and that nobody came to look." for n in range(9)]
    picture = "<p><img src=/well.jpg> The well of house 41</p>"
    before = reference(page(lines, "Wells", extra=picture))
    for left in (page(lines[:1], "Wells"), page([], "Wells", extra=picture)):
        assert not look(exchange(left), last=before).observation.last.emptied
