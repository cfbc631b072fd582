"""Readers: a bad document costs at most the process that reads it, never the service."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from archiver.gate import Stopped
from archiver.readers import child, pool
from archiver.readers.pool import Readers
from archiver.text import Kind, extract, textless, to_stored
from archiver.text.sniff import SNIFF_BYTES
from tests.support import children

PAGE = b"<html><head><title>A report</title></head><body><p>%b</p></body></html>" % (b"It says what was found. " * 20)
PDF = b"%PDF-1.4\nnot much of one"


@pytest.fixture
def readers() -> Iterator[Readers]:
    made = Readers(1)
    yield made
    made.close()


def _page(readers: Readers) -> str:
    taken = readers.read(PAGE, media_type="text/html", charset=None, url="http://a.example/")
    assert taken is not None
    return taken.text.visible


def test_pages_move_to_a_reader_process_after_a_few_and_read_the_same(readers: Readers) -> None:
    here = extract(PAGE, media_type="text/html", url="http://a.example/")
    for _ in range(pool.AFTER):
        _page(readers)
    assert not children.readers()
    taken = readers.read(PAGE, media_type="text/html", charset=None, url="http://a.example/")
    assert len(children.readers()) == 1
    assert taken is not None
    assert taken.text == here
    assert taken.json == to_stored(here)


def test_pdf_is_always_read_in_a_reader_process(readers: Readers) -> None:
    taken = readers.read(PDF, media_type="application/pdf", charset=None, url="http://a.example/r.pdf")
    assert len(children.readers()) == 1
    assert taken is not None
    assert taken.text.kind is Kind.PDF


def test_image_is_always_read_in_a_reader_process(readers: Readers) -> None:
    """A small file can be a picture of hundreds of megabytes."""
    made = BytesIO()
    Image.new("RGBA", (400, 400)).save(made, "PNG")
    taken = readers.read(made.getvalue(), media_type="image/png", charset=None, url="http://a.example/a.png")
    assert len(children.readers()) == 1
    assert taken is not None
    assert taken.text.picture.startswith("400x400:")


def test_large_page_is_always_read_in_a_reader_process(readers: Readers) -> None:
    large = PAGE.replace(b"</body>", b"<p>more" * (pool.LARGE_BYTES // 7) + b"</body>")
    taken = readers.read(large, media_type="text/html", charset=None, url="http://a.example/")
    assert len(children.readers()) == 1
    assert taken is not None
    assert taken.text.title == "A report"


def test_memory_of_the_service_does_not_retire_its_readers(readers: Readers) -> None:
    ballast = bytearray(b"x") * (child.RETIRE_KB * 1024 + (64 << 20))
    for _ in range(3):
        readers.read(PDF, media_type="application/pdf", charset=None, url="http://a.example/r.pdf")
        assert len(children.readers()) == 1
    assert len(ballast)


def test_killed_reader_is_replaced(readers: Readers) -> None:
    readers.read(PDF, media_type="", charset=None, url="http://a.example/r.pdf")
    (before,) = children.readers()
    os.kill(before, signal.SIGKILL)
    assert readers.read(PDF, media_type="", charset=None, url="http://a.example/r.pdf") is not None
    assert children.readers() != [before]


def test_document_that_takes_too_long_has_no_text(readers: Readers) -> None:
    readers.read(PDF, media_type="", charset=None, url="http://a.example/r.pdf")
    (stuck,) = children.readers()
    os.kill(stuck, signal.SIGSTOP)
    answers: list[object] = []
    asking = threading.Thread(
        target=lambda: answers.append(readers.read(PDF, media_type="", charset=None, url="http://a.example/r.pdf"))
    )
    asking.start()
    os.kill(stuck, signal.SIGALRM)  # the alarm that the reader sets for itself
    os.kill(stuck, signal.SIGCONT)
    asking.join(10)
    assert answers == [None]


def test_waiting_callers_are_stopped_when_the_readers_close(readers: Readers) -> None:
    readers.read(PDF, media_type="", charset=None, url="http://a.example/r.pdf")
    (stuck,) = children.readers()
    os.kill(stuck, signal.SIGSTOP)
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            readers.read(PDF, media_type="", charset=None, url="http://a.example/r.pdf")
        except Stopped as stopped:
            raised.append(stopped)

    asking = [threading.Thread(target=ask) for _ in range(2)]  # one has the reader, the other waits for it
    for thread in asking:
        thread.start()
    readers.close()
    for thread in asking:
        thread.join(10)
    assert len(raised) == 2
    deadline = time.monotonic() + 5
    while children.readers() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not children.readers()


def test_everything_is_read_in_process_without_reader_processes() -> None:
    readers = Readers(0)
    taken = readers.read(PDF, media_type="", charset=None, url="http://a.example/r.pdf")
    assert taken is not None
    assert not children.readers()


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x00\x01\x00" + bytes(5000),
        b"\x00\x00\x00\x18ftypheic" + bytes(5000),
        b"Rar!\x1a\x07" + bytes(5000),
        PAGE,
        PDF,
        b"",
        b"plain words",
    ],
)
@pytest.mark.parametrize("media_type", ["", "text/html", "image/png"])
def test_files_without_text_are_recognised_by_their_first_bytes(content: bytes, media_type: str) -> None:
    found = textless(content[:SNIFF_BYTES], media_type=media_type)
    whole = extract(content, media_type=media_type)
    assert found == (whole if whole.kind is Kind.OTHER else None)
