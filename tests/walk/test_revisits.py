"""Conditional requests and revisits over simulated weeks: what is requested, what is believed, what is stored whole."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

from storage.model import Role
from tests.support.site import Reply, Site, moved, page, tagged

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def live(world, days: float, *, every: timedelta | None = None):
    """Lets time pass as in the service: looks at each source when it is due, or every so often if that is later."""
    end = world.clock() + timedelta(days=days)
    while True:
        due = min(one.next_due_at for one in world.app.lookup.sources())
        if every is not None:
            due = max(due, world.clock() + every)
        if due > end:
            break
        world.clock.to(due)
        world.tick()
    world.clock.to(end)


def asked(site: Site, path: str) -> list[bool]:
    """For each request of this path, whether it was conditional."""
    return [one.conditional for one in site.asked if one.path == path]


def settled(site, world, every: str) -> str:
    """A source that was added a month ago, so that it has its own cadence, and looked at for the first time now."""
    url = site.url("/report")
    world.add(url, every=every)
    world.clock.move(days=30)
    world.tick()
    return url


def gaps(found):
    return [b - a for a, b in pairwise(found)]


def test_full_requests_and_full_copies_recur_in_time_over_weeks(site, world):
    site.pages["/report"] = tagged(page("Report"))
    url = site.url("/report")
    world.add(url, every="6h")
    live(world, 4)  # newly cited: hourly
    live(world, 12, every=timedelta(hours=6))
    visits = world.visits(url)
    conditions = asked(site, "/report")
    assert len(conditions) == len(visits) > 120
    assert conditions[0] is False
    assert conditions.count(True) > len(conditions) / 2, "most looks cost the site nothing"
    plain = [n for n, one in enumerate(conditions, 1) if not one]
    assert max(gaps(plain)) <= 4
    assert max(gaps([world.app.lookup.visit(visits[0]["source"], n).at for n in plain])) <= DAY + MINUTE, (
        "the minute: looks came a little later than they were due"
    )
    captures = [one for one in world.captures() if one.role is Role.PAGE]
    full = [one for one in captures if one.revisit is None]
    assert 3 <= len(full) <= 5
    assert max(gaps([one.n for one in full])) <= 50
    assert {one.revisit for one in captures} == {None, "server-not-modified", "identical-payload-digest"}
    by_id = {one.id: one for one in captures}
    for one in captures:
        if one.revisit is not None:
            assert by_id[one.original].revisit is None, "a revisit of a revisit"
            assert by_id[one.original].url == one.url
    for line in visits:
        assert line["finding"] in {"first", "same"}
        assert line["payload_sha256"] == full[0].payload_sha256, "of a 304 the original's"


def test_rarely_checked_sources_are_requested_in_full_and_stored_whole_every_month(site, world):
    site.pages["/report"] = tagged(page("Report"))
    settled(site, world, "3d")
    live(world, 100)
    assert set(asked(site, "/report")) == {False}, "a day would pass between two looks for the bytes"
    full = [one for one in world.captures() if one.role is Role.PAGE and one.revisit is None]
    assert len(full) >= 3
    assert max(gaps([one.at for one in full])) <= 34 * DAY  # 30 days, until the next look


def test_wrong_304_for_a_changed_page_is_detected_within_a_day(site, world):
    etag = {"ETag": '"once"'}
    truth = {"body": page("Report")}

    def lying(request):
        if request.conditional:
            return Reply(304, headers=etag)  # whatever has changed since
        return Reply(200, truth["body"], headers=etag)

    site.pages["/report"] = lying
    url = settled(site, world, "6h")
    live(world, 2.3)
    assert True in asked(site, "/report")
    changed = world.clock()
    truth["body"] = page("Report", seed="something else entirely")
    live(world, 1.1)
    noticed = [one for one in world.visits(url) if one["finding"] not in {"first", "same"}]
    assert noticed, "the lie was believed for more than a day"
    seen = world.app.lookup.visit(noticed[0]["source"], noticed[0]["n"])
    assert seen.at - changed <= DAY


def test_wrong_304_for_a_removed_page_is_detected_within_a_day_and_reported(site, world):
    etag = {"ETag": '"once"'}
    there = {"there": True}

    def lying(request):
        if request.conditional:
            return Reply(304, headers=etag)
        return Reply(200, page("Report"), headers=etag) if there["there"] else Reply(404, b"<h1>Not found</h1>")

    site.pages["/report"] = lying
    settled(site, world, "6h")
    live(world, 2.3)
    assert True in asked(site, "/report")
    there["there"] = False
    changed = world.clock()
    live(world, 3)
    suspected, removed = (
        next(one for one in world.app.lookup.events() if one.kind == kind) for kind in ("suspected", "removed")
    )
    assert suspected.at - changed <= DAY
    assert removed.at - suspected.at <= timedelta(hours=27)
    after = [one.conditional for one in site.asked if one.path == "/report"][-3:]
    assert after == [False] * 3, "nothing is asked conditionally while something is off"


def test_unrequested_304_does_not_count_as_unchanged(site, world):
    site.pages["/report"] = page("Report")  # without validators, so that no request is conditional
    url = site.url("/report")
    world.add(url)
    world.one(url)
    site.pages["/report"] = Reply(304)
    world.clock.move(hours=2)
    line = world.one(url)
    assert line["finding"] == "bad_answer"
    assert line["original"] is None


def test_after_an_error_the_full_answer_is_requested_and_stored_whole(site, world):
    body = tagged(page("Report"))
    site.pages["/report"] = body
    url = site.url("/report")
    world.add(url)
    world.one(url)
    world.clock.move(hours=1)
    assert world.one(url)["original"], "calm: a revisit"
    site.pages["/report"] = Reply(503, b"<h1>Back soon</h1>")
    world.clock.move(hours=1)
    world.one(url)
    site.pages["/report"] = body
    world.clock.move(hours=1)
    back = world.one(url)
    assert site.asked[-1].conditional is False
    assert (back["finding"], back["original"]) == ("same", None), "stored whole, though the payload is known"
    world.clock.move(hours=1)
    assert world.one(url)["original"]


def test_revisit_refers_only_to_a_copy_of_its_own_url(site, world):
    """The same bytes at two URLs are two full responses: a revisit would need the other's URI."""
    body = page("Report")
    site.pages |= {"/a": body, "/b": body}
    a, b = site.url("/a"), site.url("/b")
    world.add(a, b)
    lines = world.look(a, b)
    assert [one["original"] for one in lines] == [None, None]
    world.clock.move(hours=1)
    for before, line in zip(lines, world.look(a, b), strict=True):
        assert line["original"] == before["capture"]


def test_revisit_refers_only_to_a_copy_of_its_own_access_class(site, world):
    """A sealed and a public source with the same member: neither refers to the other's copy."""
    shared = Reply(200, b"%PDF-1.4 shared annex" + bytes(range(256)) * 4, "application/pdf")
    site.pages["/annex.pdf"] = shared
    for path in ("/open", "/secret"):
        site.pages[path] = page(path, f'<p><a href="{site.url("/annex.pdf")}">Annex</a></p>')
    world.add(site.url("/open"))
    world.add(site.url("/secret"), sealed=True)
    world.look()
    copies = [one for one in world.captures() if one.url.endswith("/annex.pdf")]
    assert sorted(one.access for one in copies) == ["public", "sealed"]
    assert [one.revisit for one in copies] == [None, None]
    assert len({one.segment for one in copies}) == 2
    world.clock.move(hours=7)
    world.look()
    own = {one.access: one.id for one in copies}
    again = [one for one in world.captures() if one.url.endswith("/annex.pdf") and one.n == 2]
    assert sorted(one.access for one in again) == ["public", "sealed"]
    assert {one.revisit for one in again} == {"identical-payload-digest"}
    assert all(one.original == own[one.access] for one in again)
    world.sound()  # checks that originals have the URI and access class of what refers to them


def test_target_of_a_redirect_is_requested_conditionally(site, world):
    """Validators belong to the URL that gave them: the redirect before it is requested unconditionally."""
    site.pages |= {"/old": moved("/new"), "/new": tagged(page("Report"))}
    url = site.url("/old")
    world.add(url)
    world.one(url)
    world.clock.move(hours=1)
    line = world.one(url)
    assert (line["finding"], line["status"], line["final_url"]) == ("same", 304, site.url("/new"))
    per_path = defaultdict(list)
    for one in site.asked:
        per_path[one.path].append(one.conditional)
    assert dict(per_path) == {"/old": [False, False], "/new": [False, True]}


def test_validators_are_not_sent_to_a_new_redirect_target(site, world):
    """One URL's ETag is never sent to another: there it would mean something else."""
    site.pages |= {"/old": moved("/new"), "/new": tagged(page("Report"))}
    url = site.url("/old")
    world.add(url)
    world.one(url)
    site.pages["/old"] = moved("/newer")
    site.pages["/newer"] = tagged(page("Report", seed="another"))
    world.clock.move(hours=1)
    line = world.one(url)
    assert line["final_url"] == site.url("/newer")
    assert not any(one.conditional for one in site.asked if one.path == "/newer")
    assert line["finding"] not in {"same", "first"}
