"""Words of pages that ask for a consent before they show anything, in about forty languages: what it is asked for, and by
which words it is given. Read line by line, and only where a page says little else (`archiver.observe.consent`)."""

from __future__ import annotations

import re

_COOKIES = r"cookies?\b|cookie|\bkekse\b|\bsüti|\bsutik|evästee|informasjonskaps|slapuk|sīkdat|sīkfail|küpsis|kolačić|piškotk|ciasteczk|куки\b|файл\w* cookie|бисквитк|колачић|kolacic|çerez|クッキー|쿠키|คุกกี้|الكوكيز|ملفات تعريف الارتباط|کوکی|עוגיות|कुकी|কুকি|குக்கீ"
_PRIVACY = r"privacy|privatsphäre|datenschutz|vie privée|confidentialité|privacidad|privacidade|privatezza|riservatezza|prywatnoś|soukrom|súkrom|adatvéd|magánszfér|confidențialit|конфиденциальност|конфіденційн|приватн|поверителност|gizlilik|quyền riêng tư|privasi|ความเป็นส่วนตัว|الخصوصية|حریم خصوصی|פרטיות|गोपनीयता|隐私|隱私|プライバシー|개인정보|personvern|integritet|yksityisyy|privatliv|ιδιωτικ|απόρρητ|privatnost|zasebnost"
_DATA = r"personal data|personal information|personenbezogene|données (?:à caractère )?personnelles|informations personnelles|datos personales|dados pessoais|dati personali|persoonsgegevens|gegevens te verzamelen|dan(?:e|ych) osobow|osobní\w* údaj|osobn\w+ údaj|személyes adat|date\w* (?:cu caracter )?personal|персональн\w+ дан|личн\w+ данн|kişisel veri|dữ liệu cá nhân|data pribadi|ข้อมูลส่วนบุคคล|البيانات الشخصية|اطلاعات شخصی|מידע אישי|व्यक्तिगत डेटा|个人(?:信息|数据|資料)|個人(?:資料|情報)|personuppgift|personopplysning|personoplysning|henkilötieto|προσωπικ\w+ δεδομ|information on a device|unique identifiers|device identifiers"
_ADS = r"\bads\b|advertis|\bwerb(?:e|ung)|anzeigen\b|publicité|traceurs|publicidad|anuncios|publicidade|anúncios|pubblicità|annunci|advertenties|reklam|reklám|реклам|quảng cáo|iklan|โฆษณา|الإعلانات|تبلیغات|פרסומ|विज्ञापन|广告|廣告|広告|광고|annons|annonse|mainon|διαφημ|tracking|\btrack(?:ers)?\b|\bour (?:\d[\d,. ]* )?partners|\bunsere \d* ?partner|nos (?:\d+ )?partenaires|family of brands|markenfamilie|famille de marques|familia de marcas|famiglia di brand|família de marcas"
_GIVEN = r"\bconsent|einwillig|zustimm|stimmen sie .{0,60}\bzu\b|consentement|consentim|\bconsenso|toestemming|\bzgod[aęyn]|souhlas|súhlas|hozzájárul|consimțăm|соглас|\bзгод[аиу]|suostumu|samtyck|samtykke|\brıza|onay\b|đồng ý|persetujuan|ยินยอม|موافقت|رضایت|הסכמ|सहमति|同意|동의|συγκατάθε|συναίνε|pristan|suglasnost|nõusolek|sutikim|piekrišan"
# what a consent is asked for, and that it is one
TOPIC = re.compile(f"{_COOKIES}|{_PRIVACY}|{_DATA}|{_ADS}|{_GIVEN}")
USED = re.compile(f"{_COOKIES}|{_DATA}|{_ADS}")

# on a button
ACCEPT = re.compile(
    r"accept|(?<!dis)agree\b|consent\b|allow (?:all|cookies)|allow\b|\bok(?:ay)?\b|\bgot it\b|\bi understand|akzeptier|zustimm|einverstanden|annehmen|verstanden|d['’]accord|j['’]ai compris|aceptar|acepto\b|permitir|de acuerdo|aceitar|aceito\b|concordo|accett|acconsent|akkoord|toestaan|accepteren|akceptuj|zgadzam|zezw[oó]l|přijmout|přijímám|souhlasím|povolit|prijať|súhlasím|elfogad|engedélyez|sunt de acord|приня|прихват|принима|соглас|разреши|прийня|приймаю|погодж|дозволи|прием[ам]|съглас|kabul|onayl|tamam\b|godkänn|jag samtycker|acceptera|godta\b|godkend|tillad\b|jeg samtykker|hyväksy|salli\b|nõustu|sutink|piekrī|prihva[tć]|slažem|strinjam|dovoli|αποδοχ|αποδέχ|συμφων|chấp nhận|đồng ý|terima\b|setuju|izinkan|ยอมรับ|ตกลง|ยินยอม|قبول|موافق|أوافق|السماح|پذیرش|می ?پذیرم|موافقم|אישור|מאשר|מסכי|קבל|स्वीकार|सहमत|接受|同意|允许|允許|許可|承諾|수락|동의|허용"
)
REFUSE = re.compile(
    r"reject|decline|\bdeny\b|ablehnen|verweigern|refus|sans accepter|rechazar|rejeitar|recusar|rifiut|senza accettare|weiger|odrzu|odmít|zamiet|elutasít|respinge|отклон|отказ|відхил|reddet|avvisa|neka\b|avvis|afvis|hylkää|keeldu|atmest|noraid|odbij|zavrni|απόρριψ|từ chối|tolak|ปฏิเสธ|رفض|رد کردن|דחה|दरअसल|अस्वीकार|拒绝|拒絕|拒否|거부"
)
# that it comes first: a consent, and what is had by it
DEMAND = re.compile(
    r"(?:to (?:continue|proceed|access|view|enter|visit|use|read)|before (?:you|using|continuing)|in order to).{0,80}(?:accept|agree|consent|allow)|(?:accept|agree|consent|allow).{0,80}\bto (?:continue|proceed|access|view|enter|read|use|go on|see)|"
    r"(?:zustimm|akzeptier|einwillig|stimmen sie|annehmen).{0,100}(?:fortzufahren|fortfahren|weiter|zugreifen|nutzen zu können|lesen)|um .{0,60}(?:fortzufahren|weiterzulesen|zuzugreifen).{0,60}(?:akzeptier|zustimm|stimmen)|(?:accepte|consent).{0,80}pour (?:continuer|accéder|poursuivre|lire|consulter)|pour (?:continuer|accéder|poursuivre|lire|consulter).{0,80}(?:accepte|consent)|"
    r"(?:acept|consent|permit).{0,80}para (?:continuar|acceder|seguir|leer|ver)|para (?:continuar|acceder|seguir|leer|ver).{0,80}(?:acept|consent|permit)|(?:aceit|consent|concord).{0,80}para (?:continuar|acessar|aceder|prosseguir|ler|ver)|para (?:continuar|acessar|aceder|prosseguir|ler|ver).{0,80}(?:aceit|consent|concord)|(?:accett|acconsent).{0,80}per (?:continuare|proseguire|accedere|leggere)|per (?:continuare|proseguire|accedere|leggere).{0,80}(?:accett|acconsent)|"
    r"(?:accepteer|akkoord|toestemming).{0,80}(?:om (?:door|verder)|verder te|door te)|om (?:door|verder) te .{0,80}(?:accepteer|akkoord|toestemming)|(?:zaakceptuj|zgod|zgadz).{0,80}aby|aby (?:kontynuować|przejść).{0,80}(?:zaakceptuj|zgod|zgadz)|(?:принят|примите|соглас).{0,80}(?:чтобы|для) (?:продолж|получ|доступ)|(?:чтобы|для) (?:продолж|получ|доступ)\w*.{0,80}(?:примите|принять|соглас)|(?:прийм|погод).{0,80}щоб|щоб продовж\w+.{0,80}(?:прийм|погод)|devam etmek için.{0,80}(?:kabul|onay)|để tiếp tục.{0,60}(?:đồng ý|chấp nhận)|(?:đồng ý|chấp nhận).{0,60}để tiếp tục|untuk melanjutkan.{0,60}(?:setuju|terima)|(?:setuju|terima).{0,60}untuk melanjutkan|"
    r"(?:同意|接受).{0,30}(?:继续|繼續|访问|訪問|浏览|瀏覽)|(?:继续|繼續|访问|訪問).{0,20}(?:须|需|请|請|必须)(?:先)?(?:同意|接受)|続けるには.{0,30}同意|同意.{0,20}(?:続|お進み|必要)|계속하려면.{0,30}동의|동의.{0,20}(?:계속|필요)|للمتابعة.{0,40}(?:قبول|وافق|الموافقة)|برای ادامه.{0,40}(?:بپذیرید|موافقت)|כדי להמשיך.{0,40}(?:לאשר|אשר|הסכ)"
)
# a page about the matter, by its title or heading
PAPER = re.compile(
    r"polic(?:y|ies)\b|statement|declaration|erklärung|richtlinie|hinweise\b|politique|polít?ica\b|politica\b|informativa|beleid|verklaring|polityka|zásady|szabályzat|tájékoztató|politic[ăa]|политика|політика|положение|правила|politikası|chính sách|kebijakan|นโยบาย|سياسة|سیاست|מדיניות|नीति|政策|声明|聲明|ポリシー|方針|規約|방침|약관|terms\b|agb\b|conditions|\bguide|handbook|report|how (?:to|we|do)|wie wir|comment nous|what (?:is|are)|about |über |\bstudy|article|act\b|regulation|verordnung|règlement|reglamento|regulamento"
)
GREETING = re.compile(
    r"^(?:welcome|willkommen|bienvenue|bienvenid|bem-?vind|benvenut|welkom|witamy|vítejte|vitajte|üdvöz|bun venit|добро пожаловать|ласкаво просимо|hoş geldiniz|välkommen|velkommen|tervetuloa|καλώσ|chào mừng|selamat datang|ยินดีต้อนรับ|مرحب|أهلا|خوش آمدید|ברוכ|स्वागत|欢迎|歡迎|ようこそ|환영)|^(?:before you continue|bevor sie (?:zu|fort)|avant (?:de continuer|d['’]accéder)|antes de (?:continuar|ir)|prima di (?:continuare|procedere)|voordat (?:je|u)|zanim przejdziesz|прежде чем|перш ніж)"
)
# links that such pages have beside what they ask
LEGAL = re.compile(
    r"imprint|impressum|legal|mentions|aviso|note legali|colofon|terms|conditions|\bagb\b|nutzungsbedingungen|contact|kontakt|contatt|contacto|help|hilfe|aide\b|ayuda|aiuto|\bfaq\b|more (?:information|options)|learn more|log ?in|sign ?in|anmelden|connexion|connecter|iniciar|accedi|inloggen|zaloguj|войти|subscri|abo\b|abonn|suscri|assin|abschliessen|s['’]abonner|english|deutsch|français|español|italiano|português|русский|中文|日本語|한국어|العربية|免责|法律|联系|帮助|登录|订阅|利用規約|会社概要|이용약관|고객센터|условия|контакты|помощь|подпис"
)
