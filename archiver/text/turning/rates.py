"""An exchange rate that stands alone on a page and is updated by itself (pure).

Rates that stand together are a table, and a figure of a table is what the document says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.text.model import Text
from archiver.text.normal import passages
from archiver.text.presentation.results import NOTHING, Noted
from archiver.text.turning.labels import CURRENCY

_AMOUNT = r"\d+(?:[.,]\d+)?"
_RATE = re.compile(
    rf"^\W*(?:1(?:\.0+)? ?(?:{CURRENCY}) ?[=≈] ?{_AMOUNT} ?(?:{CURRENCY})|(?:{CURRENCY}) ?1(?:\.0+)? ?[=≈] ?(?:{CURRENCY}) ?{_AMOUNT}|"
    rf"(?:{CURRENCY}) ?/ ?(?:{CURRENCY})\W{{0,3}}{_AMOUNT})\W*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_DECIMAL = re.compile(r"\d[.,]\d")
_CURRENCY = re.compile(rf"(?<![^\W_])(?:{CURRENCY})(?![^\W_])", re.IGNORECASE)


def exchange_rates(lost: Iterable[str], added: Iterable[str], old: Text, new: Text) -> Noted:
    """The one exchange rate that left, and the same one with another figure that came in its place.

    Nothing if several left or came, or if another amount of money stands on either page.
    """
    left, came = ([one for one in some if _RATE.match(one)] for some in (lost, added))
    if len(left) != 1 or len(came) != 1 or _FIGURE.sub("", left[0]) != _FIGURE.sub("", came[0]):
        return NOTHING
    if any(sum(map(_names_amount, passages(text.visible))) > 1 for text in (old, new)):
        return NOTHING
    return frozenset(left), frozenset(came)


def _names_amount(passage: str) -> bool:
    """Whether a line of it has a currency and a figure with decimals, in either order."""
    return any(_DECIMAL.search(line) and _CURRENCY.search(line) for line in passage.split("\n"))
