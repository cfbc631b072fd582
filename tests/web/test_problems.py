"""Errors: a page for readers, a problem (RFC 9457) for programs, in our own words and without internals."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from archiver.web import counts
from storage.errors import DatabaseError

PAGE = {"accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize("path", ["/nothing", "/source/01EZSMYPM07R797H8PBE4D05TG", "/capture/00000000-0000-4001-8000-000000000001",
                                  "/work/01EZSMYPM07R797H8PBE4D05TG", "/static/secrets", "/web/x"])  # fmt: skip
def test_not_found_is_a_page_for_readers_and_a_problem_for_programs(client, path):
    found = client.get(path, headers=PAGE)
    assert (found.status_code, found.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Nothing here by that name" in found.text
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404
    assert answer.json()["type"] == "about:blank"


@pytest.mark.parametrize(("method", "path", "status"), [
    ("DELETE", "/sources", 405), ("PUT", "/api/v1/sources", 405), ("GET", "/api/v1/sources?limit=0", 422), ("GET", "/source/short", 422),
    ("GET", "/api/v1/events?since=never", 422), ("GET", "/api/v1/sources?state=gone", 422), ("GET", "/api/v1/nothing", 404),
    ("GET", "/source/01EZSMYPM07R797H8PBE4D05TG?before=x", 422), ("GET", "/capture/x", 422), ("POST", "/api/v1/sources", 401),
    ("GET", "/sources?state=bogus", 422), ("GET", "/events?kind=bogus", 422),
])  # fmt: skip
def test_every_error_is_a_problem_document(client, method, path, status):
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["title"]
    if status == 405:
        assert answer.headers["allow"]


@pytest.mark.parametrize(("path", "allowed"), [
    ("/api/v1/sources", "GET, HEAD, POST"), ("/add", "GET, HEAD, POST"), ("/metrics", "GET, HEAD"), ("/sources", "GET, HEAD"),
    ("/api/v1/sources/01EZSMYPM07R797H8PBE4D05TG/check", "POST"), ("/api/v1/openapi.json", "GET, HEAD"),
    ("/source/01EZSMYPM07R797H8PBE4D05TG/export/bag", "GET, HEAD"), ("/work/01EZSMYPM07R797H8PBE4D05TG/references.csv", "GET, HEAD"),
])  # fmt: skip
def test_method_not_allowed_lists_all_methods_of_the_address(client, path, allowed):
    assert client.put(path).headers["allow"] == allowed


def test_json_sent_with_another_content_type_gets_advice(client, token):
    writes = {"authorization": f"Bearer {token}", "content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/api/v1/sources", content='{"url": "https://example.org/"}', headers=writes)
    assert (answer.status_code, "Content-Type: application/json" in answer.json()["detail"]) == (422, True)


@pytest.mark.parametrize("path", ["/source/short", "/capture/x"])
def test_malformed_id_in_a_page_address_is_not_found(client, path):
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "pattern" not in answer.text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/events?before=7", "`before` is not of that form"),
        ("/source/01EZSMYPM07R797H8PBE4D05TG?before=0", "`before` is 1 or more"),
        ("/capture/x", "`capture` is not of that form"),
        ("/api/v1/sources?limit=many", "`limit` is a whole number"),
        ("/cdx?url=example.org&sort=up", "sort is one of reverse, closest."),
        (
            "/api/v1/events?kind=",
            "`kind` is one of 'first', 'suspected', 'removed', 'restored', 'altered', 'moved', 'blocked', ",
        ),
    ],
)
def test_invalid_query_value_is_explained_in_our_words(client, path, said):
    answer = client.get(path)
    assert (answer.status_code, answer.json()["detail"][: len(said)]) == (422, said)
    assert "Input should" not in client.get(path, headers={"accept": "text/html"}).text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{bad", "`body` is not JSON: "),
        ("[]", "`body` is a JSON object"),
        ("{}", "`url` is missing"),
        ('{"url": 1}', "`url` is text"),
        ('{"url": "https://example.org/", "uri": ""}', "`uri` is nothing that is asked for here"),
        ('{"url": "https://example.org/", "tags": "a"}', "`tags` is a list"),
        ('{"url": "https://example.org/", "sealed": "perhaps"}', "`sealed` is true or false"),
    ],
)
def test_invalid_request_body_is_explained_in_our_words(client, token, body, said):
    writes = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    answer = client.post("/api/v1/sources", content=body, headers=writes)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(said)


def test_internal_errors_reveal_no_internals(client, archive, monkeypatch):
    def fails(*_args, **_told):
        raise RuntimeError("secret /etc/passwd SELECT")

    monkeypatch.setattr(counts, "watch", fails)
    for headers, kind in ((PAGE, "text/html; charset=utf-8"), ({}, "application/problem+json")):
        with capture_logs() as logs:
            answer = client.get("/", headers=headers)
        assert [one["event"] for one in logs if one["log_level"] == "error"] == ["request.failed"]
        assert answer.status_code == 500
        assert answer.headers["content-type"] == kind
        assert "secret" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"

    def down(*_args, **_told):
        raise DatabaseError("the database postgresql://u:hush@h/d does not work")

    monkeypatch.setattr(counts, "watch", down)
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "hush" not in answer.text
