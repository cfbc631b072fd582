"""Search over 8,000 documents, in SQLite and in PostgreSQL: filling the index, its size, and queries.

Bar: under 50 ms at the median. The documents are made up: words of an invented vocabulary with the frequencies of a
real language (the n-th 1/n as often as the first), in paragraphs; every third document is of Chinese characters. What
is measured is what a tick does with a text at hand, and what the page asks the catalog, not reading texts from a store
nor rendering the page. PostgreSQL is the empty database that ARCHIVER_TEST_POSTGRES names; without it only SQLite is
measured.
"""

from __future__ import annotations

import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from archiver.search import find, passages
from storage import catalog as tables
from storage import ids, urls
from storage.catalog import Catalog, schema
from storage.catalog.search import Read
from storage.model import Capture, Role, Source
from tests.support import postgres

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SEGMENT = "warc/2026/01/02/x.warc.gz"
DOCUMENTS, PARAGRAPHS, WORDS, BATCH = 8_000, 10, 60, 50
VOCABULARY, CHARACTERS = 50_000, 3_000
TIMES = 40


class Language:
    """Generated text, the same in every run."""

    def __init__(self) -> None:
        self._chance = random.Random(1)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        self.words = [
            "".join(self._chance.choices(syllables, k=1 + n % 4)) + str(n % 7 or "") for n in range(VOCABULARY)
        ]
        self.characters = [chr(0x4E00 + 6 * n) for n in range(CHARACTERS)]
        self._weights = [
            list(itertools.accumulate(1 / n for n in range(1, size + 1))) for size in (VOCABULARY, CHARACTERS)
        ]

    def text(self, number: int) -> str:
        return "\n".join(self._chinese() if number % 3 == 0 else self._western() for _ in range(PARAGRAPHS))

    def _western(self) -> str:
        return " ".join(self._chance.choices(self.words, cum_weights=self._weights[0], k=WORDS)) + "."

    def _chinese(self) -> str:
        return "".join(self._chance.choices(self.characters, cum_weights=self._weights[1], k=2 * WORDS)) + "。"


def main() -> None:
    """Run and print."""
    language = Language()
    texts = [language.text(number) for number in range(DOCUMENTS)]
    size = sum(len(text.encode()) for text in texts)
    print(f"{DOCUMENTS:,} documents, {size / 1e6:.1f} MB of text")
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        _measured("SQLite", f"sqlite:///{Path(directory)}/catalog.sqlite", language, texts, size)
    if postgres.NAMED is None:
        print("PostgreSQL: ARCHIVER_TEST_POSTGRES names no database")
    else:
        _measured("PostgreSQL", postgres.empty(), language, texts, size)


def _measured(name: str, address: str, language: Language, texts: list[str], size: int) -> None:
    catalog = Catalog.open(address)
    captures = list(_kept(catalog, len(texts)))
    with catalog.write() as conn:
        tables.search.restart(conn)
    before = _octets(catalog)
    begun, worked = time.perf_counter(), time.process_time()
    for batch in range(0, len(texts), BATCH):
        read = [Read(captures[n], passages(texts[n])) for n in range(batch, min(batch + BATCH, len(texts)))]
        with catalog.write(durable=False) as conn:
            tables.search.file(conn, read)
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    if not catalog.sqlite:
        with catalog.write() as conn:
            conn.exec_driver_sql("ANALYZE")
    grown = _octets(catalog) - before
    print(
        f"{name}: filled in {seconds:.1f} s, {1000 * seconds / (size / 1e6):.0f} ms a MB of text; {grown / size:.2f} x its size"
    )
    taken = [_asked(catalog, label, text) for label, text in _questions(language, texts)]
    print(f"{name}: {statistics.median(taken) * 1000:.1f} ms at the median of all questions; bar 50")
    catalog.close()


def _questions(language: Language, texts: list[str]) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Kinds of queries, each with a function for the n-th of its kind."""
    western = [text.split() for n, text in enumerate(texts) if n % 3]
    chinese = [text for n, text in enumerate(texts) if n % 3 == 0]
    yield "the most common words", lambda n: language.words[n]
    yield "common words", lambda n: language.words[200 + n]
    yield "rare words", lambda n: language.words[20_000 + n]
    yield "two words", lambda n: f"{language.words[100 + n]} {language.words[300 + n]}"
    yield "a phrase of four words", lambda n: f'"{" ".join(western[n][20:24])}"'
    yield "one character", lambda n: language.characters[n]
    yield "two characters", lambda n: chinese[n][40:42]
    yield "eight characters", lambda n: chinese[n][40:48]
    yield "nothing", lambda n: f"nowhere{n}"


def _asked(catalog: Catalog, label: str, text: Callable[[int], str]) -> float:
    """The median time of a kind of query, in seconds."""
    taken: list[float] = []
    found = 0
    for n in range(TIMES):
        begun = time.perf_counter()
        with catalog.read() as conn:
            found += len(find(conn, text(n), None).found)
        taken.append(time.perf_counter() - begun)
    median = statistics.median(taken)
    print(f"   {label}: {median * 1000:.1f} ms, at most {max(taken) * 1000:.0f}; {found / TIMES:.0f} sources shown")
    return median


def _kept(catalog: Catalog, count: int) -> Iterator[Capture]:
    """Good copies, one per source."""
    with catalog.write() as conn:
        tables.segments.reserve(conn, SEGMENT, "bench", NOW, hosts=())
        sources = [_source(number) for number in range(count)]
        tables.sources.add(conn, [(one, NOW) for one in sources], "journal/a")
        captures = [_capture(one, number) for number, one in enumerate(sources)]
        for batch in range(0, count, 1000):
            tables.captures.insert(conn, captures[batch : batch + 1000])
        for one in captures:
            conn.execute(
                sa.update(schema.sources).where(schema.sources.c.id == one.source).values(last_capture=one.id, n=1)
            )
    yield from captures


def _source(number: int) -> Source:
    url = f"https://host{number % 200}.example/report/{number}"
    return Source(
        id=ids.ulid(NOW, number), url=url, written=url, host=urls.host_key(url), added_at=NOW, interval_s=86_400
    )  # fmt: skip


def _capture(of: Source, number: int) -> Capture:
    return Capture(
        id=f"00000000-0000-4000-8000-{number:012x}", source=of.id, n=1, role=Role.PAGE, url=of.url,
        at=NOW + timedelta(seconds=number), status=200, media_type="text/html", payload_sha256=f"{number:064x}",
        payload_bytes=1, segment=SEGMENT, offset=number, length=1, good=True,
    )  # fmt: skip


def _octets(catalog: Catalog) -> int:
    """The size of the database on disk."""
    with catalog.write() as conn:
        if not catalog.sqlite:
            return int(conn.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
        pages, size = (conn.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
        return int(pages) * int(size)
