"""Addresses that stand before a page: those that carry the address of what was asked for, to send their reader back to it,
and those of pages that ask for consent."""

from __future__ import annotations

import re

_FOR = r"post|after|login|auth|sso|success|final|default|spring|springsecurity|saml|oauth|consent|do|my|page|url|on"
_BACK = r"next|back|return|retour|retorno|ritorno|rueck|zurueck|redirect|redir|continue|goto|forward|destination|dest|callback|success|service|target|relaystate|wreply|camefrom"
# names, in small letters without marks between, by which an address says where its reader goes afterwards
AFTERWARDS = re.compile(
    rf"(?:(?:{_FOR})?(?:{_BACK})|ret|rurl|burl|cb|then|fwd|resume|after)(?:to|url|uri|path|page|link|address|location|after|login|consent)*"
)
# those that say where it came from, or what was amiss
ELSE = re.compile(r"(?:red\w*|forward|return|back)\w*from|err|fail|404|missing|notfound|cancel|logout|signout")
# in a host or a path: what a reader is to do first
CONSENT = re.compile(
    r"(?:^|[/._-])(?:collect)?(?:(?:cookie|privacy|gdpr|rgpd|dsgvo|ads?|tracking|pur)?[-_]?(?:consents?|cookies?|zustimmung|einwilligung|consentement|consentimiento|consentimento|consenso|toestemming|zgoda|souhlas|samtycke|samtykke|suostumus|soglasie|rgpd|gdpr|dsgvo|cmp|privacy|cookiewall)(?:[-_]?(?:wall|gate|page|consent|check|notice|banner|choice|settings|tcf))?)(?:[/._-]|$)",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?:^|[/._-])(?:welcome|enter|entry|gate(?:way)?|wall|paywall|interstitial|intro|splash|age[-_]?(?:gate|check|verification)|verify|check|members?|account|subscribe|register|login|log[-_]?in|sign[-_]?in|auth|authenticat\w+|sso)(?:[/._-]|$)",
    re.IGNORECASE,
)
# hosts and paths of such pages, whatever else an address has
CONSENT_URL = re.compile(
    r"://(?:consents?|guce|cmp|myprivacy|cookie-?consent|cookie-?wall)\.|/(?:v\d/)?collectconsent\b|/(?:cookie|privacy|consent)-?(?:wall|gate)(?:[/?]|$)",
    re.IGNORECASE,
)
# paths of pages that say that something is not there, or is amiss
AMISS = re.compile(
    r"(?:^|[/._-])(?:40[0-9]|410|5\d\d|err(?:or|eur|ore|o)?s?|fehler(?:seite)?|not-?_?found|page-?not-?found|missing|unavailable|gone|removed|removals?|deleted|withdrawn|takedown|blocked|oops|sorry|nicht-?gefunden|introuvable|no-?encontrad[ao]|nao-?encontrad[ao]|non-?trovat[ao])(?:[/._-]|page|$)|(?:error|notfound|missing)(?:page)?(?:\.\w{1,5})?/?$",
    re.IGNORECASE,
)
