"""The gate: requests to a host go one at a time, in order, with the delay between them, and with no other limits."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from archiver.gate import Gate, NotInTime, Stopped, retry_after_s


class Time:
    """A clock that a pause moves forward."""

    def __init__(self):
        self.at = 1_000.0
        self.lock = threading.Lock()

    def now(self):
        return self.at

    def pause(self, seconds):
        with self.lock:
            self.at += seconds


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def gate(time):
    return Gate(1.0, now=time.now, pause=time.pause)


def test_delay_runs_from_the_end_of_a_turn_to_the_next_start(gate, time):
    with gate.turn("a:80"):
        time.at += 5
    assert gate.next_at("a:80") == time.at + 1
    with gate.turn("b:80"):
        assert time.at == 1005
    with gate.turn("a:80"):
        assert time.at == 1006


def test_members_follow_after_a_quarter_of_the_delay(gate, time):
    with gate.turn("a:80"):
        pass
    with gate.turn("a:80", member=True):
        assert time.at == 1000.25
    with gate.turn("a:80"):
        assert time.at == 1001.25


def test_retry_after_delays_every_request_to_the_host_and_is_capped(gate, time):
    gate.retry_after("a:80", 50)
    gate.retry_after("a:80", 10)
    gate.retry_after("a:80", -10)
    assert gate.next_at("a:80") == 1050
    with gate.turn("a:80", member=True):
        assert time.at == 1050
    gate.retry_after("a:80", 10**12)
    assert gate.next_at("a:80") == 1050 + 86_400


def test_turn_that_cannot_come_before_its_deadline_is_refused_at_once(gate, time):
    gate.retry_after("a:80", 50)
    with pytest.raises(NotInTime) as late, gate.turn("a:80", deadline=1010):
        pass
    assert late.value.wait_s == 50
    assert str(late.value) == "a:80 is not to be asked before 50 s from now"
    assert time.at == 1000
    with gate.turn("a:80", deadline=1050):
        pass


def test_timeout_behind_another_request_says_that_the_host_was_busy():
    gate = Gate(0.0)
    with gate.turn("a:80"), pytest.raises(NotInTime, match="was busy with another request"):
        gate.turn("a:80", deadline=gate.now() + 0.01).__enter__()


def test_stop_event_ends_a_wait_for_a_turn():
    gate = Gate(3600.0)
    stop = threading.Event()
    with gate.turn("a:80"):
        pass
    seen = []

    def wait():
        try:
            with gate.turn("a:80", stop=stop):
                seen.append("turn")
        except Stopped:
            seen.append("stopped")

    thread = threading.Thread(target=wait)
    thread.start()
    stop.set()
    thread.join(5)
    assert seen == ["stopped"]
    with pytest.raises(NotInTime), gate.turn("a:80", deadline=0):
        pass


def test_sixty_four_threads_get_their_turns_one_at_a_time_in_order_of_arrival():
    gate = Gate(0.0)
    inside, most, order, arrived = 0, 0, [], []
    first = gate.turn("a:80")
    first.__enter__()

    def work(number):
        nonlocal inside, most
        with gate.turn("a:80"):
            inside += 1
            most = max(most, inside)
            order.append(number)
            inside -= 1

    threads = []
    for number in range(64):
        thread = threading.Thread(target=work, args=(number,))
        thread.start()
        threads.append(thread)
        arrived.append(number)
        while len(gate._hosts["a:80"].queue) < number + 1:
            threading.Event().wait(0.0005)
    first.__exit__(None, None, None)
    for thread in threads:
        thread.join(5)
    assert most == 1
    assert order == arrived


def test_error_inside_a_turn_or_a_wait_does_not_block_the_next_turn(gate, time):
    with pytest.raises(KeyError), gate.turn("a:80"):
        raise KeyError
    gate.retry_after("a:80", 100)
    with pytest.raises(NotInTime), gate.turn("a:80", deadline=1050):
        pass
    with gate.turn("a:80"):
        assert time.at == 1100


def test_gate_forgets_hosts_whose_delay_is_over(gate, time):
    for number in range(20_000):
        with gate.turn(f"h{number}:80"):
            time.at += 0.01
    assert len(gate) < 3_000


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), (" 7 ", 7), ("0", 0), ("99999999999999999999", 86_400), ("-1", None), ("soon", None), ("", None),
        ("1.5", None), ("Tue, 24 Nov 2026 12:01:00 GMT", 60), ("Tue, 24 Nov 2020 12:01:00 GMT", 0),
        ("Tue, 24 Nov 2099 12:01:00 GMT", 86_400), ("Tue, 99 Nov 2026 12:01:00 GMT", None),
        ("٣", None),
    ],
)  # fmt: skip
def test_retry_after_header_is_parsed_as_seconds_or_a_date(value, seconds):
    assert retry_after_s(value, datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) == seconds
