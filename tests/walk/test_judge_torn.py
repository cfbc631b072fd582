"""Truncated answers, over real looks: torn codings, unrequested partial content, pages cut off by the connection."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from fastwarc import stream_io

from tests.support.hostile import KEEP, HostileServer
from tests.support.site import Reply, page, prose
from tests.walk.test_judgement_sites import HTML, held, over


def test_torn_gzip_is_neither_an_alteration_nor_a_reference(site, world):
    whole = gzip.compress(page("Report"), mtime=0)
    coded = {"Content-Encoding": "gzip"}
    url = held(site, world, body=Reply(200, whole, HTML, coded))
    reference = world.watched(url).last.id
    site.pages["/report"] = Reply(200, whole[: len(whole) // 2], HTML, coded)
    found = over(world, url, looks=4)
    assert {state for _, state in found} == {"available"}
    assert world.kinds(url) == ["first"]
    assert world.watched(url).last.id == reference
    site.pages["/report"] = Reply(200, whole, HTML, coded, cut=len(whole) // 2)
    assert {finding for finding, _ in over(world, url, looks=2)} <= {"truncated", "reset"}
    assert world.kinds(url) == ["first"]


@pytest.mark.parametrize(("coding", "writer"), [("br", "BrotliWriter"), ("zstd", "ZstdWriter")])
def test_body_torn_in_a_coding_that_was_not_asked_for_is_neither_an_alteration_nor_a_reference(
    site, world, coding, writer
):
    whole = _coded(writer, page("Report"))
    coded = {"Content-Encoding": coding}
    url = held(site, world, body=Reply(200, whole, HTML, coded))
    reference = world.watched(url).last.id
    site.pages["/report"] = Reply(200, whole[: len(whole) // 2], HTML, coded)
    assert {finding for finding, _ in over(world, url, looks=4)} == {"truncated"}
    assert world.kinds(url) == ["first"]
    assert world.watched(url).last.id == reference
    site.pages["/report"] = Reply(200, _coded(writer, page("Report", "<p>A line beside it.</p>")), HTML, coded)
    assert "truncated" not in {finding for finding, _ in over(world, url, looks=2)}


def _coded(writer: str, body: bytes) -> bytes:
    file = BytesIO()
    with getattr(stream_io, writer)(file) as coder:
        coder.write(body)
    return file.getvalue()


SAID = "The deposit was not returned to 41.2 per cent of the workers in the second year."


@pytest.mark.parametrize("new", [SAID.replace("41.2", "12.4"), SAID.replace("not ", ""), ""])
def test_torn_answer_with_a_changed_text_does_not_count_as_the_same(site, world, new):
    coded = {"Content-Encoding": "gzip"}
    old, changed = (page("Report", f"<p>{said}</p>") for said in (SAID, new))
    url = held(site, world, body=Reply(200, gzip.compress(old), HTML, coded))
    reference = world.watched(url).last.id
    site.pages["/report"] = Reply(200, gzip.compress(changed)[:-8], HTML, coded)  # without its trailer, at each look
    found = over(world, url, looks=4)
    assert {finding for finding, _ in found} == {"truncated"}
    assert world.watched(url).last.id == reference
    assert world.app.lookup.capture(url).id == reference, "the newest good copy is whole"
    site.pages["/report"] = Reply(200, gzip.compress(old)[:-8], HTML, coded)
    assert {finding for finding, _ in over(world, url, looks=2)} == {"same"}
    assert world.app.lookup.capture(url).id == reference


def test_content_length_one_byte_too_long_does_not_make_a_complete_page_torn(site, world):
    old, new = (page("Report", f"<p>{said}</p>") for said in (SAID, SAID.replace("41.2", "12.4")))
    url = held(site, world, body=Reply(200, old + b"\n", HTML, cut=len(old)))
    assert {finding for finding, _ in over(world, url, looks=2)} == {"same"}
    site.pages["/report"] = Reply(200, new + b"\n", HTML, cut=len(new))
    over(world, url, looks=3)
    assert world.kinds(url) == ["first", "altered"]
    half = new[: len(new) // 2]
    site.pages["/report"] = Reply(200, new, HTML, cut=len(half))
    assert {finding for finding, _ in over(world, url, looks=2)} <= {"truncated", "reset"}


def test_length_too_long_on_a_connection_that_stays_open_does_not_make_a_complete_page_torn(world):
    old, new = (page("Report", f"<p>{said}</p>") for said in (SAID, SAID.replace("41.2", "12.4")))

    def sent(body, *, missing):
        size = f"Content-Length: {len(body) + missing}"
        return (f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\n{size}\r\n\r\n".encode() + body, KEEP)

    with HostileServer({"/report": sent(old, missing=1)}) as server:
        world.add(url := server.url("/report"))
        assert world.one(url)["finding"] == "first"
        assert {finding for finding, _ in over(world, url, looks=2)} == {"same"}
        server.routes["/report"] = sent(new, missing=1)
        over(world, url, looks=3)
        assert world.kinds(url) == ["first", "altered"]
        server.routes["/report"] = sent(new[: len(new) // 2], missing=len(new) // 2)
        assert {finding for finding, _ in over(world, url, looks=2)} == {"truncated"}


@pytest.mark.parametrize("told", ["bytes 0-1499/{size}", "bytes 0-1499/*", ""])
def test_unrequested_partial_content_is_neither_an_alteration_nor_a_reference(site, world, told):
    whole = page("Report")
    url = held(site, world, body=whole)
    reference = world.watched(url).last.id
    headers = {"Content-Range": told.format(size=len(whole))} if told else {}
    site.pages["/report"] = Reply(206, whole[:1500], HTML, headers)
    found = over(world, url, looks=4)
    assert {state for _, state in found} == {"available"}
    assert "altered" not in world.kinds(url)
    assert world.watched(url).last.id == reference


def test_206_with_the_whole_page_counts_as_the_page(site, world):
    whole = page("Report")
    url = held(site, world, body=whole)
    site.pages["/report"] = Reply(206, whole, HTML, {"Content-Range": f"bytes 0-{len(whole) - 1}/{len(whole)}"})
    assert {finding for finding, _ in over(world, url, looks=2)} == {"same"}


def test_first_look_with_partial_content_is_not_a_first_copy(site, world):
    whole = page("Report")
    site.pages["/report"] = Reply(206, whole[:1500], HTML, {"Content-Range": f"bytes 0-1499/{len(whole)}"})
    url = site.url("/report")
    world.add(url)
    assert world.one(url)["state"] == "new"


@pytest.mark.parametrize("last", ["People</a", "ends in a wo", '<a class="ti', "after a tag</p>"])
def test_page_cut_off_by_its_connection_is_not_an_alteration(site, world, last):
    link = '<a class="title" href="/people">those who wrote it</a>'
    more = prose("more", 40)
    body = page("Report", f"<p>One ends in a word, it is said by {link}, or after a tag</p><p>{more}</p>")
    whole = Reply(200, body, HTML, sized=False)
    url = held(site, world, body=whole)
    reference = world.watched(url).last.id
    end = body.index(last.encode()) + len(last)
    site.pages["/report"] = Reply(200, body[:end], HTML, sized=False)
    assert over(world, url, looks=4) == [("truncated", "available")] * 4
    assert world.kinds(url) == ["first"]
    assert world.watched(url).last.id == reference
    site.pages["/report"] = whole
    assert over(world, url, looks=1) == [("same", "available")]


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "open"])
def test_page_with_its_ending_removed_is_altered_with_and_without_closing_tags(site, world, closed):
    whole = page("Report", "<p>The harvest of that year failed in two districts of the north.</p>")
    less = whole.replace(b"<p>The harvest of that year failed in two districts of the north.</p>", b"")
    if not closed:
        whole, less = (body[: body.index(b"</main>")] for body in (whole, less))
    url = held(site, world, body=Reply(200, whole, HTML, sized=False))
    site.pages["/report"] = Reply(200, less, HTML, sized=False)
    assert over(world, url, looks=3)[0] == ("altered", "available")
    assert world.kinds(url) == ["first", "altered"]


def test_page_no_longer_closed_but_with_a_different_ending_is_altered(site, world):
    url = held(site, world, body=Reply(200, page("Report"), HTML, sized=False))
    other = page("Report").replace(b"</main>", b"<p>This report was withdrawn on 3 May.</p></main>")
    site.pages["/report"] = Reply(200, other[: other.index(b"</main>")], HTML, sized=False)
    assert over(world, url, looks=3)[0] == ("altered", "available")
    assert world.kinds(url) == ["first", "altered"]
