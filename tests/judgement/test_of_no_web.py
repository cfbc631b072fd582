"""Restrictions and passwords on a page that do not concern the page itself: on the use of data, on hunting in a
reserve, on leaving a comment."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import judged, notice
from tests.judgement.test_single_pages import headed

FURNITURE = "</p><a href=#c>Skip to main content</a><h2>Support links</h2><p>Crown copyright, land register"
NAME_AND_PASSWORD = (
    "<input name=u> <input type=password name=p> <textarea name=t></textarea> <input type=submit value=OK>"
)


@pytest.mark.parametrize(
    "body",
    [
        headed(
            "Data use is restricted",
            "Much data is made available under an open government licence, but with additional, restrictive terms.",
            "Radon data are given “for planning purposes only”. Such restrictions limit new uses for them.",
            FURNITURE,
        ),
        headed("Licence of the map", "Redistribution is prohibited without leave of the ministry by the Surveying Act 1999.", FURNITURE),
        headed("Données à usage restreint", "Leur diffusion est interdite par la loi de 1951 sur le secret statistique.", FURNITURE),
        headed("Uso restringido de los datos", "Los datos son solo para investigar; su difusión está prohibida por la ley de estadística.", FURNITURE),
        headed("Использование данных ограничено", "Их распространение запрещено законом о статистике, обследованы девять деревень.", FURNITURE),
        headed("Hunting is restricted in the reserve", "The law of 1993 prohibits hunting and the collection of plants there.", "Visitors are asked to keep to the marked paths.", FURNITURE),
    ],
)  # fmt: skip
def test_page_on_restrictions_of_something_else_is_content(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        headed("Access restricted", "Access to this content is restricted in your country by law.", FURNITURE),
        headed("Blocked", "The website that you asked for has been prohibited by the Communications Act 1999.", FURNITURE),
        headed("Accès interdit", "Vous avez demandé un site.", "Il est interdit par la loi de 1951.", FURNITURE),
        headed("Access restricted", "You do not have permission to view this dataset. Please contact the data steward.", FURNITURE),
        notice("Zugriff eingeschränkt", "Nach dem Glücksspielgesetz."),
        notice("访问受限", "根据相关法律法规，该网站已被禁止访问。"),
    ],
)  # fmt: skip
def test_page_that_is_refused_itself_is_blocked(body):
    assert judged(body).effect is Effect.BLOCKED


@pytest.mark.parametrize(
    "body",
    [
        headed("春季植树活动", "四月三日，全体员工在北山植树两百棵。", f"<strong>发表评论</strong><form>用户名: 密码: {NAME_AND_PASSWORD}</form>"),
        headed("原来错了", f"<form>用户名: 密码: 验证码: {NAME_AND_PASSWORD}<p>匿名发表</p></form>"),
        headed("Minutes of 4 May", "Present: Ann, Ben, Cem. The fence is to be mended.", f"<h3>Leave a comment</h3><form>Name Password {NAME_AND_PASSWORD}</form>"),
        headed("Protokoll vom 4. Mai", "Der Zaun wird geflickt.", f"<h3>Kommentar schreiben</h3><form>Name Passwort {NAME_AND_PASSWORD}</form>"),
        headed("Протокол от 4 мая", "Забор починят.", f"<h3>Оставить комментарий</h3><form>Имя Пароль {NAME_AND_PASSWORD}</form>"),
    ],
)  # fmt: skip
def test_comment_form_that_asks_for_a_name_and_password_is_no_login(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        headed("Village forum", "You must log in to view this topic.", f"<form>Username Password {NAME_AND_PASSWORD}</form>"),
        headed("用户登录", f"<form>用户名 密码 {NAME_AND_PASSWORD}</form>", title="用户登录"),
        headed("Log in", f"<p>Leave a comment</p><form>Name Password {NAME_AND_PASSWORD}</form>", title="Log in"),
    ],
)  # fmt: skip
def test_form_for_a_name_and_password_without_comments_is_a_login(body):
    assert judged(body) is Finding.LOGIN
