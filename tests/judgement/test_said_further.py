"""Further ways to say that a server failed, that a site has ended, that access is not permitted, or that there is no
such thing; and live pages with the same words."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import judged, notice, page

UNDONE = (
    "Our server encountered a temporary error and couldn’t complete your request this time.",
    "The web server experienced an internal problem.", "We were unable to fulfil your request.",
    "There was a problem providing the content you requested", "There was an issue loading this page.",
    "Ihre Anfrage konnte leider nicht ausgeführt werden.", "Beim Laden der Seite ist ein Problem aufgetreten.",
    "Impossible de terminer votre demande.", "Un problème est survenu lors du chargement de la page.",
    "No se ha podido completar su solicitud.", "Hubo un problema al cargar la página.",
    "Não foi possível concluir sua solicitação.", "Houve um problema ao carregar a página.",
    "Impossibile completare la tua richiesta.", "Uw verzoek kan momenteel niet worden uitgevoerd.",
    "Nie udało się zrealizować twojego żądania.", "Не удалось выполнить ваш запрос.", "Не вдалося виконати ваш запит.",
    "İsteğiniz şu anda tamamlanamadı.", "Không thể hoàn thành yêu cầu của bạn.", "Tidak dapat memenuhi permintaan Anda.",
    "抱歉，无法完成您的请求。", "加载页面时出现问题。", "リクエストを完了できませんでした。", "요청을 완료할 수 없습니다.",
)  # fmt: skip


@pytest.mark.parametrize("said", UNDONE)
def test_request_that_could_not_be_fulfilled_is_a_server_error(said):
    assert judged(notice("Institute", said)) is Finding.SERVER_ERROR


@pytest.mark.parametrize("title", ["Errors Page", "Error pages", "Page error"])
def test_page_titled_as_an_error_page_is_a_server_error(title):
    assert judged(notice(title, "Sorry!! ,please Try Again !!!", "Home")) is Finding.SERVER_ERROR


TOLD = (
    ("Printers", "The office could not complete your request for paper in May.", "New stock came in July, and all orders of the spring were sent out."),
    ("Minutes of June", "There was a problem showing the film of the valley.", "The cable was too short, and the guests went home at nine."),
    ("Notes on the survey", "Our server encountered nine errors in March, all of them on the night of the storm.", "None of the rooms was flooded."),
    ("水库的冬天", "村委会未能完成本次请求的测量。", "一月的水位比去年低四米，渔民在冰上走到对岸。"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "first", "second"), TOLD)
def test_article_that_tells_of_failed_requests_is_content(title, first, second):
    assert judged(page((first, second), title=title)) is Finding.FIRST


def test_something_going_wrong_outside_the_site_is_no_outage():
    assert (
        judged(notice("Meinung", "In den Kreisen läuft etwas falsch: Der Rat mahnt.", "Mehr dazu im Mai."))
        is Finding.FIRST
    )
    assert (
        judged(notice("Institut", "Da ist etwas schiefgegangen: Versuchen Sie es noch einmal.")) is Finding.SERVER_ERROR
    )


PERMANENT = (
    "This service is permanently unavailable", "Our website is permanently offline.", "This site is permanently out of service.",
)  # fmt: skip


@pytest.mark.parametrize("said", PERMANENT)
def test_permanently_unavailable_site_is_suspended(said):
    assert judged(f"<html><head><meta charset=utf-8></head><body><h1>{said}</h1></body></html>") is Finding.SUSPENDED


OWNED = (
    ("Sorry, this site is temporarily offline.", "If you are the hosting account owner, please make sure your payment information is up to date."),
    ("This site is temporarily unavailable.", "Are you the owner of this site? Please update your billing details."),
    ("Diese Seite ist vorübergehend nicht erreichbar.", "Wenn Sie Inhaber dieser Domain sind, prüfen Sie bitte Ihre Zahlungsdaten."),
    ("Ce site est temporairement indisponible.", "Si vous êtes le titulaire de ce domaine, vérifiez vos informations de paiement."),
    ("Sitio temporalmente fuera de servicio", "Si usted es el propietario de este sitio, revise sus datos de facturación."),
    ("网站维护中", "如果您是网站管理员，请尽快续费。"),
)  # fmt: skip


@pytest.mark.parametrize(("off", "owner"), OWNED)
def test_site_offline_until_its_owner_pays_is_suspended(off, owner):
    assert judged(notice("Please call", off, owner)) is Finding.SUSPENDED


def test_offline_site_that_only_asks_its_owner_to_get_in_touch_is_in_maintenance():
    said = "If you are the owner of this site, please contact us for more information."
    assert judged(notice("Please call", "This site is temporarily offline.", said)) is Finding.MAINTENANCE


@pytest.mark.parametrize(
    "said", ["没有体验权限", "您没有预览的权限", "沒有觀看權限", "抱歉，您没有体验的权限，请联系管理员"]
)
def test_missing_permission_to_preview_or_view_is_denied(said):
    assert judged(notice("研究所", said)) is Finding.DENIED


@pytest.mark.parametrize(
    "said", ["You are banned from this site.", "You have been permanently banned from our website."]
)
def test_banned_visitor_is_denied(said):
    assert judged(notice("403", said)) is Finding.DENIED


NONE = (
    "Case not found.",
    "The requested docket was not found",
    "Sorry, this vacancy does not exist",
    "Profile not found",
)


@pytest.mark.parametrize("said", NONE)
def test_case_vacancy_or_profile_that_was_not_found_is_a_soft_404(said):
    assert judged(notice("Records of the court, version 6", "Query", "Reports", said)) is Finding.SOFT_GONE


def archive(*entries: str) -> str:
    """A list of posts with their days."""
    items = "".join(f"<li>06-{n + 10}<a href='/p/{n}'>{entry}</a></li>" for n, entry in enumerate(entries))
    return f"<html><head><meta charset=utf-8><title>归档 - 山边小屋</title></head><body><h1>归档</h1><ul>{items}</ul></body></html>"


def test_post_title_about_hotlinking_is_content():
    assert (
        judged(archive("Nginx 实现防盗链", "树莓派做路由器", "周末爬山", "批量下载文件", "雪花飘移算法"))
        is Finding.FIRST
    )


@pytest.mark.parametrize("said", ["禁止盗链", "本站已开启防盗链，请从首页访问", "您的请求触发了防盗链规则"])
def test_hotlink_refusal_is_denied(said):
    assert judged(notice("研究所", said)) is Finding.DENIED


def plans(said: str) -> str:
    rows = "".join(f"<li>{n}元 每月{n * 10}分钟</li>" for n in range(26, 126, 10))
    return f"<html><head><meta charset=utf-8><title>套餐计算器</title></head><body><h1>套餐计算器</h1><ul>{rows}</ul><p>{said}</p></body></html>"


@pytest.mark.parametrize(
    "said", ["如果您有任何疑问请登录官网咨询", "详情请登录我们的官方网站", "详细资料请登录www.example.cn"]
)
def test_invitation_to_visit_another_site_worded_as_login_is_content(said):
    assert judged(plans(said)) is Finding.FIRST


@pytest.mark.parametrize("said", ["请登录后查看", "请先登录", "请登录官网账号后查看"])
def test_chinese_login_demand_is_a_login(said):
    assert judged(notice("研究所", said)) is Finding.LOGIN
