"""Answers meant for programs: an error of an object store or a function is an error, whatever type it is sent as."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, judged, notice, page

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
STORED = "<Error><Code>{}</Code><Message>{}</Message><RequestId>7B4C</RequestId></Error>"
DENIED = STORED.format("AccessDenied", "Access Denied")
BY_A_BROWSER = "<html><head><meta charset=utf-8></head><body><pre>{}</pre></body></html>"


@pytest.mark.parametrize("declared", ["text/html", "application/xml"])
@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (XML + DENIED, Finding.DENIED),
        ("\ufeff" + XML + DENIED, Finding.DENIED),
        (DENIED, Finding.DENIED),
        (XML + STORED.format("InvalidArgument", "At least one of the headers is not there."), Finding.DENIED),
        (XML + STORED.format("NoSuchKey", "The specified key does not exist."), Finding.SOFT_GONE),
    ],
)
def test_object_store_error_is_an_error_even_if_sent_as_html(body, finding, declared):
    assert judged(body, declared=declared) is finding


@pytest.mark.parametrize("shown", ["{}", BY_A_BROWSER])
@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ('{"errorMessage":"Function timed out after 10 seconds (maxMemoryUsage: 169.06MB)"}', Finding.SERVER_ERROR),
        ('{"errorMessage":"2021-03-02T14:20:11.000Z 8f1c Task timed out after 3.00 seconds"}', Finding.SERVER_ERROR),
        ('{"message": "Internal server error"}', Finding.SERVER_ERROR),
        ('{"code":"ERROR_BAD_CREDENTIALS","message":"Bad credentials","status":"failure"}', Finding.LOGIN),
        ('{"detail":"Not found."}', Finding.SOFT_GONE),
        ('{"detail":"身份认证信息未提供。"}', Finding.LOGIN),
        ('{"detail":"Anmeldedaten fehlen."}', Finding.LOGIN),
        ('{"error":{"code":"unsupported_country_region_territory","type":"request_forbidden"}}', Finding.DENIED),
        ('{"code":-412,"message":"request was banned","ttl":1}', Finding.DENIED),
        ('{"ret":"-20000","msg":"Request is denied! "}', Finding.DENIED),
        ('{"code":-401,"message":"非法访问","ttl":1}', Finding.DENIED),
    ],
)
def test_json_error_is_an_error_even_if_rendered_by_a_browser(said, finding, shown):
    assert judged(shown.format(said), declared="text/html" if shown != "{}" else "application/json") is finding


@pytest.mark.parametrize(
    "body",
    [
        page(extra=f"<pre>{DENIED.replace('<', '&lt;')}</pre>"),
        page(extra='<pre>{"message": "Internal server error"}</pre>'),
        notice("What the service answers", '{"message": "Bad credentials"}'),
        BY_A_BROWSER.format('{"message": "A second request was denied in May, as the villagers tell", "code": 4041}'),
        BY_A_BROWSER.format('{"message": "Nine villages were not found to be empty", "code": 4041}'),
        XML + f"<report>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</report>",
    ],
)
def test_page_that_quotes_a_programs_error_is_content(body):
    assert judged(body).effect is Effect.GOOD


@pytest.mark.parametrize("shown", ["{}", BY_A_BROWSER])
@pytest.mark.parametrize(
    "body",
    [
        '{"errors": [], "message": "ok", "data": [{"status": 404, "count": 12}, {"status": 200, "count": 903}]}',
        '{"items": [{"title": "Not found", "code": "403"}, {"title": "The wells of Nan", "code": "404"}]}',
        '[{"status": 404, "count": 12}, {"status": 200, "count": 903}]',
    ],
)
def test_json_whose_entries_have_codes_is_content(body, shown):
    declared = "text/html" if shown != "{}" else "application/json"
    assert judged(shown.format(body), declared=declared).effect is Effect.GOOD


@pytest.mark.parametrize(
    "body",
    [
        '{"data": null, "errors": [{"message": "Not found", "path": ["report"]}]}',
        '{"success": false, "data": {"code": 404, "message": "not found"}}',
        '[{"code": 404, "message": "not found"}]',
        '{"code": 404, "data": []}',
    ],
)
def test_json_error_beside_empty_data_is_an_error(body):
    assert judged(body, declared="application/json") is Finding.SOFT_GONE
