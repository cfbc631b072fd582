"""What stands beside a page's text does not keep the page from being kept: a name in a list, a menu entry, a section
that requires a login, one canonical address for all pages, a script of each page. A page that is itself such a notice
is still one."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import MENU, PARAGRAPHS, exchange, judged, look, notice, page, reference

SCRIPT = '<script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script>'
BOX = "<form><input name=user><input type=password></form>"
BESIDE = f"<div><h2>Log in</h2>{BOX}<a href=/r>Register</a> <a href=/l>Lost your password?</a></div>"
MINISTERS = (
    "Marta van Engelshoven", "Stef Blok", "Jan Blokhuis", "Ruth Lindqvist", "Omar Benali", "Pia Sund", "Lars Holm",
    "Eva Moreau", "Nils Aker", "Ida Bruun", "Tom Aslan", "Vera Klein",
)  # fmt: skip


def _members(names, lead="On 15 January the prime minister tendered the resignation of the government."):
    entries = "".join(
        f"<li><a href=/m/{n}><img src={n}.jpg><h3>{name}</h3><p>Minister of section {n}</p></a></li>"
        for n, name in enumerate(names)
    )
    title = "Members of the government"
    return (
        f"<html><head><title>{title}</title></head><body><nav><ul>{MENU}</ul></nav><h1>{title}</h1>"
        f"<p>{lead}</p><ul>{entries}</ul><h2>About this site</h2><a href=/a>Accessibility</a></body></html>"
    )


def test_name_in_a_list_that_resembles_a_refusal_is_content():
    assert judged(_members(MINISTERS)) is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    [
        "Erişim engellendi. Bu sayfa mahkeme kararıyla kapatılmıştır.",
        "Access to this page is blocked by order of the ministry.",
        "Přístup na tuto stránku je blokován rozhodnutím soudu.",
    ],
)
def test_refusal_is_blocked_alone_or_as_the_lead_of_a_page(said):
    assert judged(notice("Government", said)).effect is Effect.BLOCKED
    assert judged(_members((), said)).effect is Effect.BLOCKED


def test_skip_link_to_page_content_is_no_age_wall():
    menu = "".join(f"<li><a href=/{n}>Minister for the department of section {n}</a></li>" for n in range(60))
    body = (
        "<html><head><title>Cabinet composition</title></head><body><a href=#main>Skip to page content</a>"
        f"<nav><ul>{menu}</ul></nav><h1>Cabinet composition</h1>"
        "<ul><li>Marta Klein</li><li>Prime Minister</li></ul><p>Did you find this page content useful?</p></body></html>"
    )
    assert judged(body) is Finding.FIRST
    assert judged(notice("Age verification", "You need to be over 18 to see this page.")).effect is Effect.BLOCKED


def _sections(*sections, title="Questions of teachers"):
    body = "".join(f"<h2>{name}</h2>" + "".join(f"<p>{one}</p>" for one in said) for name, *said in sections)
    return (
        f"<html><head><title>{title}</title></head><body><nav><ul>{MENU}</ul></nav><main><h1>{title}</h1>{body}</main>"
        f"<footer>{BOX}</footer></body></html>"
    )


LOCKED = ("Anmeldung erforderlich", "Zum Einsehen der Informationen ist eine Anmeldung mit einem Konto erforderlich.")


def test_section_that_requires_a_login_before_other_sections_is_content():
    assert judged(_sections(LOCKED, ("Wells", *PARAGRAPHS))) is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        _sections(("Wells", *PARAGRAPHS), LOCKED),
        _sections(LOCKED, ("Infos", "Hotline 040 12345.")),
        _sections(LOCKED, ("Wells", *PARAGRAPHS), title="Anmeldung erforderlich"),
    ],
)
def test_login_section_before_or_after_all_text_or_in_the_title_is_a_login(body):
    assert judged(body) is Finding.LOGIN


ENTRY = f"<aside class=sidebar><h2>Logga in</h2>{BOX}<p>Har du glömt ditt lösenord?</p><h2>Blandat</h2><a href=/r>Register</a></aside>"


def _beside(text, box=ENTRY, title="Wells of the valley"):
    """As a theme prints it: the article, and a login box in the column beside it."""
    said = "".join(f"<p>{one}</p>" for one in text)
    return (
        f"<html><head><title>{title}</title></head><body><nav><ul>{MENU}</ul></nav><article><h1>Wells of the valley</h1>{said}"
        f"</article>{box}</body></html>"
    )


def test_login_box_in_the_sidebar_of_a_text_is_no_wall():
    comments = "".join(f"<div><b>N. {n}</b><br>{one[:40]}</div>" for n, one in enumerate(PARAGRAPHS))
    for box in (ENTRY, f"<section class=comments><h2>Comments</h2>{comments}</section>{ENTRY}"):
        assert judged(_beside([*PARAGRAPHS[1:], *PARAGRAPHS], box)) is Finding.FIRST
    assert judged(_beside(PARAGRAPHS[1:2])) is Finding.FIRST
    assert judged(_beside(())) is Finding.LOGIN
    assert judged(_beside([PARAGRAPHS[1], *PARAGRAPHS], title="Logga in")) is Finding.LOGIN


def test_login_box_below_a_page_of_one_long_paragraph_is_no_wall():
    said = " ".join((*PARAGRAPHS[1:], *PARAGRAPHS[:3]))
    below = f"<div class=w><b>Login</b>{BOX}<p>Code</p></div>"
    titled = "<html><head><title>Wells</title></head><body><p>{}</p>" + below + "</body></html>"
    assert judged(titled.format(said)) is Finding.FIRST
    assert judged(titled.format("Of the workers who moved, 1,240 returned within the first year.")) is Finding.LOGIN


def test_sidebar_login_box_of_the_kept_page_is_no_wall_once_the_text_is_gone():
    kept = reference(_beside(PARAGRAPHS))
    assert look(exchange(_beside(())), last=kept).finding is Finding.REPLACED
    bare = reference(_beside(PARAGRAPHS, ""))
    assert look(exchange(_beside(())), last=bare).finding is Finding.LOGIN


CARETAKERS = "https://council.example/en/Cabinet/CABINET-MEMBERS"


def _canonical(title, url):
    names = "".join(f"<p>{name} - Minister of section {n}</p>" for n, name in enumerate(MINISTERS))
    head = '<link rel=canonical href="https://council.example/">'
    body = f"<html><head><title>{title}</title>{head}</head><body><nav><ul>{MENU}</ul></nav>{names}</body></html>"
    return look(exchange(body, url=url), url=url).finding


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Council of Ministers :: CARETAKER CABINET MEMBERS", CARETAKERS),
        ("Метадані: 16.9.1", "https://council.example/uk/16-9-1/metadata/"),
        ("Council of Ministers", "https://council.example/ja/"),
        ("Council of Ministers", "https://council.example/pt-br/index.html"),
    ],
)
def test_page_titled_as_its_address_says_is_no_front_page_despite_its_canonical_link(title, url):
    """The same holds for the front page of a language."""
    assert _canonical(title, url) is Finding.FIRST


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Council of Ministers", CARETAKERS),
        ("Council of Ministers: news of 12 members", CARETAKERS),
        ("Council example", "https://council.example/en/council"),
        ("Метадані: 16.9.2", "https://council.example/uk/16-9-1/metadata/"),
    ],
)
def test_page_with_the_home_canonical_link_and_another_title_is_the_front_page(title, url):
    assert _canonical(title, url) is Finding.REPLACED


NEWS = "The president appointed Elisabeth Roth on Monday and asked her to form a government by the end of the week."


def test_wall_vendors_script_of_each_page_is_no_wall():
    before = reference(page(head=SCRIPT))
    assert look(exchange(page((NEWS,), "Appointment", head=SCRIPT)), last=before).finding.effect is not Effect.BLOCKED


@pytest.mark.parametrize(
    "body",
    [
        f"<html><head>{SCRIPT}</head><body></body></html>",
        f"<html><head>{SCRIPT}</head><body><h1>Request unsuccessful. Incapsula incident ID: 1-2</h1></body></html>",
        page(("Please verify that you are a human to continue.",), "Security check", head=SCRIPT),
    ],
)
def test_wall_on_a_site_with_the_vendors_script_on_each_page_is_blocked(body):
    assert look(exchange(body), last=reference(page(head=SCRIPT))).finding.effect is Effect.BLOCKED


CAPTCHA = '<script src="https://www.google.com/recaptcha/api.js"></script>'


NEW = (
    "The second survey was held by telephone in the spring, and a third of those who were called did not answer.",
    "Nobody could say who had signed for the villages in the hills, and the lists of that year were not found.",
)


def test_new_captcha_script_beside_another_text_is_no_wall():
    new = page((*PARAGRAPHS[:2], *NEW), head=CAPTCHA)
    found = look(exchange(new), last=reference(page()))
    assert found.finding.effect is not Effect.BLOCKED


def test_new_captcha_script_in_place_of_a_text_is_blocked():
    assert look(exchange(page((), head=CAPTCHA)), last=reference(page())).finding.effect is Effect.BLOCKED


RIGHTS = {
    "tr": ("Gözaltında haklarınız", "Susma hakkına sahipsiniz.", "Karakoldan ayrılma hakkınız yok. Görevli olmadan telefon etme izniniz yok.", "İmzalamadan önce avukat isteyin."),
    "ja": ("被疑者の権利", "黙秘する権利があります。", "警察署を離れる権利はありません。係官なしに電話する権限がありません。", "署名の前に弁護士を求めてください。"),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHTS)
def test_statement_of_rights_in_a_verb_final_language_is_no_refusal(name):
    title, *said = RIGHTS[name]
    body = "".join(f"<p>{one}</p>" for one in said)
    assert (
        judged(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>") is Finding.FIRST
    )


@pytest.mark.parametrize(
    "said",
    [
        "Bu sayfayı görüntüleme izniniz yok.",
        "Bu işlemi yapma yetkiniz yok.",
        "Bunu yapma izniniz yok.",
        "İzniniz yok.",
        "このページを閲覧する権限がありません。",
        "この操作を行う権限がありません。",
        "権限がありません。",
        "アクセスする権限がありません。",
    ],
)
def test_refusal_in_a_verb_final_language_is_denied(said):
    assert judged(notice("Institute", said)) is Finding.DENIED


STUDY = "".join(f"<p>{one}</p>" for one in PARAGRAPHS * 2)


def _sale(title: str, inner: str) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{inner}</body></html>"


@pytest.mark.parametrize("title", ["This domain is for sale", "The domain is for sale!", "此域名出售"])
def test_long_text_titled_with_a_domain_sale_is_content(title):
    study = _sale(title, f"<p>We studied ten thousand parked domains.</p>{STUDY}")
    assert judged(study) is Finding.FIRST


@pytest.mark.parametrize(
    "inner",
    [
        "<p>The domain institute.example may be for sale by its owner.</p>",
        "<p>This domain is for sale. Buy this domain now, or make an offer.</p>" + STUDY,
        "".join(
            f"<p>{one}</p>"
            for one in (
                "Buy a name that people remember: our registrar moves the domain to your account within a day of the sale.",
                "The asking price is negotiable, and instalments over twelve months are possible for every domain we sell.",
                "Make an offer below; the seller of the domain answers within two days, and escrow makes each purchase safe.",
                "More than nine thousand companies have bought their domain names here since the marketplace was opened.",
            )
        ),
    ],
    ids=["short", "said again", "a seller's text"],
)
def test_domain_sale_is_parked_however_long_its_text(inner):
    assert judged(_sale("This domain is for sale", inner)) is Finding.PARKED


def test_login_heading_beside_a_long_text_is_no_wall_unless_it_is_the_title():
    said = [
        f"The rear seats of model {n} are set in leather, and the roof opens to the last of them." for n in range(20)
    ]
    said[0] = "This page has all the models whose prices are available on our site."
    assert look(exchange(page(said, title="The landaulet", extra=BESIDE))).finding is Finding.FIRST
    assert look(exchange(page(said, title="Log in", extra=BESIDE))).finding is Finding.LOGIN


def test_login_heading_beside_next_to_no_text_is_a_login():
    assert look(exchange(page([], title="The two papers", extra=BESIDE))).finding is Finding.LOGIN


OFFICIAL = "<p>各县区人民政府，市直各部门：</p><p>经市政府第三十二次常务会议研究，现将有关事项通知如下，请遵照执行。</p><p>2021年4月20日</p>"


@pytest.mark.parametrize(
    "name",
    [
        "关于撤销河流办公室的通知",
        "关于市河道管理处更名为水务局的公告",
        "关于撤回行业标准的公告",
        "关于已关闭煤矿名单的公告",
        "失踪人员信息公告",
        "已失效文件清单",
        "關於不再提供紙本公告的通知",
    ],
)
@pytest.mark.parametrize("title", ["{}", "{}_市人民政府", "市人民政府"])
def test_official_paper_named_after_what_it_revokes_is_content(name, title):
    said = f"<html><head><title>{title.format(name)}</title></head><body><nav>{MENU}</nav><h1>{name}</h1>{OFFICIAL}"
    assert judged(said) is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    [
        "您查看的关于取水的公告不存在",
        "未找到关于取水许可的公告",
        "关于取水的公告 - 页面不存在",
    ],
)
def test_official_paper_that_is_not_found_is_missing(said):
    assert (
        judged(f"<html><head><title>市人民政府</title></head><body><nav>{MENU}</nav><p>{said}</p>") is Finding.SOFT_GONE
    )


@pytest.mark.parametrize(
    "said",
    [
        "DOI Not Found", "Identifier not found", "Bitstream not found", "Thesis not found", "The PID does not exist",
        "Community or collection not found", "Registro no encontrado", "文献不存在", "资讯不存在",
    ],
)  # fmt: skip
def test_thing_of_a_repository_that_is_not_found_is_missing(said):
    assert judged(notice(said)) is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "said",
    [
        "The thesis was not found to infringe any rights of others.",
        "The project was not found guilty of polluting the wells.",
        "The collection was not found in one place but in three.",
    ],
)
def test_what_else_was_not_found_of_a_thesis_a_project_or_a_collection_is_content(said):
    assert judged(notice("Annual report 2021", said)) is Finding.FIRST


def test_figure_below_a_title_is_content_on_a_page_without_scripts():
    assert judged(notice("Level of the lake", "12.4 m")) is Finding.FIRST
    assert judged(notice("Zählerstand", "42")) is Finding.FIRST


@pytest.mark.parametrize(
    ("title", "said"), [("", "12"), ("Report", "500"), ("Error", "12"), ("Report", "Removed"), ("提示", "已删除")]
)
def test_few_characters_that_may_be_a_failure_are_no_content(title, said):
    assert judged(notice(title, said)) is not Finding.FIRST


def test_figure_that_a_script_is_to_replace_is_no_content():
    assert judged(notice("Level of the lake", "0", head="<script src=level.js></script>")) is not Finding.FIRST
