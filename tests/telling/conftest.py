"""An archive with subscribers and a mail server on loopback; over SQLite, and over PostgreSQL if one is named."""

from __future__ import annotations

from datetime import timedelta

import pytest

from archiver.subscribers import Wanted
from archiver.subscribers.sending import Letters
from storage import catalog as tables
from storage.model import Finding
from tests.support import postgres
from tests.web.scenes import HOUR, Archive

URL = "https://example.org/report"
BOB, SENDER = "bob@reader.example", "archive@institute.example"


class Told(Archive):
    """An archive that alerts subscribers through the mail server named in ARCHIVER_SMTP."""

    def __init__(self, root, port: int, **environ: str) -> None:
        super().__init__(
            root,
            ARCHIVER_SMTP=f"smtp://127.0.0.1:{port}",
            ARCHIVER_MAIL_FROM=SENDER,
            ARCHIVER_PUBLIC_URL="https://archive.example",
            ARCHIVER_ALLOW_PRIVATE_ADDRESSES="127.0.0.0/8",
            **environ,
        )
        self.letters = self.sending()

    def sending(self, **different) -> Letters:
        """Letters of a process that has just started; `whole`: of another archive."""
        whole = different.get("whole", self.app)
        return Letters(
            whole.catalog, whole.subscribers, different.get("client", lambda: whole._outbound), sealer=whole.sealer,
            post=different.get("post", self.app.post), public_url="https://archive.example", now=lambda: self.now,
            spread=lambda low, high: (low + high) / 2,
        )  # fmt: skip

    def subscribe(self, address=BOB, **wanted):
        return self.app.subscribers.make(Wanted(address=address, **wanted), "test")[0]

    def lose(self, *urls: str) -> None:
        """Keep each URL once, then find it gone at three looks over hours."""
        for url in urls:
            self.look(url)
        for _ in range(3):
            self.now += 13 * HOUR
            for url in urls:
                self.look(url, Finding.GONE)

    def events(self, kind=None):
        with self.catalog.read() as conn:
            found = tables.events.listing(conn)
        return [one for one in found if kind in {None, one.kind}]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
def archive(request, tmp_path, mail):
    database = {} if request.param == "sqlite" else {"ARCHIVER_DATABASE": postgres.blank()}
    made = Told(tmp_path, mail.port, **database)
    yield made
    made.close()


@pytest.fixture
def lost(archive):
    """A source that is no longer served, and a subscriber to be alerted of that."""
    archive.add(URL, work="A Book of Reports", quote="The findings hold.", locator="footnote 34")
    archive.subscribe()
    archive.lose(URL)
    return archive


def ids(mail):
    return [one.message["message-id"] for one in mail.got]


def waiting(archive):
    with archive.catalog.read() as conn:
        return sum(tables.letters.waiting(conn).values())


def later(archive, **told):
    archive.now += timedelta(**told)
    return archive.letters.tick()
