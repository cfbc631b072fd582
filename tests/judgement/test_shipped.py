"""Default pages of control panels, filters, proxies and forums in place of a page, recognised by their own markup in
whatever language."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, again, judged, notice, page


def linked(title: str, said: str, link: str, of: str) -> str:
    return notice(title, said, f"<a href={link}>{of}</a>")


@pytest.mark.parametrize("body", [
    "<title>Välkommen!</title><h1>Välkommen till <!--ADRESSE//-->din webbplats!<!--ADRESSE//--></h1><h2>Detta är en standard index sida.</h2>",
    "<title>Witaj!</title><h1>Witaj na <!--ADRESSE//-->swojej stronie!<!--ADRESSE//--></h1><p>Plik można usunąć albo zastąpić.</p>",
    notice("Success!", "Your new web server is ready to use."),
])  # fmt: skip
def test_default_page_of_a_new_site_is_parked(body):
    assert judged(body) is Finding.PARKED


@pytest.mark.parametrize("body", [
    linked("e2guardian - Tinklalapis", "Tinklalapis, kurį jūs bandėte pasiekti.", "http://e2guardian.org?block", "e2guardian"),
    linked("Erisim Engellendi", "Asagidaki adrese erisiminiz engellenmistir.", "http://www.dansguardian.org/?block", "filtre"),
    linked("请求存在威胁，已被拦截", "拦截时间: 2021-03-02 安全检测能力由", "https://waf-ce.chaitin.cn", "长亭雷池 WAF"),
    linked("访问频率过高，本次请求已被拦截", "请求频率过高，存在威胁，已被拦截 安全检测能力由", "https://waf-ce.chaitin.cn", "长亭雷池 WAF"),
    notice("安全入口校验失败", "请使用正确的入口登录面板", "解决方法：在SSH终端输入以下一种命令来解决"),
    notice("访问面板失败", "请使用正确的域名访问面板", "如您不记得了，请登录SSH，执行命令查看绑定信息"),
    notice("提示信息 - 乡村论坛", "抱歉，本帖要求阅读权限高于 130 才能浏览", "如侵犯您的權益請告知,將會第壹時間刪除。"),
    notice("404错误", "抱歉，您的帐号存在异常，目前无法进行登录。"),
    notice("ERROR: Cache", "Sorry, you are not currently allowed to request this from this cache until you have authenticated yourself."),
    notice("에러", "서버 이용 요구가 거절되었습니다."),
])  # fmt: skip
def test_default_refusal_page_is_denied(body):
    assert judged(body) is Finding.DENIED
    assert again(body) is Finding.DENIED


@pytest.mark.parametrize("body", [
    linked("CrowdSec Captcha", "This security check has been powered by", "https://crowdsec.net/", "CrowdSec"),
    linked("安全验证", "正在验证您的浏览器", "https://waf-ce.chaitin.cn", "长亭雷池 WAF"),
    notice("", "等一下，我们会在5s内检查你的浏览器"),
])  # fmt: skip
def test_default_check_page_of_a_wall_is_a_challenge(body):
    assert judged(body) is Finding.CHALLENGE


@pytest.mark.parametrize("body", [
    notice("服务访问异常 :(", "对不起，由于某些原因导致功能异常，请稍后再试。", "<a href=/>回到首页</a>"),
    notice("", "等一下", "服务器暂时无法哦！"),
    notice("Operations board", "Fatal Errors", "Unable to load https://maps.example/items/ea9fb?f=json status: 0"),
])  # fmt: skip
def test_default_error_page_is_a_failure(body):
    assert judged(body).effect is Effect.FAILURE


def test_suspended_site_is_suspended_even_if_titled_access_denied():
    said = "<h1>This site is currently suspended</h1><p>If you are its owner, please write to support.</p>"
    assert judged(f"<title>Access Denied</title>{said}") is Finding.SUSPENDED
    assert judged(notice("Access Denied", "Your account has been suspended.")).effect is Effect.BLOCKED


@pytest.mark.parametrize("body", [
    page(title="Setting up e2guardian for a school", extra="<a href=http://e2guardian.org/>e2guardian</a>"),
    page((*PARAGRAPHS, "Your new web server is ready to use once the certificate is there."), "A web server in nine steps"),
    page(title="请使用正确的入口登录面板是什么意思"),
    page(title="A fatal error at the mine: errors of the inspectors"),
])  # fmt: skip
def test_article_that_mentions_default_pages_is_content(body):
    assert judged(body) is Finding.FIRST
