"""What a page says to its users (share buttons, credits, empty lists) comes and goes with its theme and is not an
alteration; what it says about its subject in such words is."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract
from archiver.text.model import Text

SAID = (
    "The bridge at Holm was closed to lorries in the autumn of 1994, for its bearings had rusted through.",
    "An engineer of the county had written of it twice, and neither letter was answered.",
    "The ferry carried the milk of eleven farms until the ice came.",
)


def page(below: str) -> Text:
    text = "".join(f"<p>{one}</p>" for one in SAID)
    return extract(
        f"<html><head><title>The bridge</title></head><body><div><h1>The bridge</h1>{text}{below}</div></body></html>".encode(),
        media_type="text/html",
        url="https://holm.example/bridge",
    )


USED = [
    "<p>Tweet this!</p>", "<div>Share on Twitter</div>", "<p>Auf Facebook teilen</p>", "<p>分享到微博</p>", "<p>Partager sur LinkedIn</p>",
    "<div>Categories<ul></ul></div>", "<p>Tags:</p>",
    "<p>Join us:</p>", "<p>Our Telegram channel</p>", "<p>Наша группа в Фейсбуке</p>", "<p>Доєднуйтесь до нас:</p>", "<p>Suivez-nous sur Facebook</p>",
    "<p>Share feedback</p>", "<p>意见反馈</p>", "<p>No comments yet</p>", "<p>這裡還沒有任何文章。</p>", "<p>Записей пока нет</p>",
    "<p>Website by Joshua Li and Ibrahim Fadel</p>", "<p>Powered by Hugo</p>", "<p>Webdesign: Holm &amp; Lind</p>", "<p>网站制作：霍尔姆科技</p>",
    "<p>faceOfTheAuthor.jpg</p>",
    "<p><a href=/me>Se connecter</a></p>", "<p><a href=/me>Iniciar sesión</a> | <a href=/new>Regístrate</a></p>", "<p>Zaloguj się</p>", "<p><a href=/me>Войти</a></p>", "<p>ログイン</p>",
]  # fmt: skip


@pytest.mark.parametrize("line", USED)
def test_interface_texts_are_not_reported(line):
    for old, new in ((page(""), page(line)), (page(line), page(""))):
        found = compare(old, new)
        assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "<p>Share of lorries: 12</p>",
        "<p>The contents were burned</p>",
        "<p>No entries after 1994</p>",
        "<p>Site built by detainees</p>",
        "<p>powered by coal from the mine at Holm</p>",
        "<p>Нет</p>",
        "<p>Inscription</p>",
        "<p>Вход</p>",
        "<p>Our group is at the front line</p>",
        "<p>Наша группа в Донецке</p>",
        "<p>Published</p>",
        "<p>Website made by the county: 12,000 crowns</p>",
        "<p>网站建设：1200万元</p>",
        "<ul><li><a href=/f/holm-1994.jpg>holm-1994.jpg</a></li></ul>",
    ],
)
def test_content_that_resembles_interface_texts_is_reported(line):
    for old, new in ((page(""), page(line)), (page(line), page(""))):
        found = compare(old, new)
        assert found.lost or found.added


def test_counts_marked_as_updated_hourly_are_not_reported():
    line = "<div>See all {} signatures from over 34 countries and {} universities (updates hourly)</div>"
    found = compare(page(line.format(1450, 257)), page(line.format(1464, 258)))
    assert (found.lost, found.added) == ((), ())
    counted = "<p>{} workers updated hourly at the gate in the book</p>"
    assert compare(page(counted.format(1450)), page(counted.format(1464))).lost


def test_empty_comment_count_beside_dates_is_not_reported():
    line = "<div>发表于 2016-03-30 | 更新于 2019-03-12{}</div>"
    found = compare(page(line.format("")), page(line.format(" | 评论数：")))
    assert (found.lost, found.added) == ((), ())
    assert compare(page("<div>发表于 2016-03-30</div>"), page("<div>发表于 2016-04-30 | 评论数：</div>")).lost


def test_taiwanese_visitor_counter_is_not_reported():
    line = "<ul><li>瀏覽人次：<span>{}</span></li></ul>"
    found = compare(page(line.format(18471)), page(line.format(19898)))
    assert (found.lost, found.added) == ((), ())
