"""Local hosts to measure with: pages like those that are cited, served by a process of their own.

python -m benchmarks.site HOSTS PAGES BYTES     prints one base URL per line, serves until its input ends
"""

from __future__ import annotations

import asyncio
import itertools
import random
import subprocess
import sys
from types import TracebackType
from typing import Self

WORDS = (
    "report labour transfer programme county village cooperative household income survey author institute "
    "university archive citation evidence record publication removal region worker factory contract month year"
).split()


def page(n: int, size_bytes: int) -> bytes:
    """A page of about `size_bytes` whose text differs from that of every other n."""
    chance = random.Random(n)  # the same pages every time
    parts = [f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Report {n}</title></head><body><main>"]
    size = len(parts[0])
    while size < size_bytes - 100:
        text = " ".join(chance.choices(WORDS, k=60))
        parts.append(
            f'<p class="p{chance.randrange(9999)}">{text.capitalize()}. <a href="/n/{chance.randrange(9999)}">{n}</a></p>\n'
        )
        size += len(parts[-1])
    parts.append("</main></body></html>")
    return "".join(parts).encode()


class Hosts:
    """`count` hosts on loopback, served by a process of their own; `urls`: their base addresses."""

    def __init__(self, count: int, pages: int, size_bytes: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.site", str(count), str(pages), str(size_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.urls = [self._process.stdout.readline().strip() for _ in range(count)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)


async def _large(writer: asyncio.StreamWriter, size_bytes: int) -> None:
    block = random.Random(0).randbytes(1 << 20)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: {size_bytes}\r\n\r\n"
    writer.write(head.encode())
    while size_bytes > 0:
        writer.write(block[:size_bytes])
        size_bytes -= len(block)
        await writer.drain()


async def _serve(count: int, pages: int, size_bytes: int) -> None:
    answers = {}
    for n in range(pages):
        body = page(n, size_bytes)
        head = (
            f"HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: text/html; charset=utf-8\r\n"
            f'ETag: "{n}"\r\nContent-Length: {len(body)}\r\n\r\n'
        )
        unchanged = f'HTTP/1.1 304 Not Modified\r\nServer: bench\r\nETag: "{n}"\r\n\r\n'.encode()
        answers[f"/p/{n}".encode()] = (head.encode() + body, unchanged)
        plain = head.replace(f'ETag: "{n}"\r\n', "").encode() + body
        answers[f"/s/{n}".encode()] = (plain, plain)  # no validators: the same payload each time
    turns = itertools.count()

    def another() -> bytes:
        """A page with a sentence that differs each time."""
        body = page(0, size_bytes).replace(b". <a", b". Survey %d was withdrawn. <a" % next(turns), 1)
        return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)

    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\nContent-Type: text/plain\r\n\r\nnot found"

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                if request.startswith(b"GET /hang"):
                    await reader.read()  # never answered
                    raise ConnectionResetError
                if request.startswith(b"GET /b/"):
                    await _large(writer, int(request.split(b" ", 2)[1][3:]))
                    continue
                if request.startswith(b"GET /c/"):
                    writer.write(another())
                    continue
                full, unchanged = answers.get(request.split(b" ", 2)[1], (missing, missing))
                writer.write(unchanged if b"if-none-match" in request.lower() else full)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    for n in range(count):
        address = f"127.{1 + n // 62500}.{n // 250 % 250}.{1 + n % 250}"
        server = await asyncio.start_server(talk, address, 0, backlog=512)
        print(f"http://{address}:{server.sockets[0].getsockname()[1]}", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(*(int(argument) for argument in sys.argv[1:4])))
