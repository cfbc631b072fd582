"""THE WALK: the due sources of one host, from due to judged; and the pool of threads that walks many hosts at once.

A round holds its host by a lease from the catalog, so one process at a time speaks to a host, also on many machines.
It is bounded in sources and in time; its lease ends when the last of its visits is committed. A lease lost means that
the work is dropped at commit, never that it is written beside its successor's.

`held` is a round and its answers, `leases` who may speak to which host, `places` who has a thread, `walking` one round,
`asking` an operator's check, `pool` the service's side and the whole.
"""

from __future__ import annotations

from archiver.rounds.held import HEARTBEAT_S, LEASE_S, Answer, Answers, Round
from archiver.rounds.places import Places
from archiver.rounds.pool import Rounds

__all__ = ["HEARTBEAT_S", "LEASE_S", "Answer", "Answers", "Places", "Round", "Rounds"]
