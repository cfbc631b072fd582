"""kill -9 at every commit while alerts are sent: everybody is alerted, and repeated letters are identical."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from tests.support.mailserver import MailServer
from tests.support.victims import Victim, tell_once
from tests.telling.conftest import SENDER, URL, Told

COMMITS = 10  # of one tick that alerts three addresses
READERS = ["ann@reader.example", "bob@reader.example", "eve@reader.example"]


@pytest.fixture(scope="module")
def lost(tmp_path_factory):
    """An archive with a loss to be alerted to three addresses, and the time of that."""
    root = tmp_path_factory.mktemp("lost")
    archive = Told(root, 1)
    archive.add(URL, work="A Book")
    for reader in READERS:
        archive.subscribe(reader)
    archive.lose(URL)
    now = archive.now
    archive.close()
    return root, now


@pytest.mark.parametrize("fuse", range(1, COMMITS + 1))
def test_killed_at_any_commit_every_reader_gets_the_letter_and_repeats_are_identical(lost, tmp_path, fuse):
    prepared, now = lost
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    mail = MailServer()
    environ = {"ARCHIVER_SMTP": f"smtp://127.0.0.1:{mail.port}", "ARCHIVER_MAIL_FROM": SENDER,
               "ARCHIVER_PUBLIC_URL": "https://archive.example"}  # fmt: skip
    try:
        with Victim(tell_once, tmp_path, fuse, now, environ) as victim:
            assert victim.hear() == "up"
            assert list(victim.rest()) == [], "it died"
        for later in (1, 2):
            with Victim(tell_once, tmp_path, None, now + timedelta(hours=later), environ) as again:
                assert again.hear() == "up"
                taken = again.hear()
            assert taken == 0 or later == 1
        by_reader = {reader: [one for one in mail.got if one.to == reader] for reader in READERS}
        for found in by_reader.values():
            assert 1 <= len(found) <= 2
            assert len({one.data for one in found}) == 1, "one Message-ID, one text"
        twice = sum(len(found) == 2 for found in by_reader.values())
        assert twice <= 1, "only the one whose taking was not noted"
    finally:
        mail.end()


def test_fuses_cover_every_commit_of_a_tick(lost, tmp_path):
    """The test above kills at every commit: with a fuse beyond the last commit the process survives."""
    prepared, now = lost
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    mail = MailServer()
    environ = {"ARCHIVER_SMTP": f"smtp://127.0.0.1:{mail.port}", "ARCHIVER_MAIL_FROM": SENDER}
    try:
        with Victim(tell_once, tmp_path, COMMITS + 1, now, environ) as victim:
            assert (victim.hear(), victim.hear()) == ("up", len(READERS))
    finally:
        mail.end()
