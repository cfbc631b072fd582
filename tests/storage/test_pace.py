"""The timeout for each chunk of a body, which does not count the time that the consumer takes."""

from __future__ import annotations

import threading
import time

from storage.s3.pace import paced

WITHIN_S = 0.2


def test_wait_for_a_late_chunk_is_cut_off():
    ended = threading.Event()

    def dripping():
        yield b"a"
        ended.wait(20)
        yield b"b"

    assert list(paced(dripping(), WITHIN_S, ended.set)) == [b"a", b"b"]
    assert ended.is_set()


def test_slow_consumer_of_a_body_is_not_cut_off():
    ended = []
    for _ in paced(iter([b"a", b"b", b"c"]), WITHIN_S, lambda: ended.append(1)):
        time.sleep(3 * WITHIN_S)
    assert not ended
