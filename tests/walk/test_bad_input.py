"""Bad input to the command line, run as a process: clear message, right exit code, nothing half-written or leaked."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.s3 import S3Blobs
from tests.support.seaweed import KEY, SECRET, seaweed
from tests.support.site import moved, page
from tests.support.victims import Victim, command
from tests.walk.test_stops import environ, running

__all__ = ["seaweed"]
PASSWORD = "correct-horse-battery"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


class Shell:
    """Runs commands on one archive, each in a process of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, *arguments: str, beside: dict[str, str] | None = None, **changes: str) -> Done:
        """`changes`: settings without their prefix; `beside`: other environment variables."""
        given = environ(self.root, **changes) | (beside or {})
        with Victim(command, self.root, list(arguments), given) as victim:
            assert victim.hear() == "up"
            code = victim.hear(60)
        out, err = (self.root.with_suffix(ending).read_text() for ending in (".out", ".err"))
        assert "Traceback" not in err
        assert "a fault of archiver" not in err
        return Done(code, out, err)

    def files(self) -> dict[str, bytes]:
        """Every file's content, decompressed where it is gzip."""
        found = {}
        for path in sorted(self.root.parent.rglob("*")):
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes()
                found[str(path.relative_to(self.root.parent))] = _plain(data)
        return found

    def stored(self) -> set[str]:
        return {name for name in self.files() if "/store/" in name or "/spool/" in name}


def _plain(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError):
        return data


@pytest.fixture
def archiver(tmp_path):
    return Shell(tmp_path / "archive")


@pytest.fixture
def report(site):
    site.pages["/report"] = page("Report")
    return site.url("/report")


def test_invalid_or_unsupported_urls_are_usage_errors(archiver):
    for given, told in (
        ("not a url", "URL"),
        ("", "URL"),
        ("ftp://example.org/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://example.org:99999/", "URL"),
        ("http://exa mple.org/", "URL"),
    ):
        done = archiver("add", given)
        assert done.code == 2, given
        assert told.lower() in done.err.lower(), given
        assert len(done.err.strip().splitlines()) == 1
    assert archiver.stored() == set()


def test_one_bad_url_among_good_ones_registers_nothing(archiver, report):
    assert archiver("add", report, "ftp://example.org/").code == 2
    assert archiver("sources").out == ""


def test_credentials_in_a_url_are_never_printed_or_stored(archiver, report, tmp_path):
    host = report.partition("://")[2]
    url = f"http://me:{PASSWORD}@{host}"
    archiver("add", report)
    (tmp_path / "list.txt").write_text(f"{report}\n{url}\n")
    for arguments in (
        ("add", url), ("check", url), ("show", url), ("get", url), ("import", str(tmp_path / "list.txt")), ("import", url),
        ("edit", url, "--every", "1d"), ("pause", url), ("events", "--json"), ("sources", "--json"),
    ):  # fmt: skip
        done = archiver(*arguments)
        assert done.code in {0, 2, 6}, (arguments, done)
        assert PASSWORD not in done.out + done.err, arguments
    (tmp_path / "list.txt").unlink()
    archiver("check", report)
    for name, data in archiver.files().items():
        assert PASSWORD not in name
        assert PASSWORD.encode() not in data, name


def test_redirect_to_a_url_with_credentials_is_stored_but_not_followed(archiver, site, report):
    site.pages["/to"] = moved(f"http://me:{PASSWORD}@{report.partition('://')[2]}")
    url = site.url("/to")
    archiver("add", url)
    done = archiver("check", url, "--json")
    assert done.code == 0
    assert PASSWORD not in done.out + done.err
    assert (done.lines[0]["final_url"], done.lines[0]["capture"]) == (url, None), "no answer to the page"
    assert "/report" not in site.paths()
    assert archiver("get", url, "--any", "-o", "answer").code == 0


def test_look_at_a_nonexistent_host_counts_as_a_visit(archiver):
    archiver("add", "http://nobody.invalid/report")
    done = archiver("check", "--all", "--json")
    assert done.code == 0
    (line,) = done.lines
    assert line["finding"] in {"dns_nxdomain", "dns_error"}
    assert (line["state"], line["n"], line["capture"]) == ("new", 1, None)
    assert line["segment"] in {name.partition("store/")[2] for name in archiver.stored()}


def test_private_addresses_are_refused_unless_allowed(archiver):
    for url in (
        "http://127.0.0.1/",
        "http://10.1.2.3/",
        "http://[::1]/",
        "http://169.254.169.254/latest/",
        "http://0/",
    ):
        done = archiver("add", url, allow_private_addresses="")
        assert done.code == 7, url
        assert archiver.stored() == set()


def test_check_of_an_unregistered_url_explains_how_to_register_it(archiver, report):
    archiver("token", "create")
    before = archiver.stored()
    done = archiver("check", report)
    assert done.code == 6
    assert f"archiver add {report}" in done.err
    assert archiver.stored() == before


def test_unwritable_store_is_reported_and_registers_nothing(archiver, report, tmp_path):
    (tmp_path / "plain").write_text("a file")
    for store in (f"file://{tmp_path}/plain", f"file://{tmp_path}/none/store", f"file://{tmp_path}/plain/store"):
        for arguments in (("add", report), ("run",)):
            done = archiver(*arguments, store=store)
            assert done.code == 4, (store, arguments, done)
            assert str(tmp_path) in done.err
        assert archiver("sources").out == "", "nothing is half registered"


@pytest.mark.parametrize("part", ["run", "work", "schedule"])
def test_service_started_while_no_store_answers_ends_and_says_what_to_do(archiver, part):
    """As docs/operations.md says. Whoever read the log saw the error of a store, and not that the service waits for a start."""
    access = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    done = archiver(part, beside=access, store="s3://bucket/archive")
    assert done.code == 4, done
    for words in ("nothing can be reached there", "the service does not start", "start it again", "store check"):
        assert words in done.err
    assert SECRET not in done.out + done.err


def test_missing_bucket_and_wrong_key_are_reported_without_leaking_the_key(archiver, report, seaweed):
    bucket = seaweed.bucket()
    right = {"AWS_ENDPOINT_URL": seaweed.http, "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    wrong = right | {"AWS_SECRET_ACCESS_KEY": PASSWORD}
    for store, access in ((f"s3://{bucket}-none/archive", right), (f"s3://{bucket}/archive", wrong)):
        for arguments in (("add", report), ("run",), ("store", "check")):
            done = archiver(*arguments, beside=access, store=store)
            told = done.out + done.err
            assert done.code == 4, (store, arguments, done)
            assert PASSWORD not in told
            assert SECRET not in told
            assert bucket in told
        assert archiver("sources").out == ""
    done = archiver("add", report, beside=right, store=f"s3://{bucket}/archive")
    assert done.code == 0, done
    done = archiver("check", report, "--json", beside=right, store=f"s3://{bucket}/archive")
    assert done.code == 0, done
    with closing(S3Blobs(seaweed.access(bucket, prefix="archive"))) as blobs:
        assert done.lines[0]["segment"] in {stat.name for stat in blobs.names("warc/")}


def test_unopenable_database_is_reported_and_left_unchanged(archiver, report, tmp_path):
    archiver("add", report)
    before = archiver.stored()
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("no database\n" * 200)
    for database in (
        f"sqlite:///{tmp_path}/folder",
        f"sqlite:///{tmp_path}/none/catalog.sqlite",
        f"sqlite:///{tmp_path}/text",
    ):
        for arguments in (("sources",), ("add", report), ("run",), ("check", "--all")):
            done = archiver(*arguments, database=database)
            assert (done.code, done.out) == (5, ""), (database, arguments, done)
            assert str(tmp_path) in done.err
    assert archiver.stored() == before
    assert (tmp_path / "text").read_text() == "no database\n" * 200


def test_database_of_a_newer_version_is_left_untouched(archiver, report, tmp_path):
    archiver("add", report)
    before = archiver.stored()
    database = tmp_path / "archive/catalog.sqlite"
    with closing(sqlite3.connect(database)) as conn, conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
        conn.execute("CREATE TABLE of_the_future (id INTEGER)")
    for arguments in (("sources",), ("add", report), ("run",), ("check", "--all")):
        done = archiver(*arguments)
        assert (done.code, done.out) == (5, ""), (arguments, done)
        assert "newer" in done.err
    assert archiver.stored() == before


def test_unknown_and_invalid_settings_are_rejected_with_an_example(archiver, tmp_path):
    for name, value in (
        ("THREDS", "4"),
        ("THREADS", "many"),
        ("STORE", "gopher://x"),
        ("GRACE", "-1s"),
        ("SPOOL_BYTES", "1"),
    ):
        for arguments in (("run",), ("sources",), ("add", "http://example.org/")):
            done = archiver(*arguments, **{name.lower(): value})
            assert (done.code, done.out) == (3, "")
            assert f"ARCHIVER_{name}" in done.err
            assert "Example:" in done.err
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [], "not even a directory was made"


def test_second_service_on_the_same_directory_is_refused_but_short_commands_work(archiver, report):
    with running(archiver.root):
        for arguments in (("run",), ("work",), ("schedule",)):
            second = Shell(archiver.root.with_name("second"))
            done = second(*arguments, data=str(archiver.root))
            assert done.code == 8, done
            assert str(archiver.root) in done.err
            assert "process" in done.err
        second = Shell(archiver.root.with_name("second"))
        assert second("add", report, data=str(archiver.root)).code == 0, "short commands work beside it"
        assert second("check", report, "--wait", "20", "--json", data=str(archiver.root)).code == 0
