"""Whether our own line is down: known by many hosts falling silent together. Pure.

Only hosts whose sources were served before count: whoever watches dead sites is not offline. A canary that the operator
named is a better witness; this is for operators who named none.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from archiver.judge import table


class _Newest:
    """The outcome of each host's newest look within a span."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._looks: OrderedDict[str, datetime] = OrderedDict()  # in order of noting
        self._silent: set[str] = set()

    def note(self, at: datetime, host: str, *, answered: bool) -> None:
        self.forget(host)
        while self._looks and at - next(iter(self._looks.values())) > self._span:
            self.forget(next(iter(self._looks)))
        self._looks[host] = at
        if not answered:
            self._silent.add(host)

    def forget(self, host: str) -> None:
        self._looks.pop(host, None)
        self._silent.discard(host)

    def forget_silent(self) -> None:
        for host in tuple(self._silent):
            self.forget(host)

    @property
    def silent(self) -> frozenset[str]:
        return frozenset(self._silent)

    @property
    def most_silent(self) -> bool:
        """Whether there are enough hosts, and more than half of them are silent."""
        return len(self._looks) >= table.LINE_HOSTS and len(self._silent) > len(self._looks) * table.LINE_SHARE


class OurLine:
    """Whether most hosts fell silent at once, or one after the other with no answer from any in between.

    Once our own line is taken to be down, it stays so until any host answers: the first hosts of a later round are no
    witnesses against the others.

    A host that stays silent while others answer is itself silent. It is no witness until it answers: otherwise a few
    dead hosts would hide each other for ever.
    """

    def __init__(self) -> None:
        self._at_once = _Newest(table.LINE_WINDOW)
        self._in_turn = _Newest(table.LINE_TURN)
        # silent hosts: since when, and how many answers had come by then
        self._silent_from: dict[str, tuple[datetime, int]] = {}
        self._answers = 0
        self._down = False
        self._outage: tuple[datetime, datetime] | None = None

    def note(self, at: datetime, host: str, *, answered: bool) -> None:
        """Notes a look at a source that was served before: whether its host gave any answer at all."""
        if answered:
            self._answers += 1
            self._silent_from.pop(host, None)
            self._in_turn.forget_silent()
            self._in_turn.note(at, host, answered=True)
            self._at_once.note(at, host, answered=True)
            self._down = self._at_once.most_silent
            return
        since, after = self._silent_from.setdefault(host, (at, self._answers))
        others_answer = after < self._answers
        if others_answer and at - since > table.LINE_WINDOW:
            self._at_once.forget(host)
            return
        self._at_once.note(at, host, answered=False)
        if not others_answer:
            self._in_turn.note(at, host, answered=False)
        if not self._down and (self._at_once.most_silent or self._in_turn.most_silent):
            self._down, self._outage = True, (self._first_silent(at), at)
        elif self._down and self._outage is not None:
            self._outage = (self._outage[0], max(self._outage[1], at))

    def _first_silent(self, at: datetime) -> datetime:
        """When the first of the hosts that fell silent together did so."""
        silent = [self._silent_from[host] for host in {*self._at_once.silent, *self._in_turn.silent}]
        return min(since for since, after in silent if after == self._answers or at - since <= table.LINE_WINDOW)

    @property
    def down(self) -> bool:
        """More than half of at least five hosts gave no answer, and none has answered since.

        Either within ten minutes, or one after the other within a regular interval, with no answer from any in between.
        """
        return self._down

    @property
    def outage(self) -> tuple[datetime, datetime] | None:
        """The newest such time: its first look without an answer, which precedes its detection, and its last."""
        return self._outage
