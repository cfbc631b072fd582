"""`archiver doctor`: checks of what the service depends on."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

from storage.ledger.signing_state import SigningState
from tests.cli.sites import lines
from tests.support import site as scripted
from tests.support.proxies import HttpProxy, Socks5Proxy


def test_doctor_names_the_egress_that_does_not_work(archiver, monkeypatch, tmp_path):
    with HttpProxy() as near, HttpProxy() as far, Socks5Proxy(refuse=4) as socks:
        with HttpProxy() as gone:
            dead = gone.port
        far.refuse = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
        near.refuse = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
        ways = {"near": f"http://127.0.0.1:{near.port}", "far": f"http://127.0.0.1:{far.port}",
                "socks": f"socks5h://127.0.0.1:{socks.port}", "dead": f"socks5h://127.0.0.1:{dead}"}  # fmt: skip
        file = tmp_path / "ways.toml"
        file.write_text("".join(f'[[egress]]\nname = "{name}"\nurl = "{url}"\n' for name, url in ways.items()))
        monkeypatch.setenv("ARCHIVER_CONFIG", str(file))
        code, out, _ = archiver("doctor", "--json")
    trouble = {one["check"]: one["trouble"] for one in lines(out) if one["check"].startswith("egress")}
    assert code == 8
    assert [trouble[f"egress {name}"] for name in ("near", "socks")] == [None, None], (
        "they say that nobody has the name"
    )
    assert "credentials" in trouble["egress far"]
    assert "dead" in trouble["egress dead"]
    assert "site" not in trouble["egress far"]


def test_doctor_checks_everything_but_no_site(archiver, monkeypatch):
    code, out, _ = archiver("doctor", "--json")
    assert code == 0
    assert [one["check"] for one in lines(out) if not one["ok"]] == ["archive"], "none was begun here"
    assert archiver("doctor", "--json")[1] == out, "nor has asking begun one"
    archiver("token", "create")
    code, out, _ = archiver("doctor", "--json")
    assert code == 0
    assert [one["check"] for one in lines(out)] == [
        "settings",
        "catalog",
        "store",
        "copies",
        "audit",
        "clock",
        "rounds",
        "disk",
    ]
    monkeypatch.setenv("ARCHIVER_STORE", "file:///proc/none/store")
    code, out, _ = archiver("doctor", "--json")
    assert code == 4
    assert [one["check"] for one in lines(out) if not one["ok"]] == ["store"]
    assert archiver("store", "check")[0] == 4


def test_doctor_reports_a_clock_behind_the_newest_look(archiver, archive, monkeypatch):
    monkeypatch.setenv("ARCHIVER_DATA", str(archive.root))
    archive.add("https://example.org/report")
    for days, expected in ((-1, None), (3, "looks decide nothing: it says ")):
        archive.now = datetime.now(UTC) + timedelta(days=days)
        archive.look("https://example.org/report", archive.answer())
        clock = {one["check"]: one["trouble"] for one in lines(archiver("doctor", "--json")[1])}["clock"]
        assert clock is None if expected is None else clock.startswith(expected)


def test_doctor_reports_a_replay_url_on_the_host_of_the_pages(archiver, monkeypatch):
    archiver("token", "create")
    monkeypatch.setenv("ARCHIVER_LISTEN", "0.0.0.0:8080")
    for pages, replay, expected in (
        ("http://archive.example.org", "http://archive.example.org:8081", ["replay"]),
        ("https://archive.example.org", "https://replay.example.net", []),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8081", []),
    ):
        monkeypatch.setenv("ARCHIVER_PUBLIC_URL", pages)
        monkeypatch.setenv("ARCHIVER_REPLAY_URL", replay)
        code, out, _ = archiver("doctor", "--json")
        assert code == 0
        assert [one["check"] for one in lines(out) if not one["ok"]] == expected


def test_doctor_reports_a_canary_that_does_not_answer(archiver, monkeypatch):
    with scripted.Site() as near:
        monkeypatch.setenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8")
        monkeypatch.setenv("ARCHIVER_CANARY", near.url("/canary"))

        def told():
            code, out, _ = archiver("doctor", "--json")
            trouble = {one["check"]: one["trouble"] for one in lines(out)}["canary"]
            assert code == (8 if trouble else 0), "as of a vantage point that does not work"
            return trouble

        near.pages["/canary"] = b"here"
        assert told() is None
        del near.pages["/canary"]
        assert "status 404" in told()
        near.down()
        assert "name another" in told()


def test_doctor_reports_a_canary_that_seems_dead_once_two_sites_answer(archiver, monkeypatch):
    with scripted.Site(2) as near:
        monkeypatch.setenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8")
        monkeypatch.setenv("ARCHIVER_HOST_DELAY", "0")
        monkeypatch.setenv("ARCHIVER_CANARY", "http://127.0.0.1:9/")
        near.pages["/report"] = scripted.page("Report")
        urls = [near.url("/report", host) for host in (0, 1)]

        def told():
            return {one["check"]: one["trouble"] for one in lines(archiver("doctor", "--json")[1])}["canary"]

        archiver("add", urls[0])
        assert archiver("check", urls[0])[0] == 0
        assert "seems to be the canary" not in told(), "one site that comes may be near"
        archiver("add", urls[1])
        assert archiver("check", urls[1])[0] == 0
        assert "2 sites answered as usual and 0 gave no answer: the fault seems to be the canary's" in told()


def test_doctor_reports_that_all_egresses_are_in_one_country(archiver, monkeypatch, tmp_path):
    file = tmp_path / "ways.toml"
    archiver("token", "create")
    monkeypatch.setenv("ARCHIVER_CONFIG", str(file))
    for country, expected in (("NL", ["egress"]), ("SG", [])):
        file.write_text(
            '[[egress]]\nname = "home"\nkind = "direct"\ncountry = "NL"\n'
            f'[[egress]]\nname = "a"\nkind = "direct"\ncountry = "{country}"\n'
        )
        code, out, _ = archiver("doctor", "--json")
        assert code == 0
        assert [one["check"] for one in lines(out) if not one["ok"]] == expected


def test_doctor_reports_that_the_ledger_has_stopped(archiver, tmp_path):
    archiver("add", "https://example.org/")
    code, out, _ = archiver("doctor", "--json")
    assert (code, {one["check"]: one["ok"] for one in lines(out)}["ledger"]) == (0, True)
    (key,) = tmp_path.rglob("ledger.pem")
    key.rename(key.with_name("away"))
    code, out, _ = archiver("doctor", "--json")
    (trouble,) = [one["trouble"] for one in lines(out) if not one["ok"]]
    assert (code, "archiver ledger recover" in trouble) == (4, True)


def test_doctor_names_the_ledger_whose_key_was_lost_and_recovery_continues_it(archiver, tmp_path):
    """The whole of keys/ may be lost, with the note of what was signed and the ledger's name. Doctor then reported
    nothing, and a new key signed under a new name, which invalidated every tree head in the store."""
    archiver("add", "https://example.org/")
    keys, aside = next(tmp_path.rglob("ledger.pem")).parent, tmp_path / "aside"
    name = (keys / "ledger.origin").read_text().strip()
    shutil.copytree(keys, aside)
    for lost, expected in {
        "the key": f"the key of the ledger {name}, is gone",
        "key and note": f"the key of the ledger {name}, is gone",
        "all": f"the key of the ledger {name}, is gone",
        "unreadable": "cannot read the ledger's key",
        "another": f"the ledger in the store was signed by {name}+",
        "another, without a note": f"the ledger in the store was signed by {name}+",
    }.items():
        shutil.rmtree(keys)
        if lost != "all":
            shutil.copytree(aside, keys)
            (keys / "ledger.pem").unlink()
        if lost in {"key and note", "another, without a note"}:
            (keys / "ledger.pem.signed").unlink()
        if lost == "unreadable":
            (keys / "ledger.pem").mkdir()
        if "another" in lost:
            SigningState(keys / "ledger.pem", name).make_key()
        code, out, _ = archiver("doctor", "--json")
        (trouble,) = [one["trouble"] for one in lines(out) if not one["ok"]]
        assert code == 4, lost
        for words in (expected, "What was signed is proved as before", "archiver ledger recover --new-key"):
            assert words in trouble, lost
    shutil.rmtree(keys)
    assert archiver("ledger", "recover", "--new-key")[0] == 0
    assert archiver("add", "https://example.net/")[0] == 0
    assert archiver("doctor")[0] == 0
    assert archiver("verify", "--store")[0] == 0


def test_recovery_refuses_a_ledger_under_another_name(archiver, tmp_path, monkeypatch):
    """It used to give up the places of all leaves and to put the key of the new name into the store."""
    archiver("add", "https://example.org/")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setenv("ARCHIVER_LEDGER_ORIGIN", "archive.example.org/ledger")
    code, _, err = archiver("ledger", "recover", "--new-key")
    assert (code, "ARCHIVER_LEDGER_ORIGIN" in err, "nothing was changed" in err) == (4, True, True)
    assert sorted(tmp_path.rglob("*")) == before
    monkeypatch.delenv("ARCHIVER_LEDGER_ORIGIN")
    assert archiver("doctor")[0] == 0
