"""Backup and restore by command over a real store: what was acknowledged is restored, and the ledger is not forked."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.support.site import Site
from tests.support.world import lines


@pytest.fixture
def archiver(archiver, tmp_path, monkeypatch):
    for name, value in {"ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8", "HOST_DELAY": "0", "FLUSH_AFTER": "0", "MIN_FREE_BYTES": "0",
                        "DATA": f"{tmp_path}/data", "STORE": f"file://{tmp_path}/store"}.items():  # fmt: skip
        monkeypatch.setenv(f"ARCHIVER_{name}", value)
    return archiver


def facts(archiver) -> tuple[str, str]:
    return archiver("sources", "--json")[1], archiver("events", "--json")[1]


def test_lost_machine_is_restored_from_backup_and_store(archiver, site: Site, tmp_path):
    url = site.url("/")
    assert archiver("add", url)[0] == 0
    assert archiver("check", url)[0] == 0
    assert archiver("token", "create", "reader")[0] == 0
    before = facts(archiver)
    code, out, err = archiver("backup", "-o", "kept.zip", "--json")
    assert code == 0
    assert {"catalog.sqlite", "keys/ledger.pem", "keys/ledger.pem.signed", "keys/ledger.origin"} <= {
        o["file"] for o in lines(out)
    }
    assert "private keys" in err
    assert (tmp_path / "kept.zip").stat().st_mode & 0o777 == 0o600
    assert archiver("backup", "-o", "kept.zip")[0] == 2, "never over another one"

    shutil.rmtree(tmp_path / "data")
    assert archiver("restore", "kept.zip")[0] == 0
    assert facts(archiver) == before
    assert "reader" in archiver("token", "list")[1]
    assert archiver("verify", "--store")[0] == 0
    assert archiver("check", url)[0] == 0
    assert archiver("audit", "--now")[0] == 0
    assert archiver("restore", "kept.zip")[0] == 2, "not over what is there"


def test_visits_after_the_backup_are_rebuilt_and_the_ledger_is_not_forked(archiver, site, tmp_path):
    url = site.url("/")
    archiver("add", url)
    archiver("check", url)
    archiver("backup", "-o", "kept.zip")
    archiver("check", url)
    after = facts(archiver)
    heads = {path.name: path.read_bytes() for path in (tmp_path / "store/ledger/checkpoint").iterdir()}
    shutil.rmtree(tmp_path / "data")
    code, _, err = archiver("restore", "kept.zip")
    assert code == 0
    assert "1 segment that this catalog does not know: archiver rebuild" in err
    code, out, _ = archiver("audit", "--now", "--json")
    assert code == 1
    assert {one["what"] for one in lines(out)[:-1]} == {"unknown"}
    code, out, err = archiver("check", url)
    assert (code, out) == (4, ""), "a new look would get the number of one that is in the store"
    assert "an older catalog was put back. archiver rebuild" in err
    code, _, err = archiver("ledger", "recover")
    assert (code, "archiver rebuild takes it in" in err) == (4, True), (
        "the leaves alone hid that their looks are missing"
    )
    assert archiver("check", url)[0] == 4
    assert archiver("rebuild")[0] == 0
    assert facts(archiver) == after
    archiver("check", url)
    for name, text in heads.items():
        assert (tmp_path / "store/ledger/checkpoint" / name).read_bytes() == text
    assert archiver("verify", "--store")[0] == 0
    assert archiver("audit", "--now")[0] == 0


def test_sources_added_to_an_older_catalog_do_not_make_it_pass_for_a_current_one(archiver, site):
    """Only the numbers of entries were compared: with as many new ones as were missing, looks were numbered twice."""
    url = site.url("/")
    archiver("add", url)
    archiver("check", url)
    archiver("backup", "-o", "kept.zip")
    archiver("check", url)
    shutil.rmtree("data")
    archiver("restore", "kept.zip")
    for n in range(4):
        assert archiver("add", f"{url}new/{n}")[0] == 0
    code, out, err = archiver("check", url)
    assert (code, out) == (4, "")
    assert "an older catalog was put back. archiver rebuild" in err
    rebuilt = archiver("rebuild")
    assert (rebuilt[0], "not counted" in rebuilt[1]) == (0, False)
    assert archiver("check", "--all")[0] == 0


@pytest.mark.parametrize("how", ["flip", "torn", "locked", "packed", "cut", "outside", "twice", "no zip"])
def test_tampered_backup_restores_nothing(archiver, site, tmp_path, how):
    archiver("add", site.url("/"))
    archiver("check", "--all")
    archiver("backup", "-o", "kept.zip")
    path = tmp_path / "kept.zip"
    spoil(path, how)
    shutil.rmtree(tmp_path / "data")
    code, _, err = archiver("restore", "kept.zip")
    assert code == 1, err
    assert "report it" not in err
    assert not (tmp_path / "data/keys").exists()
    assert not (tmp_path / "data/catalog.sqlite").exists()
    assert not (tmp_path / "evil").exists()


def spoil(path: Path, how: str) -> None:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    if how == "no zip":
        path.write_bytes(b"something else")
        return
    if how == "cut":
        path.write_bytes(path.read_bytes()[:-100])
        return
    if how in {"torn", "locked", "packed"}:
        data = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo("catalog.sqlite").header_offset
            directory = archive.start_dir
        begins = (
            entry
            + 30
            + int.from_bytes(data[entry + 26 : entry + 28], "little")
            + int.from_bytes(data[entry + 28 : entry + 30], "little")
        )
        at, value = {"torn": (begins, 0x07), "locked": (directory + 8, 0x01), "packed": (directory + 10, 99)}[how]
        data[at] = value
        path.write_bytes(data)
        return
    if how == "flip":
        files["keys/ledger.pem"] = files["keys/ledger.pem"][::-1]
    if how == "outside":
        told = json.loads(files["manifest.json"])
        told["files"]["keys/../../evil"] = told["files"]["keys/ledger.pem"]
        files |= {"keys/../../evil": files["keys/ledger.pem"], "manifest.json": json.dumps(told).encode()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        if how == "twice":
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr("keys/ledger.pem", files["keys/ledger.pem"])


def test_ledger_left_without_a_name_by_a_full_disk_gets_one(archiver, site, tmp_path):
    """Half-written files beside a key are not backed up: a restore would refuse them."""
    keys = tmp_path / "data" / "keys"
    keys.mkdir(parents=True)
    (keys / "ledger.origin").touch()
    (keys / ".ledger.pem.signed.0123abcd").write_text("ha")
    url = site.url("/report")
    for command in (("add", url), ("check", url), ("backup", "-o", "saved")):
        assert archiver(*command)[0] == 0
    with zipfile.ZipFile(tmp_path / "saved") as saved:
        assert not [name for name in saved.namelist() if "0123abcd" in name]
        assert saved.read("keys/ledger.origin").startswith(b"ledger-")
