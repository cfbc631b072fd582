"""Words on a page that say nothing of the page: labels of form fields, boilerplate, error messages held ready for a
script, and login offers for more of what is already shown."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import judged, notice, page

JOBS = (("Baker, Lindau", "Mill Bakery"), ("Baker, night", "Harbour Bread"), ("Pastry cook", "Hotel am See"))
TURNSTILE = "<script src='https://challenges.cloudflare.com/turnstile/v0/api.js' async></script>"
RECAPTCHA = "<script src='https://www.google.com/recaptcha/api.js?render=6Lc'></script>"


def openings(invited: str) -> str:
    """A list of a few openings, with a login box over it for the others."""
    entries = "".join(f"<li><a href='/job/{n}'>{job}</a> {firm}</li>" for n, (job, firm) in enumerate(JOBS))
    box = f"<form action=/in><h2>{invited}</h2><input name=mail><input type=password name=p><button>OK</button></form>"
    return (
        "<html><head><meta charset=utf-8><title>3 baker jobs in Lindau</title></head><body>"
        f"<h1>3 baker jobs in Lindau</h1><ul>{entries}</ul>{box}</body></html>"
    )


INVITED = (
    "Sign in to view more jobs", "Log in to see more photos", "Melden Sie sich an, um weitere Stellenangebote zu sehen",
    "Connectez-vous pour voir plus d’offres", "Inicia sesión para ver más empleos", "Entre para ver mais vagas",
    "Accedi per vedere altre offerte", "Log in om meer vacatures te bekijken", "Zaloguj się, aby zobaczyć więcej ofert",
    "Войдите, чтобы увидеть больше вакансий", "登录后查看更多职位", "ログインしてもっと求人を見る", "로그인하고 더 많은 채용 보기",
)  # fmt: skip


@pytest.mark.parametrize("invited", INVITED)
def test_login_offer_for_more_entries_of_a_list_is_no_wall(invited):
    assert judged(openings(invited)) is Finding.FIRST


@pytest.mark.parametrize("wanted", ["Sign in to view this page", "登录后查看内容", "Войдите, чтобы продолжить"])
def test_login_demand_for_the_page_itself_is_a_login(wanted):
    assert judged(openings(wanted)) is Finding.LOGIN


def test_login_offer_to_keep_a_film_for_later_is_no_wall():
    offer = "<p>Watch Queue</p><p>Sign in to add this to Watch Later</p><p>Add to</p>"
    assert (
        judged(
            f"<html><head><title>Film</title></head><body><h1>The mill at night</h1><p>Filmed in May.</p>{offer}</body></html>"
        )
        is Finding.FIRST
    )


def asked(field: str, *said: str) -> str:
    """A search form for cases, with a captcha picture that has this alternative text."""
    fields = "".join(f"<p>{name}<input name=f{n}></p>" for n, name in enumerate(said))
    return (
        "<html><head><meta charset=utf-8><title>Cases of the commission</title></head><body>"
        "<div>Commission for the Complaints of Buyers, Ministry of Trade, Government of the Province</div>"
        f"<form action=/find>{fields}<div><img src=/letters.png alt='{field}'></div><button>Find</button></form>"
        "<div>The list of the day is given out at nine in the morning. Copies are made at the desk on the ground floor.</div>"
        "<div>Open from Monday to Friday, 9 to 17. Library Road 12, second floor, rooms 201 to 214. Telephone 555 0142.</div>"
        "</body></html>"
    )


@pytest.mark.parametrize("field", ["Captcha", "Security code", "验证码", "请输入验证码：", "captcha image"])
def test_captcha_field_label_in_a_search_form_is_no_wall(field):
    fields = ("Number of the case", "Year", "Name of who complains", "District", "Name of the shop", "From", "Until")
    assert judged(asked(field, *fields)) is Finding.FIRST


@pytest.mark.parametrize("field", ["Captcha", "验证码"])
def test_page_of_nothing_but_a_captcha_label_is_a_challenge(field):
    assert judged(notice(field, field)) is Finding.CHALLENGE


FAILED = ("Sorry, something went wrong.", "An error occurred.", "抱歉，系统发生错误，请您稍后再试。")
WORK = "".join(f"<li><a href='/r{n}'>scan-{n}</a> Scans of the survey of village {n}, with a list of its rooms</li>" for n in range(24))  # fmt: skip


@pytest.mark.parametrize("failed", FAILED)
def test_error_message_held_ready_in_the_header_is_no_failure(failed):
    menu = f"<header><nav><ul><li>Search</li><li>Issues</li></ul><div>{failed}</div></nav></header>"
    lists = f"<main><h1>Anna Berg</h1><p>Surveys of houses, and what they are read with.</p><ul>{WORK}</ul></main>"
    shown = f"<html><head><meta charset=utf-8><title>Anna Berg</title></head><body>{menu}{lists}</body></html>"
    assert judged(shown) is Finding.FIRST


@pytest.mark.parametrize("failed", FAILED)
def test_error_message_as_the_whole_page_is_a_server_error(failed):
    assert judged(notice("Anna Berg", failed)) is Finding.SERVER_ERROR


SOUP = ("Overview", "Recipe", "Comments", "Barley", "Carrots", "Onions", "Celery", "Salt", "Bay leaves", "Butter")


@pytest.mark.parametrize("script", [TURNSTILE, RECAPTCHA])
def test_captcha_script_on_a_page_of_few_words_is_no_wall(script):
    items = "".join(f"<li>{one}</li>" for one in SOUP)
    soup = (
        f"<html><head><title>Barley soup of the valley | Kitchen</title>{script}</head><body>"
        f"<h1>Barley soup of the valley</h1><ul>{items}</ul></body></html>"
    )
    assert judged(soup) is Finding.FIRST


@pytest.mark.parametrize("script", [TURNSTILE, RECAPTCHA])
def test_captcha_script_under_the_bare_site_name_is_a_challenge(script):
    shown = f"<html><head><title>kitchen.example</title>{script}</head><body><h1>kitchen.example</h1></body></html>"
    assert judged(shown) is Finding.CHALLENGE


def test_captcha_script_on_a_page_of_several_paragraphs_is_no_wall():
    assert judged(page(head=TURNSTILE)) is Finding.FIRST


TITLES = (
    "Notes on hops",
    "Snow in May",
    "A wheel for the mill",
    "Seven sorts of apples",
    "Lambs",
    "The bridge at night",
)


def written(title: str, *, day: str) -> str:
    """A list of posts, with each post's day inside its link."""
    entries = "".join(f"<li><a href='/n{n}'><p>{day}{one}</p></a></li>" for n, one in enumerate((*TITLES, title)))
    return f"<html><head><meta charset=utf-8><title>Notes</title></head><body><h1>Notes</h1><ul>{entries}</ul></body></html>"


ENTRIES = (
    "How I lost the connection to the database: mysql cannot connect", "记一次 mysql 升级导致无法连接数据库",
    "The server encountered an error", "Access denied to the website", "Доступ к сайту заблокирован",
)  # fmt: skip


@pytest.mark.parametrize("day", ["", "<time>07-17</time><br>"])
@pytest.mark.parametrize("entry", ENTRIES)
def test_list_entry_worded_as_an_error_or_refusal_is_content(entry, day):
    assert judged(written(entry, day=day)) is Finding.FIRST


@pytest.mark.parametrize("entry", ["The server encountered an error", "You are not allowed to view this page."])
def test_error_or_refusal_notice_with_links_is_no_content(entry):
    assert judged(notice("Institute", f"<a href='/again'>{entry}</a>", "<a href='/'>Home</a>")) is not Finding.FIRST


def shop(said: str) -> str:
    """A shop with a login box above everything it offers."""
    offers = "".join(f"<div><p>Loaf number {n}, baked in the stone oven of the mill since 1904 and sold by weight</p><a href='#'>Buy</a></div>" for n in range(24))  # fmt: skip
    prices = "".join(f"<li>Loaf {n} of rye: {n + 3} crowns a pound</li>" for n in range(120))
    box = f"<div><form action=/in><p>{said}</p><input name=mail><input type=password name=p><button>OK</button></form></div>"
    return f"<html><head><meta charset=utf-8><title>Mill</title></head><body>{box}<h1>Loaves</h1><ul>{prices}</ul>{offers}</body></html>"


@pytest.mark.parametrize("said", ["Login to your account", "Sign in to your account", "请登录"])
def test_login_box_above_a_shops_offers_is_no_wall(said):
    assert judged(shop(said)) is Finding.FIRST


@pytest.mark.parametrize(
    "lines",
    [
        ("Bài điều tra bị gỡ sau hai giờ.", 'Độc giả bấm vào đường dẫn cũ chỉ thấy dòng chữ "Trang bạn tìm không tồn tại".', "Một biên tập viên cho biết yêu cầu đến lúc chín giờ tối.", "Bài viết dẫn lời sáu hộ dân."),
        ("Tausende Rezensionen sind verschwunden.", "Wer die alten Links aufruft, liest „Diese Seite existiert nicht“.", "Der Konzern spricht von einem Fehler bei der Umstellung.", "Verbraucherschützer fordern eine Erklärung."),
        ("県の調査報告書が公式サイトから消えている。", "以前のURLを開くと「お探しのページは見つかりません」と表示される。", "担当課は期間が終わったためと説明する。", "報告書は昨年、三つの論文で引用されていた。"),
        ("A county court has ordered a weekly to delete an article about the mayor.", 'The paper complied; its website now says "this article has been removed following a court order".', "Its editor said she would appeal.", "Two council reports cite it."),
        ("O tribunal ordenou que a reportagem fosse apagada.", "No lugar do texto lê-se agora «conteúdo removido por ordem judicial».", "O sindicato dos jornalistas fala em censura.", "O recurso deve ser julgado em maio."),
    ],
)  # fmt: skip
def test_report_that_leads_up_to_a_quoted_notice_is_content(lines):
    assert judged(page(lines, title="Report on a deletion")) is Finding.FIRST


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ('403 Forbidden -- "You are not allowed to access this page."', Finding.DENIED),
        ('Message: "The page you requested does not exist."', Finding.SOFT_GONE),
        ('The page "Annual report" could not be found.', Finding.SOFT_GONE),
    ],
)
def test_notice_that_stands_in_quotation_marks_itself_is_one(said, finding):
    assert judged(notice("", said)) is finding
