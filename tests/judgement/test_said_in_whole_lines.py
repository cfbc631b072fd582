"""Lines that say only that a page wants a login, is refused, or fails for now, in words that no list of notices has."""

from __future__ import annotations

import pytest

from archiver.observe.rules.failing_sentences import failing_sentences
from archiver.observe.rules.refused_sentences import refused_sentences
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, judged, notice, page

BLOCKED = (
    "Dieser Bereich ist nur für eingeloggte Nutzer sichtbar.",
    "Cet espace est réservé aux utilisateurs enregistrés.",
    "Esta sección es solo para miembros.",
    "Tem de iniciar sessão para aceder a este documento.",
    "Musisz być zalogowany, aby przeglądać ten dokument.",
    "Bu belgeyi görmek için üye girişi yapınız.",
    "该资源需登录后查看",
    "この記事を見るには認証が必要です",
    "会員のみ閲覧可能です",
    "로그인이 필요한 서비스입니다.",
    "Der Zugriff auf dieses Dokument wurde verweigert.",
    "L'accès à ce document vous est refusé.",
    "El acceso a este recurso ha sido denegado.",
    "L'accesso a questa pagina non è consentito.",
    "Вы не можете просматривать эту страницу.",
    "Dostęp do tej strony jest ograniczony.",
    "Anda tidak diizinkan untuk melihat halaman ini.",
    "该页面不允许访问",
    "您所在的IP地址无法访问本资源",
    "非本校用户无法访问",
    "您的IP已被加入黑名单",
    "点击按钮完成验证",
    "该视频仅限中国大陆地区播放",
    "该页面需要JavaScript才能访问",
    "您还没登录!",
    "抱歉，您沒有足夠權限繼續執行。",
    "このコンテンツを閲覧することはできません",
    "접근이 금지되어 있습니다.",
    "To see more from the Institute on Facebook, log in or create an account.",
    "To read the full article, please sign in or subscribe.",
    "CM/ECF Filer or PACER Login",
    "需要登录才可以下载附件哦~",
    "쇼핑 서비스 접속이 일시적으로 제한되었습니다.",
    "您已被列入黑名单",
    "请连接至校园网！",
    "抱歉,您的账号尚未通过审核,请稍后再试",
    "你的帳號不在允許名單中，請聯絡系統管理員。",
    "访问本页面，您的浏览器需要支持JavaScript",
    "Vous utilisez une version obsolète de Firefox",
)
FAILING = (
    "クエリの送信に失敗しました。",
    "Unser Portal wird momentan gewartet.",
    "El servicio está en mantenimiento.",
    "O sistema está fora do ar para manutenção.",
    "Портал находится на реконструкции.",
    "Nasz serwis jest w trakcie przerwy technicznej.",
    "Hệ thống đang nâng cấp.",
    "سامانه در حال بروزرسانی است",
    "系统升级维护中，敬请谅解！",
    "現在システムのメンテナンスを行っております。",
    "서버 점검 중입니다.",
    "Ha ocurrido un error en el servidor.",
    "Произошла ошибка при обработке запроса.",
    "服务器出错，请联系管理员",
    "システムエラーが発生しました。",
    "障害が発生しているため、しばらくしてから、再度アクセスしてください。",
    "模板文件不存在，无法解析文档！",
    "내부 서버 오류가 발생했습니다.",
    "Für kurze Zeit nicht verfügbar, um eine regelmäßige Instandhaltung durchzuführen. Prüfe in einer Minute erneut.",
    "예약되어 있는 유지보수를 위해 잠시 사용할 수 없습니다. 잠시 후에 다시 확인하세요.",
    "该实例当前处于维护模式，这将进行一些时间。",
    "Esta instancia está en modo mantenimiento, por lo que puede llevar un tiempo.",
    "Strona jest chwilowo niedostępna.",
    "Diese Seite ist vorübergehend nicht verfügbar.",
    "Страница временно недоступна.",
)


@pytest.mark.parametrize("said", BLOCKED)
def test_page_that_says_only_that_it_wants_a_login_or_is_refused_is_blocked(said):
    assert judged(notice("Example", said)).effect is Effect.BLOCKED


@pytest.mark.parametrize("said", FAILING)
def test_page_that_says_only_that_a_site_or_it_is_away_for_now_fails_and_is_no_loss(said):
    assert judged(notice("Example", said)).effect is Effect.FAILURE


@pytest.mark.parametrize(
    "said",
    [
        "建立数据库连接时出错",
        "Errore nello stabilire una connessione al database",
        "Erro ao estabelecer uma ligação com a base de dados",
    ],
)
def test_page_titled_after_an_error_of_its_database_fails(said):
    assert judged(notice(said, said)).effect is Effect.FAILURE


@pytest.mark.parametrize(
    "said",
    ["Этот сайт заархивирован или заморожен.", "该站点已被存档或挂起。", "Questo blog è stato archiviato o sospeso."],
)
def test_site_that_its_host_archived_or_suspended_is_suspended(said):
    assert judged(notice(said, said)) is Finding.SUSPENDED


@pytest.mark.parametrize(
    "said", ["リクエストされたページへの権限がありません。", "이 페이지에 대한 접근 권한이 없습니다."]
)
def test_right_to_a_page_that_the_reader_does_not_have_is_no_missing_page(said):
    assert judged(notice("Example", said)).effect is not Effect.LOSS


def test_page_of_which_a_404_says_that_it_is_away_for_now_is_missing():
    assert judged(notice("404 Not Found", "404 Not Found", "抱歉，该页面暂时无法访问")) is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "line",
    [
        "Melden Sie sich an, um einen Kommentar zu schreiben.",
        "로그인이 필요한 서비스에는 무엇이 있는지 안내합니다.",
        "Diese Seite wird gewartet von der Abteilung für Statistik.",
        "システムエラーが発生した場合の連絡先は下記のとおりです。",
        "El portal de mantenimiento de carreteras publica los datos cada mes.",
        "Dostęp do tej strony mają wszyscy mieszkańcy gminy.",
    ],
)
def test_text_with_such_a_line_about_something_else_is_content(line):
    assert judged(page((PARAGRAPHS[0], line, PARAGRAPHS[1]), title="Labour transfer")) is Finding.FIRST


def test_each_of_these_sentences_has_letters_by_which_most_pages_are_passed_over():
    assert all(phrase.letters for phrase in (*failing_sentences(), *refused_sentences()))


@pytest.mark.parametrize("said", ["Der Inhalt ist derzeit nicht verfügbar.", "该页面暂时无法访问"])
def test_page_that_is_not_to_be_had_now_may_be_gone(said):
    assert judged(notice("Example", said)) is Finding.SOFT_GONE
