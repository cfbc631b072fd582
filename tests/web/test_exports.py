"""Sources taken out whole, over HTTP."""

from __future__ import annotations

import pytest

from archiver.export import verifier

URL = "https://example.org/report"


@pytest.mark.parametrize("form", ["wacz", "bag", "dossier"])
def test_a_source_can_be_taken_along(client, archive, tmp_path, form):
    source = archive.add(URL)
    archive.look(URL)
    assert f"/source/{source}/export/{form}" in client.get(f"/source/{source}").text
    answer = client.get(f"/source/{source}/export/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert int(answer.headers["content-length"]) == len(answer.content)
    (tmp_path / "out.zip").write_bytes(answer.content)
    report = verifier.load().verify(tmp_path / "out.zip")
    assert (report.kind, report.problems) == (form, [])
    assert list((archive.app.data / "tmp").iterdir()) == []


def test_who_may_not_see_it_cannot_take_it(client, archive, token):
    source = archive.add(URL, sealed=True)
    archive.look(URL)
    assert client.get(f"/source/{source}/export/dossier").status_code == 404
    shown = client.get(f"/source/{source}/export/dossier", headers={"authorization": f"Bearer {token}"})
    assert shown.status_code == 200
    assert client.get(f"/source/{source}/export/exe").status_code in {404, 422}


def test_a_page_says_that_the_date_is_our_clock_only(client, archive):
    archive.add(URL)
    capture = archive.look(URL)
    assert "no outside witness" in client.get(f"/capture/{capture}").text
