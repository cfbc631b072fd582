"""A store made by real looks, with everything that other programs must be able to read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.hostile import HostileServer, chunked, response
from tests.support.site import Reply, Site, moved, page
from tests.support.world import World

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(400)
STYLE = b"main { max-width: 40em; }\n" * 20


@dataclass
class Kept:
    """An archive at rest. `files`: its segments; `told`: URL -> the entity that a reader must get."""

    world: World
    site: Site
    told: dict[str, bytes] = field(default_factory=dict)
    chunked: str = ""  # URL of the page sent in chunks

    @property
    def files(self) -> list[Path]:
        return sorted((self.world.root / "store").rglob("*.warc.gz"))


@pytest.fixture
def kept(tmp_path) -> Iterator[Kept]:
    """An archive with pages of every kind, looked at twice without a change.

    These are: a page with a PDF and an image; a gzipped page; a page with members, sent in chunks with an extension and
    a trailer; a redirect; a 404; and a 403.
    """
    chunky = page(
        "Chunked",
        '<p><a href="/annex.pdf">The annex</a> <img src="/plan.png" alt="A plan"></p>',
        head='<link rel="stylesheet" href="/look.css">',
    )
    halves = gzip.compress(chunky, mtime=0)
    in_chunks = response(
        chunked(halves[:100], halves[100:], extension=b";part=1", trailer=b"X-Marker: here\r\n"),
        "Content-Type: text/html; charset=utf-8", "Content-Encoding: gzip", "Transfer-Encoding: chunked", length=False,
    )  # fmt: skip
    style = gzip.compress(STYLE, mtime=0)
    routes = {
        "/chunked": in_chunks,
        "/annex.pdf": response(PDF + b"%annex", "Content-Type: application/pdf"),
        "/plan.png": response(PNG + b"plan", "Content-Type: image/png"),
        "/look.css": response(
            chunked(style),
            "Content-Type: text/css",
            "Content-Encoding: gzip",
            "Transfer-Encoding: chunked",
            length=False,
        ),
    }
    with Site() as site, HostileServer(routes) as raw:
        report = page("Report", '<p><a href="/report.pdf">The report</a> <img src="/map.png"></p>')
        packed = page("Packed")
        site.pages["/report"] = report
        site.pages["/report.pdf"] = Reply(body=PDF, kind="application/pdf")
        site.pages["/map.png"] = Reply(body=PNG, kind="image/png")
        site.pages["/packed"] = Reply(body=gzip.compress(packed, mtime=0), headers={"Content-Encoding": "gzip"})
        site.pages["/old"] = moved("/packed")
        site.pages["/refused"] = Reply(status=403, body=page("Forbidden"))
        world = World(tmp_path / "archive", None)
        urls = [site.url(path) for path in ("/report", "/packed", "/old", "/refused", "/lost")]
        urls.append(raw.url("/chunked"))
        world.add(*urls)
        world.look()
        world.clock.move(hours=7)
        world.look()
        kept = Kept(world, site)
        kept.told = {
            site.url("/report"): report,
            site.url("/packed"): packed,
            site.url("/report.pdf"): PDF,
            raw.url("/chunked"): chunky,
            raw.url("/annex.pdf"): PDF + b"%annex",
            raw.url("/plan.png"): PNG + b"plan",
            raw.url("/look.css"): STYLE,
        }
        kept.chunked = raw.url("/chunked")
        yield kept
        world.close()
