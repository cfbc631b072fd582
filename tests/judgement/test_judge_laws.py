"""Laws that hold for every history."""

from __future__ import annotations

from cProfile import Profile
from dataclasses import replace
from datetime import timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from archiver.judge import judge
from storage.model import Assessment, Comparison, Effect, EventKind, Finding, HostContext, Observation, State
from storage.records import from_json, to_json
from tests.judgement.histories import SOURCE, START, URL, elsewhere, invented, listing, observation
from tests.support.depth import examples

TOLD_AS_LOST = {State.REMOVED, State.DOMAIN_GONE, State.MOVED}
LOST = [f for f in Finding if f.effect in {Effect.LOSS, Effect.SITE_LOSS}]
INCONCLUSIVE = [f for f in Finding if f.effect in {Effect.BLOCKED, Effect.FAILURE, Effect.NONE}]

gaps = st.sampled_from([0.05, 0.2, 1.0, 5.0, 18.0, 24.0, 48.0, 200.0])
contexts = st.builds(
    HostContext,
    sources=st.sampled_from([1, 4, 10]),
    changed_last_hour=st.integers(0, 10),
    home_ok=st.sampled_from([True, True, None, False]),
    canary_ok=st.sampled_from([None, True, True, False]),
    host_event_at=st.sampled_from([None, START]),
    shared_target=st.sampled_from([0, 0, 2]),
    within_s=st.sampled_from([3600, 6 * 3600]),
    looked=st.sampled_from([0, 0, 10]),
    turned=st.integers(0, 10),
)
probes = st.sampled_from([(), (), (invented(0.9),), (invented(0.1),), (listing(listed=False),), (elsewhere(),)])
comparisons = st.builds(
    Comparison,
    kept=st.just(0.9),
    lost=st.sampled_from([(), ("passage",), ("passage", "news"), ("news",)]),
    added=st.sampled_from([(), ("one",), ("two",), ("three",)]),
)
texts = st.sampled_from(["a" * 64, "b" * 64, "c" * 64, None])
Visit = tuple[Finding, float, HostContext, dict[str, object]]


def visits(findings: list[Finding], **most: int) -> st.SearchStrategy[list[Visit]]:
    facts = st.fixed_dictionaries(
        {},
        optional={
            "probes": probes,
            "text_sha256": texts,
            "last": comparisons,
            "not_modified": st.booleans(),
            "status": st.sampled_from([200, 304, 404, 410]),
            "verified": st.booleans(),
        },
    )
    found = st.one_of(st.sampled_from(findings), st.sampled_from([f for f in LOST if f in findings] or findings))
    return st.lists(st.tuples(found, gaps, contexts, facts), **most)  # type: ignore[arg-type]


# a copy found twice within minutes is no evidence for a removal when it is not found days later
FOUND_ELSEWHERE: list[Visit] = [
    (Finding.FIRST, 0.0, HostContext(), {}),
    (Finding.GONE, 0.05, HostContext(home_ok=True), {"probes": (elsewhere(),)}),
    (Finding.GONE, 0.05, HostContext(home_ok=True), {}),
    (Finding.GONE, 0.05, HostContext(home_ok=True), {"probes": (elsewhere(),)}),
    (Finding.GONE, 200.0, HostContext(home_ok=True), {}),
]
GOOD: Visit = (Finding.FIRST, 0.0, HostContext(), {})
# half of the histories begin with a good look, and half of all looks find a loss: the cases that the laws are about
ALL = st.one_of(visits(list(Finding), max_size=25), visits(list(Finding), max_size=25).map(lambda made: [GOOD, *made]))


def step(before: Assessment, seen: Observation, finding: Finding, context: HostContext):
    return judge(before, seen, finding, (), context, source=SOURCE, url=URL, interval_s=21600)


def play(history: list[Visit], before: Assessment | None = None, n: int = 0, hour: float = 0.0):
    """Every (before, observation, finding, context, verdict), in order."""
    assessment = before or Assessment()
    for finding, gap, context, facts in history:
        n, hour = n + 1, hour + gap
        seen = observation(START + timedelta(hours=hour), n, finding, **facts)
        verdict = step(assessment, seen, finding, context)
        yield assessment, seen, finding, context, verdict
        assessment = verdict.assessment


@example(FOUND_ELSEWHERE)
@given(ALL)
@examples(150)
def test_one_visit_never_reports_a_loss(history: list[Visit]):
    for before, seen, _, _, verdict in play(history):
        if verdict.assessment.state in TOLD_AS_LOST and before.state not in TOLD_AS_LOST:
            assert before.ever_good
            earlier = [a for a in verdict.assessment.doubts if a.n < seen.n]
            assert earlier
            assert seen.at - min(a.at for a in earlier) >= timedelta(hours=1)


@given(visits(LOST, min_size=1, max_size=1))
@examples(150)
def test_one_loss_after_a_good_visit_reports_no_loss(one: list[Visit]):
    verdict = list(play([GOOD, *one]))[-1][-1]
    assert verdict.assessment.state not in TOLD_AS_LOST
    assert not {e.kind.value for e in verdict.events} & {state.value for state in TOLD_AS_LOST}


@given(ALL, contexts)
@examples(150)
def test_good_visit_ends_every_doubt(history: list[Visit], context: HostContext):
    state, n = Assessment(), 0
    for *_, verdict in play(history):
        state, n = verdict.assessment, n + 1
    seen = observation(START + timedelta(days=900), n + 1, Finding.SAME)
    after = step(state, seen, Finding.SAME, context)
    assert after.assessment.state is State.AVAILABLE
    assert after.assessment.doubts == ()
    assert after.assessment.pending_text is None
    assert after.assessment.first_absent_at is None
    assert after.assessment.last_good_at == seen.at
    restored = [e.kind for e in after.events if e.kind is EventKind.RESTORED]
    assert bool(restored) is (state.state in TOLD_AS_LOST)


@given(visits(INCONCLUSIVE, max_size=40))
@examples(150)
def test_walls_and_failures_never_become_a_loss_by_repetition(history: list[Visit]):
    for *_, verdict in play([GOOD, *history]):
        assert verdict.assessment.state not in {*TOLD_AS_LOST, State.SUSPECT}


@given(ALL)
@examples(150)
def test_judging_twice_equals_judging_once(history: list[Visit]):
    for before, seen, finding, context, verdict in play(history):
        assert step(before, seen, finding, context) == verdict
        again = step(verdict.assessment, seen, finding, context)
        assert again.assessment == verdict.assessment


@given(ALL)
@examples(60)
def test_stored_observations_and_assessments_are_judged_the_same_when_read_again(history: list[Visit]):
    before = Assessment()
    for _, seen, finding, context, verdict in play(history):
        stored = from_json(Observation, to_json(seen)), from_json(HostContext, to_json(context))
        assert stored == (seen, context)
        again = step(before, stored[0], finding, stored[1])
        assert again == verdict
        before = from_json(Assessment, to_json(again.assessment))


@given(
    st.lists(st.sampled_from([f for f in Finding if f.effect is Effect.LOSS]), max_size=3),
    st.lists(st.sampled_from(INCONCLUSIVE), min_size=2, max_size=8),
    st.randoms(use_true_random=False),
    st.sampled_from([*(f for f in Finding if f.effect in {Effect.LOSS, Effect.GOOD}), Finding.PARKED]),
)
@examples(150)
def test_order_of_inconclusive_visits_does_not_matter(losses, between, chance, last):
    shuffled = list(between)
    chance.shuffle(shuffled)

    def end(middle: list[Finding]) -> Assessment:
        findings = [Finding.FIRST, *losses, *middle, last]
        context = HostContext(home_ok=True)
        played = list(play([(f, 9.0, context, {}) for f in findings]))
        return played[-1][-1].assessment

    one, other = end(between), end(shuffled)
    # `since` may differ: whether a wall lasted long enough to be a state of its own depends on when its looks were
    assert replace(one, since=None) == replace(other, since=None)


@given(
    st.lists(st.sampled_from([f for f in Finding if f.effect is Effect.LOSS]), max_size=3),
    st.lists(st.sampled_from(INCONCLUSIVE), min_size=1, max_size=6),
    st.sampled_from([f for f in Finding if f.effect in {Effect.LOSS, Effect.GOOD}]),
)
@examples(150)
def test_inconclusive_visits_neither_confirm_nor_reset_a_doubt(losses, between, last):
    def end(middle: list[Finding]):
        """The last visit is at the same hour, with or without these in between."""
        gaps = [9.0 * bool(number) for number in range(len(losses) + 1)] + [2.0] * len(middle)
        history = [
            (f, gap, HostContext(home_ok=True), {})
            for f, gap in zip([Finding.FIRST, *losses, *middle], gaps, strict=True)
        ]
        after = list(play([*history, (last, 30 - 2.0 * len(middle), HostContext(home_ok=True), {})]))[-1][-1].assessment
        lost = [(a.at, a.finding) for a in after.doubts if a.finding.effect is Effect.LOSS]
        return after.state, after.certainty, after.kind, after.first_absent_at, lost

    assert end([]) == end(between)


@given(ALL, st.sampled_from(list(Finding)), gaps, contexts)
@examples(100)
def test_further_visit_never_rewrites_an_earlier_event(history, finding, gap, context):
    shorter = [e for *_, v in play(history) for e in v.events]
    longer = [e for *_, v in play([*history, (finding, gap, context, {})]) for e in v.events]
    assert longer[: len(shorter)] == shorter
    assert len({e.id for e in longer}) == len(longer)


@given(ALL)
@examples(150)
def test_since_changes_only_with_the_state(history: list[Visit]):
    for before, seen, _, _, verdict in play(history):
        after = verdict.assessment
        assert after.since == (before.since if after.state is before.state else seen.at)


@given(ALL)
@examples(150)
def test_every_change_to_a_reported_state_is_an_event(history: list[Visit]):
    named = {State(k.value): k for k in EventKind if k.value in set(State)}
    for before, _, _, _, verdict in play(history):
        after, kinds = verdict.assessment, [e.kind for e in verdict.events]
        if after.state is not before.state and after.state in named:
            assert named[after.state] in kinds
        assert len(set(kinds)) == len(kinds)
        assert verdict.reference <= verdict.good
        assert len(after.doubts) <= 100


def test_judging_a_visit_takes_constant_work_however_long_its_history():
    """Counted in calls, which no other program on the machine can slow down; the benchmark has the milliseconds."""
    findings = [Finding.FIRST, Finding.GONE, Finding.GONE, Finding.CHALLENGE, Finding.SAME, Finding.SAME]

    def calls(rounds: int) -> float:
        history = [(finding, 6.0, HostContext(), {}) for finding in findings * rounds]
        counted = Profile()
        judged = counted.runcall(lambda: list(play(history)))
        assert all(verdict.rules for *_, verdict in judged)
        return sum(one.callcount for one in counted.getstats()) / len(history)

    few, many = calls(2), calls(200)
    assert many < 2 * few
    assert many < 500
