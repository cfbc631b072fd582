"""Judges stored looks again: what other rules would say about each look, and why.

Nothing is changed by it: earlier verdicts and events are dated facts, and that newer rules see a look otherwise is
another fact. It works from the stored observations (`Rejudge`) or from the stored bodies (`archiver.rejudge.deep`),
whose texts are then extracted, observed and judged again.
"""

from __future__ import annotations

from archiver.rejudge.walking import Changed, Done, Observing, Rejudge, Said, rejudge_look

__all__ = ["Changed", "Done", "Observing", "Rejudge", "Said", "rejudge_look"]
