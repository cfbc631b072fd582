"""A resolver with scripted answers."""

from __future__ import annotations

from datetime import UTC, datetime

from storage.model import Resolution

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Scripted:
    """A resolver that gives its answers in turn, the last one repeatedly."""

    def __init__(self, *answers, rcode="NOERROR"):
        self.answers = list(answers)
        self.rcode = rcode
        self.asked = []

    def lookup(self, host):
        return self._said(host, second=False)

    def second_opinion(self, host):
        return self._said(host, second=True)

    def _said(self, host, *, second):
        self.asked.append((host, second))
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return Resolution(
            host=host,
            at=AT,
            rcode=self.rcode,
            addresses=found,
            server="192.0.2.53",
            text="20261124120000\n",
            second=second,
        )
