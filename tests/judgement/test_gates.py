"""Pages in front of the page that was asked for: consent walls, addresses that name the page to return to, and empty
shells that a script is to fill. Pages with something of their own to read are none of these."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import pytest

from archiver.observe.marks.gist import lower
from archiver.observe.rules import consent as words
from storage.model import Effect, Finding, Role
from tests.judgement.looks import PARAGRAPHS, REFERENCE, ROOT, URL, exchange, judged, look, notice, page, reference

OWN = "/2019/1223/c18571a259225/page.htm"

# language -> the text and the two buttons
ASKED = {
    "en": ("We and our 842 partners store and access information on a device, such as cookies, and process personal data.", "Manage options", "Accept all"),
    "de": ("Wir und unsere Partner verwenden Cookies, um Inhalte und Anzeigen zu personalisieren.", "Einstellungen", "Alle akzeptieren"),
    "fr": ("Nous utilisons des cookies et des traceurs pour vous proposer des publicités.", "Tout refuser", "Tout accepter"),
    "es": ("Utilizamos cookies propias y de terceros para mostrarle publicidad.", "Rechazar", "Aceptar todo"),
    "pt": ("Usamos cookies para personalizar anúncios e medir o uso do nosso site.", "Recusar", "Aceitar"),
    "it": ("Noi e i nostri partner utilizziamo cookie per mostrare annunci.", "Rifiuta", "Accetta e continua"),
    "nl": ("Wij gebruiken cookies om advertenties te tonen en het gebruik te meten.", "Weigeren", "Akkoord"),
    "pl": ("My i nasi partnerzy używamy plików cookie, aby wyświetlać reklamy.", "Odrzuć", "Akceptuję"),
    "cs": ("Používáme soubory cookie, abychom mohli zobrazovat reklamu.", "Odmítnout", "Přijmout vše"),
    "hu": ("Sütiket használunk a hirdetések megjelenítéséhez és a látogatottság méréséhez.", "Elutasítom", "Elfogadom"),
    "ro": ("Folosim cookie-uri pentru a afișa reclame și pentru a măsura vizitele.", "Respinge", "Accept toate"),
    "ru": ("Мы используем файлы cookie, чтобы показывать рекламу и измерять посещаемость.", "Отклонить", "Принять все"),
    "uk": ("Ми використовуємо файли cookie, щоб показувати рекламу.", "Відхилити", "Прийняти"),
    "bg": ("Използваме бисквитки, за да показваме реклами и да измерваме посещенията.", "Отказ", "Приемам"),
    "tr": ("Reklamları göstermek ve ziyaretleri ölçmek için çerezleri kullanıyoruz.", "Reddet", "Tümünü kabul et"),
    "el": ("Χρησιμοποιούμε cookies για να εμφανίζουμε διαφημίσεις.", "Απόρριψη", "Αποδοχή όλων"),
    "sv": ("Vi använder cookies för att visa annonser och mäta besök.", "Avvisa", "Godkänn alla"),
    "no": ("Vi bruker informasjonskapsler for å vise annonser og måle besøk.", "Avvis", "Godta alle"),
    "fi": ("Käytämme evästeitä mainonnan näyttämiseen ja käytön mittaamiseen.", "Hylkää", "Hyväksy kaikki"),
    "vi": ("Chúng tôi sử dụng cookie để hiển thị quảng cáo và đo lượt truy cập.", "Từ chối", "Chấp nhận tất cả"),
    "id": ("Kami menggunakan cookie untuk menampilkan iklan dan mengukur kunjungan.", "Tolak", "Terima semua"),
    "th": ("เราใช้คุกกี้เพื่อแสดงโฆษณาและวัดการเข้าชม", "ปฏิเสธ", "ยอมรับทั้งหมด"),
    "ar": ("نستخدم ملفات تعريف الارتباط لعرض الإعلانات وقياس الزيارات.", "رفض", "قبول الكل"),
    "fa": ("ما از کوکی‌ها برای نمایش تبلیغات و سنجش بازدیدها استفاده می‌کنیم.", "رد کردن", "پذیرش همه"),
    "he": ("אנו משתמשים בעוגיות כדי להציג פרסומות ולמדוד ביקורים.", "דחה", "אישור הכול"),
    "hi": ("हम विज्ञापन दिखाने और विज़िट मापने के लिए कुकी का उपयोग करते हैं।", "अस्वीकार", "सभी स्वीकार करें"),
    "zh": ("我们和合作伙伴使用Cookie来展示广告并衡量访问量。", "全部拒绝", "全部接受"),
    "zh-hant": ("我們使用Cookie來顯示廣告並衡量造訪量。", "拒絕", "全部接受"),
    "ja": ("当サイトでは広告の表示とアクセスの測定のためにクッキーを使用しています。", "設定", "すべて同意する"),
    "ko": ("당사는 광고 표시와 방문 측정을 위해 쿠키를 사용합니다.", "거부", "모두 동의"),
}  # fmt: skip
SHORT = "<h1>Notice of the district court</h1><p>Three men died in the night of their transfer.</p>"


def box(said: str, no: str, yes: str, named: str = "") -> str:
    return f"<div{named}><p>{said}</p><button>{no}</button><button>{yes}</button></div>"


def bare(body: str, title: str = "Institute", head: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


@pytest.mark.parametrize("lang", ASKED)
def test_consent_request_alone_on_a_page_is_a_challenge(lang):
    asks = box(*ASKED[lang])
    for body in (bare(asks), bare(f"<img src=l.png><h2>Institute</h2>{asks}<footer>© 2026 Institute</footer>")):
        for last in (None, REFERENCE):
            seen = look(exchange(body), last=last)
            assert (seen.finding, seen.observation.content) == (Finding.CHALLENGE, False)


@pytest.mark.parametrize(
    ("said", "buttons"),
    [
        ("Avec votre accord, nos 184 partenaires et nous utilisons des cookies et consultons des données personnelles.", ("Tout accepter", "Continuer sans accepter", "S’abonner pour refuser")),
        ("Wir und unsere 90 Partner verwenden Cookies und verarbeiten personenbezogene Daten.", ("Alle akzeptieren", "Abo abschließen und ablehnen")),
        ("Con il tuo consenso noi e i nostri 70 partner usiamo i cookie e trattiamo dati personali.", ("Accetta e continua", "Rifiuta e abbonati")),
    ],
)  # fmt: skip
def test_consent_wall_may_offer_a_subscription_as_its_button(said, buttons):
    asks = f"<p>{said}</p><div>{' '.join(f'<button>{one}</button>' for one in buttons)} <a href=/abo>{buttons[-1]}</a></div>"
    assert look(exchange(bare(asks)), last=REFERENCE).finding is Finding.CHALLENGE


@pytest.mark.parametrize("lang", ASKED)
def test_page_with_a_consent_box_beside_its_text_is_live(lang):
    for named in ("", ' class="cookie-banner"'):
        asks = box(*ASKED[lang], named)
        for body in (SHORT + asks, asks + SHORT, f"<h1>Notice 14</h1><p>The court sits on Monday.</p>{asks}"):
            assert judged(bare(body)) is Finding.FIRST
        assert look(exchange(page(extra=asks)), last=REFERENCE).finding.effect in {Effect.GOOD, Effect.CHANGE}


@pytest.mark.parametrize(
    ("greeting", "said", "button"),
    [
        ("Ihre Privatsphäre zählt", "Wir erheben Ihre Daten, um die Reichweite zu messen.", "Alle akzeptieren"),
        ("Vos choix", "Nous traitons vos données afin de mesurer l’audience du site.", "J’accepte"),
        ("Sus datos", "Tratamos sus datos para medir la audiencia de este sitio.", "Aceptar"),
        ("Twoja prywatność", "Przetwarzamy twoje dane, aby mierzyć oglądalność serwisu.", "Zgadzam się"),
        ("Ваша приватность", "Мы обрабатываем ваши данные, чтобы измерять посещаемость.", "Принять"),
        ("隐私提示", "我们会收集您的信息用于统计访问量。", "同意"),
    ],
)
def test_text_on_data_processing_with_a_button_to_agree_is_a_challenge(greeting, said, button):
    asks = bare(f"<h1>{greeting}</h1><p>{said}</p><button>{button}</button>")
    assert look(exchange(asks), last=REFERENCE).finding is Finding.CHALLENGE
    report = bare(f"<h1>What the ministry says</h1><p>“{said}”, it says. {'It gave no number of years. ' * 9}</p>")
    assert look(exchange(report), last=REFERENCE).finding is not Finding.CHALLENGE


BOX = box("We use cookies to improve your experience and to show ads.", "Reject", "Accept all")
OTHERS = {
    "article": bare(
        "<h1>Cookie walls break the law</h1><p>A court ruled that newspapers may not make readers accept cookies before "
        "they read an article.</p><p>The judges said that consent is not free where a reader has no choice but to agree to "
        f"tracking.</p><p>Publishers had argued that advertising pays for journalism.</p>{BOX}",
        "Cookie walls break the law | Evening Post",
    ),
    "policy": bare(f"<h1>Cookie policy</h1><p>We use cookies to measure visits and to show ads.</p>{BOX}", "Cookie policy"),
    "how": bare(f"<h1>How we use cookies</h1><p>We use cookies to measure visits.</p>{BOX}", "Cookies"),
    "photograph": bare(f"<h1>Photo 12 of the gate</h1><img src=p.jpg><p>Taken on 3 May 2012</p>{BOX}", "Photo 12"),
    "recipe": bare("<h1>Kekse backen</h1><p>Butter und Mehl verrühren, zwölf Kekse formen und backen.</p>", "Kekse"),
    "film": bare(f"<h1>A witness speaks</h1><iframe src=https://v.example/4></iframe>{BOX}", "Film"),
    "list": bare(f"<h1>Papers</h1><ul><li><a href=/a>Report on the district</a><li><a href=/b>The court of 1937</a></ul>{BOX}"),
    "form": bare("<h1>Consent to surgery</h1><p>I consent to the surgery described by my doctor.</p><p>Signature</p>", "Form"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_article_about_consent_or_with_a_text_of_its_own_is_no_wall(name):
    assert judged(OTHERS[name]) is Finding.FIRST


def test_site_consent_box_makes_no_wall_of_a_page_whose_text_was_removed():
    for left in (0, 1, 3):
        alone = look(exchange(page(PARAGRAPHS[:left])), last=REFERENCE).finding
        for named in ("", ' class="cookie-banner"'):
            less = page(PARAGRAPHS[:left]).replace("</body>", f"{box(*ASKED['en'], named)}</body>")
            assert look(exchange(less), last=REFERENCE).finding is alone
        assert alone.effect is not Effect.BLOCKED


@pytest.mark.parametrize(
    "title", [None, "Labour transfer: a report | Institute of Economics", "Institute | Institute of Economics"]
)
def test_consent_request_in_place_of_the_text_under_its_title_is_a_challenge(title):
    wall = page([]).replace("</h1>", f"</h1>{box(*ASKED['en'])}")
    wall = wall if title is None else wall.replace("<title>Labour transfer: a report", f"<title>{title}")
    assert look(exchange(wall), last=REFERENCE).finding is Finding.CHALLENGE


def test_consent_box_does_not_hide_a_missing_or_replaced_page():
    gone = bare(f"<h1>Page not found</h1><p>Sorry, the page you requested does not exist.</p>{BOX}", "Not found")
    odd = bare(f"<p>Nothing lives at this place any more.</p>{BOX}")
    for last in (None, REFERENCE):
        assert look(exchange(gone), last=last).finding is Finding.SOFT_GONE
    assert look(exchange(odd), last=REFERENCE).finding is Finding.REPLACED


def test_wordings_of_consent_are_written_as_texts_are_folded():
    """A letter that folding rewrites (a sharp s, a Greek sigma at a word's end) would never match."""
    for name in ("TOPIC", "USED", "ACCEPT", "REFUSE", "DEMAND", "PAPER", "GREETING", "LEGAL"):
        pattern = getattr(words, name).pattern
        letters = "".join(one for one in pattern if one.isalpha() and not one.isascii())
        assert lower(letters) == letters, name


# ---- addresses that name the page to return to


ROOMS = page(["Welcome to the rooms of those who belong to us."], "Institute")


def led(*urls: str, body: str = ROOMS, last=REFERENCE, status: int = 200):
    """The look at a chain of redirects from the source's address."""
    first = exchange(b"", status=302, headers=[("Location", urls[0])])
    way = [first]
    for number, url in enumerate(urls):
        end = number + 1 == len(urls)
        way.append(exchange(body if end else b"", status=status if end else 302, url=url, parent=way[-1].id))
    return look(*way, last=last)


CONSENT = [
    f"consent?next={OWN}", f"consent?next=https%3A%2F%2Finstitute.example{OWN.replace('/', '%2F')}",
    f"privacy-gate?redirect_uri=https://institute.example{OWN}&x=1", f"zustimmung?url={OWN}", f"consent/tcf{OWN}",
    f"cookies?from={OWN.replace('/', '%252F')}",
    f"cmp/in.php?return={b64encode(b'https://institute.example' + OWN.encode()).decode()}",
]  # fmt: skip


@pytest.mark.parametrize("address", CONSENT)
def test_consent_address_that_carries_the_pages_own_address_is_a_challenge(address):
    for last in (None, REFERENCE):
        seen = led(ROOT + address, last=last)
        assert seen.finding is Finding.CHALLENGE
        assert seen.observation.content is False
    assert led(f"https://consent.other.example/m?continue={URL}").finding is Finding.CHALLENGE
    assert led(f"{ROOT}moved.htm", f"{ROOT}consent?next=/moved.htm").finding is Finding.CHALLENGE, (
        "of a step on the way"
    )


@pytest.mark.parametrize(
    "address", [f"enter?next={OWN}", f"?return_to={OWN}", f"welcome?a=1;back={OWN}", f"archive/?return={OWN}"]
)
def test_ordinary_address_with_a_return_parameter_is_no_wall(address):
    assert led(ROOT + address).finding.effect is Effect.LOSS


ELSEWHERE = [
    f"new/page.htm?from={OWN}", f"?redirected_from={OWN}", f"search?q={OWN}", f"error?aspxerrorpath={OWN}", f"404?url={OWN}",
    f"ErrorPage.aspx?returnUrl={OWN}", f"removed?back={OWN}", "consent?next=/2019/1223/other/page.htm", f"consent?next={OWN}l",
    f"x?feedback={OWN}", "policies/consent.htm",
]  # fmt: skip


@pytest.mark.parametrize("address", ELSEWHERE)
def test_address_that_only_mentions_the_own_page_or_a_consent_is_another_page(address):
    assert led(ROOT + address).finding.effect is (Effect.FAILURE if "aspxerrorpath" in address else Effect.LOSS)
    if "=" not in address or "from=" in address:
        assert led(ROOT + address, last=None).finding is Finding.FIRST


DOORS = {
    f"captcha?return={OWN}": Finding.CHALLENGE, f".well-known/sgcaptcha/?r={OWN}": Finding.CHALLENGE,
    f"verify-human?next={OWN}": Finding.CHALLENGE, f"consent?next={OWN}": Finding.CHALLENGE,
    f"login?next={OWN}": Finding.LOGIN, f"wp-login.php?redirect_to={OWN}": Finding.LOGIN,
}  # fmt: skip
NOT_FOUND = notice("Page not found", "Sorry, the page that you requested could not be found.")


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("address", DOORS)
def test_login_or_captcha_address_that_is_not_found_is_a_wall_not_a_loss(address, status):
    """What is missing there is the login or the captcha, whatever the answer says."""
    for body in (NOT_FOUND, ""):
        seen = led(ROOT + address, body=body, status=status)
        assert seen.finding is DOORS[address]
        assert {"door", f"status.{status}"} <= seen.rules


@pytest.mark.parametrize(
    "address",
    ["new/page.htm", f"404?url={OWN}", f"removed?back={OWN}", f"enter?next={OWN}", "articles/captcha.htm", ""],
)
def test_other_redirect_target_that_is_not_found_is_gone(address):
    assert led(ROOT + address, body=NOT_FOUND, status=404).finding is Finding.GONE


def test_path_below_a_directory_named_like_a_login_is_no_login():
    own = f"{ROOT}passport/fees.htm"
    last = reference(page(), url=own)
    first = exchange(b"", status=301, url=own, headers=[("Location", "/passport/new.htm")])
    end = exchange(NOT_FOUND, status=404, url=f"{ROOT}passport/new.htm", parent=first.id)
    assert look(first, end, last=last, url=own).finding is Finding.GONE


def test_not_found_page_that_later_refreshes_to_a_login_is_gone():
    leads = notice("Not found", "The page was not found.", head='<meta http-equiv=refresh content="40;url=/login">')
    assert look(exchange(leads, status=404), last=REFERENCE).finding is Finding.GONE


def test_moved_page_is_itself_whatever_parameters_its_new_address_has():
    for address in (f"new/page.htm?from={OWN}", f"new/page.htm?next={OWN}", f"en{OWN}?return={OWN}"):
        assert led(ROOT + address, body=page()).finding is Finding.SAME
    assert led(f"{ROOT}en{OWN}?return={OWN}", body=page(), last=None).finding is Finding.FIRST
    assert led(f"{URL}?cookies=1&next={OWN}", body=page(), last=None).finding is Finding.FIRST


def test_address_that_the_reference_was_kept_from_is_no_wall():
    there = f"{ROOT}reader?next={OWN}"
    last = replace(REFERENCE, capture=replace(REFERENCE.capture, url=there))
    assert led(there, last=last).finding.effect is Effect.LOSS


def test_notice_on_a_page_with_a_return_parameter_decides_before_its_address():
    gone = notice("Institute", "Sorry, the page that you requested was removed.")
    assert led(f"{ROOT}home?back={OWN}", body=gone).finding is Finding.SOFT_GONE
    asks = bare(box(*ASKED["de"]))
    assert led(f"{ROOT}enter?next={OWN}", body=asks).finding is Finding.CHALLENGE


def test_script_redirect_to_a_consent_address_is_a_challenge():
    leads = bare("", head=f"<script>location.href='/consent?back={OWN}'</script>")
    assert look(exchange(leads), last=REFERENCE).finding is Finding.CHALLENGE


# ---- empty shells that a script is to fill

SCRIPT = "<script src=/main.js defer></script>"
SHELLS = {
    "root": bare('<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>', head=SCRIPT),
    "bare": bare("<div id=root></div>", head=SCRIPT),
    "loading": bare("<div id=root>Loading...</div>", head=SCRIPT),
    "loading zh": bare("<div id=app>正在加载...</div>", head=SCRIPT),
    "menus": bare("<nav><a href=/>Home</a> <a href=/p>People of the institute</a></nav><div id=app></div><footer>© 2026 Institute</footer>", head=SCRIPT),
    "spinner": bare("<nav><a href=/>Home</a> <a href=/p>People of the institute</a></nav><div>Loading…</div>", head=SCRIPT),
}  # fmt: skip


HEAD, MENUS = (
    "<h1>Labour transfer: a report</h1>",
    "<nav><a href=/>Home</a> <a href=/p>People of the institute</a></nav>",
)
FOOT = "<footer><p>© 2026 Institute of Economics · 12 Library Road · Privacy policy · Imprint</p></footer>"
SHELLS |= {
    f"{place} {title}": bare(f"{MENUS}{HEAD}{around[0]}{place}{around[1]}{FOOT}", title, head=SCRIPT)
    for place in ("<div id=app></div>", "<div id=root class=x></div>", "<p>Loading…</p>", "<p>正在加载，请稍候…</p>", "<app-root></app-root>", "<div class=skeleton></div>", "<div id=report-body></div>")
    for title, around in (("Labour transfer: a report", ("<main>", "</main>")), ("Institute", ("<div class=box>", "</div>")))
}  # fmt: skip
SHELLS["a state"] = bare(
    f'{MENUS}{HEAD}<div id=__next></div>{SCRIPT}<script id=__NEXT_DATA__ type="application/json">{{"text":"{PARAGRAPHS[0]}"}}</script>{FOOT}'
)


@pytest.mark.parametrize("name", SHELLS)
def test_empty_script_shell_is_a_failure_not_a_soft_404(name):
    body = SHELLS[name]
    invented = exchange(body, url=f"{ROOT}2019/xq81.htm", role=Role.INVENTED)
    seen = look(exchange(body), invented, last=REFERENCE)
    assert (seen.finding, bool({"empty", "unfilled"} & seen.rules)) == (Finding.SERVER_ERROR, True)


@pytest.mark.parametrize(
    "body",
    [
        bare("<div id=root><h1>404</h1><p>Not found</p></div>", head=SCRIPT),
        bare("<div id=root></div><p>404 Not found</p>", head=SCRIPT),
        bare("<div id=root></div>", "404 Not Found", head=SCRIPT),
        bare("<div id=root><p>That has gone fishing for good.</p></div>", head=SCRIPT),
        bare("<div></div>"),
    ],
    ids=["in it", "beside it", "title", "in odd words", "no script"],
)
def test_shell_with_words_of_its_own_or_without_script_can_be_a_soft_404(body):
    invented = exchange(body, url=f"{ROOT}2019/xq81.htm", role=Role.INVENTED)
    assert look(exchange(body), invented, last=REFERENCE).finding is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "place", ["<div id=app></div>", "<div id=map></div>", "<p>Loading…</p>", "<div class=loader></div>"]
)
def test_text_removed_beside_an_element_that_was_always_empty_is_lost(place):
    last = reference(page(extra=place, head=SCRIPT))
    seen = look(exchange(page([], extra=place, head=SCRIPT)), last=last)
    assert (seen.finding.effect, "emptied" in seen.rules) == (Effect.LOSS, True)


@pytest.mark.parametrize("paragraphs", [PARAGRAPHS, PARAGRAPHS * 400], ids=["a page", "a long page"])
@pytest.mark.parametrize(
    "place",
    [
        "<div id=app><!-- chat --></div>",
        "<div id=root><div></div></div>",
        "<div id=app><br><noscript>Scripts, please.</noscript></div>",
        "<div id=app><svg><path d=M0></path></svg></div>",
        "<react-app><!-- --></react-app>",
        "<DIV ID=APP></DIV>",
        f"<div id=app data-props='{'x' * 400}'></div>",
        "<div id=app></div>",
    ],
)
def test_old_empty_element_is_no_new_shell_however_it_is_written(place, paragraphs):
    last = reference(page(paragraphs, extra=place, head=SCRIPT))
    assert look(exchange(page([], extra=place, head=SCRIPT * 2)), last=last).finding.effect is Effect.LOSS


@pytest.mark.parametrize("name", ["newsletter-root", "chat-widget", "cookie-banner", "comments-view", "related-posts", "share-post", "ads-content", "map"])  # fmt: skip
def test_new_empty_widget_box_is_no_shell_of_the_removed_text(name):
    left = page([], extra=f"<div id={name}></div>", head=SCRIPT * 2)
    assert look(exchange(left), last=reference(page(head=SCRIPT))).finding.effect is Effect.LOSS


@pytest.mark.parametrize("said", ["Content removed", "[deleted]", "Deleted", "Content unavailable", "No longer online", "Withdrawn", "Retracted", "Under revision", "Nicht mehr verfügbar", "Inhalt gelöscht", "Contenu indisponible", "Artículo retirado", "Контент недоступен", "内容已下架"])  # fmt: skip
@pytest.mark.parametrize("tag", ["p", "h2", "h1"])
def test_removal_words_beside_an_empty_element_make_a_loss_of_a_shell(said, tag):
    title = "Labour transfer: a report"
    body = bare(f"{MENUS}<h1>{title}</h1><{tag}>{said}</{tag}><div id=app></div>{FOOT}", title, head=SCRIPT)
    last = reference(page(head=SCRIPT, title=title))
    assert look(exchange(body), last=last).finding.effect is Effect.LOSS


def test_date_and_byline_of_the_kept_page_leave_a_shell_a_shell():
    said = "<p>14.05.2026 10:20</p><p>By Marta Klein</p>"
    body = bare(f"{MENUS}{HEAD}{said}<div id=app></div>{FOOT}", head=SCRIPT)
    seen = look(exchange(body), last=reference(page([*PARAGRAPHS, "By Marta Klein"], head=SCRIPT)))
    assert (seen.finding, bool({"empty", "unfilled"} & seen.rules)) == (Finding.SERVER_ERROR, True)


INVITATIONS = [
    "Subscribe to our newsletter to read more from the institute.",
    "Register now to continue the discussion at our conference.",
    "Sign up to read more stories like this in your inbox.",
    "Subscribe to read more stories like this.",
    "Log in to continue the discussion.",
    "Members read more in our quarterly bulletin.",
    "Abonnieren Sie unseren Newsletter und lesen Sie mehr über uns.",
    "登录后参与讨论，阅读更多文章。",
]
DEMANDS = [
    "Subscribe to read the rest of this article.",
    "Subscribe to our newsletter to continue reading this report.",
    "Log in to read the full report.",
    "Subscribe to continue reading.",
    "登录后阅读全文",
]


@pytest.mark.parametrize("left", [1, 2])
@pytest.mark.parametrize("said", INVITATIONS)
def test_invitation_to_something_else_below_the_rest_of_a_text_is_no_login(said, left):
    seen = look(exchange(page([*PARAGRAPHS[:left], said])), last=REFERENCE)
    assert seen.finding is not Finding.LOGIN


@pytest.mark.parametrize("said", DEMANDS)
def test_demand_to_log_in_or_subscribe_for_the_rest_of_a_text_is_a_login(said):
    seen = look(exchange(page([PARAGRAPHS[0][:100] + "…", said])), last=REFERENCE)
    assert seen.finding is Finding.LOGIN


@pytest.mark.parametrize("left", ["", "<div class=entry-content></div>", "<div id=report-body></div>"])
def test_text_removed_from_a_page_with_unchanged_scripts_is_lost(left):
    last = reference(page(extra=left and left.replace("></", "><p>A word beside it.</p></"), head=SCRIPT))
    assert look(exchange(page([], extra=left, head=SCRIPT)), last=last).finding.effect is Effect.LOSS


def test_empty_advertisement_slots_are_no_shell_of_the_text():
    slots = "<div id=ad-top></div><div id=app-banner></div>"
    seen = look(exchange(page([], extra=slots, head=SCRIPT * 3)), last=reference(page(head=SCRIPT)))
    assert (seen.finding.effect, "emptied" in seen.rules) == (Effect.LOSS, True)


def test_page_with_text_beside_an_empty_element_is_live():
    for place in ("<div id=app></div>", "<div id=comments></div>", "<p>Loading…</p>"):
        body = page(PARAGRAPHS[:2], extra=place, head=SCRIPT)
        assert judged(body) is Finding.FIRST
        assert look(exchange(body), last=reference(page(PARAGRAPHS[:2]))).finding.effect in {Effect.GOOD, Effect.CHANGE}


def test_notice_that_a_page_is_gone_around_an_empty_element_is_a_loss():
    for said in ("This report has been removed.", "The page you requested could not be found."):
        body = bare(f"{MENUS}<h1>{said}</h1><div id=app></div>{FOOT}", "Institute", head=SCRIPT)
        assert look(exchange(body), last=REFERENCE).finding.effect is Effect.LOSS


def test_another_text_beside_an_empty_element_is_a_loss():
    body = bare(
        f"{MENUS}<h1>Bus survey</h1><p>Nine of ten buses came on time, the town counted in May.</p><div id=app></div>{FOOT}",
        head=SCRIPT,
    )
    assert look(exchange(body), last=REFERENCE).finding.effect is Effect.LOSS


def test_cookie_box_is_a_challenge_only_if_new_and_the_status_is_no_error():
    box = "<div><p>We use cookies and similar technologies on this site.</p><button>Accept all</button> <button>Reject all</button></div>"
    kept = reference(page([*PARAGRAPHS], "Institute", extra=box))
    for status in (404, 410):
        assert look(exchange(page([], "Institute", extra=box), status=status), last=REFERENCE).finding is Finding.GONE
    assert look(exchange(page([], "Institute", extra=box)), last=kept).finding is not Finding.CHALLENGE
    assert look(exchange(page([], "Institute", extra=box)), last=REFERENCE).finding is Finding.CHALLENGE


@pytest.mark.parametrize(
    "said", ["<h1>You need access</h1><p>Ask for access, or switch to an account with access.</p>", "<h1>请求访问权限</h1><p>您可以请求访问权限。</p>"]
)  # fmt: skip
def test_request_for_access_in_place_of_a_shared_file_is_a_login(said):
    assert look(exchange(bare(said)), last=REFERENCE).finding is Finding.LOGIN


LANGUAGES = "".join(f"<li>Language {n}</li>" for n in range(90))
CHOICES = "".join(
    f"<p>If you choose “{choice} all”, we will {'' if choice == 'Accept' else 'not '}use cookies and data to measure the {n}th use of our services.</p>"
    for n, choice in enumerate(("Accept", "Reject") * 6)
)


@pytest.mark.parametrize(
    "title", ["Before you continue to YouTube", "Prima di continuare su YouTube", "Zanim przejdziesz do Google", "YouTube に進む前に"]
)  # fmt: skip
def test_consent_page_of_google_is_a_challenge_however_long_it_is(title):
    shown = (
        f"<html><head><title>{title}</title></head><body><ul>{LANGUAGES}</ul><h1>{title}</h1>{CHOICES}</body></html>"
    )
    assert look(exchange(shown)).finding is Finding.CHALLENGE


def test_article_about_what_came_before_google_is_content():
    shown = "<html><head><title>Before Google: searching a library</title></head><body><h1>Before Google: searching a library</h1>" + "<p>In 1994 the reading room kept cards. The privacy of readers was a matter of who stood behind the desk.</p></body></html>"  # fmt: skip
    assert look(exchange(shown)).finding is Finding.FIRST


@pytest.mark.parametrize(
    ("click", "finding"),
    [
        ("By checking this box and clicking Enter I agree to the terms of service of the feed, and confirm that I am over 18.", Finding.CHALLENGE),
        ("The feed shows the matches of the league of Brink, two each evening, and the finals on the last Sunday of the month.", Finding.FIRST),
    ],
)  # fmt: skip
def test_terms_that_a_check_box_accepts_are_a_challenge(click, finding):
    said = "You must accept the terms of service below to access and use the content of this channel."
    shown = f"<html><head><title>Brink feeds</title></head><body><p>{said}</p><p>{click}</p></body></html>"
    assert look(exchange(shown)).finding is finding
