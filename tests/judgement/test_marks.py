"""Where a mark stands and what stands beside it decide what a page is, not its words alone."""

from __future__ import annotations

import pytest

from archiver.observe.rules import barred, further_languages, missing, notices, outages, refused, sought, stopped, walls
from storage.model import Effect, Finding
from tests.judgement.looks import URL, exchange, look, notice, reference
from tests.judgement.vendors import WALLS

UNKNOWN = {"airlock", "webseal"}  # these say nothing, or only that a request was wrong


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=[pytest.mark.xfail(strict=True, reason="known")] if n in UNKNOWN else []) for n in WALLS],
)
def test_walls_of_many_vendors_are_blocked(name):
    assert look(exchange(WALLS[name])).finding.effect is Effect.BLOCKED


@pytest.mark.parametrize(
    ("target", "finding"),
    [
        ("https://blocked.isp.example/why?host=institute.example", Finding.CENSORED),
        ("https://isp.example/notice?accessurl=institute.example", Finding.CENSORED),
        ("https://isp.example/internet-positif.html", Finding.CENSORED),
        ("https://sso.example/login?next=1", Finding.LOGIN),
        ("/404.html", Finding.SOFT_GONE),
        ("/docs/_____tmd_____/punish?x5secdata=1", Finding.CHALLENGE),
        ("/2019/1223/page.htm?btwaf=12345678", Finding.CHALLENGE),
        ("https://other.example/welcome", Finding.SERVER_ERROR),
    ],
)
def test_page_that_only_refreshes_is_what_its_target_is(target, finding):
    sends = f'<html><head><meta http-equiv=refresh content="0; url={target}"></head><body></body></html>'
    assert look(exchange(sends)).finding is finding


def test_empty_answer_after_a_redirect_to_a_wall_is_a_challenge():
    first = exchange("", status=302, headers=(("Location", "/docs/_____tmd_____/punish?x5secdata=1"),))
    end = exchange("", url="https://institute.example/docs/_____tmd_____/punish?x5secdata=1", parent=first.id)
    assert look(first, end).finding is Finding.CHALLENGE


def test_address_of_the_site_itself_is_no_wall():
    """A regulator's own site has such names."""
    home = "https://rkn.regulator.example/reports/1"
    page = notice("Report", "The agency looked at four hundred cases in nine towns and found twelve of them doubtful.")
    first = exchange("", url=home, status=301, headers=(("Location", f"{home}/"),))
    end = exchange(page, url=f"{home}/", parent=first.id)
    assert look(first, end, url=home).finding is Finding.FIRST


@pytest.mark.parametrize(
    ("page", "finding"),
    [
        (notice("404", "The site is down for maintenance. Please try again in an hour."), Finding.MAINTENANCE),
        (notice("404", "系统正在维护中，请稍后再试！"), Finding.MAINTENANCE),
        (notice("404", "The page you asked for does not exist."), Finding.SOFT_GONE),
        (
            notice(
                "The page you have requested is not available through Example Mobile.",
                "We have received an order from the courts requiring us to prevent access to this site.",
            ),
            Finding.LEGAL,
        ),
        (
            notice(
                "Error message: Internal server error - The Library",
                "<h1>There has been an error on our website and this page is not available.</h1>",
            ),
            Finding.SERVER_ERROR,
        ),
        (
            notice(
                "Μη επιτρεπτή πρόσβαση",
                "Η πρόσβαση στον δικτυακό τόπο έχει απαγορευτεί με βάση το Νόμο 4002/2011.",
                "The access to this website is forbidden in accordance with Greek Law 4002/2011.",
            ),
            Finding.CENSORED,
        ),
    ],
)
def test_status_number_or_bare_absence_yields_to_a_sentence(page, finding):
    assert look(exchange(page)).finding is finding


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("The paste does not exist, has expired or was deleted.", Finding.SOFT_GONE),
        ("Kleebet ei eksisteeri, on aegunud või on kustutatud.", Finding.SOFT_GONE),
        ("粘贴内容不存在、已过期或已被删除。", Finding.SOFT_GONE),
        ("The mill was moved in 1902 and renamed in 1931.", Finding.FIRST),
        ("Permits that expired are renewed at the desk on Monday.", Finding.FIRST),
    ],
)
def test_alternative_fates_joined_by_or_are_a_notice(line, finding):
    assert look(exchange(notice("Store", line))).finding is finding


def test_page_titled_404_that_keeps_its_text_is_no_loss():
    kept = notice("Report", *(f"Sample {n} was taken below the bridge on day {n}." for n in range(30)))
    assert (
        look(exchange(kept.replace("Report", "404")), last=reference(kept, url=URL)).finding.effect is not Effect.LOSS
    )


@pytest.mark.parametrize("rules", [
    barred.barred, missing.missing, notices.notices, outages.outages, refused.refused, sought.sought, further_languages.tongues,
    stopped.stopped, walls.walls,
])  # fmt: skip
def test_every_wording_compiles_to_its_own_regular_expression(rules):
    """Wordings are compiled only when needed."""
    assert all(phrase.pattern.pattern == phrase.wording for phrase in rules())


@pytest.mark.parametrize(
    ("lines", "effect"),
    [
        (("This page is for members only.",), Effect.BLOCKED),
        (("The library is open only to members on Monday.", "Others may come from Tuesday on."), Effect.GOOD),
        (("このページは職員専用です。",), Effect.BLOCKED),
        (("駐車場は職員専用です。",), Effect.GOOD),
        (("This film is not shown in your country: its content is licensed elsewhere.",), Effect.BLOCKED),
        (("The ferry does not run in your area on Sundays.",), Effect.GOOD),
        (("Our service is temporarily not available.",), Effect.FAILURE),
        (("The bus service is temporarily not available on Sundays.",), Effect.GOOD),
        (("您的IP已被封禁。",), Effect.BLOCKED),
        (("本楼的IP地址段为10.2.0.0，禁止私自更改。",), Effect.GOOD),
        (("请用手机扫码登录。",), Effect.BLOCKED),
        (("请各位老师使用手机扫码签到，会议时间不变。",), Effect.GOOD),
        (("Your session has expired.",), Effect.BLOCKED),
        (("The session on wells went on until its time expired.",), Effect.GOOD),
        (("You need JavaScript enabled to go on.",), Effect.BLOCKED),
        (("Ваши действия признаны автоматическими.", "Повторите попытку в другом браузере."), Effect.BLOCKED),
        (("Write to the desk.", "You need JavaScript enabled to see the e-mail address."), Effect.GOOD),
    ],
)
def test_demand_or_refusal_counts_only_if_it_concerns_the_page(lines, effect):
    assert look(exchange(notice("Northern Institute", *lines))).finding.effect is effect


def test_login_box_is_recognised_by_its_buttons():
    box = notice("Ledger", "密码登录", "手机号", "获取短信验证码", "登录/注册")
    assert look(exchange(box)).finding is Finding.LOGIN
    about = "The cashier keeps nine ledgers in the cellar and opens one of them on each first Monday of a month."
    assert look(exchange(notice("Ledger", about, "登录/注册"))).finding is Finding.FIRST
