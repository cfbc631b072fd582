"""Whether silence of most hosts, at once or one after the other, is taken for a failure of our own line."""

from __future__ import annotations

from datetime import timedelta

from archiver.judge import OurLine
from tests.judgement.histories import START


def noted(*looks: tuple[float, str, bool]) -> list[bool]:
    """For each look (minute, host, answered): whether our line counts as down after it."""
    line, found = OurLine(), []
    for minute, host, answered in looks:
        line.note(START + timedelta(minutes=minute), host, answered=answered)
        found.append(line.down)
    return found


def turn(at: float, hosts: str, every: float, *, silent: str = "") -> list[tuple[float, str, bool]]:
    """Each host once, `every` minutes apart."""
    return [(at + i * every, host, host not in silent) for i, host in enumerate(hosts)]


HOSTS = "abcdefgh"
CYCLE = 6 * 60


def test_hosts_falling_silent_half_an_hour_apart_are_a_failure_of_our_line():
    found = noted(*turn(0, HOSTS, 30), *(one for n in range(1, 7) for one in turn(n * CYCLE, HOSTS, 30, silent=HOSTS)))
    assert not any(found[:12]), "of the first four it is not known yet"
    assert all(found[12:])


def test_one_answer_ends_the_failure_and_five_more_hosts_must_fall_silent():
    looks = [*turn(0, HOSTS, 30), *turn(CYCLE, HOSTS, 30, silent=HOSTS), *turn(2 * CYCLE, HOSTS, 30)]
    found = noted(*looks, *turn(3 * CYCLE, HOSTS, 30, silent=HOSTS))
    assert not any(found[16:28])
    assert all(found[28:])


def test_one_silent_host_among_others_is_never_our_line():
    looks = [one for n in range(1, 30) for one in turn(n * CYCLE, HOSTS, 30, silent="c")]
    again = [(minute + 10, host, answered) for minute, host, answered in looks if not answered]
    assert not any(noted(*turn(0, HOSTS, 30), *sorted(looks + again)))


def test_five_dead_hosts_of_six_pass_for_our_line_only_until_the_sixth_answers():
    for every in (1, 40):
        cycles = [turn(n * CYCLE, "abcdef", every, silent="bcdef") for n in range(1, 12)]
        found = noted(*turn(0, "abcdef", every), *(one for cycle in cycles for one in cycle))
        assert sum(found[6:12]) <= 2
        assert not any(found[12:]), every


def test_silent_host_counts_again_once_it_has_answered():
    alone = [one for n in range(1, 4) for one in turn(n * CYCLE, HOSTS, 30, silent="abc")]
    whole = turn(4 * CYCLE, HOSTS, 30)
    found = noted(*turn(0, HOSTS, 30), *alone, *whole, *turn(5 * CYCLE, HOSTS, 30, silent=HOSTS))
    assert not any(found[: 8 * 5 + 4])
    assert all(found[8 * 5 + 4 :])


def test_four_silent_hosts_are_too_few_however_long():
    looks = [one for n in range(1, 20) for one in turn(n * CYCLE, "abcd", 30, silent="abcd")]
    assert not any(noted(*turn(0, "abcd", 30), *looks))


def test_answer_in_between_rules_out_a_gradual_failure_but_not_a_sudden_one():
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


def test_outage_lasts_from_the_first_to_the_last_host_that_fell_silent():
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
