"""Wordings that a whole site is away for now, in some thirty languages: "This site is currently not available."

Words of absence say the same ("the site is not available"), and hosts say it of a site that they stopped. What is away
"for now" is out of order, unless a line below says more.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, phrases
from storage.model import Finding

AWAY = "maintenance.away"  # what the ids of these rules begin with
AGAIN = "maintenance.again"  # of one that says in two sentences that a site is away, and when it will be back

# what runs on the web as a whole; no word that also means a page
_SITE = (
    r"\b(?:online|internet|mobile|e|net)[ -]?banking\b|\bbanque en ligne\b|\bbanca (?:en línea|online|por internet|móvil)\b|\bhome banking\b|\bbankowość (?:elektroniczna|internetowa)\b|\bинтернет-банк\w*|"
    r"\b(?:this|the|our) (?:web ?)?(?:site|portal|platform|online (?:shop|store))\b|\bweb ?site\b|\b(?:die|diese|unsere?|der|dieser) (?:web(?:site|seite)|internetseite|homepage|(?:online-?)?shop|portal|plattform)\b|\b(?:ce|le|notre|votre) (?:site|portail)\b(?: (?:web|internet))?|\b(?:la|cette|notre) (?:plateforme|boutique en ligne)\b|\b(?:el|este|nuestro) (?:sitio|portal)\b(?: web)?|\b(?:la|esta|nuestra) (?:plataforma|tienda|web)\b|\b(?:o|este|nosso) (?:site|sítio|portal)\b|\b(?:a|esta|nossa) (?:plataforma|loja)\b|"
    r"\b(?:il|questo|nostro) (?:sito|portale)\b(?: web| internet)?|\b(?:la|questa|nostra) piattaforma\b|\b(?:de|deze|onze) (?:web ?site|site|webshop)\b|\bserwis\b|\bwitryna\b|\bsklep internetowy\b|\bplatforma\b|\bportál\b|\bweb(?:ové|ová)? stránk[ay]\b|\be-?shop\b|\b(?:a )?(?:weboldal|honlap|webáruház)\b|\b(?:site-ul|acest site|pagina web)\b|\b(?:наш |данный |этот )?(?:сайт|портал|интернет-магазин)\b|\b(?:наш |цей )?(?:веб-?сайт|інтернет-магазин)\b|\bсайтът\b|"
    r"\b(?:veb|web)?-?sajt\b|\binternetska stranica\b|\bspletn[ao] (?:mesto|stran|trgovina)\b|\bο ιστ[όο]τοποσ\b|\bη ιστοσελίδα\b|\b(?:bu |web )?site(?:miz|si|ye|ye)?\b|\b(?:webbplatsen|webbsidan|hemsidan|sajten|webbutiken)\b|\b(?:nettsted|hjemmeside|netbutikk?|webside|netside|nettbutikk)(?:en?t?|n)\b|\b(?:sivusto(?:mme)?|verkkosivu(?:t|sto)?|verkkokauppa(?:mme)?|verkkopalvelu(?:mme)?)\b|\b(?:veebileht|koduleht)\b|\bsvetainė\b|\b(?:mājas ?lapa|vietne)\b|"
    r"الموقع|موقعنا|سایت|האתר|वेबसाइट|เว็บไซต์|\b(?:trang web|website)\b|\b(?:situs|laman web)\b(?: (?:ini|kami))?"
)
_NOW = (
    r"currently|at (?:the|this) (?:moment|time)|temporarily|momentarily|right now|just now|momentan\w*|zurzeit|derzeit|zur zeit|gerade|im moment|vorübergehend|actuellement|pour le moment|pour l['’]instant|temporairement|momentanément|en (?:este|estos) momentos?|por el momento|actualmente|temporalmente|momentáneamente|no momento|neste momento|de momento|temporariamente|momentaneamente|al momento|attualmente|temporaneamente|in questo momento|op dit moment|momenteel|tijdelijk|chwilowo|obecnie|tymczasowo|"
    r"dočasn[eě]|momentáln[eě]|v tuto chvíli|v súčasnosti|átmenetileg|jelenleg|pillanatnyilag|în acest moment|(?:pentru )?moment(?:an)?|temporar|временно|сейчас|в данный момент|в настоящее время|тимчасово|зараз|наразі|в момента|trenutno|privremeno|začasno|προσωρινά|αυτή τη στιγμή|şu ?an(?:da)?|geçici olarak|just nu|för närvarande|tillfälligt|for øyeblikket|midlertidig|for tiden|i øjeblikket|lige nu|tällä hetkellä|tilapäisesti|väliaikaisesti|hetkel|ajutiselt|šiuo metu|laikinai|pašlaik|īslaicīgi|"
    r"حاليا|مؤقتا|في الوقت الحالي|در حال حاضر|موقتا|כרגע|כעת|זמנית|फ़िलहाल|अभी|वर्तमान में|ในขณะนี้|ขณะนี้|ชั่วคราว|hiện(?: tại| đang| nay)?|tạm thời|saat ini|sementara(?: waktu)?|buat masa ini"
)

OFF = (
    r"(?:not|n['’]t) (?:available|reachable|accessible|working|online)\b|un(?:available|reachable)\b|inaccessible\b|offline\b|out of (?:order|service)\b|nicht (?:zur verfügung|verfügbar|erreichbar|online)|\b(?:indisponible|inaccessible|hors (?:ligne|service))|(?:n['’]est|est) pas (?:disponible|accessible)|n['’]est (?:\w+ )?(?:pas|plus) (?:disponible|accessible|en ligne)|no (?:está|se encuentra) (?:disponible|accesible|operativ[oa])|fuera de (?:servicio|línea)|não (?:está|se encontra) (?:disponível|acessível)|indispon[ií]vel|fora d[oe] (?:ar|serviço)|non (?:è )?(?:\w+ ){0,2}?(?:disponibile|raggiungibile|accessibile)|niet (?:beschikbaar|bereikbaar|toegankelijk)|niedostępn[ya]|nie działa|"
    r"nedostupn[ýéá]|není k dispozici|nie je (?:k dispozícii|dostupn\w+)|mimo provoz|nem (?:elérhető|működik)|nu (?:este|e) (?:disponibil|accesibil|funcțional)\w*|indisponibil\w*|не ?доступ(?:ен|на|но)|не работает|не працює|не ?достъпен|nije dostup\w+|ni (?:dosegljiv|na voljo)\w*|δεν είναι διαθέσιμ\w+|μη διαθέσιμ\w+|(?:kullanılam|erişilem|ulaşılam|hizmet verem)\w+|kullanım dışı\w*|inte (?:tillgänglig|nåbar)\w*|otillgänglig|ligger nere|ikke (?:tilgjengelig|tilgængelig|oppe)|utilgjengelig|utilgængelig|ei ole (?:\w+ ){0,2}?(?:käytettävissä|saatavilla|toiminnassa)|poissa käytöstä|ei ole kättesaadav|nepasiekiama\w*|nav pieejam[as]|"
    r"غير متاح|غير متوفر|لا يعمل|در دسترس نیست|در دسترس نمی ?باشد|(?:אינו|לא) (?:זמין|פעיל)|उपलब्ध नहीं|ไม่(?:สามารถ(?:ใช้งาน|เข้าถึง|ให้บริการ)|พร้อม)\S*|ใช้งานไม่ได้|không (?:khả dụng|hoạt động|truy cập được)|tidak (?:tersedia|dapat diakses|bisa diakses)"
)
# "is not", before a word for now and one for being there
_NOT = r"is not|isn['’]t|non è|n['’]est|no está|não está|nu este|nie jest|nie je|není|ei ole|är inte|er ikke|is niet|ist nicht|δεν είναι"
_THERE = r"available|reachable|accessible|disponibil[ei]|raggiungibile|accessibil[ei]|disponible|accesible|disponível|acessível|dostępn[ya]|dostupn\w+|käytettävissä|saatavilla|tillgänglig\w*|tilgjengelig|tilgængelig|beschikbaar|bereikbaar|erreichbar|verfügbar|διαθέσιμ\w+"
_IN = r"[^.!?؟\n,;]"
# a part of a site, a place where it is not had, what is said of other sites, and what has an end that is known
_UNLESS = (
    r"\b(?:if|when|whenever|some|many|parts? of|sections? of|features?|wenn|falls|manche|teile|si |quand|cuando|certains|algun[oa]s|partes?|если|когда|некоторые|части|jeśli|gdy|pokud|ha |als|kun|jos|hvis|när|om )\b|"
    r"\b(?:in|from) (?:your|this|the|some|certain) (?:country|countries|region|location|area|territory)\b|\b(?:ihrem|deinem) (?:land|standort)\b|\b(?:votre (?:pays|région)|(?:su|tu) (?:país|región)|seu país|tuo paese|uw land)\b|ваш\w+ (?:стран|регион)\w*|\bfor (?:legal|copyright) reasons\b"
)


# closed, but only for a technical reason
_REASON = r"(?:for|due to|because of) technical (?:reasons|difficulties|problems)|aus technischen gründen|(?:pour (?:des )?)?raisons techniques|por (?:motivos|razones|cuestiones|problemas) técnic[oa]s|por (?:razões|questões) técnicas|per (?:motivi|ragioni|problemi) tecnic[ih]e?|om technische redenen|wegens technische (?:redenen|problemen)|z (?:przyczyn|powodów) technicznych|z technick[ýy]ch d[ůôo]vod[ůo]v?|technikai okok(?:ból| miatt)|din motive tehnice|по технич\w+ причинам|з технічних причин|teknik (?:nedenler|sebepler|arıza)\w*|av tekniska skäl|av tekniske (?:grunner|årsaker)|af tekniske (?:grunde|årsager)|teknisistä syistä"
_CLOSED = r"closed|shut|suspended|switched off|geschlossen|abgeschaltet|fermée?|cerrad[oa]|fechad[oa]|chius[oa]|gesloten|zamknięt[ya]|wyłączon[ya]|zavřen[ýáo]?|uzavřen[ýáo]?|uzavret[ýáé]?|zárva|închis[ăa]?|закрыт[ао]?|отключ[её]н[ао]?|закрит[ийао]*|вимкнен[ийао]*|kapalı\w*|stängd|stengt|lukket|suljettu"
# it will be there again; in the sentence after the one that says that the site is not there
_AGAIN = r"will be (?:restored|resumed|available again|back)|wiederhergestellt|wieder (?:verfügbar|erreichbar|online)|sera (?:rétablie?|de nouveau|à nouveau)|se (?:restablecerá|reestablecerá|reanudará)|volverá a estar|será (?:restabelecid|normalizad|retomad)[oa]|voltará a (?:estar|funcionar)|(?:sarà|verrà) (?:ripristinat|riattivat)[oa]|tornerà (?:disponibile|online)|weer (?:beschikbaar|bereikbaar)|(?:przywrócon|uruchomion|wznowion)[aey]|bude (?:obnoven|znovu)\w*|(?:восстановлен|возобновл[её]н)[ао]?|відновлен[оаийі]*|(?:yeniden|tekrar) (?:açıl|hizmet|yayın)\w*"
# programs are being replaced
_UPDATED = r"\b(?:trwa|trwają) (?:aktualizacja|modernizacja|konserwacja|przebudowa|migracja|prace nad) (?:oprogramowania|serwisu|strony|systemu|sklepu|portalu|serwer\w+|bazy danych)\b|\b(?:probíhá|prebieha) (?:aktualizace|aktualizácia|údržba|migrace) (?:webu|systém[ui]|stránek|stránok|server[ui]|softwar[eu]|softvéru)|\b(?:ид[её]т|проводится|производится|выполняется) (?:обновление|перенос) (?:сайта|сервера|системы|программного обеспечения|базы данных|портала|магазина)|\b(?:триває|йде|проводиться) оновлення (?:сайту|сервера|системи|порталу)|\bmise à jour (?:du site|du logiciel|du système|du serveur) (?:est )?en cours|\baggiornamento (?:del sito|del software|del sistema|del server) (?:è )?in corso|\b(?:actualización|atualização) (?:del sitio|del sistema|do site|do sistema|do servidor) e[nm] (?:curso|progreso|andamento)|(?:honlap|rendszer|szoftver|oldal) frissítése (?:zajlik|folyik)|\b(?:site|sistem|yazılım)\w* (?:güncelleniyor|güncellenmektedir|güncellemesi yapıl\w+)"


def for_now() -> list[Phrase]:
    """Every wording of this module."""
    site, now, off = f"(?:{_SITE})", f"(?:{_NOW})", f"(?:{OFF})"
    away = phrases(
        AWAY,
        Finding.MAINTENANCE,
        rf"{site}{_IN}{{0,24}}?{now}{_IN}{{0,24}}?{off}",
        rf"{site}{_IN}{{0,24}}?{off}{_IN}{{0,24}}?{now}",
        rf"{now}{_IN}{{0,16}}?{site}{_IN}{{0,24}}?{off}",
        rf"{site}{_IN}{{0,24}}?(?:{_NOT}) {now} (?:{_THERE})",
        unless=_UNLESS,
    )
    return [
        *away,
        *phrases(
            "maintenance.technical",
            Finding.MAINTENANCE,
            rf"{site}{_IN}{{0,24}}?(?:{off}|{_CLOSED}){_IN}{{0,16}}?(?:{_REASON})",
            rf"{site}{_IN}{{0,24}}?(?:{_REASON}){_IN}{{0,24}}?(?:{off}|{_CLOSED})",
            rf"(?:{_REASON}){_IN}{{0,24}}?{site}{_IN}{{0,24}}?(?:{off}|{_CLOSED})",
            part=_REASON,
        ),
        *phrases(
            AGAIN,
            Finding.MAINTENANCE,
            rf"{site}{_IN}{{0,24}}?{off}[.!]?\s{_IN}{{0,30}}?(?:{_AGAIN}){_IN}{{0,40}}",
            part=_AGAIN,
        ),
        *phrases("maintenance.updated", Finding.MAINTENANCE, _UPDATED),
        *phrases(
            "error.processed",
            Finding.SERVER_ERROR,
            r"\bsome error (?:when|while|as) (?:we )?(?:try|tried|trying|are trying|were trying)?\s?(?:to )?process(?:ing)? (?:your|the|this) request\b",
            unless=r"\b(?:wrote|writes?|says?|said|told|reported)\b",
        ),
    ]
