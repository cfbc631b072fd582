"""Entrances without a password field, or in languages of few speakers, are logins; what is written about them is not.

The pages are made up; their words are those of programs that many sites run.
"""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look

FORM = "<form><label>{}</label><input name=u><label>{}</label><input type=password><button>OK</button></form>"
WELLS = "<p>The well of Brink was dug in 1871 and gave water to eighty families until the flood of 1953.</p>"


def _page(title: str, *body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{''.join(body)}</body></html>"


def _finding(title: str, *body: str) -> Finding:
    return look(exchange(_page(title, *body))).finding


@pytest.mark.parametrize(
    ("asked", "name", "secret"),
    [("Indtast brugernavn og kodeord", "Brugernavn", "Kodeord"), ("Ange ditt användarnamn och lösenord", "Användarnamn", "Lösenord"),
     ("Syötä tunnuksesi ja salasanasi", "Tunnus", "Salasana"), ("Sisesta oma kasutajatunnus ja parool", "Kasutajatunnus", "Parool"),
     ("Įveskite savo prisijungimo vardą ir slaptažodį", "Prisijungimo vardas", "Slaptažodis"), ("Unesite vaše korisničko ime i lozinku", "Korisničko ime", "Lozinka"),
     ("Indique su nombre de usuario y clave de acceso", "Nombre de usuario", "Clave de acceso"), ("Sartu erabiltzaile-izena eta pasahitza", "Erabiltzaile-izena", "Pasahitza")],
)  # fmt: skip
def test_form_that_is_called_after_what_it_asks_for_is_a_login(asked, name, secret):
    assert _finding(asked, f"<h2>{asked}</h2>", FORM.format(name, secret)) is Finding.LOGIN


@pytest.mark.parametrize(
    ("title", "text", "name", "secret"),
    [("Skýrsla um flóð", "Áin hækkaði um fjóra metra 12. maí og hélst yfir garðinum í níu daga.", "Notandanafn", "Lykilorð"),
     ("Tulvaraportti", "Joki nousi neljä metriä toukokuun 12. päivänä ja pysyi padon yläpuolella yhdeksän päivää.", "Käyttäjätunnus", "Salasana"),
     ("Poročilo o poplavah", "Reka je 12. maja narasla za štiri metre in devet dni ostala nad nasipom.", "Uporabniško ime", "Geslo")],
)  # fmt: skip
def test_short_report_beside_a_form_in_its_language_is_content(title, text, name, secret):
    assert _finding(title, FORM.format(name, secret), f"<h1>{title}</h1><p>{text}</p>") is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    ["Musíte se zaregistrovat nebo přihlásit, teprve poté budete moct pokračovat.", "Za nastavak se morate prijaviti ili registrirati.",
     "Du måste logga in eller skapa ett konto innan du kan fortsätta.", "Þú þarft að vera innskráð(ur) til þess að halda áfram.",
     "Sie müssen sich anmelden oder registrieren, bevor Sie fortfahren können.", "Trebuie să vă conectaţi sau să vă înscrieţi înainte de a continua.",
     "Вам необхідно увійти в систему чи зареєструватися.", "Tienes que iniciar sesión o registrarte para poder continuar.",
     "გასაგრძელებლად თქვენ უნდა გაიაროთ ავტორიზაცია ან დარეგისტრირდეთ."],
)  # fmt: skip
def test_demand_to_log_in_before_going_on_is_a_login(said):
    assert _finding("Openwater", f"<p>{said}</p>") is Finding.LOGIN
    assert _finding("Openwater", "<h1>Wells of Brink</h1>", WELLS * 3, f"<p>{said}</p>") is Finding.FIRST


@pytest.mark.parametrize(
    "offered",
    [("Kirjaudu sisään (Google)", "Kirjaudu sisään (ORCID)"), ("Přihlásit se přes Google", "Přihlásit se přes GitHub"),
     ("Logga in med BankID", "Logga in med Freja"), ("Entra con SPID", "Entra con CIE"), ("Google belépés", "Facebook belépés")],
)  # fmt: skip
def test_page_of_buttons_for_accounts_held_elsewhere_is_a_login(offered):
    buttons = "".join(f'<p><a href="/with/{n}">{one}</a></p>' for n, one in enumerate(offered))
    assert _finding("Openwater", "<h1>Openwater</h1>", buttons) is Finding.LOGIN
    assert _finding("Openwater", "<h1>Wells of Brink</h1>", WELLS * 2, buttons) is Finding.FIRST


def test_list_of_help_on_such_accounts_is_content():
    topics = (
        "How to sign in with Google",
        "How to sign in with your institution",
        "How to borrow a book",
        "Hours of the branches",
    )
    listed = "".join(f'<li><a href="/help/{n}">{one}</a></li>' for n, one in enumerate(topics))
    assert _finding("Help topics", f"<h1>Help topics</h1><ul>{listed}</ul>") is Finding.FIRST


@pytest.mark.parametrize(
    "asked",
    ["Vælg institution (identitetsudbyder)", "Zvol svého poskytovatele identity (IdP)", "Kies je Identity Provider", "Chọn nhà cung cấp danh tính của bạn",
     "Pasirinkite savo tapatybių tiekėją", "Choose how you want to identify yourself", "Hoe wilt u inloggen?"],
)  # fmt: skip
def test_page_that_asks_who_knows_its_reader_is_a_login(asked):
    assert (
        _finding("Openwater", f"<h1>{asked}</h1><form><select><option>Brink</option></select></form>") is Finding.LOGIN
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [("Choosing an identity provider", "A ministry that runs its own directory saves money but needs two administrators in each county."),
     ("Why we replaced passwords", "Since June readers get a magic link by e-mail. Complaints at the desk of the library fell by a third."),
     ("Voting by phone", "Voters in the canton scan the code on their letter and log in with the number below it; in 2021 some 4,000 did."),
     ("Audio guide", "Scan the QR code beside each painting to hear its story. The guide is in five languages.")],
)  # fmt: skip
def test_report_about_ways_to_log_in_is_content(title, text):
    assert _finding(title, f"<h1>{title}</h1><p>{text}</p>") is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    ["Enter your email and we will send you a magic link to sign in.", "Wir senden Ihnen einen Anmelde-Link an Ihre E-Mail-Adresse.",
     "You are about to sign in using a third-party account."],
)  # fmt: skip
def test_page_that_sends_a_link_to_log_in_is_a_login(said):
    assert (
        _finding("Openwater", f"<h1>Openwater</h1><p>{said}</p><form><input type=email><button>OK</button></form>")
        is Finding.LOGIN
    )


@pytest.mark.parametrize("title", ["Вход в систему", "统一身份认证平台", "Logga in | Openwater", "Kirjaudu sisään"])
def test_empty_page_whose_title_is_a_login_is_one_that_a_script_draws(title):
    assert _finding(title, '<div id="root"></div><script src="/main.js"></script>') is Finding.LOGIN


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [("Вход в метро «Лесная»", "Вход в метро «Лесная»", "Закрыт с 3 мая до осени."), ("Connexion à l’eau potable", "Connexion à l’eau potable", "Carte des raccordements"),
     ("Prijava", "Prijava", "Prijava na natječaj za stipendije općine otvorena je do 15. svibnja."),
     ("Log in", "Log in", "Ships threw a log into the sea and wrote the speed into a book that was called the log.")],
)  # fmt: skip
def test_short_text_about_another_entrance_is_content(title, heading, text):
    assert _finding(title, f"<h1>{heading}</h1><p>{text}</p>") is Finding.FIRST


def test_short_page_called_a_login_that_asks_for_a_number_first_is_a_login():
    fields = "<form><input name=n><button>Next</button></form><p>Forgot Registration Number?</p><p>Don't have an account? Register now.</p>"
    assert (
        _finding("Student Login - Wells", "<h1>Student Login</h1>", fields, "<p>About us</p><p>Helpline 0966</p>")
        is Finding.LOGIN
    )


@pytest.mark.parametrize(
    "how",
    [("How to log in to the portal", "Open the portal and enter your user name and password."),
     ("Sådan logger du ind på portalen", "Åbn portalen og indtast brugernavn og kodeord."), ("Näin kirjaudut", "Syötä tunnuksesi ja salasanasi etusivulla.")],
)  # fmt: skip
def test_short_page_that_says_how_one_logs_in_is_content(how):
    title, text = how
    assert _finding(title, f"<h1>{title}</h1><p>{text}</p><p>The library lends for four weeks.</p>") is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    ["Ujišťujeme se, že nejste robot!", "Varmistetaan ettet ole robotti!", "Проверяем, что вы не бот!", "Bot olmadığınızdan emin oluyoruz!",
     "Geng úr skugga um að þú sért ekki botti!", "あなたがボットでないことを確認しています！"],
)  # fmt: skip
def test_line_that_makes_sure_that_the_reader_is_no_program_is_a_check(said):
    assert _finding(said, f"<h1>{said}</h1>") is Finding.CHALLENGE


@pytest.mark.parametrize(
    "said",
    ["Prosím počkejte chvilku, zatímco zajišťujeme bezpečnost vašeho připojení.", "Oota korraks, me kontrollime ühenduse turvalisust.",
     "Por favor, aguarde um momento enquanto nós garantimos a segurança de sua conexão.", "Bağlantınızın güvenliği sağlanırken lütfen bekleyin."],
)  # fmt: skip
def test_line_that_asks_to_wait_for_a_secure_connection_is_a_check(said):
    assert _finding("example.org", f"<h1>example.org</h1><p>{said}</p>") is Finding.CHALLENGE


@pytest.mark.parametrize(
    ("title", "text"),
    [("Warten auf die sichere Verbindung", "Die Dörfer warten seit Jahren auf eine sichere Verbindung über den Fluss."),
     ("Slide to unlock", "A gesture by which telephones were opened from 2007 on; its patent was declared invalid in 2013."),
     ("成人年齢の引き下げ", "民法の改正により、2022年4月から18歳以上が成人となった。"), ("純米吟醸 三百年", "720ml 2,400円。20歳未満の方への酒類の販売はいたしません。")],
)  # fmt: skip
def test_short_text_with_words_of_a_check_is_content(title, text):
    assert _finding(title, f"<h1>{title}</h1><p>{text}</p>") is Finding.FIRST


def test_page_that_only_asks_for_the_age_of_its_reader_is_a_check():
    asked = "<p>ここから先は、アダルト商品を取り扱うサイトとなります。</p><p>あなたは18歳以上ですか？</p><a href=/y>はい</a><a href=/n>いいえ</a>"
    sold = "<p>山田錦を五割まで磨いた酒です。蔵は1712年に川のそばに建てられ、今も同じ家が造っています。</p><p>米は近くの三つの村の農家が育てています。</p>"
    assert _finding("年齢認証", f"<h1>年齢認証</h1>{asked}") is Finding.CHALLENGE
    assert _finding("純米吟醸", f"<h1>純米吟醸</h1>{asked}{sold}") is Finding.FIRST


def test_empty_page_that_wants_scripts_and_has_the_number_of_a_case_is_a_check():
    page = "<noscript>Please enable JavaScript to view the page content.<br/>Your support ID is: 1234567890.</noscript><script>var a=1</script>"
    assert _finding("", page) is Finding.CHALLENGE


@pytest.mark.parametrize(
    ("body", "finding"),
    [('{"sucesso": false, "mensagem": "Acesso negado"}', Finding.DENIED), ('{"success": false, "message": "Sitio en mantenimiento"}', Finding.MAINTENANCE),
     ('{"success": true, "items": [{"time": "2023-05-03", "message": "Access denied", "user": "smit"}, {"time": "2023-05-04", "message": "Page not found", "user": "boer"}]}', Finding.FIRST),
     ('{"status": "ok", "code": 0, "data": {"name": "Access denied", "pages": 212}}', Finding.FIRST)],
)  # fmt: skip
def test_answer_for_programs_is_what_its_message_says_if_it_failed(body, finding):
    assert look(exchange(body, declared="application/json")).finding is finding
