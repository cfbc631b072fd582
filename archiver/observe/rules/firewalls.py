"""Block pages of firewalls that stand before one site: by the words with which their makers ship them.

Facts are from public collections of firewall fingerprints, and block pages that people reported. Those of the Chinese
makers, and of the large ones, are in `makers.py`.
"""

from __future__ import annotations

import re
from functools import cache

from archiver.observe.rules.makers import Maker
from archiver.observe.rules.proxies import LINKS, OWN
from storage.model import Finding

# a request was refused, or nothing was found
_NOTHING = (
    r"\b40[34]\b|reject|\bdenied|block|forbidden|not (?:be )?found|ditolak|bloque|rechaz|deneg|rejeit|recus|\bnegad|"
    r"não (?:foi )?encontrad|no (?:se )?(?:ha )?encontr|refus|bloqu|introuvable|rifiut|respint|abgelehnt|gesperrt|nicht gefunden|zablokov"
)

_REFUSED = r"block|denied|forbidden|reject|bloque|bloqu[eé]|bloccat|negad[oa]|denegad|recus|verweigert|gesperrt|abgelehnt|refus|rechaz|zablok|odmow|odepřen|geblokkeerd|geweigerd|заблок|запрещ|отклон|engellen|拒绝|拒絕|拦截|攔截|차단|거부|拒否"


def _named(name: str, *all_of: str, finding: Finding = Finding.DENIED) -> Maker:
    return Maker(id=f"maker.{name}", finding=finding, all_of=tuple(map(re.compile, all_of)))


def _own(name: str, *all_of: str) -> Maker:
    """A page that is the firewall's own, whatever it says of what was asked for."""
    found = tuple(map(re.compile, all_of))
    return Maker(id=f"proxy.{name}", finding=Finding.DENIED, all_of=found, where=OWN, links=LINKS)


@cache
def firewalls() -> tuple[Maker, ...]:
    """Every known page of such a firewall."""
    return (
        _named("airlock", r"server detected a syntax error in your request\. check your request and all parameters"),
        _named("application", r"^application firewall error\b", r"\bevent id ?:"),
        _named("azure", r"^(?:the request is blocked\.? ){1,2}(?:[\w-]{0,20}:? )?\d{8}t\d{6}z-"),
        _named("bluedon", r"^(?:\w+ )?bluedon web application firewall"),
        _named("cloudfloor", r"cloudfloordns\b.{0,6}web application firewall error"),
        _named("imperva.rules", r"error code \d+ this request was blocked by the security rules"),
        _named("indusface", r"this website is secured against online attacks\. your request was blocked"),
        _named("isa", r"(?:isa |proxy )?server denied the specified uniform resource locator"),
        _named("kuipernet", r"해당 접근은 비정상 접근으로 카이퍼넷에서 차단"),
        _named("modsecurity.iis", r"http error 40\d\.\d+ - modsecurity action"),
        _named("oracle", r"^fw_error_www\b"),
        _named("ptaf", r"^(?:forbidden )+request id: \d{4}(?:-\d\d){5}-[0-9a-f]{16}\b"),
        _named("reblaze.session", r"current session has been terminated\. for further information, do not hesitate to contact us"),
        _named("rsfirewall", r"\bcom_rsfirewall_\d{3}_\w+ com_rsfirewall_event_\w+"),
        _named("secupress", r"\bsecupress \d{3} ", r"\bblock id ?:"),
        _named("shield", r"you were blocked by the shield\. something in the url, form or cookie data wasn['’]t appropriate"),
        _named("shieldon", r"this page is limiting the number of people online", finding=Finding.CHALLENGE),
        _named("siteground.rule", r"page you are trying to access is restricted due to a security rule"),
        _named("siteguard.ja", r"閲覧できません ?\(forbidden access\)"),
        _named("varnish", r"403 naughty, not nice!", r"guru meditation"),
        _named("virusdie", r"\bvirusdie\b", r"вас заблокировали|вы заблокированы"),
        _named("waf", r"^(?:[\w .-]{0,40} )?blocked by (?:[\w-]+ ){0,4}waf\b"),
        _named("webfront", r"web firewall security polic\w+ .{0,40}request ?/ ?response has been blocked"),
        _named("webknight.special", r"\baw special error\b|what is webknight\? aqtronix"),
        _named("wpmudev", r"whoops, this request has been blocked!? this request has been deemed suspicious"),
        # with explanations as long as a text
        _own("akamai.reference", r"\b(?:reference|incident|error)(?: ?id| ?number)? ?[:#]{1,2} ?0?\d{0,2}\.[0-9a-f]{6,8}\.1\d{9}\.[0-9a-f]{6,8}\b", _REFUSED),
        _own("bitninja", r"security incident detected", r"web ?site application firewall that is protecting your website has blocked"),
        _own("elsevier", r"using an automated script or search engine our site does not support"),
        _own("yiliu", r"^一流信息监控拦截系统"),
        _own("approach", r"^approach web application firewall framework\b", r"this request has been blocked by our web application firewall"),
        _own("onmessage", r"^.{0,60}this site is protected by an enhanced security system to ensure a safe browsing experience\.", r"you took violated a security rule"),
        # under the words of a missing page
        _own("alertlogic", r"^(?:requested url cannot be found ){1,2}we are sorry, but the page you are looking for cannot be found", r"back to previous page ?\|? proceed to homepage"),
        _own("imperva.incident", r"this page can['’]t be displayed\. contact support for additional information\. the incident id is"),
        _own("f5", r"^(?!.*[?？]).{0,400}\b(?:(?:support|suporte|soporte)[ -]id|id zablokovaného požadavku)\b[^\d]{0,24}\b\d{18,20}\b.{0,120}$", _NOTHING),
        _own("urlscan", r"^(?:iis [\d.]+ detailed error\b|server error in )", r"\brejected-by-urlscan\b"),
        _own("xvarnish", r"request rejected by xvarnish-waf"),
    )  # fmt: skip
