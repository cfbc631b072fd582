"""An eventful archive rebuilt from one surviving store: every answer of commands and pages, before and after."""

from __future__ import annotations

import io
import shutil
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from archiver import app, cli, web
from archiver.intake.references import Cite, reference
from storage import catalog as tables
from storage.catalog import schema
from storage.ids import ulid
from storage.journal import SourceAdded, SourceEdited, StandingChanged
from storage.model import Access, HoldKind, RemarkKind, Standing
from tests.support import depth
from tests.support.receiver import SECRET, Receiver
from tests.support.site import NOT_FOUND, Reply, Site, moved, page, tagged
from tests.support.world import QUICK, World
from tests.walk.test_members import report

HIDDEN = "canaryhidden"  # in a sealed source and its work


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Yields the archive's directory, settings and clock, and the receiver of its webhooks."""
    base = tmp_path_factory.mktemp("messy")
    told = Receiver()
    (base / "stores.toml").write_text(
        "".join(f'[[store]]\nname = "{one}"\nurl = "file://{base}/{one}"\n' for one in ("first", "second"))
    )
    with Site(2) as site:
        changes = {"config": str(base / "stores.toml"), "webhook": told.url, "webhook_secret": SECRET}
        world = World(base / "archive", None, **changes)
        assert world.app.notify.tick() == 0
        _life(world, site)
        world.app.settle()
        world.app.settle()
        world.app.notify.tick()
        world.close()
        yield base, changes, world.clock, told
    told.end()


def _life(world: World, site: Site) -> None:
    site.pages |= {
        "/calm": tagged(page("Calm")), "/plain": page("Plain"), "/lost": tagged(page("Lost")), "/r.pdf": report(),
        "/carrier": tagged(page("Carrier", '<iframe src="/r.pdf"></iframe>')), "/altered": page("Altered"),
        "/moving": page("Moving"), "/back": tagged(page("Back")), "/walled": page("Walled"), "/gone": page("Gone"),
        "/told": page("Told"), "/wrong": page("Wrong"), f"/{HIDDEN}": page(f"Title {HIDDEN}", '<p><a href="/r.pdf">Annex</a></p>'),
        f"/{HIDDEN}-2": page("Another"),
    }  # fmt: skip
    paths = (
        "/calm",
        "/plain",
        "/lost",
        "/carrier",
        "/altered",
        "/moving",
        "/back",
        "/walled",
        "/gone",
        "/never",
        "/told",
        "/wrong",
    )
    world.add(*map(site.url, paths), site.url("/calm", 1), quote="the survey of households")
    cite = Cite(title=f"Work {HIDDEN}", url=f"https://x.example/{HIDDEN}", quote=f"Words {HIDDEN}", locator="p. 7")
    sealed = [
        replace(reference(site.url(f"/{HIDDEN}{end}")), access=Access.SEALED, cites=(cite,)) for end in ("", "-2")
    ]
    world.app.intake.register(sealed)
    world.look()
    back = site.pages.pop("/back")
    for path in ("/lost", "/gone", "/told", "/wrong", f"/{HIDDEN}-2"):
        del site.pages[path]
    site.missing = Reply(404, NOT_FOUND)
    site.pages |= {"/altered": page("Altered", seed="another"), "/moving": moved("/calm"), "/walled": Reply(403, b"no")}
    for day in range(6):
        if day == 2:
            _people(world, site)
        if day == 3:
            site.pages["/back"] = back
            _erased(world, site)
        world.clock.move(hours=13)
        world.tick()
        world.app.notify.tick()
        world.clock.move(hours=11)
        world.look()
        world.app.settle()
        world.app.notify.tick()


def _people(world: World, site: Site) -> None:
    """Changes that are not seen on the wire."""
    calm = world.watched(site.url("/calm", 1)).source
    record, now = world.app.journal.record, world.clock()
    record([SourceEdited(source=replace(calm, interval_s=86_400, tags=("kept",)))])
    record([StandingChanged(source=calm.id, standing=Standing.PAUSED)])
    record([StandingChanged(source=world.watched(site.url("/never")).source.id, standing=Standing.RETIRED)])
    twin = replace(world.watched(site.url("/plain")).source, id=ulid(now), added_at=now)
    record([SourceAdded(source=twin, next_due_at=now)])  # as if another machine had registered it too: they are merged
    for target, path in (("Court of X", "/calm"), ("Court of Y", f"/{HIDDEN}")):
        world.app.holds.place(HoldKind.SOURCE, world.watched(site.url(path)).source.id, target)
    over = world.app.holds.place(HoldKind.CAPTURE, world.visits(site.url("/altered"))[0]["capture"], "Court of Z")
    world.app.holds.release(over.id, "Court of Z, later")
    for path, kind in (
        ("/lost", RemarkKind.NOTE), ("/gone", RemarkKind.MUTE), ("/told", RemarkKind.EXPLAINED),
        ("/wrong", RemarkKind.FALSE_ALARM), (f"/{HIDDEN}-2", RemarkKind.NOTE),
    ):  # fmt: skip
        world.app.remarks.make(site.url(path), kind, actor=f"somebody {HIDDEN}", reason=f"since {HIDDEN}")


def _erased(world: World, site: Site) -> None:
    for path, times in (("/plain", 2), ("/back", 1), (f"/{HIDDEN}-2", 1)):
        for number in range(times):
            one = world.app.lookup.by_id(world.visits(site.url(path))[number]["capture"])
            world.app.purging.purge([one], f"Order {len(path)}")
            world.app.settle()  # a held capture has to be copied first
            assert world.app.purging.finish() == []


# ---- every answer ------------------------------------------------------------------------------------------------------


def printed(world: World) -> dict[str, str]:
    """What the commands print."""
    urls = [one.source.url for one in world.app.lookup.sources()]
    commands = [
        ("sources", "--json"), ("events", "--json"), ("cases", "--json"), ("holds", "--all", "--json"),
        ("export", "--register"), ("export", "--register", "--json"), ("events",), ("cases",),
        *(("show", url, "--json") for url in urls),
    ]  # fmt: skip
    return {" ".join(one): _run(world, *one) for one in commands}


def _run(world: World, *arguments: str) -> str:
    """What a command prints about the world's archive."""
    given = QUICK | {"ARCHIVER_DATA": str(world.root), "ARCHIVER_CONFIG": str(world.settings.file)}
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out):
        for name, value in given.items():
            patched.setenv(name, value)
        code = cli.run(list(arguments))
    assert code == 0, arguments
    return out.buffer.getvalue().decode()


def _addresses(whole: app.App) -> list[str]:
    with whole.catalog.read() as conn:
        watched = tables.sources.listing(conn)
        works = [one.id for one, _ in tables.works.listing(conn)]
        captures = [one.id for source in watched for n in range(1, source.n + 1)
                    for one in tables.captures.of_visit(conn, source.source.id, n)]  # fmt: skip
    urls, sources = [one.source.url for one in watched], [one.source.id for one in watched]
    cases, some = [one.id for one in whole.lookup.cases()], captures[::11]
    return [
        "/", "/sources", "/events", "/api/v1/overview", "/api/v1/sources?limit=100", "/api/v1/events?limit=100",
        "/feeds/events.atom", "/cdx?url=127.0.0.0&matchType=host", "/cdx?url=http://127*&output=json",
        "/ledger/checkpoint", "/ledger/tile/0/000",
        *(f"{to}/{one}" for to in ("/source", "/api/v1/sources") for one in sources),
        *(f"/api/v1/sources/{one}/visits?limit=100" for one in sources),
        *(f"/source/{one.source.id}/visit/{n}" for one in watched for n in (1, one.n)),
        *(f"{to}/{one}" for to in ("/case", "/api/v1/cases") for one in cases),
        *(f"{to}/{one}" for to in ("/work", "/api/v1/works") for one in works),
        *(f"{to}{url}" for to in ("/cdx?url=", "/timemap/link/", "/timemap/json/", "/timegate/") for url in urls),
        *(f"/web/{time}/{url}" for time in ("2021", "20210303id_", "20210306") for url in urls),
        *(f"/api/v1/captures/{one}" for one in captures),
        *(f"/capture/{one}{of}" for of in ("", "/file", "/stored", "/record.warc.gz", "/text") for one in some),
        *(f"/api/v1/captures/{one}{of}" for of in ("/proof", "/text") for one in some),
    ]  # fmt: skip


def served(world: World, at: datetime) -> dict[str, dict[str, tuple[int, str]]]:
    """What pages and the API answer at that instant, with and without a token."""
    whole = app.build(world.settings, now=lambda: at)
    asked = _addresses(whole)[:: 2 if depth.QUICK else 1]
    token = web.new_token(whole.catalog, "reader", "read", at)
    found: dict[str, dict[str, tuple[int, str]]] = {}
    with TestClient(web.create_app(whole), base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
        for reader, headers in (("anyone", {}), ("reader", {"Authorization": f"Bearer {token}"})):
            answers = {one: client.get(one, headers=headers) for one in asked}
            found[reader] = {one: (it.status_code, _text(it)) for one, it in answers.items()}
    whole.close()
    return found


def _text(answer) -> str:
    """The answer's text and redirect target, without the name of the store that is gone."""
    told = answer.content.decode("latin-1") + answer.headers.get("location", "")
    return told.replace('["first","second"]', '["second"]').replace(">first, second <", ">second <")


def _leaves(world: World) -> list[tuple]:
    with world.app.catalog.read() as conn:
        return [tuple(row) for row in conn.execute(schema.leaves.select().order_by(schema.leaves.c.seq))]


@pytest.mark.server  # a minute
@pytest.mark.timeout(600)
def test_all_answers_are_the_same_after_a_rebuild_and_nothing_is_sent_again(lived, tmp_path):
    base, changes, clock, told = lived
    world = World(base / "archive", clock, **changes)
    world.sound()
    at, messages = world.clock(), len(told.got)
    assert messages >= 5
    before, leaves, lines = served(world, at), _leaves(world), printed(world)
    world.close()
    assert [one for one, (_, text) in before["anyone"].items() if HIDDEN in text] == []
    assert [one for one, (_, text) in before["reader"].items() if HIDDEN in text]

    # machine, catalog and the first store are lost; the second, and the keys from a backup, remain
    root = tmp_path / "again"
    shutil.copytree(base / "archive" / "keys", root / "keys")
    shutil.copytree(base / "second", tmp_path / "second")
    (tmp_path / "stores.toml").write_text(f'[[store]]\nname = "second"\nurl = "file://{tmp_path}/second"\n')
    world = World(root, clock, **(changes | {"config": str(tmp_path / "stores.toml")}))
    result = world.app.rebuild()
    assert (result.damaged, result.gaps, result.doubles, result.sealed) == ((), (), (), ())
    world.app.settle()
    after = served(world, at)
    for reader, answers in before.items():
        assert answers.keys() == after[reader].keys()
        for one, answer in answers.items():
            assert after[reader][one] == answer, (reader, one)
    assert _leaves(world) == leaves
    assert printed(world) == lines
    world.app.notify.tick()
    assert len(told.got) == messages
    assert {one.damage for one in world.app.auditor.whole()} == {None}
    world.close()
