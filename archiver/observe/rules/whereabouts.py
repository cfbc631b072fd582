"""Wordings by which a site says that it is not to be had from where its reader is, in about thirty languages."""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, pairs, phrases
from storage.model import Finding

_PLACE = r"(?:your (?:current |present |geographic(?:al)? )*(?:country|region|location|territory|area|jurisdiction)|this (?:country|region|territory|jurisdiction))\b"
_THINGS = r"(?:web ?sites?|sites?|features?|services?|pages?|content|apps?|products?|offers?|offering|functions?|store)"
_ENGLISH = (
    rf"(?:can(?:no|['’]|)t|can not|could(?: not|n['’]t)|may not) be (?:accessed|viewed|reached|opened|visited|displayed|shown|used|watched|played|loaded) (?:from|in|at) {_PLACE}|"
    rf"(?:\bnot|n['’]t|\bno longer) (?:currently |yet |presently |officially )?(?:supported|provided|permitted|licen[cs]ed|accessible) (?:in|from|for|at) {_PLACE}|"
    rf"\bfrom an? (?:location|country|region|place|territory|jurisdiction) (?:where|in which|for which) (?:this|the|our) (?:\w+ )?{_THINGS} (?:is|are)(?: not|n['’]t) (?:currently |yet )?(?:available|supported|offered|accessible|permitted|allowed|provided)\b|"
    rf"\b(?:web ?site|service|platform|app|store)\b[^.!?\n]{{0,40}} will (?:soon )?(?:be (?:soon )?(?:available|offered|launched|live)|launch|arrive) (?:soon )?(?:in|to) your (?:country|region|territory)\b"
)

# from where the reader is; "at your location" would also be said of goods and branches
_FROM_HERE = (
    r"(?:von|aus) (?:ihrem|deinem) (?:aktuellen |derzeitigen |jetzigen |gegenwärtigen )?(?:standort|aufenthaltsort)|(?:depuis|de|à) votre (?:emplacement|localisation|position|lieu)(?: actuel\w*| géographique)?|desde (?:su|tu) (?:ubicación|localización)(?: actual| geográfica)?|(?:a partir )?da (?:sua|tua) localização(?: atual| actual| geográfica)?|dalla (?:tua|sua|vostra) (?:posizione|località|ubicazione)(?: attuale| geografica)?|vanaf (?:uw|je|jouw) (?:huidige )?locatie|"
    r"z (?:twojej|państwa) (?:obecnej |bieżącej |aktualnej )?lokalizacji|из (?:вашего|вашей) (?:текущего |текущей )?(?:местоположения|местонахождения|геолокации|локации)|з вашого (?:поточного )?(?:місцезнаходження|розташування|місцеперебування)|(?:bulunduğunuz|mevcut|şu anki) (?:konum|yer|lokasyon)\w*|từ (?:vị trí|địa điểm)(?: hiện tại)? của bạn|dari lokasi anda(?: saat ini)?|من (?:موقعك|مكانك|مكان تواجدك)(?: الحالي)?|از (?:موقعیت|مکان)(?: فعلی| کنونی)? شما|"
    r"z vaší (?:aktuální |současné )?(?:polohy|lokality)|från din (?:nuvarande )?(?:plats|position)|fra din (?:nuværende |nåværende |aktuelle )?(?:placering|lokation|posisjon|plassering|beliggenhed)|nykyisestä sijainnistasi|sijainnistasi|az ön (?:jelenlegi )?(?:tartózkodási hely|hely)\w*|din loca[țt]ia (?:dumneavoastră|ta|dvs)|από την (?:τρέχουσα )?(?:τοποθεσία|θέση) σασ|מהמיקום (?:הנוכחי )?שלך|จาก(?:ตําแหน่ง|ที่ตั้ง|สถานที่)(?:ปัจจุบัน)?ของคุณ|"
    r"(?:从|從|在)(?:您|你)(?:当前|目前|當前|现在|現在)?(?:所在)?的?(?:位置|所在地)|(?:お客様の|現在の|ご利用の)(?:現在地|場所|所在地|位置)(?:から|で)|(?:현재|귀하의) (?:위치|장소)에서"
)
_REFUSED = (
    r"nicht (?:\w+ )?(?:zugänglich|erreichbar|verfügbar|unterstützt|möglich|aufrufbar|abrufbar|aufgerufen|angezeigt|genutzt|erlaubt|gestattet)|(?:pas|plus) (?:\w+ )?(?:accessible|disponible|possible|autorisé|pris)|inaccessible|indisponible|no (?:\w+ )?(?:está disponible|es (?:accesible|posible)|(?:se )?puede|está permitid\w|disponible|accesible)|não (?:\w+ )?(?:está disponível|é (?:possível|acessível|permitid\w)|pode|disponível)|indisponível|non (?:\w+ )?(?:è|può|sono) (?:\w+ )?(?:disponibil\w|accessibil\w|consentit\w|possibile|essere)|niet (?:\w+ )?(?:beschikbaar|toegankelijk|bereikbaar|mogelijk|toegestaan)|"
    r"niedostępn\w+|nie (?:\w+ )?(?:jest dostępn\w+|można|da się)|не ?доступ\w+|нельзя|невозможн\w+|запрещ\w+|ограничен\w*|неможлив\w+|заборонен\w*|обмежен\w*|erişilem\w+|kullanılam\w+|görüntülenem\w+|mümkün değil\w*|erişim\w* (?:kapalı|engel\w*|yok)|không (?:thể|được)|tidak (?:dapat|bisa|tersedia|diizinkan)|لا يمكن|غير (?:متاح|متوفر|مسموح)\w*|تعذر|محظور|(?:در دسترس|مجاز|امکان ?پذیر) ن\w+|مسدود|"
    r"není (?:\w+ )?(?:dostupn\w+|přístupn\w+|možn\w+)|nedostupn\w+|\bnelze\b|inte (?:\w+ )?(?:tillgänglig\w*|möjlig\w*|nås|öppnas)|ikke (?:\w+ )?(?:tilgængelig\w*|tilgjengelig\w*|mulig\w*)|ei (?:\w+ )?(?:saatavilla|käytettävissä|mahdollista|pääse)|nem (?:\w+ )?(?:érhető el|elérhető|lehetséges)|nu (?:\w+ )?(?:este disponibil\w*|poate fi accesat\w*|este permis\w*)|δεν (?:είναι (?:διαθέσιμ\w+|δυνατή|προσβάσιμ\w+)|μπορεί|επιτρέπεται)|(?:אינו|אינה|לא) (?:זמינ?ה?|נגיש\w*)|לא ניתן|ไม่(?:สามารถ|พร้อม|รองรับ|อนุญาต)|"
    r"(?:无法|無法|不能|不可|禁止)(?:访问|訪問|使用|浏览|瀏覽|查看|观看|觀看)|不支持|不支援|(?:アクセス|利用|閲覧|表示|視聴)\S{0,8}(?:できません|いただけません|ません)|(?:접속|이용|접근|사용|액세스)\S{0,3} ?(?:수 없|불가|제한|차단)"
)
# conditions of use and help speak of places in general
_GENERAL = r"(?<!so )\b(?:if|when|whether|some|certain|may|might|unless|wenn|falls|ob|si|cuando|quando|se|als|jeśli|если|якщо|eğer|nếu|jika|hvis|om|jos|ha|dacă|εάν|αν)\b|如果|可能|場合|경우|إذا|اگر|אם"


def whereabouts() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *phrases("geo.whereabouts", Finding.GEO, _ENGLISH, unless=_GENERAL),
        *pairs("geo.whereabouts", Finding.GEO, _FROM_HERE, _REFUSED, gap=60, unless=_GENERAL),
    ]
