"""Wordings for "what you were looking for was not found", in about seventy languages.

They mention the reader's request, whatever the thing is: a project, a paste, a timetable, of which no list could be
complete.
"""

from __future__ import annotations

import re

from archiver.observe.rules.model import Phrase, Scope, cells, phrases
from archiver.observe.rules.notice_words import PAGE as _PAGE
from storage.model import Finding

# the thing as what the reader asked for
_SOUGHT = (
    r"you(?:['’]re| are| were| have|['’]ve)? (?:\w+ )?(?:looking|searching|seeking|after\b|request\w*|asked|want\w*|sought|trying|tried|attempt\w*)|\brequested\b|gesuchte\w*|angefordert\w*|gewünscht\w*|angefragt\w*|aufgerufen\w*|du (?:suchst|gesucht)|(?:you|you['’]ve|you have) (?:accessed|visited|opened)|(?:je|u) (?:probeert|wilt)|sie (?:suchen|gesucht|angefordert)|"
    r"(?:vous|tu) (?:\w+ )?(?:cherch\w+|recherch\w+|demand\w+|tent\w+)|(?<!date )(?<!période )demandée?s?\b|recherchée?s?\b|(?:que|usted) (?:\w+ ){0,3}(?:buscas?\b|buscando|busques|solicit\w+|pidi\w+|ped[ií]\w*|intenta\w*|procura\w*|deseja\w*)|(?<!fecha )(?<!período )(?<!periodo )solicitad[oa]s?\b|sol·licitad[oa]|(?:que|què) (?:\w+ )?(?:cerqueu|busqueu|demanàveu|esteu|estàveu)|"
    r"que (?:\w+ )?(?:tas gue?tando|guetes|cirivis)|richiest[oaie]\b|che (?:\w+ )?(?:cerch\w+|cercav\w+|cercand\w+)|(?:u|je|jij) (?:\w+ )?(?:zoekt|zocht|zoek|opvr\w+|vroeg)|opgevraagde|gevraagde|gezochte|aangevraagde|waarna jy soek|du (?:\w+ )?(?:leder|leter|ser|spør|ba|har bedt|söker|letar|efterfråga\w*|begär\w*)|"
    r"(?:den|det) (?:efter)?s[øö]kt[ae]|ønskede|begärda|forespurte|etsi(?:t|mä\w*|tty\w*)\b|pyydet\w+|pyytäm\w+|szuka\w+|żąda\w+|prosi(?:łeś|łaś|sz)|poszukiwan\w+|hled[aá]\w+|požadovan\w+|žiadan\w+|hľad[aá]\w+|keres(?:ett|el|i)\w*|\bkért\w*|căuta\w*|cauți|solicita[tț]\w*|cerut[ăae]?|"
    r"запр[ао]ш\w+|иск(?:ал|ом)\w*|ищ(?:ете|ешь)|шука\w+|запит\w+|запыт\w+|запраш\w+|търс(?:ен|и)\w*|барав?т?е?\b|бара(?:на|ната|ниот)|tražen\w*|traži[štl]\w*|тражи\w+|тражен\w+|iska(?:l|n)\w*|ieškom\w+|ieškot\w*|prašom\w+|pieprasīt\w*|meklē\w*|otsi(?:tav|tud|d|te)\w*|αναζητ\w+|ζητήσ\w+|ψάχν\w+|"
    r"aradığ\w+|istediğ\w+|istenen|axtardığ\w+|istədiy\w+|ізде\w+|izdegen|сұра(?:л|ғ)\w+|сура\w+|эҙлә\w+|qıdırğan|so['‘ʻ]ralgan|qidir\w+|хүссэн|хайсан|المطلوب\w*|(?:الذي|التي) (?:تبحث|طلب)\w*|طلبت\w*|درخواست\w*|مورد نظر|دنبال|داواکراو|بەدوا\S*|تەلەپ|ئىزدە\S*|مطلوبہ|המבוקש\w*|שחיפש\w*|שביקש\w*|"
    r"अनुरोध\w*|खोज\w*|शोधत|विनंती|अनुरोधित|অনুরোধ\w*|খুঁজছ\w*|தேடு\w*|கோரிய|ആവശ്യപ്പെട്ട|కోరిన|ಕೋರಿದ|ਲੱਭ ਰਹੇ|વિનંતી|お探し|指定(?:の|された)|ご指定|要求された|リクエストされた|요청(?:하신|한|된)|찾(?:으시는|고 있는|는)|yêu cầu|tìm kiếm|đang tìm|(?:anda|kamu) (?:cari|minta|mau)|diminta|dicari|ค้นหา|ร้องขอ|ต้องการ|hinahanap|hiniling|"
    r"uliotafut\w*|unaotafut\w*|ulioomb\w*|eskatu\w*|bilatz\w*|ikusi nahi|chwilio am\w*|gofynn\w*|iarrtha|ag cuardach|á lorg|a dh['’]iarr|petita\w*|serĉa\w*|provis|k[ëe]rkua[rd]\w*|kërkoni|umbeð\w+|leitar\w*|digeri\w*|a glaskit|"
    r"您(?:要|所|想|正在)?(?:找|查找|查询|查詢|查看|搜索|请求|請求|访问|訪問|浏览|瀏覽|需要|想要)\S{0,2}的?|你(?:要|所|想|正在)?(?:找|查找|查看|搜索|请求|請求|访问|訪問|浏览|需要|想要)\S{0,2}的?|所(?:请求|查询|访问|請求|查詢|要求)的?"
)
# it was not found, or does not exist
_UNFOUND = (
    r"(?:\bnot|n['’]t|\bpas|\bplus|\bno|\bnon|\bnão|\bnu|\bikke|\binte|\bnicht|\bniet|\bni|\bnení|\bnie|\bне|\bнет)\b[^.!?\n]{1,16}\b(?:address|adresse|dirección|direcció|adreça|endereço|enderezo|adres[aăuyęs]?|naslov\w*|indirizzo|адрес\w*)\b|(?:semble|parece|sembra|schein\w+|seems?|appears?) (?:\w+ )?(?:ne pas|no|não|non|nicht|not) (?:to )?exist\w*|"
    r"(?:not|n['’]t|never|unable to|cannot|failed to) (?:\w+ ){0,2}(?:be )?(?:found|find|locate|exist)\w*|no(?:thing| longer) (?:found|exists?)|nicht (?:\w+ ){0,2}(?:ge|auf)?f[iu]nden|existiert nicht|ei näytä olevan|nicht (?:vorhanden|existier\w*)|(?:pas|plus) (?:\w+ ){0,2}(?:trouv\w+|exist\w+)|n['’]existe|introuvable\w*|non? (?:se |s['’]ha |han? |he(?:mos|m)? |fue |foi |ha sido |si )?(?:\w+ ){0,2}(?:encontr\w+|hall\w+|localiz\w+|atop\w+|exist\w+|esist\w+|trov\w+|trob\w+|pud\w+ encontrar)|"
    r"nun (?:s['’])?(?:\w+ )?(?:alcontr\w+|esist\w+)|não (?:\w+ ){0,3}(?:encontr\w+|exist\w+|localiz\w+)|no (?:je )?stade cjatade|nu (?:\w+[ -]){0,3}(?:găs\w+|exist\w+)|niet (?:\w+ ){0,2}(?:vinden|gevonden|bestaat)|bestaat niet|nie (?:\w+ )?(?:gevind|bestaan)|(?:inte|ej) (?:\w+ ){0,2}(?:hitta\w*|finns)|finns (?:inte|ej)|(?:ikke|ikkje) (?:\w+ ){0,2}(?:finde|finne|fund\w+|funne\w*)|(?:findes|finnes|finst|fann|fant) (?:ikke|ikkje)|"
    r"(?:ei|eivät|pole) (?:\w+ ){0,2}(?:löyd\w+|löyt\w+|ole(?:mas)?\b|olemassa|leitud|leita\w*|leia|eksist\w+)|nav (?:atra\w+|atrod\w+)|nevar\w* atrast|neizdevās atrast|nepavyko rasti|nerast\w*|neegzist\w+|nie (?:\w+ ){0,2}(?:znale\w+|znaj\w+|odnale\w+|istniej\w+)|ne(?:byl\w*|bol\w*|j?sme)? ?(?:nalez\w+|nájd\w+|najd\w+|našl\w+|existuj\w*)|nen[aá](?:jden|lezen)\w*|nepoda[rř]ilo (?:\w+ ){0,2}(?:na[jl]\w+|nájsť)|"
    r"ni(?:je|smo|su|so)? (?:\w+ ){0,2}(?:prona\w+|nađen\w*|najd\w+|mogoče najti)|nije moguće pronaći|ne (?:postoji|obstaja)|ниј\w* (?:\w+ ){0,2}(?:прона\w+|нађен\w*)|не (?:постоји|постои|съществува)|не (?:\w+ ){0,3}(?:пронајден\w*|намер\w+|найден\w*|найти|знайден\w*|знайти|існу\w*|существу\w*|обнаруж\w+|знайш\w+|существует)|немагчыма знайсьці|адсутн\w+|\bнема\b|"
    r"nem (?:\w+ ){0,2}(?:talál\w+|létez\w*)|δεν (?:\w+ ){0,3}(?:βρ[έεή]\w*|βρούμε|υπάρχ\w+)|bulun(?:ul)?(?:am|m)\w+|bulamad\w+|mevcut değil|\byok\b|tap[ıa]lma\w*|tap[ıi]lmad\w+|табыл(?:ма|ган жок)\w*|tabylma\w*|topilma\w*|\bжоқ\b|\bюҡ\b|\bjoq\b|олдсонгүй|байхгүй|لم (?:\w+ ){0,2}(?:\w*عثور|نعثر|يعثر|نتمكن)|غير موجود\w*|لا يوجد|یافت نشد|پیدا نشد|وجود ندارد|نە?دۆزر\S*|تېپىلمىدى|تاپالمىدى|نہیں مل\w*|موجود نہیں|"
    r"לא (?:נמצא\w*|קיי\w+|הצלחנו|ניתן למצוא)|अवैध|नहीं मिल\w*|मौजूद नहीं|मिळाल\w* नाही|आढळल\w* नाही|भेटिएन|फेला (?:पार्न|परेन)\S*|পাওয়া যায় ?নি|கிடைக்கவில்லை|\bஇல்லை|കണ്ടെത്താ\S+|కనుగొన\S+|దొరకలేదు|ಕಂಡುಬಂದಿಲ್ಲ|ਨਹੀਂ ਲੱਭ\S*|મળ્યું નથી|見つ(?:か(?:り|ら)|け)\S{0,6}?(?:ませ|な[いかけ]|ず)\S*|存在し(?:て\S{0,3}?)?(?:ませ|な[いかけ])\S*|찾을 ?수 ?없|찾지 ?못|존재하지|không (?:\w+ ){0,2}(?:tìm thấy|tồn tại)|tidak (?:\w+ ){0,2}(?:ditemukan|menemukan|dijumpai|wujud)|ไม่พบ|ไม่มีอยู่|"
    r"d[i'’] (?:ma)?(?:nakita|tagpuan|hanap)\w*|hindi (?:ma)?(?:nakita|tagpuan|hanap)\w*|hau?[kj]u?pati\w*|haipati\w*|ez (?:da(?:go)?|dugu|da) (?:\w+ )?(?:aurkitu|existitzen|orririk)|ezin (?:izan )?(?:da|dugu) (?:\w+ )?aurkitu|heb ganfod|nid (?:yw|oes)\b|(?:níor|ní) (?:aimsíodh|bhfuarthas)|níorbh fhéidir|\bníl\b|cha (?:deach|do) |ne (?:estis )?(?:trov\w+|ekzist\w+)|ne troveblas|(?:s['’]|nuk )(?:u )?(?:gjet|ekziston|është)|"
    r"(?:finn|finner|find|finder|fant|fandt|hittar|hittade) (?:(?:vi|jeg|eg|jag|man|du) )?(?:(?:dessverre|desværre|tyvärr|beklageligvis) )?(?:ikke|ikkje|inte|ej)\b|trouv(?:e|ons) (?:pas|plus)\b|(?:emme|en) (?:\w+ )?löyd\w+|bulamıyor\w*|ne najdemo|ne mo(?:žemo|gu) (?:pro)?naći|δεν βρίσκ\w+|"
    r"fannst (?:\w+ ){0,2}ekki|fann(?:st)? ekki|er ekki til|n['’]eo ket bet kavet|nehate? dîtin|njed?j?[eo] ?s[eo]? namak\w+|nj[ae]da?j?[eo]? s[eo] namaka\w+|ulac\b|niet[- ]?bestaande?\b|nicht[- ]?existierend\w*|\binexist\w+|non[- ]?exist(?:ent|ant)\w*|nieistniej\w+|neexistuj[íu]c\w*|несуществующ\w+|неіснуюч\w*|(?:is|are) not (?:known|valid)(?: here)?|不存在|不在(?:服务器|本站|这里|此处|伺服器)|找不到|未找到|没有找到|沒有找到|没找到|查无|查無|未能找到|无法找到|無法找到"
)


# "if you cannot find ...": help that any page may offer
_WHERE = (
    r"\b(?:if|in case|should|whenever|wenn|falls|sollten|si|au cas où|en caso de|caso|se|qualora|als|indien|mocht|jeśli|jeżeli|gdyby|pokud|ak|jestliže|если|якщо|калі|ако|ako|če|om|hvis|dersom|jos|kui|ja|jei|ha|dacă|αν|εάν|eğer|əgər|nếu|jika|apabila|kalau|bila|kung)\b|"
    r"إذا|إن لم|اگر|چنانچه|אם|यदि|अगर|যদি|如果|倘若|假如|若|หาก|ถ้า"
)
_THEN = r"場合|とき|時に?は|なら|たら|경우|으?면|的话|的話|(?:[ıiuü]?yors|[ıiuü]?ys|mazs|mezs)[ae]\w*"
# "if you see an error, or cannot find what you need"
_OR = r"(?:[,，] ?(?:or|oder|ou|of|eller|lub|nebo|или|або|或者?|或是)[^,，;:.!?。！？\n]{0,40}?)?"
_OFFERED = rf"(?:{_WHERE})[^,，;:.!?。！？\n]{{0,60}}?{_OR}(?:{_UNFOUND})|(?:{_UNFOUND})\w{{0,3}}?(?:{_THEN})"
# a question whether something other than a page was not found; help with that follows
_ASKED = rf"^(?!.*\b(?:{_PAGE}))[^\n]*[?？؟]\W*$"


UNFOUND = re.compile(_UNFOUND)
OFFERED = _OFFERED
_WITHIN = r"[^.!?。！？\n]{0,60}?"
_TAIL = r"[^.!?。！？\n]{0,80}"  # "or is not open to the public"


def sought() -> list[Phrase]:
    """Every wording of this kind."""
    return [
        *phrases(
            "missing.sought",
            Finding.SOFT_GONE,
            rf"(?:(?:{_SOUGHT}){_WITHIN}(?:{_UNFOUND})|(?:{_UNFOUND}){_WITHIN}(?:{_SOUGHT})){_TAIL}",
            part=_UNFOUND,
            unless=rf"{_OFFERED}|{_ASKED}",
        ),
        *cells(
            "missing.unfound",
            Finding.SOFT_GONE,
            rf"(?:(?:{_PAGE})\w{{0,4}}(?: \w{{1,3}})? )?(?:{_UNFOUND})(?: (?:\w{{1,3}} )?(?:{_PAGE})\w{{0,4}})?",
            scope=Scope.LABEL,
        ),
    ]
