"""Sealed captures are shown to nobody without a token, whichever source received them, and neither are their
addresses."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from archiver import web
from storage import catalog as tables
from storage.journal import SourceEdited
from storage.model import Access, Finding, MemberSeen, ProbeSeen, Role, State
from tests.web.scenes import BROWSER, GONE, HOUR, PAGE, Archive, http

A = "https://example.org/secret-a"
B = "https://example.org/b"
SECRET = http(b"<!doctype html><title>SecretTitle</title><h1>SecretTitle</h1><p>The secret words of it.</p>")
TOLD = ("secret-a", "SecretTitle", "secret words")


def sealed(archive: Archive, url: str, access: Access = Access.SEALED) -> None:
    """Seal or open a source as `archiver edit` does."""
    source = archive.lookup.source(url).source
    archive.app.journal.record([SourceEdited(source=replace(source, access=access), next_due_at=None)], "edit")


def index(archive: Archive) -> None:
    while archive.app.indexing.tick():
        pass


@pytest.fixture
def neighbour(archive):
    """B is gone, and the look that found it gone also asked for A: (id of B, capture of A received under B)."""
    archive.add(A)
    source = archive.add(B)
    archive.look(B)
    archive.now += HOUR
    beside = archive.exchange(SECRET, A, role=Role.SIBLING)
    probes = (ProbeSeen(role=Role.SIBLING, url=A, status=200, fine=True),)
    archive.visits([archive.planned(B, Finding.GONE, archive.exchange(GONE, B), beside, probes=probes)])
    return source, beside.id


@pytest.fixture
def redirect(archive):
    """B redirects to A: (id of B, capture of A received under B)."""
    archive.add(A)
    source = archive.add(B, work="Work", quote="What the work cites.")
    for finding in (Finding.FIRST, Finding.SAME):
        hop = archive.exchange(http(b"", status="302 Found", headers=[f"Location: {A}"]), B)
        end = archive.exchange(SECRET, A)
        archive.visits([archive.planned(B, finding, hop, end, title="SecretTitle")])
        archive.now += HOUR
    return source, end.id


def of_capture(capture):
    return [f"/capture/{capture}", f"/capture/{capture}/file", f"/capture/{capture}/stored", f"/capture/{capture}/text",
            f"/capture/{capture}/record.warc.gz", f"/capture/{capture}/open", f"/api/v1/captures/{capture}",
            f"/api/v1/captures/{capture}/text", f"/api/v1/captures/{capture}/proof",
            f"/web/20210302152000id_/{A}", f"/web/2021/{A}", f"/timegate/{A}", f"/timemap/link/{A}", f"/timemap/json/{A}"]  # fmt: skip


def of_source(archive, source):
    work = [one.work.id for one in archive.lookup.cited(source)]
    case = [one.id for one in archive.lookup.cases()]
    return ["/", "/sources", "/sources?q=secrettitle", "/events", "/search?q=secret", f"/source/{source}", "/api/v1/search?q=secret",
            f"/source/{source}/visit/2", f"/source/{source}/compare", f"/api/v1/sources/{source}", f"/api/v1/sources/{source}/visits",
            f"/api/v1/sources/{source}/compare", "/api/v1/sources", "/api/v1/sources?q=secrettitle", "/api/v1/events",
            "/api/v1/overview", "/feeds/events.atom", "/cdx?url=example.org/*", "/metrics", f"/web/2021/{B}", f"/timemap/link/{B}",
            *(f"/work/{one}" for one in work), *(f"/api/v1/works/{one}" for one in work), *(f"/case/{one}" for one in case),
            *(f"/api/v1/cases/{one}" for one in case)]  # fmt: skip


@pytest.mark.parametrize("kind", ["neighbour", "redirect"])
def test_sealed_capture_is_shown_under_no_other_source(request, archive, client, token, kind):
    source, capture = request.getfixturevalue(kind)
    index(archive)
    holder = {"authorization": f"Bearer {token}"}
    with archive.catalog.read() as conn:
        before = client.get(f"/capture/{capture}").status_code, tables.captures.count(conn, Access.PUBLIC)
    sealed(archive, A)
    index(archive)
    for path in of_capture(capture):
        refused = client.get(path)
        assert refused.status_code == 404, path
        assert not any(word in refused.text for word in TOLD[1:]), path
        if not path.endswith("/proof"):  # the ledger did not run in this test
            assert client.get(path, headers=holder).status_code in {200, 302, 303}, path
    for path in of_source(archive, source):
        for accept in ({}, BROWSER):
            answer = client.get(path, headers=accept)
            assert answer.status_code in {200, 302, 404}, path
            assert not any(word in answer.text for word in TOLD), (path, accept)
            assert client.get(path, headers={**holder, **accept}).status_code in {200, 302}, path
    for form in ("wacz", "bag", "dossier"):
        refused = client.get(f"/source/{source}/export/{form}")
        assert refused.status_code == 404
        assert "token" in refused.text
    assert client.get(f"/source/{source}/export/dossier", headers=holder).status_code == 200
    sealed(archive, A, Access.PUBLIC)
    with archive.catalog.read() as conn:
        assert (client.get(f"/capture/{capture}").status_code, tables.captures.count(conn, Access.PUBLIC)) == before


def test_look_is_shown_without_its_requests_to_a_sealed_source(archive, client, token, neighbour):
    source, _ = neighbour
    path = f"/source/{source}/visit/2"
    assert "secret-a" in client.get(path, headers=BROWSER).text
    sealed(archive, A)
    assert "404" in client.get(path, headers=BROWSER).text
    assert "secret-a" in client.get(path, headers={**BROWSER, "authorization": f"Bearer {token}"}).text


def test_source_redirecting_to_a_sealed_one_says_that_its_copy_is_not_shown(archive, client, token, redirect):
    source, capture = redirect
    sealed(archive, A)
    page = client.get(f"/source/{source}", headers=BROWSER)
    assert page.status_code == 200
    assert "shown only to holders of a token" in page.text
    whole = client.get(f"/source/{source}", headers={**BROWSER, "authorization": f"Bearer {token}"})
    assert capture in whole.text
    assert "SecretTitle" in whole.text
    with archive.catalog.read() as conn:
        hop = next(one for one in tables.captures.of_visit(conn, source, 2) if one.url == B)
    for path in (f"/capture/{hop.id}", f"/api/v1/captures/{hop.id}"):  # the hop is a copy of the public address
        shown = client.get(path, headers=BROWSER)
        assert shown.status_code == 200
        assert not any(word in shown.text for word in TOLD)
    assert "token" in client.get(f"/api/v1/captures/{hop.id}/proof").text, "the record of the look names all of it"


def test_that_the_text_of_a_sealed_address_differs_is_neither_listed_nor_counted(archive, client, token, redirect):
    hop = archive.exchange(http(b"", status="302 Found", headers=[f"Location: {A}"]), B)
    end = archive.exchange(http(b"<p>Other words, which nobody had seen there before.</p>"), A)
    archive.visits([archive.planned(B, Finding.ALTERED, hop, end, text="b" * 64)])

    def told(**headers):
        listed = client.get("/api/v1/sources?state=differs", headers=headers).json()["sources"]
        return len(listed), client.get("/api/v1/overview", headers=headers).json()["differing"]

    assert told() == (1, 1)
    sealed(archive, A)
    assert told() == (0, 0)
    assert told(authorization=f"Bearer {token}") == (1, 1)


def test_member_at_a_sealed_address_is_sealed(archive, client):
    archive.add(A)
    source = archive.add(B)
    document = archive.exchange(SECRET, A, role=Role.DOCUMENT)
    member = MemberSeen(url=A, role=Role.DOCUMENT, finding=Finding.FIRST, capture=document.id)
    archive.visits([archive.planned(B, Finding.FIRST, archive.exchange(PAGE, B), document, members=(member,))])
    sealed(archive, A)
    assert client.get(f"/capture/{document.id}").status_code == 404
    assert "secret-a" not in client.get(f"/source/{source}", headers=BROWSER).text
    assert "secret-a" not in client.get(f"/source/{source}/visit/1", headers=BROWSER).text


def test_replay_of_a_public_page_does_not_lead_to_a_sealed_one(archive, client, token, redirect):
    source, capture = redirect
    with archive.catalog.read() as conn:
        hop = next(one for one in tables.captures.of_visit(conn, source, 2) if one.url == B)
    sealed(archive, A)
    holder = {"authorization": f"Bearer {token}"}
    with TestClient(
        web.create_replay(archive.app, public_url="http://127.0.0.1:8080"),
        base_url="http://127.0.0.1:8081",
        follow_redirects=True,
    ) as replay:
        public = client.get(f"/capture/{hop.id}/open").headers["location"]
        answer = replay.get(urlsplit(public).path)
        assert answer.status_code == 404
        assert "SecretTitle" not in answer.text
        door = urlsplit(client.get(f"/capture/{capture}/open", headers=holder).headers["location"]).path
        assert replay.get(door).status_code == 200
        door = urlsplit(client.get(f"/capture/{hop.id}/open", headers=holder).headers["location"]).path
        assert replay.get(door).status_code == 200, "a holder of a token is led on"


def test_that_a_text_was_found_at_a_sealed_address_is_told_to_holders_of_a_token_only(archive, client, token):
    archive.add(A)
    source = archive.add(B, work="Work")
    archive.look(B)
    for _ in range(4):
        archive.now += 13 * HOUR
        beside = archive.exchange(PAGE, A, role=Role.SIBLING)
        found = (ProbeSeen(role=Role.SIBLING, url=A, status=200, fine=True, kept=1.0),)
        archive.visits([archive.planned(B, Finding.GONE, archive.exchange(GONE, B), beside, probes=found)])
    assert archive.lookup.source(B).assessment.state is State.MOVED
    assert A in client.get(f"/source/{source}", headers=BROWSER).text
    sealed(archive, A)
    for path in of_source(archive, source):
        for accept in ({}, BROWSER):
            answer = client.get(path, headers=accept)
            assert answer.status_code in {200, 302, 404}, path
            assert "secret-a" not in answer.text, (path, accept)
    holder = {**BROWSER, "authorization": f"Bearer {token}"}
    assert A in client.get(f"/source/{source}", headers=holder).text
    assert A in client.get("/events", headers=holder).text
