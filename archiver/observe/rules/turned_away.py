"""Further wordings of walls: requests that look automatic, regions that are not served, and blocks that courts ordered."""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, Scope, cells, phrases
from storage.model import Finding

# requests from the reader's address look as if a program made them, as Yandex and others say
_AUTOMATIC = (
    r"запрос\w*,? (?:поступивши\w*|поступающи\w*|отправленны\w*|исходящи\w*) с вашего (?:ip(?:-адреса)?|устройства|компьютера|адреса),? (?:\w+ )?(?:похож\w+ на автоматическ\w+|выглядят[^.\n]{0,20} автоматическ\w+)|запити,? (?:що )?(?:надійшли|надходять|надіслані) з вашо\w+ (?:ip(?:-адреси)?|пристрою),? (?:\w+ )?схожі на автоматичні|"
    r"\brequests (?:sent |coming |received |originating )?from your (?:ip(?: address)?|device|network|computer) (?:look|looks|are|appear|seem)\b[^.\n]{0,30}\bautomat\w+|\bip(?: adres)?inizden (?:gelen|gönderilen) (?:istek|sorgu)\w*[^.\n]{0,30}otomatik\w*|\banfragen (?:von|aus) ihrer ip(?:-adresse)?\b[^.\n]{0,30}\bautomati\w+|\brequêtes (?:\w+ )?(?:depuis|de) votre adresse ip\b[^.\n]{0,30}\bautomat\w+|\b(?:solicitudes|peticiones|consultas) (?:\w+ )?desde (?:su|tu) (?:dirección )?ip\b[^.\n]{0,30}\bautom[aá]t\w+|来自(?:您|你)的?ip(?:地址)?的请求[^。\n]{0,12}自动|сұранымдар автоматтыға ұқсай\w+|сұранымдарды робот емес"
)
# what is to be typed before one may go on: not the code beside a form
_STEP = (
    r"чтобы продолжить(?: \w+)?, (?:пожалуйста, )?введите (?:символы|цифры|код|текст)[^.\n]{0,60}|щоб продовжити(?: \w+)?, (?:будь ласка, )?введіть (?:символи|цифри|код|текст)[^.\n]{0,60}|\bto continue(?: \w+)?, (?:please )?(?:enter|type) the (?:characters|symbols|letters|text|digits|code)\b[^.\n]{0,60}|\bum fortzufahren,? (?:geben sie|gib) (?:bitte )?(?:die|den) (?:zeichen|buchstaben|ziffern|code)\b[^.\n]{0,60}|"
    r"\bpour continuer,? (?:veuillez )?(?:saisir|saisissez|entrer|entrez) (?:les|le) (?:caractères|lettres|chiffres|code)\b[^.\n]{0,60}|\bpara continuar,? (?:introduzca|introduce|escriba|escribe|ingrese|digite|insira) (?:los|las|el|os|as|o) (?:caracteres|letras|números|código)\b[^.\n]{0,60}|\bdevam etmek için,? (?:lütfen )?(?:resimdeki |aşağıdaki )?(?:karakterleri|harfleri|kodu|metni) (?:girin|yazın)\w*[^.\n]{0,40}"
)
# a site that is no longer, or not, for readers in Europe
_HAD = r"(?:web ?site|site|blog|service|services|app|store|shop|platform|portal|page|content|game|mail|search)s?"
_EUROPE = r"(?:the )?(?:eea|european economic area|e\.?u\.?|european union|europe|u\.?k\.?|united kingdom|gdpr)\b"
_NOT_IN_EUROPE = (
    rf"\b{_HAD} (?:is|are) (?:no longer|not|currently not|un)(?: |)(?:available|accessible|offered|provided) (?:in|from|within|to (?:users|visitors|readers) (?:in|from)) {_EUROPE}[^.\n]{{0,60}}|"
    r"(?:欧州経済領域|eea|欧州連合|(?<!\w)eu)[^。\n]{0,24}から(?:は|の)?(?:[^。\n]{0,12})(?:ご?利用|アクセス|閲覧)\S{0,8}(?:ません|できない)|(?:欧洲经济区|歐洲經濟區|欧盟|歐盟|英国|英國)[^。\n]{0,16}(?:不再|无法|無法|不能|暂不)(?:提供|使用|访问|訪問)[^。\n]{0,12}|(?:유럽 ?경제 ?지역|eea|유럽연합)[^.\n]{0,24}(?:이용|접속|접근)(?:하실|할)? 수 없"
)
# who was ordered to block, and that it is these sites
_ORDERED = r"\b(?:\w+ ){0,2}(?:anmodet|pålagt|påbudt|pålegg|beordret|ålagts|förelagts|ordered|directed|required|instructed|verpflichtet|angewiesen|enjoint|contraint|ordenado|obligado|obrigado|condannat\w|ordinato|bevolen|veroordeeld|zobowiązan\w+|nakázáno|обязан\w*|предписано)\b[^.\n]{0,70}?\b(?:spærring|blokering|sperring|blockering|spärrning|sperrung|block(?:ing)?|blocage|bloque[oa]r?|bloqueio|blocco|blokkering|blokad\w+|blokován\w+|блокировк\w+)\b[^.\n]{0,24}?\b(?:adgang\w*|tilgang\w*|åtkomst\w*|access|accès|zugang\w*|zugriff\w*|acceso|acesso|accesso|toegang|dostęp\w*|přístup\w*|доступ\w*) (?:til|till|to|zu|aux?|à|al?|ai|tot|do|k|к|до) (?:disse|dessa|these|this|the following|diesen|ces|estos|estes|questi|seguenti|deze|tych|těmto|этим)\b[^\n]{0,60}"


def turned_away() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *phrases("wall.automatic", Finding.CHALLENGE, _AUTOMATIC, _STEP),
        *phrases("geo.europe.left", Finding.GEO, _NOT_IN_EUROPE),
        *phrases("barred.ordered.who", Finding.CENSORED, _ORDERED),
        *cells("denied.served", Finding.DENIED, r"this type of page is not served"),
        *phrases("denied.served", Finding.DENIED, r"\bthe type of page you have requested is not served because it has been explicitly forbidden\b[^.\n]{0,40}"),
        *cells("error.origin", Finding.SERVER_ERROR, r"origin dns error|dns resolution error|(?:argo|cloudflare) tunnel error|dns points to (?:prohibited|local|a prohibited) ip", scope=Scope.LABEL),
    ]  # fmt: skip
