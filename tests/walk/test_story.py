"""What is reported of a source over time: suspected at the first loss, removed after three agreeing looks over a
day, restored when it is back; and looks that received nothing are visits with records."""

from __future__ import annotations

import socket
import ssl

import trustme

from storage import warc
from tests.support.hostile import HostileServer, response
from tests.support.site import NOT_FOUND, RESET, Reply, Site, moved, page, tagged

LOGIN = (
    b"<!doctype html><html><head><title>Sign in</title></head><body><form action='/login' method='post'>"
    b"<h1>Sign in</h1><p>Please sign in to continue.</p><input name='user'>"
    b"<input type='password' name='password'><button>Sign in</button></form></body></html>"
)
CHALLENGE = (
    b"<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser before accessing "
    b"the site</h1><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1'></script></body></html>"
)


def test_loss_is_suspected_at_once_and_removed_after_three_looks_over_a_day(site, world):
    url = site.url("/report")
    site.pages["/report"] = tagged(page("Report"))
    site.pages["/other"] = tagged(page("Other"))
    world.add(url, site.url("/other"))
    first = world.one(url)
    assert (first["finding"], first["state"], first["certainty"]) == ("first", "available", "confirmed")
    del site.pages["/report"]
    told = []
    for hours in (1, 1, 11, 10):
        world.clock.move(hours=hours)
        told.append(world.one(url))
    assert [(one["finding"], one["state"], one["certainty"]) for one in told] == [("gone", "suspect", "probable")] * 4
    assert world.kinds(url) == ["first", "suspected"]
    world.clock.move(hours=3)  # the fifth look, and the first more than 24 h after the first sign
    last = world.one(url)
    assert (last["state"], last["certainty"]) == ("removed", "confirmed")
    assert last["reasons"]
    assert all(one["rule"] and one["text"] for one in last["reasons"])
    assert world.kinds(url) == ["first", "suspected", "removed"]
    kept = world.app.lookup.capture(url)
    assert (kept.id, kept.good) == (first["capture"], True)


def test_two_looks_at_a_loss_are_not_enough_however_far_apart(site, world):
    url = site.url("/report")
    site.pages["/report"] = tagged(page("Report"))
    world.add(url)
    world.one(url)
    del site.pages["/report"]
    assert world.one(url)["state"] == "suspect"
    world.clock.move(days=9)
    assert world.one(url)["state"] == "suspect"
    assert world.one(url)["state"] == "removed", "the third"


def test_many_looks_within_an_hour_do_not_confirm_a_loss(site, world):
    url = site.url("/report")
    site.pages["/report"] = tagged(page("Report"))
    world.add(url)
    world.one(url)
    del site.pages["/report"]
    for _ in range(6):
        world.clock.move(minutes=9)
        assert world.one(url)["state"] == "suspect"


def test_page_of_a_wholly_failing_site_is_removed_only_after_a_week(site, world):
    url = site.url("/report")
    site.pages["/report"] = tagged(page("Report"))
    world.add(url)
    world.one(url)
    site.pages.clear()
    site.missing = Reply(404, NOT_FOUND)
    for _ in range(5):
        world.clock.move(hours=9)
        line = world.one(url)
        assert (line["finding"], line["state"]) == ("gone", "suspect")
        assert "wait-gone-host-failing-too" in [one["rule"] for one in world.visits(url)[-1]["reasons"]]
    assert world.kinds(url) == ["first", "suspected"]
    world.clock.move(days=7)
    line = world.one(url)
    assert (line["state"], line["certainty"]) == ("removed", "probable")


def test_page_that_is_back_is_restored_and_reported_once(site, world):
    url = site.url("/report")
    body = tagged(page("Report"))
    site.pages["/report"] = body
    world.add(url)
    world.one(url)
    del site.pages["/report"]
    for _ in range(4):
        world.clock.move(hours=9)
        world.one(url)
    assert world.watched(url).assessment.state == "removed"
    site.pages["/report"] = body
    for _ in range(2):
        world.clock.move(hours=9)
        back = world.one(url)
        assert (back["finding"], back["state"]) == ("same", "available")
    assert world.kinds(url) == ["first", "suspected", "removed", "restored"]


def test_unconfirmed_suspicion_ends_silently_and_starts_anew(site, world):
    url = site.url("/report")
    body = tagged(page("Report"))
    site.pages["/report"] = body
    world.add(url)
    world.one(url)
    for _ in range(3):  # comes and goes: never three losses in a row
        del site.pages["/report"]
        world.clock.move(hours=13)
        assert world.one(url)["state"] == "suspect"
        world.clock.move(hours=13)
        assert world.one(url)["state"] == "suspect"
        site.pages["/report"] = body
        world.clock.move(hours=1)
        assert world.one(url)["state"] == "available"
    assert set(world.kinds(url)) == {"first", "suspected"}


def test_removed_page_that_is_then_behind_a_wall_stays_removed(site, world):
    url = site.url("/report")
    site.pages["/report"] = tagged(page("Report"))
    world.add(url)
    world.one(url)
    del site.pages["/report"]
    for _ in range(4):
        world.clock.move(hours=9)
        world.one(url)
    site.pages["/report"] = Reply(403, b"<h1>Forbidden</h1>")
    site.missing = Reply(403, b"<h1>Forbidden</h1>")
    for _ in range(4):
        world.clock.move(hours=30)
        assert world.one(url)["state"] == "removed"
    assert world.kinds(url)[-1] == "removed"


NO_CONTENT = (
    (Reply(404, NOT_FOUND), "gone"),
    (Reply(410, NOT_FOUND), "gone"),
    (Reply(200, LOGIN), "login"),
    (moved("/login?next=/report"), "login"),
    (Reply(401, LOGIN), "login"),
    (Reply(503, CHALLENGE), "challenge"),
    (Reply(200, CHALLENGE), "challenge"),
    (Reply(403, b"<h1>Forbidden</h1>"), "denied"),
    (Reply(429, b"slow down", headers={"Retry-After": "1"}), "throttled"),
    (Reply(451, b"<h1>Unavailable For Legal Reasons</h1>"), "legal"),
    (Reply(500, b"oops"), "server_error"),
    (Reply(200, b""), "server_error"),
    (moved("/"), "redirected"),
)


def test_first_look_without_content_stays_new_with_a_reason_and_is_no_reference(world):
    with Site(len(NO_CONTENT)) as site:
        site.pages["/login?next=/report"] = Reply(200, LOGIN)
        urls = [site.url("/report", host) for host in range(len(NO_CONTENT))]
        site.pages |= {f"{name}/report": reply for name, (reply, _) in zip(site.names, NO_CONTENT, strict=True)}
        world.add(*urls)
        for url, line, (reply, finding) in zip(urls, world.look(*urls), NO_CONTENT, strict=True):
            assert (line["finding"], line["state"]) == (finding, "new"), reply
            assert line["reasons"]
            assert line["capture"] is not None, "the answer is evidence, and kept"
            assert world.watched(url).last is None
            assert world.kinds(url) == []
            assert not world.app.lookup.capture(url, good=False).good
        site.pages |= {f"{name}/report": page("Report", seed=name) for name in site.names}
        world.clock.move(hours=1)
        for url, line in zip(urls, world.look(*urls), strict=True):
            assert (line["finding"], line["state"]) == ("first", "available")
            assert world.kinds(url) == ["first"]


def _closed_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def test_looks_without_an_answer_are_visits_with_records(site, make_world):
    world = make_world(idle_timeout="0.4s")
    strange = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(strange)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,  # accepts connections, and sends nothing
        HostileServer({"/report": response(page("Report"))}, tls=strange) as stranger,
    ):
        site.pages["/reset"] = RESET
        urls = {
            "http://nobody.invalid/report": "dns_nxdomain",
            f"http://127.0.0.1:{_closed_port()}/report": "refused",
            f"http://127.0.0.1:{silent.getsockname()[1]}/report": "timeout",
            stranger.url("/report"): "tls_error",
            site.url("/reset"): "reset",
        }
        world.add(*urls)
        lines = dict(zip(urls, world.look(*urls), strict=True))
    for url, finding in urls.items():
        line = lines[url]
        if finding == "dns_nxdomain":
            assert line["finding"] in {"dns_nxdomain", "dns_error"}  # dns_error without a resolver
        else:
            assert line["finding"] == finding
        assert (line["state"], line["n"], line["status"], line["capture"]) == ("new", 1, None, None)
        assert line["segment"]
        assert line["reasons"]
    (evidence,) = world.captures()
    assert (evidence.role, evidence.verified, evidence.good) == ("unverified", False, False)
    assert world.watched("http://nobody.invalid/report").next_due_at > world.clock()


def test_unreachable_source_is_not_a_loss(site, world):
    url = site.url("/report")
    site.pages["/report"] = tagged(page("Report"))
    world.add(url)
    world.one(url)
    site.down()
    for _ in range(4):
        world.clock.move(hours=11)
        line = world.one(url)
        assert line["finding"] == "refused"
        assert line["state"] in {"available", "unreachable"}
    assert world.kinds(url) == ["first", "unreachable"]
    site.up(site.names[0])
    world.clock.move(hours=2)
    assert world.one(url)["state"] == "available"
    assert "removed" not in world.kinds(url)


def test_each_access_class_keeps_the_certificates_that_its_segments_name(world):
    """Public segments are given away; what proves their hosts must not be stored in sealed ones only."""
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(own)
    with HostileServer({"/a": response(page("A")), "/b": response(page("B"))}, tls=own) as server:
        world.add(server.url("/a"), sealed=True)
        world.add(server.url("/b"))
        world.look(server.url("/a"))
        world.look(server.url("/b"))
    chains = [
        one.header("WARC-Target-URI")
        for stat in world.app.blobs.names("warc/")
        for one in warc.records(world.app.blobs.get(stat.name))
        if (one.header("WARC-Target-URI") or "").startswith("urn:archiver:certificate:")
    ]
    assert len(chains) == 2
    assert len(set(chains)) == 1
