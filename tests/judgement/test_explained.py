"""A text that explains what a notice or a wall is, under a title that asks so, is content at a first look. A notice that
has such words in its title is still one."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import judged, notice, page
from tests.judgement.test_single_pages import headed


def _titled(title: str, *lines: str) -> str:
    return headed(title, *lines, title=f"{title} | The Handbook")


LIVE = [
    _titled("404 是什麼?從成因到修復,一次搞懂 404 錯誤", "404 是 HTTP 狀態碼的一種，代表伺服器正常運作，但找不到該網址對應的資源。", "網站改版後，大量頁面會變成 404，潛在客戶因此流失。", "你可以把它想成：門牌號碼寫得好好的，但這間房子已經拆掉了。"),
    _titled("404錯誤處理完整指南", "404錯誤是一種常見的狀態碼，代表請求的網頁不存在。", "這常發生於使用者輸入錯誤網址、頁面被刪除或鏈結失效時。", "內部連結拼寫錯誤，或搬移頁面而未轉址，是最常見的兩種情形。"),
    _titled("什么是404错误页面？", "404错误页面是指服务器找不到所请求的网页时返回的页面。", "当您访问的网页不存在时，浏览器会显示“404 Not Found”。", "常见原因有：地址输入有误，或者页面已被删除。"),
    _titled("404页面是什么意思", "404页面是网站在找不到内容时给读者看的页面。", "很抱歉，您访问的页面不存在，这是最常见的提示语。", "做得好的404页面会把读者带到站内其他内容。"),
    _titled("What is a 404 page?", "A 404 page is what a server sends when the page you asked for does not exist.", "It says that the page was not found, and offers a way on.", "Good ones have a search box and a link to the front page."),
    _titled("How websites verify you are human", "A captcha asks its reader for letters or pictures.", "Newer ones look at how the mouse moves before the first click.", "This text explains both, and what they cannot tell."),
    _titled("Verifying you are human: how captchas work", "Sites want to make sure you are not a robot.", "You may be asked to complete the security check before you go on.", "Programs now solve most of these puzzles faster than people."),
    _titled("Wie Webseiten prüfen, ob Sie ein Mensch sind", "Ein Captcha fragt nach Buchstaben oder Bildern.", "Neuere achten darauf, wie sich die Maus bewegt.", "Programme lösen die meisten davon schneller als Menschen."),
]  # fmt: skip

NOTICES = [
    headed("404", "What is this? The page you asked for does not exist.", title="404: page not found"),
    headed("Page not found", "What is a 404 page? It is what you see here.", "The page you asked for does not exist.", "It may have been deleted.", title="Page not found"),
    _titled("什么是404？", "您访问的页面不存在。"),
    headed("Verify you are human", "How this works: complete the security check to continue.", title="Verify you are human"),
    headed("Why do I have to verify you are human", "Complete the security check to continue.", title="Just a moment..."),
]  # fmt: skip


@pytest.mark.parametrize("body", LIVE)
def test_text_that_explains_a_notice_is_content(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize("body", NOTICES)
def test_notice_that_explains_itself_is_still_a_notice(body):
    assert judged(body).effect in {Effect.LOSS, Effect.BLOCKED}


QUOTING = (
    ("»Siden findes ikke« efter opdateringen", "Siden opdateringen viser alle mine indlæg »siden du forsøger at tilgå eksisterer ikke«, selvom de stadig er der."),
    ("‘토픽이 존재하지 않습니다’ 메시지가 나타납니다", "업데이트 후 모든 글에서 ‘토픽이 존재하지 않습니다’ 메시지가 나타납니다. 글은 그대로 있습니다."),
    ("”Resursen hittades inte” efter uppdateringen", "Jag sparade länkarna på nytt, och sedan försvann ”efterfrågad resurs hittades inte” från alla sidor."),
    ("„Du hast keine Berechtigung für diese Seite“ erscheint überall", "Seit dem Update kommt überall „Du hast keine Berechtigung für diese Seite“, obwohl die Beiträge da sind."),
    ("Fehlerbehandlung", "Wenn Sie die Ursache kennen (z. B. die angeforderte Ressource existiert nicht), werfen Sie eine Ausnahme mit passendem Statuscode."),
    ("¿Qué significa el mensaje «Página no encontrada»?", "Aparece cuando la dirección solicitada no corresponde a ningún contenido del servidor. Suele deberse a un enlace antiguo."),
)  # fmt: skip


@pytest.mark.parametrize(("title", "line"), QUOTING)
def test_notice_that_a_living_page_quotes_in_its_countrys_marks_is_not_its_own(title, line):
    more = (
        "The administrator can create a redirect and empty the cache, after which all is as it was before the update."
    )
    body = page((line, more, more.replace("administrator", "editor")), title=title)
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize(
    "said", ["Die Seite „/a/b.html“ wurde nicht gefunden", "«Página no encontrada»", "The page “news” does not exist."]
)
def test_notice_that_quotes_an_address_or_is_itself_in_marks_is_the_pages_own(said):
    assert judged(notice(said, said)) is Finding.SOFT_GONE
