"""Addresses of pages that ask for a consent, or who it is that asks, before another is shown."""

from __future__ import annotations

import re

# names by which an address says where its reader came from, or what was amiss
ELSE = re.compile(r"(?:red\w*|forward|return|back)\w*from|err|fail|404|missing|notfound|cancel|logout|signout")
# in a host or a path: what a reader is to do first
CONSENT = re.compile(
    r"(?:^|[/._-])(?:collect)?(?:(?:cookie|privacy|gdpr|rgpd|dsgvo|ads?|tracking|pur)?[-_]?(?:consents?|cookies?|zustimmung|einwilligung|consentement|consentimiento|consentimento|consenso|toestemming|zgoda|souhlas|samtycke|samtykke|suostumus|soglasie|rgpd|gdpr|dsgvo|cmp|privacy|cookiewall)(?:[-_]?(?:wall|gate|page|consent|check|notice|banner|choice|settings|tcf))?)(?:[/._-]|$)",
    re.IGNORECASE,
)
# or who he is, by a riddle for people
CHECK = re.compile(
    r"(?:^|[/._-])(?:\w{0,3}captchas?(?:[-_]?(?:wall|gate|page|check|challenge|verify))?|(?:human|(?:ro)?bot|browser|client|visitor)[-_]?(?:check|challenge|verify|verification)|(?:verify|check)[-_]?(?:human|(?:ro)?bot|browser|visitor))(?:[/._-]|$)",
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
