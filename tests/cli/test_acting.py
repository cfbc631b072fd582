"""Acts are recorded with who did them, whatever account a container runs as."""

from __future__ import annotations

import os
import pwd

from archiver.cli.acting import account, acted, actor


def test_account_without_a_name_is_recorded_by_its_number():
    free = next(uid for uid in range(60_000, 70_000) if uid not in {one.pw_uid for one in pwd.getpwall()})
    assert account(free) == f"user {free}"
    assert actor("registry") == "registry"
    assert actor() == account(os.getuid())
    assert acted("add") == f"{actor()} (archiver add)"
