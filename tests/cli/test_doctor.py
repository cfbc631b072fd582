"""doctor: what this service stands on."""

from __future__ import annotations

from tests.cli.test_walk import lines
from tests.support import site as scripted
from tests.support.proxies import HttpProxy, Socks5Proxy


def test_doctor_tells_which_way_out_does_not_work(archiver, monkeypatch, tmp_path):
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
    told = {one["check"]: one["trouble"] for one in lines(out) if one["check"].startswith("egress")}
    assert code == 8
    assert [told[f"egress {name}"] for name in ("near", "socks")] == [None, None], "they say that nobody has the name"
    assert "credentials" in told["egress far"]
    assert "dead" in told["egress dead"]
    assert "site" not in told["egress far"]


def test_doctor_looks_at_everything_and_at_no_site(archiver, monkeypatch):
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


def test_doctor_tells_whether_the_canary_answers(archiver, monkeypatch):
    with scripted.Site() as near:
        monkeypatch.setenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8")
        monkeypatch.setenv("ARCHIVER_CANARY", near.url("/canary"))

        def told():
            return {one["check"]: one["trouble"] for one in lines(archiver("doctor", "--json")[1])}["canary"]

        near.pages["/canary"] = b"here"
        assert told() is None
        del near.pages["/canary"]
        assert "status 404" in told()
        near.down()
        assert "name another" in told()
