"""Wordings of refusals and login requests, in about forty languages.

The reader has no permission, must log in, sent too many requests, or must prove to be human.
"""

from __future__ import annotations

import re

from archiver.observe.rules.entrances import PASSWORDS, TYPE
from archiver.observe.rules.gates import WEB
from archiver.observe.rules.model import MISSING_OR, STATUS, Phrase, Scope, cells, pairs, phrases
from storage.model import Finding

_TAIL = r"[^.!?。！？\n]{0,60}"  # the rest of the sentence after "you have no permission" says for what
_NOT_WRITING = r"(?!.{0,12}(?:creat|edit|post|repl|comment|upload|创建|編輯|编辑|建立|发帖|回复|評論|评论))"

# the reader has no permission for something
_NO_RIGHT = (
    r"you (?:can(?:no|['’]|)t|cannot|may not|are unable to|aren['’]t able to) (?:access|view|open|visit|enter|reach)\b|(?:du bist|sie sind) (?:leider )?nicht (?:berechtigt|befugt|autorisiert|ermächtigt)\b|you(?:['’]re| are) unauthori[sz]ed to (?:access|view|see|open)\b|вам (?:не разрешено|запрещено) (?:читать|просматривать|смотреть|посещать)|(?:not|n['’]t) (?:available|open|accessible) (?:to|for) you\b|steht (?:dir|ihnen|euch) (?:\w+ )?nicht zur verfügung|you (?:do not|don['’]?t) (?:currently )?have (?:\w+ ){0,2}(?:rights?|privileges?|permissions?|access)\b|(?:insufficient|not enough|missing) (?:rights|privileges|permissions?)|(?:you are|you're|are) not (?:allowed|permitted|authori[sz]ed) to (?:access|view|see|read|open|visit|proceed)|"
    r"(?:(?:sie haben|du hast|ihr habt) (?:leider )?(?:kein\w*|nicht (?:die|das|genug|genügend|ausreichend\w*)|nicht)|(?:ihnen|dir) fehl\w+ (?:leider )?(?:die|das)?) ?(?:\w+ )?(?:zugriff\w*|zugang\w*|berechtigung\w*|rechte?\b|erlaubnis|befugnis)|"
    r"(?:vous|tu) n['’](?:avez|as|êtes|es) (?:pas|aucun\w*) .{0,24}(?:droits?|permission|autoris\w+|accès|accéder|habilit\w+|privilèges)|"
    r"no (?:tienes?|dispone|posees?|posee|cuentas?|está|estás) .{0,16}(?:permis\w+|autoriza\w+|acceso|derechos|privilegios)|"
    r"não (?:tem|tens|possui|está|estás|pode|podes) .{0,16}(?:permiss\w+|autoriza\w+|acesso|aceder|acessar|direitos|privilégios)|"
    r"non (?:hai|ha|avete|disponi|si dispone|sei|siete) .{0,20}(?:permess\w+|autorizza\w+|diritt\w+|abilitat\w+|privilegi)|"
    r"(?:u|je|jij) (?:hebt|heeft|heb|bent|mag) .{0,12}(?:geen|niet) .{0,20}(?:toegang|rechten|machtiging|toestemming|bevoegd\w*|gemachtigd|geautoriseerd|bekijken|openen)|"
    r"nie (?:masz|posiadasz|mają państwo|ma pan\w*) .{0,16}(?:uprawnie\w+|dostęp\w*|praw\b|zezwoleni\w+)|nem[aá](?:te|š|m) (?:\w+ ){0,2}(?:oprávn\w+|povolen\w*|přístup\w*|prístup\w*|práv\w*|dostatečn\w+)|"
    r"(?:nincs|nem rendelkez\w+) .{0,20}(?:jogosults\w+|jog[ao]\w*|engedély\w*|hozzáférés\w*)|nu (?:ai|aveți|îți este|vi se|sunteți|ești) .{0,16}(?:permis\w*|acces\w*|drept\w+|autorizat\w*)|"
    r"(?:у вас|вы|вам) .{0,16}(?:нет|не име\w+|недостаточно|не хватает|не разрешен\w*) .{0,16}(?:прав\w*|доступ\w*|разрешени\w+|полномочи\w+)|нет доступа к (?:эт|данн|запр)\w+|недостаточно прав|"
    r"(?:у вас|ви) .{0,12}(?:немає|не ма\w+|недостатньо|нема) .{0,12}(?:прав\w*|доступ\w*|дозвол\w*)|(?:нямате|не сте|нямаш) .{0,16}(?:прав\w*|достъп\w*|разрешен\w+|оторизиран\w*|позволен\w*)|немате .{0,16}(?:дозвол\w*|прав\w*|приступ\w*)|"
    r"(?:nemate|nimate|nemaš|nimaš) .{0,16}(?:dozvol\w+|ovlašten\w+|dopušten\w+|dovoljen\w+|prav\w*|pristup\w*|dostop\w*|pooblastil\w*)|nije vam dopušten\w*|"
    r"(?:du|de) (?:har|er) (?:desværre |dessverre |tyvärr |beklageligvis )?(?:ikke|inte|ingen|inget|ej) .{0,16}(?:tillad\w+|adgang\w*|rettighe\w+|tilgang\w*|tillatel\w+|behörighet\w*|tillgång\w*|tillträde\w*|rättighet\w*|tillåt\w*|autoriser\w*)|"
    r"sinulla ei ole .{0,24}(?:oikeu\w+|oikeutta|pääsy\w*|lupa\w*)|et voi käyttää tätä|(?:sul|teil|sinul) (?:puudub|pole|ei ole) .{0,16}(?:õigus\w*|luba\w*|ligipääs\w*|juurdepääs\w*)|neturite .{0,16}(?:leidim\w+|teis\w+|prieig\w+)|(?:jums|tev) nav .{0,16}(?:atļau\w+|tiesīb\w+|piekļuv\w*|pieejas)|"
    r"δεν (?:έχετε|έχεισ|επιτρέπεται|σασ επιτρέπεται) .{0,24}(?:δικα[ιί]ωμα\w*|άδεια\w*|πρόσβαση|εξουσιοδότηση)|(?:yetki|izn|izin)\w* .{0,8}(?:yok\w*|bulunm\w+|sahip değil\w*)|yetkisiz erişim|"
    r"no (?:teniu|tens|esteu|estàs) .{0,16}(?:permís|permisos|autoritz\w+|accés|drets)|non (?:ten|tes|tedes) permis\w+|ez (?:duzu|daukazu) .{0,24}baimen\w*|nid oes gennych ganiatâd|"
    r"(?:không|chưa) (?:có|đủ|được) .{0,10}(?:quyền|phép)|(?:tidak|belum) (?:memiliki|punya|mempunyai|diizinkan|diperbolehkan|diperkenankan|berhak) .{0,16}(?:izin|hak|akses|mengakses|wewenang|membuka)|ไม่(?:ได้รับอนุญาต|มีสิทธิ)|"
    r"(?:ليس|لا) (?:لديك|تملك|يسمح لك|يحق لك) .{0,20}(?:صلاحي\w*|إذن\w*|بالدخول|بالوصول|الوصول|حق)|لم يؤذن لك|غير (?:مصرح|مسموح|مخول) لك|لا يسمح لك|(?:اجازه|مجوز|دسترسی|مجاز) .{0,40}(?:ندارید|نیستید|نمی ?باشید)|"
    r"אין לך .{0,12}(?:הרשא\w+|גישה|רשות)|אינך (?:מורשה|רשאי|מוסמך)|आप(?:को|के पास) .{0,40}(?:अनुमति|अधिकार|पहुंच|पहुँच) .{0,8}नहीं|"
    r"(?:権限|アクセス権)\S{0,6}(?:ありません|ございません|必要です)|(?:閲覧|アクセス)\S{0,6}(?:許可されていません|制限されています)|(?:접근|열람|조회|사용) ?권한이? ?(?:없|부족)|"
    r"(?:没有|沒有|无|無)(?:足够|足夠|相应|相應|(?:此|该|該|这个|這個)(?:项|項)?(?:操作|功能|页面|頁面|栏目|欄目)?)?(?:的)?(?:权限|權限)|(?:没有|沒有)(?:存取|访问|進入|进入|浏览|瀏覽|查看).{0,16}(?:权限|權限)|(?:没有|沒有|无|無)(?:体验|體驗|参与|參與|预览|預覽|打开|打開|阅读|閱讀|观看|觀看|使用|操作)(?:的)?(?:权限|權限)|(?:无|無)(?:权|權)(?:访问|查看|进入|瀏覽|浏览|存取)|(?:权限|權限)不足|未(?:经|被|經)?(?:授权|授權)(?:的)?(?:访问|訪問|存取)"
)

_ACCESS = (
    r"\baccess\b|zugriff|zugang|\baccès|\bacceso|\bacesso|\baccesso|\btoegang|\bdostęp\w*|přístup\w*|prístup\w*|hozzáférés\w*|\baccesul|\bacces\b|\baccés\b|доступ\w*|достъп\w*|приступ\w*|pristup\w*|dostop\w*|\badgang|\btilgang|åtkomst\w*|tillträde\w*|pääsy\w*|"
    r"juurdepääs\w*|prieig\w+|piekļuv\w*|πρόσβαση|erişim\w*|truy cập|\bakses\w*|การเข้าถึง|الوصول|الدخول|دسترسی|גישה|アクセス|접근|접속|访问|訪問|存取"
)
_FORBIDDEN = (
    r"forbidden|prohibited|not (?:allowed|permitted)|verboten|untersagt|gesperrt|nicht (?:erlaubt|gestattet)|interdite?|non autorisé|prohibid\w+|no permitid\w+|proibid\w+|não (?:permitid|autorizad)\w+|vietato|non consentito|negat\w+|denegat\w*|zavrnjen\w*|verboden|geweigerd|zabronion\w*|"
    r"zakáz\w+|odepřen\w*|odmietnut\w*|tilos|megtagad\w*|interzis\w*|refuzat\w*|запрещ[её]н\w*|заборонен\w*|забранен\w*|забрањен\w*|zabranjen\w*|prepovedan\w*|onemogućen\w*|forbudt|nægtet|nektet|förbjud\w+|nekad\w*|kielletty|evätty|keelatud|draudžiam\w*|aizliegt\w*|liegt\w*|απαγορε\w+|"
    r"yasak\w*|engellen\w*|reddedil\w*|bị (?:cấm|từ chối|chặn)|dilarang|ditolak|ถูก(?:ปฏิเสธ|ห้าม)|ممنوع|مرفوض|محظور|غیر ?مجاز|ممنوع|אסורה|נדחתה|禁止されて|拒否され|금지|거부|차단|被禁止|被拒绝|被拒絕|受限"
)
# a refusal that goes on with the number of an error
_DENIED = r"denied|denegad\w*|negad\w*|verweigert|estetty|refusée?|refusé|nekat|nektet|keeldutud|hafnað|zamítnut\w*|tinanggihan|拒否|拒绝|拒絕"
_CODE = r"\bcode\b|c[óo]dig[oe]|codice|veakood|\bkood|\bkode|virhekoodi|\bkoodi|\bkód\b|\bkod\b|\bкод\b|エラー ?コード|错误代码|錯誤代碼|villukóði|feilkode|feilkode|fehlercode"

_LOGIN = (
    r"\blog-?in\b|\bsign-?in\b|anmeldung|einloggen|connexion|identification|authentication|authentification|autenticaci[oó]n|inici(?:ar|o de) sesi[oó]n|iniciar sessió|início de sessão|autenticação|fazer login|\bentrar\b|autenticazione|\baccesso\b|inloggen|aanmeld\w+|"
    r"logowani\w+|zalogowani\w+|přihlášení|prihlásenie|bejelentkezés\w*|autentificar\w*|conectare\w*|\bвход\w*|авторизаци\w+|авторизаці\w+|автентифікаці\w+|\bвхід|влизане|\bprijav\w+|pålogging|innlogging|inloggning|kirjautumi\w+|prisijungim\w+|pieslēg\w+|sisselogimi\w+|σύνδεση|giriş|oturum açma|đăng nhập|"
    r"เข้าสู่ระบบ|تسجيل الدخول|\bورود\b|התחברות|登录|登陆|登入|ログイン|会員登録|로그인|회원가입|saioa hasi"
)
# what a page to log in is called, whole: words that may also mean access, a registration or an introduction do not count
LOGIN_NAME = re.compile(
    r"(?:(?:user|member|customer|account|staff|admin|client|student|employee|partner|teacher|subscriber) )?(?:log-? ?in|sign-? ?in)(?: (?:page|screen|form))?|authentification|autenticazione|autenticación|autenticação|einloggen|se connecter|"
    r"inici(?:ar|o de) sesi[oó]n|iniciar sessió|iniciar sessão|fazer login|inloggen|aanmelden|meld (?:u|je) aan|prisijun(?:kite|gimas)|logowanie|zaloguj(?: się)?|"
    r"(?:zákaznícke |zákaznické )?(?:prihlásenie|přihlášení)|belépés|bejelentkezés|log(?:ga|g|) in[nd]?|innlogging|pålogging|inloggning|kirjaudu(?: sisään)?|kirjautuminen|"
    r"(?:вход|войти)(?: (?:в|на) (?:сайта?|систему|аккаунт|личный кабинет|портал))?|авторизация|вхід|увійти|σύνδεση|giriş yap|oturum açma?|đăng nhập|เข้าสู่ระบบ|تسجيل الدخول|התחברות|"
    r"(?:log|sign)[ -]?(?:in|on) ?(?:to|with|via) .{1,40}|log-?in (?:for|für|pour|para|per|voor|til|för) .{1,40}|přihlásit(?: se)?|prihlásiť sa|logi sisse|sisselogimine|pieslēgties|pieslēgšanās|prisijungti|prijavi(?:te)? se|пријав[аи](?: се)?|најав[аи](?: се)?|влезте|влизане|увайсці|уваход|skrá inn|innskráning|saioa hasi|iniciar la sessió|daxil ol(?:un)?|tizimga kirish|жүйеге кіру|нэвтрэх|ავტორიზაცია|მიერთება|mewngofnodi|logáil isteach|identifikohu|conectarse|iniciar a sesión|log masuk|daftar masuk|вписване|ielogoties|логін|লগ ?ইন|لاگ ان|लॉग ?इन|ensaluti|"
    r"вход (?:в|на) (?:систему|личный кабинет|кабинет|аккаунт|портал|сайта?|админ\w*|панель \w+|почту|сервис|уч[её]тную запись)(?: .{1,30})?|вхід (?:до|в|у|на) (?:систем\w|особист\w+ кабінет\w*|кабінет\w*|портал\w*|сайту?|обліков\w+ запис\w*)(?: .{1,30})?|anmelden|connexion à (?:votre|mon|ton) (?:compte|espace)(?: .{1,30})?|connexion à l['’](?:espace|extranet|intranet|administration|application)(?: .{1,30})?|accedi al(?:la|l['’])? ?(?:tuo account|area riservata|portale|servizio|piattaforma)|inloggen (?:bij|op) .{1,40}|(?:統一|统一)?身份(?:认证|認證)(?:平台|系统|系統|中心|登录)?|(?:账号|帐号|賬號|帳號|系统|系統|后台|後台|管理|员工|學生|学生|代理|代理商|商家|供应商|合作伙伴)(?:登录|登陆|登入)|(?:登录|登入)(?:页面?|頁面?|系统|中心|平台)|"
    r"con(?:ta|exión) de (?:usuario|usuári[oa])|(?:用户|用戶|会员|會員)?(?:登录|登入)|(?:会員|マイページ) ?ログイン|(?:회원|사용자|관리자|통합) ?로그인|(?:please )?enter (?:your )?(?:e-?mail(?: address)?|user ?name|phone number|password)|ログイン|ログオン|サインイン|로그인|identifiez[- ]vous|(?:page de connexion|(?:\w+-)?påloggingsside|anmeldeseite|inloggningssida|página de (?:inicio de sesión|acceso|login)|pagina di (?:accesso|login)|inlogpagina|strona logowania|страница входа)(?: [\w.-]{2,30})?|(?:[\w.-]{2,30}[ -])påloggingsside|s['’]identifier|(?:vatandaş )?kimlik doğrulama(?: sistemi)?|"
    r"log-?in (?:d[oae]s? |del? |der )?(?:candidat[oe]s?|alun[oa]s?|alumn[oa]s?|clientes?|kunden?|mitglieder|mitarbeiter|schüler|professor(?:es)?|usu[aá]ri[oa]s?|empresas?|parceir[oa]s?|membr[eo]s?|s[oó]ci[oa]s?|estudantes?|docentes?)|(?:kunden|mitglieder|mitarbeiter|partner|händler|schüler)-?login",
    re.IGNORECASE,
)
# stands between a login and a registration in a label that offers both
LOGIN_OR_ELSE = re.compile(
    r" ?[/&+,] ?| (?:or|and|oder|und|ou|et|o|y|e|of|en|lub|nebo|alebo|или|и|або|та|eller|og|och|tai|vagy|sau|veya|hoặc) "
)
# what a page asks in its title that is a login, amid whatever else stands on it
LOGIN_REQUEST = re.compile(
    r"please (?:log|sign) ?(?:in|on)(?: (?:first|to continue|to proceed))?|bitte (?:einloggen|anmelden|melden sie sich an|loggen sie sich ein)|(?:merci de (?:bien vouloir )?|veuillez )vous (?:identifier|connecter|authentifier)|(?:por favor,? )?(?:inicie|inicia) (?:tu |su )?sesión|(?:por favor,? )?(?:identifíquese|identifícate|identifique-se|faça (?:o )?login|inicie sessão)|(?:effettua|esegui|effettuare) (?:il login|l['’]accesso)|(?:proszę się zalogować|zaloguj się, proszę)|přihlaste se(?: prosím)?|prihláste sa(?: prosím)?|(?:пожалуйста,? )?(?:войдите|авторизуйтесь)(?: на сайт| в систему)?|(?:будь ласка,? )?(?:увійдіть|авторизуйтесь)|lütfen giriş yapın(?:ız)?|(?:请|請)(?:先|您先)?(?:登录|登陆|登入)|ログインしてください|로그인(?:해 ?주세요|하세요|이 필요합니다)",
    re.IGNORECASE,
)
# begins a sentence that says of the page asked for that it requires a login, without conditions
DEMANDED = re.compile(
    r"(?:(?:this|the|that) (?:web ?)?page(?: (?:that )?you (?:have )?(?:\w+ )?(?:requested|asked for|reached|want(?:ed)? to see|are (?:trying|attempting) to \w+))?|you(?:['’]ve| have)? (?:\w+ )?(?:reached|requested) a (?:web ?)?page (?:that|which)) (?:requires|needs) (?:(?!no\b|if\b|when\b)\w+ ){0,2}(?:authentication|identification|log-?in\b|sign-?in\b|you to (?:log|sign) ?in)|"
    r"(?:diese|die (?:gewünschte|angeforderte|aufgerufene)) (?:web)?seite (?:erfordert|verlangt|benötigt) (?:\w+ )?(?:anmeldung|authentifizierung|identifizierung)|"
    r"(?:cette page|la page (?:demandée|que vous (?:avez demandée|demandez))) (?:nécessite|requiert|exige) (?:une? |l['’]|d['’]être |que vous soyez )?(?:authentification|identification|connexion|authentifiée?|identifiée?|connectée?)|"
    r"(?:esta página|la página (?:solicitada|que (?:ha )?solicita(?:do)?)) (?:requiere|necesita|exige) (?:\w+ )?(?:identificación|autenticación|autentificación|inici(?:o|ar) (?:de )?sesión)|aquesta pàgina (?:requereix|necessita) (?:\w+ )?(?:identificació|autenticació)|"
    r"(?:esta página|a página (?:solicitada|pedida)) (?:requer|exige|necessita(?: de)?) (?:\w+ )?(?:identificação|autenticação|login)|(?:questa pagina|la pagina richiesta) (?:richiede|necessita di) (?:l['’]|un['’]?)?(?:\w+ )?(?:autenticazione|identificazione|accesso)|"
    r"(?:deze|de (?:gevraagde|opgevraagde)) pagina vereist (?:\w+ ){0,2}(?:authenticatie|identificatie|login)|(?:ta|żądana) strona wymaga (?:zalogowania|logowania|uwierzytelnienia|autoryzacji)|(?:эта|данная|запрошенная) страница требует (?:авторизации|аутентификации|входа)"
)
# what a system of an authority must say to whoever logs in
MONITORED = re.compile(
    r"(?:you (?:have |are )?access(?:ed|ing)|this is) an? (?:u\.? ?s\.?|united states|federal) government (?:\(usg\) )?(?:information|computer) system|"
    r"\bwarning to users of this system\b|\bunauthori[sz]ed (?:or improper )?(?:use of|access to|use or access to) this (?:information |computer )?system is (?:strictly )?prohibited\b|"
    r"\bno (?:reasonable )?(?:right to|expectation of) privacy (?:in|when using|while using|with respect to use of) this system\b"
)
# what a shop calls the page of a customer, which is a form to log in for others
ACCOUNT_NAME = re.compile(
    r"my account|customer account|mein konto|kundenkonto|mon compte|mi cuenta|el meu compte|a minha conta|minha conta|il mio account|mijn account|moje konto|můj účet|môj účet|(?:a )?fiókom|contul meu|mitt konto|min konto|"
    r"(?:client|customer|members?|user)['’]?s? (?:area|zone|portal|cent(?:er|re))|(?:mon )?espace (?:client|personnel|membres?|adhérents?|abonnés?)|(?:mein )?(?:kunden|mitglieder)(?:bereich|portal)|(?:área|zona|central) d[eo] (?:clientes?|usuarios?|utilizador|cliente)|area (?:clienti|riservata|personale)|(?:strefa|panel) klienta|личный кабинет|особистий кабінет|"
    r"oma tili|ο λογαριασμόσ μου|hesabım|мой аккаунт|мій (?:акаунт|обліковий запис)|моят профил|moj račun|tài khoản(?: của tôi)?|akun saya|บัญชีของฉัน|حسابي|حساب من|החשבון שלי|マイアカウント|내 계정|我的(?:账户|帳戶|帐户|账号|帳號)",
    re.IGNORECASE,
)
# what stands over the form on the page of a customer, beside an offer of an account to others
RETURNING = re.compile(
    r"(?:i['’]?a?m an? |are you an? )?(?:returning|registered|existing|current) (?:customers?|users?|members?|clients?|shoppers?|patrons?)(?: (?:log|sign) ?in)?|(?:(?:i|do you|you) )?already (?:have an account|registered|an? (?:customer|member|user))|have an account|"
    r"(?:ich bin )?(?:bereits|schon) (?:kunde|kundin|registriert|mitglied|ein konto)|(?:j['’]ai|vous avez|vous êtes|je suis)? ?déjà (?:un compte|un espace client|client\w*|inscrite?|membre|enregistrée?)(?: \w+)?|ya (?:soy|eres|tengo|tienes|es) (?:una |un )?(?:cliente|cuenta|usuario|socio)(?: registrado)?|(?:clientes?|usuarios?) registrados?|"
    r"já (?:sou|tenho|tem|é) (?:uma |um )?(?:client\w+|conta|cadastr\w+|registad\w+)|(?:sei |sono |ho )?già (?:cliente|registrato|un account|iscritto)|(?:ik (?:heb|ben) )?al (?:een account|klant|geregistreerd)|bestaande klant(?:en)?|(?:mam|masz) już konto|(?:już )?mam konto|stali klienci|(?:stálý|registrovaný) zákazník|(?:jsem )?již (?:registrován|zaregistrován\w*|máte účet)|"
    r"(?:я )?уже (?:зарегистрирован\w*|клиент|есть аккаунт)|постоянный (?:покупатель|клиент)|vissza(?:térő|járó) (?:vásárló|ügyfél)|(?:redan|allerede) (?:kund|kunde|medlem|registrer\w+)|(?:zaten|mevcut) (?:üye\w*|müşteri\w*)|(?:すでに|既に)?(?:会員|アカウント)(?:の方|をお持ちの(?:方|お客様))|기존 ?회원|(?:已有|我有)(?:账号|帐号|帳號|账户|帳戶)|已(?:注册|註冊)(?:用户|用戶|会员|會員)",
    re.IGNORECASE,
)
_WANTED = (
    r"required|needed|necessary|erforderlich|benötigt|notwendig|requise?\b|nécessaire|obligatoire|requerid\w+|\brequiere|necesari\w+|necess[aá]ri\w+|obrigatóri\w+|richiest[oa]|vereist|\bnodig|verplicht|wymagan\w+|konieczn\w+|vyžad\w+|nutn[ée]\w*|potřeb\w+|szükséges|necesar\w*|necesită|"
    r"требуется|необходим\w*|нужен|нужна|потрібн\w+|необхідн\w+|potreb\w+|nødvendig|kræves|påkrævet|påkrevd|krävs|vaaditaan|tarvitaan|reikaling\w+|nepieciešam\w+|vajalik|nõutav|απαιτείται|gerekli\w*|gerekmekte\w*|yêu cầu|จําเป็น|مطلوب\w*|ضروری|نیاز|נדרש\w*|\bcal\b|behar|diperlukan|必须|必須|需要|必要|필요"
)
# no login is needed
_UNWANTED = (
    r"\bnot (?:\w+ )?(?:be )?(?:required|needed|necessary)|\bno (?:\w+ ){0,3}(?:log-?in|sign-?in|authentication|identification|account|registration)\b|without (?:\w+ ){0,2}(?:log-?in|sign-?in|registration|account)|nicht (?:\w+ )?(?:erforderlich|notwendig|nötig|benötigt)|\b(?:keine|ohne) (?:\w+ )?(?:anmeldung|registrierung)|(?:n['’]est|sont) pas (?:nécessaire|obligatoire|requise?)|\b(?:sans|aucune?) (?:\w+ )?(?:connexion|identification|authentification|inscription)|"
    r"\bno (?:es |se |será )?(?:requier\w+|necesit\w+|necesari\w+|obligatori\w+)|\bsin (?:necesidad|inici\w+|registr\w+)|\bnão (?:é |será )?(?:necess[aá]ri\w+|obrigatóri\w+|requer\w*|precisa)|\bsem (?:necessidade|fazer|inici\w+)|\bnon (?:è |sono |serve )?(?:richiest\w+|necessari\w+|obbligatori\w+)|\bsenza (?:\w+ )?(?:accesso|autenticazione|registrazione)|\b(?:niet|geen)\b[^.]{0,20}(?:vereist|nodig|verplicht)|\bnie (?:jest |są )?(?:wymagan\w+|konieczn\w+|potrzeb\w+)|\bbez (?:logowania|rejestracji|přihlášení|prihlásenia|prijave)|"
    r"\bnen[ií] (?:nutn\w+|potřeb\w+|vyžad\w+)|nevyžad\w+|\bне (?:требуется|требует|нуж\w+|обязател\w+|необходим\w*|потрібн\w+|обов['’]язков\w+)|\bбез (?:регистрации|авторизации|входа|реєстрації)|gerek(?:li değil|mez|memekte\w*| yok)|không (?:cần|bắt buộc|yêu cầu)|tidak (?:diperlukan|perlu|wajib|memerlukan)|(?:ikke|ikkje|inte|ej) (?:nødvendig\w*|påkrævet|påkrevd|nödvändig\w*|behövs)|(?:kræves|kreves|krävs|behövs) (?:ikke|inte|ej)|غير مطلوب\w*|بدون|نیازی? (?:به )?.{0,16}نیست|"
    r"无需|無需|无须|無須|不需要|不必|不用|不要です|必要(?:は|が)?(?:ありません|ございません|ない)|不要(?:です|で)|필요(?:가|는|하지)? ?(?:없|않)|없이"
)
_KEYWORD = (
    r"password|passwor[dt]\w*|mot de passe|contraseña|\bsenha|palavra-passe|wachtwoord|hasł\w+|heslo|jelszó|parol[ăa]\w*|пароль|парол\w*|şifre\w*|kata sandi|mật khẩu|รหัสผ่าน|كلمة (?:المرور|السر)|رمز عبور|סיסמ[הא]|κωδικ\w+|lösenord|adgangskode|passord|salasana|密码|密碼|パスワード|비밀번호"
    rf"|{PASSWORDS}"
)
_NEEDS = rf"{_WANTED}|\bneeds?\b|requires?\b|benötigt|braucht|requiert|necesita|precisa|requer\b|richiede|wymaga|igényel|membutuhkan|memerlukan|enter (?:your|the|a)\b|eingeben|saisi\w+|introdu\w+|digite|inseri\w+|vul .{{0,20}}in|podaj|zadejte|adja meg|введите|введіть|giriniz|girin|masukkan|nhập|请输入|請輸入|输入|入力|입력|{TYPE}"
_SIGN_IN = (
    r"kirjauduttava|kirjaudu sisään (?:nähdäksesi|jatkaaksesi)|přihlaste se|prihláste sa|melde[nt]? (?:sie sich|dich) .{0,12}an|logga in för|log ind for|logg (?:deg )?inn for|zaloguj się|jelentkezz\w* be|conecta(?:ți|ti)-vă|войдите|авторизуйтесь|увійдіть|авторизуйтеся|prijavite se|"
    r"giriş yap(?:ın|malı|manız)|silakan (?:masuk|login)|sila (?:log masuk|daftar masuk)|đăng nhập để|กรุณาเข้าสู่ระบบ|(?:يرجى|الرجاء|يجب) تسجيل الدخول|لطفا (?:وارد|ابتدا)|(?:התחבר|היכנס)\w* כדי|בצע (?:לוגין|כניסה)|(?:log ?in|sign ?in|join) (?:to )?(?:\w+ )?to (?:see|view|read|continue)|join \w{2,20} to (?:see|view|read) this|扫码(?:登录|登陆|登入)|(?:使用|通过|用)(?:微信|手机|支付宝|qq).{0,6}(?:登录|登陆|登入)"
)
# whole lines: who may see this, or that the reader's free quota is used up
_MEMBERS = (
    r"only registered (?:members|users) (?:are allowed to|may|can) (?:view|see|read|access|open|visit) (?:this|the) (?:\w+ )?(?:section|board|forum|topic|page|content|area)|guests (?:cannot|can['’]?t|may not) (?:access|view|enter|see) this (?:course|page|forum|section|board)(?:\W{1,3}please log ?in)?|you cannot enrol yourself in this course|this (?:site|blog) is (?:marked |set )?(?:as )?private by its owner.{0,120}|enter (?:store )?using password|(?:only|just) (?:members|subscribers|registered users|logged-?in users|employees|staff|students) (?:can|may) (?:view|see|read|access|open) (?:this|the) (?:\w+ )?(?:page|article|content|document|file|section)|(?:\w+ ){0,2}nur für (?:mitglieder|abonnenten|(?:angemeldete|registrierte) (?:nutzer|benutzer)) (?:zugänglich|sichtbar|einsehbar|lesbar|verfügbar)|"
    r"(?:материал|страница|контент|статья|документ|раздел|матеріал|сторінка|стаття|розділ)\w* (?:не ?доступ\w+ без|доступ\w+ (?:только|лише|тільки)(?: для| по)?) (?:подписк\w+|подписчик\w+|регистрац\w+|реєстрац\w+|авторизац\w+|зарегистрир\w+(?: \w+)?|зареєстров\w+(?: \w+)?|участник\w+|учасник\w+|передплат\w+)|"
    r"vous avez atteint (?:votre|la) limite d['’]articles(?: \w+)*|ha(?:s)? (?:alcanzado|llegado a) (?:su|tu|el) límite de artículos(?: \w+)*|você atingiu (?:o|seu) limite de (?:artigos|matérias)(?: \w+)*|hai raggiunto il limite di articoli(?: \w+)*|(?:sie haben|du hast) (?:ihr|dein|das) (?:limit|kontingent) an (?:\w+ )?artikeln (?:erreicht|aufgebraucht)"
)
# whole lines: a mailing list's archive is for its members, as mailing list software says it
_ON_THE_LIST = (
    r"(?:the )?(?:archives?|messages) of (?:this|the) (?:mailing )?(?:list|group) (?:are|is) (?:private|closed|restricted to (?:\w+ )?(?:subscribers|members)|(?:only )?(?:available|accessible|open|visible) (?:only )?(?:to|for) (?:\w+ )?(?:subscribers|members))|(?:this (?:mailing )?(?:list|group) is private\.? )?messages can only be (?:viewed|read|seen) by (?:\w+ )?(?:members|subscribers)|"
    r"das archiv dieser (?:mailing-?)?liste ist nur für (?:abonnenten|mitglieder) (?:zugänglich|einsehbar|lesbar)|les archives de cette liste sont (?:réservées|accessibles (?:uniquement|seulement)) aux (?:abonnés|membres)|los archivos de esta lista (?:están|son) (?:reservados|accesibles (?:solo|sólo|únicamente)) (?:a|para) los (?:suscriptores|miembros)|"
    r"(?:gli archivi|l['’]archivio) di questa lista (?:sono|è) riservat[io] agli (?:iscritti|abbonati)|os arquivos desta lista (?:são|estão) (?:reservados|restritos) (?:a|aos) (?:assinantes|membros|subscritores)|het archief van deze lijst is alleen (?:toegankelijk )?voor (?:abonnees|leden)|архив\w* (?:этой )?(?:рассылки|списка)(?: рассылки)? доступ\w+ только (?:для )?подписчик\w+|archiwum tej listy jest dostępne tylko dla (?:subskrybentów|członków)"
)
# whole lines: the reader must log in, perhaps with an alternative such as creating an account
_MUST_SIGN_IN = (
    r"(?:(?:sorry|error|oops)\W{1,3})?(?:you(?:['’]ll)? (?:must|need to|have to|should)(?: first)?|(?:users|visitors|members) (?:must|need to|have to)) (?:(?:create|have|make) an account (?:or|and) )?(?:be )?(?:log(?:ged)?[ -]?(?:in|on)|sign(?:ed)?[ -]?in)(?:,? (?:or|and) (?:sign up|register|create an account))?|"
    r"(?:sie müssen|du musst) (?:sich |dich )?(?:zuerst |erst )?(?:anmelden|einloggen|angemeldet sein|eingeloggt sein)|(?:vous devez|il faut) (?:d['’]abord )?(?:vous (?:connecter|identifier)|être (?:connecté|identifié)\S*|se connecter)|(?:debes?|tienes? que|necesitas?|hay que)(?: primero)? (?:iniciar sesi[oó]n|identificar(?:se|te)|estar (?:registrado|identificado|conectado)\S*|acceder)|"
    r"(?:você |é )?(?:precisa|deve|tem de|tem que|preciso) (?:fazer (?:o )?login|iniciar sessão|entrar|estar (?:logado|conectado|autenticado)\S*)|(?:devi|deve|è necessario|bisogna|occorre) (?:effettuare (?:l['’]accesso|il login)|accedere|autenticarsi|fare (?:il )?login|essere (?:autenticat\S|loggat\S|registrat\S))|(?:u moet|je moet|u dient|je dient) (?:(?:eerst|zich|je) ){0,2}(?:inloggen|aanmelden|ingelogd zijn|aangemeld zijn|in te loggen)|"
    r"(?:musisz|należy|trzeba)(?: się)? (?:się )?(?:zalogować|być zalogowan\S+)(?: się)?|(?:musíte|je třeba|je nutné)(?: se)? (?:přihlásit|být přihlášen\S*)|musíte (?:sa prihlásiť|byť prihlásen\S+)|(?:вы должны|вам (?:необходимо|нужно|надо)|необходимо|нужно) (?:сначала )?(?:войти|авторизоваться|быть авторизован\S+)(?: (?:на сайт|в систему))?(?: или зарегистрироваться)?|(?:ви повинні|вам (?:необхідно|потрібно)|необхідно|потрібно) (?:спочатку )?(?:увійти|авторизуватися)(?: (?:на сайт|в систему))?(?: (?:чи|або) зареєструватися)?|"
    r"(?:du|ni) måste (?:först )?(?:logga in|vara inloggad)|du (?:må|skal|skal være) (?:først )?(?:logge (?:deg )?(?:inn|ind)|være (?:pålogget|innlogget|logget (?:inn|ind))|logget (?:inn|ind))|(?:sinun (?:täytyy|pitää)|teidän (?:täytyy|pitää)) (?:ensin )?kirjautua(?: sisään)?|(?:önce )?(?:giriş yapmalısınız|giriş yapmanız gerek\w*|oturum açmalısınız|oturum açmanız gerek\w*)|be kell (?:jelentkez\w+|lépni\w*)|autentifica[țţt]i-vă pentru a \w+|συνδεθείτε για (?:να )?\w+(?: \w+)?|trebuie să (?:vă|te) (?:autentificați|autentifici|conectați|conectezi|logați|loghezi)|"
    r"(?:morate|trebate) (?:se )?(?:prijaviti|biti prijavljeni)(?: se)?|(?:трябва|морате) да (?:влезете|се (?:пријавите|впишете|логнете))|πρέπει (?:πρώτα )?να (?:συνδεθείτε|είστε συνδεδεμένο[σι])|bạn (?:cần|phải) (?:phải )?đăng nhập|anda (?:harus|perlu) (?:masuk|login|log masuk)(?: (?:terlebih )?dahulu)?|คุณ(?:ต้อง|จําเป็นต้อง)เข้าสู่ระบบ(?:ก่อน)?|باید وارد (?:شوید|حساب\S* (?:کاربری )?(?:خود )?شوید)|(?:عليك|يجب عليك|يجب أن تقوم ب)\s?تسجيل الدخول(?: أولا\w?)?|עליך להתחבר|יש להתחבר"
)

# titles of pages of login systems, and their errors
_DOORS = (
    r"web login service(?: - .{1,40})?|consent about releasing personal information|hotspot login|firewall (?:authentication|disclaimer)|web authentication redirect|dpg media privacy gate|"
    r"(?:校园网|校園網)?(?:上网|无线|无线网)?(?:认证|登录|登入)(?:页面?|系统|系統|门户|平台|窗)|校园网(?:认证|登录)|上网(?:认证|登录)"
)

_BOTS = r"bot|robot|scraper|crawler|spider|rss reader"

_REQUESTS = r"アクセス(?=が多すぎ)|\brequests?\b|anfragen|requêtes|solicitudes|peticiones|solicitações|pedidos|richieste|verzoeken|żądań|zapytań|požadavk\w+|kérés\w*|solicit[aă]ri|cereri|запрос\w*|запит\w*|istek|permintaan|yêu cầu|forespørsl\w+|anmodninger|förfrågningar|pyyntö\w*|请求|請求|リクエスト|요청|طلبات|درخواست|בקשות|αιτήματα"
_TOO_MANY = r"too many|zu viele|trop de|demasiad\w+|excesso|demais|troppe|te veel|zbyt wiele|za dużo|příliš mnoho|priveľa|túl sok|prea multe|слишком (?:много|част)|занадто багато|забагато|çok fazla|terlalu banyak|quá nhiều|for mange|för många|liian (?:mont|pal)\w+|过多|過多|太多|过于频繁|多すぎ|너무 많|كثير|زیاد|יותר מדי|πάρα πολλ\w+"

_CONNECTION = r"(?:site |your )connection|verbindung|connexion|conexi[oó]n|conex[aã]o|connessione|verbinding|połączeni\w+|připojení|подключени\w+|соединени\w+|з['’]єднан\w+|bağlant\w+|koneksi|kết nối|连接|連線|连线|接続|연결|الاتصال|اتصال|החיבור"
_CHECKED = r"checking|verifying|überprüft|geprüft|prüfen wir|vérifi\w+|comprobando|comprueba|verificando|verifica\w*|controler\w+|sprawdza\w+|kontroluje\w*|проверк\w+|проверя\w+|перевір\w+|kontrol edil\w+|memeriksa|kiểm tra|(?<!请)(?<!請)(?<!请您)检查|(?<!请)(?<!請)(?<!請您)檢查|検証|確認(?!して|の上|くだ)|확인(?! ?하세요|해|하시|하고)|التحقق|بررسی|בודק\w*"
_SUSPICIOUS = r"suspicious|unusual|automated|sospett\w+|insolit\w+|sospechos\w+|inusual|suspeit\w+|incomu[mn]\w*|suspecte?s?|inhabituel\w*|verdächtig\w*|ungewöhnlich\w*|verdacht\w*|ongebruikelijk\w*|подозрительн\w+|необычн\w+|підозріл\w+|podejrzan\w+|nietypow\w+|podezřel\w+|neobvykl\w+|gyanús|suspect[ăe]|misstänkt\w*|mistenkelig\w*|mistænkelig\w*|epäilyttäv\w+|ύποπτ\w+|şüpheli|olağandışı|đáng ngờ|bất thường|mencurigakan|tidak biasa|مشبوه\w*|غير (?:عادي|معتاد)\w*|مشکوک|חשוד\w*|可疑|不審な|의심스러운"
_ACTIVITY = r"activity|traffic|requests?\b|behaviou?r|attività|traffico|actividad|tráfico|atividade|tráfego|activité|trafic\b|aktivität\w*|datenverkehr|zugriff\w*|activiteit\w*|verkeer|активност\w+|трафик\w*|активніст\w*|aktywnoś\w+|\bruch\b|aktivit\w+|tevékenység\w*|forgalm\w*|activitate|toiminta\w*|δραστηριότητ\w+|etkinlik\w*|trafik\w*|hoạt động|lưu lượng|aktivitas|lalu lintas|نشاط\w*|حركة|فعالیت|ترافیک|פעילות|行为|行為|流量|访问|アクティビティ|アクセス|활동|트래픽"
_SECURITY = r"(?:security|browser|bot|human) (?:check|verification|challenge)|captcha|sicherheits(?:über)?prüfung|sicherheitsabfrage|(?:vérification|contrôle) de sécurité|(?:verificación|comprobación|control) de seguridad|verificação de segurança|(?:verifica|controllo) di sicurezza|(?:beveiligings|veiligheids)\w+|weryfikacj\w+|(?:bezpečnostn\w+|biztonsági) \w+|проверк\w+ (?:безопасности|браузера)|перевірк\w+ безпеки|güvenlik (?:kontrol|doğrulama)\w*|kiểm tra bảo mật|pemeriksaan keamanan|فحص (?:الأمان|أمني)|بررسی امنیتی|安全(?:验证|驗證|检查|檢查|校验)|人机验证|セキュリティ(?:チェック|確認)|보안 ?(?:확인|검사)"
_PASSED = r"\bbitte\b|\bführe\w*|\b(?:complete|finish|pass|solve|perform|please)\b|ausführ\w*|führ\w* .{0,30}(?:aus|durch)\b|durchführ\w*|abschlie\w*|absolvier\w*|\blös\w*|compl[eéè]t\w*|effectu\w*|veuillez|realiz\w*|conclu\w*|super[ae]\w*|resuelv\w*|resolv\w*|esegu\w*|voltooi\w*|wykona\w*|przejd\w*|prove[dď]\w*|пройд\w+|выполн\w+|tamamla\w*|hoàn (?:thành|tất)|selesaikan|أكمل|إكمال|تکمیل|完成|通过|通過|完了|완료"

# a permission that is lacking, said about a page without addressing the reader
_RIGHT = (
    r"\brights?\b|pri[vv][iy]l[eéè]\w*|privilexi\w*|priviliej\w*|pryvilie\w*|permis\w*|permess\w*|permissão|authori[sz]\w*|autor[iy][sz]\w*|autorit[sz]\w*|berechtig\w*|befugnis\w*|\brechte\b|\bdroits?\b|derechos|direitos|\bdrepturi|diritti|habilit\w*|rechten\b|machtiging|gemachtigd|bevoegd\w*|uprawnie\w*|\bopr[aá]vn\w*|"
    r"ovla[sš]\w*|овлаш\w*|овласт\w*|dozvol\w*|dopušten\w*|дозвол\w*|\bправ[аоу]?\b|привиле\w*|полномоч\w*|повноваж\w*|разрешени\w*|oikeu\w*|\blupa\b|rettighe\w*|tillad\w*|tillat\w*|rättighe\w*|behöri\w*|tillst[åa]nd\w*|heimild\w*|õigus\w*|luba\b|tiesīb\w*|atļauj\w*|leidim\w*|teis[eiė]\w*|jogosults\w*|engedély\w*|δικα[ιί]ωμ\w*|άδεια\w*|"
    r"yetki\w*|\bizin\w*|izniniz|icazə\w*|صلاحي\w*|[اإ]?متيازات|مخول|أذون\w*|الإذن|اجازه|مجوز|הרשא\w*|अनुमति|अधिकार|権限|許可|권한|权限|權限|無權|无权|授权|授權|quyền|\bhak\b|\bizin\b|สิทธิ\S*|baimen\w*|\bhawl\b|ganiatâd|freintiau|pribhléid\w*|leje\w*|эрх\w*|хоҡуҡ\w*|құқық\w*|rajt\w*|dovolen\w*|pooblast\w*|povolen\w*|juurdepääs\w*"
)
_LACK = (
    r"insufficient\w*|not enough|inadequate|lacking|\bun(?:zureichend|genügend)\w*|nicht ausreichend\w*|fehlende\w*|\bkeine?\b|\bnicht\b|insuf+i[cs]i?[eèê]nt[eis]*|\binsuffi\w*|onvoldoende|\bniet\b|\bgeen\b|niewystarcz\w*|\bbrak\b|\bnie\b|nedostate[čč]n\w*|nedovoljn\w*|nezadostn\w*|недост\w+|\bнет\b|\bне\b|\bнема\w*|відсутн\w*|utilstr[æe]kkelig\w*|otillräcklig\w*|\bikke\b|\binte\b|\bej\b|"
    r"\bei(?:vät)?\b|evätty|\bekki\b|\bpole\b|puudu\w*|\bnav\b|nepietiek\w*|nepakank\w*|\bneturi\w*|ανεπαρκ\w*|μη επαρκ\w*|\bδεν\b|άρνηση|yetersiz|\byok\b|verilmedi|deyil|không|\btidak\b|\bbelum\b|ไม่|غير|لا تكفي|\bليست?\b|ندار\w*|\bאין\b|נדחת\w*|नहीं|ません|ない|なし|없|부족|没有|沒有|无|無|不足|未经|未經|\bez\b|\bdim\b|\bnuk\b|pamjaftue\w*|neleor|diúlta\w*|"
    r"denied|refus\w+|deneg\w*|\bneg(?:ad|at)[oa]\b|denegad\w*|odmow\w*|odm[ií]t\w*|zam[ií]tnut\w*|відмовл\w*|отказан\w*|адмоўлен\w*|nægtet|avslått|nekad\w*|reddedil\w*|ditolak|ปฏิเสธ|رفض\w*|رُفضت|거부|拒|\bnem\b|\bnincs\b|\bnon\b|\bnão\b|\bnao\b|\bno\b|\bnot\b|\bnu\b|\bpas\b|\baucun\w*|нельга|недастаткова|үгүй|\bгүй|эрхгүй|жоқ|түгел|nesufiĉ\w*|\bsans\b|\bsin\b|\bsem\b|\bsenza\b|\bohne\b|\bzonder\b|\bbez\b|\bбез\b"
)
_SHORT = (
    rf"(?:(?:{_RIGHT})[^.!?。！？\n]{{0,16}}?(?:{_LACK})|(?:{_LACK})[^.!?。！？\n]{{0,16}}?(?:{_RIGHT})){_NOT_WRITING}"
)
# "was deleted, or you have no right to see it" may be either
_BETWEEN = r"(?:(?!\bor\b|\boder\b|\bou\b|\bили\b|或)[^.!?。！？\n])"
_VIEWED = r"this page|this (?:site|resource|document|file|area|section|content)|\b(?:view|see|display|access|open|visit|read)\b|(?:an)?zeigen|anzusehen|betreten|aufzurufen|zuzugreifen|afficher|consulter|\bvoir\b|accéder|mostrar|amosar|\bver\b|acceder|visualizar|exibir|aceder|acessar|vedere|visualizza\w*|accedere|bekijken|weergeven|openen|tonen|zobac\w*|wyświetl\w*|zobraz\w*|přístup\w*|prístup\w*|prikaz\w*|pristup\w*|приступ\w*|видели|просмотр\w*|отображ\w*|перегляд\w*|відображ\w*|прегле\w*|достъп\w*|vise\b|\bse\b|visa\b|nähdä|näyttä\w*|katsel\w*|opna\b|birta\b|kuva\w*|skatī\w*|peržiūr\w*|megteki\w*|megjelen\w*|προβολ\w*|δείτε|πρόσβαση|görüntüle\w*|görmek|eriş\w*|xem\b|truy cập|melihat|menampilkan|mengakses|แสดง|เข้าถึง|ดู|لإظهار|لرؤية|لزيارة|الوصول|دیدن|مشاهده|לצפות|לצפייה|להציג|גישה|देखने|表示|閲覧|보기|보려|접근|顯示|显示|查看|浏览|瀏覽|访问|訪問|進入|进入|shfaq\w*|par[ëe]\b|ddangos|thaispeáint|үзэх|күрһәт\w*|адлюстраван\w*"

# what the permission is for, or nothing specific; "you have no right to leave" is about people
_HERE = r"\b(?:this|that|here|such|action|operation|perform)\b|\bdies\w*|\bhier|aktion|\bcet(?:te)?\b|\bici\b|opération|\best[aeo]\b|aqu[ií]|acción|operaci[oó]n|\bess[ae]\b|ação|operação|\bquest\w*|azione|operazione|\bdeze\b|actie|\bt[eę]j?\b|akcj\w+|\bt(?:uto|éto|áto|ú)\b|\bэт\w+|действи\w+|операци\w+|\bц[ьея]\w*|\bbu\b|işlem\w*|này|\bini\b|操作|[此该該本]|この|이 |هذ[اه]|این"
_REFUSALS = ("denied.right", "denied.tongues", "denied.1", "denied.5")  # ids of rules about a missing permission
_NAMED = re.compile(_NO_RIGHT)
_IF = re.compile(
    r"(?:\bif|\bwhen|\bwhere|\bunless|\bwenn|\bfalls|\bsi|\bcuando|\bquando|\bse|\bесли|\bякщо|\bjeśli|\bals|如果|若)\b\W*(?:\w+ ){0,2}$"
)
# where the verb comes last: an action directly before the permission (_DONE), and one that just means "this" (_SO)
_DONE = re.compile(r"[^\W\d_]{2}m[ea] $|[うくすつぬぶむる]$")
_SO = re.compile(r"\bbun\w+|\byapma\b|gerçekleştirme|devam|\bgirme|これ|それ|実行|続行|操作")
_ASK = r"administr\w*|администр\w*|webmaster|help ?desk|support|\bcontact|kontakt|管理员|管理員|管理者|관리자"
_OF_PAGES = re.compile(f"{_VIEWED}|{_HERE}|{_ASK}|{WEB.pattern}")
# actions other than reading that need a login on many pages that anybody may read
_DOING = re.compile(
    r"\bcomment\w*|\brepl(?:y|ies)\b|\bto (?:\w+ ){0,2}(?:post|vote|rate|order|buy|purchase|book|reserve|borrow|bid|edit|upload|apply|participate|contribute|bookmark|save|follow|like|ask|sign the|donate|review)\b|kommentar\w*|kommentier\w*|abzustimmen|zu bestellen|\bcomenta\w*|komentar\w*|komentář\w*|komentow\w*|комментир\w*|комментари\w*|коментар\w*|коментув\w*|reageren|reactie|hozzászól\w*|yorum\w*|bình luận|ความคิดเห็น|تعليق\w*|دیدگاه|תגוב\w*|टिप्पणी|评论|評論|留言|发帖|發帖|预约|預約|预订|预定|订购|下单|报名|投稿|コメント|댓글|"
    r"\bto (?:\w+ ){0,2}(?:add|answer|customi[sz]e|personali[sz]e|configure|submit|report|track)\b|zu (?:bewerten|antworten|kaufen|speichern|folgen|melden)|anzupassen|hinzuzufügen|\bpour (?:\w+ ){0,1}(?:ajouter|voter|noter|répondre|commander|acheter|personnaliser|participer|publier|suivre)|\bpara (?:\w+ ){0,1}(?:votar|responder|comprar|añadir|adicionar|agregar|personalizar|calificar|avaliar|valorar|participar|publicar|seguir|guardar|salvar)\b|"
    r"\bper (?:\w+ ){0,1}(?:votare|rispondere|acquistare|aggiungere|personalizzare|partecipare|salvare|seguire)|om te (?:\w+ )?(?:stemmen|antwoorden|bestellen|bewaren|volgen|plaatsen)|(?:aby|żeby|by) (?:\w+ )?(?:dodać|zagłosować|ocenić|odpowiedzieć|kupić|zamówić|zapisać|dostosować)|чтобы (?:[^.\n]{0,40} )?(?:настр(?:оить|аивать)|добав(?:ить|лять)|(?:про)?голосовать|оценить|оценивать|ответить|отвечать|задать|заказать|купить|сохран(?:ить|ять)|подписаться|написать|оставить|участвовать)|щоб (?:[^.\n]{0,40} )?(?:налаштувати|додати|проголосувати|оцінити|відповісти|замовити|купити|зберегти|написати|залишити)|"
    r"(?:收藏|点赞|點讚|投票|评分|評分|提问|提問|回答|回复|回覆)|(?:投票|評価|質問|回答|購入|保存|フォロー)する(?:には|ために)|(?:투표|평가|질문|구매|저장|팔로우)하려면"
)
_WRITING = re.compile(
    r"\b(?:creat|edit|upload|topics?\b)|erstell|anlegen|bearbeit|hochlad|beiträge|thema\b|themen|\bcréer|modifier|\bcrear|\bcriar|\bcreare|modific|aanmaken|bewerken|onderwerp|skapa\b|redigera|opprett|oprett|rediger|\bluoda|muokata|vytvá[rř]|zakl[aá]d|přid[aá]v|prid[aá]v|upravov|příspěv|príspev|témat|\btém|tworz|dodawa|edytow|temat|wątk|posty?\b|создава|редактир|добавл|отвеча|сообщен|тем[ыу]?\b|створ|редагув|додава|повідомл|създава|редактира|kreira|uređiva|dodava|ustvar|urej|szerkeszt|létrehoz|\bcrea\b|edita|oluştur|düzenle|δημιουργ|επεξεργ|إنشاء|تحرير|تعديل|ایجاد|ویرایش|ליצור|לערוך|सम्पाद|बनाने|সম্পাদন|สร้าง|แก้ไข|\btạo\b|chỉnh sửa|sửa đổi|membuat|mengedit|menyunting|创建|編輯|编辑|建立|作成|編集|작성|편집"
)
_SEEING = re.compile(
    r"\b(?:view|see|read|access|continue|proceed|open|watch|download)\b|sehen|lesen\b|\bvoir\b|\blire\b|\bver\b|\bleer\b|\bler\b|\bleggere|vedere|lezen|читать|просмотр\w*|увидеть|查看|阅读|閱讀|浏览|可见|可見|全文|閲覧|읽"
)

# more entries of a list, some of which are shown
_MORE = re.compile(
    r"\bmore (?:\w+ )?(?:jobs?|results|photos|pictures|listings|reviews|matches|profiles|products|openings|vacancies|offers|deals)\b|(?:weitere|mehr) (?:\w+ )?(?:jobs|stellen\w*|ergebnisse|treffer|angebote|fotos|bilder|anzeigen|bewertungen|profile)\b|(?:plus d['’e] ?|d['’]autres )(?:offres|emplois|résultats|photos|annonces|avis|profils|produits)|más (?:empleos|ofertas|resultados|fotos|anuncios|opiniones|perfiles|productos|vacantes)|mais (?:vagas|ofertas|resultados|fotos|anúncios|avaliações|perfis|produtos)|(?:altr[ie]|più) (?:offerte|risultati|foto|annunci|recensioni|profili|prodotti)|"
    r"meer (?:vacatures|resultaten|foto['’]?s|advertenties|beoordelingen|profielen|producten)|więcej (?:ofert|wyników|zdjęć|ogłoszeń|opinii|profili|produktów)|(?:další|více) (?:nabíd\w+|výsledk\w+|fot\w+|inzerát\w+)|(?:больше|другие|ещё|еще) (?:ваканси\w+|результат\w+|фото\w*|объявлени\w+|отзыв\w+|профил\w+|товар\w+)|більше (?:вакансі\w+|результат\w+|фото\w*|оголошен\w+)|fler (?:jobb|resultat|bilder|annonser)|flere (?:jobs?|stillinger|resultat\w*|bilder|billeder|annonser)|lisää (?:työpaikkoja|tuloksia|kuvia|ilmoituksia)|daha fazla (?:iş ilan\w+|ilan\w*|sonu\w+|fotoğraf\w*|ürün\w*)|"
    r"thêm (?:việc làm|kết quả|ảnh|sản phẩm)|lebih banyak (?:lowongan|hasil|foto|produk)|المزيد من (?:الوظائف|النتائج|الصور|العروض)|(?:更多|其他|其它)(?:的)?(?:职位|職位|职缺|職缺|岗位|崗位|结果|結果|图片|圖片|照片|评价|評價|商品|房源|优惠|優惠)|(?:もっと|さらに|他の)\S{0,4}(?:求人|結果|写真|口コミ|商品)|더 많은 (?:채용|공고|일자리|결과|사진|상품|후기)"
)


# old Internet Explorer's page for 403, which sites have copied
_DECLINED = (
    r"the website declined to show this web ?page|el sitio web (?:rechazó|se negó a|ha rechazado) mostrar esta página web|die website hat die anzeige dieser webseite abgelehnt|le site web (?:a refusé|refuse) d['’]afficher cette page web|il sito web (?:ha rifiutato|rifiuta) di visualizzare (?:la|questa) pagina web|o site(?: da web)? (?:recusou-se a|recusou) mostrar esta (?:página(?: da)? web|página)|"
    r"веб-(?:сайт|узел) отказал(?:ся)? (?:в )?(?:показать|показе|отображать|отображении) (?:эту|этой) веб-страниц[уы]|witryna (?:sieci web )?odmówiła (?:wyświetlenia|pokazania) tej strony|de website heeft geweigerd deze (?:webpagina|pagina) weer te geven|web ?サイトによってこの web ?ページの表示を拒否されました|웹 ?사이트에서 이 웹 ?페이지 표시를 거부했습니다|(?:该|此)?网站拒绝显示此网页|網站拒絕顯示此網頁"
)


# that the reader must prove, or is being checked, to be human
_BEING = (
    r"bestätigen sie,? dass sie (?:ein mensch|kein roboter) sind|vérifi\w+ que vous (?:êtes (?:bien )?(?:un )?humain|n['’]êtes pas un robot)|(?:verificando|comprobando|verifique|verifica|confirme|confirma) que (?:usted |tú )?(?:no )?(?:es|eres) (?:un )?(?:ser )?(?:humano|robot)|"
    r"(?:verificando|confirme|verifique) (?:se|que) (?:você )?(?:não )?é (?:um )?(?:ser )?(?:humano|robô)|(?:verifica|verificando|verifichiamo)(?: in corso)? (?:di essere|che (?:tu )?(?:sia|sei)) (?:un )?(?:essere )?umano|(?:geverifieerd|verifieer|controleren|bevestig),? (?:dat|of) (?:u|je|jij) (?:een mens|geen robot)|"
    r"(?:potwierdź|weryfikowanie|sprawdzamy|sprawdzanie),? (?:że|czy) (?:nie )?jesteś (?:człowiekiem|robotem)|(?:potvrďte|ověřujeme|ověření|ověřování),? (?:že|zda) (?:jste člověk|nejste robot)|(?:potvrďte|overujeme),? (?:že|či) (?:ste človek|nie ste robot)|"
    r"(?:bekräfta|verifierar|verifiera) att du (?:är (?:en )?människa|inte är en robot)|(?:bekræft|bekreft)\w*,? at du (?:er et menneske|ikke er en robot)|(?:проверяем|проверка|подтвердите|убеждаемся),? (?:человек ли вы|что вы (?:[—–-] )?(?:не )?(?:человек|робот))|(?:перевіряємо|перевірка|підтвердьте),? (?:чи|що) ви (?:[—–-] )?(?:не )?(?:людина|робот)|"
    r"(?:επαλήθευση|επαληθεύστε|επιβεβαιώστε) ότι (?:είστε άνθρωποσ|δεν είστε ρομπότ)|insan olduğunuzu doğrulay\w+|insan olduğunuz doğrulan\w+|(?:يتم |نقوم ب)?(?:ال)?تحقق من (?:أنك|كونك) (?:إنسان|بشر|لست روبوت)\w*|(?:تأیید|تایید) کنید که (?:انسان هستید|ربات نیستید)|(?:אמת|מאמת|לאמת|אימות) ש(?:אתה אנושי|אינך רובוט)|"
    r"(?:xác minh|xác nhận|chứng minh) (?:rằng )?bạn (?:là con người|không phải (?:là )?(?:robot|rô-?bốt|người máy))|(?:mem)?(?:verifikasi|pastikan|buktikan|konfirmasi)(?: bahwa)? anda (?:adalah manusia|bukan (?:ro)?bot)|(?:ยืนยัน|ตรวจสอบ)ว่าคุณ(?:เป็นมนุษย์|ไม่ใช่(?:หุ่นยนต์|บอท))|कि आप (?:मनुष्य|इंसान) हैं|"
    r"(?:验证|驗證|确认|確認)(?:您|你)(?:是否)?(?:是|为|為)(?:真人|人类|人類)|(?:以下|下記|次)の(?:アクション|操作)を(?:完了|実行)して、?(?:あなたが)?人間であることを確認|사람(?:인지|임을) 확인하(?:세요|십시오)"
)


def for_more(said: str) -> bool:
    """Whether a login is only needed for more entries of a list, some of which the page shows."""
    return _MORE.search(said) is not None


def of_no_page(phrase: Phrase, said: str, sentence: str) -> bool:
    """Whether a refusal or login request is about something other than the page, or hypothetical.

    For example about leaving a room, or commenting. `said`: the part of the sentence that the phrase matched.
    """
    if phrase.id.startswith(_REFUSALS):
        named = _NAMED.search(said)
        rest = (said[named.end() :] if named else "") + sentence.partition(said)[2]
        if named and _DONE.search(sentence.partition(said)[0] + said[: named.start()]):
            return _OF_PAGES.search(sentence) is None and _SO.search(sentence) is None
        if re.search(r"\w", rest) and _OF_PAGES.search(sentence) is None:
            return True
        return _IF.search(sentence.partition(said)[0]) is not None
    if phrase.id.startswith("denied.act."):  # many pages that anybody may read say who may write there
        return _DOING.search(sentence) is not None or _WRITING.search(sentence) is not None
    if phrase.finding is Finding.LOGIN:
        return for_more(sentence) or (_DOING.search(sentence) is not None and _SEEING.search(sentence) is None)
    return False


def refused() -> list[Phrase]:
    """Every wording of a refusal or login request."""
    return [
        *phrases("denied.right", Finding.DENIED, rf"(?<!或)(?<!或您)(?<!或者您)(?<!\bor )(?<!\bif )(?<!\bwhen )(?:{_NO_RIGHT})(?!.{{0,12}}(?:creat|edit|post|repl|comment|upload|创建|編輯|编辑|建立|发帖|回复|評論|评论))(?![^,，。]{{0,16}}(?:时|時|的话|的話)[,，]){_TAIL}", unless=MISSING_OR),
        *phrases("denied.lack", Finding.DENIED, rf"(?:{_SHORT}){_BETWEEN}{{0,50}}?(?:{_VIEWED})|(?:{_VIEWED}){_BETWEEN}{{0,50}}?(?:{_SHORT})", part=_RIGHT, unless=MISSING_OR),
        *cells("denied.lack", Finding.DENIED, rf"(?:\w+ ){{0,1}}(?:(?:{_RIGHT})[ ](?:\w+ )?(?:{_LACK})|(?:{_LACK})[ ]?(?:\w+ )?(?:{_RIGHT}))", scope=Scope.LABEL),
        *(
            phrase
            for number, finding in (("403", Finding.DENIED), ("401", Finding.LOGIN), ("429", Finding.THROTTLED), ("451", Finding.LEGAL))
            for phrase in cells(f"status.{number}", finding, rf"(?:\w+ )?(?:{STATUS})[\s:#]{{0,3}}{number}(?!\d)(?:\W.{{0,40}})?|(?<![\d,.]){number}\s?\W{{0,3}}(?:{STATUS}).{{0,20}}", scope=Scope.LABEL)
        ),
        *pairs("denied.access", Finding.DENIED, _ACCESS, _FORBIDDEN, gap=30),
        *phrases("denied.number", Finding.DENIED, rf"(?:error|status|{STATUS}) ?(?:code|{_CODE}) ?[:：] ?(?:http )?403\b[^\n]{{0,120}}|(?:fehlercode|fehlernummer|codice (?:di )?errore|code d['’]erreur|código de error?|foutcode|kod błędu|код ошибки|код помилки|hata kodu|エラー ?コード|错误代码|錯誤代碼|오류 ?코드) ?[:：] ?(?:http )?403\b[^\n]{{0,120}}"),
        *phrases("denied.code", Finding.DENIED, rf"^\W*(?:\w+ )?(?:{_ACCESS})[^.\n]{{0,20}}?(?:{_FORBIDDEN}|{_DENIED})\W{{1,3}}[^.\n]{{0,16}}(?:{_CODE})[^.\n]{{0,24}}", part=_CODE),
        *phrases("denied.waf", Finding.DENIED,
                 r"(?:your )?request (?:\w+ ){0,3}(?:looks?|looked|appears?|appeared|seems?|seemed) (?:\w+ ){0,3}(?:automated|suspicious|unusual|malicious|to be)|(?:request|visit|access|action)\b.{0,40}\b(?:triggered|violat\w+|match\w+) .{0,30}(?:security|rule|polic\w+|firewall|filter)|web ?site (?:protection|security|firewall)\b.{0,40}(?:block|den|reject|stop)\w+|"
                 r"blocked (?:because of|due to|for) (?:your )?(?:malicious|suspicious|automated|abusive) \w+|(?:detected|noticed) (?:an? )?(?:\w+ ){0,2}(?:unauthori[sz]ed|attempted attack|malicious|suspicious|non-?standard|abnormal)[^.\n]{0,60}|(?:were|was|is|looks?) suspicious\b|\byou(?:['’]re| are|['’]ve been| have been| were) (?:\w+ )?banned from (?:this|our) (?:web ?)?(?:site|page|forum|server)\b|(?:application|web|website) firewall (?:block|alert|has|denied)\w*|unauthori[sz]ed (?:request|activity) (?:blocked|detected)|(?:request|access|visit) (?:has been |was |is )?(?:denied|blocked|rejected|stopped) by [^.\n]{1,40}|perform(?:ed|ing) an action that (?:has )?triggered[^.\n]{0,60}|not (?:allowed|let you) (?:to )?proceed|issue with your ip",
                 r"(?:page|url|request).{0,30}(?:restricted|rejected|stopped) (?:due to|by|for) .{0,20}(?:security|rule)|not acceptable!? an appropriate representation|"
                 r"疑似(?:黑客|恶意|惡意)?(?:攻击|攻擊|访问)|请求(?:异常|含有|包含).{0,12}(?:攻击|非法|危险|恶意|受限)?|(?:网站|云|雲)(?:防火墙|防护|防護|安全卫士)|触发(?:了)?(?:安全|防护|拦截)|セキュリティ(?:上の理由|ポリシー).{0,16}(?:拒否|ブロック|遮断)|(?:비정상적인|자동화된) (?:접속|접근|요청)|보안 ?정책"),
        *cells("denied.bots", Finding.DENIED, rf"(?:.{{1,40}}\W)?(?:{_BOTS})s?(?: (?:and|or) (?:{_BOTS})s?)* (?:is |are |has been |have been |was |were )?(?:blocked|not (?:allowed|permitted|welcome))", scope=Scope.LABEL),
        *phrases("denied.private", Finding.DENIED, r"^(?:ただいま|現在)?、?非公開(?:と|に)(?:なって|設定されて)(?:い|お)(?:ます|ります)。?$"),
        *phrases("denied.bots", Finding.DENIED, rf"we (?:do not|don['’]t) (?:allow|permit) (?:[^.\n]{{1,40}} )?(?:to )?(?:scrap\w+|crawl\w+) (?:of )?(?:our|this|the) (?:web ?)?(?:site|page|content)s?|you(?:['’]re| are) (?:probably |likely )?(?:running|using) (?:a |an )?(?:{_BOTS})\b"),
        *cells("denied.declined", Finding.DENIED, rf"(?:{_DECLINED})(?: \(http 403\))?", scope=Scope.LABEL),
        *cells("login.paid", Finding.LOGIN, r"(?:error )?402 payment required", r"subscribe to (?:read|continue(?: reading)?)(?:: .{1,40})?", scope=Scope.LABEL),
        *pairs("login.required", Finding.LOGIN, _LOGIN, _WANTED, gap=30, unless=_UNWANTED),
        *pairs("login.password", Finding.LOGIN, _KEYWORD, _NEEDS, gap=40),
        *phrases("login.sign_in", Finding.LOGIN, rf"(?:{_SIGN_IN}){_TAIL}"),
        *cells("login.members", Finding.LOGIN, _MEMBERS),
        *phrases("login.door", Finding.LOGIN, r"state information lost, and no way to restart the request|the application you attempted to authenticate to is not authori[sz]ed to use cas|cm/ecf filer (?:or|and) pacer login|if you received this login page as a result of a link from a notice of electronic filing"),
        *cells("login.door", Finding.LOGIN, _DOORS, scope=Scope.LABEL),
        *cells("login.list", Finding.LOGIN, rf"(?:(?:{STATUS}) ?(?:\(\w+\))?\W{{0,4}})?(?:{_ON_THE_LIST})"),
        *cells("login.must", Finding.LOGIN, rf"(?:{_MUST_SIGN_IN})(?:\W{{1,3}}please)?"),
        *pairs("throttled.many", Finding.THROTTLED, _REQUESTS, _TOO_MANY, gap=30),
        *pairs("wall.connection", Finding.CHALLENGE, _CONNECTION, _CHECKED, gap=40),
        *pairs("wall.suspicious", Finding.CHALLENGE, _SUSPICIOUS, _ACTIVITY, gap=16),
        *pairs("wall.security", Finding.CHALLENGE, _SECURITY, _PASSED, gap=40),
        *cells("wall.step", Finding.CHALLENGE, r"(?:visitor )?anti-?(?:ro)?bot (?:validation|verification|protection|check)|security check by .{1,40}|(?:just )?one more step|quick check|bot check|are you (?:a )?(?:real|human|there)\W*|human\W*|prove (?:that )?you(?:['’]re| are) human|(?:browser|traffic|site) (?:check|verification|validation)|(?:vérification|contrôle) (?:de votre|du) navigateur|(?:überprüfung|prüfung) (?:ihres|des) browsers|(?:verificación|comprobación) (?:de su|de tu|del) navegador|(?:comprobando|verificando) (?:su|tu|o seu|seu) navegador|verificação do (?:seu )?navegador|(?:controllo|verifica) del (?:tuo )?browser|проверка (?:вашего )?браузера|перевірка (?:вашого )?браузера|(?:sprawdzanie|weryfikacja) (?:twojej )?przeglądarki|(?:kontrola|ověření) (?:vašeho )?prohlížeče|tarayıcı (?:kontrolü|doğrulaması)|(?:正在)?(?:检查|檢查|验证|驗證)(?:您的|你的)?(?:浏览器|瀏覽器)|浏览器(?:安全)?(?:检查|验证)|ブラウザ(?:を|の)?(?:確認|チェック)(?:中|しています)?|브라우저 확인(?: 중)?|(?:nur )?ein(?:en)? (?:kleinen )?moment(?: geduld)?|kurze prüfung|un instant s['’]il vous pla[iî]t|antes de continuar|請稍候|请稍等"),
        *phrases("wall.script", Finding.CHALLENGE,
                 r"javascript is (?:required|disabled)\b[^\n]{0,60}(?:before|allowed|continue|proceed|verif|access|view)|(?:enable|turn on|activate) javascript (?:before|(?:in order )?to (?:continue|proceed|access|view this)|and (?:reload|try|refresh))|requires javascript to (?:work|verify|continue)|you will be (?:connected|redirected|forwarded|taken) to .{1,60}(?:moment|second|shortly)|"
                 r"(?:启用|開啟|开启|打开)javascript.{0,12}(?:后|後|继续|繼續|重试|刷新)|(?:正在|即将)(?:为您)?跳转.{0,8}(?:请稍|目标)"),
        # the demand or the wait for it, with all that its sentence goes on to say
        *phrases("wall.being", Finding.CHALLENGE, rf"(?:{_BEING})[^.!?。！？\n]{{0,80}}", part=_BEING),
        *phrases("wall.person", Finding.CHALLENGE,
                 r"you(?:['’]re| are) (?:not )?(?:a |an )(?:real |actual )?(?:person|human(?: being)?|machine|robot|bot|program|script)\b|(?:tick|check|click) the box" + _TAIL + r"|(?:slide|drag) (?:the )?(?:slider|puzzle|piece)|"
                 r"(?:ob|dass) sie (?:wirklich )?(?:ein|kein) (?:mensch|roboter|bot|programm)\w*|que (?:vous|tu) (?:n['’])?(?:êtes|es) (?:pas )?(?:bien )?(?:un |une )?(?:humain|robot|personne)|que (?:usted |tú )?(?:no )?(?:es|eres|sea) (?:un |una )?(?:human|robot|persona)\w*|que (?:você )?(?:não )?(?:é|seja) (?:um |uma )?(?:human|robô|robot|pessoa)\w*|che (?:tu )?(?:non )?(?:sei|sia) (?:un |una |umano|human|robot|persona)\w*|dat (?:u|je) (?:g)?een (?:mens|robot)|czy (?:nie )?jesteś (?:człowiekiem|robotem)|что вы (?:не )?(?:человек|робот)\w*|що ви (?:не )?(?:людина|робот)|insan olduğunuzu|robot olmadığınızı|"
                 r"(?:确认|確認|验证|驗證|证明|證明)(?:您|你)?(?:是|不是)?(?:真人|人类|人類|机器人|機器人)|不是(?:机器人|機器人)|(?:图片|图|圖片)(?:中|中的)(?:的)?(?:字符|文字|验证码|數字|数字)|人間であることを(?!確認して)|ロボットでないこと|사람(?:인지|임을) 확인(?!하는)|(?:igazolja|erősítse meg), hogy (?:ön )?nem robot|vahvista, ettet ole robotti|שאינ(?:כם|ך) רובוט|রোবট নন|人間であることを確認して(?:い|お)(?:ます|ります)[^\n]{0,80}|사람인지 확인하는 중[^\n]{0,80}|(?:sprawdzanie|weryfikowanie), czy jesteś człowiekiem[^\n]{0,80}|memverifikasi bahwa anda adalah manusia[^\n]{0,80}|در حال ت[أا]یید انسان بودن شما[^\n]{0,80}|verifierar att du är en människa[^\n]{0,80}|bekræfter,? at du er et menneske[^\n]{0,80}|bekrefter at du er et menneske[^\n]{0,80}|vahvistetaan, että olet ihminen[^\n]{0,80}|ověřování, zda jste člověk[^\n]{0,80}|επαλήθευση ότι είστε άνθρωποσ[^\n]{0,80}|ellenőrzése, hogy ön ember-e[^\n]{0,80}|verifică dacă sunteți om[^\n]{0,80}|ตรวจสอบว่าคุณเป็นมนุษย์[^\n]{0,80}|проверка дали сте човек[^\n]{0,80}|provjera jeste li čovjek[^\n]{0,80}"),
    ]  # fmt: skip
