"""Remarks of people on cases, and judging again, over real looks and a rebuild."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver import words
from archiver.cli import human
from archiver.errors import AddressRefused, UsageError
from archiver.rejudge import Changed, Done, Rejudge, rejudge_look
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import RemarkKind, State
from tests.support.notices import LOGIN, PARKED
from tests.support.site import Reply, page
from tests.walk.test_judgement_table import after, held, rules


def say(world, case, kind, **more):
    return world.app.remarks.make(case, kind, actor="Ada", reason="I rang them up", **more)


def lost(site, world):
    url = held(site, world)
    body = site.pages.pop("/papers/report")
    assert after(world, url, 0, 12, 24.1)[-1][1] == "removed"
    return url, body


def test_false_alarm_resets_the_evidence_and_keeps_past_events(site, world):
    url, _ = lost(site, world)
    told = world.kinds(url)
    say(world, url, RemarkKind.FALSE_ALARM)
    assert world.kinds(url) == told
    assert after(world, url, 1)[-1][1] == "suspect", "a new doubt, from its first look"
    assert "remark-false_alarm" in rules(world, url)
    assert after(world, url, 12, 24.1)[-1][1] == "removed"
    assert world.kinds(url) == [*told, "suspected", "removed"]


@pytest.mark.parametrize("between", [None, Reply(503, b"down"), Reply(404, b"gone")])
def test_return_after_a_reported_loss_is_reported_although_it_was_called_a_false_alarm(site, world, between):
    url, body = lost(site, world)
    (told,) = [one.text for one in world.app.lookup.events() if one.kind.value == "removed"]
    say(world, url, RemarkKind.FALSE_ALARM)
    if between is not None:
        site.pages["/papers/report"] = between
        after(world, url, 1)
    site.pages["/papers/report"] = body
    after(world, url, 2, 3)
    assert world.kinds(url).count("restored") == 1
    assert world.kinds(url)[-1] == "restored"
    absent = told.partition("first absent ")[2].partition(" UTC")[0]
    (back,) = [one.text for one in world.app.lookup.events() if one.kind.value == "restored"]
    assert f"it was first absent {absent} UTC" in back


@pytest.mark.parametrize("kind", [RemarkKind.NOTE, RemarkKind.FALSE_ALARM])
def test_end_of_an_unconfirmed_doubt_with_a_remark_is_not_reported(site, world, kind):
    url = held(site, world)
    body = site.pages.pop("/papers/report")
    after(world, url, 0)
    say(world, url, kind)
    site.pages["/papers/report"] = body
    assert after(world, url, 1)[-1][:2] == ("same", "available")
    assert world.kinds(url) == ["first", "suspected"]


def test_known_move_makes_the_source_moved_at_the_next_look(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 0)
    with pytest.raises(UsageError):
        say(world, url, RemarkKind.KNOWN_MOVE)
    with pytest.raises(UsageError, match="the address itself"):
        say(world, url, RemarkKind.KNOWN_MOVE, url=url)
    say(world, url, RemarkKind.KNOWN_MOVE, url=site.url("/new"))
    assert after(world, url, 1, 30)[-1][1:] == ("moved", "confirmed")
    (sure,) = [one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "confidence"]
    assert sure.startswith("Confidence is medium.")
    assert "at which nobody looked" in sure
    assert words.reason("confidence", sure, "zh")
    assert world.kinds(url) == ["first", "suspected", "moved"]


def test_wrong_baseline_makes_the_next_content_the_reference(site, world):
    url = held(site, world, body=page("Under construction"))
    site.pages["/papers/report"] = page("Wages")
    assert after(world, url, 0)[-1][:2] == ("replaced", "suspect")
    old = world.watched(url).last.id
    say(world, url, RemarkKind.WRONG_BASELINE)
    site_says = site.pages["/papers/report"]
    site.pages["/papers/report"] = Reply(200, LOGIN)
    after(world, url, 1)
    assert world.watched(url).last.id == old, "a wall becomes no reference, whatever was said"
    site.pages["/papers/report"] = site_says
    assert after(world, url, 2)[-1][:2] == ("first", "available")
    assert world.watched(url).last.id != old
    assert after(world, url, 3)[-1][0] == "same"
    assert "altered" not in world.kinds(url)


def test_return_after_our_copy_was_set_aside_is_reported_as_a_new_first_copy(site, world):
    """Nothing was compared, and the old text may be nowhere. The event's kind stays."""
    url, _ = lost(site, world)
    say(world, url, RemarkKind.WRONG_BASELINE)
    site.pages["/papers/report"] = page("Quite another")
    assert after(world, url, 1)[-1][:2] == ("first", "available")
    newest = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    at = words.instant(newest.at)
    assert newest.kind.value == "restored"
    assert newest.text == f"Our earlier copy was set aside, and a new first copy kept: received {at}."
    assert words.translate_sentence(newest.kind, newest.text, words.WORDS["zh"]) == (
        f"此前的副本已不再采用，另行留存了新的首份副本：收到于 {words.instant(newest.at, 'zh')}。"
    )
    assert words.kind(newest.kind, text=newest.text) == "our earlier copy was set aside, and a new first copy kept"
    (case,) = world.app.lookup.cases()
    assert (case.status, case.end) == ("restored", "set_aside")
    assert f"a new first copy kept {at}" in human.case(case)


def test_restored_page_with_a_note_on_its_case_is_restored_as_usual(site, world):
    url, body = lost(site, world)
    say(world, url, RemarkKind.NOTE)
    site.pages["/papers/report"] = body
    after(world, url, 1)
    newest = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert newest.text.startswith("Served at this address again")
    assert world.app.lookup.cases()[0].end == "served"


def test_mute_silences_a_case_from_the_next_look_until_the_source_is_served_again(site, world):
    url, body = lost(site, world)
    source = world.watched(url).source.id
    n = world.watched(url).n

    def silent(at):
        with world.app.catalog.read() as conn:
            return tables.remarks.is_silenced(conn, source, at)

    assert not silent(n + 1)
    say(world, url, RemarkKind.MUTE)
    assert not silent(n), "what was before it was sent"
    assert silent(n + 1)
    site.pages["/papers/report"] = body
    after(world, url, 1, 2)
    assert not silent(n + 2)


@pytest.mark.parametrize("kind", [RemarkKind.MUTE, RemarkKind.EXPLAINED, RemarkKind.FALSE_ALARM, RemarkKind.KNOWN_MOVE])
@pytest.mark.parametrize("over", [True, False])
def test_remark_on_a_case_does_not_affect_a_later_case(site, world, kind, over):
    """Made while the case is open or after it has ended: the source's next loss is another case."""
    url, body = lost(site, world)
    (case,) = world.app.lookup.cases()
    more = {"url": site.url("/new")} if kind is RemarkKind.KNOWN_MOVE else {}
    if not over:
        say(world, case.id, kind, **more)
    site.pages["/papers/report"] = body
    after(world, url, 1, 2)
    if over:
        say(world, case.id, kind, **more)
    del site.pages["/papers/report"]
    assert [one[1] for one in after(world, url, 6, 18, 30.1)] == ["suspect", "suspect", "removed"]
    assert not [one for one in rules(world, url) if one.startswith("remark-")]
    source = world.watched(url)
    with world.app.catalog.read() as conn:
        assert not tables.remarks.is_silenced(conn, source.source.id, source.n)


def test_repeated_wrong_baseline_sets_aside_the_newer_copy_as_well(site, world):
    url, body = lost(site, world)
    say(world, url, RemarkKind.WRONG_BASELINE)
    site.pages["/papers/report"] = body
    assert after(world, url, 1)[-1][0] == "first"
    say(world, world.app.lookup.cases()[0].id, RemarkKind.WRONG_BASELINE)
    assert [one[0] for one in after(world, url, 2, 8)] == ["first", "same"]


def test_copy_set_aside_stays_so_although_the_source_counts_as_served_meanwhile(site, world):
    """A remark on a case steers until the source is served again; a wrong baseline lasts until another copy is kept."""
    url, _ = lost(site, world)
    old = world.watched(url).last.id
    say(world, url, RemarkKind.WRONG_BASELINE)
    say(world, url, RemarkKind.FALSE_ALARM)
    site.pages["/papers/report"] = Reply(503, b"down")
    assert after(world, url, 1)[-1][:2] == ("server_error", "available")
    assert world.watched(url).last.id == old, "nothing was received that could take its place"
    site.pages["/papers/report"] = page("Wages")
    assert [one[:2] for one in after(world, url, 1, 2)] == [("first", "available"), ("same", "available")]


def test_wrong_baseline_cannot_be_withdrawn_once_a_new_first_copy_is_kept(site, world):
    """Before that it can."""
    url, _ = lost(site, world)
    (case,) = world.app.lookup.cases()
    say(world, url, RemarkKind.WRONG_BASELINE)
    say(world, url, RemarkKind.WITHDRAWN)
    site.pages["/papers/report"] = page("Wages")
    assert after(world, url, 1)[-1][:2] == ("replaced", "removed")
    say(world, url, RemarkKind.WRONG_BASELINE)
    say(world, url, RemarkKind.MUTE)
    assert after(world, url, 1)[-1][:2] == ("first", "available")
    with pytest.raises(UsageError, match=f"look {world.watched(url).n} kept a first copy anew"):
        say(world, case.id, RemarkKind.WITHDRAWN)


def test_remark_on_an_earlier_case_is_withdrawn_by_the_cases_id(site, world):
    url, _ = lost(site, world)
    (case,) = world.app.lookup.cases()
    say(world, url, RemarkKind.FALSE_ALARM)
    after(world, url, 6)
    with pytest.raises(UsageError, match=f"nothing was said .* is of record {case.id}"):
        say(world, url, RemarkKind.WITHDRAWN)
    say(world, case.id, RemarkKind.WITHDRAWN)


def test_known_move_remarked_after_a_false_alarm_takes_effect(site, world):
    url, _ = lost(site, world)
    say(world, url, RemarkKind.FALSE_ALARM)
    say(world, url, RemarkKind.KNOWN_MOVE, url="https://new.example/17")
    assert after(world, url, 6)[-1][1:] == ("moved", "confirmed")


def test_mute_on_an_alteration_can_be_withdrawn_although_its_copies_were_set_aside(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = page("Report", "<p>The third table was corrected in March of this year.</p>")
    after(world, url, 0, 2)
    assert world.kinds(url)[-1] == "altered"
    (altered,) = [one for one in world.app.lookup.events() if one.kind.value == "altered"]
    say(world, altered.id, RemarkKind.WRONG_BASELINE)
    assert after(world, url, 1)[-1][0] == "first"
    with pytest.raises(UsageError, match="kept a first copy anew"):
        say(world, altered.id, RemarkKind.WITHDRAWN)
    say(world, altered.id, RemarkKind.MUTE)
    say(world, altered.id, RemarkKind.WITHDRAWN)


def test_remark_text_is_sealed_in_the_store_and_readable_with_the_key(site, world):
    url, _ = lost(site, world)
    say(world, url, RemarkKind.NOTE)
    (case,) = world.app.lookup.cases()
    (remark,) = world.app.remarks.of(case)
    assert (remark.actor, remark.reason, remark.kind) == ("Ada", "I rang them up", "note")
    with world.app.catalog.read() as conn:
        (kept,) = tables.remarks.of_source(conn, case.source)
    assert kept.reason.startswith("sealed:")
    with pytest.raises(NotFound):
        say(world, "00000000-0000-0000-0000-000000000000", RemarkKind.NOTE)


def test_rejudging_by_the_same_rules_changes_nothing(site, world):
    url, body = lost(site, world)
    say(world, url, RemarkKind.FALSE_ALARM)
    after(world, url, 1)
    site.pages["/papers/report"] = body
    after(world, url, 2, 3)
    (done,) = list(Rejudge(world.app.catalog, world.app.blobs).all())
    assert isinstance(done, Done)
    assert (done.sources, done.visits, done.changed) == (1, world.watched(url).n, 0)


def test_rejudging_by_other_rules_lists_the_changes_and_changes_nothing(site, world):
    url, _ = lost(site, world)
    before = world.told()

    def patient(earlier, record, source):
        """Rules that never confirm a removal."""
        verdict = rejudge_look(earlier, record, source)
        if verdict.assessment.state is not State.REMOVED:
            return verdict
        return replace(verdict, assessment=replace(verdict.assessment, state=State.SUSPECT), events=(), rules="judge/x")

    *found, done = list(Rejudge(world.app.catalog, world.app.blobs, patient).all())
    assert done.changed == len(found) == 1
    (one,) = found
    assert isinstance(one, Changed)
    assert (one.url, one.was.state, one.now.state) == (url, "removed", "suspect")
    assert (one.was.events, one.now.events, one.now.rules) == (("removed",), (), "judge/x")
    assert one.why
    assert world.told() == before


@pytest.mark.parametrize(
    ("kind", "more", "match"),
    [
        (RemarkKind.WITHDRAWN, {}, "nothing was said of this record"),
        (RemarkKind.FALSE_ALARM, {"url": "https://new.example/17"}, "with known_move alone"),
    ],
)
def test_remark_without_effect_is_refused_with_an_explanation(site, world, kind, more, match):
    url, _ = lost(site, world)
    with pytest.raises(UsageError, match=match):
        say(world, url, kind, **more)
    with pytest.raises(NotFound, match="there is no record nosuch; `archiver cases`"):
        say(world, "nosuch", RemarkKind.NOTE)
    assert world.app.remarks.of(world.app.lookup.cases()[0]) == []


@pytest.mark.parametrize("to", ["http://10.0.0.1/report", "http://[::ffff:192.168.1.1]/", "https://new.example:25/"])
def test_known_move_to_a_forbidden_address_is_refused(site, world, to):
    url, _ = lost(site, world)
    with pytest.raises(AddressRefused, match="is refused"):
        say(world, url, RemarkKind.KNOWN_MOVE, url=to)
    assert world.app.remarks.of(world.app.lookup.cases()[0]) == []


def test_known_move_applies_although_the_old_site_is_parked(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = site.pages["/"] = PARKED
    site.missing = PARKED
    after(world, url, 6)
    say(world, url, RemarkKind.KNOWN_MOVE, url=site.url("/new"))
    assert after(world, url, 6)[-1][1:] == ("moved", "confirmed")
    after(world, url, 24, 48, 72)
    assert world.kinds(url) == ["first", "suspected", "moved"]
