"""Whether most hosts that fall silent are our own line: at once, or one after the other."""

from __future__ import annotations

from datetime import timedelta

from archiver.judge import OurLine
from tests.judgement.histories import START


def noted(*looks: tuple[float, str, bool]) -> list[bool]:
    """Of each look (minute, host, answered): whether our line is held to be down after it."""
    line, found = OurLine(), []
    for minute, host, answered in looks:
        line.note(START + timedelta(minutes=minute), host, answered=answered)
        found.append(line.down)
    return found


def turn(at: float, hosts: str, every: float, *, silent: str = "") -> list[tuple[float, str, bool]]:
    """Each host once, so many minutes apart."""
    return [(at + i * every, host, host not in silent) for i, host in enumerate(hosts)]


HOSTS = "abcdefgh"
CYCLE = 6 * 60


def test_hosts_that_fall_silent_half_an_hour_apart_are_our_own_line():
    found = noted(*turn(0, HOSTS, 30), *(one for n in range(1, 7) for one in turn(n * CYCLE, HOSTS, 30, silent=HOSTS)))
    assert not any(found[:12]), "of the first four it is not known yet"
    assert all(found[12:])


def test_one_answer_ends_it_and_five_more_must_fall_silent():
    looks = [*turn(0, HOSTS, 30), *turn(CYCLE, HOSTS, 30, silent=HOSTS), *turn(2 * CYCLE, HOSTS, 30)]
    found = noted(*looks, *turn(3 * CYCLE, HOSTS, 30, silent=HOSTS))
    assert not any(found[16:28])
    assert all(found[28:])


def test_one_host_that_is_silent_among_others_is_that_host_at_every_look():
    looks = [one for n in range(1, 30) for one in turn(n * CYCLE, HOSTS, 30, silent="c")]
    again = [(minute + 10, host, answered) for minute, host, answered in looks if not answered]
    assert not any(noted(*turn(0, HOSTS, 30), *sorted(looks + again)))


def test_five_dead_hosts_of_six_hide_each_other_until_the_sixth_answers_and_never_again():
    for every in (1, 40):
        cycles = [turn(n * CYCLE, "abcdef", every, silent="bcdef") for n in range(1, 12)]
        found = noted(*turn(0, "abcdef", every), *(one for cycle in cycles for one in cycle))
        assert sum(found[6:12]) <= 2
        assert not any(found[12:]), every


def test_a_host_that_was_silent_by_itself_is_a_witness_again_when_it_has_answered():
    alone = [one for n in range(1, 4) for one in turn(n * CYCLE, HOSTS, 30, silent="abc")]
    whole = turn(4 * CYCLE, HOSTS, 30)
    found = noted(*turn(0, HOSTS, 30), *alone, *whole, *turn(5 * CYCLE, HOSTS, 30, silent=HOSTS))
    assert not any(found[: 8 * 5 + 4])
    assert all(found[8 * 5 + 4 :])


def test_four_hosts_are_too_few_however_long():
    looks = [one for n in range(1, 20) for one in turn(n * CYCLE, "abcd", 30, silent="abcd")]
    assert not any(noted(*turn(0, "abcd", 30), *looks))


def test_an_answer_between_is_no_outage_in_turn_and_does_not_end_one_at_once():
    spread = [
        (0, "a", False),
        (30, "b", False),
        (60, "x", True),
        (90, "c", False),
        (120, "d", False),
        (150, "e", False),
    ]
    assert not any(noted(*turn(-CYCLE, "abcdexyz", 30), *spread))
    close = [(minute / 30, host, answered) for minute, host, answered in spread]
    assert noted(*turn(-CYCLE, "abcdex", 30), *close)[-1]


def test_the_time_of_an_outage_begins_with_the_first_host_that_fell_silent_and_ends_with_the_last():
    line = OurLine()

    def outage(*looks):
        for minute, host, answered in looks:
            line.note(START + timedelta(minutes=minute), host, answered=answered)
        return line.outage

    before = (*turn(0, HOSTS, 30), *turn(CYCLE, "c", 1, silent="c"), *turn(CYCLE + 5, "ab", 1))
    assert outage(*before) is None
    began, last = START + timedelta(minutes=2 * CYCLE), START + timedelta(minutes=2 * CYCLE + 7 * 30)
    assert outage(*turn(2 * CYCLE, HOSTS, 30, silent=HOSTS)) == (began, last), "that c was silent before is its own"
    assert outage((30 * 60, "a", True)) == (began, last)
