"""Words of an outage that are a page's subject, or that concern something not yet available, are no failure of the
site."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look, notice, page, reference

SERVICE = "Site maintenance for ventilation systems"


def latest(hour: int) -> str:
    """A box with the newest pages and their times, the page itself among them: its lines differ at each look."""
    others = ("Air of the rooms", "Cold of the summer", SERVICE, "Heat and light")
    entries = "".join(f"<li><a href='/n{n}'>{one}</a> {hour}:1{n}</li>" for n, one in enumerate(others))
    return f"<div class=box><h4>Latest</h4><ul>{entries}</ul></div>"


def test_outage_words_of_the_kept_heading_are_no_notice_once_the_text_is_gone():
    before = page(title=SERVICE, extra=latest(7))
    seen = look(exchange(page((), title=SERVICE, extra=latest(9))), last=reference(before))
    assert seen.finding is Finding.REPLACED
    notice = "<p>We are down for maintenance. Please come back later.</p>"
    assert look(exchange(page((), title=SERVICE, extra=notice)), last=reference(before)).finding is Finding.MAINTENANCE
    elsewhere = page((), title="Site maintenance", extra="<p>Site maintenance</p>")
    assert look(exchange(elsewhere), last=reference(page())).finding is Finding.MAINTENANCE


NOT_YET = (
    ("Soon!", "Sorry, tickets are not yet available.", "Please look back later."),
    ("Hamarosan!", "Sajnáljuk, a jegyvásár még nem elérhető.", "Nézz vissza később."),
    ("Bald!", "Karten sind leider noch nicht verfügbar.", "Schauen Sie später wieder vorbei."),
)


@pytest.mark.parametrize("said", NOT_YET)
def test_tickets_not_yet_available_are_no_outage(said):
    found = look(exchange(brief(said)), last=reference(page(title="Tickets")))
    assert found.finding is not Finding.MAINTENANCE
    site = ("Bald!", "Unsere Website ist leider noch nicht verfügbar.", "Schauen Sie später wieder vorbei.")
    assert look(exchange(brief(site)), last=reference(page(title="Tickets"))).finding is Finding.MAINTENANCE


@pytest.mark.parametrize(
    "said",
    [
        ("Soon!", "Sorry, tickets are currently not available.", "Please look back later."),
        ("Hamarosan!", "Sajnáljuk, a jegyvásár nem elérhető.", "Nézz vissza később."),
    ],
)
def test_temporary_unavailability_is_maintenance(said):
    assert look(exchange(brief(said)), last=reference(page(title="Tickets"))).finding is Finding.MAINTENANCE


def brief(said: tuple[str, ...]) -> str:
    head, *lines = said
    inner = "".join(f"<p>{one}</p>" for one in lines)
    return f"<!doctype html><html><head><title>Tickets</title></head><body><h1>{head}</h1>{inner}</body></html>"


FACULTIES = "<h1>Faculties</h1><ul><li><a href=/law.htm>Faculty of law</a></li><li><a href=/medicine.htm>Faculty of medicine</a>{}</li></ul>{}"


def listed(entry: str = "", below: str = "") -> str:
    return f"<!doctype html><html><head><title>Faculties</title></head><body>{FACULTIES.format(entry, below)}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        listed(" (under construction)"), listed("", "<p>(under construction)</p>"), listed("", "<p>Faculty of music [under construction]</p>"),
        listed(" (im Aufbau, Seite in Bearbeitung)"), listed(" (страница в разработке)"),
    ],
)  # fmt: skip
def test_bracketed_remark_on_a_list_entry_says_nothing_of_the_page(body):
    assert look(exchange(body)).finding is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        listed("", "<p>This site is under construction.</p>"), listed("", "<p>Under construction</p>"),
        "<!doctype html><html><head><title>Faculties</title></head><body><h1>Faculties</h1><p>(under construction)</p></body></html>",
    ],
)  # fmt: skip
def test_page_that_calls_itself_under_construction_is_maintenance(body):
    assert look(exchange(body)).finding is Finding.MAINTENANCE


UNAVAILABLE = (
    ("This page isn’t available", "An unexpected error has occurred. Try reloading the page or come back later."),
    ("Content not available", "Something went wrong. Please try again later."),
    ("Die Seite ist nicht verfügbar", "Ein unerwarteter Fehler ist aufgetreten. Bitte versuchen Sie es später erneut."),
    ("Esta página no está disponible", "Se ha producido un error inesperado. Vuelve a cargar la página."),
    ("页面不可用", "发生意外错误，请稍后重试。"),
)


@pytest.mark.parametrize("said", UNAVAILABLE)
def test_unavailable_page_with_an_unexpected_error_is_a_failure_of_the_site(said):
    assert look(exchange(brief(said)), last=reference(page())).finding is Finding.SERVER_ERROR


@pytest.mark.parametrize(
    "said",
    [
        ("This page isn't available", "The link may be broken, or the page may have been removed."),
        ("This page is no longer available", "Something went wrong. Please try again later."),
        ("Page not found", "An unexpected error occurred. Please try again."),
    ],
)
def test_missing_page_that_mentions_an_error_is_lost(said):
    assert look(exchange(brief(said)), last=reference(page())).finding is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "said",
    [
        ("", "Gentile Cliente, siamo spiacenti ma, per un malfunzionamento temporaneo, non è possibile accedere al sistema.", ""),
        ("", "시스템 오류로 요청된 작업을 수행하지 못하였습니다.", "잠시 후에 다시 시도해 주십시오."),
        ("Ops!", "Neste momento, o grande volume de acessos está gerando lentidão. Pedimos que você volte em alguns minutos.", ""),
        ("", "در حال حاضر امکان دسترسی به سایت وجود ندارد.", "لطفا در زمان دیگری مراجعه فرمایید."),
        ("שגיאה", "אנו מתנצלים אך ארעה תקלה זמנית, דף זה לא ניתן להצגה כעת.", "חזרה לאתר"),
        ("", "Su transacción no puede ser procesada en este momento, por favor actualice esta página.", ""),
        ("خطأ في قاعدة البيانات", "خطأ في إنشاء اتصال بقاعدة البيانات", ""),
        ("Store failed", "DB function failed with error number 145", "Table './cabinet/session' is marked as crashed and should be repaired"),
    ],
)  # fmt: skip
def test_statement_that_something_failed_is_an_outage_in_any_language(said):
    found = look(exchange(brief(said)), last=reference(page(title="Tickets"))).finding
    assert found in {Finding.SERVER_ERROR, Finding.MAINTENANCE}


def test_outage_told_in_two_lines_counts_below_lines_about_something_else():
    said = (
        "Cards",
        "Notice of system maintenance of our cards",
        "システムメンテナンス中の為、",
        "現在サービスを一時的にご利用いただけません。",
    )
    assert look(exchange(brief(said))).finding is Finding.MAINTENANCE


def test_printed_exception_is_an_outage_however_long_its_stack_trace_is():
    trace = (
        "<pre>"
        + "\n".join(f"   System.Data.SqlClient.SqlCommand.Validate{n}(String method) +{n}" for n in range(90))
        + "</pre>"
    )
    failed = f"<html><body><H1>Server Error in '/' Application.<hr></H1><h2><i>The connection is closed.</i></h2><p>An unhandled exception occurred.</p>{trace}</body></html>"
    assert look(exchange(failed)).finding is Finding.SERVER_ERROR


def test_part_of_a_portal_that_fails_in_place_of_the_text_is_an_outage():
    seen = look(exchange(page(("This portlet is unavailable.",))), last=reference(page()))
    assert seen.finding is Finding.SERVER_ERROR


def test_setup_page_of_a_program_in_place_of_a_page_is_an_outage():
    setup = "<html><head><title>WordPress › Setup Configuration File</title></head><body><h1>Before getting started</h1><p>Welcome. You will need to know the name of your database.</p></body></html>"
    assert look(exchange(setup)).finding is Finding.SERVER_ERROR


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("El trámite", "La solicitud no puede ser procesada en este momento del año, pues el plazo se abre en mayo.", "El plazo termina en junio."),
        ("서버 장애 보고서", "3월 4일 시스템 오류로 인해 투표 결과 집계가 두 시간 늦어졌다.", "위원회는 원인을 조사했다."),
        ("Errors of the count", "There was an error with your session count in the first edition; table 4 is right now.", "We thank the reader who wrote to us."),
        ("תקלה", "ארעה תקלה במשאבה בשנת 1998, והכפר נשאר ללא מים שבוע.", "הוועדה פרסמה דוח."),
        ("Guasto alla diga", "Un malfunzionamento temporaneo delle paratoie ha causato l'allagamento di tre campi.", "Nessuno è rimasto ferito."),
        ("Access", "Visit the site in your area: the three wells are marked on the map.", "Wear good shoes."),
        ("Delivery", "Our service is only available in Germany and Austria.", "Parcels up to 5 kg cost 6 euros."),
        ("Setup", "Copy the setup configuration file to the second disk.", "Then start the program and read the log."),
        ("Portal", "This module is unavailable in the winter term.", "Lectures begin again in April."),
        ("Database", "The table 'wells' is marked as crashed in the log of 4 May, and was repaired on the next day.", "No rows were lost."),
    ],
)  # fmt: skip
def test_short_page_on_failures_regions_or_requests_is_content(title, first, second):
    assert look(exchange(page((first, second), title=title))).finding is Finding.FIRST


def test_contract_for_maintenance_services_at_a_site_is_content():
    said = (
        "The agency chose a company of the valley on Monday.",
        "The work at the harbour begins in May and ends in four years.",
    )
    title = "Agency selects operations and maintenance services for northern site"
    assert look(exchange(notice(f"{title} | Agency", title, *said))).finding is Finding.FIRST
