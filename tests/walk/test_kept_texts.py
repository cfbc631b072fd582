"""Texts kept at the look are what a later look is compared with, but only as long as they can be trusted."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from archiver import text
from archiver.kept_texts import Texts
from archiver.lookup import Bodies
from archiver.readers.pool import Readers
from demo.site import pdf
from storage import audit
from storage import catalog as tables
from storage.catalog import schema
from storage.errors import BlobDamaged
from tests.support import forging
from tests.support.site import Reply, page, prose, tagged
from tests.support.world import World, kept, rebuilt, sound
from tests.text.test_text import docx
from tests.walk.test_judgement_table import after, held

SENTENCE = "The deposit was returned only after the second year of the contract had ended."
INSTEAD = "The contract had ended only after the second year of the deposit was returned."
PATH = "/papers/report"
LINES = tuple(prose(f"line {n}", 40) for n in range(4))
WITH, WITHOUT = page("Wages", f"<p>{SENTENCE}</p>"), page("Wages", f"<p>{INSTEAD}</p>")
PAPER, LATER = (Reply(200, pdf((*LINES, words)), "application/pdf") for words in (SENTENCE, INSTEAD))


@pytest.fixture
def world(tmp_path):
    """A service whose store a test may damage. A list: a restart is appended to it."""
    made = [World(tmp_path / "archive", None)]
    yield made
    made[-1].close()


def kept_text(world, capture):
    with world.app.catalog.read() as conn:
        return tables.texts.of_capture(conn, capture)


def blob(world, placed) -> Path:
    return world.root / "store" / placed.segment


def hurt(world, placed):
    """Flips the bits of one byte of a record in the store."""
    data = bytearray(blob(world, placed).read_bytes())
    data[placed.offset + placed.length // 2] ^= 0xFF
    blob(world, placed).write_bytes(data)


def forge(world, placed, old, new):
    """Replaces words in a record by as many bytes, with digests that match: a store that lies."""
    data = blob(world, placed).read_bytes()
    head, _, rest = gzip.decompress(data[placed.offset : placed.offset + placed.length]).partition(b"\r\n\r\n")
    block = rest[:-4].replace(old.encode(), new.encode())
    assert block != rest[:-4]
    plain = forging.record(head, block, block)
    blob(world, placed).write_bytes(forging.in_its_place(data, placed.offset, placed.length, plain))


def begun(world, site, before):
    """A source looked at once, and the service restarted with an empty memory; returns its URL and copy."""
    url = held(site, world[0], path=PATH, body=before)
    copy = world[0].watched(url).last
    world.append(world[0].again())
    return url, copy


def compared(world, url):
    """The newest look's comparison with the kept text."""
    return world[-1].app.lookup.visit(world[-1].watched(url).source.id, world[-1].watched(url).n).observation.last


@pytest.mark.parametrize(("before", "later"), [(WITH, WITHOUT), (PAPER, LATER)], ids=["page", "paper"])
def test_look_after_a_restart_uses_the_kept_text_without_opening_the_document(world, site, before, later):
    url, copy = begun(world, site, before)
    hurt(world[-1], copy)
    with pytest.raises(BlobDamaged):
        world[-1].app.lookup.open(copy)
    site.pages[PATH] = later
    assert after(world[-1], url, 7, 8) == [("altered", "available", "confirmed")] * 2
    assert SENTENCE.split()[1] in " ".join(compared(world, url).lost)


def test_look_has_nothing_to_compare_with_if_both_kept_text_and_document_are_damaged(world, site):
    """Without this, the test above would prove nothing."""
    url, copy = begun(world, site, WITH)
    hurt(world[-1], copy)
    hurt(world[-1], kept_text(world[-1], copy.id))
    site.pages[PATH] = WITHOUT
    after(world[-1], url, 7)
    assert compared(world, url).visible is None


def damaged(world, copy):
    hurt(world, kept_text(world, copy.id))


def forged(world, copy):
    """The store claims that the page already said what it says now."""
    forge(world, kept_text(world, copy.id), SENTENCE, INSTEAD)


def gone(world, copy):
    """The blob is shorter than the catalog says, cut right behind the copy's own record."""
    path = blob(world, copy)
    path.write_bytes(path.read_bytes()[: kept_text(world, copy.id).offset])


def elsewhere(world, copy):
    """The catalog points to a record that is not a text."""
    with world.app.catalog.write() as conn:
        conn.execute(schema.texts.update().values(offset=copy.offset, length=copy.length))


def unknown(world, copy):
    """A catalog from before it recorded where texts are kept."""
    with world.app.catalog.write() as conn:
        conn.execute(schema.texts.delete())


@pytest.mark.parametrize("wrong", [damaged, forged, gone, elsewhere, unknown])
def test_untrustworthy_kept_text_is_extracted_from_the_document_again(world, site, wrong):
    url, copy = begun(world, site, WITH)
    wrong(world[-1], copy)
    site.pages[PATH] = WITHOUT
    assert after(world[-1], url, 7, 8) == [("altered", "available", "confirmed")] * 2
    assert SENTENCE.split()[1] in " ".join(compared(world, url).lost)


@pytest.mark.parametrize(("before", "shut"), [(PAPER, True), (WITH, False)], ids=["paper", "page"])
def test_unchanged_pdf_stored_whole_again_reuses_its_text_and_a_page_does_not(world, site, before, shut):
    """The PDF was not read at that look. A page's text depends on the headers that it came with, so it is read
    again."""
    url, copy = begun(world, site, before)
    world[-1].clock.move(days=31)
    world[-1].look()
    whole = world[-1].watched(url).last
    assert (whole.id != copy.id, whole.original) == (True, None)
    assert kept_text(world[-1], whole.id) is None
    hurt(world[-1], whole)
    hurt(world[-1], copy)
    site.pages[PATH] = LATER if before is PAPER else WITHOUT
    after(world[-1], url, 7)
    assert (compared(world, url).visible is not None) is shut


class Shut(Bodies):
    """Records which documents were opened, and alters the kept texts as if another program had written them."""

    def __init__(self, world, change):
        super().__init__(world.app.catalog, world.app.blobs)
        self.opened, self._change = [], change

    def open(self, capture):
        self.opened.append(capture.id)
        return super().open(capture)

    def text(self, capture):
        found = super().text(capture)
        return None if found is None else self._change(found)


@pytest.mark.parametrize(
    ("change", "opened"),
    [
        (lambda data: data, 0),
        (lambda data: data.replace(text.TEXT_VERSION.encode(), b"text/1"), 1),
        (lambda data: data.replace(b", python 3", b", python 2"), 1),
        (lambda data: re.sub(rb", code ....", b", code 0000", data), 1),
        (lambda data: data.replace(b'"made_with"', b'"somebody_else"'), 1),
        (lambda data: data[:-1], 1),
        (lambda data: b"[]", 1),
    ],
    ids=[
        "as it was written",
        "another version",
        "other libraries",
        "other code",
        "it does not say",
        "no JSON",
        "none of ours",
    ],
)
def test_kept_text_is_used_only_if_extraction_today_would_give_the_same(world, site, change, opened):
    _, copy = begun(world, site, WITH)
    bodies = Shut(world[-1], change)
    texts = Texts(bodies, Readers(processes=0))
    found = texts.of_capture(copy)
    assert bodies.opened == [copy.id] * opened
    assert found == Texts(bodies, Readers(processes=0), afresh=True).of_capture(copy)
    assert texts.of_capture(copy) is found


def zipped(body):
    return Reply(200, gzip.compress(body), "text/html", {"Content-Encoding": "gzip"})


HAN = "<p>" + "工资在第二年年底才发放，合同没有写明期限。" * 20 + "</p>"
RUSSIAN = "<p>" + "Заработная плата выплачивалась только после второго года. " * 20 + "</p>"
KINDS = {
    "/page": WITH,
    "/tagged": tagged(page("Tagged")),
    "/zipped": zipped(page("Zipped")),
    "/torn": Reply(200, gzip.compress(page("Torn"))[:-300], "text/html", {"Content-Encoding": "gzip"}),
    "/unsized": Reply(200, page("Unsized"), "text/html", sized=False),
    "/gb": Reply(200, f"<html><title>工资</title><body>{HAN}".encode("gb18030"), 'text/html; charset="GB2312"'),
    "/cyrillic": Reply(200, f"<html><title>Отчёт</title><body>{RUSSIAN}".encode("cp1251"), "text/html"),
    "/wrong": Reply(200, f"<html><body>{RUSSIAN}".encode("koi8-r"), "text/html; charset=utf-7; charset=koi8-r"),
    "/twice": Reply(200, page("Twice"), "text/html", {"content-type": "text/plain; charset=latin-1"}),
    "/untold": Reply(200, page("Untold"), ""),
    "/plain": Reply(200, ("Zürich\r\n" + prose("plain")).encode("latin-1"), "text/plain; charset=iso-8859-1"),
    "/json": Reply(200, b'{"a": [1, "\\ud800", 2.50], "b": "text"}', "application/json"),
    "/paper": PAPER,
    "/word": Reply(200, docx(*LINES), "application/octet-stream"),
    "/empty": Reply(200, b"", "text/html"),
    "/links": page(
        "Links", '<p><a href="annex/?a=1&amp;b=ü">Annex</a> <a href="//xn--bcher-kva.example/">Books</a></p>'
    ),
    "/lost": Reply(404, page("Lost")),
}


def test_kept_texts_equal_a_fresh_extraction_for_every_kind_of_answer(world, site):
    """Looked at three times: an unchanged answer is a revisit, and uses its original's text."""
    site.pages |= KINDS
    world[0].add(*map(site.url, KINDS))
    for _ in range(3):
        world[0].look()
        world[0].clock.move(days=2)
    bodies = Bodies(world[0].app.catalog, world[0].app.blobs)
    again = Texts(bodies, Readers(processes=0), afresh=True)
    seen = set()
    for copy, lies in kept(world[0].app).values():
        if lies is not None:
            assert text.current(bodies.text(copy.id)) == again.of_capture(copy), copy.url
            assert copy.revisit is None
            seen.add(copy.url)
    assert seen == set(map(site.url, KINDS))
    repeated = [copy for copy, _ in kept(world[0].app).values() if copy.revisit is not None]
    assert len(repeated) > len(KINDS)
    as_kept = Texts(bodies, Readers(processes=0))
    assert all(as_kept.of_capture(copy) == again.of_capture(copy) for copy in repeated)
    sound(world[0].app)


def test_rebuild_finds_the_kept_texts_with_and_without_a_segment_index(world, site):
    _, copy = begun(world, site, WITH)
    world[-1].look()
    rebuilt(world[-1].app)
    before = kept_text(world[-1], copy.id)
    size = blob(world[-1], copy).stat().st_size
    blobs = world[-1].app.blobs

    def texts():
        stored = audit.read_segment(blobs, copy.segment, blobs.stat(copy.segment).bytes, lambda _: None)
        return stored.damage, [one for visit in stored.visits for one in stored.outcome(visit, host="").texts]

    assert texts() == (None, [before])
    with blob(world[-1], copy).open("r+b") as file:
        file.truncate(size - 20)
    damage, found = texts()
    assert damage is not None
    assert found == [before]
    forge(world[-1], before, SENTENCE, INSTEAD)
    _, (other,) = texts()
    assert other.sha256 != before.sha256, "without an index the records are all there is"


def test_rejudging_from_bodies_ignores_the_kept_texts(world, site):
    """Here the catalog points one copy's text to another's, digest included."""
    site.pages |= {PATH: WITH, "/papers/other": page("Other")}
    world[0].add(site.url(PATH), site.url("/papers/other"))
    world[0].look()
    copy, other = (world[0].watched(site.url(path)).last for path in (PATH, "/papers/other"))
    site.pages[PATH] = WITHOUT
    assert after(world[0], site.url(PATH), 7, 8) == [("altered", "available", "confirmed")] * 2
    assert copy.segment == other.segment
    lies = kept_text(world[0], other.id)
    with world[0].app.catalog.write() as conn:
        wrong = schema.texts.update().where(schema.texts.c.capture == copy.id)
        conn.execute(wrong.values(offset=lies.offset, length=lies.length, sha256=lies.sha256))
    with world[0].app.texts() as texts:
        assert texts.of_capture(copy) == texts.of_capture(other)
    with world[0].app.rejudge(deep=True) as again:
        (done,) = again.all()
    assert (done.changed, done.unread) == (0, 0)
