"""Chinese notices that something is not there, put together from their parts as anybody may; and lines that report it."""

from __future__ import annotations

from itertools import product

import pytest

from archiver.observe.marks.page import page_marks
from archiver.observe.marks.weigh import strongest
from archiver.text import extract
from storage.model import Finding
from tests.judgement.looks import CHINESE, PARAGRAPHS, exchange, look, notice, page

WISHES = ("", "您要浏览的", "抱歉，您所请求的", "Sorry! ", "當前", "你所查找的")
THINGS = ("此页", "论文", "用户", "该期刊", "職位", "视频")
FATES = ("没法找到", "无法查找到", "已清除", "離家出走了！", "消失了", "已被管理员删除", "不翼而飞了", "不存在或已过期")


@pytest.mark.parametrize(("wish", "thing", "fate"), tuple(product(WISHES, THINGS, FATES)))
def test_any_wish_for_any_thing_that_is_not_there_is_a_missing_page(wish, thing, fate):
    body = notice(f"{wish}{thing}{fate} - 某某网", f"{wish}{thing}{fate}", "返回首页")
    said = strongest(page_marks(extract(body.encode(), media_type="text/html", url="https://site.example/a")))
    assert said is not None
    assert said[0] is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "said",
    [
        "服务器上找不到该期刊。",
        "抱歉，查无此作者！",
        "您访问的公告已取消",
        "您请求的产品已转移",
        "對不起，無法找到您要找的圖書",
        "sorry..地址已更改",
    ],
)
def test_other_orders_of_words_and_other_fates_are_missing_pages_too(said):
    assert look(exchange(notice("提示", said, "返回首页"))).finding is Finding.SOFT_GONE


LISTS = (
    "Withdrawn standards",
    "Удалённые материалы",
    "Documents retirés",
    "Verwijderde documenten",
    "Usunięte dokumenty",
    "Zurückgezogene Artikel",
    "已失效文件目录",
    "网站搬家公告",
    "失踪人员信息",
    "无此记录证明",
)


@pytest.mark.parametrize("named", LISTS)
def test_short_list_or_announcement_of_what_was_removed_is_no_missing_page(named):
    assert look(exchange(page(PARAGRAPHS[:2], title=named))).finding is Finding.FIRST


@pytest.mark.parametrize(
    "named",
    [
        "数据丢失",
        "产品下架",
        "文件删除",
        "课程已取消",
        "公告已取消",
        "消失的文件",
        "该公司产品已下架整改",
        "职位变更",
        "文件更名",
    ],
)
def test_subject_of_a_text_is_no_missing_page(named):
    body = page(CHINESE[:3], title=f"{named} - 某某网")
    assert look(exchange(body)).finding is Finding.FIRST


# in jest, of whatever the words point at, of accounts, and with a way out behind them
OTHERS = (
    "页面被火星人抓走了", "啊噢，你访问的页面消失了", "网页去流浪了", "页面度假去了", "您访问的页面飞到外太空了", "頁面與地球失去了聯繫", "此留言板不存在", "抱歉，您指定的用户空间不存在",
    "不存在該ID的用戶！", "沒有該ID的種子。", "没有这样的问题！", "该用户已注销", "用户不存在或已被封禁", "该分享已被取消", "该小说因版权问题已下架", "抱歉，本站尚未收录该词条", "查无此人", "无效的链接",
    "您目前瀏覽的網址並不正確", "页面找不到了，去首页看看吧", "此文章已被作者删除，作者将其删除",
)  # fmt: skip


@pytest.mark.parametrize("said", OTHERS)
def test_jests_and_whatever_is_pointed_at_are_missing_pages(said):
    assert look(exchange(notice("提示", said, "返回首页"))).finding is Finding.SOFT_GONE


@pytest.mark.parametrize("named", ["停止招聘的岗位", "已注销企业名单", "掉进黑洞会怎样", "去旅行了，一起看风景", "账号被封禁怎么办", "我们去远方", "没有这本书就没有我的今天", "失联人员信息"])  # fmt: skip
def test_title_of_a_text_with_such_words_is_no_missing_page(named):
    body = page(CHINESE[:3], title=f"{named} - 某某网")
    assert look(exchange(body)).finding is Finding.FIRST


@pytest.mark.parametrize("fate", ["将被删除", "将会删除", "将予以删除", "将于下月删除", "將被刪除"])
def test_announcement_of_what_will_be_removed_is_no_missing_page(fate: str):
    said = notice("关于撤销旧策略的通知", "本站决定撤销此前的策略。", f"之前通知文件的索引{fate}。", "特此公告。")
    assert look(exchange(said)).finding is not Finding.SOFT_GONE


def test_notice_above_a_foot_that_says_what_the_site_is_says_what_became_of_the_page():
    foot = "<div id=footer><p>某某社区为国内最专业的开源技术社区，致力于水井与绳索的技术研究，欢迎各地的同行前来交流。</p></div>"
    said = "<div class=alert><strong>此话题不存在或已被删除。</strong></div>"
    body = f"<title>某某：专业中文社区</title><div id=main>{said}</div>{foot}"
    assert look(exchange(body)).finding is Finding.SOFT_GONE
    told = "".join(f"<p>{line}</p>" for line in CHINESE[:3])
    assert look(exchange(f"<title>某某：专业中文社区</title><div id=main>{told}</div>{foot}")).finding is Finding.FIRST


def test_button_that_deletes_a_choice_is_no_words_of_a_missing_page():
    form = "<p>公司</p><p>{}</p><p>请选择分公司</p><p>搜索无结果</p><p>请更改搜索条件</p><p>请将您的简历另行发送至以下电邮地址。</p><p>已收到您的申请，我们会尽快联系您</p><p>操作失败，请重试或直接发送电邮联系我们</p>"
    body = f"<html><head><title>招聘|加入我们的团队</title></head><body><h1>当前开放职位</h1><p>我们诚邀优秀人才加入马来西亚团队。</p>{form.format('删除')}</body></html>"
    assert look(exchange(body)).finding is Finding.FIRST
