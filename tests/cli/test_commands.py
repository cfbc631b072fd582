"""The command line without sites: help, usage, settings, the linter, and directories without an archive."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.warc.making import answer, segment, visit_of

ROOT = Path(__file__).parents[2]


def test_help_loads_no_heavy_modules():
    heavy = "{'boto3', 'httpx', 'sqlalchemy', 'pydantic', 'fastapi', 'fastwarc', 'rich', 'cryptography', 'structlog'}"
    code = f"import sys\nfrom archiver import cli\nassert cli.run(['--help']) == 0\nprint(sorted({heavy} & set(sys.modules)), len(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    found, _, count = done.stdout.splitlines()[-1].rpartition(" ")
    assert found == "[]"
    assert int(count) < 250, "modules: what takes the time; the budget is benchmarked"


@pytest.mark.parametrize(
    ("command", "unwanted"),
    [
        (["sources"], {"httpx", "boto3", "fastapi", "apscheduler", "archiver.text", "archiver.rounds"}),
        (["add", "http://site.example/"], {"httpx", "archiver.text", "archiver.observe", "archiver.rounds"}),
    ],
)
def test_command_loads_no_modules_for_what_it_does_not_do(archiver, tmp_path, command, unwanted):
    archiver("token", "create")
    code = f"import sys; from archiver import cli; assert cli.run({command}) == 0; print(sorted({unwanted} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
    assert ("User-Agent:" in done.stderr) == (command[0] == "add"), "it says what sites see, without a client"


def test_every_command_has_a_one_sentence_help(archiver):
    _, out, _ = archiver("--help")
    listed = out.partition("Commands:")[2].strip().splitlines()
    assert len(listed) > 15
    for line in listed:
        name, sentence = line.split(maxsplit=1)
        assert not sentence.endswith("..."), f"the help of {name} is cut off"
        code, shown, _ = archiver(name, "--help")
        assert code == 0
        assert shown.startswith("Usage: archiver ")


def test_bare_command_shows_the_help(archiver):
    code, out, err = archiver()
    assert (code, out) == (2, "")
    assert err.startswith("Usage: archiver ")
    assert "Try:" not in err


def test_version_is_that_of_the_project(archiver):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert archiver("--version") == (0, f"archiver {project['version']}\n", "")


def test_backup_without_an_archive_fails_and_writes_nothing(archiver, tmp_path):
    code, _, err = archiver("backup", "-o", "all.zip")
    assert code == 6
    assert "is it the right ARCHIVER_DATA?" in err
    assert not (tmp_path / "all.zip").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frobnicate"], "No such command 'frobnicate'. Try: archiver --help"),
        (["ad"], "No such command 'ad'. Did you mean 'add'? Try: archiver --help"),
        (["get", "https://example.org/", "-o", "-"], "-o -: name a file; without -o"),
        (["export", "--register", "-o", "-"], "-o -: name a file; without -o"),
        (["cost", "--sources", "9" * 400], "Invalid value for '--sources'"),
        (["get"], "Missing argument 'URL'. Try: archiver get --help"),
        (["show", "--frob", "https://example.org/"], "No such option: --frob"),
        (["check"], "name URLs, or say --due or --all"),
        (["check", "--due", "--all"], "name URLs, or say --due or --all"),
        (["check", "https://example.org/", "--wait", "soon"], "Invalid value for '--wait'"),
        (["get", "https://example.org/", "--raw", "--warc"], "choose one"),
        (["get", "https://example.org/", "--json"], "add -o FILE"),
        (["stop"], "`archiver stop --all` pauses every source"),
        (["pause"], "name a URL or a host"),
        (["edit", "https://example.org/"], "say what to change"),
        (["export"], "say what to export: --register"),
        (["export", "--register", "--format", "xml"], "neither csv nor jsonl"),
        (["export", "--register", "--format", "csv", "--json"], "not what --json asks for"),
        (["verify", "nowhere.warc.gz"], "there is no nowhere.warc.gz"),
        (["audit", "--resume"], "archiver audit --now --resume"),
        (["add", "ftp://example.org/"], "only http and https are fetched"),
        (["add", "https://me:geheim@example.org/"], "holds a user name or password"),
        (["add", "https://example.org/", "--every", "soon"], "'soon' is no interval"),
    ],
)
def test_usage_error_is_one_line_with_exit_code_2(archiver, tmp_path, arguments, told):
    code, out, err = archiver(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("archiver: ")
    assert told in err
    assert "Traceback" not in err
    assert "geheim" not in err
    assert list(tmp_path.iterdir()) == [], "nothing is half written"


def test_unknown_setting_ends_every_command_with_exit_code_3(archiver, monkeypatch, tmp_path):
    monkeypatch.setenv("ARCHIVER_THREDS", "4")
    for command in (["config"], ["sources"], ["run"], ["doctor"]):
        code, out, err = archiver(*command)
        assert (code, out) == (3, "")
        assert (
            err
            == "archiver: ARCHIVER_THREDS: unknown setting; did you mean ARCHIVER_THREADS? Example: ARCHIVER_THREADS=16\n"
        )
    assert list(tmp_path.iterdir()) == []


def test_config_shows_values_with_their_origin_and_no_secret(archiver, monkeypatch, tmp_path):
    monkeypatch.setenv("ARCHIVER_DATABASE", "postgresql://archiver:geheim@db/archiver")
    (tmp_path / "archiver.toml").write_text("threads = 8")
    code, out, _ = archiver("config", "--json")
    rows = {row["name"]: row for row in map(json.loads, out.splitlines())}
    assert code == 0
    assert rows["threads"] == {"name": "threads", "value": 8, "from": f"file {tmp_path}/archiver.toml",
                               "about": rows["threads"]["about"]}  # fmt: skip
    assert rows["database"]["from"] == "ARCHIVER_DATABASE"
    assert "geheim" not in out
    code, out, _ = archiver("config")
    assert f"threads                  8  (file {tmp_path}/archiver.toml)" in out.splitlines()
    assert "geheim" not in out


def test_verify_of_a_directory_without_warc_files_says_that_nothing_was_checked(archiver, tmp_path):
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies/report.pdf").write_bytes(b"%PDF-1.7")
    code, out, err = archiver("verify", "copies")
    assert (code, out) == (2, "")
    assert "copies holds no WARC file: name another directory, a package, or say --store" in err


def test_verify_needs_only_the_file(archiver, tmp_path):
    data = segment(visit_of(answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")))
    (tmp_path / "01kjqzq0000000000000000000.warc.gz").write_bytes(data)
    code, out, err = archiver("verify", "01kjqzq0000000000000000000.warc.gz")
    assert (code, err) == (0, "")
    assert out.startswith("not proved: when they were made")
    assert out.endswith("01kjqzq0000000000000000000.warc.gz: every rule holds\n")
    (whole,) = map(json.loads, archiver("verify", "01kjqzq0000000000000000000.warc.gz", "--json")[1].splitlines())
    assert (whole["kind"], whole["holds"], whole["must"]) == ("warc", True, 0), "silence would say nothing to a program"
    for what in ("01kjqzq0000000000000000000.warc.gz", "--store"):
        code, out, err = archiver("verify", what, "--key", "no key")
        assert (code, out, "--key" in err) == (2, "", True), "no word of damage"
    code, out, err = archiver("verify", "/dev/zero")
    assert (code, out, "is a device" in err) == (2, "", True), "it would read for ever"
    damaged = bytearray(data)
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "bad.warc.gz").write_bytes(damaged)
    code, out, _ = archiver("verify", "bad.warc.gz", "--json")
    assert code == 1
    assert {"file", "rule", "level", "offset", "record", "text"} == set(json.loads(out.splitlines()[0]))
    assert json.loads(out.splitlines()[-1])["holds"] is False
    code, out, _ = archiver("verify", ".", "--json")
    assert code == 1
    assert {json.loads(line)["file"] for line in out.splitlines()} >= {"bad.warc.gz"}


def test_closed_pipe_is_not_an_error(tmp_path):
    script = f"{sys.executable} -m archiver config | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": "/bin:/usr/bin"}, check=True
    )  # fmt: skip
    assert done.stdout.splitlines()[1] == "0"
    assert done.stderr == ""


def test_refused_command_makes_no_archive(archiver, tmp_path):
    """A mistyped address, or the dry run of an import, used to leave a new archive in the wrong directory."""
    refused, listed = tmp_path / "refused.csv", tmp_path / "list.csv"
    refused.write_text("url\nhttp://127.0.0.1/x\n")
    listed.write_text("url\nhttps://example.org/\n")
    before = set(tmp_path.iterdir())
    for arguments, expected in (
        (("add", "http://127.0.0.1/x"), 7), (("import", str(refused)), 7), (("import", str(tmp_path / "none.csv")), 2),
        (("add", "https://example.org/", "--egress", "moon"), 2), (("import", str(listed), "--dry-run"), 0),
    ):  # fmt: skip
        assert archiver(*arguments)[0] == expected, arguments
        assert archiver("show", "https://example.org/")[0] == 6, arguments
        assert not list(tmp_path.glob("**/catalog*")), arguments
        assert {path.name for path in set(tmp_path.iterdir()) - before} <= {"data"}
    assert archiver("import", str(listed))[0] == 0
    assert "https://example.org/" in archiver("sources")[1]


def test_no_catalog_is_made_beside_a_store_whose_catalog_was_lost(archiver, tmp_path):
    """`run` and `add` refused but left an empty catalog, after which lists said that nothing is registered."""
    assert archiver("add", "https://example.org/a")[0] == 0
    catalog = tmp_path / "data" / "catalog.sqlite"
    for arguments in (
        ("run",), ("work",), ("schedule",), ("serve",), ("add", "https://example.org/b"), ("subscribe", "a@example.org"), ("token", "create"),
    ):  # fmt: skip
        for file in catalog.parent.glob(f"{catalog.name}*"):
            file.unlink()
        code, out, err = archiver(*arguments)
        assert (code, out) == (4, ""), (arguments, out, err)
        assert "archiver rebuild" in err
        assert not list(catalog.parent.glob("catalog*")), arguments
        assert "there is no archive" in archiver("sources")[2], arguments
    assert archiver("rebuild")[0] == 0
    assert "https://example.org/a" in archiver("sources")[1]


def test_commands_without_an_archive_say_so_and_make_none(archiver, tmp_path):
    """In a wrong directory a command used to say that no source is registered, exit with 0, and make a new archive
    there."""
    url = "https://example.org/"
    for arguments in (
        ("sources",), ("sources", "--json"), ("events",), ("cases", "--json"), ("show", url), ("get", url), ("check", "--all"),
        ("check", url), ("edit", url, "--every", "1d"), ("pause", url), ("stop", "--all"), ("note", url, "x"),
        ("export", "--register"), ("export", url, "--wacz", "-o", "x.wacz"), ("subscribers",), ("unsubscribe", "a@example.org"),
        ("token", "list"), ("token", "revoke", "x"), ("audit",), ("audit", "--now"), ("rejudge",), ("holds",),
        ("ledger", "recover"), ("ledger", "stamp"),
    ):  # fmt: skip
        code, out, err = archiver(*arguments)
        lists = arguments[0] in {"sources", "events", "cases"}  # an empty list is the correct answer here
        assert (code, out) == (0 if lists else 6, ""), (arguments, out, err)
        assert f"there is no archive at {tmp_path}/data (ARCHIVER_DATA)" in err, arguments
        assert list(tmp_path.iterdir()) == [], arguments
    code, out, _ = archiver("doctor")
    assert code == 0
    assert f"there is no archive at {tmp_path}/data (ARCHIVER_DATA)" in out
    assert archiver("show", url)[0] == 6, "who asked whether all works has begun one"
    code, out, err = archiver("rebuild")
    assert (code, out) == (6, ""), "it said 0 looks, exit 0, and a new archive lay there"
    assert f"there is no archive at {tmp_path}/data (ARCHIVER_DATA)" in err
    assert archiver("show", url)[0] == 6
    assert "there is no archive" in archiver("sources")[2]
    assert archiver("token", "create")[0] == 0
    code, out, err = archiver("sources")
    assert (code, out) == (0, "")
    assert f"no source is registered yet in {tmp_path}/data" in err


@pytest.mark.skipif(os.geteuid() != 0 or shutil.which("setpriv") is None, reason="only root may give rights up")
def test_archive_of_another_user_is_reported_as_permission_denied(tmp_path):
    """Root without the capability to override file modes acts as any other user. The error used to name a file that is
    missing."""
    (tmp_path / "data").mkdir(mode=0o700)
    os.chown(tmp_path / "data", 1234, 1234)
    less = "-dac_override,-dac_read_search"
    done = subprocess.run(
        ["setpriv", "--bounding-set", less, "--inh-caps", less, sys.executable, "-m", "archiver", "sources"],
        capture_output=True, text=True, cwd=tmp_path, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (4, "")
    assert "Permission denied. User 0 may not: run this as the user who owns it" in done.stderr
