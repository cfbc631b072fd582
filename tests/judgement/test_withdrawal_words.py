"""By whom or why a text was taken back, in the active and the passive voice; and sentences that deny it, ask, plan, or
speak of others."""

from __future__ import annotations

import pytest

from archiver.words.notices import notice_of
from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look, notice, page, reference

WHO = {
    "The authors have withdrawn this report.": "author",
    "The editors have retracted this article.": None,
    "We were ordered by a court to remove this report.": "law",
    "Removed under Article 17 GDPR at the request of the person concerned.": "law",
    "Die Autoren haben diesen Beitrag zurückgezogen.": "author",
    "Die Redaktion hat diesen Artikel entfernt.": None,
    "Aufgrund einer einstweiligen Verfügung des Landgerichts ist dieser Beitrag nicht mehr abrufbar.": "law",
    "Les auteurs ont retiré ce rapport.": "author",
    "Ce rapport a été retiré sur ordre du ministère.": None,
    "Sur décision du tribunal, cet article n'est plus disponible.": "law",
    "Los autores han retirado este informe.": "author",
    "Por orden judicial, el contenido de esta página ya no está disponible.": "law",
    "El informe fue retirado por orden del ministerio.": None,
    "Os autores retiraram este artigo.": "author",
    "Este relatório foi removido por ordem do ministério.": None,
    "Gli autori hanno ritirato questo articolo.": "author",
    "Questo articolo è stato rimosso per ordine del giudice.": "law",
    "De auteurs hebben dit artikel ingetrokken.": "author",
    "Dit rapport is in opdracht van het ministerie verwijderd.": None,
    "Autorzy wycofali ten artykuł.": "author",
    "Raport został usunięty na polecenie ministerstwa.": None,
    "Autoři článek stáhli.": "author",
    "Článek byl odstraněn na pokyn ministerstva.": None,
    "A szerzők ezt a cikket visszavonták.": "author",
    "A cikket a minisztérium utasítására eltávolítottuk.": None,
    "Autorii au retras acest articol.": "author",
    "Raportul a fost retras la ordinul ministerului.": None,
    "Rapor bakanlığın talimatı üzerine kaldırılmıştır.": None,
    "Författarna har dragit tillbaka artikeln.": "author",
    "Rapporten har tagits bort på order av departementet.": None,
    "Rapporten er fjernet efter ordre fra ministeriet.": None,
    "Kirjoittajat ovat poistaneet tämän artikkelin.": "author",
    "Raportti on poistettu ministeriön määräyksestä.": None,
    "Οι συγγραφείς απέσυραν αυτό το άρθρο.": "author",
    "Το άρθρο αφαιρέθηκε με εντολή του υπουργείου.": None,
    "Tác giả đã rút bài viết này.": "author",
    "Báo cáo này đã bị gỡ theo chỉ đạo của bộ.": None,
    "Para penulis telah menarik artikel ini.": "author",
    "Laporan ini telah dihapus atas perintah kementerian.": None,
    "作者已撤回本文。": "author",
    "编辑部已撤下该文章。": None,
    "接上级通知，本报告现予撤下。": None,
    "根据《网络安全法》，该页面已下线。": "law",
    "該報告因違反《網絡資訊管理辦法》已被刪除。": "law",
    "本报告因故撤回。": None,
    "著者らは本論文を撤回しました。": "author",
    "当局の指示により、この記事は削除されました。": None,
    "저자들이 이 논문을 철회했습니다.": "author",
    "이 기사는 당국의 지시에 따라 삭제되었습니다.": None,
    "Авторы отозвали этот доклад.": "author",
    "Доклад снят по распоряжению министерства.": None,
    "Автори відкликали цю статтю.": "author",
    "Звіт видалено за розпорядженням міністерства.": None,
    "Авторите оттеглиха тази статия.": "author",
    "Докладът е премахнат по нареждане на министерството.": None,
    "บทความนี้ถูกลบตามคำสั่งของกระทรวง": None,
    "سحب المؤلفون هذا المقال.": "author",
    "تم حذف هذا التقرير بأمر من الوزارة.": None,
    "نویسندگان این مقاله را پس گرفته‌اند.": "author",
    "این گزارش به دستور وزارت حذف شد.": None,
    "המחברים הסירו את המאמר.": "author",
    "הדף הוסר בהוראת המשרד.": None,
    "लेखकों ने यह लेख वापस ले लिया है।": "author",
    "यह रिपोर्ट मंत्रालय के आदेश पर हटा दी गई है।": None,
    "This paper was retracted on 4 May 2024 at the request of its authors.": "author",
    "At the author's own request, this post has been deleted.": "author",
    "This article has been unpublished following an order from the regional court.": "law",
    "Following legal advice, we have removed this article.": "law",
    "We have taken this page down after receiving a complaint from the company.": None,
    "The publisher has withdrawn this book.": None,
    "The university has removed this thesis from its repository.": None,
    "This dataset was withdrawn by the data owner.": None,
    "The report that stood here was removed on instructions from the ministry.": None,
    "This document is no longer available by order of the High Court.": "law",
    "This publication has been retracted by the journal.": None,
    "The author removed this post.": "author",
    "This interview was deleted at the interviewee's request.": None,
    "Dieser Beitrag wurde auf Bitten der Verfasserin gelöscht.": "author",
    "Dieser Artikel wurde nach einer Beschwerde des Unternehmens entfernt.": None,
    "Auf Beschluss des Amtsgerichts wurde dieser Text gelöscht.": "law",
    "Der Verlag hat dieses Buch zurückgezogen.": None,
    "Diese Studie musste aus rechtlichen Gründen entfernt werden.": "law",
    "Wir haben diesen Artikel auf Anordnung des Gerichts gelöscht.": "law",
    "Diese Seite wurde auf Druck der Regierung gelöscht.": None,
    "Cet article a été supprimé par son auteur.": "author",
    "La page a été retirée par la direction de l'université.": None,
    "L'auteur a retiré ce billet.": "author",
    "Nous avons retiré cet article à la suite d'une mise en demeure.": None,
    "Ce document a été retiré sur instruction du gouvernement.": None,
    "En raison d'une décision de justice, cette page n'est plus accessible.": "law",
    "La revue a retiré cet article.": None,
    "El autor ha eliminado esta entrada.": "author",
    "Hemos retirado este artículo por orden de un juez.": "law",
    "Esta página fue eliminada a petición de la empresa.": None,
    "La universidad ha retirado esta tesis.": None,
    "Este contenido se ha retirado por decisión judicial.": "law",
    "Статья удалена по решению Мосгорсуда.": "law",
    "Автор удалил эту запись.": "author",
    "Редакция сняла этот материал с публикации.": None,
    "Материал удалён по требованию Роскомнадзора.": None,
    "Страница удалена по указанию ректора.": None,
    "По просьбе авторов статья отозвана.": "author",
    "Публикация снята после обращения компании.": None,
    "应有关主管部门要求，该页面现已删除。": None,
    "应出版方要求，本文现已撤下。": None,
    "该文章已由作者本人删除。": "author",
    "作者主动撤稿。": "author",
    "经作者申请，本论文已撤稿。": "author",
    "根据上级指示，此报告不再公开。": None,
    "依据《出版管理条例》，本书已下架。": "law",
    "因版权方投诉，该视频已下架。": "law",
    "由于收到法院裁定，本页面已移除。": "law",
    "我所已决定撤回该报告。": None,
    "因内容需要核实，本文暂时撤下。": None,
    "本刊编辑部决定撤销该论文。": None,
    "该报告已被研究中心撤下。": None,
    "為配合主管機關要求，本文已移除。": None,
    "應當事人要求，此報導已下架。": None,
    "按照法院要求，該文已刪除。": "law",
}
NONE = (
    "This report has not been withdrawn at the request of the ministry.",
    "Has this report been removed at the request of the ministry?",
    "This report will be removed at the request of the ministry.",
    "All comments on this article have been removed at the request of its author.",
    "An earlier version of this article was removed at the request of the author.",
    "This content was removed at the request of the ministry in four cases.",
    "Dieses Gutachten wurde nicht auf Wunsch des Ministeriums entfernt.",
    "Wurde dieser Bericht auf Wunsch des Autors entfernt?",
    "Dieser Bericht wird auf Wunsch des Autors entfernt.",
    "Die Kommentare zu diesem Artikel wurden auf Wunsch des Autors entfernt.",
    "Ce rapport n’a pas été retiré à la demande du ministère.",
    "Ce rapport a-t-il été retiré à la demande du ministère ?",
    "Les commentaires de cet article ont été supprimés à la demande de l'auteur.",
    "Este informe no ha sido retirado a petición del ministerio.",
    "¿Ha sido retirado este informe a petición del ministerio?",
    "Los comentarios de este artículo han sido eliminados a petición del autor.",
    "Este artigo não foi removido a pedido do autor.",
    "Os comentários deste artigo foram removidos a pedido do autor.",
    "Questo articolo non è stato rimosso su richiesta dell'autore.",
    "Dit artikel is niet op verzoek van de auteur verwijderd.",
    "Artykuł nie został usunięty na prośbę autora.",
    "Článek nebyl odstraněn na žádost autora.",
    "A cikket nem a szerző kérésére eltávolítottuk el.",
    "Articolul nu a fost retras la cererea autorului.",
    "Makale yazarın talebi üzerine geri çekilmemiştir.",
    "Artikeln har inte tagits bort på begäran av författaren.",
    "Artiklen er ikke fjernet efter anmodning fra forfatteren.",
    "Artikkelia ei ole poistettu kirjoittajan pyynnöstä.",
    "Το άρθρο δεν αφαιρέθηκε κατόπιν αιτήματος του συγγραφέα.",
    "Bài viết này không bị gỡ theo yêu cầu của tác giả.",
    "Artikel ini tidak dihapus atas permintaan penulis.",
    "บทความนี้ไม่ได้ถูกลบตามคำขอของผู้เขียน",
    "本报告并未应任何部门要求撤回。",
    "本报告并非应政府要求删除。",
    "本文是否已应作者要求删除？",
    "本文评论已应作者要求删除。",
    "本報告將應作者要求撤回。",
    "この記事は著者の申し出により削除されたものではありません。",
    "この記事のコメントは著者の申し出により削除されました。",
    "이 기사는 작성자의 요청으로 삭제되지 않았습니다.",
    "이 기사의 댓글은 작성자의 요청으로 삭제되었습니다.",
    "Доклад не был удалён по требованию прокуратуры.",
    "Комментарии к этой статье удалены по просьбе автора.",
    "Цю статтю не було видалено на прохання автора.",
    "Статията не е премахната по искане на автора.",
    "لم يتم حذف هذا المقال بناء على طلب الكاتب.",
    "این مقاله به درخواست نویسنده حذف نشده است.",
    "הכתבה לא הוסרה לבקשת המחבר.",
    "यह लेख लेखक के अनुरोध पर नहीं हटाया गया है।",
    "The ministry has asked for this report to be removed; it has not been.",
    "The ministry requested that this report be removed.",
    "We were asked to remove this article at the request of the ministry, and refused.",
    "Articles that were withdrawn at the request of their authors are listed below.",
    "The report was never withdrawn by the institute.",
    "This report wasn't removed by the ministry.",
    "Nobody has removed this report at the ministry's request.",
    "This report may be withdrawn at the request of its authors.",
    "The photograph on this page was removed at the request of the family.",
    "Chapter 7 of this report has been removed at the request of the Ministry of Health.",
    "The ministry denies that this report was removed at its request.",
    "According to the ministry this report was withdrawn at the request of its authors.",
    "This page was removed at the request of the ministry and restored on 9 May.",
    "This report will not be removed at anybody's request.",
    "Der Bericht wurde entgegen anderslautenden Meldungen nicht zurückgezogen.",
    "Das Ministerium hat verlangt, dass dieser Bericht entfernt wird.",
    "Das Foto auf dieser Seite wurde auf Wunsch der Familie entfernt.",
    "Dieser Bericht wurde auf Wunsch des Ministeriums entfernt und am 9. Mai wieder veröffentlicht.",
    "Ist dieser Bericht auf Wunsch des Ministeriums entfernt worden?",
    "Ce rapport n'a jamais été retiré par le ministère.",
    "Ce rapport sera retiré à la demande du ministère.",
    "Le ministère demande le retrait de ce rapport.",
    "La photo de cette page a été retirée à la demande de la famille.",
    "Este informe nunca fue retirado a petición del ministerio.",
    "Este informe será retirado a petición del ministerio.",
    "El ministerio pidió que este informe fuera retirado.",
    "Отчёт не удалён по требованию прокуратуры.",
    "Отчёт будет удалён по требованию прокуратуры.",
    "Был ли отчёт удалён по требованию прокуратуры?",
    "Фотография на этой странице удалена по просьбе семьи.",
    "Министерство требует удалить этот доклад.",
    "本报告没有被任何部门要求删除。",
    "本报告从未应有关部门要求撤下。",
    "本报告未因有关部门要求而删除。",
    "应家属要求，本文照片已删除。",
    "应家属要求，文中照片已删除。",
    "本報告並非應政府要求刪除，內容正在更新。",
    "本文曾应有关部门要求撤下，现已恢复。",
    "本报告不会应任何部门要求撤回。",
)
TITLE = "Labour transfer"
BEFORE = reference(page(title=TITLE))


def shown(*lines: str):
    return look(exchange(page(lines, title=TITLE)), last=BEFORE)


@pytest.mark.parametrize("said", WHO)
def test_withdrawal_names_the_actor_that_its_words_name(said):
    seen = shown(said)
    found = notice_of(seen.observation.marks)
    assert (seen.finding, found.actor, found.words) == (Finding.WITHDRAWN, WHO[said], said)


@pytest.mark.parametrize("said", NONE)
def test_denial_question_plan_or_report_of_a_withdrawal_is_no_notice(said):
    assert shown(said).finding is Finding.REPLACED


@pytest.mark.parametrize(
    "said",
    [
        "If an article has been removed at the author's request, a notice says so.",
        "Dieser Artikel kann auf Wunsch des Autors entfernt werden.",
        "Si cet article est retiré à la demande de l'auteur, un avis l'indique.",
        "La fotografía de esta página fue retirada a petición de la familia.",
        "如作者要求，本文将予以删除。",
    ],
)
def test_conditional_or_partial_withdrawal_is_no_notice(said):
    assert shown(said).finding is not Finding.WITHDRAWN


@pytest.mark.parametrize(
    ("said", "words", "actor"),
    [
        (
            "This content was not removed at the request of the ministry; it was withdrawn by its authors.",
            "This content was not removed at the request of the ministry; it was withdrawn by its authors.",
            "author",
        ),
        (
            "This report was not withdrawn by the government. It has been taken offline by its authors.",
            "It has been taken offline by its authors.",
            "author",
        ),
        (
            "Das Gutachten wurde nicht auf Anordnung des Ministeriums, sondern von den Verfassern zurückgezogen.",
            "Das Gutachten wurde nicht auf Anordnung des Ministeriums, sondern von den Verfassern zurückgezogen.",
            "author",
        ),
        (
            "本报告并非应政府要求删除，系作者主动撤稿。",
            "本报告并非应政府要求删除，系作者主动撤稿。",
            "author",
        ),
    ],
)
def test_withdrawal_stated_after_a_denied_reason_names_its_actor(said, words, actor):
    found = notice_of(shown(said).observation.marks)
    assert (found.actor, found.words) == (actor, words)


@pytest.mark.parametrize(
    ("said", "actor"),
    [
        ("应有关部门要求，本报告已下架。", None),
        ("應有關部門要求，本報告已下架。", None),
        ("应国家新闻出版署要求，本报告已下架。", None),
        ("应法院要求，本报告已下架。", "law"),
        ("该内容因违反《互联网信息服务管理办法》已被删除", "law"),
        ("该内容因违反《微博社区管理规定》已被删除", "platform"),
        ("This report was removed by order of the ministry.", None),
        ("This report was removed by order of the court.", "law"),
    ],
)
def test_departments_are_no_named_actor_but_courts_laws_and_platform_rules_are(said, actor):
    seen = shown(said)
    assert seen.finding is Finding.WITHDRAWN
    assert notice_of(seen.observation.marks).actor == actor


@pytest.mark.parametrize("title", ["研究所", "关于华岭县地下水砷污染的调查报告（2019—2023）"])
@pytest.mark.parametrize("said", ["本文已被作者删除。", "按照上级要求，本文已删除。"])
def test_notice_under_the_pages_own_heading_or_the_sites_is_withdrawn(title, said):
    seen = look(exchange(page([said], title=title)), last=reference(page(title=title)))
    assert seen.finding is Finding.WITHDRAWN


@pytest.mark.parametrize(
    "lines",
    [
        (
            "“Wells of Harran” has been withdrawn at the request of the authors (4 May).",
            "“Buses in Graz” has been removed due to a copyright complaint (2 June).",
        ),
        (
            "The report on wells was withdrawn by its authors.",
            "The report on buses was withdrawn by its authors.",
            "The paper on noise was withdrawn by its authors.",
        ),
        (
            "1. The report on wells was withdrawn by its authors.",
            "2. The report on buses was withdrawn by its authors.",
        ),
        ("The report “Buses in Graz” has been withdrawn at the request of the transport department.",),
    ],
)
def test_withdrawals_of_other_texts_are_no_withdrawal_of_this_page(lines):
    seen = shown(*lines)
    assert seen.finding.effect is not Effect.BLOCKED
    assert seen.finding is not Finding.WITHDRAWN
    assert not any(said.rule.endswith(".pair") for said in seen.observation.marks if "“" in lines[0])


def test_withdrawal_that_names_the_pages_own_title_is_a_soft_404():
    seen = shown(f"The report “{TITLE}” has been withdrawn.")
    assert seen.finding is Finding.SOFT_GONE


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "关于撤回部分检测数据的说明",
            (
                "应有关部门要求，我所对部分检测数据进行了复核。复核结果表明，原报告数据真实可靠，报告继续有效。",
                "感谢社会各界对饮用水安全问题的关注，我所将继续公布后续监测结果。",
            ),
        ),
        (
            "Stellungnahme zur Löschung unseres Gutachtens",
            (
                "Unser Gutachten wurde auf Wunsch des Ministeriums von der Seite der Hochschule entfernt.",
                "Die Messungen sind richtig, und niemand hat uns bisher einen Fehler genannt.",
            ),
        ),
        (
            "Nuestro informe fue retirado",
            (
                "Nuestro informe fue retirado a petición del Ministerio del sitio de la universidad.",
                "Nadie nos ha señalado un error. Agradecemos a quienes guardaron una copia y nos la enviaron.",
            ),
        ),
        (
            "Corrections and clarifications",
            (
                "An earlier version of this article was removed at the request of the author.",
                "The number of wells is 316 and not 361. The institute was founded in 1974.",
            ),
        ),
    ],
)
def test_page_on_a_withdrawal_elsewhere_or_of_a_part_is_content_at_a_first_look(title, lines):
    assert look(exchange(notice(title, f"{title}.", *lines))).finding is Finding.FIRST
