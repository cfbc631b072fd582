"""Short pages that quote a wall's words, or tell that somebody said them, are content at a first look. Walls beside a
text of their site are walls."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import MENU, PARAGRAPHS, exchange, judged, look, notice, reference


def told(headline: str, when: str, *lines: str) -> str:
    """An article as sites print it: headline, date, a few sentences."""
    said = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><meta charset=utf-8><title>{headline} | Example</title></head><body><nav><ul>{MENU}</ul></nav>"
        f"<h1>{headline}</h1><p>{when}</p>{said}<footer>© Example</footer></body></html>"
    )


LIVE = [
    told(
        "Weekly blocked in three provinces", "12 May 2024",
        "Readers in three provinces could not open the website of the weekly on Monday.",
        "Visitors saw a page that read: “Your request was blocked by order of the Ministry.”",
        "The editor said the paper had not been told of any decision.",
    ),
    told(
        "Court lifts block of encyclopedia", "16 January 2020",
        "The court ruled that the ban violated the freedom of expression.",
        "Since 2017 the site had been blocked by an administrative measure.",
    ),
    told(
        "Requests by governments, first half of 2023", "Transparency report",
        "We were asked 214 times to take content down, and did so in 37 cases.",
        "Those who called such a page read: “This content is not available in your country due to a legal request.”",
    ),
    told("Bank closed account of charity", "14 June 2024", "Your account was suspended due to suspected fraud, the bank wrote to the charity.", "The charity feeds four hundred people a week."),
    told("Statement on the data breach", "11 March 2024", "On 4 March somebody copied addresses of 2,300 customers from a server of our dealer.", "Suspicious activity was detected at night, and access to the system was blocked an hour later.", "All customers concerned were written to on 8 March."),
    told("Zugang zu elektronischen Zeitschriften", "Bibliothek", "Viele Zeitschriften sind nur im Netz der Hochschule lesbar.", "Bitte melden Sie sich an, um von zu Hause auf die Volltexte zuzugreifen.", "Gäste lesen an den Rechnern im Erdgeschoss, täglich von 8 bis 20 Uhr."),
    told("Une pièce nommée « Accès refusé »", "15 janvier 2023", "La compagnie du Rivage joue « Accès refusé » jusqu'au 12 mars.", "Trois comédiens y rejouent les guichets de la préfecture."),
    told("Сайт газеты «Берег» заблокирован", "12 мая 2024", "Сайт газеты перестал открываться у четырёх операторов.", "Читатели видят надпись: «Доступ к ресурсу ограничен на основании федерального закона».", "Редактор сообщила, что уведомления газета не получала."),
    told("Corrections", "15 March 2024", "An article of 12 March said that the site of the union was blocked by a court. It was blocked by the regulator.", "The picture of the harbour was taken in 2019, not in 2021."),
    told("上访者的回复", "2022年6月14日", "信访局答复说：您的请求已被上级部门拒绝，请不要再来。", "这位村民从二零一五年起为征地补偿奔走，共去过省城十一次。"),
    told("文章消失之后", "2023-02-17 作者：林晓", "他打开收藏夹，只看到一行字：“此内容因违规无法查看。”", "那是一篇写母亲的散文，转载过三十多次。"),
    told("銀行凍結帳戶", "2023年3月3日", "你的請求已被監獄管理局拒絕，監方在信中寫道。", "律師指出，家屬自去年十月起未能探視。"),
    told("面会を断られた家族の証言", "2023年5月10日", "お客様のリクエストは拒否されましたと刑務所は家族に答えた。", "家族は三年前から面会を求めている。"),
    told("수감자 가족, 다시 거절당해", "2022년 9월 8일", "귀하의 요청은 거부되었습니다라고 법무부가 가족에게 썼다.", "가족은 세 번째로 면회를 신청했고 변호인은 소송을 준비한다."),
    told("불법 사이트 접속 차단 강화", "2024년 5월 12일", "정부는 불법 도박 사이트에 대한 접속 차단을 강화한다고 밝혔다.", "올해 차단한 사이트는 3천 곳이다."),
    told("유해 사이트 차단 보고서", "연구소", "이 보고서는 인터넷 차단 현황을 다룬다.", "차단된 사이트의 절반은 도박 사이트였다."),
    told("والدة السجين تنتظر الرد", "3 مارس 2023", "طلبك مرفوض، كتبت المحكمة إلى والدة السجين في رسالتها.", "وقال المحامي إنه سيستأنف القرار في الشهر القادم."),
]  # fmt: skip

WALLS = [
    told("접근 제한", "2024년 5월 12일", "이 사이트에 대한 접근이 차단되었다.", "법령에 따라 이 페이지에 접근할 권한이 없다."),
    told("차단", "2024년 5월 12일", "불법 사이트 접속이 차단되었다.", "자세한 내용은 방송통신심의위원회에 문의한다."),
    told("유해 사이트 차단 안내", "2024년 5월 12일", "귀하가 접속하려는 사이트는 법령에 따라 차단되었습니다.", "시장은 항구가 계속 열린다고 말했다.", "배는 매일 두 번 떠난다."),
    told("403 Forbidden", "Monday, 6 May 2024", "You do not have permission to view this page.", "The mayor said on Monday that the harbour would stay open."),
    told("Courier: News of the coast", "Monday, 6 May 2024", "Your access was blocked for security reasons.", "The mayor said on Monday that the harbour would stay open."),
    told("Video: the harbour from above", "12 May 2024", "This video is not available in your country.", "The film was made by pupils, the mayor said."),
    told("Harbour dispute enters fourth year", "12 May 2024", "The dispute enters its fourth year, the mayor said. Dock workers meet…", "You have read your three free articles this month. Sign in to continue."),
    told("Access restricted", "Incident 71-2204", "Your request was rejected. The agency said so in its policy of 2023.", "Our staff reads reports on Mondays."),
    told("Oakwood School Network", "Incident id: 7122041", "Your request was blocked by the school's filter, says the gateway.", "Pupils may ask in room 12, the headmaster has announced."),
    told("Website blocked by court order", "3 May 2022", "The High Court ordered internet providers to block access to this website.", "The film studios argued that the site infringed their rights, and the judge agreed."),
    told("访问被拦截", "2024年5月12日", "您的请求被拦截，请稍后再试。", "最新：市长周一表示，港口照常开放。"),
    told("Сайт заблокирован", "3 мая 2022", "Роскомнадзор внёс этот сайт в реестр запрещённых.", "Оператор связи сообщает, что доступ ограничен по закону."),
]  # fmt: skip

ANNOUNCED = [  # by offices and providers, whose names stand above
    told("Public Order and Information Authority", "Decision of 3 March 2023", "Access to the website has been blocked under the Information Act 2016.", "The Authority said that the material endangers public order.", "The block remains in force until further notice."),
    told("Northern Hosting and its rules", "6 May 2024", "The request was blocked by the firewall of Northern Hosting.", "Northern Hosting announced stricter rules against robots.", "Owners of sites may change the rules in their panel."),
    told("Clearingstelle Urheberrecht im Internet", "3. Mai 2022", "Der Zugang zur Webseite wurde wegen Urheberrechtsverletzungen gesperrt.", "Der Prüfausschuss erklärte, dass es sich um eine strukturell verletzende Seite handelt.", "Die Sperre wurde von der Bundesnetzagentur geprüft."),
    told("Единый реестр Роскомнадзора", "12 мая 2024", "Сайт заблокирован на основании решения Таганского районного суда.", "Ведомство заявило, что материалы содержат недостоверную информацию.", "Блокировка действует до удаления материалов."),
    told("国家反诈中心提示", "2024年5月12日", "网站涉嫌诈骗，已被公安机关屏蔽。", "反诈中心指出，近期电信网络诈骗案件高发。", "广大群众应提高防范意识，不轻信陌生来电。"),
    told("关于网络封锁的报道", "2024年5月12日 作者：林晓", "应有关部门要求，文章已被删除。", "网络封锁近年来日益普遍，学者指出。", "读者可阅读其他报道。"),
    told("هيئة الاتصالات وتقنية المعلومات", "12 مايو 2024", "تم حجب الموقع لمخالفته الأنظمة.", "وأعلنت الهيئة أن المحتوى يخل بالنظام العام.", "يستمر الحجب حتى إشعار آخر."),
    told("Website blocking notice of Northern Telecom", "Order of 12 May 2024", "Access to the website has been blocked by order of the High Court.", "Orders are listed by the association of producers.", "Northern Telecom carries them out."),
    told("关于屏蔽违规网站的公告", "2024年5月12日", "网站因违法违规已被屏蔽。", "网信办指出，平台应履行主体责任。", "群众可拨打举报电话反映线索。"),
]  # fmt: skip
ANNOUNCED = [one.replace(MENU, "") for one in ANNOUNCED]

CLOSED = [
    told("The Courier says farewell to the coast", "1 March 2024", "The website has been closed by the owner, the publisher said.", "The last issue was printed on 29 February.", "Subscribers were written to in January."),
    told("海岸论坛告别公告", "2024年3月1日", "管理员宣布：论坛自即日起停止运营，网站关闭。", "数据将于三十日后清除。", "感谢大家十二年来的陪伴。"),
]  # fmt: skip


@pytest.mark.parametrize("body", LIVE)
def test_short_article_that_tells_of_a_wall_is_content(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize("body", [*WALLS, *ANNOUNCED])
def test_wall_beside_reported_speech_is_blocked(body):
    assert judged(body).effect is Effect.BLOCKED


@pytest.mark.parametrize("body", CLOSED)
def test_closure_announced_on_the_site_itself_is_a_site_loss(body):
    assert judged(body).effect is Effect.SITE_LOSS


def portal(title: str, *lines: str) -> str:
    form = "<form action=/in><h2>Code</h2><input name=user><input type=password name=pass><button>OK</button></form>"
    return f"<html><head><title>{title}</title></head><body>{form}{''.join(f'<p>{one}</p>' for one in lines)}</body></html>"


ENTRANCE = (
    "Please read the terms of this portal before you register, log in, or change any of your files.",
    "Your password was sent to you by mail with the call for data; write to the support of this site if you lost it.",
    "Your account is closed after ninety days in which you did not log in to the portal.",
    "Click on the link in the mail to confirm the address that you gave when you registered.",
    "You may change your password on the page of your account after you have logged in.",
    "The portal works in each browser that has javascript and cookies turned on.",
    "Please contact the administrator of the portal when your login fails three times.",
)  # fmt: skip


def test_login_form_in_place_of_a_text_is_a_login_despite_sentences_on_access():
    kept = reference(told("Labour transfer", "3 May 2021", *PARAGRAPHS))
    seen = look(exchange(portal("Data of the agency", *ENTRANCE)), last=kept)
    assert seen.finding is Finding.LOGIN
    assert "gate.form" in seen.rules
    assert (
        look(
            exchange(portal("Ferries", *(one.replace("report", "ferry") for one in PARAGRAPHS[:4]))),
            last=reference(told("Wells", "2021", *PARAGRAPHS[4:] * 2)),
        ).finding
        is Finding.REPLACED
    )


ASKED = [
    ("Why has my account been suspended?", "Several reasons may be responsible for it.", "Lack of payment: Non-payment of hosting fees is a common cause for account suspension. See that your payment details are right."),
    ("How do I use reCAPTCHA?", "If you see a green checkmark, you have passed our test and can carry on.", "Sometimes we need to make sure you’re human and not a robot, so we ask you to solve a challenge."),
    ("Warum wurde mein Konto gesperrt?", "Ein Konto wird gesperrt, wenn eine Rechnung seit sechs Wochen offen ist.", "Ihr Zugriff wurde aus Sicherheitsgründen blockiert, wenn jemand das Kennwort zehnmal falsch eingab."),
    ("为什么我的网站被停用？", "您的网站已被暂停访问，多半是因为域名没有续费。", "续费之后一般在两个小时之内就可以重新打开。"),
]  # fmt: skip


@pytest.mark.parametrize("said", ASKED)
def test_page_called_a_question_answers_it(said):
    assert judged(notice(*said)) is Finding.FIRST


@pytest.mark.parametrize("said", [
    ("Are you a robot?", "We need to make sure you’re human and not a robot.", "Please solve a challenge to carry on."),
    ("Why have I been blocked?", "Your request was blocked for security reasons.", "Incident id: 7122041-33a"),
    ("Why have I been blocked?", "Your request was blocked for security reasons.", "This website is using a security service to protect itself."),
    ("Why am I seeing this page?", "Your request was blocked for security reasons.", "This website is using a security service to protect itself."),
    ("¿Por qué veo esta página?", "Su solicitud fue bloqueada por motivos de seguridad.", "El sitio se protege contra ataques."),
    ("为什么我被拦截？", "您的请求被拦截，请稍后再试。", "本站使用防火墙保护自己不受攻击。"),
    ("Warum sehe ich diese Seite?", "Ihr Zugriff wurde aus Sicherheitsgründen blockiert.", "Diese Website schützt sich vor Angriffen."),
    ("Account suspended", "Why was my account suspended? Your account has been suspended.", "Contact your hosting provider."),
])  # fmt: skip
def test_wall_or_notice_that_asks_is_one(said):
    assert judged(notice(*said)) is not Finding.FIRST


IN_A_LIST = [
    told("Job opportunities", "All vacancies", "All current vacancies are below.", "If you can’t find a technical role on our jobs page that matches your skills, write to us.", "Service technician, closing on 2 December."),
    told("Márquez, Eduardo", "Despacho virtual", "Representante nacional por el departamento de Canelones.", "No se encontraron comisiones para el legislador en la fecha solicitada.", "Legislatura XLVIII (2015-2020)"),
    told("The Cabinet", "You are here", "The site will be undergoing maintenance from 10pm on Friday 22 July to 6am on Sunday 24 July.", "The Cabinet is led by the Prime Minister, who is appointed by the President.", "It is responsible for all government policies."),
]  # fmt: skip


@pytest.mark.parametrize("page", IN_A_LIST)
def test_what_a_page_says_of_other_things_and_of_other_days_is_no_notice(page):
    assert judged(page) is Finding.FIRST


def test_missing_page_that_also_says_what_to_do_is_missing():
    page = told(
        "Page not found",
        "",
        "The page you were looking for was not found.",
        "If you can't find what you need, use the search.",
    )
    assert judged(page).effect is Effect.LOSS
