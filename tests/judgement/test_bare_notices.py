"""Notices of sites and hosts that stand alone on a page, in the words in which they were met, and pages that only speak of such things."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look


def _page(title: str, *lines: str) -> str:
    head, *rest = lines
    return f"<html><head><title>{title}</title></head><body><h1>{head}</h1>{''.join(f'<p>{one}</p>' for one in rest)}</body></html>"


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (
            _page(
                "", "温馨提示：该网站暂时无法访问", "原因一：根据工信部相关法律法规，该网站尚未备案；", "原因二：该网站未在接入商腾讯云上备案；",
                "本页面为默认提示页面，如存在以上问题，请联系网站负责人及时处理。", "如需备案请登录腾讯云备案控制台，谢谢合作！",
            ),
            Finding.SUSPENDED,
        ),
        (_page("Dominio suspendido", "El dominio está suspendido por orden del Segundo Juzgado Penal."), Finding.SUSPENDED),
        (_page("Not Available", "Sorry, this service is not yet available in your country."), Finding.GEO),
        (_page("Tunes is coming soon!", "Coming soon...", "Tunes, the music service, will soon be available in your country.", "Enter your email address to get early access."), Finding.GEO),
        (_page("Subscribe to read", "Subscribe to read: The Harbour Times", "Already a subscriber? Sign in here"), Finding.LOGIN),
        (_page("啊哦，系统升级中！-理想生活", "啊哦，系统升级中，小二在紧急处理，稍后再来哦！"), Finding.MAINTENANCE),
        (_page("Welcome", "Server Message:", "System is temporarily unavailable, please try again in a few minutes."), Finding.MAINTENANCE),
        (_page("بروز خطا سیستمی", "خطا در سیستم", "متاسفانه در این لحظه خطا در سیستم سایت به وجود آمده است."), Finding.SERVER_ERROR),
    ],
    ids=["no filing", "domain", "country", "country, soon", "subscribers", "upgrade", "temporarily", "system error"],
)  # fmt: skip
def test_bare_notice_of_a_site_or_host_is_recognised_at_a_first_look(body, finding):
    assert look(exchange(body)).finding is finding


@pytest.mark.parametrize(
    "body",
    [
        _page(
            "网站备案指南", "网站备案指南", "域名在接入商处完成备案之后，网站才能开通访问。本指南说明备案所需的材料和步骤，以及常见的错误。",
            "如果网站尚未备案，接入商会在七天之内关闭其访问，负责人会收到短信通知，并可以在三十天之内补办手续。",
            "备案信息变更之后，负责人应当在三十天之内向管理局报告，否则备案会被注销，网站的访问也会随之关闭。",
        ),
        _page(
            "El caso del dominio suspendido", "El caso del dominio suspendido", "Un juzgado de Lima ordenó en marzo que el registro retirara un nombre.",
            "La empresa apeló la orden en abril, y el tribunal superior la confirmó en junio de ese mismo año.",
            "Desde entonces el dominio está suspendido, según informó ayer el abogado de los demandantes a este diario.",
        ),
    ],
    ids=["guide", "article"],
)  # fmt: skip
def test_text_that_speaks_of_suspended_sites_is_content(body):
    assert look(exchange(body)).finding is Finding.FIRST
