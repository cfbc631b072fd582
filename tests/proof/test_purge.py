"""Lawful erasure: what is erased is nowhere any more, what stays is unchanged, whenever the process is killed."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from archiver.lookup import Bodies
from demo.site import pdf
from storage import catalog as tables
from storage.catalog import schema
from storage.errors import Held, LeaseLost, Purged
from storage.ids import ulid
from storage.journal import PurgeBegun
from storage.model import HoldKind
from storage.warc import made_whole
from tests.support import postgres
from tests.support.site import Reply, page, prose, tagged
from tests.support.world import World, kept, sound, told

TITLE, WORDS = "Canarytitle of a survey", "zanzibarcanary"
COURT = "Court of X, 12/2026"
BODY = page(TITLE, f"<p>{WORDS} was said by someone who wants it erased.</p>", seed="secret")


def text_of(data: bytes) -> bytes:
    """The bytes, followed by their decompressed form if they are gzip."""
    try:
        return data + gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data


def anywhere(root: Path, *words: str) -> list[str]:
    """Files below this directory in which one of the words can be read."""
    found = []
    for path in sorted(one for one in root.rglob("*") if one.is_file()):
        data = text_of(path.read_bytes())
        found += [f"{path.relative_to(root)}: {word}" for word in words if word.encode() in data]
    return found


def others(world: World, gone: set[str]) -> dict[str, bytes]:
    """The body of every capture that is not to be erased."""
    return {one.id: world.app.lookup.open(one).stored.read() for one in world.captures() if one.id not in gone}


def rows(world: World) -> str:
    """The whole content of the catalog as text."""
    with world.app.catalog.read() as conn:
        return "".join(
            repr(tuple(row)) for table in schema.metadata.tables.values() for row in conn.execute(table.select())
        )


def said(world: World) -> dict[str, list]:
    """What commands print, without the names of segments, which change, and without what was erased."""
    found = told(world.app)
    for line in found["show"]:
        del line["purged"]
        for visit in line["visits"]:
            del visit["segment"]
    return found


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
def database(request):
    return postgres.blank() if request.param == "postgres" else ""


@pytest.fixture
def lived(tmp_path, site, database):
    """Sources of every kind: one whose payload came whole again, one that answers 304, one beside them."""
    site.pages |= {"/plain": BODY, "/tagged": tagged(BODY), "/other": tagged(page("Other"))}
    world = World(tmp_path / "archive", None, database=database)
    world.add(site.url("/plain"), site.url("/tagged"), site.url("/other"))
    for _ in range(3):
        world.look()
        world.clock.move(hours=1)
    yield world
    world.close()


def purge(world: World, *captures: str, authority: str = COURT):
    return world.app.purging.purge([world.app.lookup.by_id(one) for one in captures], authority, who="canary-actor")


def everything(world: World) -> list[str]:
    """Every capture with the payload that is to be erased."""
    secret = next(one for one in world.captures() if one.url.endswith("/plain"))
    with world.app.catalog.read() as conn:
        return [one.id for one in tables.purges.of_payload(conn, secret.payload_sha256)]


def test_erasing_one_capture_turns_its_revisits_into_full_copies(lived, site):
    plain, tag = lived.visits(site.url("/plain")), lived.visits(site.url("/tagged"))
    first, second = plain[0]["capture"], plain[1]["capture"]
    assert plain[1]["original"] == plain[2]["original"] == first
    before, facts = others(lived, {first, tag[0]["capture"]}), said(lived)
    done, left = purge(lived, first, tag[0]["capture"])
    assert left == []
    assert (len(done.erased), done.authority) == (2, COURT)
    assert others(lived, {first, tag[0]["capture"]}) == before
    assert said(lived) == facts
    assert before[second] == BODY
    heir = lived.app.lookup.by_id(second)
    assert (heir.revisit, heir.original) == (None, None)
    assert lived.app.lookup.by_id(plain[2]["capture"]).original == second
    with pytest.raises(Purged, match=f"purged by {COURT} on 2021-03-01"):
        lived.app.lookup.open(lived.app.lookup.by_id(first))
    assert lived.app.lookup.capture(site.url("/plain"), good=False).id == plain[2]["capture"]
    sound(lived.app)  # a rebuild says the same, word for word
    lived.app.settle()
    assert {one.damage for one in lived.app.auditor.whole()} == {None}
    lived.clock.move(hours=30)
    again = lived.one(site.url("/plain"))
    assert again["finding"] == "same"
    sound(lived.app)


def test_kept_text_is_erased_with_its_copy_and_neighbouring_texts_move(lived, site):
    first, other = (lived.visits(site.url(path))[0]["capture"] for path in ("/plain", "/other"))
    before = kept(lived.app)
    bodies = Bodies(lived.app.catalog, lived.app.blobs)
    text = bodies.text(other)
    assert WORDS.encode() in bodies.text(first)
    assert before[first][0].segment == before[other][0].segment
    purge(lived, first)
    after = kept(lived.app)
    assert (after[first][1], bodies.text(first)) == (None, None)
    assert after[other][1].segment != before[other][1].segment
    assert after[other][1].offset < before[other][1].offset
    assert bodies.text(other) == text
    heir = after[lived.visits(site.url("/plain"))[1]["capture"]][0]
    with lived.app.texts() as texts, lived.app.texts(afresh=True) as again:
        assert WORDS in texts.of_capture(heir).visible
        assert texts.of_capture(after[other][0]) == again.of_capture(after[other][0])
        assert texts.of_capture(after[first][0]) is None
    sound(lived.app)  # a rebuild finds the texts in the same places


def test_words_of_a_fully_erased_payload_are_nowhere_on_disk_or_in_the_catalog(lived, site):
    root = lived.root
    altered = page("Later", "<p>another text altogether</p>", seed="later")
    site.pages |= {"/plain": altered}
    lived.clock.move(hours=30)
    lived.look()  # records which passages were lost
    lived.clock.move(hours=30)
    lived.look()
    gone = set(everything(lived))
    assert len(gone) >= 6
    before, facts = others(lived, gone), said(lived)
    assert WORDS in rows(lived), "a passage that was lost is quoted"
    _, left = purge(lived, *gone)
    assert left == []
    assert others(lived, gone) == before
    lived.app.settle()
    sound(lived.app)
    for name, lines in said(lived).items():
        for was, now in zip(facts[name], lines, strict=True):
            same = {key for key in was if key not in {"visits", "reasons", "title"}}
            assert {key: was[key] for key in same} == {key: now[key] for key in same}
    assert WORDS not in rows(lived)
    assert TITLE not in rows(lived)
    lived.close()
    assert anywhere(root, WORDS, TITLE) == []


def test_passages_of_an_alteration_are_erased_with_the_documents_copy(tmp_path, site, database):
    def annex(*more: str) -> Reply:
        return Reply(200, pdf((f"{prose('annex', 60)} {' '.join(more)}",)), "application/pdf")

    report = page("Report", '<p><a href="/annex.pdf">Annex</a></p>')
    site.pages |= {"/report": report, "/annex.pdf": annex(f"It names {WORDS}.")}
    world = World(tmp_path / "archive", None, database=database)
    world.add(site.url("/report"))
    gone = set()
    for body in (site.pages["/annex.pdf"], annex(), annex()):
        site.pages["/annex.pdf"] = body
        world.look()
        gone = gone or {one.id for one in world.captures() if one.url.endswith("/annex.pdf")}
        world.clock.move(hours=30)
    assert world.kinds(site.url("/report")) == ["first", "altered"]
    assert WORDS in rows(world), "a passage that was lost is quoted"
    purge(world, *gone)
    world.app.settle()
    sound(world.app)
    assert WORDS not in rows(world)
    world.close()
    assert anywhere(world.root, WORDS) == []


def test_tombstone_names_the_authority_and_seals_the_operators_name(lived, site):
    purge(lived, *everything(lived))
    journal = b"".join(text_of(one.read_bytes()) for one in (lived.root / "store" / "journal").rglob("*.gz"))
    assert COURT.encode() in journal
    assert b"canary-actor" not in journal
    with lived.app.catalog.read() as conn:
        assert [(str(one), count) for one, count in tables.purges.listing(conn)] == [
            (f"purged by {COURT} on 2021-03-01", 6)
        ]
        leaf = [row.leaf for row in tables.leaves.pending(conn, 1000)]
    assert leaf  # the new segments wait for the ledger


def test_held_captures_cannot_be_erased_but_their_neighbours_can(lived, site):
    plain, other = lived.visits(site.url("/plain")), lived.visits(site.url("/other"))
    assert other[0]["segment"] == plain[0]["segment"]
    hold = lived.app.holds.place(HoldKind.CAPTURE, plain[1]["capture"], "Court of Y")
    for wanted in (plain[1], plain[0]):  # the held capture, and the original that it refers to
        with pytest.raises(Held, match="held by Court of Y"):
            purge(lived, wanted["capture"])
    before = others(lived, {other[0]["capture"]})
    records = [_member(lived, one["capture"]) for one in plain[:2]]
    leaves = [_leaf(lived, one["n"], one["source"]) for one in plain[:2]]
    assert purge(lived, other[0]["capture"])[1] == []
    assert others(lived, {other[0]["capture"]}) == before
    for one, record, leaf in zip(plain[:2], records, leaves, strict=True):  # moved with every byte unchanged
        assert _member(lived, one["capture"]) == record
        assert _leaf(lived, one["n"], one["source"]) == leaf
    with pytest.raises(Held, match="held by Court of Y"):
        purge(lived, plain[0]["capture"])
    sound(lived.app)
    lived.app.holds.release(hold.id, "Court of Y")
    assert purge(lived, plain[0]["capture"])[1] == []


def _member(world: World, capture: str) -> bytes:
    return b"".join(world.app.lookup.record(world.app.lookup.by_id(capture)))


def _leaf(world: World, n: int, source: str) -> tuple[str, str]:
    with world.app.catalog.read() as conn:
        seen = tables.visits.by_number(conn, source, n)
    return seen.record, seen.record_sha256


def test_capture_quoted_in_the_record_of_a_held_look_cannot_be_erased(lived, site):
    """The record of the held look would have to be rewritten without those words."""
    site.pages["/plain"] = page("Later", "<p>another text altogether</p>", seed="later")
    lived.clock.move(hours=30)
    lived.look()  # records which passages were lost
    plain = lived.visits(site.url("/plain"))
    hold = lived.app.holds.place(HoldKind.CAPTURE, plain[3]["capture"], "Court of Y")
    with pytest.raises(Held, match=r"record of look 4 .* held itself"):
        purge(lived, plain[0]["capture"])
    lived.app.holds.release(hold.id, "Court of Y")
    assert purge(lived, plain[0]["capture"])[1] == []


def test_new_looks_do_not_refer_to_a_capture_announced_for_erasure(lived, site):
    """The erasure is announced and not yet done. A new look gets a full copy; one that began before is dropped and
    repeated."""
    plain = lived.visits(site.url("/plain"))
    _announce(lived, plain[0]["capture"])
    whole = lived.one(site.url("/plain"))
    assert (whole["finding"], whole["original"]) == ("same", None)
    _announce(lived, whole["capture"])
    with pytest.raises(LeaseLost):  # it was compared with the capture that is being erased
        lived.one(site.url("/plain"))
    assert len(lived.visits(site.url("/plain"))) == 4
    assert lived.app.purging.take_back() == 2
    assert lived.one(site.url("/plain"))["original"] == whole["capture"]
    sound(lived.app)


def _announce(world: World, capture: str) -> None:
    at = world.clock()
    world.app.journal.record([PurgeBegun(purge=ulid(at), at=at, authority=COURT, captures=(capture,))])


def test_capture_made_whole_by_an_erasure_can_be_erased_too(lived, site):
    """Its record is in one segment and its look in another."""
    plain = lived.visits(site.url("/plain"))
    ids = [one["capture"] for one in plain]
    before = others(lived, set(ids[:2]))
    purge(lived, ids[0])
    purge(lived, ids[1], authority="Court of Y")
    assert others(lived, set(ids[:2])) == before
    heir = lived.app.lookup.by_id(ids[2])
    assert (heir.revisit, heir.original) == (None, None)
    sound(lived.app)
    purge(lived, ids[2])
    tag = lived.visits(site.url("/tagged"))
    assert lived.app.lookup.open(lived.app.lookup.by_id(tag[2]["capture"])).stored.read() == BODY
    sound(lived.app)


def test_revisit_whose_original_was_erased_before_can_be_erased(lived, site):
    """The look still names its first original, after a rebuild too, and not the capture that it was pointed at
    since."""
    first, _, third = (one["capture"] for one in lived.visits(site.url("/plain")))
    purge(lived, first)
    purge(lived, third)
    assert lived.visits(site.url("/plain"))[2]["original"] == first
    sound(lived.app)


@pytest.mark.parametrize(
    ("head", "framed"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"%x\r\n" % len(BODY) + BODY + b"\r\n0\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY), BODY),
        (b"HTTP/1.1 200 OK\r\n\r\n", BODY),
    ],
)
def test_payload_made_whole_is_framed_as_its_response_head_says(lived, site, head, framed):
    record = lived.app.lookup.open(lived.app.lookup.by_id(lived.visits(site.url("/plain"))[0]["capture"])).record
    block = made_whole(head, record.payload(), record).read()
    assert block == head + framed
    for other in (None, b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"):
        block = made_whole(other, record.payload(), record).read()
        assert block.startswith(b"HTTP/1.1 200 OK\r\nContent-Type: text/html")
        assert block.endswith(b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY)
