"""Notices of platforms: quoted in full from whichever box, with the actor that they name; and pages that only quote
them."""

from __future__ import annotations

import pytest

from archiver import words
from storage.model import Effect, EventKind, Finding, Mark, Reason
from tests.judgement.histories import UNASKED, kept
from tests.judgement.looks import REFERENCE, exchange, look, notice

HEAD = "<!doctype html><html><head><meta charset='utf-8'><title></title></head><body>"
BOXES = {
    "old": HEAD + '<div class="page_msg"><div class="global_error_msg warn">@</div></div></body></html>',
    "new": HEAD + '<div class="weui-msg"><div class="weui-msg__title warn">@</div></div></body></html>',
    "heading": HEAD + '<div class="weui-msg"><h2 class="weui-msg__title">@</h2><p>查看详情</p></div></body></html>',
}

BOXED = [
    ("该内容已被发布者删除", "author"),
    ("該內容已被發布者刪除", "author"),
    ("内容已被作者删除", "author"),
    ("This content has been deleted by the author.", "author"),
    ("此帐号已自主注销，内容无法查看", "author"),
    ("此账号已自主注销,内容无法查看", "author"),
    ("此内容因违规无法查看", "platform"),
    ("此內容因違規無法查看", "platform"),
    ("此内容被多人投诉，相关的内容无法进行查看。", "platform"),
    ("由用户投诉并经平台审核，涉嫌过度营销、骚扰用户", "platform"),
    ("此帐号被投诉且经审核涉嫌侵权。此帐号已注销，内容无法查看。", "platform"),
    ("Unable to view this content because it violates regulations", "platform"),
    ("此内容因涉嫌违反相关法律法规，无法查看。", "law"),
    ("根据相关法律法规，此内容无法查看", "law"),
    ("应国家互联网信息办公室要求，此内容无法查看", None),
    ("应北京互联网法院要求，此内容无法查看", "law"),
    ("此帐号已被屏蔽, 内容无法查看", "account"),
    ("此账号处于被屏蔽状态，内容无法查看", "account"),
    ("该内容已被删除", None),
    ("涉嫌侵权，此内容无法查看", None),
    ("接相关投诉，此内容违反《即时通信工具公众信息服务发展管理暂行规定》，查看详情", "law"),
    ("接相關投訴，此內容違反《網絡信息內容生態治理規定》", "law"),
    ("此内容违反《微信公众平台运营规范》，无法查看", "platform"),
]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(("line", "actor"), BOXED)
def test_boxed_notice_is_quoted_in_full_with_its_actor(line, actor, box):
    for last in (None, REFERENCE):
        seen = look(exchange(BOXES[box].replace("@", line)), last=last)
        assert seen.finding is Finding.WITHDRAWN
        told = words.notice_line(seen.reasons)
        assert told is not None
        assert (told["actor"], told["words"]) == (actor, line)


def test_regulation_under_a_heading_about_a_violation_is_the_ground_that_a_notice_names():
    law = "接相关投诉，此内容违反《互联网用户公众账号信息服务管理规定》，查看详情"
    body = f'{HEAD}<div class="weui-msg"><h2 class="weui-msg__title warn">此内容因违规无法查看</h2><p>{law}</p></div></body></html>'
    told = words.notice_line(look(exchange(body), last=REFERENCE).reasons)
    assert told is not None
    assert (told["actor"], told["words"]) == ("law", law)


def test_stored_reasons_keep_the_actor_that_they_named():
    rules = (
        Reason("notice.wechat.platform.1", "sign: 此内容因违规无法查看"),
        Reason("notice.wechat.law.2", "sign: 此内容违反《网络信息内容生态治理规定》"),
    )
    said = Reason("notice-platform", "The notice says that it was withdrawn by the platform.")
    assert words.notice_line((*rules, said))["actor"] == "platform"
    assert words.notice_line(rules)["actor"] == "law"


@pytest.mark.parametrize("box", BOXES)
def test_box_with_unknown_words_and_no_article_is_a_soft_404(box):
    for last in (None, REFERENCE):
        assert look(exchange(BOXES[box].replace("@", "此页面走丢在山谷里")), last=last).finding is Finding.SOFT_GONE


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("当前环境异常，完成验证后即可继续访问。", Finding.CHALLENGE),
        ("访问过于频繁，请用微信扫描二维码进行访问", Finding.CHALLENGE),
        ("操作频繁，请稍后再试。", Finding.CHALLENGE),
        ("链接已过期", Finding.SERVER_ERROR),
        ("参数错误", Finding.SERVER_ERROR),
        ("系统出错，请稍后再试", Finding.SERVER_ERROR),
    ],
)
def test_boxed_wall_failure_or_invalid_link_is_no_removal(line, finding, box):
    for last in (None, REFERENCE):
        assert look(exchange(BOXES[box].replace("@", line)), last=last).finding is finding


PLAIN = [
    ("抱歉，作者已设置仅展示半年内微博，此微博已不可见。", "author", ""),
    ("抱歉，由于作者设置，你暂时没有这条微博的查看权限哦。", "author", ""),
    ("抱歉，根据作者设置的微博可见时间范围，此微博已不可见。", "author", ""),
    ("抱歉，此微博已被作者删除。", "author", "查看帮助："),
    ("此微博已被作者删除，或者作者设置了仅自己可见", "author", ""),
    ("此微博已被博主刪除，或被設為僅粉絲可見。", "author", ""),
    ("此內容已被作者刪除", "author", ""),
    ("The content has been deleted by the author.", "author", ""),
    ("该账号因用户自行申请关闭，现已无法查看。", "author", ""),
    ("该账号因被投诉违反《微博社区公约》的相关规定，现已无法查看。", "platform", "查看帮助"),
    ("该账号因被投诉违反法律法规和《微博社区公约》的相关规定，现已无法查看。", "platform", ""),
    ("抱歉，此内容违反了《微博社区公约》和/或《微博服务使用协议》，无法进行查看。", "platform", ""),
    ("根据相关法律法规和政策，此微博不予显示", "law", ""),
    ("抱歉，此微博已被删除。", None, ""),
    ("此微博因违反相关法律法规，已被删除。", "law", ""),
    ("此微博因違反國家有關法律法規和政策，已被刪除。", "law", ""),
    ("此微博因被投诉，根据《微博社区公约》，已被删除。", "platform", ""),
    ("此微博因被用户投诉，根据相关法律法规，已被删除。", "law", ""),
    ("该文章因违反法律法规，已被删除。", "law", ""),
    ("该回答已被删除", None, ""),
    ("該回答因涉嫌違規被刪除", "platform", ""),
    ("该提问因违反《知乎社区规范》已被删除", "platform", ""),
    ("该日记已被作者删除或设为私密", "author", ""),
    ("由于版权方要求，该内容不可见", "law", ""),
    ("Sorry, this post was removed by Reddit's moderators.", "platform", ""),
    ("[ Removed by moderator ]", "platform", ""),
    ("[deleted by user]", "author", ""),
    ("Sorry, this post was deleted by the person who originally posted it.", "author", ""),
]


@pytest.mark.parametrize(("line", "actor", "more"), PLAIN)
def test_unboxed_notice_is_quoted_in_full_with_its_actor(line, actor, more):
    wide = notice("404错误", f"{line}{more}", "6秒后自动跳转到微博首页")
    for body in (notice("微博", f"{line}{more}", "返回"), wide):
        for last in (None, REFERENCE):
            seen = look(exchange(body), last=last)
            assert seen.finding is Finding.WITHDRAWN
            told = words.notice_line(seen.reasons)
            assert told is not None
            assert (told["actor"], told["words"]) == (actor, line)


def test_notice_on_the_author_overrides_a_title_that_names_an_error():
    for last in (None, REFERENCE):
        seen = look(
            exchange(notice("微博-出错了", "此微博已被作者删除，或者作者设置了仅自己可见", "返回首页")), last=last
        )
        assert seen.finding is Finding.WITHDRAWN


ANSWERS = [
    ('{"ok":0,"errno":"20101","msg":"target weibo does not exist!"}', None, "target weibo does not exist!"),
    ('{"ok":0,"error_code":20112,"message":"暂无查看权限"}', None, "暂无查看权限"),
    ('{"ok":0,"error_code":20170,"msg":"由于博主设置，目前内容暂不可见。"}', "author", "由于博主设置，目前内容暂不可见。"),
    ('{"ok":0,"error_code":"20112"}', None, '"error_code": "20112"'),
    ('{"code":62002,"message":"稿件不可见","ttl":1}', None, "稿件不可见"),
    ('{"code":62002,"message":"unseen"}', None, "unseen"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "actor", "said"), ANSWERS)
def test_json_answer_can_be_a_quoted_notice(body, actor, said):
    seen = look(exchange(body, declared="application/json; charset=utf-8"))
    assert seen.finding is Finding.WITHDRAWN
    told = words.notice_line(seen.reasons)
    assert told is not None
    assert (told["actor"], told["words"]) == (actor, said)


def news(title: str, *paragraphs: str) -> str:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>"


AFTER = "截至发稿，该公众号未作出回应，研究所的报告此前已在网上流传。"
LIVE = {
    "an answer": news("一个回答", "该回答已被删除。", f"这是许多网友昨晚看到的提示。{AFTER}"),
    "moderators": news("A thread that is gone", "This post was removed by the moderators of r/wells.", "That sentence is what readers of the thread found on Tuesday; the newspaper kept a copy of the text."),
    "a line of it": news("公众号文章打不开", "记者点击文章链接，看到如下一行：", "该内容已被发布者删除。", AFTER),
    "in a sentence": news("公众号文章打不开", f"昨日读者打开链接时看到这样一行字：该内容已被发布者删除。{AFTER}"),
    "in quotes": news("公众号文章打不开", "“此内容因违规无法查看。”昨日，读者打开链接时看到这样一行字。", AFTER),
    "weibo": news("一条微博", "抱歉，此微博已被作者删除。查看帮助", f"这是许多网友昨晚看到的提示。{AFTER}"),
    "a list of them": news("三种提示", "此内容因违规无法查看", "此帐号已被屏蔽, 内容无法查看", "该内容已被发布者删除", f"以上是公众号文章打不开时常见的提示，运营者可在后台申诉。{AFTER}"),
    "english": news("An essay that is gone", "The content has been deleted by the author.", "That sentence is what readers of the essay found on Tuesday; the newspaper kept a copy of the text."),
    "an article of the platform": HEAD + '<h1>记一篇文章</h1><div id="js_content"><p>该内容已被发布者删除</p><p>抱歉，此微博已被作者删除。</p></div></body></html>',
}  # fmt: skip


@pytest.mark.parametrize("case", LIVE)
def test_page_that_quotes_a_notice_is_content(case):
    assert look(exchange(LIVE[case])).finding is Finding.FIRST


def test_retraction_names_an_actor_only_if_it_says_one():
    for line, actor in (
        ("This paper has been withdrawn by the authors. A new version is planned.", "author"),
        ("This article has been retracted.", None),
    ):
        told = words.notice_line(look(exchange(notice("", line, "Home"))).reasons)
        assert told is not None
        assert (told["actor"], told["words"]) == (actor, line.partition(". A")[0].rstrip(".") + ".")


def test_block_page_that_cites_laws_is_no_platform_notice():
    body = notice("提示", "根据相关法律法规和政策，该页面无法访问。")
    assert look(exchange(body)).finding is not Finding.WITHDRAWN


# --- what the reasons say


def told_of(rule: str, said: str) -> list[Reason]:
    marks = (Mark(rule=rule, finding=Finding.WITHDRAWN, matched=said, where="notice"),)
    history = kept().looks([100, 101.5], Finding.WITHDRAWN, UNASKED, marks=marks)
    assert history.events[-1].kind is EventKind.REMOVED
    assert f"“{said}”" in history.events[-1].text
    return list(history.verdicts[-1].reasons)


@pytest.mark.parametrize(
    ("rule", "said", "reason"),
    [
        ("notice.wechat.author.1", "该内容已被发布者删除", "notice-author"),
        ("notice.weibo.author.account.1", "该账号因用户自行申请关闭，现已无法查看。", "notice-author"),
        ("notice.wechat.platform.1", "此内容因违规无法查看", "notice-platform"),
        ("notice.wechat.law.boxed.1", "涉嫌违反相关法律法规和政策", "notice-law"),
        ("notice.wechat.account.1", "此帐号已被屏蔽", "notice-account"),
    ],
)
def test_reasons_quote_the_actor_that_a_notice_names(rule, said, reason):
    reasons = told_of(rule, said)
    assert "limit-actor" not in {one.rule for one in reasons}
    spoken = next(one for one in reasons if one.rule == reason)
    assert spoken.text.startswith("The notice ")
    assert f"“{said}”" in spoken.text
    chinese = words.reason(spoken.rule, spoken.text, "zh")
    assert chinese is not None
    assert f"“{said}”" in chinese


def test_reasons_for_a_notice_without_an_actor_do_not_ask_for_a_notice():
    spoken = next(
        one for one in told_of("notice.weibo.unsaid.1", "抱歉，此微博已被删除。") if one.rule == "limit-actor"
    )
    assert "only a notice could" not in spoken.text
    assert words.reason(spoken.rule, spoken.text, "zh") is not None
    loss = kept().looks([100, 110, 130], Finding.GONE).verdicts[-1]
    assert loss.finding.effect is Effect.LOSS
    assert any("only a notice could" in one.text for one in loss.reasons)
