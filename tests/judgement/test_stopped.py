"""What firewalls, filters and gateways say of a request that they stopped, and markup of their vendors' pages only; and
texts about them, which are content."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.observe.rules.barred import barred
from archiver.observe.rules.gates import gates
from archiver.observe.rules.stopped import stopped
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, REFERENCE, exchange, look, notice, page

SAID = [
    ("", "Your request was blocked by our security service. Case 71."),
    ("Solicitud rechazada", "La URL solicitada fue rechazada. Consulte con su administrador."),
    ("", "A URL solicitada foi rejeitada. Contate o administrador."),
    ("", "L'URL demandée a été rejetée. Adressez-vous à l'administrateur."),
    ("", "L'URL richiesto è stato rifiutato. Si rivolga all'amministratore."),
    ("", "İstenen URL reddedildi. Yöneticinize danışın."),
    ("", "Su solicitud ha sido bloqueada por una política de seguridad."),
    ("", "Sua solicitação foi bloqueada por uma política de segurança."),
    ("", "Ваш запрос заблокирован системой безопасности."),
    ("", "คำขอของคุณถูกบล็อกด้วยเหตุผลด้านความปลอดภัย"),
    ("", "不正なアクセスを検知したため、アクセスを遮断しました。"),
    ("", "网络环境异常，请求被拒绝"),
    ("", "您的访问被UWAF拦截"),
    ("访问提示", "对不起，该页面只有特定用户可以访问"),
    ("", "Your user agent is not allowed."),
    ("", "Your IP address is not whitelisted."),
    ("", "Undeclared automated tool"),
    ("", "access denied! (edge-7[rb]_2.1)"),
    ("", "error code: 1020"),
    ("", "Bluedon Web Application Firewall"),
    ("", "Sorry! your access has been intercepted by AnYu"),
    ("", "Reason: SQL injection, policy 3, by Janusec Application Gateway"),
    ("Establishing a secure connection ...", "This is an automated process."),
    ("", "Validating your browser..."),
    ("Chwileczkę…", "Sprawdzanie, czy jesteś człowiekiem. Może to potrwać kilka sekund."),
    ("しばらくお待ちください...", "人間であることを確認しています。これには数秒かかる場合があります。"),
    ("잠시만 기다리십시오…", "사람인지 확인하는 중입니다. 몇 초 정도 걸릴 수 있습니다."),
    ("", "Vahvista, ettet ole robotti"),
    ("AVVERTENZA - SITO NON RAGGIUNGIBILE", "In applicazione del provvedimento il sito non è raggiungibile."),
    ("", "U wordt naar deze stoppagina doorverwezen, omdat de website inhoud aanbiedt die verboden is."),
    ("", "Du var på vej ind på en ulovlig hjemmeside"),
    ("", "Nettstedet er blokkert. Oslo tingrett har besluttet det i mars, og leverandøren må følge avgjørelsen."),
    ("", "Maaf, situs ini tidak bisa di akses"),
    ("", "Mohon maaf, akses internet Anda sedang terblokir."),
    ("", "Diese Webseite ist aus urheberrechtlichen Gründen nicht verfügbar."),
    ("", "根据上网行为管理策略，您访问的网站已被阻止"),
    ("", "Access from your country was disabled by the administrator."),
    ("", "お住まいの地域ではご利用いただけません"),
    ("", "Sie sind nicht berechtigt, dieses Forum zu lesen."),
    ("", "Вам не разрешено читать этот форум."),
    ("", "Only registered members are allowed to access this section."),
    ("", "Guests cannot access this course. Please log in."),
    ("Hotspot", "Login must be performed through ChilliSpot daemon."),
    ("", "You are about to access Internet content that is not under the control of the network access provider."),
    ("Web Login Service - Stale Request", "You may have used the back button."),
    ("", "This post is for paid subscribers"),
    ("", "Den här artikeln är för prenumeranter"),
    ("", "Ez a tartalom csak előfizetőknek érhető el"),
    ("", "הכתבה זמינה למנויים בלבד"),
    ("", "Vous utilisez un bloqueur de publicité. Désactivez-le pour continuer."),
]
MARKED = [
    "<img src=/aesecure_denied.png>",
    "<script src=/aqb_cc/error/x.js></script>",
    "<meta name=FW_BLOCK content=1>",
    '<script src="/.bunny-shield/assets/a.js"></script>',
    '<script src="/hcdn-cgi/jschallenge"></script>',
    '<script src="/.basedflare/js/challenge.min.js"></script>',
    '<script>document.cookie="humans_21909=1";location.reload(true)</script>',
    '<script>window.location="https://10.0.0.1:1003/fgtauth?0601019c";</script>',
    "<script>top.self.location.href='http://10.0.0.2/eportal/index.jsp?wlanuserip=3a&nasip=1'</script>",
    "<!--Dr.COMWebLoginID_0.htm-->",
    '<form method=post action=https://idp.example/sso><input type=hidden name="SAMLRequest" value=PHNh></form>',
    "<ak-flow-executor></ak-flow-executor>",
    "<iframe src='http://10.1.1.1:15871/cgi-bin/blockpage.cgi?ws-session=1'></iframe>",
    '<iframe src="http://zapret-info.isp.example/x"></iframe>',
    '<frameset><frame src="https://xblock.isp.example/?u=1"></frameset>',
]
ANSWERED = [
    '{"message":"Your IP address is not allowed"}',
    '{"message":"No API key found in request"}',
    '{"detail":"Authentication credentials were not provided."}',
    '{"detail":"Request was throttled. Expected available in 40 seconds."}',
    '{"message":"Unauthenticated."}',
    '{"code":-412,"message":"请求被拦截","ttl":1}',
    "<?xml version='1.0'?><Error><Code>SignatureDoesNotMatch</Code><Message>It does not match.</Message></Error>",
    "<?xml version='1.0'?><Error><Code>PublicAccessNotPermitted</Code><Message>Not here.</Message></Error>",
]
# texts that tell of such pages, or have their words
TOLD = [
    ("Familia siria sin asilo", "Su solicitud fue rechazada en marzo y la familia recurrió ante el tribunal de Madrid."),
    ("Stadtrat lehnt ab", "Ihre Anfrage wurde abgelehnt, sagte die Bürgermeisterin der Zeitung nach der Sitzung im Rathaus."),
    ("Une famille", "Sa demande a été rejetée en mars. La famille a fait appel devant le tribunal de Lyon."),
    ("Запрос депутата", "Депутат сообщил, что его запрос отклонён. Прокуратура области ответила ему в марте."),
    ("Web application firewall", "A web application firewall filters HTTP traffic. The first were sold in the late 1990s."),
    ("A fair without drones", "The fair has told makers of drones that bots are not welcome in the halls. It opens on Friday."),
    ("Bot policy", "Programs that read our pages are asked to send a descriptive User-Agent, with an address for letters."),
    ("Sequestrato il porto", "Il cantiere è stato sottoposto a sequestro lunedì. I lavori dovevano finire in estate."),
    ("Prieiga prie ežero", "Savivaldybė pranešė, kad ežeras uždarytas iki rugsėjo. Tiltas bus taisomas."),
    ("Novi zakon", "Zakonom je zabranjeno priređivanje igara na sreću bez dozvole. Skupština je zakon usvojila u petak."),
    ("Guest Wi-Fi", "Visitors of the library can use the network. Ask for a voucher at the desk on the first floor."),
    ("The mill: episode 12", "In this episode we talk about the fire of 1902. The next episode comes in May."),
    ("Why do users see “State information lost”?", "The cookie was not sent back. Check the clock of the server."),
    ("Adblocker erkannt: was Verlage tun", "Jeder dritte Leser hat ein solches Programm. Die Studie zählt vierzig Häuser."),
    ("The privacy gate of Leuven", "The gate was built in 1361 and pulled down in 1840. Its stones went into the barracks."),
    ("Silnice u Brna", "Silnice je z obou stran zablokovaná, hasiči čekají na jeřáb. Objížďka vede přes Tišnov a Kuřim."),
    ("Pi-hole v5.3 released", "Pi-hole v5.3 is out. It brings a new page for groups, and forty faults are mended."),
    ("Bill blocked", "The bill was blocked because it violates the constitution, the court said. The ministry will appeal."),
    ("Membership", "The society has 400 members. The journal is sent to members twice a year."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "line"), SAID)
@pytest.mark.parametrize("last", [None, REFERENCE])
def test_statement_that_the_request_was_stopped_is_blocked(title, line, last):
    assert look(exchange(notice(title, line)), last=last).finding.effect is Effect.BLOCKED


@pytest.mark.parametrize("markup", MARKED)
@pytest.mark.parametrize("last", [None, REFERENCE])
def test_markup_of_a_wall_vendors_page_is_blocked(markup, last):
    assert look(exchange(notice("", markup)), last=last).finding.effect is Effect.BLOCKED


@pytest.mark.parametrize("body", ANSWERED)
@pytest.mark.parametrize("last", [None, REFERENCE])
def test_refusal_of_a_gateway_or_store_for_programs_is_blocked(body, last):
    declared = "application/json" if body.startswith("{") else "application/xml"
    assert look(exchange(body, declared=declared), last=last).finding.effect is Effect.BLOCKED


@pytest.mark.parametrize(("title", "text"), TOLD)
def test_short_text_with_such_words_is_content(title, text):
    seen = look(exchange(notice(title, f"<h1>{title}</h1>", text)))
    assert seen.finding is Finding.FIRST


@pytest.mark.parametrize(("title", "line"), SAID)
def test_article_that_quotes_a_block_page_is_content(title, line):
    told = f"Readers in two of the villages were shown this: “{title} {line}”"
    assert look(exchange(page([*PARAGRAPHS[:3], told, *PARAGRAPHS[3:]]))).finding is Finding.FIRST


@pytest.mark.parametrize(
    "line",
    [
        "Your request was rejected by the council of the county, for the plot lies in the flood zone.",
        "La tua richiesta è stata respinta dal comune, dice la lettera del sindaco.",
        "Twoje żądanie zostało odrzucone przez sąd, napisał adwokat do więźnia.",
        "您的访问申请已被使馆拒绝，信中这样写道。",
        "信访局答复说：您的请求已被上级部门拒绝，请不要再来。",
        "お客様のリクエストは拒否されましたと刑務所は家族に答えた。",
        "This domain is not authorized to issue certificates, the registry told the newspaper.",
        "According to the company's policy, access to this site is by badge only, the mine says.",
        "Access from your country was limited in 1948, the embassy told the exile.",
        "Ihre Verbindung zum Festland wurde im Sturm gesperrt. Die Fähre fuhr am Montag wieder.",
    ],
)
def test_text_on_refusals_of_other_requests_or_access_is_content(line):
    assert look(exchange(page([*PARAGRAPHS[:4], line], "The county in March"))).finding is Finding.FIRST


@pytest.mark.parametrize("markup", MARKED)
def test_text_with_markup_of_a_block_page_is_no_wall(markup):
    """A page may show how walls are made, or have such markup by chance."""
    shown = "".join(f"<p>{one}</p>" for one in PARAGRAPHS * 3)
    body = f"<html><head><title>Labour transfer: a report</title></head><body><h1>Labour transfer: a report</h1>{shown}{markup}"
    assert look(exchange(body)).finding.effect is not Effect.BLOCKED


def test_help_page_that_links_to_a_captive_portal_is_content():
    link = '<p><a href="http://10.0.0.2/eportal/index.jsp?wlanuserip=3a&nasip=1">Log in to the network of the campus</a></p>'
    assert look(exchange(page(PARAGRAPHS, "The network of the campus", extra=link))).finding is Finding.FIRST


@pytest.mark.parametrize(
    ("target", "finding"),
    [
        ("https://rknblock.isp.example/x", Finding.CENSORED),
        ("https://noaccess.isp.example/", Finding.CENSORED),
        ("http://192.0.2.7:15871/cgi-bin/blockpage.cgi?ws-session=1", Finding.CENSORED),
        ("https://isp.example/mda-blocked", Finding.CENSORED),
        ("https://isp.example/deny_page.html", Finding.CENSORED),
    ],
)
def test_refresh_to_a_blocking_address_is_censored(target, finding):
    sends = f'<html><head><meta http-equiv=refresh content="0; url={target}"></head><body></body></html>'
    assert look(exchange(sends)).finding is finding


def test_wordings_of_stopped_requests_are_searched_in_linear_time():
    demands = [gate.pattern for gate in gates() if gate.id in {"gate.subscribers", "gate.warden", "gate.portal"}]
    patterns = [one.pattern for one in (*stopped(), *barred()) if one.id.startswith(("stopped.", "barred.stop"))]
    line = "your request was la url solicitada 您的访问 in applicazione del decreto by accessing the " * 1200
    began = process_time()
    for pattern in (*patterns, *demands):
        pattern.search(line)
    assert process_time() - began < 5
