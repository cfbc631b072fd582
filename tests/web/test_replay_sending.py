"""A kept page that redirects its readers by a refresh: the copy stays, and its pages name the target with its copy."""

from __future__ import annotations

import html
import re

import pytest

from storage.model import Access
from tests.web import replaying
from tests.web.replaying import BODY, URL, framed, kept, way
from tests.web.test_downloads import damage

TARGET = "https://example.org/2021/report"
REFRESH = b'<!doctype html><title>Moved</title><meta http-equiv="Refresh" content="%b"><p>This page has moved.'
replay = replaying.replay


def said(answer):
    """(address, link to its copy or None) that the bar or the record names; None if it names no redirect."""
    found = re.search(
        r'<p class="(?:sent|note)">This page redirected its readers by itself.*?</p>', answer.text, re.DOTALL
    )
    if found is None:
        return None
    address = re.search(r"https?://[^<\s]+", re.sub(r'="[^"]*"', "", found[0]))
    led = re.search(r'href="([^"]+)"', found[0])
    assert (led is None) == ("No copy " in found[0])
    return html.unescape(address[0]).removesuffix("."), None if led is None else html.unescape(led[1])


def test_bar_and_record_name_the_target_of_a_refresh_and_link_its_copy(archive, client, replay):
    archive.add(URL)
    page = kept(archive, REFRESH % b"3; url=/2021/report")
    path = way(client, page)
    assert said(replay.get(path)) == said(client.get(f"/capture/{page}")) == (TARGET, None)
    archive.add(TARGET)
    target = kept(archive, BODY, url=TARGET)
    address, led = said(replay.get(path))
    assert (address, led) == (TARGET, path.replace(path.split("/")[2], led.split("/")[2]).replace(URL, TARGET))
    assert "The findings hold." in framed(replay, led)[1].text
    assert said(client.get(f"/capture/{page}")) == (TARGET, f"/capture/{target}")
    assert "此页面会自动将读者转往" in client.get(f"/capture/{page}?lang=zh").text
    _, inner = framed(replay, path)
    assert "This page has moved." in inner.text
    assert "http-equiv" not in inner.text.lower()


@pytest.mark.parametrize(
    "case",
    [
        (b"<h1>Moved</h1>", ["Refresh: 0; url=/2021/report"], TARGET),
        (REFRESH % b"9;URL='/late'" + b'<meta http-equiv=refresh content="2;/2021/report">', [], TARGET),
        (b'<base href="/2021/"><meta http-equiv=refresh content="0;url=report#part">', [], TARGET),
        (REFRESH % b"0;url=/a?b=1&amp;c=2", [], "https://example.org/a?b=1&c=2"),
        (REFRESH % b"30", [], None),
        (REFRESH % b"0;url=#part", [], None),
        (REFRESH % b"600;url=/2021/report", [], None),
        (REFRESH % b"0;url=mailto:a@example.org", [], None),
        (b'<h1>x</h1><noscript><meta http-equiv=refresh content="0;url=/no"></noscript><!-- <meta http-equiv=refresh content="0;/no"> -->', [], None),
        (b'<h1>x</h1><script>a="<meta http-equiv=refresh content=0;/no>"</script><template><meta http-equiv=refresh content="0;/no"></template>', [], None),
    ],
)  # fmt: skip
def test_only_prompt_refreshes_to_another_page_count_as_redirects(archive, client, replay, case):
    body, headers, target = case
    archive.add(URL)
    page = kept(archive, body, headers=headers)
    expected = None if target is None else (target, None)
    assert said(replay.get(way(client, page))) == expected
    assert said(client.get(f"/capture/{page}")) == expected


def test_sealed_copy_of_a_refresh_target_is_not_named(archive, client, replay):
    archive.add(URL)
    page = kept(archive, REFRESH % b"0; url=/2021/report")
    archive.add(TARGET, sealed=True)
    kept(archive, BODY, url=TARGET)
    assert archive.lookup.capture(TARGET).access is Access.SEALED
    assert said(replay.get(way(client, page))) == (TARGET, None)
    assert said(client.get(f"/capture/{page}")) == (TARGET, None)


def test_damaged_copy_is_refused_and_its_record_opens_without_naming_a_target(archive, client, replay):
    archive.add(URL)
    page = kept(archive, REFRESH % b"0; url=/2021/report")
    damage(archive, page, at=0.5)
    answer = client.get(f"/capture/{page}")
    assert (answer.status_code, said(answer)) == (200, None)
    for refused in (client.get(f"/capture/{page}/file"), replay.get(way(client, page))):
        assert refused.status_code == 500
        assert "has moved" not in refused.text
