"""URL patterns of consent pages, captcha pages and error pages that are shown instead of the page asked for."""

from __future__ import annotations

import re

# query parameter names that tell where the reader came from, or what went wrong
ELSE = re.compile(r"(?:red\w*|forward|return|back)\w*from|err|fail|404|missing|notfound|cancel|logout|signout")
# in a host or path: consent pages
CONSENT = re.compile(
    r"(?:^|[/._-])(?:collect)?(?:(?:cookie|privacy|gdpr|rgpd|dsgvo|ads?|tracking|pur)?[-_]?(?:consents?|cookies?|zustimmung|einwilligung|consentement|consentimiento|consentimento|consenso|toestemming|zgoda|souhlas|samtycke|samtykke|suostumus|soglasie|rgpd|gdpr|dsgvo|cmp|privacy|cookiewall)(?:[-_]?(?:wall|gate|page|consent|check|notice|banner|choice|settings|tcf))?)(?:[/._-]|$)",
    re.IGNORECASE,
)
# in a host or path: captchas and bot checks
CHECK = re.compile(
    r"(?:^|[/._-])(?:\w{0,3}captchas?(?:[-_]?(?:wall|gate|page|check|challenge|verify))?|(?:human|(?:ro)?bot|browser|client|visitor)[-_]?(?:check|challenge|verify|verification)|(?:verify|check)[-_]?(?:human|(?:ro)?bot|browser|visitor))(?:[/._-]|$)",
    re.IGNORECASE,
)
# hosts and paths of consent pages, whatever else the URL contains
CONSENT_URL = re.compile(
    r"://(?:consents?|guce|cmp|myprivacy|cookie-?consent|cookie-?wall)\.|/(?:v\d/)?collectconsent\b|/(?:cookie|privacy|consent)-?(?:wall|gate)(?:[/?]|$)",
    re.IGNORECASE,
)
# paths of not-found and error pages
AMISS = re.compile(
    r"(?:^|[/._-])(?:40[0-9]|410|5\d\d|err(?:or|eur|ore|o)?s?|fehler(?:seite)?|not-?_?found|page-?not-?found|missing|unavailable|gone|removed|removals?|deleted|withdrawn|takedown|blocked|oops|sorry|nicht-?gefunden|introuvable|no-?encontrad[ao]|nao-?encontrad[ao]|non-?trovat[ao])(?:[/._-]|page|$)|(?:error|notfound|missing)(?:page)?(?:\.\w{1,5})?/?$",
    re.IGNORECASE,
)
