"""Subscribers, people and programs that asked to be told, and the letters to them.

`register` keeps who asked for what; `gathering` turns events into letters; `sending` delivers them, by a mail server
(`smtp`) or to a receiver of webhooks; `text` makes the words of a mail, and `message` its bytes.
"""

from __future__ import annotations

from archiver.subscribers.register import Known, Subscribers, Wanted

__all__ = ["Known", "Subscribers", "Wanted"]
