"""Wordings by which hosts say that a name leads to a server of theirs, or that the time a site was paid for is over.

As in `unset`, a title such as "The site does not exist" may stand above them."""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, phrases
from archiver.observe.rules.unset import UNSET
from storage.model import Finding

# the reader came to a host instead of a site, or the name is a customer's of the host
_REACHED = (
    r"вы попали на (?:сервер|страницу|площадку) (?:виртуального |бесплатного )?(?:хостинга|хостинг-?провайдера)[^.\n]{0,60}|ви потрапили на (?:сервер|сторінку) (?:віртуального )?хостингу[^.\n]{0,60}|\byou have reached (?:a|the) (?:virtual |shared |web ?)?hosting server\b[^.\n]{0,60}|"
    r"администратором указанного (?:вами )?домена является клиент\b[^\n]{0,40}|\bthe (?:manager|administrator) of the (?:specified |requested )?domain(?: you (?:specified|requested))? is a (?:client|customer) of\b[^\n]{0,40}"
)
# the site is off because the time that was paid for is over
_PERIOD = (
    r"(?:период|срок) оплаты (?:\w+ )?(?:ист[её]к|закончил\w*|завершил\w*)|оплаченн\w+ (?:период|срок) (?:\w+ )?(?:ист[её]к|закончил\w*|завершил\w*)|\bсервис \S{2,20} не оплачен\b|(?:пробный|тестовый) период (?:\w+ ){0,2}(?:сайта|магазина) (?:ист[её]к|закончил\w*|завершил\w*)|срок действия (?:тариф\w*|хостинг\w*) (?:\w+ )?(?:ист[её]к|закончил\w*)|(?:період|термін) оплати (?:\w+ )?(?:закінчи\w+|сплив|минув)|"
    r"\b(?:paid|payment|billing) period (?:for|of) this (?:web ?site|site|store|shop) (?:has )?(?:expired|ended|is over)|\bthis (?:web ?site|site|store|shop)['’]s (?:trial|subscription|plan|hosting) (?:has )?(?:expired|ended)"
)
# what is said of the reader's own account, in shops and services
_OWN = r"\b(?:ваш\w*|вас|вы|your|you)\b|(?:если|if|когда|when)\b"


def hosts_tell() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *phrases(f"{UNSET}.reached", Finding.SUSPENDED, _REACHED),
        *phrases("suspended.unpaid.period", Finding.SUSPENDED, _PERIOD, unless=_OWN),
    ]
