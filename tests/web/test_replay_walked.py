"""A page kept by a look is rendered from its copy in a real browser, with what its style sheets refer to."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from archiver import web
from tests.support.site import Reply, Site, page
from tests.support.world import World
from tests.web import test_browser
from tests.web.test_replay_browser import Reader

pytestmark = pytest.mark.server
browser = test_browser.browser
GREEN, BLUE = (0, 128, 0), (0, 0, 200)


def png(colour):
    made = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(made, "PNG")
    return Reply(200, made.getvalue(), "image/png")


@pytest.fixture
def kept(tmp_path):
    """(replay server, capture) of a page whose site is gone by then."""
    world = World(tmp_path / "archive", None)
    with Site() as site:
        site.pages |= {
            "/page": page(
                "Report", '<p id=lead class=lead style="height:200px">x</p><img id=only srcset="/only.png 1x" width=300 height=150>',
                head='<link rel=stylesheet href="/s.css">',
            ),
            "/s.css": Reply(200, b"@import 'in/a.css';", "text/css"),
            "/in/a.css": Reply(200, b".lead { background: url(../ground.png) }", "text/css"),
            "/ground.png": png(GREEN), "/only.png": png(BLUE),
        }  # fmt: skip
        world.add(site.url("/page"))
        capture = world.one(site.url("/page"))["capture"]
    settings = world.settings
    server = web.serve(world.app, settings.listen, settings.replay_listen)
    yield server, capture
    server.stop()
    world.sound()
    world.close()


def test_background_of_an_imported_style_sheet_and_srcset_image_are_rendered(browser, kept):
    server, capture = kept
    reader = Reader(browser, server)
    frame = reader.open(capture)
    for name, colour in (("lead", GREEN), ("only", BLUE)):
        shot = Image.open(io.BytesIO(frame.locator(f"#{name}").screenshot())).convert("RGB")
        assert shot.getpixel((shot.width // 2, shot.height // 2)) == colour, name
    assert reader.elsewhere() == []
    reader.context.close()
