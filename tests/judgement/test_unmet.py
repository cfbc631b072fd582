"""Requests that found nothing, and such as failed, in words of several languages; pages that only tell of them."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look, notice

MISSING = (
    ("Solicitud no encontrada", "Código 404:", "La solicitud no fue encontrada en el servidor, por favor verifique la URL."),
    ("", "Your request was not found on this server."),
    ("", "A requisição não foi encontrada neste servidor."),
    ("", "La requête n'a pas été trouvée sur le serveur."),
    ("", "요청 url을 찾을 수 없습니다."),
    ("", "요청하신 서비스는 유효하지 않습니다.", "링크된 주소를 확인하신 후 다시 시도해 주세요!"),
    ("", "存在しないページが指定されました。", "ページが自動的に更新されない場合はこちらをクリックしてください。"),
    ("404_论坛", "抱歉！用户不存在", "现在回到 我的首页"),
    ("404", "User not found"),
)  # fmt: skip


@pytest.mark.parametrize("said", MISSING)
def test_request_that_found_nothing_is_a_loss(said):
    assert look(exchange(notice(*said))).finding is Finding.SOFT_GONE


FAILING = (
    ("Сервис недоступен", "Сервис недоступен.", "Приносим извинения за доставленные неудобства."),
    ("Servicio no disponible", "Servicio no disponible."),
    ("Dienst nicht verfügbar", "Dienst nicht verfügbar"),
    ("サービスは現在ご利用いただけません", "しばらくお待ちください。"),
    ("I-PIN", "[요청실패]", "요청을 정상적으로 처리하지 못했습니다."),
    ("错误提示", "抱歉，出错拉！", "Module Error"),
    ("抱歉，出错啦！",),
    ("ダイナミック・パブリッシングエラー", "再構築したファイルを保存するのに失敗しました。"),
    ("503 Backend unavailable, connection timeout", "Backend unavailable, connection timeout", "Details: cache-1 1632956632"),
    ("", "The application is currently not serving requests at this endpoint. It may not have been started or is still starting.", "The host does not match a route: make sure that pods and services of this deployment are running."),
    ("Survey", "Survey is currently down for maintenance"),
)  # fmt: skip


@pytest.mark.parametrize("said", FAILING)
def test_request_that_failed_is_a_failure(said):
    body = notice(*said)
    if len(said) == 1 or "maintenance" in said[1] or "出错拉" in said[1]:
        body = body.replace("<p>", "<h1>", 1).replace("</p>", "</h1>", 1)
    assert look(exchange(body)).finding.effect is Effect.FAILURE


LIVING = (
    ("Hotel Mar", "Wi-Fi en todas las habitaciones", "Servicio no disponible", "Piscina: servicio no disponible en enero", "Desayuno de 8 a 10"),
    ("Re: user not found", 'I get "User not found" when I call the function twice.', "Check the name of the column, it is case sensitive.", "Thanks, that was it."),
    ("Our branches", "On Sunday the service in our branches is not available.", "We open on Monday at eight.", "Call us at any time."),
    ("Was wird aus meiner Anfrage?", "Die Anfrage wurde nicht gefunden, wenn die Nummer falsch ist.", "Schreiben Sie uns einen Brief.", "Wir antworten binnen vier Wochen."),
    ("The bridge", "There is a problem and we are working on it, the mayor said on Monday.", "The bridge was closed in March after cracks had been found.", "Of 14 pillars three are to be replaced."),
)  # fmt: skip


@pytest.mark.parametrize("said", LIVING)
def test_page_that_tells_of_such_requests_is_content(said):
    assert look(exchange(notice(*said))).finding is Finding.FIRST


def test_footer_with_inappropriate_content_in_thai_is_no_censors_notice():
    games = ("เล่นเกมออนไลน์ฟรีทุกวัน มีเกมให้เลือกมากกว่าห้าร้อยเกม", "หากต้องการแจ้งลบข้อความไม่เหมาะสม กรุณาแจ้งทางอีเมล์")
    assert look(exchange(notice("เกมใหม่", *games))).finding is Finding.FIRST
    barred = notice("", "เว็บไซต์นี้มีเนื้อหาและข้อมูลที่ไม่เหมาะสม")
    assert look(exchange(barred)).finding is Finding.CENSORED
