"""Demands that a page makes on the reader before it shows its content, in about twenty-five languages.

It may want a login, a subscription, another browser or app, another network or country, an age, a consent, fewer
requests, or proof of being human. Read sentence by sentence, and only on pages with little other text
(`archiver.observe.marks.gates`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from archiver.observe.rules.entrances import (
    CHOOSE,
    ENTER_BUTTON,
    FIELD_NAMES,
    HOW,
    PASSWORDS,
    PROVIDER,
    SCANNED,
    SENT,
    TO_ENTER,
    TO_GO_ON,
)
from archiver.observe.rules.notice_words import OBJECT
from archiver.text.faster_patterns import grouped_pattern, required_literals
from storage.model import Finding


@dataclass(frozen=True, kw_only=True)
class Gate:
    """One kind of demand.

    `tiny`: counts only on a page with next to no other text, because other pages say it, too. `web`: counts only in a
    sentence that names something a web page has, because concert halls and ferries have conditions, too. `alone`:
    counts only if the page says nothing else. `asks`: may be a question.
    """

    id: str
    finding: Finding
    pattern: re.Pattern[str]
    tiny: bool = False
    web: bool = False
    alone: bool = False
    asks: bool = False

    def stands_in(self, lines: str) -> bool:
        """Whether the demand occurs in `lines`. Fast if not, as every small page is searched for every demand."""
        if self._letters and not any(map(lines.__contains__, self._letters)):
            return False
        return self._anywhere.search(lines) is not None

    @cached_property
    def _letters(self) -> frozenset[str]:
        return required_literals(self.pattern.pattern)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(grouped_pattern(self.pattern.pattern), self.pattern.flags)


def _near(one: str, other: str, gap: int) -> str:
    return rf"(?:{one}).{{0,{gap}}}?(?:{other})|(?:{other}).{{0,{gap}}}?(?:{one})"


# the purpose of a login ("to view"); Chinese expresses it by word order
_TO_SEE = (
    r"\bto (?:view|see|read|access|continue|proceed|go on|get access|watch(?! later)|reach)\b|\bbefore (?:proceeding|continuing|you (?:can )?(?:view|see|proceed|continue|access))|so (?:that )?you can (?:access|view|see|read)|\bum\b.{0,50}(?:sehen|lesen|fortzufahren|fortfahren|anzuzeigen|zuzugreifen|betrachten|nutzen)|pour (?:voir|lire|continuer|accéder|consulter|afficher|poursuivre)|"
    r"para (?:ver|leer|continuar|acceder|ler|acessar|aceder|visualizar|consultar|seguir|prosseguir)\b|per (?:vedere|leggere|continuare|accedere|visualizzare|proseguire|consultare)|\bom\b.{0,40}te (?:bekijken|zien|lezen|gaan|openen)|aby (?:zobaczyć|kontynuować|przeczytać|uzyskać|wyświetlić|przejść|obejrzeć)|(?:pro|k) (?:zobrazení|pokračování|přístup\w*)|"
    r"чтобы (?:просмотреть|увидеть|продолжить|прочитать|прочесть|получить доступ|посмотреть)|для (?:просмотра|продолжения|доступа|перегляду|продовження)|щоб (?:переглянути|побачити|продовжити|прочитати)|(?:görmek|görüntülemek|okumak|erişmek|devam etmek) için|(?:để|nhằm) (?:xem|tiếp tục|đọc|truy cập)|untuk (?:melihat|melanjutkan|membaca|mengakses)|เพื่อ(?:ดู|เข้า|อ่าน|ดําเนินการ)|"
    r"to use (?:this|the|our) (?:\w+ )?(?:app\w*|(?:web ?)?sites?|services?|systems?|tools?|pages?|portals?|platforms?|databases?|catalog\w*|repositor\w+)\b|(?:pour utiliser|para (?:usar|utilizar)|per (?:usare|utilizzare)) (?:(?:cett?e?|notre|l['’]|les?|la|est[ae]|este|el|o|a|quest[ao]|il|lo) ?)?(?:applica\w+|aplica\w+|ser[vw]i[cçz]\w+|sites?\b|sitio|sito|porta[li]\w*|syst[eè]m\w*|sistema|plateforme|plataforma|piattaforma)|"
    r"\bل(?:ل)?(?:عرض|رؤية|مشاهدة|متابعة|وصول|قراءة)|برای (?:مشاهده|ادامه|دیدن|دسترسی|خواندن)|כדי ל(?:צפות|ראות|המשיך|קרוא|גשת)|(?:देखने|जारी रखने|पढ़ने) के लिए|(?:続ける|閲覧する|表示する|ご覧になる|読む|視聴する)には|(?:보|보시|계속하|열람하|이용하|이용하시)려면"
    rf"|{TO_GO_ON}"
)
_ENTER = (
    r"\blog(?:ged)?[ -]?in\b|\bsign(?:ed)?[ -]?in\b|\bsign up\b|\blog on\b|\bregister\b|(?:create|have) an? (?:\w+ )?account|anmelden|anzumelden|einloggen|einzuloggen|registrieren|connecte[rz]|identifie[rz]|inscri(?:re|vez)|inici(?:a|ar|e) (?:tu |su |a |uma )?se[sc]s?i[oóã]n?o?\b|identif[ií]\w+|reg[ií]str\w+|fa(?:ça|zer) (?:o )?login|\bentre\b|\bentrar\b|acesse\b|acced(?:i|ere|ete)\b|"
    r"effettu\w+ l['’]accesso|inloggen|\blog in|meld je aan|zalog\w+|přihl[aá]\w+|войти|войдите|авториз\w+|зарегистр\w+|увійд\w+|увійти|giriş yap\w*|oturum aç\w*|üye ol\w*|đăng nhập|đăng ký|\bmasuk\b|\blogin\b|เข้าสู่ระบบ|ล็อกอิน|تسجيل الدخول|سج[ّ]?ل(?:وا)? (?:ال)?دخول\w*|\bوارد\b|ورود|להתחבר|התחבר\w*|लॉग ?-?इन|लॉगिन|साइन इन|ログイン|サインイン|会員登録|로그인|connectée?s?\b|\blogad[oa]\b|ingelogd|aangemeld|angemeldet|eingeloggt|conectad[oa]|registrad[oa]|autenticad[oa]|loggat[oa]|registrat[oa]|přihlášen\w*|bejelentkez\w*|autentificat\w*|innlogget|inloggad|logget (?:ind|inn)|авторизован\w*"
    rf"|{TO_ENTER}"
)
_SESSION = r"\b(?:your|this|login|user|current) session\b|^session\b|sitzung|\bsession (?:a|est)\b|sesi[oó]n|sess[aã]o|\bsessione\b|\bsessie\b|\bsesj\w+|\brelace\b|munkamenet\w*|сеанс\w*|сесси\w+|сесі\w+|oturum\w*|phiên|\bsesi\b|เซสชัน|الجلسة|جلستك|نشست|ההפעלה|सत्र|セッション|세션|会话|會話|登录(?:状态|信息|态|已|凭证)|登入(?:狀態|資訊|已)"
_AGAIN = r"(?:请|請)?重新(?:登录|登陆|登入)|(?:没有|沒有|尚未|还未|還未|还没|還沒|未)(?:登录|登陆|登入)(?!页|頁|系|系统|功能)|(?:登录|登入)超时|(?:异地|其他设备)(?:上)?(?:登录|登入)|you(?:['’]re| are) not (?:signed|logged) in|authentication (?:failed|required|needed)|(?:verify|confirm) your identity to|please authenticate|回复(?:后|才)(?:能|可|才)?.{0,6}(?:查看|可见|浏览)|机构(?:账号|帐号|ip).{0,20}(?:登录|访问)"
_OVER = r"expir\w*|timed out|time-?out|abgelaufen|caduc\w*|scadut\w*|verlopen|wygas\w*|vypršel\w*|lejárt|ист[её]к\w*|устарел\w*|закінчи\w*|сплив\w*|süresi (?:dol|bit)\w*|zaman aşım\w*|hết hạn|kedaluwarsa|\bhabis\b|หมดอายุ|انته[تى]\w*|منقضی|به پایان رسید|\bפג\w*|समाप्त|期限|タイムアウト|切れ|만료|失效|过期|過期|超时|逾時|逾期"
_BROWSER = r"browser\w*|\b(?:of|de) (?:firefox|internet explorer)\b|navigat(?:eur|or)|navegador|přehlížeč\w*|przeglądark\w*|prohlížeč\w*|böngésző\w*|браузер\w*|tarayıcı\w*|trình duyệt|peramban|เบราว์เซอร์|المتصفح|متصفحك|مرورگر|הדפדפן|ब्राउज़र|ブラウザー?|브라우저|浏览器|瀏覽器"
_UNFIT = (
    r"not (?:\w+ )?support(?:ed)?|unsupported|no longer support\w*|n['’]t (?:\w+ )?support\w*|too old|out-?dated|out of date|incompatible|not compatible|nicht (?:mehr )?(?:unterstützt|kompatibel)|veraltet\w*|zu alt|(?:pas|plus) (?:compatible|supporté|pris en charge)|obsol[eè]t\w*|trop ancien|no (?:es compatible|es soportado|está soportado|admite|soporta)|desactualizado|não (?:é (?:compatível|suportado)|suporta)|desatualizado|"
    r"non (?:è )?(?:più )?(?:supportato|compatibile)|niet (?:meer )?ondersteund|verouderd\w*|nie jest (?:już )?(?:obsługiwan|wspieran)\w+|przestarzał\w+|nen[ií] podporov\w+|nem támogat\w*|elavult|nieaktualn\w+|не поддерживается|не поддерживает|устарел\w*|не підтримується|застаріл\w*|desteklen?m\w+|çok eski|güncel değil|không (?:được )?hỗ trợ|quá cũ|tidak (?:di)?dukung|ไม่รองรับ|غير (?:مدعوم|متوافق)|لا يدعم|پشتیبانی نم\w*|אינו נתמך|समर्थित नहीं|"
    r"不(?:被)?支持|不支援|(?:版本)?(?:过|過|太)(?:低|旧|舊|老)|不兼容|不相容|対応して(?:いません|おりません|いない)|サポート(?:対象外|され(?:て)?(?:い)?ません|していません)|지원(?:되지|하지|하고 있지) ?않"
)
# parts besides a page's text: that one cannot be shown says nothing about the page
_PART = r"e-?mail|spam|comment|\bmaps?\b|karte\b|\bcarte\b|\bmapa\b|vid[eé]o|player|calend|kalender|animation|\bcharts?\b|grafik|to view it|评论|邮箱|地图|地圖|视频|影片|動画|地図|동영상|지도"
_ONLY = r"\bonly\b|restricted to|limited to|\bnur\b|ausschliesslich|beschränkt|uniquement|seulement|exclusivement|réservée?s?|\bque (?:depuis|sur|dans)\b|\bs[oó]lo\b|solamente|únicamente|exclusiv\w+|apenas|somente|soltanto|esclusiv\w+|riservat\w+|\balleen\b|uitsluitend|\btylko\b|wyłącznie|\bjen\b|\bpouze\b|\bcsak\b|только|исключительно|лише|тільки|sadece|yalnız\w*|\bchỉ\b|\bhanya\b|เฉพาะ|فقط|\bרק\b|केवल|のみ|限定|に限|에서만|에게만|한해|한정|仅|僅|只|限"
_NETWORK = (
    r"\bcampus\b|universit\w+ (?:network|ip|computers?)|\bintranet\b|\bvpn\b|webvpn|(?:internal|local|corporate|company|institution\w*|library|hospital|office) network|\bon-?site\b|(?:from|in|at) (?:\w+ ){0,2}reading rooms?|(?:hochschul|campus|universitäts|uni-?|firmen|haus|behörden)netz\w*|netz der (?:universität|hochschule|bibliothek)|réseau (?:de l['’]\w+|interne|universitaire|local|du campus)|red (?:interna|de la universidad|universitaria|institucional|corporativa)|rede (?:interna|da universidade|institucional|do campus)|"
    r"rete (?:interna|di ateneo|dell['’]\w+|locale)|universiteitsnetwerk|(?:bedrijfs)?netwerk van de|sieci? (?:uczeln\w*|uniwersyte\w+|wewnętrzn\w+|lokaln\w+)|сет[ьи] (?:университета|института|вуза|библиотеки|академии)|(?:внутренн|локальн|корпоративн|университетск)\w+ сет\w+|мереж[іи] університету|(?:внутрішн|локальн)\w+ мереж\w+|kampüs\w*|yerleşke\w*|mạng (?:nội bộ|trường)|jaringan (?:kampus|internal|lokal)|เครือข่าย(?:ของ)?มหาวิทยาลัย|"
    r"شبكة (?:ال)?(?:جامعة|حرم|داخلية)|الحرم الجامعي|شبکه (?:داخلی|دانشگاه)|רשת האוניברסיטה|学内|校内|館内|院内|社内|構内|교내|학내|사내|내부망|校园网|校園網|校內|馆内|館內|院內|局域网|内网|內網|区域网|单位内|机构内"
)
_ACCESS = r"access\w*|availab\w+|viewed|\bopen(?:ed)?\b|\bused?\b|zugriff|zugang|zugänglich|abrufbar|nutzbar|verfügbar|einsehbar|consultab\w+|disponib\w+|acc[eèé][ds]\w*|acess\w*|toegankelijk|toegang|beschikbaar|dostęp\w*|dostupn\w*|přístup\w*|elérhető|доступ\w*|erişi\w+|truy cập|akses\w*|เข้าถึง|الوصول|متاح\w*|دسترس\w*|זמין|गया|閲覧|利用|アクセス|이용|열람|접속|접근|访问|訪問|使用|查看|浏览|瀏覽|下载|下載|阅读|閱讀|开放|開放"
_COUNTRY = (
    r"(?:your|this|that|his) (?:current )?(?:country|region|location|territory|jurisdiction|area)\b|where you are|votre (?:pays|région|territoire|localisation)|(?:ihrem|ihrer|deinem|deiner|diesem|dieser) (?:land|region|standort|gebiet)\b|(?:tu|su) (?:país|región|territorio|ubicación|zona)\b|(?:seu|teu|sua|tua) (?:país|região|território|localização|localidade)|(?:tuo|vostro|suo|tua|vostra) (?:paese|regione|zona|area geografica)|(?:uw|jouw|je) (?:land|regio)\b|"
    r"(?:twoim|twojego|twojej|państwa) (?:kraju|regionie|regionu|lokalizacji)|vaš[íie] zem[iě]|ваш\w+ (?:стран|регион|местоположени|країн|регіон|територі)\w*|ülkeniz\w*|bulunduğunuz (?:ülke|bölge)\w*|(?:quốc gia|khu vực|vùng) của bạn|(?:negara|wilayah|lokasi) anda|ประเทศของคุณ|(?:بلدك|منطقتك|دولتك)|(?:کشور|منطقه) شما|(?:מדינה|מדינתך|באזור) ?של?ך?|आपके (?:देश|क्षेत्र)|お住まいの(?:国|地域)|お客様の(?:国|地域)|(?:귀하의|해당|현재|접속하신) (?:국가|지역)|所在(?:的)?(?:国家|國家|地区|地區|区域|區域|位置)|(?:大陆|内地|境|国|國)(?:以)?外(?:的)?(?:地区|用户|ip|地區)?"
)
_REFUSED = (
    r"\bnot\b(?! all)|n['’]t\b|\bcan(?:no|')t\b|unavail\w*|restrict\w*|block(?:ed|s)?\b|\bdenied\b|\bbanned\b|prohibit\w*|\bnicht\b|\bkein\w*|gesperrt|eingeschränkt|\bpas\b|indisponible|\bbloqu\w+|restreint\w*|\bno\b|restringid\w+|limitad\w+|\bnão\b|indispon\w+|\bnon\b|bloccat\w+|limitat\w+|\bniet\b|geblokkeerd|\bnie\b|niedostępn\w*|zablokowan\w*|ograniczon\w*|nedostupn\w*|\bне\b|недоступ\w*|ограничен\w*|запрещ\w*|заблокир\w*|обмежен\w*|"
    r"заборонен\w*|değil\w*|kapalı|kısıtlan\w*|engellen\w*|sunulmamaktadır|erişilem\w*|không|bị (?:chặn|hạn chế)|\btidak\b|dibatasi|diblokir|ไม่|\bلا\b|غير|محظور|محجوب|نیست|نمی|محدود|\bאינו\b|\bלא\b|नहीं|ません|ない|制限|않|없|제한|차단|不|无法|無法|未|禁止|限制|受限"
)
_MAY = r"(?<!we )\b(?:may|might|some|certain|if|whether|when)\b|可能|部分|如果|某些"  # the language of terms of use
_OUTSIDE = r"(?:only|just) (?:offered |available |open |accessible |served )?(?:to|for) (?:\w+ ){0,2}(?:visitors|readers|users|customers|people|residents) (?:from|in|inside|within|of)\b|(?:visitors|users|customers|readers) (?:from )?outside (?:of )?(?:the|this|our)\b.{0,40}(?:not|cannot|can['’]t)|(?:due to|because of) (?:\w+ ){0,3}(?:licen[cs]ing|rights|sanctions|gdpr|export)\b.{0,60}(?:not|unable|cannot|can['’]t|no longer|restrict\w*)"
_SERVED = r"(?:do not|don['’]t|does not|cannot|can['’]t|not able to|unable to) (?:currently )?(?:serve|accept|allow|support|offer|welcome) (?:any )?(?:\w+ )?(?:visitors|users|customers|traffic|requests|connections|players|clients|visits) (?:from|in|located|based)\b"
# the reader's country, to which something is not offered
_WHENCE = (
    r"\byou(?:r|['’]re)?\b[^.!?\n]{0,60}\bfrom (?:a|an|within an?) (?:\w+ )?(?:country|region|location|jurisdiction|territory|state) (?:that|which|where|in which|from which|not)\b[^.!?\n]{0,60}(?:\bnot\b|n['’]t\b|restrict\w*|prohibit\w*|block\w*|embargo\w*|sanction\w*|permitted|accepted)|"
    r"\b(?:sie|du|ihr\w*)\b[^.!?\n]{0,50}\baus einem (?:land|gebiet)\b[^.!?\n]{0,60}(?:\bnicht\b|\bkein\w*|gesperrt)|\b(?:vous|votre)\b[^.!?\n]{0,50}\bdepuis un(?:e région| pays)\b[^.!?\n]{0,60}(?:\bpas\b|interdit\w*|bloqué\w*)|"
    r"\b(?:usted|est[aá]s?|accede\w*|você|acess\w+)\b[^.!?\n]{0,50}\b(?:desde un|de um|a partir de um) pa[ií]s\b[^.!?\n]{0,60}(?:\bn[oã]o?\b|bloquead\w+|restringid\w+)|\bвы\b[^.!?\n]{0,50}\bиз страны\b[^.!?\n]{0,60}(?:\bне\b|запрещ\w+|ограничен\w*)"
)
_MANY = r"too many|too (?:fast|quickly|often|frequent\w*)|exceed\w*|in a short (?:time|period)|slow down|limit(?:ed)? (?:reached|exceeded)|zu viele|zu (?:schnell|häufig|oft)|überschritten|trop (?:de|vite|souvent)|dépassé\w*|demasiad\w*|much[oa]s|excedid\w*|superad\w*|demais|muit[oa]s|tropp[ieo]\w*|te (?:veel|snel|vaak)|overschreden|zbyt (?:wiele|często|szybko)|za dużo|przekroczon\w*|příliš (?:mnoho|často)|túl (?:sok|gyakor\w*)|слишком|част\w{1,3}\b|превыш\w*|занадто|забагато|перевищ\w*|çok (?:fazla|sık|hızlı)|aştınız|quá (?:nhiều|nhanh)|vượt quá|terlalu (?:banyak|sering|cepat)|melebihi|มากเกินไป|บ่อยเกินไป|كثير\w*|تجاوز\w*|بیش از حد|زیاد|יותר מדי|बहुत अधिक"
_REQUESTS = r"requests?\b|searche?s?\b|quer(?:y|ies)\b|attempts?\b|downloads?\b|page views|anfragen|zugriffe|versuche|requêtes|tentatives|demandes|solicitudes|peticiones|intentos|consultas|solicitações|pedidos|acessos|tentativas|requisições|richieste|tentativi|verzoeken|aanvragen|pogingen|żądań|zapytań|prób|požadavk\w+|kérés\w*|запрос\w*|попыт\w*|обращени\w*|запит\w*|спроб\w*|istek\w*|deneme\w*|yêu cầu|lần thử|truy cập|permintaan|percobaan|คําขอ|الطلبات|طلبات|محاولات|درخواست|تلاش|בקשות|अनुरोध"
_SWITCH = r"disabl\w+|turn(?:ing|ed)? (?:it )?off|switch(?:ing|ed)? off|deactivat\w+|whitelist|allow ?list|paus(?:e|ing)|remov\w+|deaktiv\w+|abschalten|ausschalten|désactiv\w+|desactiv\w+|desativ\w+|disattiv\w+|disabilit\w+|uitschakel\w+|zet .{0,20}\buit\b|wyłącz\w*|vypn\w+|kapcsol\w* ki|отключит\w*|выключит\w*|вимкн\w+|devre dışı|kapatın\w*|\btắt\b|matikan|nonaktifkan|ปิด|تعطيل|إيقاف|أوقف|غیر ?فعال|خاموش|关闭|關閉|停用|禁用|無効|オフ|해제|끄|꺼"
_HIDDEN = r"включ[её]н\w* (?:vpn|впн)|отключите (?:vpn|впн|прокси)|увімкнен\w* vpn|вимкніть vpn|you(?:['’]re| are| might be| may be| seem to be| appear to be)? .{0,20}using (?:a |an )?(?:proxy|vpn|anonymi[sz]\w+|tor\b)|(?:connect to|turn on|use) (?:the |a |our |your )?(?:\w+ )?vpn\b.{0,24}(?:to|before|and)|используете (?:vpn|прокси|впн)|utilizando (?:una? )?(?:vpn|proxy)|utilisez un (?:vpn|proxy)|verwenden .{0,12}(?:vpn|proxy)|usando (?:una? )?(?:vpn|proxy)|使用了?(?:代理|vpn)|vpn(?:を|の)(?:利用|使用)|vpn(?:을|를) (?:사용|이용)"
_BLOCKER = r"ad-? ?block\w*|werbeblocker|bloqueador\w*|bloqueur\w*|\bvpn\b|\bproxy\b|прокси|блокировщик\w*|впн|блокувальник\w*|reklam engelle\w*|chặn quảng cáo|pemblokir iklan|مانع الإعلانات|مسدودکننده|广告(?:拦截|屏蔽|过滤)\w*|廣告(?:攔截|封鎖)\w*|広告ブロック\w*|광고 ?차단\w*|代理"
_DRAWN = r"image|picture|abbildung|\bbild\b|imagen|imagem|immagine|afbeelding|obrazk\w+|obrázk\w+|képen|картин\w+|изображени\w+|зображен\w+|resim\w*|görsel\w*|\bhình\b|\bảnh\b|gambar|ภาพ|الصورة|تصویر|תמונה|चित्र|画像|이미지|그림|图|圖"
_CHARACTERS = r"characters?|letters|zeichen|buchstaben|caract[eéè]re?s|lettres|letras|caratteri|lettere|tekens|letters|znaki|znaky|opište|karakterek\w*|символ\w*|цифр\w+|букв\w+|літер\w*|karakter\w*|harfler\w*|ký tự|ตัวอักษร|الأحرف|الرموز|حروف|کد|האותיות|अक्षर|文字|문자|글자"

_AGE = (
    r"(?:confirm|verify|enter) your (?:age|date of birth|birth ?date)|(?:adult|sexually explicit|explicit) (?:material|content)|nur für erwachsene|(?:contenus?|réservé) (?:pour|aux) adultes|contenido para adultos|conteúdo adulto|contenuti per adulti|treści dla dorosłych|материал\w* для взрослых|成人(?:内容|網站|网站)|アダルト(?:コンテンツ|サイト)|성인 ?(?:인증|콘텐츠)|\bare you .{0,30}(?:\b1[68]\b|\b21\b|legal (?:drinking )?age|old enough|of age\b)|\b(?:i am|i['’]m) (?:over|at least|under|above|older|younger|not|1[68]|21)\b|you must be .{0,24}(?:\b1[68]\b|\b21\b|legal) ?(?:.{0,12}age)?.{0,30}(?:enter|visit|view|access|site|page|continue)|sind sie .{0,24}(?:1[68]|volljährig|alt genug)|bist du .{0,24}(?:1[68]|volljährig)|ich bin .{0,16}(?:1[68]|volljährig)|(?:avez-vous|vous devez avoir|j['’]ai) .{0,16}(?:1[68]|l['’]âge)|êtes-vous majeure?|(?:tienes?|eres|es usted|soy|debes? (?:ser|tener)) .{0,16}(?:18|mayor de|edad)|"
    r"(?:você |tu )?(?:tem|é|tens|sou|tenho) (?:mais de|maior(?: de)?|pelo menos) .{0,8}(?:18|idade|anos)|(?:hai|ho) (?:più di|almeno|compiuto) .{0,12}18|(?:sei|sono) maggiorenne|ben (?:je|u|ik) .{0,16}(?:1[68]|ouder)|czy (?:masz|ukończył\w*) .{0,12}18|(?:mam|ukończył\w+) .{0,8}18|(?:вам|мне) (?:уже )?(?:есть|исполнилось|больше|полных|нет) .{0,8}(?:18|21)|(?:вам|мені) (?:вже )?(?:є|виповнилося) .{0,8}18|18 yaş\w*|bạn (?:đã|có) .{0,10}18|(?:anda|usia) .{0,20}(?:18|21) tahun|عمرك .{0,16}18|18 سال|"
    r"未[满滿]\s?(?:18|十八)|(?:已|年)[满滿]\s?(?:18|十八)|(?:18|20) ?歳(?:以上|未満)(?=.{0,24}?(?:(?:です|でしょう)か|閲覧|アクセス|入場|入室|利用|視聴|サイト|ページ|コンテンツ|遠慮|断り)|(?:の方)?\W*$)|만? ?1[89]세 ?(?:이상|미만)"
)
_OLD_ENOUGH = (
    r"(?:18|20|二十|十八) ?歳(?:以上|未満)(?:の方)?(?:です|でしょう)か|^\W*(?:18|20) ?歳(?:以上|未満)(?:です|の方)?\W*$"
)
_PAID = (
    r"\b(?:content|page|article|post|video|topic|document|file|section)s? (?:is|are) restricted to (?:(?:site|registered|logged-in|paying) ){0,2}(?:members|subscribers|users)\b|subscribe to (?:see|view) (?:this|the) (?:\w+ )?(?:content|post|article|page)|subscri\w+ (?:now |today )?(?:to|and) (?:continue (?:reading|watching)|keep reading|read (?:on|more|the|this)|unlock|get (?:full )?access)|(?:reached|used(?: up)?|hit) (?:your|the|all).{0,30}(?:limit|free (?:articles|stories|views))|(?:only|exclusive(?:ly)?|reserved) (?:available )?(?:for|to) (?:our )?(?:\w+ )?(?:subscribers|members|premium|paying|registered)\b|(?:subscribers?|members?|premium)[ -]only|(?:become|be) a (?:member|subscriber) to|"
    r"nur für (?:\w+ )?(?:abonnent\w*|mitglieder|registrierte)|(?:abo|abonn\w+|registrier\w+).{0,40}weiter ?(?:zu)?lesen|weiterlesen .{0,20}(?:abo\b|mit\b)|(?:réservée?s?|accessibles?|exclusi\w+) .{0,20}(?:abonnés|membres|adhérents)|abonnez-vous pour|il vous reste [\d.,]+ ?% de cet article|(?:exclusiv\w+|reservad\w+|s[oó]lo) (?:para|a) (?:\w+ )?(?:suscriptores|socios|miembros|usuarios registrados)|suscr[ií]b\w+ para|(?:exclusiv\w+|reservad\w+|só|apenas) (?:para|a) (?:\w+ )?(?:assinantes|membros|sócios|usuários cadastrados)|assine para|"
    r"(?:riservat\w+|solo|esclusiv\w+) (?:agli|per gli|ai|per i) (?:\w+ )?(?:abbonati|iscritti|soci|utenti registrati)|abbonati per|alleen (?:\w+ )?voor (?:\w+ )?(?:abonnees|leden)|(?:tylko|wyłącznie) dla (?:\w+ )?(?:subskrybent|prenumerator|zalogowan|zarejestrowan|członk)\w*|только (?:для |по )?(?:подписчик|подписк|зарегистрирован|участник|авторизован)\w*|оформите подписку|(?:лише|тільки) для (?:передплатник|зареєстрован|підписник)\w*|(?:sadece|yalnızca) (?:\w+ )?(?:abone|üye)\w*|(?:chỉ|dành) (?:dành )?cho (?:thành viên|hội viên|người đăng ký)|(?:hanya|khusus) (?:untuk )?(?:pelanggan|anggota|member)|للمشتركين فقط|"
    r"(?:会員|有料|登録|購読者)(?:の方|様)?(?:限定|専用|のみ)|続きは.{0,20}(?:会員|登録|ログイン|購読)|(?:회원|구독자|유료) ?(?:전용|만)|구독.{0,20}(?:계속|읽)|(?:订阅|訂閱|购买|購買|开通|開通|付费|付費|解锁|解鎖|充值).{0,10}(?:后|後)?(?:继续|繼續|查看|阅读|閱讀|全文|观看)|(?:仅|只|僅)(?:限|对|對|供|向|支持)?.{0,6}(?:会员|會員|vip|付费|付費|订阅|訂閱|注册用户|登录用户)|(?:会员|會員|vip|付费)(?:专享|專享|可见|可見|专属|專屬)|开通(?:会员|vip)"
)
_MORE = r"|\bread more\b"  # on any page, about anything
# the rest of a text that is not shown, and the words that lead to it
_REST = (
    r"(?:full|whole|entire|complete|rest of(?: the| this)?|remaind?(?:er|ing)(?: of(?: the| this)?)?) (?:\w+ )?(?:text|article|story|report|content|post|page|essay|interview|version)|(?:continue|keep|carry on|go on) reading|\bread on\b|\bread more\b|weiter ?(?:zu)?lesen|(?:ganze[nr]?|vollständige[nr]?|komplette[nr]?|gesamte[nr]?|rest des|rest der) (?:text|artikel|beitrag|bericht|inhalt|geschichte)\w*|\bla suite\b|lire (?:la suite|l['’](?:intégralité|article))|l['’]intégralité|article (?:complet|entier|intégral)|continuer (?:la|votre|à) lect?\w+|artículo completo|(?:texto|contenido|informe|reportaje) completo|(?:seguir|continuar) leyendo|resto del (?:artículo|texto|contenido)|artigo completo|texto (?:na íntegra|integral)|(?:continuar|seguir) (?:a )?(?:lendo|ler)|(?:articolo|testo) (?:completo|integrale)|(?:continuare|proseguire) (?:a leggere|la lettura)|(?:hele|volledige) (?:artikel|verhaal|tekst)|verder (?:te )?lezen|lees verder|"
    r"(?:cały|pełny|pełną|całość|reszt\w+) (?:artykuł\w*|tekst\w*|treś\w+|materiał\w*)|czyta\w+ dalej|(?:celý|zbytek) (?:článk\w*|text\w*)|číst dále|teljes (?:cikk|szöveg)\w*|(?:полн(?:ый|ого|ую|ой)|весь|остальн\w+|всю) (?:текст\w*|стать\w+|материал\w*|верси\w+|публикаци\w+)|(?:читать|прочитать|прочесть) .{0,16}(?:дальше|далее|полностью|целиком)|продолжение (?:доступно|статьи|материала|текста|чтения)|повн(?:ий|ого) текст\w*|читати далі|(?:yazının|haberin|makalenin) (?:tamamı|devamı)\w*|(?:toàn bộ|đầy đủ) (?:bài|nội dung)\w*|đọc tiếp|(?:artikel|berita) (?:lengkap|selengkapnya)|hela (?:artikeln|texten)|läsa vidare|hele (?:artiklen|artikkelen|saken)|læs(?:e)? videre|koko (?:artikkeli|juttu)\w*|المقال كاملا?|بقية المقال|متابعة القراءة|ادامه مطلب|"
    r"全文|全部(?:内容|內容|正文)|完整(?:内容|內容|文章|报告|報告|版)|(?:剩余|剩餘|余下|餘下|后续|後續|以下|隐藏|隱藏|未读)(?:的)?(?:部分|内容|內容|文字|章节)|(?:继续|繼續|接着)(?:阅读|閱讀|浏览|观看)|続き(?:を|は)|全文を|残り.{0,8}(?:文字|字)|전문(?:을|은)|(?:기사|글) 전체|계속 읽"
)
_HAD = (
    r"\bsubscri\w+|\bmembers?(?:hip)?\b|premium|\babo\b|\babos\b|abonn?[eé]\w*|abonn\w+|mitglied\w*|\bmembres?\b|adhérent\w*|suscr\w+|\bsocios?\b|assin\w+|abbon\w+|leden\b|\blid\b|prenumer\w+|subskryb\w+|předplat\w*|előfizet\w*|подпи[сш]\w+|передплат\w+|abone\w*|berlangganan|pelanggan|المشتركين|اشترك\w*|اشتراک\w*|"
    r"会员|會員|vip\b|订阅|訂閱|付费|付費|购买|購買|充值|打赏|解锁|解鎖|登录|登陆|登入|登錄|注册|註冊|扫码|掃碼|下载app|有料|会員|購読|無料登録|구독|유료|회원"
)
# how much of the text is left to read
_LEFT = r"(?:剩余|剩餘|还剩|還剩|余下|剩下|未读|未讀)\D{0,6}\d{1,3} ?%|\d{1,3} ?% (?:of (?:this|the) (?:article|story|text|report|content|post)\b.{0,16}(?:left|remain\w*|hidden|to read)|(?:des|vom) (?:artikel|text|beitrag)\w*|de (?:cet|l['’]) ?(?:article|texte|enquête)|de este (?:artículo|texto)|del (?:artículo|texto|articolo|testo)|d(?:este|o) (?:artigo|texto)|van dit artikel|artykułu|(?:этой )?(?:статьи|текста|материала))"
# offers besides a text, which are not a condition for it: newsletters, events, discussions, other texts
INVITES = re.compile(
    r"news ?letter|\binbox|bulletins?\b|mailing list|\bby e-?mail|\bupdates\b|conferences?\b|webinar|seminar|workshop|\bevents?\b|podcast|discussions?\b|\bdiscuss\b|\bdebates?\b|conversation|\bcomment\w*|\bforum\b|(?:more|other|similar|further|related|unlimited) (?:\w+ ){0,2}(?:stories|articles|reports|posts|news|texts|stuff)\b|\blike (?:this|these)\b|(?:read|learn|hear) more (?:\w+ )?(?:from|in|by|about|of) (?:the|our|us)\b|"
    r"rundbrief|infobrief|postfach|konferenz|tagung|veranstaltung\w*|diskussion|diskutieren|debatte|kommentar|kommentier\w+|(?:mehr|weitere|andere|ähnliche) (?:\w+ )?(?:artikel|beiträge|berichte|geschichten|texte)|infolettre|lettre d['’]information|conférence|colloque|\bdébat|boîte (?:de réception|mail|e-?mail)|(?:autres|plus d['’]?) ?articles|bolet[ií]n|conferencia|jornadas|bandeja de entrada|\bdiscusi[oó]n|comentar\w*|(?:más|otr[oa]s) (?:artículos|historias|noticias|textos)|boletim|conferência|caixa de entrada|discussão|(?:mais|outr[oa]s) (?:artigos|textos|notícias)|bollettino|conferenza|convegno|casella di posta|discussione|(?:altri|più) articoli|nieuwsbrief|conferentie|discussie|"
    r"biuletyn|konferencj\w*|dyskusj\w*|рассылк\w*|конференци\w*|обсужд\w+|дискусс\w*|комментар\w*|комментиров\w*|(?:другие|больше|похожие) (?:стат\w+|материал\w*|публикац\w+)|розсилк\w*|обговор\w+|bülten|konferans|tartışma|النشرة|مؤتمر|النقاش|"
    r"通讯|通訊|简报|簡報|邮件列表|电子报|電子報|会议|會議|研讨会|研討會|讨论|討論|评论|評論|更多(?:精彩)?(?:文章|报道|報道|内容|內容|资讯|資訊)|メールマガジン|メルマガ|会議|議論|コメント|뉴스레터|토론|댓글"
)
# refers to this text, or the rest of it
OF_THIS = re.compile(
    rf"{_REST.replace(_MORE, '')}|{_LEFT}|(?<!like )\bthis\b|dieser?[mns]? (?:artikel|beitrag|bericht|text)|\bcet(?:te)? (?:article|enquête)|\beste (?:artículo|artigo|texto|informe)|quest['’]articolo|questo articolo|dit artikel|ten artykuł|(?:эт\w+|данн\w+) (?:стат\w+|материал\w*)|(?:本|此|该|該|这篇|這篇)(?:文|篇|报告|報告)|この記事|이 기사"
)
_CONSENT = (
    r"^(?=.*(?:accept|agree|akzeptier\w*|zustimm\w*|accepte[rz]?|acept\w+|aceit\w+|accett\w+|akceptuj\w*|принять|прийняти|kabul|同意|동의))(?=.*(?:cookie|consent|tracking|adverti\w+|\bads\b|werbung|einwillig\w+|publicité|publicidad|publicidade|pubblicità|reclam\w+|reklam\w*))"
    r".*?(?:subscri\w+|\babo\b|abonn\w+|suscri\w+|assin\w+|abbon\w+|prenumer\w+)|pur-?abo\w*|\bcontentpass\b|(?:ohne|without|sans|senza) (?:tracking|werbung|ads)\b.{0,40}(?:abo|subscri|abonn)\w*"
)
_BEFORE = r"^before you continue(?: to .{1,40})?$|bevor (?:sie|du) (?:fortfahren|fortfährst|weiter\w+)|avant (?:d['’]accéder|de continuer)|^antes de (?:continuar|ir)|^prima di (?:continuare|procedere)|voordat (?:je|u) verdergaat|zanim przejdziesz|прежде чем (?:перейти|продолжить)|перш ніж продовжити|devam etmeden önce|trước khi (?:bạn )?tiếp tục|sebelum melanjutkan|قبل المتابعة|続行する前に|계속하기 전에|继续(?:操作|访问)?之前"
_AFAR = r"即将(?:离开|访问|前往|跳转).{0,24}(?:是否|继续|风险|第三方|请注意)|(?:是否|确认|確認)(?:是否)?(?:继续|繼續)(?:访问|訪問|前往)|已?停止访问该?(?:网页|网站)|you(?:['’]re| are) (?:about to )?leav(?:e|ing) (?:our|this|the) (?:web ?)?site|(?:threats?|virus|malware) detected|category of (?:web ?)?sites|not allowed on this network"
_BUTTON = (
    r"(?:click|press|tap|push|hit) (?:on )?(?:the |this )?(?:\w+ )?(?:button|link|box)(?: below)? to (?:continue|proceed|go on|confirm|verify|enter)|(?:cli[qc]\w+|aperte|toque|haga clic|haz clic|puls[ea]|pression[ea]|presion[ea]|cliquez|appuyez|klicke\w*|drücke\w*|premi|prema|druk\w*|klik\w*|kliknij|naciśnij|нажмите|натисніть|tıkla\w*|nhấn|nhấp|tekan|คลิก|اضغط|انقر|کلیک|לחץ) .{0,40}(?:continu\w+|prosseguir|seguir|proseguir|poursuivre|fortzufahren|\bweiter\b|proseguire|doorgaan|door te gaan|kontynuować|pokračov\w+|продолж\w+|продовж\w+|devam|tiếp tục|melanjutkan|متابعة|ادامه)|"
    r"(?:続ける|続行する)に(?:は|は、).{0,20}(?:クリック|タップ|押)|계속하려면 .{0,20}(?:클릭|눌러)|(?:点击|點擊|点按|按)(?:下方|下面|此)?.{0,6}(?:按钮|按鈕).{0,6}(?:继续|繼續)"
)
_PROGRAM = r"(?:请|請)(?:使用|用|在|换|更换|改用|升级|先关注|关注).{0,12}(?:chrome|谷歌|火狐|firefox|edge|safari|电脑|電腦|pc端?|桌面|浏览器|瀏覽器|公众号)"
_ACCOUNT = (
    r"^(?!.*(?:\b(?:if|when|once|wenn|falls|si|cuando|quando)\b|если|якщо|如果|若)).*?(?:"
    + _near(
        r"your (?:\w+ )?(?:account|profile|login|user)\b|ihr(?:es)? (?:benutzer)?konto|dein(?:es)? (?:benutzer)?konto|votre (?:compte|profil)|(?:su|tu) cuenta|(?:sua|tua) conta|(?:tuo|suo|vostro) account|(?:uw|je|jouw) account|(?:twoje|państwa) konto|váš účet|(?:az ön )?fiókj?a?\b|contul (?:dumneavoastră|dvs|tău)|ваш (?:аккаунт|профиль|уч[её]тная запись)|ваша уч[её]тная запись|ваш (?:акаунт|обліковий запис)|hesab[ıi]n[ıi]z|tài khoản của bạn|akun anda|บัญชีของคุณ|حسابك|حساب (?:کاربری )?شما|החשבון שלך|आपका खाता|アカウントは|회원님의 계정|귀하의 계정|(?:您|你)的?(?:账号|帐号|賬號|帳號|账户|帳戶)|(?:账号|帐号|賬號|帳號|账户)(?:已|被)",
        r"(?:has been|is|was) (?:\w+ )?(?:blocked|locked|banned|disabled|deactivated|restricted|suspended)|gesperrt|deaktiviert|bloqué|désactivé|suspendu|bloquead[oa]|suspendid[oa]|desactivad[oa]|suspensa|desativada|bloccato|sospeso|disattivato|geblokkeerd|zablokowane|zablokován|letilt\w+|zárol\w+|blocat|suspendat|заблокирован\w*|заблоковано?|отключен\w*|engellen\w+|askıya|kilitlen\w+|bị (?:khóa|khoá|chặn)|diblokir|ditangguhkan|ถูก(?:ระงับ|บล็อก)|محظور|موقوف|مسدود|נחסם|अवरुद्ध|(?:ロック|凍結|停止)されて|(?:정지|차단|잠금)|(?:被|已)(?:封|禁|锁|冻结|停用|封禁|锁定)",
        24,
    )
    + ")"
)
# a line that only says "restricted area" or the like
_AREA = (
    r"^\W*(?:(?:this is a |error:? )?(?:restricted|private|protected|secured?|members?['’]?|staff|internal|authori[sz]ed)(?: access)?(?: only)? (?:area|access|zone|section|site|system|page|content|server)(?: only)?|(?:area|access|zone|page|site) (?:is )?(?:restricted|private)|authori[sz]ed (?:personnel|users|access|staff) only|(?:geschützter|interner|gesperrter|privater) bereich|(?:zone|espace|accès|page|site) (?:protégée?|réservée?|privée?|restreinte?)(?: \w+){0,4}|(?:zona|[áa]rea|p[áa]gina|sitio|site|acces[so]o?) (?:de )?(?:acces[so]o? )?(?:restringid[oa]|restrit[oa]|privad[oa]|protegid[oa]|reservad[oa])(?: \w+){0,4}|(?:area|zona|pagina|sito|accesso) (?:riservat[oa]|protett[oa]|privat[oa])(?: \w+){0,4}|(?:besloten|beveiligd|afgeschermd)e? (?:gedeelte|pagina|site)|"
    r"(?:strefa|strona|obszar) (?:chronion|zastrzeżon|zabezpieczon|prywatn)\w+|(?:закрытая|защищ[её]нная|служебная) (?:зона|страница|часть|территория)|закрытый (?:раздел|сайт|ресурс)|(?:neveřejná|zabezpečená|chráněná) (?:oblast|stránka|sekce)|(?:korumalı|yasak|kısıtlı) (?:alan|bölge|sayfa)|khu vực hạn chế|area terbatas|منطقة (?:محظورة|محمية)|関係者以外(?:立入|閲覧|アクセス)?(?:禁止|不可|お断り)?|(?:제한|보호) ?구역|(?:受限|内部|內部|限制|禁止)(?:访问)?(?:区域|區域|页面|系统|網站)|闲人免进)\W*$"
)
_UNSERVED = r"(?:request|visit|connection|access)\b.{0,40}(?:not|n['’]t|unable|fail\w*|unsuccessful).{0,60}\b(?:incident|reference|support|event|ray|request|case|trace|error) ?(?:id|number|code|no\b|#)|(?:incident|reference|support|event|ray) ?(?:id|number|no\b|#(?!(?!18\.)\d{1,3}\.))(?!.{0,12}\b(?:19|20)\d\d[-/. ]).{0,12}[\w-]{6}|(?:if you (?:think|believe|feel)|wenn sie (?:glauben|der meinung)|si vous pensez|si (?:cree|considera)|se (?:você )?(?:acredita|acha)|se (?:pensi|ritieni|ritenete)).{0,60}(?:in error|mistake|irrtümlich|fehler|erreur|error\b|engano|errore).{0,80}(?:contact|kontakt|contacte[rz]|administra|webmaster|helpdesk|support)?"
_TRESPASS = r"非法(?:尝试|嘗試|进入|進入|登录|登入|访问|訪問|存取)(?:本|此|该)?|(?:请勿|請勿|禁止|严禁|嚴禁)(?:非法|恶意|惡意|越权)?(?:进入|進入|登录|登入|访问|訪問|入侵|操作)(?:本|此|该)?(?:系统|系統|网站|網站|页面)?|(?:认证|認證|鉴权|授权|身份验证|权限验证|校验)(?:已)?(?:失败|失敗|过期)|unauthori[sz]ed access (?:to this \w+ )?is (?:strictly )?(?:prohibited|forbidden)|(?:不正|無断)(?:な)?アクセス(?:は)?(?:禁止|お断り)"
_STAFF = (
    r"invited (?:readers|users|members|guests) only|only (?:to|for) invited|by invitation only|(?:not|n['’]t) .{0,20}been invited to|utenti autorizzati|usuarios autorizados|utilisateurs autorisés|usuários autorizados|uprawnionych użytkowników|авторизованных пользователей|(?:for|by|to) (?:\w+ )?(?:staff|employees|personnel|members|officials|residents|students|partners|customers) only|^(?:staff|employees|authori[sz]ed (?:personnel|users)|members|students) only|must be (?:a |an )?(?:\w+ )?(?:member|employee|student|resident|user|customer)s?\b.{0,24} to (?:enter|view|access|see|read)|nur für (?:\w+ )?(?:autorisierte|mitarbeiter|berechtigte|befugte|beschäftigte|studierende|angehörige)\w*|réservée?s? (?:au personnel|aux (?:employés|agents|personnes autorisées|étudiants|professionnels))|s[oó]lo (?:para )?(?:personal|empleados|alumnos)|"
    r"(?:somente|apenas) (?:para )?(?:funcionários|pessoal|servidores|alunos)|(?:riservat\w+|solo) (?:al|per il) personale|alleen voor (?:medewerkers|personeel|studenten)|tylko dla (?:pracowników|personelu|studentów)|только для (?:сотрудников|персонала|служебного|студентов|клиентов)|лише для (?:працівників|співробітників)|関係者(?:以外|のみ|専用|限定)|(?:職員|教職員|社員|学生)(?:専用|限定|のみ)|(?:관계자|직원|임직원|재학생)(?: ?외| ?전용|만)|(?:仅|只|僅)(?:限|对|對|供|向).{0,6}(?:员工|員工|教职工|师生|師生|内部|工作人员|職員|本校)"
)
_IP = _near(
    r"\bip\b|ip-?(?:adres\w*|адрес\w*)|ip ?(?:地址|アドレス|주소)|아이피|आईपी|آی ?پی",
    r"bloquead[oa]|bloquée?|gesperrt|blockiert|bloccat[oa]|geblokkeerd|zablokowan\w+|blokován\w*|letilt\w*|blocat\w*|заблокирован\w*|заблокован\w*|ограничен\w*|обмежен\w*|забанен\w*|engellen\w*|yasaklan\w*|bị chặn|diblokir|ถูก(?:บล็อก|ระงับ)|محظور|محجوب|حظر|مسدود|חסומה|अवरुद्ध|封禁|被封|黑名单|拉黑|被禁止|禁止访问|拦截|攔截|封鎖|ブロック|拒否|차단|banned|blocked|blacklist\w*|flagged",
    40,
)
_ABROAD = r"海外|国外|國外|境外|해외|국외|из-за (?:рубежа|границы)|\bausland\b|l['’]étranger|el extranjero|o exterior|all['’]estero|yurt ?dışı\w*|nước ngoài|luar negeri|خارج (?:از )?کشور|خارج (?:البلاد|الدولة)|zagranic\w+|buitenland|\babroad\b|overseas"
_CLIENT = (
    r"(?:请|請|仅|僅|只|需).{0,8}(?:微信|手机|手機|app|客户端|客戶端|小程序|公众号|支付宝|钉钉|飞书|qq).{0,8}(?:打开|打開|查看|浏览|瀏覽|访问|訪問|观看|閱讀|阅读)|(?:只能|仅能|仅支持|只支持|僅支援)在?.{0,8}(?:app|微信|客户端|手机|手機|电脑|電腦)|(?:扫码|掃碼|扫一扫|掃一掃|扫描(?:下方|二维码)).{0,8}(?:打开|查看|访问|登录|登入|继续|解锁)|关注.{0,8}公众号.{0,20}(?:验证码|密码|口令|回复|解锁)|"
    r"(?:only|must be) (?:be )?(?:available|viewable|viewed|opened|supported|accessible) (?:only )?(?:in|on|from|through|with|via) (?:the |our |your |a )?(?:\w+ )?(?:app|wechat|phone|mobile(?: device)?|smartphone)\b|(?:アプリ|スマートフォン|スマホ)(?:から|で)(?:のみ|ご覧|お使い|開い)|앱에서만|모바일에서만|только в (?:мобильном )?приложени\w+|nur in der (?:mobilen )?app\b|uniquement (?:dans|sur|depuis) l['’]appli\w*|(?:solo|sólo) (?:en|desde) la app\w*|(?:apenas|somente|só) (?:no|pelo) (?:app|aplicativo)"
)
_TURNED = r"(?:is |has been )?(?:disabled|not (?:available|enabled|supported)|turned off|required|unavailable)|enable|turn on|activat\w+|aktivier\w+|deaktiviert|activ[ez]\w*|désactivé|activ[ea]r?\b|habilit\w+|desactivado|ative\b|desativado|attiv\w+|disattivat\w+|inschakel\w+|uitgeschakeld|włącz\w*|wyłączon\w+|zapn\w+|включ\w+|отключ[её]н|увімкн\w+|вимкнен\w*|etkinleştir\w*|kapalı|\bbật\b|aktifkan|เปิด|تفعيل|تمكين|فعال|启用|啟用|开启|開啟|打开|需要?支持|禁用|有効|無効|활성화|켜|\baktivera\b|\baktiver\b|slå på|engedélyez(?:z\w*|ni|ése)\b|kapcsolja be|\bluba(?:ma|ge|da)\b|\bsalli\b|käyttöön|\bvirkja\b|\bkveikja\b|\bpovol(?:it|te|ite)\b|i-?enable|paganahin|omogući\w*|omogoči\w*|įjunk\w*|įgalin\w*|ieslēdz\w*|iespējo\w*|ενεργοποι\w+|aktivizo\w*|уключ\w+|ввімкн\w+"
_SCRIPT = _near(r"javascript|جافا ?سكريبت|جاوا ?اسکریپت|자바스크립트|जावास्क्रिप्ट", _TURNED, 40)
# the browser does not accept cookies
_COOKIES = _near(
    r"cookies?(?![a-z])|\bkekse\b|\bsüti\w*|evästee\w*|informasjonskaps\w+|slapuk\w+|sīkdat\w+|küpsis\w*|kolačić\w*|piškotk\w+|ciasteczk\w+|куки\b|бисквитк\w+|çerez\w*|クッキー|쿠키|คุกกี้|الكوكيز|ملفات تعريف الارتباط|کوکی|עוגיות|कुकी",
    _TURNED
    + r"|(?:not|n['’]t|never|block\w* (?:all )?) ?(?:enabled|accept\w*|allow\w*|permit\w*|cookies)|to work|(?:needs?|requires?|must)\b|(?:dis)?abilit\w+|desabilit\w+|erforderlich|benötigt|nicht akzeptiert|refuse\w*|accepte pas|nécessaires?|n['’]accepte|necesari[ao]s?|necessári[ao]s|necessari|vereist|nodig|\bstaan uit\b|\bzet\b.{0,20}\baan\b|wymagan\w+|vyžad\w+|povol\w+|szükséges\w*|engedélyez\w*|необходим\w+|разреш\w+|дозвол\w+|gerekli\w*|aktivera\w*|aktiver\b|salli\w*|未启用|未开启|禁用|必要|許可|허용|비활성|필요|cần|diperlukan|จําเป็น|מופעל\w*|לאפשר|सक्षम",
    40,
)
_GRANTED = r"you need (?:access|permission)(?: to|$)|(?:ask for|request) access(?:,| or|$)|(?:pide|solicita|solicitar|pedir) acceso|zugriff anfordern|demander l['’]accès|запрос\w* доступ|(?:请求|申请)(?:访问|存取)?(?:权限|访问)|アクセス権(?:限)?をリクエスト|액세스 (?:권한 )?요청"
_INSTITUTION = r"identity provider selection|use a suggested selection|选择(?:您|你)?所在的?(?:高校|学校|機構|机构|院校)|所属機関(?:の|を)選択|(?:select|choose|find|search for) (?:\w+ )?(?:your )?(?:home )?(?:organi[sz]ation|institution|university|identity provider)|wählen sie .{0,20}(?:einrichtung|hochschule|organisation|heimat\w+)|(?:choisissez|sélectionnez) .{0,20}(?:établissement|organisme|fédération)|seleccion\w+ su institu\w+|selecion\w+ (?:a )?sua institui\w+|selezion\w+ .{0,12}(?:organizzazione|istitut\w+|ente\b)|selecteer .{0,12}(?:instelling|organisatie)|wybierz .{0,12}(?:instytucj|organizacj|uczelni)\w*|выберите .{0,12}(?:организаци|учреждени)\w*|所属機関(?:の|を)選択|(?:选择|選擇).{0,6}(?:机构|機構|学校|學校|单位).{0,4}(?:登录|登入)?$"
_LICENCE = r"your (?:institution|library|organi[sz]ation|university|school|company|subscription) (?:does not|doesn['’]t|has not|is not|isn['’]t|has no) (?:\w+ ){0,2}(?:subscri\w+|access\w*|licen[cs]\w+|authori[sz]\w+|includ\w+|have)|ihre (?:einrichtung|institution|hochschule|bibliothek) (?:hat|ist|verfügt|besitzt) .{0,30}(?:kein|nicht)|votre (?:établissement|institution|bibliothèque) n['’]|su institución no|sua instituição não|(?:机构|机关|单位|学校|图书馆|ip)(?:地址)?.{0,12}(?:未(?:购买|订购|授权|开通|订阅)|没有(?:购买|订购|授权)|不在.{0,8}(?:范围|授权))|(?:ご所属の|貴)機関.{0,20}(?:契約|購読)して(?:い|お)|(?:소속 )?기관.{0,12}(?:구독하지|계약되지)"
_RATE_CJK = (
    r"(?:操作|访问|訪問|请求|請求|点击|點擊|查询|查詢|搜索|搜尋|检索|刷新|下载|下載|提交|登录|登入)(?!量).{0,10}(?:频繁|頻繁|太快|过快|過快|过多|過多|超限|上限)|(?:请求|請求|访问|訪問|下载|查询|登录)?(?:次数|次數|频率|頻率|额度).{0,6}(?:超出|超过|超過|超限|已达|達到|用完|用尽)|速度(?:太|过|過)快|(?:休息|歇)一?(?:会|會|下)儿?(?:再|后|吧)?|(?:并发|並發|在线人数|使用人数|访问人数).{0,8}(?:已满|已滿|超|上限|过多|達)|异常(?:的)?(?:下载|检索|流量|请求|行为|操作|访问)|異常(?:的)?(?:下載|流量|請求|行為|操作|存取)|限流|过度下载|恶意下载|"
    r"短時間に.{0,20}(?:アクセス|リクエスト|操作)|(?:多数|大量)の(?:アクセス|リクエスト)|アクセスを(?:一時的に)?制限|(?:너무|비정상적으로) ?(?:많은|잦은) ?(?:요청|접속|접근|트래픽)?|(?:요청|접속|조회) ?(?:횟수|한도).{0,10}(?:초과|넘)|(?:접속|접근|이용)이? ?일시적으로 (?:제한|차단)"
)
_ROBOT = (
    r"(?:complete|solve|finish) (?:the|this|a) (?:puzzle|challenge)|prove (?:that )?you(?:['’]re| are) (?:real|human|not)|(?:guess\w*|th(?:ink|ought|inks)|took|mistook|looks? like|looked like|seems?|seemed|identif\w+|suspect\w*|flagg\w+|treat\w+).{0,24}\b(?:ro)?bots?\b|(?:strange|abnormal|irregular) (?:traffic|activity|requests?)|insan olduğunuz\w*|(?:依次|按顺序|按順序).{0,8}(?:点击|點擊|点选|點選)|(?:点击|點擊|点选)(?:图|圖)中|(?:按住|拖动|拖動|滑动|滑動|向右).{0,6}(?:滑块|滑塊|拼图|拼圖|填充)|"
    r"(?:подозрительн|автоматическ|необычн)\w+ (?:запрос|активност|трафик|действи)\w*|comportement (?:inhabituel|suspect|automatisé)|(?:запрос|действи)\w* .{0,30}(?:похож\w*|робот\w*|(?:признан|сочтен|расценен)\w* автоматическ\w*)|проблем\w* с ip"
)
_WAIT = r"doing that too (?:much|often|fast)|wait .{0,16}(?:minutes?|moments?|hours?|seconds|while) before (?:you )?(?:try|continu|retry)\w*|(?:warten sie|warte) .{0,20}minuten|(?:attendez|patientez) .{0,16}minutes|esper[ea] .{0,16}minutos|aguarde .{0,16}(?:minutos|instantes)|attend\w+ .{0,16}minuti|wacht .{0,16}minuten|(?:odczekaj|poczekaj) .{0,16}minut|подождите .{0,16}минут|зачекайте .{0,16}хвилин|(?:请|請)(?:等待|稍等).{0,6}(?:分钟|分鐘|秒)|分(?:ほど)?(?:お)?待(?:って|ち)"
_QUEUE = r"you(?:['’]re| are) (?:now )?in (?:the )?(?:line|queue)|(?:virtual )?waiting room|your (?:number|place|position|turn) (?:in (?:the )?(?:line|queue)|is)|(?:nummer|platz|position) in der warteschlange|(?:warteschlange|wachtrij|file d['’]attente|sala de espera|fila (?:de espera|virtual)|lista d['’]attesa|kolejce|виртуальн\w+ очеред\w+|вы в очереди|в очереди)|排队(?:中|等待|进入)|正在排队|排隊(?:中|等候)|(?:順番|待ち)(?:を)?(?:お待ち|待合)|대기열|접속 ?대기"
_PORTAL = r"by accessing (?:the|this) (?:wireless )?network\b|not under the control of the network access provider|chillispot daemon|^welcome to (?:the |our )?(?:\w+ ){0,2}(?:guest|free|public)? ?(?:wi-?fi|hotspot|captive portal)\b|(?:click|press|tap)\b.{0,40}\bto (?:connect to|get on|use|access) (?:the |our )?(?:internet|wi-?fi)\b|connect to (?:the |our )?(?:free|guest|public) wi-?fi|(?:use|on to use) the internet hotspot|(?:accept|agree|log ?in|sign in|enter|buy|voucher|terms)\b.{0,60}(?:connect(?:ed)? to|use|access|get on) (?:the )?(?:internet|wi-?fi|guest network|network)|(?:connect(?:ed)? to|to use|access) (?:the )?(?:internet|wi-?fi|guest network|network)\b.{0,60}(?:accept|agree|log ?in|sign in|enter|buy|voucher|terms)|(?:上网|上網|联网|无线网?|校园网|wlan|wi-?fi).{0,6}(?:认证|認證|登录|登入|验证)|(?:尚未|未|请先|請先).{0,4}(?:认证|認證).{0,8}(?:上网|登录|使用)?|(?:实名|實名)(?:认证|認證|登录|验证)|绑定(?:您的)?手机"
_HOTLINK = r"hot-?link\w* .{0,20}(?:not|forbid|disabl|den|prohibit)\w*|(?<!防)(?:盗链|盜鏈|盜連)|防(?:盗链|盜鏈|盜連)(?:的)?(?:保护|保護|限制|拦截|攔截|规则|規則|机制|機制|提示)|(?:触发|觸發|(?:已|本站)(?:启用|啟用|开启|開啟|设置|設置))了?防(?:盗链|盜鏈|盜連)|非法(?:来源|來源|访问|訪問|请求|請求|链接|外链)|来源(?:不正确|非法|异常|未授权)"
_CODE_WORD = r"enter the (?:\w+[- ]){0,3}code (?:from|sent|we (?:sent|texted|e-?mailed))\b|(?:请|請)?(?:输入|輸入|填写).{0,6}(?:提取码|提取碼|口令|访问码|访问密码|邀请码|邀請碼|授权码|暗号)|(?:enter|need|have) (?:the |an? |your )?(?:access|invitation|invite|pass|pin|one-time) ?code|(?:zugangs|zugriffs|einladungs)code|code d['’](?:accès|invitation)|código de (?:acceso|acesso|invitación|convite)|codice (?:di accesso|d['’]invito)|toegangscode|kod dostępu|код доступа|код-приглашени\w+|erişim kodu|mã (?:truy cập|mời)|kode akses|رمز الدخول|کد دسترسی|アクセスコード|招待コード|접근 ?코드|초대 ?코드"

# what web pages have, and what one does with it
WEB = re.compile(
    OBJECT.pattern
    + r"|\bthis (?:area|section|zone|part|service|feature)\b|service|dienst\b|dostęp\w*|přístup\w*|erişim\w*|truy cập|akses\b|servi[cç][ie]\w*|сервис|\bread\b|reading|watch|view|stor(?:y|ies)\b|artic\w+|artikel\w*|art[ií]c\w+|artigo\w*|inhalt\w*|contenu\w*|conten[iu]\w+|conteúdo\w*|inhoud|treś\w+|obsah\w*|tartal\w*|контент\w*|материал\w*|матеріал\w*|раздел\w*|içerik\w*|nội dung|konten\b|เนื้อหา|المحتوى|محتوا|תוכן|सामग्री|コンテンツ|資料|記事|続き|動画|자료|콘텐츠|기사|영상|資源|內容|全文|阅读|閱讀|视频|影片|数据库|資料庫|本站|功能|video\w*|vidéo\w*|databa[sn]\w*|datenbank|journal|e-?book|lesen|lire\b|\bleer\b|\bler\b|legg\w+|lezen|czyta\w+|чита\w+|okuma\w*|membaca|\bđọc\b"
)
# outages that say nothing about the page: the reader's connection, a service
_OFFLINE = r"you(?:['’]re| are| seem to be| appear to be) (?:currently |now )?offline|no (?:internet|network)(?: connection)?|check your (?:internet|network)? ?(?:connection|settings)|(?:lost|without) (?:the |your )?(?:internet|network) connection|keine (?:internet)?verbindung|pas de connexion|(?:sin|no hay) conexi[oó]n|sem conex[aã]o|nessuna connessione|geen (?:internet)?verbinding|brak (?:połączenia|internetu)|нет (?:подключения|соединения|интернета)|немає (?:з['’]єднання|інтернету)|bağlantı(?:sı)? yok|không có kết nối|tidak ada koneksi|لا يوجد اتصال|اتصال .{0,12}قطع|オフラインです|接続を確認|오프라인|연결을 확인|网络(?:连接)?(?:失败|断开|已断开|不可用|未连接)|(?:离线|離線)状?(?:态|態|中)|检查(?:您的|你的)?网络|網路連線(?:失敗|中斷)"
_SERVICE = r"\b(?:the|our|this|le|ce|notre) (?:service|système|system)s?\b|^service\b|\bsite\b|website|\bapi\b|\bplatform|\bservers?\b|\bdienst\w*|webseite|\bservicio\w*|\bsitio\b|plataforma|sistema|\bserviços?\b|\bservizi?o?\b|\bsito\b|\bpiattaforma|serwis|usług\w+|služb\w+|szolgáltatás\w*|сервис\w*|сайт\w*|систем\w+|сервер\w*|сервіс\w*|hizmet\w*|sistem\w*|dịch vụ|hệ thống|layanan|บริการ|ระบบ|الخدمة|الموقع|النظام|سرویس|سامانه|سایت|השירות|האתר|सेवा|サービス|システム|サイト|서비스|시스템|사이트|系统|系統|服务|服務|平台|网站|網站|后台"
_AWAY = r"(?:not|n['’]t) (?:available|respond\w*|reachable|work\w*)|unavailab\w+|offline|nicht (?:zur verfügung|verfügbar|erreichbar)|indispon\w+|inaccessible|no (?:está|se encuentra) disponible|fuera de servicio|não (?:está|se encontra) dispon\w+|fora do ar|non (?:è )?(?:disponibil\w+|raggiungibile)|niet (?:beschikbaar|bereikbaar)|niedostępn\w+|nie działa|nedostupn\w*|nem (?:elérhető|működik)|недоступ\w*|не (?:работает|отвечает|працює|відповідає)|(?:hizmet verem|kullanılam|erişilem|ulaşılam)\w+|không (?:hoạt động|khả dụng)|tidak (?:tersedia|dapat diakses)|ไม่(?:สามารถ|พร้อม)|غير متاح\w*|لا (?:يعمل|تعمل)|در دسترس نیست|אינו זמין|उपलब्ध नहीं|停止し|休止し|利用(?:いただけ|でき)(?:ません|ない)|(?:이용|사용)(?:이|할 수) ?(?:어렵|불가|없)|중단|不可用|不可達|无法(?:使用|提供|访问)|暂停|暫停|异常|異常|无响应|停机"
_NOW = r"currently|at (?:the|this) (?:moment|time)|temporar\w+|right now|just now|momentan\w*|zurzeit|derzeit|gerade|vorübergehend|actuellement|provisoirement|en este momento|actualmente|momentáneamente|no momento|neste momento|de momento|al momento|attualmente|momentaneamente|op dit moment|momenteel|tijdelijk|chwilowo|obecnie|tymczasowo|dočasně|momentálně|átmenetileg|jelenleg|временно|сейчас|в данный момент|тимчасово|зараз|şu anda|geçici\w*|hiện (?:tại|đang)?|tạm thời|saat ini|sementara|ขณะนี้|ชั่วคราว|حاليا|مؤقت\w*|در حال حاضر|موقتا|כעת|זמנית|वर्तमान में|अभी|現在|ただいま|一時的|현재|일시적|暂时|暫時|目前|当前|现在|请联系管理员|请稍[后候]"
_TROUBLE = r"(?:service|site|system|platform) (?:is |does )?(?:not|n['’]t) respond\w*|\b(?:experiencing|having|encountering|facing|encountered) .{0,24}(?:problem|difficult|issue|outage|trouble)\w*|(?:experiencing|due to|because of|under|seeing) .{0,16}(?:high|heavy|too much) (?:traffic|load|demand)|overload\w*|overwhelm\w*|technische[nrs]? (?:probleme?n?|störung\w*|schwierigkeit\w*|storing)|(?:problèmes?|difficultés?|incidents?) techniques?|rencontr\w+ .{0,12}problème\w*|problemas? técnic\w+|mucho tráfico|muitos acessos|problem[ai] tecnic\w|problem\w* techniczn\w+|технически\w+ (?:проблем|неполадк|сбо)\w*|технічн\w+ (?:проблем|неполадк|збо)\w*|teknik (?:bir )?(?:sorun|arıza|aksaklık)\w*|sự cố(?: kỹ thuật)?|(?:masalah|gangguan|kendala) teknis|مشكلة (?:تقنية|فنية)|مشکل فنی|技术(?:故障|问题)|システム障害|障害が発生|아?접속자가 많|(?:이용자|접속자)(?:가|수) .{0,6}(?:많|폭주)|기술적(?:인)? 문제|访问(?:量|人数)(?:过大|较大|过多|太大|激增)|(?:机房|服务器|线路)(?:故障|断电|正在重启|搬迁)"
_RENEWED = r"(?:we are|we['’]re|are) (?:\w+ )?(?:improving|upgrading|updating|rebuilding|renovating|moving|migrating|redesigning) (?:our|the) (?:web ?site|site|server\w*|system\w*)|(?:web ?)?site (?:is |will be )?(?:coming|launching|opening) soon|wir (?:überarbeiten|erneuern|aktualisieren) .{0,24}(?:seite|website|webseite)|(?:améliorons|mettons à jour|refaisons) notre site|(?:realizando|haciendo) (?:mejoras|cambios) en (?:nuestro|el|la) (?:sitio|web|página)|(?:melhorando|atualizando|reformulando) (?:nosso|o|a) (?:site|página)|sito in (?:aggiornamento|allestimento|rifacimento)|(?:vernieuwen|verbeteren) .{0,16}(?:site|website)|(?:aktualizujemy|przebudowujemy|ulepszamy) .{0,16}(?:stron|serwis)\w*|(?:обновляем|улучшаем|переделываем) (?:наш |этот )?сайт|sitemiz(?:i)? (?:yenil|güncellen)\w+|(?:网站|網站|系统|系統|本站)正在(?:升级|改版|重构|搬迁|迁移)|(?:网站|網站)即将(?:上线|开放)|サイトを(?:リニューアル|更新)(?:中|して)|홈페이지(?:를)? (?:개편|리뉴얼)"
_UNREACHED = r"this (?:site|page) (?:can(?:no|['’])t be reached|isn['’]t working)|refused to connect|took too long to respond|didn['’]t send any data|\berr_[a-z_]{4,}|can['’]t establish a connection|diese (?:website|seite) ist nicht erreichbar|ce site est inaccessible|no se puede acceder a este sitio|não é possível acessar esse site|impossibile raggiungere il sito|не удается получить доступ к сайту|无法访问此网站|無法連上這個網站|このサイトにアクセスできません|사이트에 연결할 수 없음|拒绝了我们的连接请求"

# a site that first asks for the country or language; a publisher's price for an article
_CHOICE = (
    r"^\W*(?:please )?(?:select|choose|pick) (?:your |a |the )?(?:country|region|language|location|edition)(?:\W+(?:and|or|and/or|/)\W*(?:your )?(?:country|region|language|location|currency))?\b|"
    r"^\W*(?:bitte )?(?:wählen sie|wähle) (?:bitte )?(?:ihr(?:e|en)?|dein(?:e|en)?|ein(?:e|en)?) (?:land|region|sprache|standort)\b|^\W*(?:choisissez|sélectionnez) (?:votre|une?) (?:pays|région|langue)|"
    r"^\W*(?:seleccion[ea]|elij[ae]|elige|escoj[ae]|selecione|escolha) (?:su|tu|un|seu|sua|o seu|a sua) (?:país|región|idioma|região)|^\W*(?:seleziona|scegli) (?:il tuo|la tua|un|una) (?:paese|regione|lingua)|^\W*(?:selecteer|kies) (?:uw|je|een) (?:land|regio|taal)|"
    r"^\W*wybierz (?:swój |swoją )?(?:kraj|region|język)|^\W*(?:выберите|укажите) (?:вашу? |свою |свой |ваш )?(?:стран[уы]|регион|язык|город)|^\W*(?:请|請)?(?:选择|選擇)(?:您|你)?(?:的|所在)*(?:国家|國家|地区|地區|语言|語言|区域|區域)|^\W*(?:国・?地域|国|地域|言語)を(?:お選びください|選択)|^\W*(?:국가|지역|언어)(?:를|을) ?선택"
)
_ARTICLE = (
    r"access through your (?:institution|organi[sz]ation|library|university)|log ?in (?:via|through|with) (?:your |an )institution|institutional (?:log ?in|access|sign[- ]in)\b|get access to the full (?:version|text|article)|check (?:for )?access to (?:this|the full)|"
    r"(?:buy|purchase|rent) (?:the |this )?(?:article|chapter|paper|e-?book)(?: pdf)?\b|(?:purchase|buy) (?:pdf|instant access)\b|preview of subscription content|restore content access|access options below|(?:do not|don['’]t) (?:currently )?have access to this (?:article|content|chapter|publication)"
)
_KEPT_BACK = (
    r"(?:full[- ]?text|file|document|item|pdf|download)s? (?:is |are |has been )?(?:currently )?(?:restricted|embargoed|under embargo|closed|withheld)\b|(?:restricted|closed|embargoed) access\b|restricted to (?:repository|registered|users with)\b|under embargo until|"
    r"(?:not|n['’]t) (?:openly|publicly|freely) (?:accessible|available)|request a copy(?: (?:from|of))?|kopie anfordern|demander une copie|solicitar (?:una |uma )?c[oó]pia|richiedi una copia|запросить копию"
)
_FORM = (
    r"(?:fill (?:in|out)|complete|submit) (?:the|this|our|a) (?:\w+ )?form (?:below )?(?:to|in order to|and) (?:download|access|read|view|get|receive|see)|(?:füllen sie|fülle) .{0,40}formular .{0,20}(?:um|aus)|remplissez .{0,30}formulaire .{0,12}pour|"
    r"(?:complete|rellene|llene|preencha) .{0,30}formul[aá]rio .{0,12}para|compila il (?:modulo|form) per|заполните .{0,30}(?:форму|анкету).{0,20}(?:чтобы|для)|填写.{0,12}(?:表单|表格|信息|资料).{0,8}(?:后|即可|下载|查看)|フォーム.{0,12}(?:入力|記入).{0,20}ダウンロード"
)
_EUROPE = _near(
    r"european (?:economic area|union|visitors|readers|users)|\beea\b|(?:readers|visitors|users) (?:in|from|within|across) (?:the )?(?:eu|europe)\b|\bgdpr\b|\bdsgvo\b|\brgpd\b",
    _REFUSED,
    60,
)

# a text is for subscribers, as newspapers in various languages say it
_SUBSCRIBERS = (
    r"\b(?:post|content|article|story|episode|video|page) (?:is )?(?:\w+ )?(?:for|to) (?:our )?(?:paid |paying |premium |registered )?(?:subscribers|members|patrons)\b|\bunlock this post\b|\bbecoming a patron\b|\bfree account to (?:continue|keep|read)\b|subscription (?:is )?required to access|suscripción para acceder a (?:este|esta)|assinatura para acessar|"
    r"\bartik(?:el|eln|kelen)\b.{0,24}\bför (?:\w+ )?prenumeranter|\bartik(?:el|kel)\w*\b.{0,24}\bfor (?:\w+ )?abonnenter|\bartikkeli\b.{0,24}\btilaajille|\b(?:obsah|článek|článok)\b.{0,24}\bpředplatitel\w*|\b(?:tartalom|cikk)\b.{0,24}\belőfizető\w*|αποκλειστικά για συνδρομητέσ|\b(?:içerik|haber|yazı)\b.{0,24}\babone\w*|(?:הכתבה|התוכן|המאמר).{0,24}למנויים|"
    r"(?:लेख|सामग्री).{0,24}(?:सदस्यों|ग्राहकों) के लिए|(?:nội dung|bài viết)\b.{0,24}chỉ dành cho|\b(?:artikel|konten)\b.{0,24}khusus (?:pelanggan|member|anggota)|(?:เนื้อหา|บทความ).{0,16}สําหรับสมาชิก|(?:멤버|회원)만 (?:볼|열람|이용|조회)"
)
# a line that is only the name of a firewall; or the warning that users of a protected system get first
_WARDEN = r"^\W*(?:(?:[\w.]+[ -]){0,2}waf\b|(?:[\w-]+ ){0,2}web application firewall)\W*$|^\W*(?:(?:invalid|bad|forbidden|missing) refere?r|illegal (?:access|request)|invalid get data|invalid parameter: redirect_uri|error by dynamic check(?: module)?|page (?:is )?blocked)\W*$|\bfor the use of authori[sz]ed users only\b|\bu\.s\. government information system\b"
_BLOCKING = r"(?:utilisez|avez (?:activé|installé)) un bloqueur de publicité|(?:ad-? ?block(?:er)?|werbeblocker) (?:erkannt|aktiv\w*|detected|détecté|detectado|rilevato|gedetecteerd|wykryty)\W*$|(?:using|have) an ad-? ?blocker|(?:usando|usas|utilizas) un (?:bloqueador de anuncios|ad-? ?block\w*)|(?:stai|state) usando un ad-? ?block\w*"

_C, _D, _L = Finding.CHALLENGE, Finding.DENIED, Finding.LOGIN
_W, _E = Finding.MAINTENANCE, Finding.SERVER_ERROR


def _gate(
    name: str,
    finding: Finding,
    pattern: str,
    *,
    tiny: bool = False,
    web: bool = False,
    alone: bool = False,
    asks: bool = False,
) -> Gate:
    wording = re.compile(pattern, re.MULTILINE)
    return Gate(id=f"gate.{name}", finding=finding, pattern=wording, tiny=tiny, web=web, alone=alone, asks=asks)


@cache
def gates() -> tuple[Gate, ...]:
    """Every kind of demand."""
    return (
        _gate("session", _L, _near(_SESSION, _OVER, 40)),
        _gate("enter", _L, _near(_TO_SEE, _ENTER, 60)),
        _gate("again", _L, _AGAIN),
        _gate("access", _L, _GRANTED, tiny=True),
        _gate("institution", _L, _INSTITUTION),
        _gate("article", _L, _ARTICLE),
        _gate("provider", _L, _near(CHOOSE, PROVIDER, 60), alone=True),
        _gate("how", _L, HOW, alone=True, asks=True),
        _gate("sent", _L, rf"{SENT}|{SCANNED}", alone=True),
        _gate("form", _L, _FORM, tiny=True),
        _gate("secret", _L, _CODE_WORD),
        _gate("portal", _L, _PORTAL),
        _gate("paid", _L, _PAID, web=True),
        _gate("subscribers", _L, _SUBSCRIBERS, tiny=True, alone=True),
        _gate("door", _L, r"^\W*(?:captive portal|guest portal|welcome to authentik)\W*$", tiny=True, alone=True),
        _gate("rest", _L, rf"{_near(_REST, f'{_HAD}|{_ENTER}', 40)}|{_LEFT}"),
        _gate("licence", _D, _LICENCE),
        _gate("kept_back", _D, _KEPT_BACK, tiny=True),
        _gate("network", _D, rf"^(?=.*(?:{_ONLY}))(?=.*(?:{_ACCESS})).*?(?:{_NETWORK})", web=True),
        _gate("browser", _D, rf"^(?!.*(?:{_PART})).*?(?:{_near(_BROWSER, _UNFIT, 40)})"),
        _gate("client", _D, _CLIENT),
        _gate("program", _D, _PROGRAM, tiny=True),
        _gate("staff", _D, _STAFF, tiny=True, web=True),
        _gate("account", _D, _ACCOUNT),
        _gate("warden", _D, _WARDEN, tiny=True, alone=True),
        _gate("area", _D, _AREA, tiny=True, alone=True),
        _gate("unserved", _D, _UNSERVED, tiny=True),
        _gate("trespass", _D, _TRESPASS, tiny=True),
        _gate("ip", _D, _IP),
        _gate("hidden", _D, _HIDDEN),
        _gate("abroad", Finding.GEO, rf"^(?=.*(?:{_ABROAD}))(?=.*(?:{_ACCESS})).*?(?:{_REFUSED})", tiny=True),
        _gate("hotlink", _D, _HOTLINK),
        _gate("country", Finding.GEO, rf"^(?:(?!{_MAY}).)*?(?:{_near(_COUNTRY, _REFUSED, 60)})|{_OUTSIDE}", web=True),
        _gate("served", Finding.GEO, _SERVED),
        _gate("whence", Finding.GEO, _WHENCE, web=True),
        _gate("europe", Finding.GEO, _EUROPE, tiny=True, web=True),
        _gate("choice", _C, _CHOICE, tiny=True),
        _gate("age", _C, _AGE, tiny=True),
        _gate("age.asked", _C, _OLD_ENOUGH, asks=True),
        _gate("rate", Finding.THROTTLED, rf"{_near(_REQUESTS, _MANY, 30)}|more (?:requests|searches|queries|pages) than|\bbeing rate[- ]limited\b|{_RATE_CJK}"),
        _gate("wait", Finding.THROTTLED, _WAIT, tiny=True),
        _gate("queue", Finding.THROTTLED, _QUEUE, tiny=True),
        _gate("robot", _C, rf"{_ROBOT}|{_near(_CHARACTERS, _DRAWN, 24)}"),
        _gate("blocker", _D, f"{_near(_SWITCH, _BLOCKER, 40)}|{_BLOCKING}"),
        _gate("cookies", _C, rf"^(?!.*(?:{_PART})).*?(?:{_COOKIES})", tiny=True),
        _gate("script", _C, rf"^(?!.*(?:{_PART})).*?(?:{_SCRIPT})"),
        _gate("consent", _C, _CONSENT),
        _gate("before", _C, _BEFORE, tiny=True),
        _gate("afar", _D, _AFAR, tiny=True),
        _gate("button", _C, _BUTTON, tiny=True),
        _gate("renewed", _W, _RENEWED),
        _gate("away", _W, rf"^(?=.*(?:{_NOW}))(?=.*(?:{_AWAY})).*?(?:{_SERVICE})"),
        _gate("trouble", _E, _TROUBLE, tiny=True),
        _gate("offline", _E, _OFFLINE, tiny=True),
        _gate("unreached", _E, _UNREACHED, tiny=True),
    )  # fmt: skip


# what a page is called that asks for its reader's age, and what it asks
AGE_NAME = re.compile(
    r"年齢(?:認証|確認)(?:ページ|画面)?|年龄(?:验证|确认)|年齡(?:驗證|確認)|성인 ?인증|연령 ?(?:확인|인증)|age (?:verification|gate|check|restriction)|alters(?:abfrage|verifikation|verifizierung|überprüfung|prüfung)|vérification (?:de )?(?:l['’])?âge|(?:verificación|comprobación) de (?:la )?edad|verificação de idade|verifica (?:dell['’])?età|leeftijds(?:controle|verificatie)|"
    r"weryfikacja wieku|ověření věku|overenie veku|проверка возраста|подтверждение возраста|(?:перевірка|підтвердження) віку|yaş (?:doğrulama\w*|kontrol\w*)|xác minh (?:độ )?tuổi|verifikasi (?:usia|umur)|alderskontrol\w*|aldersbekreftelse|ålderskontroll|ikä(?:tarkistus|raja)|életkor[- ]?ellenőrz\w*|verificarea vârstei|потвърждаване на възраст\w*"
)
AGE = re.compile(f"{_AGE}|{_OLD_ENOUGH}")
# lines of a login form
# login with other accounts; two such lines make a login page
WITH = re.compile(
    r"(?:continue|sign in|log in|weiter|continuer|continuar|continua|продолжить|続行) (?:with|mit|avec|con|com|через) (?:google|apple|microsoft|facebook|github|e-?mail|sso|linkedin|twitter)|\b(?:company|enterprise|saml) sso\b|single sign-?on"
)
# ends of titles of login pages; a word before it may name the site
ENTERS = re.compile(
    r"(?:\blog ?-?in|\bsign ?-?in|\banmeld(?:en|ung)|\bse connecter|\bconnexion|\biniciar sesi[oó]n|\biniciar sessão|\baccesso|\binloggen|\blogowanie"
    r"|\bвход|\bвойти|\bвхід|\bđăng nhập|\bgiriş(?: yap)?|ログイン|로그인|登录|登陆|登入|登錄)(?: page| screen| form|页面?|頁面)?\W*$"
)
# what a title of a login has, and what stands on its buttons
TITLED = re.compile(
    r"\bautenticazione\b|\bauthentification\b|\bautentica(?:ción|ção)\b|\bавторизация\b|\blog ?-?in\b|\bsign ?-?(?:in|up)\b|\bregister\b|\bcreate (?:an? )?(?:new )?account\b|\bjoin (?:now|today|us)\b|(?:password|email|e-mail|text|send) (?:me )?(?:a )?(?:code|link)|anmelden|einloggen|registrieren|konto (?:erstellen|anlegen)|se connecter|connexion|s['’]inscrire|créer un compte|iniciar sesi[oó]n|\biniciar sessão|\bconectarse|\blog masuk|crear (?:una )?cuenta|reg[ií]str\w+|entrar|fazer login|criar (?:uma )?conta|cadastr\w+|já tenho conta|sou novo|accedi|registrati|crea(?: un)? account|inloggen|account aanmaken|zaloguj\w*|utwórz konto|zarejestruj\w*|"
    r"войти|вход|зарегистр\w+|регистрация|создать аккаунт|увійти|зареєстр\w+|giriş\w*|kayıt ol|üye ol|đăng nhập|đăng ký|masuk|daftar|เข้าสู่ระบบ|ลงทะเบียน|تسجيل|دخول|ورود|ثبت ?نام|התחבר\w*|הרשמה|लॉग ?इन|साइन|ログイン|新規登録|会員登録|로그인|회원가입|登录|登陆|登入|注册|註冊|获取(?:短信)?验证码|獲取驗證碼|扫码|掃碼"
)
BUTTON = re.compile(rf"{TITLED.pattern}|{ENTER_BUTTON}")
ASKED_FOR = re.compile(
    r"password|passwor[dt]|passcode|user ?name|e-?mail|phone|one-time|\bcode\b|\bqr\b|forgot|account|benutzername|passwort|handynummer|mot de passe|identifiant|contrase(?:ña|nya)|contrasinal|usuario|correo|palavra-passe|utilizador|senha|usuário|celular|cpf\b|nome utente|wachtwoord|gebruikersnaam|hasło|login\b|пароль|логин|телефон|почта|şifre|parola|mật khẩu|tên đăng nhập|số điện thoại|kata sandi|sandi|รหัสผ่าน|كلمة|البريد|رمز|کلمه عبور|نام کاربری|موبایل|סיסמה|पासवर्ड|パスワード|メールアドレス|비밀번호|아이디|密码|密碼|用户名|帳號|账号|帐号|手机|手機|验证码|驗證碼|短信|二维码|学号|工号|扫码"
    rf"|{FIELD_NAMES}"
)
# lines that a login form may have
ENTRY = re.compile(
    BUTTON.pattern
    + rf"|{_ENTER}|pass ?(?:word|code|wort|phrase)|passwor\w*|mot de passe|contraseña|\bsenha|wachtwoord|hasł\w+|hesl\w+|jelsz\w+|parol\w*|парол\w*|şifre\w*|mật khẩu|kata sandi|รหัส|كلمة|رمز|סיסמ\w*|密码|密碼|登录|登陆|登入|パスワード|비밀번호|로그인|\bpin\b|\bcode\b|user ?name|\buser\b|konto\b|account"
    + rf"|{FIELD_NAMES}|{PASSWORDS}"
)
# headings of comment forms, which have fields for name and password, too
REMARKS = re.compile(
    r"^\W*(?:(?:leave|post|add|write|submit) (?:a |an |your )?(?:comment|reply|remark)s?|(?:einen |ihren )?kommentar (?:schreiben|hinterlassen|verfassen|abgeben)|(?:schreiben|hinterlassen) sie einen kommentar|(?:laisser|ajouter|poster|écrire) un commentaire|(?:deja|dejar|añadir|escribe|escribir|publicar) un comentario|(?:deixe|deixar|adicionar|escreva) um comentário|(?:lascia|aggiungi|scrivi) un commento|"
    r"(?:plaats|geef) een reactie|(?:dodaj|napisz|zostaw) komentarz|(?:přidat|napsat) komentář|(?:szólj hozzá|hozzászólás írása)|(?:оставить|добавить|написать) комментарий|(?:залишити|додати|написати) коментар|yorum (?:yaz|yap|ekle|bırak)\w*|(?:viết|gửi) bình luận|(?:tulis|tinggalkan) komentar|(?:اترك|أضف|اكتب) تعليق\w*|(?:我要|我来|匿名)?(?:发表|發表|提交|添加|写|寫)(?:我的)?(?:评论|評論|留言|回复|回覆)|我要(?:评论|評論|留言)|匿名(?:发表|發表)|コメント(?:を)?(?:投稿|書く|残す|する|追加)\S{0,4}|(?:댓글|덧글) ?(?:쓰기|달기|작성|남기기))\W*(?:共有.{0,12})?$",
    re.MULTILINE,
)
