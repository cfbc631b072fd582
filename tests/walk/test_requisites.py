"""What a page needs to be shown but its text does not name: kept within limits, and its loss is no loss of the page."""

from __future__ import annotations

import pytest

from tests.support.site import Reply, page
from tests.walk.test_members import left, seen

PNG = Reply(200, b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png")
SHEET = '<link rel="stylesheet" href="/s.css">'


def css(text):
    return Reply(200, text.encode(), "text/css")


def first_look(site, world, body="", *, path="/page", head=SHEET):
    site.pages[path] = page(path, body, head=head)
    world.add(site.url(path))
    line = world.one(site.url(path))
    assert (line["finding"], line["state"]) == ("first", "available")
    return line


def test_imported_style_sheets_are_kept_two_levels_deep_with_their_images_and_fonts(site, world):
    site.pages |= {
        "/s.css": css('@charset "utf-8"; @import url("in/a.css") screen; @import "paper.css" print; p { margin: 0 }'),
        "/in/a.css": css("@import '/in/b.css'; @import '/s.css'; @import 'a.css'; .lead { background: url(lead.png) }"),
        "/in/b.css": css("@import 'c.css'; @font-face { src: url(f.woff2) } body { background: url('../ground.png') }"),
        "/in/lead.png": PNG, "/ground.png": PNG, "/in/f.woff2": Reply(200, b"wOF2" + bytes(40), "font/woff2"),
    }  # fmt: skip
    line = first_look(site, world, '<p class="small lead">It says.</p>')
    assert seen(line, "style") == dict.fromkeys(("/s.css", "/in/a.css", "/in/b.css"), "first")
    assert seen(line, "image") == dict.fromkeys(("/in/lead.png", "/ground.png"), "first")
    assert seen(line, "font") == {"/in/f.woff2": "first"}
    assert left(world, line) == {"/in/c.css": "imported through more than 2 sheets"}
    assert len(site.paths()) == len(set(site.paths())), "each is asked for once, however sheets go round"
    assert world.app.lookup.capture(site.url("/in/lead.png")).good


def test_imports_of_a_style_element_are_kept_like_those_of_a_linked_sheet(site, world):
    site.pages |= {"/a.css": css("@import 'b.css';"), "/b.css": css("h1 { background: url(h.png) }"), "/h.png": PNG}
    head = "<style>@import 'a.css'; @font-face { src: url(f.woff) } .no { background: url(no.png) }</style>"
    line = first_look(site, world, head=head)
    assert set(seen(line)) == {"/a.css", "/b.css", "/h.png", "/f.woff"}


def test_one_candidate_per_responsive_image_is_kept_and_images_of_styles_and_svg(site, world):
    body = """<img src="/lazy.gif" srcset="/w-400.png 400w, /w-1600.png 1600w, /w-4000.png 4000w" alt="">
    <picture><source media="(max-width: 600px)" srcset="/phone.png"><source srcset="/wide.webp, /wide2.webp 2x"><img src="/wide.jpg"></picture>
    <img srcset="/only-1x.png, /only-2x.png 2x"><img src="data:image/gif;base64,R0lGOD" data-srcset="/late.png 800w">
    <div style="color: red; background: url(&quot;/inline.png&quot;)">x</div><video poster="/poster.jpg"><source src="/film.mp4"></video>
    <svg><use href="/sprite.svg#arrow"/><use href="#own"/><image xlink:href="/drawn.png"/></svg>
    <table background="/ground.png"><tr><td>1</td></tr></table><input type="image" src="/button.png">
    <!-- <img srcset="/dead.png"> --><script>var a = '<img srcset="/script.png">'</script><template><img srcset="/template.png"></template>"""
    head = '<link rel="shortcut icon" href="/favicon.ico"><link rel="icon" href="/other.png" sizes="32x32">'
    line = first_look(site, world, body, head=head + '<link rel=preload as=image imagesrcset="/pre.png 2x">')
    assert set(seen(line)) == {
        "/w-1600.png", "/wide.webp", "/wide.jpg", "/only-1x.png", "/late.png", "/inline.png", "/poster.jpg",
        "/sprite.svg", "/drawn.png", "/ground.png", "/button.png", "/favicon.ico", "/pre.png",
    }  # fmt: skip


def test_responsive_images_outside_the_main_content_are_not_kept(site, world):
    site.pages["/page"] = page(
        "Report", '<img src="/fig.png" srcset="/fig2.png 2x">', aside='<img src="/ad.png" srcset="/ad3.png 3x">'
    )
    world.add(site.url("/page"))
    assert set(seen(world.one(site.url("/page")))) == {"/fig.png", "/fig2.png"}


def test_lost_background_image_is_no_loss_of_its_page(site, world):
    site.pages |= {"/s.css": css("@import 'a.css';"), "/a.css": css("body { background: url(g.png) }"), "/g.png": PNG}
    line = first_look(site, world)
    assert seen(line) == dict.fromkeys(("/s.css", "/a.css", "/g.png"), "first")
    del site.pages["/a.css"], site.pages["/g.png"]
    for hours in (7, 1, 13, 13):
        site.pages["/page"] = page("/page", f"<p>More was found after {hours} hours, and it says so.</p>", head=SHEET)
        world.clock.move(hours=hours)
        assert world.one(site.url("/page"))["state"] == "available"
    assert not {"suspected", "removed"} & set(world.kinds(site.url("/page")))


def test_style_sheet_another_page_brought_within_the_hour_is_reused_for_this_page(site, make_world):
    world = make_world()
    site.pages |= {"/s.css": css("@import 'a.css';"), "/a.css": css(".a { background: url(a.png) } .b { background: url(b.png) }"),
                   "/a.png": PNG, "/b.png": PNG}  # fmt: skip
    assert set(seen(first_look(site, world, '<p class="a">a</p>', path="/1"))) == {"/s.css", "/a.css", "/a.png"}
    again = world.again()  # as another process would, it reads what is kept
    line = first_look(site, again, '<p class="b">b</p>', path="/2")
    assert set(seen(line)) == {"/s.css", "/a.css", "/b.png"}
    assert site.paths().count("/a.css") == 1


def test_images_beyond_the_limit_are_listed_with_the_reason(site, world):
    rules = "".join(f".a {{ background: url({n}.png) }}" for n in range(120))
    site.pages |= {"/s.css": css(rules)} | {f"/{n}.png": PNG for n in range(120)}
    line = first_look(site, world, '<p class="a">a</p>')
    assert len(seen(line)) == 100
    assert set(left(world, line).values()) == {"more than 100 of its kind"}
    assert len(left(world, line)) == 21


@pytest.mark.parametrize("named", ["http://169.254.169.254/x.png", "http://10.0.0.1/x.png"])
def test_private_addresses_in_a_style_sheet_are_refused(site, world, named):
    site.pages["/s.css"] = css(f"body {{ background: url({named}) }}")
    line = first_look(site, world)
    assert [one["finding"] for one in line["members"] if one["role"] == "image"] == ["forbidden_address"]


@pytest.mark.parametrize("setting", ["documents", "none"])
def test_no_style_sheet_is_fetched_if_only_documents_or_nothing_is_kept(site, make_world, setting):
    world = make_world(members=setting)
    line = first_look(site, world, '<img srcset="/a.png 1x"><div style="background: url(/b.png)">x</div>')
    assert (seen(line), site.paths()) == ({}, ["/page"])
