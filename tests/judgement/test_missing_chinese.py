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
