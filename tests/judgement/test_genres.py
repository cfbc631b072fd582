"""A page that is called a list of notices, a journal's retraction, a table of error codes or questions and answers is
kept at a first look. A notice under such a name, or in the place of a text, is still one."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import again, judged, notice
from tests.judgement.test_single_pages import headed


def _entries(*entries: str) -> str:
    return "<ul>" + "".join(f"<li>{one}</li>" for one in entries) + "</ul>"


def _rows(*rows: tuple[str, str]) -> str:
    return "<table>" + "".join(f"<tr><td>{code}</td><td>{said}</td></tr>" for code, said in rows) + "</table>"


LISTS = [
    headed("List of websites blocked in the country", "Websites on this list are blocked by providers.", _entries("one.example, since 2014", "two.example, since 2022")),
    headed("Список запрещённых сайтов", "В списке перечислены сайты, доступ к которым ограничен.", _entries("один.example — с 2014 года", "два.example — с 2016 года")),
    headed("被封锁网站列表", "以下列出部分无法访问的网站。", _entries("某搜索引擎（2010年起）", "某视频网站（2009年起）")),
    headed("Erişime engellenen siteler listesi", "Aşağıda erişime engellenen sitelerin bir bölümü yer almaktadır.", _entries("bir.example – 2014", "iki.example – 2017")),
    headed("Lista de páginas eliminadas", "Páginas eliminadas en marzo de 2024 tras una consulta.", _entries("Banda Ejemplo, sin relevancia", "Club Muestra, publicidad")),
    headed("Liste gelöschter Artikel", "Diese Seite führt Artikel auf, die entfernt wurden.", _entries("Musterband, 3. März", "Verein, 4. März", "Café, 5. März")),
    headed("ブロックされているウェブサイトの一覧", "以下は、アクセスが遮断されているウェブサイトの一覧である。", _entries("one.example（2014年から）", "two.example（2018年から）")),
]  # fmt: skip
RETRACTIONS = [
    headed("Retraction Note: River flow forecasting", "The Editor-in-Chief has retracted this article because of concerns about the peer review process."),
    headed("Retraction: Coral growth", "The authors have retracted this article because an error was found in the analysis code."),
    headed("撤稿声明", "应作者要求，本刊2021年第3期刊登的论文《某地土壤重金属分布特征》因数据存在错误予以撤回。"),
    headed("Rétractation : Effets du sel", "Les auteurs ont retiré cet article en raison d’une erreur dans les données."),
    headed("Ретракция статьи «Соль в почвах»", "По решению редакции статья отозвана из-за дублирования публикации."),
    headed("掲載論文撤回のお知らせ", "著者からの申し出により、第12巻1号に掲載した論文を撤回しました。"),
    headed("إشعار سحب مقال", "بناء على طلب المؤلف، تم سحب المقال المنشور في العدد الثالث لسنة 2021."),
    headed("Correction to: Urban heat", "This article has been corrected: Table 2 was removed."),
]  # fmt: skip
EXPLAINED = [
    headed("Error codes", _rows(("1001", "Please log in to continue"), ("1002", "Access denied"), ("1003", "The page you requested does not exist"))),
    headed("Коды ответов", _rows(("401", "Требуется авторизация"), ("403", "Доступ запрещён"), ("404", "Запрашиваемая страница не найдена"))),
    headed("エラーコード一覧", _rows(("E001", "ログインしてください"), ("E002", "アクセス権限がありません"), ("E003", "ページが見つかりません"))),
    headed("接口说明", _rows(("1001", "用户未登录"), ("1002", "没有权限访问"), ("1004", "文章不存在或已删除"))),
    headed("Fehlermeldungen und ihre Bedeutung", "<b>Zugriff verweigert</b>", "Sie haben keine Berechtigung für diese Seite.", "<b>Seite nicht gefunden</b>", "Die Seite wurde gelöscht."),
    headed("Frequently asked questions", "Why do I see “Access denied”?", "You are not logged in. Please log in with your library card.", "Why is a page not found?", "We remove pages after two years."),
    headed("常见问题", "为什么提示“您没有权限访问”？", "您可能没有登录，请先登录后再试。", "为什么提示“页面不存在”？", "文章可能已被作者删除。"),
]  # fmt: skip


@pytest.mark.parametrize("body", [*LISTS, *RETRACTIONS, *EXPLAINED])
def test_page_that_is_called_a_list_a_retraction_or_an_explanation_is_kept(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize("body", RETRACTIONS[:7])
def test_retraction_in_place_of_the_text_it_retracts_is_a_withdrawal(body):
    assert again(body).effect is Effect.LOSS


@pytest.mark.parametrize(
    "body",
    [
        headed("List of publications", "The requested page could not be found.", title="List of publications - Page not found"),
        headed("Список не найден", "Запрашиваемая страница не найдена."),
        headed("Page not found", "The page you requested does not exist. Why? Did you follow an old link?", title="Page not found | FAQ"),
        notice("Error 404", "Error code 404-17", "The page you requested was not found.", "Ref 20240305"),
        notice("错误代码：404", "您访问的页面不存在", "错误代码 404", "时间 2024-03-05 12:00"),
        headed("Withdrawal notice", "This report has been withdrawn by the department."),
    ],
)  # fmt: skip
def test_notice_under_such_a_name_is_a_loss(body):
    assert judged(body).effect is Effect.LOSS


def test_refusal_under_the_name_of_a_register_is_blocked():
    refused = "Доступ к запрашиваемому ресурсу ограничен на основании закона."
    assert judged(notice("Список запрещённых сайтов", refused, "Обратитесь к оператору.")).effect is Effect.BLOCKED
