"""What one page says of itself at a first look: that the site does not have what was asked for, that the site refuses
the visitor, that it fails. A page about such subjects is none of these."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, judged, notice, page


def headed(heading: str, *lines: str, title: str = "Institute of Economics", head: str = "") -> str:
    """A notice under a heading, among the links of its site."""
    links = "".join(f"<li><a href=/s{n}/>Section {n}</a></li>" for n in range(8))
    said = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><ul>{links}</ul>"
        f"<h1>{heading}</h1>{said}</body></html>"
    )


ABSENT = [
    headed("このページを表示することができません", "お探しのページは表示することができません。", title="研究所"),
    headed("An error has occurred.", "Work has been deleted or the ID does not exist."),
    headed("This survey has been moved or deleted.", "Ask whoever sent you the link for a new one."),
    headed("Przepraszamy, wystąpił błąd.", "Element nie istnieje: rejestr RP, rok 2019, numer 81207"),
    headed("Se ha producido un error", "El registro solicitado no existe: expediente 2019/81207"),
    headed("Une erreur est survenue", "L'élément demandé n'existe pas : dossier 2019/81207"),
    notice("", "Error 404: WXRT0031E: Error reported: 404"),
]


@pytest.mark.parametrize("body", ABSENT)
def test_notice_that_the_requested_item_does_not_exist_is_a_soft_404(body):
    assert judged(body) is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "body",
    [
        headed("Open a new account", "An error has occurred. Please go back and send the form again in a minute."),
        headed("Teatr Nowy", "Element, który nie istnieje, to tytuł nowej wystawy w galerii na pierwszym piętrze."),
        headed("Survey of households", "The survey has four hundred and twelve households and nine villages in it."),
        page(title="Work that was deleted: how archives lose what they were given"),
        page(title="Error 404: a history of the missing page"),
        notice("Basketball Transactions Search Results", "There were no matching transactions found."),
    ],
)  # fmt: skip
def test_page_about_missing_things_is_no_loss(body):
    assert judged(body) in {Finding.FIRST, Finding.SERVER_ERROR}


WALLS = [
    notice("Silver Pear — checking device", head='<script src="/c.js"></script>'),
    headed("No podemos identificar tu navegador", "Comprueba que no tengas ningún complemento que lo impida."),
    headed(
        "Podcast reader, bot or scraper blocked", "We do not allow plugins to scrape our site, whatever they are for."
    ),
    notice("402 Payment Required", "nginx"),
    notice("Welcome", "Please, log in."),
    headed("Login do Cliente", "<form><input type=password></form>", *PARAGRAPHS[:2], title="Login do Cliente"),
    notice("Spærret", "Nordby Net er af retten blevet pålagt at etablere en spærring af adgangen til disse domæner."),
    notice("Page Not Available", "This website is not available in Ruritania as it violates</p><p>the National law."),
    notice(
        "Pears",
        "Loading ...",
        head="<script>async function run(data, difficulty) { await crypto.subtle.digest('SHA-512', data) }</script>",
    ),
]


@pytest.mark.parametrize("body", WALLS)
def test_refusal_of_the_visitor_or_device_is_blocked(body):
    assert judged(body).effect is Effect.BLOCKED


NEWS = "".join(f"<li><a href=/n/{n}>Section {n} has news</a> 2025-08-1{n}</li>" for n in range(6))


@pytest.mark.parametrize(
    "body",
    [
        page(title="Checking devices at the border: what the law says"),
        page(title="How bots are blocked"),
        page(PARAGRAPHS, "Blokeret adgang til domæner"),
        headed("Log in", f"<a href=/sso>University</a><ul>{NEWS}</ul>"),
        notice(
            "Pears and apples",
            "Choose where you are from",
            head='<script src="https://www.google.com/recaptcha/api.js?render=6LabcdEFGHijklMNOPqrstUVWXyz0123456789ab"></script>',
        ),
    ],
)  # fmt: skip
def test_page_with_something_to_show_is_no_wall(body):
    assert judged(body).effect in {Effect.GOOD, Effect.FAILURE}


def test_explicit_captcha_is_a_challenge():
    box = notice(
        "Pears", "Go on", head='<script src="https://www.google.com/recaptcha/api.js?render=explicit"></script>'
    )
    assert judged(box) is Finding.CHALLENGE


@pytest.mark.parametrize(
    ("body", "status", "finding"),
    [
        (headed("Our services aren't available right now", "We're working to restore all services."), 400, Finding.MAINTENANCE),
        (notice("Store Unavailable", "This store is currently unavailable due to maintenance."), 423, Finding.MAINTENANCE),
        (notice("", "Your web application has been disabled."), 403, Finding.SUSPENDED),
        (notice("", "El sitio que ha pedido está experimentando dificultades técnicas y temporalmente no disponible."), 404, Finding.MAINTENANCE),
        (notice("", "抱歉，目前網站正在優化購物流程", "請稍坐片刻再回來"), 404, Finding.MAINTENANCE),
        (headed("Pearjam</h1><h1>has now closed", "Thank you: you were a unique crowd.", title="Home - Pearjam"), 200, Finding.SUSPENDED),
        (headed("Hey, developers!", "Your app service is up and running.", "Deploy your code.", title="Pear App Service - Welcome"), 200, Finding.PARKED),
    ],
)  # fmt: skip
def test_sites_own_statement_overrides_a_less_specific_status(body, status, finding):
    assert judged(body, status) is finding


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (notice("Not found", "The page does not exist. The site is experiencing technical difficulties, too."), 404),
        (notice("", "This page is temporarily unavailable, was moved, or has been removed."), 404),
        (headed("Forbidden", "You have no permission to see this page."), 403),
        (headed("Pearjam</h1><h1>has now closed its shop in Leeds", *PARAGRAPHS[:3], title="Home - Pearjam"), 200),
        (headed("Web application disabled", *PARAGRAPHS[:3]), 200),
    ],
)  # fmt: skip
def test_status_decides_if_the_site_says_nothing_of_itself(body, status):
    assert judged(body, status) in {Finding.GONE, Finding.DENIED, Finding.FIRST}


SCRIPTED = "".join(f"<script src=/{n}.js></script>" for n in range(12))
RECAPTCHA = '<script src="https://www.google.com/recaptcha/api.js?render=6Lc"></script>'


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (notice("Not here", "We are sorry, but this page is not available to your current location.", "Please try again later!"), Finding.GEO),
        (notice("Portal", "We can't sign you in", "Your browser is set to block cookies. You need to allow cookies to use this service."), Finding.LOGIN),
        (
            notice(
                "无法访问", "该网站暂时无法进行访问", "因该网站未进行备案，无法访问。",
                "若涉及到公安备案，请登录全国互联网站安全管理服务平台进行操作。",
            ),
            Finding.SUSPENDED,
        ),
        (notice("Coming soon page", "Please come back later."), Finding.MAINTENANCE),
        (headed("We're Sorry", "You are getting this message because there is an error with the system, please contact: info@house.example", title=""), Finding.SERVER_ERROR),
        (notice("Annual Meeting", "Welcome to the 2023 Annual Meeting of the Institute... please wait while the program loads.", head=SCRIPTED), Finding.SERVER_ERROR),
        (f"<html><head><title>Data School</title>{SCRIPTED}{RECAPTCHA}</head><body><app-root></app-root>{'<img src=/p.gif>' * 3}</body></html>", Finding.SERVER_ERROR),
        (
            (f"<html><head><meta charset=utf-8><title>学分银行</title>{SCRIPTED}</head><body><ul><li>邮箱找回<li>密保找回</ul><p>请输入准考证号：</p>"
            "<p>请输入身份证号：</p><p>请输入手机号：</p><p>请输入验证码： 获取验证码</p></body></html>"),
            Finding.FIRST,
        ),
        (
            (f"<html><head><meta charset=utf-8><title>學分銀行</title>{SCRIPTED}</head><body><ul><li>信箱找回<li>密保找回</ul><p>請輸入准考證號：</p>"
            "<p>請輸入身份證號：</p><p>請輸入手機號：</p><p>請輸入驗證碼： 獲取手機驗證碼</p></body></html>"),
            Finding.FIRST,
        ),
    ],
)  # fmt: skip
def test_page_with_little_to_show_is_what_it_says(body, finding):
    assert judged(body) is finding


def test_page_that_works_better_with_scripts_is_content():
    notice = "While JavaScript is not essential for this website, your interaction with the content will be limited. Please turn JavaScript on for the full experience."
    body = headed("Institute of Economics", notice, PARAGRAPHS[0], PARAGRAPHS[1])
    assert judged(body) is Finding.FIRST


LISTED = "".join(f"<li><a href=/jobs/{n}/>Well keeper, shift {n}</a> Leeds, 2025-08-1{n % 9}" for n in range(70))
CHECKED = '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>'
MENU_OF_MANY = "".join(f"<li><a href=/s{n}/>Section {n}</a></li>" for n in range(48))


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (f"<html><head><meta charset=utf-8><title>Just a moment...</title>{CHECKED}</head><body><h1>70 jobs</h1><ul>{LISTED * 2}</ul></body></html>", Finding.FIRST),
        (f"<html><head><title>Just a moment...</title>{CHECKED}</head><body><h1>jobs.example</h1></body></html>", Finding.CHALLENGE),
        (headed("Login</h1><ul>" + MENU_OF_MANY + "</ul><h1>Anna Lamp", "Born in Leeds in 1883, a miner.", title="Anna Lamp, Biography"), Finding.FIRST),
        (headed("Login</h1><ul>" + MENU_OF_MANY + "</ul><h1>Pears", title="Pears: Login"), Finding.LOGIN),
        (headed("Login", "Anna Lamp", title="Anna Lamp, Biography"), Finding.LOGIN),
    ],
)  # fmt: skip
def test_page_of_many_links_is_no_wall_for_a_leftover_title_or_a_box_heading(body, finding):
    assert judged(body) is finding


ACCOUNTS = "".join(
    f"<p>{one}</p>"
    for one in (
        "您的用户名和密码不匹配", "您的账号已停止使用，如有疑问请联系客服", "您的账号由于以下某种原因需要解锁才能登录",
        "删除过账号", "长时间没有登录网站", "安全原因",
    )
)  # fmt: skip


@pytest.mark.parametrize(("field", "lost"), [("<input type=password>", False), ("", True)])
def test_account_messages_of_a_login_box_are_no_loss_of_the_page(field, lost):
    box = f"<div><ul>{MENU_OF_MANY}</ul></div><div class=login><form>{ACCOUNTS}<p>请输入密码 {field}</p></form></div><p>公共主页 客服帮助</p><p>友情链接 开心汽车</p>"
    said = judged(f"<html><head><meta charset=utf-8><title>北方网</title></head><body>{box}</body></html>")
    assert (said.effect is Effect.LOSS) is lost
