"""Whether it is our own line that fails: told by many hosts falling silent at once. Pure.

Only hosts whose sources were served before count: who watches dead sites is not offline. A canary that the operator
named knows better; this is for those who named none.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime

from archiver.judge import table


class OurLine:
    """Remembers how each host's newest look of the last minutes ended. What was taken for our own line stays so until
    any host answers: the first hosts of a later round are no witnesses against the others."""

    def __init__(self) -> None:
        self._newest: OrderedDict[str, tuple[datetime, bool]] = OrderedDict()  # in order of noting
        self._unheard = 0  # of them, those that said nothing
        self._silent = False

    def note(self, at: datetime, host: str, *, answered: bool) -> None:
        """A look at a source that was served before: whether its host said anything at all."""
        self._forget(host)
        while self._newest and at - next(iter(self._newest.values()))[0] > table.LINE_WINDOW:
            self._forget(next(iter(self._newest)))
        self._newest[host] = (at, answered)
        self._unheard += not answered
        most = len(self._newest) >= table.LINE_HOSTS and self._unheard > len(self._newest) * table.LINE_SHARE
        self._silent = most or (self._silent and not answered)

    def _forget(self, host: str) -> None:
        told = self._newest.pop(host, None)
        self._unheard -= told is not None and not told[1]

    @property
    def down(self) -> bool:
        """More than half of at least five hosts gave no answer within ten minutes, and none has answered since."""
        return self._silent
