"""The commands with a real site on loopback, and a store and a catalog in a directory."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from storage.body import CHUNK_BYTES
from tests.cli.sites import PAGE, lines


def test_counts_of_one_are_in_the_singular(archiver, site):
    archiver("add", f"{site.url}/report")
    assert "1 source, 0 of them new" in archiver("cost")[1]
    assert "1 blob read" in archiver("verify", "--store")[1]
    archiver("check", f"{site.url}/report")
    assert "1 look at 1 source judged again" in archiver("rejudge")[1]
    assert ", 1 segment, 1 look\n" in archiver("rebuild")[1]
    assert "blobs read" in archiver("verify", "--store")[1]


def test_page_is_archived_its_loss_is_seen_and_a_rebuild_answers_the_same(archiver, site, tmp_path):
    url = f"{site.url}/report"
    code, out, err = archiver("add", url, "--work", "A work", "--quote", "Sentence 5 of the report", "--json")
    (added,) = lines(out)
    assert (code, added["new"], added["url"]) == (0, True, url)
    assert "sites will see this machine's own address" in err
    assert "User-Agent: " in err
    assert not (tmp_path / "data/store/warc").exists(), "add fetches nothing"
    assert lines(archiver("add", url, "--json")[1])[0]["source"] == added["source"]

    code, out, _ = archiver("check", url, "--json")
    (seen,) = lines(out)
    assert code == 0
    assert list(seen) == [
        "url", "source", "n", "at", "finding", "state", "certainty", "status", "final_url", "capture", "original",
        "kept", "members", "reasons", "segment", "payload_sha256", "bytes",
    ]  # fmt: skip
    assert (seen["source"], seen["n"], seen["finding"], seen["state"], seen["status"]) == (
        added["source"], 1, "first", "available", 200,
    )  # fmt: skip
    assert (seen["payload_sha256"], seen["bytes"]) == (hashlib.sha256(PAGE).hexdigest(), len(PAGE))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", seen["at"])
    assert (tmp_path / "data/store" / seen["segment"]).is_file()

    assert archiver("get", url, "-o", "page.html")[0] == 0
    assert (tmp_path / "page.html").read_bytes() == PAGE
    assert archiver("verify", "data/store")[0] == 0
    proved = lines(archiver("verify", "--store", "--json")[1])
    assert [one["name"][:8] for one in proved] == ["journal/", "warc/202"]
    assert all(one["index"] is not None and one["trouble"] is None for one in proved), "all of it is in the ledger"
    assert archiver("audit", "--now")[0] == 0

    site.pages.pop("/report")
    (gone,) = lines(archiver("check", url, "--json")[1])
    assert (gone["n"], gone["finding"], gone["state"], gone["status"]) == (2, "gone", "suspect", 404)
    assert archiver("get", url)[1].encode() == PAGE, "the newest good one"
    assert archiver("get", url, "--any")[1] == "gone"
    assert [event["kind"] for event in lines(archiver("events", "--json")[1])] == ["first", "suspected"]
    asked = {
        "--kind suspected": 1,
        "--kind first --kind suspected": 2,
        "--kind removed": 0,
        "--work A": None,
        "--tag none": 0,
    }
    for options, many in asked.items():
        code, out, err = archiver("events", "--json", *options.split())
        assert (code, len(lines(out))) == (0, many) if many is not None else (code, "no work" in err) == (6, True), (
            options
        )
    assert archiver("events", "--kind", "lost")[0] == 2
    (case,) = lines(archiver("cases", "--json")[1])
    assert (case["status"], case["last_seen"], case["first_absent"]) == ("suspected", seen["at"], gone["at"])
    (line,) = lines(archiver("sources", "--json")[1])
    assert list(line) == [
            "source", "url", "state", "certainty", "since", "n", "works", "document", "documents_off",
        "not_seen_since", "not_seen", "documents_not_seen",
        ]  # fmt: skip
    assert line["works"] == 1
    (shown,) = lines(archiver("show", url, "--json")[1])
    assert shown["visits"] == [seen, gone]
    assert shown["works"][0]["quote"] == "Sentence 5 of the report"

    answers = {name: archiver(*name.split())[1] for name in ("sources --json", f"show {url} --json", "events --json")}
    (rebuilt,) = lines(archiver("rebuild", "--json")[1])
    assert (rebuilt["segments"], rebuilt["visits"], rebuilt["damaged"]) == (2, 2, [])
    assert answers == {name: archiver(*name.split())[1] for name in answers}, (
        "the same answers from a catalog made again"
    )
    assert len(list((tmp_path / "data").glob("catalog.sqlite.before-*"))) == 1
    (tmp_path / "data/catalog.sqlite").unlink()
    assert archiver("rebuild")[0] == 0
    assert answers == {name: archiver(*name.split())[1] for name in answers}
    proved = lines(archiver("verify", "--store", "--json")[1])
    assert all(one["trouble"] is None for one in proved)
    assert archiver("ledger", "recover")[0] == 0


def test_store_signed_by_another_key_is_not_trusted(archiver, site, tmp_path):
    archiver("add", f"{site.url}/report")
    assert archiver("verify", "--store")[0] == 0
    forged = Ed25519PrivateKey.generate()
    pem = forged.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "data/keys/ledger.pem").write_bytes(pem)
    code, out, _ = archiver("verify", "--store")
    assert code == 1
    assert "ledger: " in out
    code, out, _ = archiver("rebuild")
    assert (code, "ledger/checkpoint/0000000000000001: no key of this data directory signed it" in out) == (1, True)
    (tmp_path / "data/keys/ledger.pem").unlink()
    code, _, err = archiver("verify", "--store")
    assert code == 0
    assert "the store's own keys are used" in err


def test_store_without_its_ledger_is_not_called_proved(archiver, site, tmp_path):
    """Whoever can write into a store could otherwise take the ledger away, and change what it signed."""
    archiver("add", f"{site.url}/report")
    key = next((tmp_path / "data/store/ledger/key").iterdir()).read_text().strip()
    shutil.rmtree(tmp_path / "data/store/ledger")
    for more in ((), ("--key", key)):
        code, out, _ = archiver("verify", "--store", *more)
        assert (code, "ledger: no signed head is in this store" in out) == (1, True), out


def test_damage_is_found_never_returned_and_mended_from_a_mirror(archiver, site, tmp_path, monkeypatch):
    stores = [tmp_path / "one", tmp_path / "two"]
    monkeypatch.setenv("ARCHIVER_STORE", ",".join(f"file://{store}" for store in stores))
    url = f"{site.url}/report"
    archiver("add", url)
    (seen,) = lines(archiver("check", url, "--json")[1])
    first, second = (store / seen["segment"] for store in stores)
    assert first.read_bytes() == second.read_bytes(), "check makes the copies that are owed before it ends"

    (capture,) = lines(archiver("get", url, "--json", "-o", "page.html")[1])
    (tmp_path / "page.html").unlink()

    def damage(path):
        data = bytearray(path.read_bytes())
        data[capture["offset"] + capture["length"] // 2] ^= 0x20
        path.chmod(0o600)
        path.write_bytes(data)

    damage(second)
    code, out, _ = archiver("verify", "--store", "--json")
    assert code == 1
    assert [(one["store"], one["name"]) for one in lines(out) if one["trouble"]] == [("copy2", seen["segment"])]
    code, out, _ = archiver("audit", "--now", "--json")
    assert (code, lines(out)[0]["mended"], lines(out)[-1]["damaged"]) == (1, True, 1)
    assert first.read_bytes() == second.read_bytes()
    assert archiver("audit", "--now")[0] == 0

    damage(first)
    damage(second)
    code, out, err = archiver("get", url)
    assert (code, out) == (1, "")
    assert "is not given out, no copy of it is sound" in err
    code, _, err = archiver("get", url, "-o", "page.html")
    assert code == 1
    assert not (tmp_path / "page.html").exists()
    code, out, _ = archiver("audit", "--now", "--json")
    assert (code, lines(out)[0]["mended"]) == (1, False)


def test_output_to_a_pipe_is_written_without_replacing_it(archiver, site, tmp_path):
    """An atomic write once replaced a machine's own /dev/null by a file."""
    url = f"{site.url}/report"
    archiver("add", url)
    assert archiver("check", url)[0] == 0
    os.mkfifo(pipe := tmp_path / "pipe")
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert archiver("get", url, "-o", str(pipe))[0] == 0
        assert reader.communicate(timeout=30)[0] == PAGE
    assert pipe.is_fifo()


def test_each_failure_has_its_exit_code_and_message(archiver, site, tmp_path, monkeypatch):
    url = f"{site.url}/report"
    for command in (
        ("check", url),
        ("show", url),
        ("get", url),
        ("edit", url, "--every", "1d"),
        ("pause", "example.net"),
    ):
        code, out, err = archiver(*command)
        assert (code, out) == (6, "")
        assert err.startswith("archiver: ")
        archiver("token", "create")
    assert "`archiver add" in archiver("check", url)[2]
    for address in ("http://10.0.0.1/", "http://[fd00::1]/", "http://169.254.169.254/"):
        assert archiver("add", address)[0] == 7
    code, out, err = archiver("backup", "-o", str(tmp_path / "none" / "all.zip"))
    assert (code, out) == (2, "")
    assert f"there is no directory {tmp_path}/none; make it" in err
    archiver("add", "http://nonexistent.invalid/")
    code, out, _ = archiver("check", "http://nonexistent.invalid/", "--json")
    assert (code, lines(out)[0]["finding"], lines(out)[0]["bytes"]) == (0, "dns_nxdomain", None)
    assert archiver("token", "revoke", "nobody")[0] == 6

    with (tmp_path / "data/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for locking in ("run", "work", "schedule", "rebuild"):
            code, _, err = archiver(locking)
            assert code == 8
            assert "is in use by" in err
        assert archiver("sources")[0] == 0, "short commands work beside"

    with monkeypatch.context() as patch:
        patch.setenv("ARCHIVER_STORE", "file:///proc/none/store")
        before = archiver("sources", "--json")[1]
        code, _, err = archiver("add", url)
        assert code == 4
        assert "/proc/none/store" in err
        assert archiver("sources", "--json")[1] == before, "nothing half registered"
    with monkeypatch.context() as patch:
        patch.setenv("ARCHIVER_DATABASE", "postgresql://me:geheim@127.0.0.1:1/none")
        code, _, err = archiver("sources")
        assert code == 5
        assert "geheim" not in err
    with sqlite3.connect(tmp_path / "data/catalog.sqlite") as conn:
        conn.execute("UPDATE alembic_version SET version_num = '9999'")
    conn.close()
    code, _, err = archiver("sources")
    assert code == 5
    assert "run the newer archiver" in err
    assert archiver("rebuild")[0] == 5, "an older program may not know what the newer one stored"


@pytest.mark.parametrize(
    "command", [("run",), ("work",), ("schedule",), ("rebuild",), ("sources",), ("check", "--all")]
)
def test_unusable_data_directory_is_reported_alike_by_every_command(archiver, monkeypatch, tmp_path, command):
    monkeypatch.setenv("ARCHIVER_DATA", "/proc/archiver")
    code, out, err = archiver(*command)
    begins = command[0] not in {"sources", "check"}
    assert (code, out) == (4 if begins else {"sources": 0, "check": 6}[command[0]], "")
    assert ("cannot make the directory" if begins else "there is no archive at") + " /proc/archiver" in err
    data = tmp_path / "data"
    for name in ("lock", "catalog.sqlite"):  # nobody can open these for writing, not even root
        (data / name).mkdir(parents=True)
    monkeypatch.setenv("ARCHIVER_DATA", str(data))
    code, out, err = archiver(*command)
    assert (code, out) == (5, "")
    assert "name another in ARCHIVER_DATA" in err


def test_data_directory_that_is_a_file_is_named_with_what_to_do(archiver, monkeypatch, tmp_path):
    (tmp_path / "list.txt").touch()
    for place in (tmp_path / "list.txt", tmp_path / "list.txt/data"):
        monkeypatch.setenv("ARCHIVER_DATA", str(place))
        code, out, err = archiver("add", "https://example.org/")
        assert (code, out) == (4, "")
        assert f"cannot make the directory {place}:" in err
        assert "name another in ARCHIVER_DATA" in err


def test_terminal_is_shown_text_without_escape_sequences(archiver, site, tmp_path):
    site.pages["/text"] = "<p>caf\u00e9 \x1b[31mred</p>\r\n".encode() * 5000
    site.pages["/report.pdf"] = b"%PDF-1.4\n\xff\xfe\x00"
    for path in ("/text", "/report.pdf"):
        archiver("add", f"{site.url}{path}")
        archiver("check", f"{site.url}{path}")
    code, shown, _ = on_a_terminal("get", "--any", f"{site.url}/text")
    assert code == 0
    assert "\x1b" not in shown
    assert shown.count("caf\u00e9") == 5000
    code, shown, err = on_a_terminal("get", "--any", f"{site.url}/report.pdf")
    assert (code, shown) == (2, "")
    assert "-o FILE" in err
    for nowhere in (tmp_path, tmp_path / "none/file"):
        code, _, err = archiver("get", "--any", f"{site.url}/text", "-o", str(nowhere))
        assert code == 2
        assert "directory" in err


def test_line_end_that_two_pieces_of_a_copy_share_is_one_on_a_terminal(archiver, site):
    text = b"<p>" + b"x" * (CHUNK_BYTES - 4)
    site.pages["/text"] = text + b"\r\n</p>"
    archiver("add", f"{site.url}/text")
    archiver("check", f"{site.url}/text")
    code, shown, _ = on_a_terminal("get", "--any", f"{site.url}/text")
    assert (code, shown) == (0, text.decode() + "\r\n</p>")


def on_a_terminal(*arguments: str) -> tuple[int, str, str]:
    """Run the command with a terminal as its standard output; returns what the terminal was shown."""
    ours, terminal = pty.openpty()
    command = [sys.executable, "-m", "archiver", *arguments]
    with subprocess.Popen(command, stdout=terminal, stderr=subprocess.PIPE, text=True) as process:
        os.close(terminal)
        shown = b""
        with contextlib.suppress(OSError):  # EIO: the last process that had the terminal open has gone
            while chunk := os.read(ours, 65536):
                shown += chunk
        err = process.stderr.read()
    os.close(ours)
    return process.returncode, shown.decode(), err


def test_name_that_resolves_to_a_forbidden_address_is_refused_at_the_look(archiver, site, monkeypatch):
    archiver("add", f"{site.url}/report")
    monkeypatch.delenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES")
    code, out, _ = archiver("check", f"{site.url}/report", "--json")
    assert (code, lines(out)[0]["finding"], lines(out)[0]["capture"]) == (7, "forbidden_address", None)
    assert archiver("check", "--all")[0] == 0, "of a whole list it is one finding among others"


def test_tokens_are_shown_once_and_stored_as_digests(archiver, tmp_path):
    (made,) = lines(archiver("token", "create", "reader", "--read", "--json")[1])
    assert made["scope"] == "read"
    assert archiver("token", "create", "reader")[0] == 2
    (listed,) = lines(archiver("token", "list", "--json")[1])
    assert (listed["name"], listed["last_used"]) == ("reader", None)
    assert made["token"].encode() not in (tmp_path / "data/catalog.sqlite").read_bytes()
    assert archiver("token", "revoke", "reader")[0] == 0
    assert archiver("token", "list")[1] == ""


def test_unnamed_tokens_get_distinct_names(archiver):
    made = [lines(archiver("token", "create", *more, "--json")[1])[0] for more in ((), ("token-3",), ())]
    assert [one["name"] for one in made] == ["token-1", "token-3", "token-4"]
    assert archiver("token", "revoke", "token-1")[0] == 0
    assert archiver("token", "create")[0] == 0, "no two of one name"


def test_check_of_a_source_without_good_copy_says_that_the_answer_is_kept(archiver, site):
    url = f"{site.url}/nowhere"
    archiver("add", url)
    shown = archiver("check", url)[1]
    assert "nothing kept yet" in shown
    assert "    that answer is kept as " in shown
