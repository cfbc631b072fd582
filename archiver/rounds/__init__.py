"""THE WALK: looks at the due sources of one host after another, on a pool of threads that walks many hosts at once.

A round holds its host by a lease from the catalog, so that one process at a time talks to a host, on however many
machines. A round is bounded in sources and in time; its lease ends when the last of its visits is committed. If the
lease is lost, the work is dropped at commit and never written beside the successor's.

`round`: the round and its answers. `leases`: which hosts this process may talk to. `places`: which rounds have a thread.
`walking`: one round. `checking`: an operator's check. `service`: the service's side, and everything put together.
"""

from __future__ import annotations

from archiver.rounds.places import Places
from archiver.rounds.round import HEARTBEAT_S, LEASE_S, Answer, Answers, Round
from archiver.rounds.service import Rounds

__all__ = ["HEARTBEAT_S", "LEASE_S", "Answer", "Answers", "Places", "Round", "Rounds"]
