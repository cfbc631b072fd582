"""People and programs that asked to be told, and the letters to them.

`register` keeps who asked for what; `gathering` makes letters of events; `sending` has them taken, by a mail server
(`smtp`) or by a receiver of webhooks; `text` and `message` are what a mail says and how it is written.
"""

from __future__ import annotations

from archiver.subscribers.register import Known, Subscribers, Wanted

__all__ = ["Known", "Subscribers", "Wanted"]
