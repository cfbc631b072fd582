"""Manifests of labelled pages: the forms they may have, what is refused with its line, and the figures."""

from __future__ import annotations

import codecs
import gzip
import json
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.judgement.pages import main

STORY = "".join(
    f"<p>In the year {1900 + n} the mill at the ford ground {n} sacks of the village's barley.</p>" for n in range(40)
)
BODIES = {
    "alive.html": f"<title>On the mills</title><h1>On the mills</h1>{STORY}",
    "cut.html": f"<title>On the mills</title><h1>On the mills</h1>{STORY.replace('ground 17 sacks', 'ground 71 sacks')}",
    "missing.html": "<title>404 Not Found</title><h1>Page not found</h1><p>The page you requested does not exist.</p>",
    "login.html": "<title>Log in</title><h1>Log in</h1><form action=/login><input name=u><input type=password name=p></form>",
    "cyrillic.html": "<title>Мельницы</title><h1>Мельницы</h1>" + "<p>Мельница у брода молола ячмень всей деревни.</p>" * 30,
}  # fmt: skip
ALIVE = {"kind": "page", "file": "alive.html", "label": "alive", "lang": "en"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, body in BODIES.items():
        coded = body.encode("koi8-r" if name == "cyrillic.html" else "utf-8")
        (tmp_path / name).write_bytes(coded)
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(coded))
    (tmp_path / "plain.html.gz").write_bytes(BODIES["alive.html"].encode())
    (tmp_path / "torn.html.gz").write_bytes(gzip.compress(BODIES["alive.html"].encode())[:40])
    return tmp_path


def page(file: str, label: str, **more: Any) -> dict[str, Any]:
    return {"kind": "page", "file": file, "label": label, **more}


def pair(file: str, label: str, **more: Any) -> dict[str, Any]:
    return {"kind": "pair", "file_a": "alive.html.gz", "file_b": file, "label": label, **more}


def written(folder: Path, rows: Sequence[object]) -> str:
    (folder / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(folder / "manifest.jsonl")


def figures(out: str, begin: str) -> list[str]:
    """The words of the first line that begins so."""
    return next(line for line in out.splitlines() if line.strip().startswith(begin)).split()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([1, 2], "no object: [1, 2]"),
        ({**ALIVE, "kind": "observation"}, '"kind" is neither page nor pair: "observation"'),
        ({"kind": "page", "file": "alive.html"}, '"label" is no text: null'),
        ({**ALIVE, "file": "absent.html"}, '"file" is no file that is there: "absent.html"'),
        ({**ALIVE, "file": None}, '"file" is no name of a file'),
        ({**ALIVE, "file": "torn.html.gz"}, "not whole"),
        ({"kind": "pair", "file_a": "alive.html", "label": "replaced"}, '"file_b" is no name of a file'),
        ({**ALIVE, "observed_status": "OK"}, '"status" is no HTTP status'),
        ({**ALIVE, "observed_status": 100}, '"observed_status" is of no whole answer'),
        ({**ALIVE, "headers": "Server: nginx"}, '"headers" are no object'),
    ],
)
def test_invalid_row_is_named_with_its_line_before_anything_is_measured(
    line: Any, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
):
    (folder / "manifest.jsonl").write_text(f"{json.dumps(ALIVE)}\n\n{json.dumps(line)}\n")
    assert main([str(folder / "manifest.jsonl")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("manifest.jsonl:3: ")
    assert said in err


def test_missing_manifest_is_named(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(folder / "absent.jsonl")]) == 2
    assert "absent.jsonl" in capsys.readouterr().err


def test_every_unambiguous_form_of_a_manifest_is_accepted(folder: Path, capsys: pytest.CaptureFixture[str]):
    rows = [
        ALIVE,
        page("plain.html.gz", "alive", lang=None),
        page(str(folder / "alive.html.gz"), "alive", observed_status=0),
        page("missing.html.gz", "not_found", lang="en", observed_status="404"),
        page(
            "alive.html",
            "alive",
            headers={"Content-Encoding": "gzip", "Content-Length": 3, "X": "☃\r\nY: 1", "中": "1"},
        ),
        page("cyrillic.html", "alive", lang="ru", headers=[["content-type", "text/html; charset=koi8-r"]]),
    ]
    lines = b"\r\n\r\n".join(json.dumps(row).encode() for row in rows)
    (folder / "manifest.jsonl").write_bytes(codecs.BOM_UTF8 + lines)
    assert main([str(folder / "manifest.jsonl"), "-v"]) == 0
    out = capsys.readouterr().out
    assert "->" not in out
    assert figures(out, "alive") == ["alive", "first", "5"]
    assert figures(out, "not_found") == ["not_found", "gone", "1"]


def test_headers_of_an_answer_are_judged_with_it(folder: Path, capsys: pytest.CaptureFixture[str]):
    asks = {"WWW-Authenticate": "Basic"}
    walls = [page("alive.html", "login_wall", headers=headers, observed_status=401) for headers in ({}, asks)]
    hides = page("alive.html", "denied", headers={"Retry-After": "60"}, observed_status=429)
    assert main([written(folder, [*walls, hides]), "-v"]) == 0
    out = capsys.readouterr().out
    assert figures(out, "login_wall") == ["login_wall", "2/2", "2/2"]
    assert "denied (und) -> throttled: alive.html" in out


@pytest.mark.parametrize("status", [301, 302, 307])
def test_recorded_redirect_is_not_followed_off_the_loopback(
    status: int, folder: Path, capsys: pytest.CaptureFixture[str]
):
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(0.5)
        location = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/leak"
        row = page("missing.html", "not_found", observed_status=status, headers={"Location": location})
        assert main([written(folder, [row]), "-v"]) == 0
        with pytest.raises(TimeoutError):
            elsewhere.accept()
    out = capsys.readouterr().out
    assert figures(out, "not_found") == ["not_found", "soft_gone", "1"]


def test_retry_after_of_one_page_delays_no_other(folder: Path, capsys: pytest.CaptureFixture[str]):
    waits = page("login.html", "throttled", headers={"Retry-After": "3600"}, observed_status=503)
    assert main([written(folder, [waits, ALIVE, waits, ALIVE])]) == 0
    out = capsys.readouterr().out
    assert figures(out, "blocked")[-1] == "2/2"
    assert figures(out, "anything bad found")[-1] == "0/2"


def test_every_mistake_is_printed_even_within_a_group(folder: Path, capsys: pytest.CaptureFixture[str]):
    rows = [
        page("login.html", "denied", lang="en"),
        page("missing.html", "not_found", lang="en"),
        page("missing.html", "alive", lang="en"),
    ]
    assert main(["-v", written(folder, rows)]) == 0
    out = capsys.readouterr().out
    assert [line.split(":")[0] for line in out.splitlines() if "->" in line] == [
        "denied (en) -> login",
        "alive (en) -> soft_gone",
    ]
    assert figures(out, "blocked") == ["blocked", "precision", "1/1", "recall", "1/1"]
    assert main([written(folder, rows)]) == 0
    assert "->" not in capsys.readouterr().out


def test_every_class_is_counted_by_language(folder: Path, capsys: pytest.CaptureFixture[str]):
    rows = [
        page("missing.html", "not_found", lang="en"),
        page("alive.html", "not_found", lang="en"),
        page("missing.html", "alive", lang="de"),
        page("login.html", "login_wall", lang="de"),
        pair("cut.html", "content_altered", lang="de"),
    ]
    assert main([written(folder, rows)]) == 0
    out = capsys.readouterr().out
    assert figures(out, "en   missing") == ["en", "missing", "precision", "1/1", "recall", "1/2"]
    assert figures(out, "de   missing") == ["de", "missing", "precision", "0/1", "recall", "0/0"]
    assert figures(out, "de   blocked") == ["de", "blocked", "precision", "1/1", "recall", "1/1"]
    assert figures(out, "de   altered") == ["de", "altered", "precision", "1/1", "recall", "1/1"]


def test_pairs_are_counted_by_their_label(folder: Path, capsys: pytest.CaptureFixture[str]):
    rows = [
        pair("login.html", "became_login_wall"),
        pair("missing.html", "became_login_wall"),
        pair("missing.html", "not_found"),
        pair("missing.html", "replaced"),
        pair("alive.html", "unchanged"),
        pair("alive.html", "alive"),
        pair("missing.html", "of_my_own"),
    ]
    assert main([written(folder, rows), "-v"]) == 0
    out = capsys.readouterr().out
    assert [line.split(":")[0] for line in out.splitlines() if "->" in line] == ["became_login_wall (und) -> soft_gone"]
    assert figures(out, "replaced") == ["replaced", "precision", "5/5", "recall", "5/5"]
    assert "loss found on blocked, failing: 1/2" in out
    assert "labels that this program does not know were taken as replaced: of_my_own" in out


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://mills.example/", "1/1"),  # nothing else can stand at a site's root, under the site's name
        ("https://mills.example", "1/1"),
        ("https://mills.example/ford/17.html", "0/1"),
        ("not known", "0/1"),
        (None, "0/1"),
    ],
)
def test_pair_is_served_at_the_path_of_its_address(
    folder: Path, capsys: pytest.CaptureFixture[str], url: object, found: str
):
    anew = "<title>On the mills</title><p>Closed for the winter: the wheel is at the wheelwright's until Easter.</p>"
    (folder / "anew.html").write_text(anew)
    assert main([written(folder, [pair("anew.html", "content_altered", url=url)])]) == 0
    assert figures(capsys.readouterr().out, "altered")[-1] == found


def test_labels_may_be_finding_classes(folder: Path, capsys: pytest.CaptureFixture[str]):
    rows = [
        *(page("missing.html", label) for label in ("soft_gone", "gone", "withdrawn", "redirected", "replaced")),
        *(page("login.html", label) for label in ("login", "blocked_auth")),
        *(page("alive.html", label) for label in ("first", "same", "altered")),
        page("login.html", "throttled", observed_status=429),
        *(pair("cut.html", label) for label in ("altered", "altered_large")),
        *(pair("alive.html", label) for label in ("presentation", "links", "same")),
        *(pair("missing.html", label) for label in ("gone", "soft_gone", "replaced")),
    ]
    assert main([written(folder, rows)]) == 0
    out = capsys.readouterr().out
    assert "does not know" not in out
    assert figures(out, "missing") == ["missing", "precision", "5/5", "recall", "5/5"]
    assert figures(out, "blocked") == ["blocked", "precision", "3/3", "recall", "3/3"]
    assert figures(out, "anything bad found")[-1] == "0/3"
    assert figures(out, "replaced") == ["replaced", "precision", "3/3", "recall", "3/3"]
    assert figures(out, "altered") == ["altered", "precision", "2/2", "recall", "2/2"]
    assert figures(out, "alteration found")[-1] == "0/3"


def test_page_of_a_class_without_figures_is_no_false_positive_of_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    asked = page("missing.html", "throttled", observed_status=429, headers={"Retry-After": "60"})
    wall = page("login.html", "challenge")
    assert main([written(folder, [asked, wall])]) == 0
    assert figures(capsys.readouterr().out, "challenge") == ["challenge", "0/1", "1/1"]
