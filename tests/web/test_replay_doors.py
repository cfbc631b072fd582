"""Archived pages open on an origin of their own: who may open them, from where, and with which restrictions."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from archiver import web
from archiver.web.replay import answers
from storage.journal import SourceEdited
from storage.model import Access
from tests.web import replaying
from tests.web.replaying import URL, framed, kept, way
from tests.web.scenes import HOUR, Archive

page, replay = replaying.page, replaying.replay


def test_record_links_the_copy_and_names_the_replay_host(client, replay, page):
    record = client.get(f"/capture/{page}", headers={"accept": "text/html"}).text
    assert f'href="/capture/{page}/open"' in record
    assert "Opens on 127.0.0.1:8081" in record
    outer = replay.get(way(client, page))
    assert "2 March 2021 14:20" in outer.text
    assert "Findings" not in outer.text
    assert f'href="http://127.0.0.1:8080/capture/{page}"' in outer.text
    policy = outer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")


def test_every_replay_answer_has_restrictive_headers(client, replay, page):
    path = way(client, page)
    inner, shown = framed(replay, path)
    parts = [one.replace("&amp;", "&") for one in re.findall(r'(?:src|href)="(/[^"]+)"', shown.text)]
    for asked in (path, inner, *parts, "/", "/x/y", "/replay.css"):
        answer = replay.get(asked)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "script-src" not in policy
        assert "allow-scripts" not in policy
        assert "allow-same-origin" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-robots-tag"].startswith("noindex")
        assert answer.headers["x-dns-prefetch-control"] == "off"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        for name in ("set-cookie", "refresh", "link", "location"):
            assert name not in answer.headers
        assert replay.head(asked).content == b""
        assert replay.head(asked).status_code == answer.status_code
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert replay.request(method, path).status_code == 405


@pytest.mark.parametrize("name", ["evil.example", "evil.example:8081", ""])
def test_replay_answers_only_to_its_own_host_name(client, replay, page, name):
    assert replay.get(way(client, page), headers={"host": name}).status_code == 421


@pytest.mark.parametrize("change", [
    lambda door: door.replace(door.split(".")[0], "0" * 26),
    lambda door: ".".join([door.split(".")[0], str(int(door.split(".")[1]) + 3600), *door.split(".")[2:]]),
    lambda door: ".".join([*door.split(".")[:2], "0" * 40, door.split(".")[3]]),
    lambda door: door.replace(".", ".0", 1),
    lambda door: "x",
], ids=["another source", "a later end", "another mark", "its end in other digits", "none"])  # fmt: skip
def test_forged_door_opens_nothing(client, replay, page, change):
    _, door, rest = way(client, page).split("/", 2)
    answer = replay.get(f"/{change(door)}/{rest}")
    assert answer.status_code == 403
    assert "Open the copy again from its record" in answer.text
    assert "Findings" not in answer.text
    chinese = replay.get(f"/{change(door)}/{rest}", headers={"accept-language": "zh"})
    assert "请从其记录重新打开副本" in chinese.text


def test_door_expires(archive, client, replay, page):
    path = way(client, page)
    inner, _ = framed(replay, path)
    archive.now += 6 * HOUR
    assert replay.get(path).status_code == 200
    archive.now += HOUR
    assert replay.get(path).status_code == 403
    assert replay.get(inner).status_code == 403


def test_door_closes_when_its_source_is_sealed(archive, client, replay, page, token):
    path = way(client, page)
    sealed = replace(archive.lookup.source(URL).source, access=Access.SEALED)
    archive.app.journal.record([SourceEdited(source=sealed)], "test")
    assert replay.get(path).status_code == 403
    assert client.get(f"/capture/{page}/open").status_code == 404
    again = way(client, page, {"authorization": f"Bearer {token}"})
    assert replay.get(again).status_code == 200


def test_sealed_copy_opens_only_by_its_own_door(archive, client, replay, page, token):
    other = "https://example.org/sealed"
    archive.add(other, sealed=True)
    sealed = kept(archive, b"<h1>Sealed words</h1>", url=other)
    assert client.get(f"/capture/{sealed}/open").status_code == 404
    door = way(client, page).split("/")[1]
    digits = way(client, page).split("/")[2]
    for form in ("", "in_", "me_"):
        answer = replay.get(f"/{door}/{digits}{form}/{other}")
        assert answer.status_code == 404
        assert "Sealed words" not in answer.text
    _, shown = framed(replay, way(client, sealed, {"authorization": f"Bearer {token}"}))
    assert "Sealed words" in shown.text


def test_opening_a_copy_requires_a_token_where_reading_does(tmp_path):
    archive = Archive(tmp_path, ARCHIVER_LISTEN="0.0.0.0:8080")
    archive.add(URL)
    capture = kept(archive)
    token = web.new_token(archive.catalog, "reader", "read", archive.now)
    with TestClient(web.create_app(archive.app), follow_redirects=False) as client:
        assert client.get(f"/capture/{capture}/open").status_code == 401
        assert client.get(f"/capture/{capture}/open", headers={"authorization": f"Bearer {token}"}).status_code == 303
    archive.close()


def test_replay_is_unavailable_while_its_key_file_is_readable_by_others(archive, client, replay, page):
    path = way(client, page)
    key = archive.app.sealer.key_file
    archive.app.sealer._keys = None
    key.chmod(0o644)
    assert client.get(f"/capture/{page}/open", headers={"accept": "text/html"}).status_code == 503
    answer = replay.get(path)
    assert answer.status_code == 503
    assert "key" in answer.text


def test_member_opened_directly_redirects_to_the_page_with_the_bar(client, replay, page):
    inner, shown = framed(replay, way(client, page))
    image = re.search(r'<img [^>]*src="([^"]+)"', shown.text)[1].replace("&amp;", "&")
    for path, form in ((inner, "in_"), (image, "me_")):
        answer = replay.get(path, headers={"sec-fetch-dest": "document"})
        assert answer.status_code == 302
        assert answer.headers["location"] == path.replace(f"{form}/", "/", 1)
    assert replay.get(image, headers={"sec-fetch-dest": "iframe"}).status_code == 403
    assert replay.get(image, headers={"sec-fetch-dest": "script"}).status_code == 403


def test_svg_opened_directly_is_a_download(archive, client, replay):
    archive.add(URL)
    capture = kept(archive, b"<svg xmlns='http://www.w3.org/2000/svg'/>", media_type="image/svg+xml")
    _, shown = framed(replay, way(client, capture))
    image = re.search(r'src="([^"]+)"', shown.text)[1]
    answer = replay.get(image)
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_language_is_kept_from_record_to_replay(client, replay, page):
    answer = client.get(f"/capture/{page}/open?lang=zh")
    outer = replay.get(answer.headers["location"].removeprefix("http://127.0.0.1:8081"))
    assert "未运行其脚本" in outer.text
    assert f"/capture/{page}?lang=zh" in outer.text


def test_archived_files_are_downloads_on_our_pages(client, page):
    for path in (f"/capture/{page}/file", f"/web/20210302142000/{URL}"):
        answer = client.get(path, headers={"accept": "text/html"})
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_rewriting_beyond_the_limit_is_answered_with_503(client, replay, page, monkeypatch):
    monkeypatch.setattr(answers, "WAIT_S", 0.01)
    monkeypatch.setattr(answers, "_writing", threading.BoundedSemaphore(1))
    door, digits, rest = way(client, page).lstrip("/").split("/", 2)
    inner = f"/{door}/{digits}in_/{rest}"
    with answers._writing:
        busy = replay.get(inner)
    assert busy.status_code == 503
    assert "Too many" in busy.text
    assert replay.get(inner).status_code == 200


def test_source_page_offers_to_open_its_newest_copy(archive, client, page):
    source = archive.lookup.source(URL).source.id
    shown = client.get(f"/source/{source}", headers={"accept": "text/html"}).text
    assert f'href="/capture/{page}/open" title="Opens on 127.0.0.1:8081' in shown
