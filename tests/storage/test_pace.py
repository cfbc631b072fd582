"""How long a chunk of a body is waited for, and that nobody who takes it is hurried."""

from __future__ import annotations

import threading
import time

from storage.s3.pace import paced

WITHIN_S = 0.2


def test_a_chunk_that_does_not_come_is_waited_for_no_longer():
    ended = threading.Event()

    def dripping():
        yield b"a"
        ended.wait(20)
        yield b"b"

    assert list(paced(dripping(), WITHIN_S, ended.set)) == [b"a", b"b"]
    assert ended.is_set()


def test_whoever_takes_a_body_may_take_his_time():
    ended = []
    for _ in paced(iter([b"a", b"b", b"c"]), WITHIN_S, lambda: ended.append(1)):
        time.sleep(3 * WITHIN_S)
    assert not ended
