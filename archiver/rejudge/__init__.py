"""Judging again what was stored: what other rules would say of each look, and why.

Nothing is changed by it. Earlier verdicts and events are dated facts; that newer rules see it otherwise is another one.
From the stored observations (`Rejudge`), or from the stored bodies (`archiver.rejudge.deep`): texts taken, observed and
judged again.
"""

from __future__ import annotations

from archiver.rejudge.walking import Changed, Done, Observing, Rejudge, Said, again

__all__ = ["Changed", "Done", "Observing", "Rejudge", "Said", "again"]
