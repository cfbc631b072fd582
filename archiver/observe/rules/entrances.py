"""Words of entrances: what stands on buttons and fields of logins, and what they ask, in some sixty languages.

A login need not have a password field: it may want the name first, offer other sites' accounts, send a link, show a
code to scan, or ask from which institution the reader comes. `archiver.observe.rules.gates` says where they count.
"""

from __future__ import annotations

import re

# what stands on the button, the heading or the link of a login
ENTER_BUTTON = (
    r"\blogger (?:du|man|jeg) in[nd]\b|\bloggar (?:du|man|jag) in\b|\bentra con\b|s['’]identifier (?:avec|sur)\b|identifiez-vous|\bteken (?:aan|in)\b|\bmeld aan\b|přihlá[sš]\w*|prihlá[sš]\w*|bejelentkez\w*|\bbelépés\w*|\blog ind\b|\blogg inn\b|\blogga in\b|innlogging\w*|inloggning\w*|pålogging\w*|kirjaudu\w*|kirjautumi\w*|\blogi sisse\b|sisselogi\w*|pieslēg\w*|pievienoti\w*|prisijung\w*|\bprijav(?:a|i|ite|a se)\b|\bпријав\w*|\bнајав\w*|"
    r"autentificar\w*|autentificat\b|conectare\b|\bintră în cont\b|σύνδεση\b|\bείσοδοσ\b|\bвлез(?:те|)\b|\bвлизане\b|увайсці|\bуваход\b|inici(?:ar|a|eu) (?:la )?sessió|\bsaioa ha(?:si|s(?:te|iera))\w*|mewngofnod\w*|logáil isteach|sínigh isteach|\bidħol\b|skrá(?:ðu)? (?:þig )?inn|innskráning\w*|"
    r"\bhyni\b|\bkyçu\w*|\bllogohu\w*|identifikohu|\bdaxil ol\w*|\b(?:tizimga|saytga) kirish\b|жүйеге кіру|\bнэвтрэх\b|ავტორიზაცი\w*|ავთენტიკაცი\w*|\bშესვლა\b|\bմուտք գործել\b|כניסה|লগ ?ইন|সাইন ইন|உள்நுழை\S*|లాగిన్|సైన్ ఇన్|لاگ ان|سائن ان|ເຂົ້າສູ່ລະບົບ|ចូលប្រើ|អ្នកប្រើចូល|အကောင့်ဝင်\S*|ඇතුළුවන්න|ඇතුල් වන්න|පුරනය|"
    r"mag-?(?:log|sign)[ -]?in|\bingia\b|kuminsá un seshon|\bwọlé\b|\bbanye\b|\bshiga da\b|身份(?:认证|認證)"
)
# what a login asks for
FIELD_NAMES = (
    r"wagwoord|kodeord|adgangskode|passord|lösenord|salasan\w*|parool\w*|slaptažod\w*|\bheslo\b|jelsz\w+|\bgeslo\b|lozink\w*|zapork\w*|лозинк\w*|κωδικ\w+ (?:πρόσβασησ|σασ)|pasahitza\w*|contrasenya|contrasinal|cyfrinair|pasfhocal|fjalëkalim\w*|şifrə\w*|құпиясөз|құпия сөз|нууц үг|პაროლი|գաղտնաբառ\w*|пароля?\b|wachtwoord|"
    r"brukernavn|brukarnamn|brugernavn|användarnamn|käyttäjä\w*|\btunnus\b|kasutaja\w*|vartotojo|lietotāj\w*|uporabnišk\w*|korisničk\w*|кориснич\w*|felhasználó\w*|uživatelsk\w*|používateľsk\w*|prihlasovacie|utilizator\w*|потребител\w*|όνομα χρήστη|erabiltzaile\w*|\busuari\b|enw defnyddiwr|përdorues\w*|istifadəçi|foydalanuvchi|пайдаланушы|"
    r"gebruikersnaam|sähköposti\w*|e-?post\b|\bel\. paštas|e-?pasts|e-?pošta|имејл|име[йи]л|ელფოსტა|পাসওয়ার্ড|ইমেইল|கடவுச்சொல்|పాస్ ?వర్డ్|پاس ورڈ|ລະຫັດ\S*|ពាក្យសម្ងាត់|စကားဝှက်|මුරපද\S*|nenosiri|barcode|library card|card number"
)
# what stands beside the button of a form to log in: that it remembers whoever did, or what one agrees to by it
STAYING = re.compile(
    r"\bremember (?:me|my|this|details)|stay (?:signed|logged) in|keep me (?:signed|logged) in|angemeldet bleiben|(?:se|te) souvenir de moi|rester connectée?|mémoriser|recordar(?:me)?\b|recuérdame|mantener (?:la |mi )?sesión|lembrar|manter(?:-me)? (?:conectado|sessão)|ricordami|resta connesso|onthoud mij|ingelogd blijven|zapamiętaj|zapamatovat|zůstat přihlášen\w*|zapamätať|emlékez\w+|"
    r"ține-mă minte|запомнить меня|чужой компьютер|запам['’ʼ]?ятати|запомни ме|kom ihåg mig|husk mig|husk meg|muista minut|να με θυμ\w+|beni hatırla|oturumu? açık|تذكرني|مرا به ?خاطر|זכור אותי|ログイン状態|次回から|로그인 상태|자동 ?로그인|记住(?:我|密码|账号|用户名)|自动登录|保持登录|記住我|保持登入|ghi nhớ|ingat saya|จําฉัน|จดจํา|"
    r"^(?:or|oder|ou|o|of|lub|или|または|또는|或|أو|או|nebo|vagy|veya)$|^by (?:signing|logging|continuing|registering)|^terms of (?:use|service)|登录即代表|登入即表示|^select (?:your )?region|выберите (?:свой )?регион"
)
# what one does with a name and a password, where `refused` has no word for it
TYPE = (
    r"indtast\w*|skriv inn|\bange\b|\bsyötä\b|\bsyöttä\w+|\bsisesta\w*|\bsartu\b|\bunesite\b|\bvnesite\b|\bunesi\w*|įves(?:ti|kite)|ievad(?:iet|īt)|wprowadz\w+|\bzada[jn]\w*|\bvlož\w+|complet(?:ați|ează)|introduceți|\bgitt\b|\bvoer\b|\bgeef\b|geben sie\b|indique|εισάγετε|εισαγάγετε|πληκτρολογήστε|въведете|внесете|унесите|הכנס|הזן|الرجاء إدخال|أدخل|إدراج|กรอก|ใส่|"
    r"kenya|ngenisa|\bfaka\b|slá(?:ðu)? inn|shkruani|vendosni|daxil edin|kiriting|енгізіңіз|оруулна уу|შეიყვანეთ|մուտքագրեք"
)
# further names of a password, of which a prompt says that it is wanted
PASSWORDS = r"wagwoord|kodeord|salasan\w+|parool\w*|slaptažod\w*|passwuert|\bgesl[oa]\b|lozink\w*|zapork\w*|лозинк\w*|clave de acceso|pasahitza\w*|contrasenya|phasewete|nephasi?wedi|fjalëkalim\w*|lykilorð\w*|şifrə\w*|құпия ?сөз\w*|нууц үг\w*|პაროლ\w*|գաղտնաբառ\w*|jelszav\w*|\bparoli\b|\bhesla\b|cyfrinair"
# before the reader may go on
TO_GO_ON = (
    r"\bpara poder (?:continuar|acceder|seguir|prosseguir)|pour pouvoir (?:continuer|accéder)|per poter (?:continuare|proseguire)|fortfahren zu können|\bvoor jy voortgaan|преди да продължите|за да продължите|\bza nastavak\b|\bza nadaljevanje\b|за наставак|\babans de continuar|\bper continuar\b|\bantes de continuar|\bavant de (?:pouvoir )?continuer|\bbevor sie fortfahren|\binnan du (?:kan )?fortsätt\w*|för att (?:kunna )?fortsätta|\bfor at (?:kunne )?fortsætte|for å (?:kunne )?(?:fortsette|gå videre)|før du kan (?:fortsette|fortsætte|halde fram)|"
    r"πριν (?:να )?συνεχίσετε|για να συνεχίσετε|enne jätkamist|jätkamiseks|ennen kuin (?:voit )?jatka\w*|jatkaaksesi|til (?:þess )?að halda áfram|გასაგრძელებლად|prieš tęsiant|norėdami tęsti|lai turpinātu|sebelum (?:meneruskan|melanjutkan)|om (?:verder|door) te gaan|înainte de a continua|pentru a continua|pred pokračovaním|teprve poté budete|abyste mohli pokračovat|para se të vazhdoni|për të vazhduar|"
    r"davam etmək üçün|davom etish uchun|жалғастыру үшін|үргэлжлүүлэхийн тулд|folytatás(?:hoz| előtt)|ก่อน(?:ดําเนินการ|จะ)|ກ່ອນ(?:ຈະ)?ດໍາເນີນການ|bago magpatuloy|trước khi tiếp tục|চালিয়ে যাওয়ার|චාලු|දිගටම කරගෙන|继续(?:操作|访问)?(?:之)?前|繼續(?:操作|訪問)?(?:之)?前|پیش از ادامه|קודם|על-?מנת להמשיך|pa haña akseso|داخل ھونے سے پہلے|keer voort|працягнуць"
)
# to log in, in a sentence that says when
TO_ENTER = rf"{ENTER_BUTTON}|autentica(?:ti|rsi|tevi)\b|authentifiez-vous|autentícate|autentique-se|\baanteken\b|aan te melden|\baanmelden\b|логнете|влезете|συνδεθείτε|logge (?:deg )?(?:inn|ind)|logge seg inn|kirjautua|sisse logima|jāpieslēdzas|innskráð\w*|\bprijaviti\b|пријавити|przed zalogowaniem|conecta[tţț]i|autentificați|llogoheni|kyçeni|已(?:登录|登陆|登入)|sign in\b|\bautenticar\b|daxil olmalı|ავტორიზაცია|سائن ان"
# an account that is held elsewhere, and with which one may log in here
ELSEWHERE = re.compile(
    r"google|apple\b|microsoft|facebook|github|gitlab|bitbucket|linkedin|twitter|\bx\b|yahoo|amazon|slack|discord|twitch|steam|orcid|okta\b|azure|entra id|active directory|office ?365|openid|\boidc\b|\bsaml\b|\bsso\b|single sign-?on|shibboleth|edugain|openathens|eduroam|surfconext|\bcas\b|ldap|passkey|security key|e-?mail|magic link|one-time (?:code|link)|phone(?: number)?|\bqr\b|"
    r"franceconnect|proconnect|agentconnect|\bitsme\b|digid\b|bankid|mitid|nemid|\bspid\b|\bcie\b|\beidas\b|cl@ve|clave (?:pin|permanente)|certificado (?:digital|electrónico)|\bdnie\b|suomi\.fi|smart-?id|mobii?le?-?id|\bid-?(?:card|kaart|kortti)\b|id-porten|\bfreja\b|eherkenning|profil zaufany|mojeid|bundid|\be-?id\b|gov\.br|e-?devlet|госуслуг\w*|chave móvel digital|"
    r"вконтакте|\bvk\b|яндекс\w*|yandex|mail\.ru|одноклассник\w*|telegram|whatsapp|微信|wechat|\bqq\b|微博|支付宝|钉钉|飞书|企业微信|\bline\b|naver|네이버|kakao|카카오\w*|institution\w*|university|organi[sz]ation\w* account|work (?:or school )?account"
)
# which institution or service knows the reader
PROVIDER = (
    r"identity provider|identitätsanbieter|fournisseur d['’]identité|proveedor de identidad|(?:provedor|fornecedor) de identidade|fornitore (?:di|d['’]) ?identità|poskytovatel\w* identity|poskytovateľ\w* identity|identitetsudbyder\w*|identitetsleverandør\w*|identitetsleverantör\w*|innloggingsteneste|identiteedipakkuj\w*|identiteetti\w+|(?:identitate|identifikazio) hornitzaile\w*|személyazonosság-?szolgáltató\w*|"
    r"tapatybių tiekėj\w*|tapatybės teikėj\w*|identitātes (?:piegādātāj|nodrošinātāj)\w*|dostawc\w+ tożsamości|furnizor\w* de identitate|kimlik sağlayıcı\w*|постачальник\w* ідентиф\w*|поставщик\w* (?:идентиф|удостоверен)\w*|nhà cung cấp danh tính|身份提供(?:者|商)|(?:識別|驗證|身分)提供者|アイデンティティ ?プロバイダ\w*|davaoc\w+ identiteta|ponuditelj\w* identiteta|autentifikacijski servis|\bidp\b|ספק הזי?הות|موقع (?:هويتك|الهوية)|مزود الهوية|"
    r"identitas provider|penyedia identitas|ผู้ให้บริการยืนยันตัวตน|οικείου? φορέα|πάροχο ταυτότητασ|identiteits ?(?:verskaffer|provider)|mofani wa boitsebiso|umhlinzeki (?:wakho )?kamazisi|umboneleli wesazisi|heimat(?:organisation|einrichtung|hochschule)|home organi[sz]ation|établissement d['’]appartenance"
)
CHOOSE = r"\b(?:please )?(?:select|choose|pick|find)\b|wählen|auswählen|sélectionne\w*|choisi\w+|seleccion\w*|elija|elige|selecion\w*|escolh\w*|selezion\w*|scegli\w*|\bzvol\w*|vyber\w*|\bvælg\b|\bvelg\b|\bvel\b|\bvälj\b|\bvali\b|valitse|hauta ezazu|aukeratu|válassz\w*|pasirink\w*|izvēl\w*|wybierz|wybrać|aleg\w*|seçin\w*|виберіть|оберіть|выберите|chọn|选择|選擇|選択|odaberite|izaberite|izberite|בחר|اخت[اي]?ر|pilih\w*|เลือก|επιλ[έο]\w+|kies|selecteer|kgetha|khetha|wielt"
# how the reader wants to show who he is
HOW = (
    r"(?:choose|select|pick) (?:how|the way|a way|your|an?|the) (?:\w+ ){0,4}(?:identif\w+|authenticat\w+|log ?in|sign ?in|log-?in|sign-?in)\b|(?:log ?in|sign ?in|authentication|identification) (?:method|option)s?\W*$|how (?:would you like|do you want) to (?:log ?in|sign ?in|identify|authenticate)|"
    r"wie möchten sie sich (?:anmelden|ausweisen|identifizieren)|(?:anmelde|login)(?:methode|verfahren|option)\w* (?:aus)?wählen|comment (?:souhaitez|voulez)-vous vous (?:connecter|identifier|authentifier)|choisissez (?:votre )?(?:mode|moyen) d['’](?:identification|authentification|accès)|¿?cómo (?:quiere|desea|quieres) (?:identificar(?:se|te)|acceder|iniciar)|seleccione el método de (?:acceso|identificación|autenticación)|como (?:deseja|quer) (?:se autenticar|autenticar-se|entrar)|come vuoi (?:accedere|autenticarti|entrare)|"
    r"hoe wilt u inloggen|hoe wil je inloggen|kies (?:een|uw|je) inlog\w+|välj hur du vill (?:logga in|legitimera)|välj inloggnings\w+|velg (?:innlogging|påloggings)\w*|vælg (?:login|log ind)[- ]?\w*|valitse (?:tunnistus|kirjautumis)\w+|vali (?:sisselogimise|autentimis)\w*|wybierz (?:sposób|metodę) (?:logowania|uwierzytelni\w+)|zvolte (?:způsob|metodu) přihlášení|vyberte (?:spôsob|metódu) prihlásenia|válasszon (?:azonosítási|bejelentkezési) \w+|выберите способ (?:входа|авторизации)|оберіть спосіб (?:входу|авторизації)|选择登录方式|選擇登入方式|ログイン方法を選択|로그인 방법"
)
# a link or a code is sent, or a code is to be scanned with a telephone, to log in
SENT = (
    r"you(?:['’]re| are) about to (?:log|sign)[ -]in\b|(?:send|e-?mail|text|get|receive) (?:you |me )?(?:an? |the )?(?:\w+ )?(?:magic|sign[ -]?in|log[ -]?in|one[ -]time|secure access) (?:link|code)\b|magic link to (?:log|sign)[ -]?in|anmelde-?(?:link|code)|login-?(?:link|code)|lien (?:magique|de connexion)|enlace (?:mágico|de (?:acceso|inicio de sesión))|link (?:mágico|de (?:acesso|login))|link (?:magico|di accesso)|inlog-?(?:link|code)|inloggningslänk|innloggingslenke|kirjautumislink\w+|link (?:do )?logowania|přihlašovací (?:odkaz|kód)|"
    r"ссылк\w+ для входа|код\w* для входа|giriş (?:bağlantısı|kodu)|(?:liên kết|mã) đăng nhập|(?:tautan|kode) (?:masuk|login)|رابط (?:تسجيل )?الدخول|(?:登录|登入)(?:链接|連結|鏈接)|ログイン(?:用)?(?:リンク|url)|로그인 링크"
)
SCANNED = (
    r"scan (?:the |this )?(?:qr )?code.{0,60}\bto (?:log|sign)[ -]?in\b|\b(?:log|sign)[ -]?in (?:with|by|using|via) (?:a |the |your )?(?:qr|phone)\b|point your (?:phone|camera|device) (?:at|to) (?:this|the) screen|scanne\w* sie .{0,40}(?:anmelde\w*|anzumelden|einzuloggen)|scannez .{0,40}connecter|escane\w+ .{0,40}(?:iniciar sesión|acceder)|(?:отсканируйте|сканируйте) .{0,60}(?:войти|вход\w*)|"
    r"(?:扫码|掃碼|扫一扫|掃一掃|扫描|掃描|扫描二维码).{0,12}(?:登录|登陆|登入)|(?:二维码|二維碼)(?:登录|登入)|qr ?コード.{0,16}ログイン|qr ?코드.{0,12}로그인|quét mã .{0,30}đăng nhập"
)
