"""Lookups of one URL among many captures, over HTTP. Bars: median under 5 ms among 1,000,000; 2x pywb's requests/s.

100,000 captures; with --full 1,000,000. Ours is `archiver serve`, pywb's is `wayback` over the same captures as one
sorted CDXJ file. Both are processes of their own and are asked in turn by one client over one kept connection. The
client acknowledges at once: otherwise pywb's answers, which come in pieces, would wait 40 ms each, which is not their
real cost.

pywb is GPL, so it gets an environment of its own, ARCHIVER_TEST_PYWB or .venv/pywb, created if missing; without it the
rest is still measured.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from archiver.app import App
from benchmarks.capture_ours import opened
from storage import catalog as tables
from storage import ids, urls
from storage.model import Capture, Role, Source

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SEGMENT, BATCH, EACH = "warc/2026/01/02/x.warc.gz", 10_000, 4
WARM, TIMES, TURNS = 100, 500, 5
START_S, INSTALL_S = 60, 300
PYWB = ("pywb==2.10.0", "setuptools<81")


def main() -> None:
    """Run and print."""
    size = 1_000_000 if "--full" in sys.argv else 100_000
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as name:
        directory = Path(name)
        whole = opened(directory)
        _fill(whole, size)
        whole.close()
        with _ours(directory) as port:
            taken = _asked(port, "/cdx", size, TIMES)
            median, slow = statistics.median(taken), sorted(taken)[len(taken) * 99 // 100]
            print(f"{size} captures: {median:.2f} ms at the median (bar 5), {slow:.2f} ms at the 99th of 100")
            _against_pywb(directory, port, size)


def _against_pywb(directory: Path, port: int, size: int) -> None:
    """Print the requests/s of both by one client: medians, the best of several alternating turns."""
    home = _pywb()
    if home is None:
        print("pywb cannot be installed here: not compared")
        return
    _indexed(directory / "pywb/collections/kept", size)
    with _theirs(home, directory / "pywb") as other:
        ours, theirs = [], []
        for _ in range(TURNS):
            ours.append(_rate(_asked(port, "/cdx", size, TIMES)))
            theirs.append(_rate(_asked(other, "/kept/cdx", size, TIMES)))
    print(f"{max(ours):.0f} requests/s by one client, pywb {max(theirs):.0f}: {max(ours) / max(theirs):.2f}x (bar 2)")


def _rate(taken: list[float]) -> float:
    return 1000 / statistics.median(taken)


# ---- the captures, in both formats ---------------------------------------------------------------------------------


def _url(n: int) -> str:
    return f"http://h{n // 100}.example/p/{n}"


def _capture(n: int, source: str) -> Capture:
    return Capture(
        id=f"{n:032x}", source=source, n=n + 1, role=Role.PAGE, url=_url(n // EACH), at=NOW + timedelta(hours=n % EACH),
        status=200, media_type="text/html", payload_sha256=f"{n:064x}", payload_bytes=1000, segment=SEGMENT,
        offset=n * 1000, length=1000, good=True,
    )  # fmt: skip


def _fill(whole: App, size: int) -> None:
    url = _url(0)
    source = Source(id=ids.ulid(NOW), url=url, written=url, host="h0.example:80", added_at=NOW, interval_s=86_400)
    with whole.catalog.write(durable=False) as conn:
        tables.sources.add(conn, [(source, NOW)], "journal/2026/01/02/x.jsonl.gz")
        tables.segments.reserve(conn, SEGMENT, "bench", NOW, hosts=[])
    for start in range(0, size, BATCH):
        with whole.catalog.write(durable=False) as conn:
            tables.captures.insert(conn, [_capture(n, source.id) for n in range(start, start + BATCH)])


def _indexed(collection: Path, size: int) -> None:
    """Write the captures as pywb's own indexer would."""
    lines = []
    for n in range(size):
        one = _capture(n, "")
        told = {
            "url": one.url, "mime": one.media_type, "status": str(one.status), "digest": f"sha256:{one.payload_sha256}",
            "length": str(one.length), "offset": str(one.offset), "filename": "x.warc.gz",
        }  # fmt: skip
        lines.append(f"{urls.surt(one.url)} {one.at:%Y%m%d%H%M%S} {json.dumps(told)}\n")
    (collection / "archive").mkdir(parents=True)
    (collection / "indexes").mkdir()
    with (collection / "indexes/index.cdxj").open("w", encoding="utf-8") as file:
        file.writelines(sorted(lines))


# ---- the servers ---------------------------------------------------------------------------------------------------


def _ours(directory: Path) -> AbstractContextManager[int]:
    told = {"ARCHIVER_DATA": str(directory / "data"), "ARCHIVER_LOG_LEVEL": "error"}
    command = [Path(sys.executable).with_name("archiver"), "serve"]
    return _serving(lambda port: (command, told | {"ARCHIVER_LISTEN": f"127.0.0.1:{port}"}), directory)


def _theirs(home: Path, directory: Path) -> AbstractContextManager[int]:
    return _serving(lambda port: ([home / "bin/wayback", "-b", "127.0.0.1", "-p", str(port)], {}), directory)


@contextmanager
def _serving(command: Callable[[int], tuple[list[str | Path], dict[str, str]]], cwd: Path) -> Iterator[int]:
    """Run a server in a process of its own; yields its port once it answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    words, told = command(port)
    with (cwd / "log").open("wb") as log:
        process = subprocess.Popen(words, cwd=cwd, env=os.environ | told, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + START_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=30).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    sys.exit(f"{words[0]} does not answer: {(cwd / 'log').read_text()[-2000:]}")
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def _pywb() -> Path | None:
    """An environment with pywb; None if there is none and none can be created."""
    if given := os.environ.get("ARCHIVER_TEST_PYWB"):
        return Path(given)
    home = Path(sys.prefix) / "pywb"
    if (home / "bin/wayback").exists():
        return home
    print("installing pywb into an environment of its own", flush=True)
    try:
        venv.create(home, with_pip=True)
        install = [home / "bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *PYWB]
        subprocess.run(install, check=True, capture_output=True, timeout=INSTALL_S)
    except (OSError, subprocess.SubprocessError):
        return None
    return home


# ---- asking --------------------------------------------------------------------------------------------------------


def _asked(port: int, path: str, size: int, times: int) -> list[float]:
    """Milliseconds of each lookup, without the first WARM."""
    chance, taken = random.Random(1), []
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(WARM + times):
        query = f"{path}?url={quote(_url(chance.randrange(size // EACH)), safe='')}"
        begun = time.monotonic()
        client.request("GET", query)
        client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        answer = client.getresponse()
        lines = answer.read().splitlines()
        taken.append((time.monotonic() - begun) * 1000)
        if answer.status != 200 or len(lines) != EACH:
            sys.exit(f"{query}: {answer.status}, {len(lines)} lines")
    client.close()
    return taken[WARM:]
