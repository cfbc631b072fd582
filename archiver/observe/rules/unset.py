"""Wordings of hosts, panels and programs for a name at which no site is set up (rule `suspended.unset`).

Titles such as "Site not found" or "404 error" stand above them, which translators also use for a page. So each needs a
sign that it is about a site: it is deployed, bound, mapped or claimed, has no index file, or its webmaster is told to
turn to the host.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, cells, phrases
from storage.model import Finding

UNSET = "suspended.unset"  # what the ids of these rules begin with

_NAME = r"(?:this |the |that )?(?:custom )?(?:domain|host ?name|sub-?domain)(?: name)?s?"
_BOUND = r"(?:bound|mapped|pointed|connected|linked|attached|assigned|added|associated)"
_TO = r"(?:to|with|in|on|at) (?:(?:this|a|an|any|the|your|our) )?(?:\w+ ){0,2}(?:web ?sites?|sites?|servers?|accounts?|hosting|platform|stores?|shops?|projects?|panel|dashboard)\b"
_BINDING = (
    rf"\bdid not bind {_NAME}\b[^.!\n]{{0,40}}|^\W*{_NAME} (?:is|was|has) not (?:yet )?(?:been )?(?:yet )?{_BOUND} {_TO}|"
    rf"\bthis {_NAME} (?:is|was|has been) {_BOUND} {_TO}[^.\n]{{0,10}}but it has not (?:yet )?been claimed\b[^.\n]{{0,30}}|\bhas not yet been claimed by a web ?site\b|"
    r"(?:你|您)?的?请求在web服务器中没有找到对应的站点|未将此域名或ip绑定到对应站点"
)
_DEPLOYED = (
    r"\byou haven['’]t deployed an? (?:app|site|project) yet\b|\bthis is a custom domain, but we haven['’]t finished setting it up\b[^.\n]{0,10}|"
    r"\bmake sure it matches your dashboard['’]s custom domain settings\b[^.\n]{0,40}|\bcould(?: not|n['’]t) find a sales channel for the (?:current|given) url\b[^.\n]{0,20}|"
    r"\b(?:have|you) just created an empty (?:\w+ )?project\b[^.\n]{0,40}|\bnothing to show on the site yet\b"
)
_INDEX = (
    r"\b(?:this|the) (?:directory|domain|folder|web ?space) (?:has|contains) no index file\b[^.\n]{0,40}|\bno index file (?:was |has been )?(?:found |uploaded )?(?:in|on|for|to) this (?:directory|domain|folder|web ?site)\b[^.\n]{0,20}|\bwebmaster (?:apparently )?(?:did not|didn['’]t|has not|hasn['’]t)(?: yet)? upload(?:ed)?\b[^.\n]{0,40}|"
    r"\bna této doméně chybí indexní soubor\b[^.\n]{0,30}|\bna tejto doméne chýba indexový súbor\b[^.\n]{0,30}|\bauf dieser domain (?:fehlt|wurde|liegt) (?:die|eine|keine) (?:index-?datei|startseite)\b[^.\n]{0,30}|\b(?:na|w) tej (?:domenie|witrynie) brak(?:uje)? pliku index\b[^.\n]{0,30}|\bnincs index fájl\b[^.\n]{0,30}|\bв (?:этой|данной) (?:папке|директории) (?:нет|отсутствует) индексн\w+ файла?\b[^.\n]{0,30}"
)
# a host knows no customer by this name
_UNKNOWN = (
    r"\bdo you want to register \S+\.wordpress\.com\b|\bthis \w+ subdomain is currently available\b|\bdomain has been assigned\. please go to the site settings and put the domain name in the domain tab\b|\bfailed to resolve dns path for this host\b|\bthe url you['’]ve accessed does not provide a hub\b|\bno settings were found for this company\b|\bfinish setting up your new web address\b|"
    r"\bdomain is successfully pointed at [^.\n]{2,30}, but is not configured for an account\b|\bverfügt (?:momentan|derzeit|zurzeit) (?:noch )?nicht über eine standardseite\b|не имеет (?:в настоящее время )?страницы по умолчанию"
)
# "this site is not accessible"; on the next line, "webmaster: contact the host"
_SITE_OFF = (
    r"\b(?:this|the) (?:web ?)?site (?:is not|isn['’]t) (?:currently )?(?:accessible|available|reachable|active)|\best[ae] (?:sitio|site|página)(?: web)? n(?:o|ão) está (?:accesible|disponible|acess[ií]vel|dispon[ií]vel)|\bce site (?:web )?n['’]est pas (?:accessible|disponible)|\bquesto sito (?:web )?non è (?:accessibile|disponibile|raggiungibile)|"
    r"\bdiese (?:website|webseite|seite) ist (?:\w+ )?nicht (?:erreichbar|verfügbar)|\bdeze (?:website|site) is (?:\w+ )?niet (?:bereikbaar|beschikbaar)|\bta strona (?:\w+ )?jest (?:\w+ )?niedostępna|(?:этот )?сайт (?:\w+ )?не ?доступен"
)
_TURN = r"webmaster|(?:site|domain) owner|administrator|proprietari[oa]|propietari[oa]|dono do site|propriétaire|betreiber|inhaber|eigenaar|właściciel\w*|владел\w+|вебмастер\w*"
_HOSTING = r"(?:web ?)?hosting (?:provider|company|support)|web ?host\b|hospedagem|hospedaje|alojamiento|hébergeur|hébergement|fornitore di hosting|provider di hosting|hoster\b|hosting-?(?:anbieter|provider|bedrijf|firm\w+)|hosting\w*|хостинг\w*"
_OFF = rf"(?:{_SITE_OFF})[^\n]{{0,40}}\n[^\n]{{0,24}}?(?:{_TURN})[^\n]{{0,60}}?(?:{_HOSTING})[^\n]{{0,24}}"

# help that explains such a page says when one sees it, and what it says
_EXPLAINED = r"[\"“„«]|\bif (?!so\b)|\b(?:when|until|unless|because|means|says|once|why)\b"


def unset() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *cells(UNSET, Finding.SUSPENDED, r"(?:squarespace\W{1,3})?domain not (?:yet )?claimed|squarespace\W{1,3}claim this domain", r"no (?:web ?)?sites? (?:is |are |was )?(?:configured|set up|bound)(?: (?:here|at this address|on this (?:server|host)|for this (?:domain|host ?name|host)))?"),
        *cells("suspended.test", Finding.SUSPENDED, r"(?:test page for the (?:apache )?http server|(?:apache )?http server test page)(?:,? (?:on|powered by)\W{1,2}[\w .]{2,40})?"),
        *phrases(UNSET, Finding.SUSPENDED, _BINDING, _DEPLOYED, _INDEX, _OFF, _UNKNOWN, unless=_EXPLAINED),
        *phrases(f"{UNSET}.await", Finding.SUSPENDED, r"設定の反映待ち(?:である|の)可能性があります"),
    ]  # fmt: skip
