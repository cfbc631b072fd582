"""Not-found pages of wikis and of sections, and the lines by which translators say that the page looked for is not there."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.observe.rules.unfound import unfound
from storage.model import Exchange, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, notice, page

UNWRITTEN = (
    "There is currently no text in this page. You can search for this page title in other pages.",
    "Atualmente não há texto nesta página. Você pode procurar este título em outras páginas.",
    "Diese Seite enthält momentan noch keinen Text. Du kannst ihren Titel auf anderen Seiten suchen.",
    "Il n'y a pour l'instant aucun texte sur cette page. Vous pouvez lancer une recherche sur ce titre.",
    "En este momento no hay texto en esta página. Puedes buscar este título en otras páginas.",
    "In questo momento la pagina richiesta è vuota. È possibile cercare questo titolo.",
    "Deze pagina bevat geen tekst. U kunt naar deze term zoeken.",
    "Nie ma jeszcze artykułu o tym tytule. Możesz go poszukać.",
    "В настоящее время на этой странице нет текста. Вы можете найти упоминание данного названия.",
    "Наразі на цій сторінці немає тексту.",
    "Tato stránka zatím neobsahuje žádný text.",
    "Ez a lap jelenleg nem tartalmaz szöveget.",
    "Det finns just nu ingen text på den här sidan.",
    "Tällä hetkellä tällä sivulla ei ole tekstiä.",
    "Αυτή τη στιγμή δεν υπάρχει κείμενο σε αυτή τη σελίδα.",
    "אין עדיין טקסט בדף זה.",
    "現在このページには内容がありません。他のページを検索できます。",
    "本页面目前没有内容。您可以在其他页面中搜索此页标题。",
    "Saat ini tidak ada teks di halaman ini.",
)


@pytest.mark.parametrize("said", UNWRITTEN)
def test_unwritten_page_of_a_wiki_is_not_there(said):
    assert look(exchange(notice("Robots.txt - Wiki", said))).finding is Finding.SOFT_GONE


ABSENT = (
    ("", "Pahoittelut, hakemaasi sivua ei löydy", "Palvelu ei juuri nyt ole käytettävissä tai linkki on rikki"),
    ("클립아트", "찾고 계시는 페이지가 존재하지 않거나 잘못된 링크를 사용하셨습니다.", "다시 한번 확인해주시고 이용하여 주시기 바랍니다."),
    ("リサーチ", "アクセスしたページは存在しません。", "リンクの設定に誤りがある可能性があります。"),
    ("Juegos de cocina", "CONTENIDO INEXISTENTE"),
    ("Revista", "Sección no encontrada"),
    ("Gli stati", "ATTENZIONE! SEZIONE NON TROVATA"),
    ("Rubrique introuvable", "Retour"),
    ("Nothing found for Robots Txt", "Musica No Disponible"),
    ("Hata! - Gazete", "Hata!", "Aradığınız sayfaya ulaşamadık!"),
    ("Event Not Found", "The event you were trying to access is not available."),
    ("Раздел не найден", "Вернуться"),
    ("Каталог", "Элемент не найден!"),
)  # fmt: skip


@pytest.mark.parametrize("said", ABSENT)
def test_page_that_says_what_was_looked_for_is_not_there_is_missing(said):
    assert look(exchange(notice(*said))).finding is Finding.SOFT_GONE


def test_header_of_a_chinese_shop_that_invites_to_log_in_is_no_login():
    said = notice("海享购", "欢迎来到海享购请登录免费注册", "无法找到页面 请将原因反馈至客服 谢谢")
    assert look(exchange(said)).finding is Finding.SOFT_GONE


LIVING = (
    ("The empty wiki", "A reader wrote that the page said “there is currently no text in this page” for a week before anybody filled it in."),
    ("Help: new pages", "Where a page has no text, readers see the sentence “There is currently no text in this page”, and a link to begin it."),
    ("Nothing found, nothing lost", "The expedition came home without the wreck, and with a good deal of data."),
    ("Event not found guilty of noise", "The court found for the organisers of the event on Tuesday."),
    ("La sección que no existe", "La profesora enseña una sección del cono que no existe en los manuales de la escuela."),
    ("Shop news", "The category 'product not found' was the one that most customers complained about last year."),
    ("Поиск в списке", "Если элемент не найден, метод возвращает минус единицу, и список остаётся прежним."),
    ("Aradığınız sayfaya ulaşamadık diyen siteler", "Türkiye'de bu yazıyı gören okurların sayısı geçen yıl iki katına çıktı."),
)  # fmt: skip


@pytest.mark.parametrize("said", LIVING)
def test_page_about_such_words_is_there(said):
    assert look(exchange(page((said[1], *PARAGRAPHS), title=said[0]))).finding is Finding.FIRST


def test_article_that_quotes_an_unwritten_page_is_there():
    said = ("“There is currently no text in this page”, it says of 40,000 places on the map.", *PARAGRAPHS)
    assert look(exchange(page(said, title="The villages that no wiki knows"))).finding is Finding.FIRST


def test_wordings_of_unfound_pages_are_searched_in_linear_time():
    line = "aradığınız sayfa ürün sección no 찾고 계시는 페이지 hakemaasi sivua nothing found for bu sayfada " * 1200
    began = process_time()
    for phrase in unfound():
        phrase.pattern.search(line)
    assert process_time() - began < 5


MENU = (
    "<nav>"
    + "".join(f"<ul><li><a href=/c{n}>Goods of the kind {n}, and what belongs to them</a></ul>" for n in range(90))
    + "</nav>"
)


def in_shop(said: str) -> Exchange:
    """What is said amid the menus of a shop."""
    body = (
        f"<html><head><title>Harbour shop</title></head><body>{MENU}{said}<footer>Harbour shop</footer></body></html>"
    )
    return exchange(body.encode())


@pytest.mark.parametrize(
    "said",
    [
        "<main><p>Página não encontrada</p></main>",
        "<main><h2>PÁGINA</h2><h2>NÃO ENCONTRADA</h2></main>",
        "<main><p>Seite nicht gefunden</p></main>",
        "<h1>您的访问出错了!</h1><p>请检查网址。</p>",
        "<h1>对不起</h1><p>对不起，您需要的页面给管理员删除或者移动了！请您留言。</p>",
        "<h1>リニューアルのお知らせ</h1><p>一部のアドレスを変更しました。URLをご確認の上、もう一度お試しください。</p>",
        "<h1>Sorry</h1><p>The Web address you entered is not a functioning page on our site.</p>",
        "<h1>The URL has been changed.</h1><p>Please go to the home page.</p>",
    ],
)
def test_few_words_of_a_missing_page_amid_menus_are_a_soft_404(said):
    assert look(in_shop(said)).finding is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "said",
    [
        "<h1>通販の比較</h1><p>二百人の専門家がご案内します。きっとお探しの商品が見つかります。</p>",
        "<main><p>What is not found, and where to look for it</p></main>",
        "<main><h2>Lost</h2><h2>and found</h2><p>The office of the harbour is open on weekdays.</p></main>",
    ],
)
def test_few_words_of_a_living_page_amid_menus_are_content(said):
    assert look(in_shop(said)).finding is Finding.FIRST
