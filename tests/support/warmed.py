"""Loaded by the server that victims are forked from (victims.py), to compile the patterns that each would compile at
its first look."""

from __future__ import annotations

from tests.judgement.looks import exchange, look, page

for _status in (200, 404):
    look(exchange(page(), status=_status))
