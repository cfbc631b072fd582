"""One look: what it finds, by the site's answer, its words, and what is left of the reference."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver import observe
from storage.model import Effect, Failure, Finding, Hop, Role, Tls, Truncated
from tests.judgement.looks import (
    AT,
    FRONT,
    PARAGRAPHS,
    REFERENCE,
    ROOT,
    URL,
    again,
    exchange,
    failed,
    judged,
    look,
    notice,
    page,
    reference,
    text_of,
)
from tests.judgement.test_observe_walls import BLOCKED, WALLS
from tests.support.depth import examples
from tests.text.test_text import pdf

# ---- what is there


def test_return_of_the_first_copys_text_is_an_alteration_of_the_newest():
    first = reference(page())
    newest = reference(
        page([f"In part {n} {n}0 wells were cleaned, and none was closed." for n in range(2, 9)], "Wells")
    )
    assert look(exchange(page()), last=newest, first=first).finding is Finding.ALTERED
    assert look(exchange(page()), last=newest).finding is Finding.REPLACED


def test_first_same_and_changed_pages_have_their_findings():
    first = look(exchange(page()))
    assert (first.finding, first.observation.content) == (Finding.FIRST, True)
    same = look(exchange(page()), last=REFERENCE)
    assert (same.finding, same.observation.last.kept) == (Finding.SAME, 1.0)
    assert again(page().replace("<p>", "<p class=new>")) is Finding.PRESENTATION
    assert (
        again(page(extra='<a href="/more.html">Library Road</a>').replace("Library Road</a>", "</a>")) is Finding.LINKS
    )
    altered = look(exchange(page().replace("1,240", "240")), last=REFERENCE)
    assert altered.finding is Finding.ALTERED
    assert "1,240" in altered.reasons[0].text
    assert again(page([*PARAGRAPHS[:2], "The rest of this report is being revised by its authors."])) in {
        Finding.ALTERED_LARGE,
        Finding.ALTERED,
    }


def test_unchanged_payload_is_the_same_even_if_its_type_cannot_be_read():
    seen = look(exchange(page()), last=REFERENCE)
    bare = look(exchange(page(), declared="application/x-never-read"), last=REFERENCE)
    assert bare.finding is seen.finding is Finding.SAME
    assert bare.observation.title == seen.observation.title


def test_304_is_the_same_only_if_asked_for():
    seen = look(exchange(b"", status=304, conditional=True), last=REFERENCE)
    assert (seen.finding, seen.observation.not_modified, seen.observation.last.kept) == (Finding.SAME, True, 1.0)
    assert look(exchange(b"", status=304), last=REFERENCE).finding is Finding.BAD_ANSWER


def test_lost_cited_passage_is_an_alteration():
    quote = "kept between eight and twelve percent"
    seen = look(exchange(page([p for p in PARAGRAPHS if quote not in p])), last=REFERENCE, quotes=[quote])
    assert seen.finding is Finding.ALTERED
    assert seen.observation.quotes == {quote: False}
    assert seen.observation.quotes_before == {quote: True}
    assert "quote" in seen.rules


@pytest.mark.parametrize("cut", [Truncated.DISCONNECT, Truncated.LENGTH, Truncated.TIME])
def test_truncated_answer_is_inconclusive_unless_it_has_the_whole_text(cut):
    whole = page()
    assert again(whole.replace("</html>", ""), truncated=cut) is Finding.SAME
    assert again(whole[: len(whole) // 2], truncated=cut) is Finding.TRUNCATED
    closed = cut is not Truncated.LENGTH  # the page is closed by its own markup: the declared length is wrong
    assert judged(whole, truncated=cut) is (Finding.FIRST if closed else Finding.TRUNCATED)
    assert judged(whole.replace("</html>", ""), truncated=cut) is Finding.TRUNCATED
    assert again("<h1>404 Not Found</h1>", 404, truncated=cut) is Finding.GONE


# ---- the site's answer


@pytest.mark.parametrize(
    ("status", "finding"),
    [
        (404, Finding.GONE), (410, Finding.GONE), (401, Finding.LOGIN), (403, Finding.DENIED), (451, Finding.LEGAL),
        (429, Finding.THROTTLED), (500, Finding.SERVER_ERROR), (502, Finding.SERVER_ERROR), (408, Finding.TIMEOUT),
        (405, Finding.DENIED), (300, Finding.BAD_ANSWER),
    ],
)  # fmt: skip
def test_statuses_have_their_findings(status, finding):
    assert judged("<p>An answer</p>", status) is finding
    assert again("<p>An answer</p>", status) is finding


def test_error_status_with_the_kept_text_is_no_loss():
    for status in (404, 403, 410, 451, 503):
        assert again(page(), status).effect in {Effect.GOOD, Effect.CHANGE}


def test_busy_maintenance_and_error_answers_have_their_findings():
    waiting = look(exchange("<p>busy</p>", status=503, headers=[("Retry-After", "120")]))
    assert (waiting.finding, waiting.observation.retry_after_s) == (Finding.THROTTLED, 120)
    until = (AT + timedelta(minutes=5)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert look(exchange("", status=503, headers=[("Retry-After", until)])).observation.retry_after_s == 300
    assert judged(notice("Maintenance", "We are down for scheduled maintenance."), 503) is Finding.MAINTENANCE
    assert judged(notice("网站维护", "系统正在维护中，请稍后再试")) is Finding.MAINTENANCE
    assert judged(notice("Oops", "Something went wrong. Please try again later.")) is Finding.SERVER_ERROR
    assert judged("") is Finding.SERVER_ERROR
    assert again("") is Finding.SERVER_ERROR


@pytest.mark.parametrize(
    "finding", [f for f in Finding if f.effect in {Effect.FAILURE, Effect.NONE}] + [Finding.DNS_NXDOMAIN]
)
def test_failures_keep_their_finding(finding):
    assert look(failed(finding), last=REFERENCE).finding is finding


def test_answer_without_http_is_bad_and_a_wrong_clock_has_its_own_finding():
    assert look(exchange(b"ICY 200 OK", http=False)).finding is Finding.BAD_ANSWER
    assert look(exchange(page()), clock_off=True, last=REFERENCE).finding is Finding.CLOCK


def test_observation_has_the_certificate_and_whether_it_was_valid():
    tls = Tls(version="TLSv1.3", cipher="x", chain=(), verified=False, error="expired")
    assert look(exchange(page(), tls=tls)).observation.verified is False
    fallen = failed(Finding.TLS_ERROR)
    held = Tls(version="TLSv1.3", cipher="x", chain=(b"leaf", b"issuer"), verified=True)
    assert look(exchange(page(), tls=held)).observation.certificate == hashlib.sha256(b"leaf").hexdigest()
    assert look(exchange(page())).observation.certificate is None
    evidence = exchange(page(), role=Role.UNVERIFIED, tls=tls)
    assert look(fallen, evidence, last=REFERENCE).finding is Finding.TLS_ERROR


# ---- not found, at status 200

MISSING = [
    ("Page not found", "Sorry, the page you are looking for does not exist."),
    ("404", "We couldn't find what you were looking for."),
    ("页面不存在", "抱歉，您访问的页面不存在或已被删除，5秒后自动跳转到首页"),
    ("提示信息", "對不起，您要訪問的頁面不存在"),
    ("ページが見つかりません", "お探しのページは見つかりませんでした。"),
    ("오류", "요청하신 페이지를 찾을 수 없습니다."),
    ("Страница не найдена", "К сожалению, запрашиваемая страница не существует."),
    ("Помилка 404", "На жаль, сторінку не знайдено."),
    ("Seite nicht gefunden", "Die angeforderte Seite konnte nicht gefunden werden."),
    ("Page introuvable", "La page que vous recherchez n'existe pas ou plus."),
    ("Página no encontrada", "Lo sentimos, la página que busca no existe."),
    ("Página não encontrada", "A página que você procura não foi encontrada."),
    ("Pagina non trovata", "La pagina richiesta non è stata trovata."),
    ("Pagina niet gevonden", "Helaas bestaat de opgevraagde pagina niet meer."),
    ("Nie znaleziono strony", "Strona, której szukasz, nie istnieje."),
    ("Stránka nenalezena", "Požadovaná stránka neexistuje."),
    ("Az oldal nem található", "A keresett oldal nem létezik."),
    ("Sayfa bulunamadı", "Aradığınız sayfa bulunamadı."),
    ("الصفحة غير موجودة", "عذرا، الصفحة المطلوبة غير موجودة"),
    ("صفحه یافت نشد", "متاسفانه صفحه مورد نظر یافت نشد"),
    ("הדף לא נמצא", "הדף שחיפשת לא נמצא"),
    ("Không tìm thấy trang", "Trang bạn yêu cầu không tồn tại."),
    ("Halaman tidak ditemukan", "Maaf, halaman yang Anda cari tidak ditemukan."),
    ("ไม่พบหน้า", "ขออภัย ไม่พบหน้าที่คุณต้องการ"),
    ("Η σελίδα δεν βρέθηκε", "Λυπούμαστε, η σελίδα που ζητήσατε δεν υπάρχει."),
    ("Sidan hittades inte", "Tyvärr, sidan finns inte."),
]


@pytest.mark.parametrize(("title", "line"), MISSING)
def test_not_found_in_many_languages_is_a_soft_404(title, line):
    assert judged(notice(title, line)) is Finding.SOFT_GONE
    assert judged(notice("Institute", line)) is Finding.SOFT_GONE
    assert judged(page([line], title)) is Finding.SOFT_GONE
    assert again(page([line], title)) is Finding.SOFT_GONE
    assert judged(notice(title, line), 404) is Finding.GONE
    coded = notice(title, line).replace("charset=utf-8", "charset=gb18030").encode("gb18030")
    assert look(exchange(coded, declared="text/html")).finding is Finding.SOFT_GONE


def test_notice_in_unknown_words_is_a_soft_404_if_an_invented_address_gets_it():
    odd = page(["The librarian has gone fishing."], "Institute")
    answer = exchange(odd)
    assert look(answer, last=REFERENCE).finding is Finding.REPLACED
    assert observe.needs_probes(look(answer, last=REFERENCE).observation)
    invented = exchange(odd.replace("fishing", "fishing again"), url=ROOT + "2019/xq81.htm", role=Role.INVENTED)
    seen = look(answer, invented, last=REFERENCE)
    assert seen.finding is Finding.SOFT_GONE
    assert "probe.invented" in seen.rules
    assert not observe.needs_probes(seen.observation)
    learned = look(answer, last=REFERENCE, not_found=text_of(invented))
    assert (learned.finding, "learned" in learned.rules) == (Finding.SOFT_GONE, True)


def test_other_text_is_a_replacement_where_an_invented_address_gets_a_404():
    invented = exchange("<h1>Not found</h1>", url=ROOT + "xq81", status=404, role=Role.INVENTED)
    seen = look(exchange(page(["Another text altogether."], "News")), invented, last=REFERENCE)
    assert seen.observation.probes[0].like_answer == 0.0
    assert seen.finding is Finding.REPLACED


def test_front_page_in_place_of_a_text_is_a_replacement():
    home = exchange(FRONT, url=ROOT, role=Role.HOME)
    seen = look(exchange(FRONT), home, last=REFERENCE)
    assert (seen.finding, "probe.home" in seen.rules) == (Finding.REPLACED, True)
    assert seen.observation.probes[0].fine


@pytest.mark.parametrize(
    ("home", "fine"),
    [
        ("<html><head><title>Institute</title><script src=/app.js></script></head><body><div id=app></div></body></html>", None),
        ("<html><head><title>Institute</title><meta http-equiv=refresh content='0; url=/en/'></head><body></body></html>", None),
        ("<html><head><title>Institute</title></head><body></body></html>", False),
        ("<html><head><title>Institute</title></head><body><img src=/front.jpg alt=''></body></html>", None),
        ("<html><head><title>Institute</title></head><body><a href=/index2.html><img src=/enter.gif></a></body></html>", None),
        ("<html><head><title>Institute</title></head><body><img src=/site-maintenance.png></body></html>", False),
        ("<html><head><title>503 Service Unavailable</title><script src=/app.js></script></head><body><h1>503 Service Unavailable</h1></body></html>", False),
        ("<html><head><title>Institute</title></head><body><p><a href='/en/'>English</a> | <a href='/ru/'>По-русски</a></p></body></html>", True),
        ("<html><head><title>Institute</title></head><frameset cols='20%,*'><frame src=menu.htm><frame src=main.htm></frameset></html>", True),
        ("<html><head><title>Institute</title></head><body><p><a href='/'>Home</a> <a href='/index.html'>Start</a> <a href='/login'>Log in</a></p></body></html>", False),
        ("<html><head><title>Institute</title></head><body><p><a href='http://a.invalid/'>A</a> <a href='http://b.invalid/'>B</a> <a href='mailto:me@b.invalid'>C</a></p></body></html>", False),
        (FRONT, True),
    ],
)  # fmt: skip
def test_front_page_of_few_words_is_fine_only_if_it_leads_into_its_site(home, fine):
    gone = exchange("<h1>Not found</h1>", status=404)
    seen = look(gone, exchange(home, url=ROOT, role=Role.HOME), last=REFERENCE)
    assert (seen.finding, seen.observation.probes[0].fine) == (Finding.GONE, fine)


def test_one_page_for_the_whole_site_is_a_server_error():
    soon = page(["The site moves house this week."], "Institute")
    sibling = exchange(soon, url=ROOT + "other.htm", role=Role.SIBLING)
    assert look(exchange(soon), sibling, last=REFERENCE).finding is Finding.SERVER_ERROR


def test_not_found_on_a_site_whose_home_page_fails_is_a_server_error():
    home = exchange("<h1>Internal error</h1>", url=ROOT, status=500, role=Role.HOME)
    invented = exchange("<p>hello</p>", url=ROOT + "x", status=403, role=Role.INVENTED)
    assert look(exchange("gone", status=404), home, invented, last=REFERENCE).finding is Finding.SERVER_ERROR
    assert look(exchange("gone", status=404), last=REFERENCE).finding is Finding.GONE


def test_probes_tell_where_the_text_is_now_and_whether_a_list_has_it():
    moved = exchange(page(), url=ROOT + "new/place.htm", role=Role.SIBLING)
    listing = exchange(
        f'<p>Our reports of the year, in order of time</p><a href="{URL}">report</a>' + FRONT,
        url=ROOT + "list.htm",
        role=Role.LISTING,
    )
    seen = look(exchange("", status=404), moved, listing, last=REFERENCE)
    assert [p.kept == 1.0 for p in seen.observation.probes] == [True, False]
    assert seen.observation.probes[1].listed is True
    without = exchange(FRONT, url=ROOT + "list.htm", role=Role.LISTING)
    assert look(exchange("", status=404), without, last=REFERENCE).observation.probes[0].listed is False


# ---- redirects


def redirected(target: str, body: str, status: int = 200):
    first = exchange(b"", status=302, headers=[("Location", target)])
    return first, exchange(body, url=target, status=status, parent=first.id)


@pytest.mark.parametrize(
    ("target", "body", "finding"),
    [
        (ROOT, FRONT, Finding.REDIRECTED),
        (ROOT + "2019/", FRONT, Finding.REDIRECTED),
        ("https://other.example/", FRONT, Finding.REDIRECTED),
        (ROOT + "login?back=1", notice("Sign in", "Please sign in"), Finding.LOGIN),
        (ROOT + "404.html", notice("Hello", "Nothing to see."), Finding.SOFT_GONE),
        (URL.replace("https", "http"), page(), Finding.SAME),
        ("https://other.example/2019/1223/c18571a259225/page.htm", page().replace("<p>", "<p >"), Finding.PRESENTATION),
    ],
)
def test_redirects_are_judged_by_where_they_lead(target, body, finding):
    seen = look(*redirected(target, body), last=REFERENCE)
    assert seen.finding is finding
    assert [hop.how for hop in seen.observation.hops] == ["http", ""]


def test_redirects_at_a_first_look_are_judged_by_where_they_lead():
    assert look(*redirected(ROOT, FRONT)).finding is Finding.REDIRECTED
    assert look(*redirected(ROOT + "2019/other.htm", page())).finding is Finding.FIRST
    assert look(*redirected(ROOT + "cas/login", notice("统一身份认证", "登录"))).finding is Finding.LOGIN


def test_refresh_is_a_hop():
    sent = notice("", "One moment please", head='<meta http-equiv=refresh content="5;url=/">')
    seen = look(exchange(sent), last=REFERENCE)
    assert seen.observation.hops == (Hop(url=URL, status=200, how="meta"), Hop(url=ROOT, status=None, how=""))
    assert seen.finding is Finding.REDIRECTED
    assert look(exchange(sent)).finding is Finding.REDIRECTED


def test_page_in_place_of_a_pdf_is_a_type_change_unless_it_says_not_found():
    old = reference(pdf("The report", "Its second page"), url=ROOT + "r.pdf", declared="application/pdf")
    plain = page(["Our publications have moved to another building."], "Publications")
    seen = look(exchange(plain, url=ROOT + "r.pdf", declared="application/pdf"), last=old, url=ROOT + "r.pdf")
    assert seen.finding is Finding.TYPE_CHANGED
    missing = exchange(notice("404", "Page not found"), url=ROOT + "r.pdf")
    assert look(missing, last=old, url=ROOT + "r.pdf").finding is Finding.SOFT_GONE
    assert look(exchange(plain, url=ROOT + "r.pdf"), url=ROOT + "r.pdf").finding is Finding.TYPE_CHANGED


def test_pdfs_are_compared_by_their_text_and_images():
    url = ROOT + "r.pdf"

    def seen(new: bytes, old: bytes) -> Finding:
        return look(
            exchange(new, url=url, declared="application/pdf"),
            last=reference(old, url=url, declared="application/pdf"),
            url=url,
        ).finding

    long = pdf(*PARAGRAPHS)
    assert look(exchange(long, url=url, declared="application/pdf"), url=url).finding is Finding.FIRST
    assert seen(long + b"\n", long) is Finding.PRESENTATION
    assert seen(pdf(*PARAGRAPHS[:3], *PARAGRAPHS[4:]), long) is Finding.ALTERED
    assert seen(pdf(image=b"abcd") + b"\n", pdf(image=b"abcd")) is Finding.PRESENTATION
    assert seen(pdf(image=b"abce"), pdf(image=b"abcd")) is Finding.ALTERED


# ---- laws

ANY_NOTICE = st.sampled_from(
    [notice(t, line) for t, line in MISSING] + [body for body, _ in BLOCKED] + [body for body, _, _ in WALLS]
)


@examples(60)
@given(ANY_NOTICE, st.integers(0, 2), st.sampled_from([200, 403, 404, 410, 451, 503]))
def test_law_page_that_keeps_its_text_is_no_loss_whatever_notice_it_carries(words, drop, status):
    kept = PARAGRAPHS[: len(PARAGRAPHS) - drop]
    inner = words.partition("<body>")[2].partition("</body>")[0]
    seen = look(exchange(page(kept, "Page not found", extra=inner), status=status), last=REFERENCE)
    if (seen.observation.last.kept or 0) >= 0.6:
        assert seen.finding.effect in {Effect.GOOD, Effect.CHANGE}


@examples(40)
@given(st.sampled_from(WALLS + [(body, 200, ()) for body, _ in BLOCKED]), st.booleans())
def test_law_wall_is_never_a_loss(wall, known):
    body, status, headers = wall
    seen = look(exchange(body, status=status, headers=headers), last=REFERENCE if known else None)
    assert seen.finding.effect is Effect.BLOCKED
    assert seen.observation.content is False


@examples(80)
@given(st.binary(max_size=400), st.sampled_from([200, 204, 301, 403, 404, 500]), st.booleans(), st.text(max_size=30))
def test_law_no_answer_raises_and_judging_again_gives_the_same(body, status, known, header):
    got = exchange(body, status=status, headers=[("Retry-After", header), ("Date", header), ("Content-Type", header)])
    seen = look(got, last=REFERENCE if known else None)
    assert observe.classify(seen.observation) == (seen.finding, seen.reasons)
    assert isinstance(observe.needs_probes(seen.observation), bool)


@pytest.mark.parametrize("year", ["99999999999999999999", "2021 99999999999:00:00"])
def test_dates_that_no_calendar_has_are_no_obstacle_to_a_look(year):
    when = f"Thu, 01 Jan {year} 00:00:00 GMT"
    seen = look(exchange(page(), headers=[("Date", when), ("Retry-After", when)]))
    assert seen.finding is Finding.FIRST
    assert look(exchange("", status=503, headers=[("Retry-After", when)])).observation.retry_after_s is None


def test_detail_of_a_failure_is_its_reason():
    lost = look(exchange(failure=Failure(finding=Finding.DNS_NXDOMAIN, detail="no such name")), last=REFERENCE)
    assert lost.reasons[0].text == "no such name"


def test_paused_service_that_says_when_to_ask_again_is_throttled_and_not_suspended():
    paused = notice("服务暂停", "服务暂停")
    assert look(exchange(paused, status=503, headers=[("Retry-After", "120")])).finding is Finding.THROTTLED
    assert look(exchange(paused, status=503)).finding is Finding.SUSPENDED
    unpaid = notice("Account suspended", "This account has been suspended.")
    assert look(exchange(unpaid, status=503, headers=[("Retry-After", "120")])).finding is Finding.SUSPENDED
