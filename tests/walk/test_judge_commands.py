"""The commands note, explain, mute and rejudge on an archive filled by real looks, and the webhook that hears of it."""

from __future__ import annotations

import json
import shutil

import pytest

from archiver import app, cli
from archiver.judge.table import RULES_OF
from storage import catalog as tables
from storage import journal
from storage.layout import JOURNAL
from storage.model import RemarkKind
from tests.support.receiver import SECRET
from tests.support.site import page
from tests.support.world import QUICK, decided, lines, told
from tests.walk.test_judge_false_alarms import NEWS, SENTENCE, show
from tests.walk.test_judgement_table import after, held, rules

REASON = "I rang the institute up"


@pytest.fixture
def hooked(make_world, receiver):
    world = make_world(webhook=receiver.url, webhook_secret=SECRET)
    assert world.app.notify.tick() == 0  # it receives events from now on
    return world


@pytest.fixture
def archiver(monkeypatch, capfd, tmp_path):
    """Runs a command on a world's archive: its JSON lines, or (exit code, standard error) if it fails."""
    monkeypatch.chdir(tmp_path)

    def run(world, *arguments):
        for name, value in {**QUICK, "ARCHIVER_DATA": str(world.root)}.items():
            monkeypatch.setenv(name, value)
        capfd.readouterr()
        code = cli.run([*arguments, "--json"])
        out, err = capfd.readouterr()
        return lines(out) if code == 0 else (code, err)

    return run


def lost(site, world):
    url = held(site, world)
    body = site.pages.pop("/papers/report")
    assert after(world, url, 0, 12, 24.1)[-1][1] == "removed"
    return url, body


def sent(receiver):
    return [json.loads(body)["data"]["kind"] for _, body, _ in receiver.got]


def acts(world, act):
    found = []
    for stat in world.app.blobs.names(JOURNAL):
        written = journal.read(world.app.blobs, stat.name)
        found += [one for one in written.entries if isinstance(one, journal.OperatorAct) and one.act == act]
    return found


def test_muted_case_is_listed_but_not_sent_until_the_source_is_served_again(site, hooked, receiver, archiver):
    world = hooked
    url = held(site, world)
    body = site.pages.pop("/papers/report")
    after(world, url, 0)
    (made,) = archiver(world, "mute", url, "--reason", REASON, "--by", "Ada")
    assert (made["kind"], made["by"], made["reason"], made["to"]) == ("mute", "Ada", REASON, None)
    assert after(world, url, 12, 24.1)[-1][1] == "removed"
    site.pages["/papers/report"] = body
    after(world, url, 1, 2)
    world.app.notify.tick()
    assert sent(receiver) == ["first", "suspected"], "what came before it was asked for; nothing of the end of the case"
    assert [one["kind"] for one in archiver(world, "events")] == ["first", "suspected", "removed", "restored"]
    del site.pages["/papers/report"]
    after(world, url, 3, 16, 28)
    world.app.notify.tick()
    assert sent(receiver)[2:] == ["suspected", "removed"], "the next case is another"


def test_explained_case_is_not_sent_and_a_noted_case_is(site, hooked, receiver, archiver):
    world = hooked
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 0)
    (case,) = archiver(world, "cases")
    (noted,) = archiver(world, "note", case["id"], "they are moving house")
    assert (noted["kind"], noted["case"]) == ("note", case["id"])
    after(world, url, 12, 24.1)
    world.app.notify.tick()
    assert sent(receiver) == ["first", "suspected", "removed"]
    assert "remark-note" not in rules(world, url), "a note changes nothing"
    (explained,) = archiver(world, "explain", case["id"], "explained", "--reason", REASON)
    assert explained["kind"] == "explained"
    site.pages["/papers/report"] = page("Report")
    after(world, url, 2)
    assert world.kinds(url)[-1] == "restored"
    world.app.notify.tick()
    assert len(receiver.got) == 3


def test_explaining_affects_the_next_look_and_leaves_past_events_unchanged(site, world, archiver):
    url, _ = lost(site, world)
    before = archiver(world, "events")
    (made,) = archiver(world, "explain", url, "false_alarm", "--reason", REASON)
    assert made["source"] == world.watched(url).source.id
    assert after(world, url, 1)[-1][1] == "suspect"
    assert archiver(world, "events")[: len(before)] == before
    archiver(world, "explain", url, "known_move", "--reason", REASON, "--to", site.url("/new"))
    assert after(world, url, 1)[-1][1] == "moved"


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        (("explain", "URL", "nonsense", "--reason", "x"), (2, "none of explained")),
        (("explain", "URL", "known_move", "--reason", "x"), (2, "--to")),
        (("explain", "URL", "explained", "--reason", " "), (2, "say why")),
        (("note", "URL", "x" * 5000), (2, "4000")),
        (("mute", "00000000-0000-0000-0000-000000000000", "--reason", "x"), (6, "no record")),
        (("note", "https://nowhere.example/", "x"), (6, "")),
    ],
)
def test_invalid_remarks_are_refused_and_nothing_is_recorded(site, world, archiver, arguments, refused):
    url, _ = lost(site, world)
    given = [url if one == "URL" else one for one in arguments]
    code, said = archiver(world, *given)
    assert code == refused[0]
    assert refused[1] in said
    (case,) = world.app.lookup.cases()
    assert world.app.remarks.of(case) == []


def test_remarks_survive_a_rebuild_and_have_the_same_effect(site, world, archiver, tmp_path):
    url, body = lost(site, world)
    archiver(world, "explain", url, "false_alarm", "--reason", REASON, "--by", "Ada")
    after(world, url, 1)
    archiver(world, "mute", url, "--reason", "enough")
    archiver(world, "note", url, "a note")
    site.pages["/papers/report"] = body
    after(world, url, 2, 3)
    with world.app.catalog.read() as conn:
        live = tables.remarks.of_source(conn, world.watched(url).source.id)
    other = app.build(decided(tmp_path / "other", store=f"file://{world.root}/store"), now=world.app.now)
    try:
        other.sealer.key_file.parent.mkdir(mode=0o700)
        shutil.copy2(world.app.sealer.key_file, other.sealer.key_file)
        other.rebuild()
        with other.catalog.read() as conn:
            made = tables.remarks.of_source(conn, world.watched(url).source.id)
        assert made == live
        assert [one.kind for one in made] == [RemarkKind.FALSE_ALARM, RemarkKind.MUTE, RemarkKind.NOTE]
        (case, *_) = other.lookup.cases()
        assert other.remarks.of(case)[0].reason == REASON
        assert told(other) == told(world.app)
    finally:
        other.close()


@pytest.mark.parametrize("how", [(), ("--deep",)])
def test_rejudging_reproduces_the_result_and_records_the_run_with_write(site, world, archiver, how):
    url, body = lost(site, world)
    archiver(world, "explain", url, "false_alarm", "--reason", REASON)
    site.pages["/papers/report"] = body
    after(world, url, 1, 2)
    n = world.watched(url).n
    assert archiver(world, "rejudge", *how) == [{"sources": 1, "visits": n, "changed": 0, "unread": 0, "earlier": 0}]
    assert acts(world, "rejudge.end") == []
    archiver(world, "rejudge", *how, "--write")
    (end,) = acts(world, "rejudge.end")
    assert (end.details["visits"], end.details["changed"]) == (str(n), "0")
    assert end.details["rules"] == world.app.lookup.visit(world.watched(url).source.id, n).rules
    assert acts(world, "rejudge") == []


def test_rejudging_with_other_rules_lists_and_records_changes_with_sealed_reasons(site, world, archiver, monkeypatch):
    url, _ = lost(site, world)
    events = archiver(world, "events")
    monkeypatch.setattr("archiver.judge.table.RULES_OF", dict.fromkeys(RULES_OF, ()))  # rules that confirm nothing
    monkeypatch.setattr("archiver.judge.RULES", "judge/x")
    monkeypatch.setattr("archiver.rejudge.walking.VERSION", "text/x rules/x")
    doubted, changed, end = archiver(world, "rejudge", "--write")
    assert end == {"sources": 1, "visits": 4, "changed": 2, "unread": 0, "earlier": 4}, (
        "bodies were not looked at again"
    )
    assert (doubted["n"], doubted["was"]["events"]) == (2, ["suspected"]), "nothing says how sure it is any more"
    assert (changed["url"], changed["n"], changed["was"]["state"], changed["now"]["state"]) == (
        url, 4, "removed", "suspect",
    )  # fmt: skip
    assert (changed["was"]["events"], changed["now"]["events"]) == (["removed"], [])
    assert changed["now"]["rules"] == "judge/x"
    _, written = acts(world, "rejudge")
    assert json.loads(written.details["was"])["state"] == "removed"
    assert json.loads(written.details["now"])["state"] == "suspect"
    assert written.details["why"].startswith("sealed:")
    assert json.loads(world.app.sealer.open(written.details["why"])) == changed["why"]
    assert url not in json.dumps(written.details)
    assert archiver(world, "events") == events, "what was told stays as it was told"
    monkeypatch.undo()  # before the end of the test checks the archive


def told_of_its_news(site, world):
    show(site, *NEWS[:3])
    url = held(site, world, body=site.pages["/papers/report"])
    show(site, *NEWS[3:6])
    after(world, url, 6, 8)
    return url


def test_false_alarm_on_an_alteration_names_its_event_and_the_place_it_spares(site, world, archiver, tmp_path):
    url = told_of_its_news(site, world)
    event = archiver(world, "events")[-1]
    assert event["kind"] == "altered"
    (made,) = archiver(world, "explain", event["id"], "false_alarm", "--reason", REASON)
    assert (made["case"], made["kind"]) == (event["id"], "false_alarm")
    assert made["places"] == [{"before": "News of the ministry", "after": "How to write to us"}]
    show(site, *NEWS[6:9])
    assert after(world, url, 20)[-1][0] == "presentation"
    assert archiver(world, "cases") == [], "it is no case"
    other = app.build(decided(tmp_path / "other", store=f"file://{world.root}/store"), now=world.app.now)
    try:
        other.sealer.key_file.parent.mkdir(mode=0o700)
        shutil.copy2(world.app.sealer.key_file, other.sealer.key_file)
        other.rebuild()
        with world.app.catalog.read() as conn, other.catalog.read() as again:
            host = world.watched(url).source.host
            assert tables.remarks.steering(again, host) == tables.remarks.steering(conn, host)
            assert tables.remarks.steering(again, host)[event["source"]]
    finally:
        other.close()
    (back,) = archiver(world, "explain", url, "withdrawn", "--reason", "I erred")
    assert back["case"] == event["id"]
    code, said = archiver(world, "explain", url, "known_move", "--reason", REASON, "--to", site.url("/new"))
    assert (code, "has not moved" in said) == (2, True)


def test_muted_alteration_silences_later_alterations_but_no_loss(site, hooked, receiver, archiver):
    world = hooked
    url = told_of_its_news(site, world)
    archiver(world, "mute", url, "--reason", REASON)
    show(site, *NEWS[6:9])
    after(world, url, 20, 22)
    del site.pages["/papers/report"]
    after(world, url, 24, 36, 49)
    world.app.notify.tick()
    assert sent(receiver) == ["first", "altered", "suspected", "removed"]
    assert [one["kind"] for one in archiver(world, "events")].count("altered") == 2, "listed, and not sent"


def test_muted_alteration_does_not_silence_a_missing_cited_passage(site, hooked, receiver, archiver):
    world = hooked
    url = told_of_its_news(site, world)
    world.add(url, quote=SENTENCE)
    archiver(world, "mute", url, "--reason", REASON)
    site.pages["/papers/report"] = site.pages["/papers/report"].replace(SENTENCE.encode(), b"It says something else.")
    after(world, url, 20, 22)
    world.app.notify.tick()
    assert sent(receiver) == ["first", "altered", "altered"]


def test_rejudging_after_an_unknown_source_reports_an_error(site, world, archiver):
    lost(site, world)
    code, told = archiver(world, "rejudge", "--after", "nope")
    assert code in {2, 6}
    assert "nope" in told
