"""Walls, notices and placeholders by what an answer says, and pages that only talk about such things."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import CHINESE, PARAGRAPHS, REFERENCE, again, exchange, judged, look, notice, page, reference

# ---- walls

WALLS = [
    (notice("Just a moment...", "Checking your browser before accessing institute.example.", head="<script>window._cf_chl_opt={}</script>"), 403, ()),
    ("<html></html>", 403, [("cf-mitigated", "challenge")]),
    ("<script>$_ts=window['$_ts'];</script>", 412, ()),
    ("<script>$_ts=window['$_ts'];</script>", 202, ()),
    ("", 202, [("Set-Cookie", "enable_FSSBBIl1UgzbN443S=60x; Path=/; HttpOnly")]),
    ("<html></html>", 247, [("Set-Cookie", "rbzid=1")]),
    ("<script>document.cookie='__jsl_clearance=1'</script>", 521, [("Set-Cookie", "__jsluid_s=1")]),
    ("<script>var arg1='0123456789ABCDEF0123456789ABCDEF01234567';acw_sc__v2</script>", 200, ()),
    (notice("安全验证", "当前环境异常，完成验证后即可继续访问。", "去验证"), 200, ()),
    (notice("访问验证", "请拖动滑块完成验证"), 405, ()),
    (notice("百度安全验证", "wappass.baidu.com/static/captcha"), 200, ()),
    (notice("Robot Check", "Type the characters you see in this image"), 503, ()),
    ('<script src="/.well-known/sgcaptcha/x"></script>', 202, ()),
    (notice("Making sure you're not a bot!", "Please wait", head='<script src="/.within.website/x/cmd/anubis/main.js"></script>'), 200, ()),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status", "headers"), WALLS)
def test_bot_walls_are_challenges(body, status, headers):
    for last in (None, REFERENCE):
        assert look(exchange(body, status=status, headers=headers), last=last).finding is Finding.CHALLENGE


BLOCKED = [
    (notice("403 Forbidden", "You don't have permission to access this resource."), Finding.DENIED),
    ('<div class="wp_error_msg">您当前ip并非校内地址，该信息仅允许校内地址访问</div>', Finding.DENIED),
    (notice("提示", "该页面仅限校内访问，请使用校园网或VPN访问"), Finding.DENIED),
    (notice("Access denied", "This content is not available in your country."), Finding.GEO),
    (notice("Доступ ограничен", "Доступ к запрашиваемому ресурсу ограничен по решению суда."), Finding.CENSORED),
    (notice("Internet Positif", "Situs ini diblokir"), Finding.CENSORED),
    (notice("Sign in", "Sign in to your account", "<form><input type=password></form>"), Finding.LOGIN),
    (notice("用户登录", "<form>密码<input type=password></form>"), Finding.LOGIN),
    (notice("Unavailable For Legal Reasons", "Removed in response to a court order"), Finding.LEGAL),
    (notice("429 Too Many Requests", "Rate limit exceeded"), Finding.THROTTLED),
    (notice("提示", "访问过于频繁，请稍后再试"), Finding.THROTTLED),
    (notice("401 未授权错误", "IP限制访问", "抱歉，您的IP被限制访问该应用"), Finding.DENIED),
    (notice("督查系统", "您的URL存在被篡改的风险，系统不允许进行相关操作。"), Finding.DENIED),
    (
        notice(
            "Whoops.",
            "The website that you are trying to access is unavailable as it contravenes the Broadcasting Notification.",
        ),
        Finding.CENSORED,
    ),
    (
        notice("ads.example", "Open Source Ad Blocker", "Pi-hole v5.3.1-0-g4736e03 (ns.example/192.0.2.9)"),
        Finding.CENSORED,
    ),
]


@pytest.mark.parametrize(("body", "finding"), BLOCKED)
def test_refusals_have_the_finding_of_their_reason(body, finding):
    assert judged(body) is finding
    assert again(body) is finding


NOTICES = [
    ("该内容已被发布者删除", "author"), ("根据作者隐私设置，无法查看该内容", "author"),
    ("此内容因违规无法查看", "platform"), ("此内容发送失败无法查看", "platform"), ("此帐号已注销", "account"),
    ("抱歉，由于博主设置，目前内容暂不可见。", "author"), ("此微博已被删除", "unsaid"),
    ("此条微博因被投诉无法查看", "platform"), ("该内容暂时无法查看", "unsaid"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "who"), NOTICES)
def test_platform_notices_say_who_withdrew_the_content(line, who):
    body = f'<html><head><title></title></head><body><div class="weui-msg"><div class="weui-msg__title warn">{line}</div></div></body></html>'
    for last in (None, REFERENCE):
        seen = look(exchange(body), last=last)
        assert seen.finding is Finding.WITHDRAWN
        assert any(who in rule for rule in seen.rules)


@pytest.mark.parametrize("line", ["链接已过期", "参数错误"])
def test_invalid_wechat_link_is_neither_loss_nor_content(line):
    assert judged(f'<div class="weui-msg"><div class="weui-msg__title warn">{line}</div></div>').effect not in {
        Effect.LOSS,
        Effect.GOOD,
    }


@pytest.mark.parametrize("line", [
    "将要访问", "你将要访问", "You are about to visit:", "Page could not be accessed", "已停止访问该网页", "非微信官方网页，将由微信转换为手机预览模式",
])  # fmt: skip
def test_wechat_interstitial_is_censored_and_says_nothing_of_the_page_behind_it(line):
    """It was once reported as a loss, but it is the messenger that stops the reader."""
    body = f'<div class="weui-msg"><div class="weui-msg__title warn">{line}</div><p>继续访问</p></div>'
    assert judged(body) is Finding.CENSORED
    assert again(body) is Finding.CENSORED


def test_notice_that_content_cannot_be_viewed_is_a_withdrawal_without_its_usual_box():
    body = "<html><head><title>该内容暂时无法查看</title></head><body><p>该内容暂时无法查看</p></body></html>"
    assert judged(body) is Finding.WITHDRAWN
    later = "<html><head><title>提示</title></head><body><p>该内容暂时无法查看，请稍后再试</p></body></html>"
    assert judged(later).effect not in {Effect.LOSS, Effect.GOOD}


def test_parked_and_suspended_sites_have_their_findings():
    parked = '<html data-adblockkey="x"><body><script>window.park = "eyJ"</script></body></html>'
    assert judged(parked) is Finding.PARKED
    assert again(parked) is Finding.PARKED
    assert judged(notice("institute.example", "This domain is for sale! Buy this domain.")) is Finding.PARKED
    assert (
        judged(notice("Account Suspended", "This account has been suspended. Contact your hosting provider."))
        is Finding.SUSPENDED
    )
    assert judged(notice("站点", "该网站未备案，已暂停访问")) is Finding.SUSPENDED


# ---- pages that only talk about such things

PROSE = [
    f"{p} The study goes on for several pages on this matter, and gives its sources in the notes."
    for p in PARAGRAPHS * 3
]
SHORT = [
    ("A holocaust survivor's fiction", "Your browser blocked Facebook from tracking your visit to this page."),
    ("Dúvidas", "Se o seu acesso estiver bloqueado, escreva para o suporte desta página."),
    (
        "Forgotten words",
        "If you can't sign in to your account because you forgot your password, reset it on this page.",
    ),
    ("今日要闻", "登录后可以保存您的浏览喜好、评论、收藏，并与APP同步。"),
]


@pytest.mark.parametrize(("title", "said"), SHORT)
def test_short_page_that_helps_with_or_tells_of_a_wall_is_content(title, said):
    body = notice(title, said, "2026 © Institute")
    assert judged(body).effect is Effect.GOOD


TALKING = [
    (
        "Access Denied",
        "When access is denied to a page, the reader is told so; this report counts how often that happened.",
    ),
    ("Access Denied: internet filtering in nine countries", "Access to the site was blocked by order of the ministry."),
    ("Changelog", "The page on quotas has been removed. Page not found errors were fixed."),
    (
        "404 Not Found: the disappearance of public records",
        "The pages were deleted, and the documents are no longer available.",
    ),
    ("Just a moment: waiting in the age of speed", "Please wait, says the machine; verify you are human, it asks."),
    ("Domain for sale", "The domain is for sale, wrote the registrar in its notice of 2019."),
    ("网页不存在：被删除的报告", "该网页不存在，文章已被删除，此内容因违规无法查看，这些提示成为研究对象。"),
    ("Maintenance of rural roads", "The road is under maintenance. The service is temporarily unavailable."),
]


@pytest.mark.parametrize(("title", "line"), TALKING)
def test_long_page_that_talks_about_walls_or_losses_is_content(title, line):
    body = page([line, *PROSE], title)
    assert judged(body) is Finding.FIRST
    assert look(exchange(body + " "), last=reference(body)).finding is Finding.PRESENTATION


MINISTERS = [
    "Mark Rutte", "Ingrid van Engelshoven", "Stef Blok", "Sander Dekker", "Paul Blokhuis", "Arie Slob", "Mona Keijzer",
]  # fmt: skip


@pytest.mark.parametrize("last", [None, REFERENCE], ids=["first", "later"])
def test_list_of_names_that_contain_words_of_a_refusal_is_content(last):
    """The names contain "engel" and "blok", which are words for barred; "government" can say by whom, and "this site"
    what."""
    resigned = "On 15 January the prime minister tendered to the King the resignation of all the government ministers."
    members = "".join(f"<li><a href=/{n}><h3>{name}</h3><p>Minister</p></a></li>" for n, name in enumerate(MINISTERS))
    main = f"<main><h1>Members of the government</h1><p>{resigned}</p><ul>{members}</ul></main>"
    body = f"<html><head><title>Members of the government</title></head><body>{main}<footer><h2>About this site</h2></footer></body></html>"
    assert look(exchange(body), last=last).finding is not Finding.CENSORED
    assert judged(body) is Finding.FIRST


def test_short_live_page_with_a_login_box_and_menus_is_content():
    box = "<form action=/login><input name=u><input type=password name=p><button>Login</button></form>"
    assert judged(page(PARAGRAPHS[:3], extra=box)) is Finding.FIRST
    assert judged(page(CHINESE[:3], "研究报告", extra="<a href=/login>登录</a> <a href=/reg>注册</a>")) is Finding.FIRST


def test_page_with_an_embedded_report_is_content_without_text():
    body = '<html><head><title>报告</title></head><body><div class="wp_pdf_player" pdfsrc="/r.pdf"></div></body></html>'
    assert judged(body) is Finding.FIRST


def test_empty_shell_is_no_content():
    assert judged("<html><body><div id=root></div><script src=/app.js></script></body></html>") is Finding.SERVER_ERROR


@pytest.mark.parametrize(
    "said",
    [
        "This study has been retracted.", "The study was withdrawn by its authors after an audit.", "该报告已由研究所撤回", "本报告已撤回。", "該論文已被作者撤回。", "Отчёт был отозван институтом.", "Звіт відкликано.",
        "Ce rapport a été retiré par l'institut.", "Der Bericht wurde vom Institut zurückgezogen.",
        "Este informe ha sido retirado por el instituto.", "Este relatório foi retirado.", "Il rapporto è stato ritirato.",
        "Dit rapport is door het instituut ingetrokken.", "Raport został wycofany.", "Bu rapor enstitü tarafından geri çekildi.",
        "この論文は著者により撤回されました。", "이 보고서는 기관에 의해 철회되었습니다.", "تم سحب هذا التقرير.",
        "Báo cáo này đã bị thu hồi.", "Laporan ini telah ditarik.",
    ],
)  # fmt: skip
def test_withdrawal_of_a_report_is_a_notice_in_many_languages(said):
    assert look(exchange(notice("Institute", said)), last=REFERENCE).finding is Finding.WITHDRAWN
    told = page((*PARAGRAPHS, f"{said} So said the institute of another one."))
    assert look(exchange(told), last=REFERENCE).finding is Finding.ALTERED, "what is still there is not gone"


def test_plain_text_of_a_few_words_in_place_of_a_text_is_a_loss():
    last = reference("\n".join(PARAGRAPHS), declared="text/plain")
    for said in ("Withdrawn.", "已撤"):
        seen = look(exchange(said, declared="text/plain"), last=last)
        assert seen.finding.effect is Effect.LOSS
    assert look(exchange("", declared="text/plain"), last=last).finding is Finding.SERVER_ERROR


def test_return_of_the_first_copys_text_is_no_loss_but_of_a_placeholder_is_no_change():
    first, last = REFERENCE, reference(page(CHINESE, "劳动力转移报告"))
    seen = look(exchange(page()), last=last, first=first)
    assert seen.finding is Finding.ALTERED
    stub = notice("Institute", "This site is being built. Come back in spring.")
    again = look(exchange(stub), last=REFERENCE, first=reference(stub))
    assert again.finding.effect is not Effect.CHANGE, "a placeholder that was there first may come again"


@pytest.mark.parametrize(
    "said",
    [
        "Verificando que eres humano. Espera un momento mientras comprobamos tu navegador.",
        "Verificando que usted es un ser humano. Esto puede tardar unos segundos.",
        "Bestätigen Sie, dass Sie ein Mensch sind, indem Sie die folgende Aktion durchführen.",
        "Verifica in corso che tu sia un essere umano. Potrebbero essere necessari alcuni secondi.",
        "Проверяем, человек ли вы. Это может занять несколько секунд.",
        "Перевіряємо, чи ви людина. Це може тривати кілька секунд.",
        "正在验证您是否是真人。这可能需要几秒钟时间。",
        "以下のアクションを完了して、あなたが人間であることを確認してください。",
        "تحقق من أنك إنسان من خلال استكمال الإجراء أدناه.",
        "Xác minh bạn là con người bằng cách hoàn tất hành động bên dưới.",
        "Verifikasi bahwa Anda adalah manusia dengan menyelesaikan tindakan di bawah ini.",
        "Potwierdź, że jesteś człowiekiem, wykonując poniższą czynność.",
        "ยืนยันว่าคุณเป็นมนุษย์โดยดำเนินการด้านล่าง",
        "सत्यापित किया जा रहा है कि आप मनुष्य हैं। इसमें कुछ सेकंड लग सकते हैं।",
        "Bekräfta att du är människa genom att utföra åtgärden nedan.",
        "Ověřujeme, že jste člověk. Může to trvat několik sekund.",
        "Επαληθεύστε ότι είστε άνθρωπος ολοκληρώνοντας την παρακάτω ενέργεια.",
        "אמת שאתה אנושי על ידי השלמת הפעולה למטה.",
    ],
)
def test_proof_of_being_human_is_a_challenge_in_many_languages(said):
    body = notice("institute.example", "institute.example", said)
    for last in (None, REFERENCE):
        assert look(exchange(body), last=last).finding is Finding.CHALLENGE


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Turing-Test", ("Bestätigen Sie, dass Sie ein Mensch sind: so beginnt das Stück, das am 12. März Premiere hat.", "Die Darsteller befragen das Publikum über Kopfhörer.", "Karten kosten 18 Euro.")),
        ("Contacto", ("Escriba al archivo por correo o con este formulario.", "Verifique que es un ser humano", "Sala de lectura: de lunes a viernes, de 9 a 17.")),
        ("お問い合わせ", ("お問い合わせは、郵送またはこのフォームでお願いします。一週間以内にお答えします。", "あなたが人間であることを確認してください", "閲覧室は月曜日から金曜日まで開いています。")),
    ],
)  # fmt: skip
def test_proof_of_being_human_beside_other_sentences_is_content(title, lines):
    assert judged(page(lines, title=title)) is Finding.FIRST
