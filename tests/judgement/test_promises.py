"""A site's promises for whatever content it may have, greetings, and boxes that are not shown: no page is lost by
them."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import judged, notice

LINKS = "".join(
    f"<li><a href='/{at}.htm'>{name}</a></li>"
    for at, name in enumerate(("Rivers", "Lakes", "Coasts", "Wells", "Snow", "Ice"))
)

PROMISES = [
    "作品版权归作者所有，如果侵犯了您的版权，请联系我们，本站将在3个工作日内删除。",
    "本站内容来自网络，如有侵权请联系我们，我们将及时删除",
    "若文章侵犯了您的权益，请来信告知，本站将立即删除。",
    "若內容侵犯您的著作權，請與我們聯絡，本站將立即刪除。",
    "凡本站转载的文章涉及版权问题，请与本站联系，本站将予以删除。",
    "If any content infringes your rights, tell us and the page will be removed within three days.",
    "Content that violates our rules will be deleted.",
    "Sollten Inhalte Ihre Rechte verletzen, werden diese Seiten umgehend gelöscht.",
    "Si un contenu porte atteinte à vos droits, la page sera supprimée.",
    "Si algún contenido infringe sus derechos, la página será eliminada.",
    "Se algum conteúdo infringir os seus direitos, a página será removida.",
    "Se un contenuto viola i tuoi diritti, la pagina verrà rimossa.",
    "Als een artikel uw rechten schendt, wordt de pagina verwijderd.",
    "Если материал нарушает ваши права, он будет удалён в течение трёх дней.",
    "Якщо матеріал порушує ваші права, сторінка буде видалена.",
    "Jeśli treść narusza Twoje prawa, strona zostanie usunięta.",
    "Pokud obsah porušuje vaše práva, stránka bude odstraněna.",
    "İçerik telif haklarınızı ihlal ediyorsa sayfa kaldırılacaktır.",
    "Nếu nội dung vi phạm bản quyền, trang sẽ bị xóa.",
]


@pytest.mark.parametrize("said", PROMISES)
def test_promise_to_delete_infringing_content_at_the_foot_of_a_list_is_no_notice(said):
    page = f"<html><head><title>Waters</title></head><body><ul>{LINKS}</ul><div>{said}</div></body></html>"
    assert judged(page) is Finding.FIRST


DONE = [
    "该文章涉及侵权，已被删除",
    "抱歉，该内容因侵权已被删除",
    "如果您访问的页面不存在，可能已被删除",
    "Die Seite wurde wegen einer Urheberrechtsverletzung gelöscht.",
    "La page a été supprimée pour atteinte au droit d'auteur.",
    "Материал удалён по требованию правообладателя.",
    "This page has been removed due to copyright infringement.",
]


@pytest.mark.parametrize("said", DONE)
def test_notice_that_content_was_deleted_is_a_loss(said):
    assert judged(notice("提示", said)).effect is Effect.LOSS


@pytest.mark.parametrize("greeting", ["您好，请登录！", "你好，请登录 免费注册", "亲，请登录"])
def test_greeting_with_a_login_link_at_the_top_is_no_wall(greeting):
    text = "各位读者：根据安排，图书馆自九月一日起恢复正常开放，开放时间为每天八时至二十二时。进馆请出示校园卡，并保持安静。"
    page = f"<html><head><title>通知-图书馆</title></head><body><div>{greeting}</div><h1>关于恢复正常开放的通知</h1><p>{text}</p></body></html>"
    assert judged(page) is Finding.FIRST


@pytest.mark.parametrize("wall", ["您好，请登录后查看", "对不起，请登录！"])
def test_login_wall_that_begins_with_a_greeting_is_a_login(wall):
    assert judged(notice("提示", wall)) is Finding.LOGIN


def test_hidden_platform_box_does_not_affect_a_page():
    box = '<div style="display:none"><div class="weui-msg"><h2 class="weui-msg__title">没有相关结果，建议您：</h2></div></div>'
    names = "网站首页 单位概况 政务公开 政务服务 互动交流 教育资讯 招生考试 师资队伍 校园安全 法规文件 通知公告 联系方式".split()
    ways = "".join(f"<li><a href='/{at}'>{name}</a></li>" for at, name in enumerate(names))
    page = f"<html><head><title>教育局-搜索</title></head><body><p>欢迎光临教育局！今天是：</p><ul>{ways}</ul>{box}</body></html>"
    assert judged(page) is Finding.FIRST


ABSENT = [
    "A 404 error occurred on the server.",
    "Une erreur 404 est survenue.",
    "Es ist ein 404-Fehler aufgetreten.",
    "Si è verificato un errore 404.",
    "Ocorreu um erro 404.",
    "发生了404错误",
    "404错误，您访问的文件不在这里",
]


@pytest.mark.parametrize("said", ABSENT)
def test_sentence_on_an_error_404_is_a_soft_404(said):
    assert judged(notice("", said)) is Finding.SOFT_GONE


def test_sentence_on_an_error_of_another_number_is_a_server_error():
    assert judged(notice("", "An error occurred (503).")) is Finding.SERVER_ERROR


def test_title_that_ends_with_login_makes_a_page_with_a_form_a_login():
    hint = (
        "办理人员请使用统一账号。个别浏览器请使用兼容模式。环境备案使用说明，毒理备案使用说明，药效试验备案使用说明。"
    )
    form = "<form>登录名<input name=a>密码<input type=password>验证码<input name=c></form>"
    assert (
        judged(
            f"<html><head><title>质量检验所运行管理平台 登录</title></head><body><h1>质量检验所运行管理平台</h1>{form}<div>{hint}</div></body></html>"
        )
        is Finding.LOGIN
    )


@pytest.mark.parametrize(
    "said",
    [
        "Site waters.example just created. Real content coming soon.",
        "Сайт waters.example только что создан. Содержимое появится позже.",
    ],
)
def test_just_created_site_without_content_is_parked(said):
    assert judged(notice("Welcome!", said)) is Finding.PARKED


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("Ta domena jest utrzymywana na parkingu domen.", Finding.PARKED),
        ("Domena waters.example została zarejestrowana w serwisie rejestratora.", Finding.PARKED),
        ("Pod adresem waters.example nie ma jeszcze zalozonej strony internetowej.", Finding.PARKED),
        ("Brak konfiguracji dla domeny", Finding.SUSPENDED),
        ("This site has exceeded its monthly quota for bandwidth.", Finding.SUSPENDED),
    ],
)
def test_hosts_statement_that_no_site_is_there_is_parked_or_suspended(said, finding):
    assert judged(notice("waters.example", said)) is finding


def test_402_of_a_disabled_deployment_is_suspended_and_of_a_paywall_a_login():
    said = "This Deployment has been disabled. If you are a visitor, contact the website owner."
    assert judged(notice("402: PAYMENT_REQUIRED", said), status=402) is Finding.SUSPENDED
    assert judged(notice("Subscribe", "Read on for two crowns a month."), status=402) is Finding.LOGIN


def test_api_gateway_that_refuses_anonymous_access_is_denied():
    said = '{"Message": "User: anonymous is not authorized to perform: execute-api:Invoke on resource: store/GET"}'
    assert judged(said, status=200, declared="application/json") is Finding.DENIED
