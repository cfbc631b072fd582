"""Sources on the command line, with a real archive: imported, edited, paused, retired, and what is refused."""

from __future__ import annotations

import gzip
import json

from tests.cli.sites import lines


def test_lists_are_imported_from_files_and_urls(archiver, site, tmp_path):
    (tmp_path / "list.csv").write_text(
        f"url,work,quote,locator\n{site.url}/report?vd_source=me,A work,q,p. 3\n{site.url}/,,,\n"
    )
    code, out, _ = archiver("import", "list.csv", "--dry-run", "--json")
    assert code == 0
    assert lines(out)[0] == {
        "url": f"{site.url}/report",
        "written": f"{site.url}/report?vd_source=me",
        "locator": "p. 3",
        "quote": "q",
        "changed": ["parameter vd_source taken off"],
        "source": None,
    }
    assert archiver("sources", "--json")[1] == ""
    found = lines(archiver("import", "list.csv", "--json")[1])
    assert [one["source"] for one in found] == [one["source"] for one in lines(archiver("sources", "--json")[1])]
    assert archiver("import", f"{site.url}/list.txt")[0] == 0
    assert lines(archiver("sources", "--json")[1])[-1]["url"] == "https://example.org/cited"
    for missing, message in (
        (f"{site.url}/nothing", "gave nothing to import: status 404"),
        ("nowhere.csv", "cannot be read"),
        ("ftp://example.org/list.csv", "only http and https addresses are read"),
    ):
        code, _, err = archiver("import", missing)
        assert code == 2
        assert message in err
    (tmp_path / "bad.txt").write_text("https://example.org/good\nhttps://me:geheim@example.org/\nhttp://10.0.0.1/\n")
    code, _, err = archiver("import", "bad.txt")
    assert code == 2
    assert "bad.txt:2: " in err
    assert "geheim" not in err
    assert len(lines(archiver("sources", "--json")[1])) == 3, "nothing of a list that is wrong"
    (tmp_path / "bad.txt").write_text("https://example.org/good\nhttp://10.0.0.1/\n")
    code, _, err = archiver("import", "bad.txt")
    assert code == 7
    assert "bad.txt:2: http://10.0.0.1/ is refused: private" in err

    code, out, _ = archiver("export", "--register", "-o", "register.csv")
    before = archiver("sources", "--json")[1]
    assert archiver("import", "register.csv")[0] == 0
    assert archiver("sources", "--json")[1] == before, "its own register changes nothing"
    rows = lines(archiver("export", "--register", "--format", "jsonl")[1])
    assert (rows[0]["work"], rows[0]["quote"], rows[0]["locator"]) == ("A work", "q", "p. 3")
    assert lines(archiver("export", "--register", "--json")[1]) == rows
    archiver("export", "--register", "-o", "register.jsonl")
    assert lines((tmp_path / "register.jsonl").read_text()) == rows


def test_sources_are_edited_paused_resumed_and_retired(archiver, site):
    report, home = f"{site.url}/report", f"{site.url}/"
    archiver("add", report, home)
    assert archiver("edit", report, "--every", "1d", "--tag", "a", "--sealed")[0] == 0
    rows = {row["url"]: row for row in lines(archiver("export", "--register", "--format", "jsonl")[1])}
    assert (rows[report]["every"], rows[report]["tags"], rows[report]["sealed"]) == ("86400s", ["a"], True)
    for given, said in (
        (("--every", "24h", "--sealed"), "nothing changed: it is kept like that already"),
        (("--every", "12h", "--sealed", "--max-bytes", "4096"), "changed: max-bytes, every"),
    ):
        code, out, _ = archiver("edit", report, *given)
        assert (code, out.rpartition("  ")[2]) == (0, f"{said}\n")
    code, out, _ = archiver("pause", report, "--json")
    assert (code, lines(out)[0]["standing"]) == (0, "paused")
    assert [one["url"] for one in lines(archiver("check", "--due", "--json")[1])] == [home]
    assert archiver("resume", report)[0] == 0
    assert [one["url"] for one in lines(archiver("check", "--due", "--json")[1])] == [report]
    archiver("stop", "--all")
    assert archiver("check", "--all", "--json")[1] == ""
    archiver("resume", "--all")
    assert len(lines(archiver("check", "--all", "--json")[1])) == 2
    assert len(lines(archiver("retire", "127.0.0.1", "--json")[1])) == 2
    assert archiver("check", "--all", "--json")[1] == ""
    assert archiver("edit", report, "--egress", "nl")[0] == 2


def test_hold_on_an_unknown_name_says_what_can_be_held(archiver, site):
    archiver("add", f"{site.url}/report")
    code, _, err = archiver("hold", "nothing", "--authority", "Court of X, 7 C 1/26")
    assert (code, "there is no case, source or capture nothing" in err) == (6, True)


def test_settings_of_a_source_are_shown(archiver, site):
    report = f"{site.url}/report"
    archiver("add", report)
    assert lines(archiver("show", report, "--json")[1])[0]["registered"]["probes"] is True
    code, out, _ = archiver("edit", report, "--no-probes", "--max-bytes", "4096", "--json")
    registered = lines(out)[0]["registered"]
    assert (code, registered["probes"], registered["max_bytes"]) == (0, False, 4096)
    assert lines(archiver("show", report, "--json")[1])[0]["registered"] == registered


def test_values_that_no_catalog_can_hold_are_refused_without_an_internal_error(archiver, site):
    report = f"{site.url}/report"
    archiver("add", report)
    code, _, err = archiver("edit", report, "--max-bytes", "9" * 23)
    assert (code, "--max-bytes" in err) == (2, True)
    for asked in (
        ["sources", "--tag", "x\udcff"],
        ["sources", "--work", "x\udcff"],
        ["subscribe", "a@example.org", "--tag", "\udcff"],
    ):
        code, _, err = archiver(*asked)
        assert (code in {2, 6}, "fault" in err) == (True, False), (asked, err)
    assert archiver("add", f"{site.url}/other", "--work", "A \udcff book", "--tag", "\udcff")[0] == 0
    assert archiver("check", report)[0] == 0


def test_adding_a_known_source_again_changes_nothing_and_says_so(archiver, site):
    report = f"{site.url}/report"
    archiver("add", report)
    code, out, err = archiver("add", report, "--every", "1d", "--json")
    assert (code, lines(out)[0]["new"], "archiver edit" in err) == (0, False, True)
    assert archiver("add", report, "--sealed", "--work", "A draft")[0] == 2
    assert lines(archiver("show", report, "--json")[1])[0]["works"] == []
    assert "archiver edit" not in archiver("add", report, "--work", "A book")[2]


def test_unknown_id_is_not_found(archiver, site):
    archiver("add", f"{site.url}/report")
    nobody, uuid = "01EZPCT6NK774VR0GBXZ60ZJBH", "77df455f-b831-48d4-9176-000000000000"
    for asked in (["show", nobody], ["check", nobody], ["pause", nobody], ["hold", uuid, "--authority", "A court"]):
        code, _, err = archiver(*asked)
        assert (code, "has the id" in err) == (6, True), (asked, err)


def test_certificate_is_accepted_by_fingerprint_with_a_reason_and_withdrawn(archiver, site, tmp_path):
    report, sha256 = f"{site.url}/report", "ab" * 32
    archiver("add", report)
    pasted = "sha256 Fingerprint=" + ":".join(["AB"] * 32)
    assert archiver("edit", report, "--accept-certificate", pasted)[0] == 2, "without a reason"
    assert archiver("edit", report, "--accept-certificate", "ab12", "--reason", "x")[0] == 2, "no SHA-256"
    assert archiver("edit", report, "--every", "1d", "--reason", "x")[0] == 2, "a reason of nothing"
    said = ("--reason", "read out by telephone", "--by", "Ada")
    code, out, _ = archiver("edit", report, "--accept-certificate", pasted, *said, "--json")
    assert (code, lines(out)[0]["registered"]["accepted_certificate"]) == (0, sha256)
    assert lines(archiver("show", report, "--json")[1])[0]["registered"]["accepted_certificate"] == sha256
    assert archiver("edit", report, "--withdraw-certificate")[0] == 2
    code, out, _ = archiver("edit", report, "--withdraw-certificate", *said, "--json")
    assert (code, lines(out)[0]["registered"]["accepted_certificate"]) == (0, None)
    acts = [
        entry
        for blob in sorted(tmp_path.rglob("journal/**/*.jsonl.gz"))
        for entry in map(json.loads, gzip.decompress(blob.read_bytes()).splitlines())
        if entry["kind"] == "OperatorAct" and entry["entry"]["act"].startswith("certificate.")
    ]
    assert [one["entry"]["act"] for one in acts] == ["certificate.accepted", "certificate.withdrawn"]
    assert {one["entry"]["details"]["sha256"] for one in acts} == {sha256}
    assert all("telephone" not in str(one) and one["entry"]["who"] for one in acts), "who and why are sealed"
    other = "cd" * 32
    archiver("edit", report, "--sealed")
    assert archiver("edit", report, "--accept-certificate", other, *said)[0] == 0
    assert lines(archiver("show", report, "--json")[1])[0]["registered"]["accepted_certificate"] == other
    for blob in tmp_path.rglob("journal/**/*.jsonl.gz"):
        assert other.encode() not in gzip.decompress(blob.read_bytes()), "a sealed source is found by none"


def test_empty_list_of_sources_says_why_on_standard_error(archiver, site):
    archiver("token", "create")
    for arguments, said in (
        ((), "no source is registered yet"),
        (("--host", "nowhere.example"), "`archiver sources` lists all"),
        (("--state", "removed", "--json"), "`archiver sources` lists all"),
    ):
        code, out, err = archiver("sources", *arguments)
        assert (code, out) == (0, "")
        assert said in err
    assert "nothing is stored there, so nothing was proved" in archiver("verify", "--store")[2]
    archiver("add", f"{site.url}/report")
    assert archiver("sources")[2] == ""
    assert "nothing was proved" not in archiver("verify", "--store")[2]


def test_retired_source_is_resumed_only_by_its_own_address(archiver, site):
    report, home = f"{site.url}/report", f"{site.url}/"
    host = home.split("/")[2]
    archiver("add", report, home)
    archiver("retire", report)
    for command, standing in ((("pause", host), "paused"), (("resume", host), "active"), (("stop", "--all"), "paused")):
        assert [(one["url"], one["standing"]) for one in lines(archiver(*command, "--json")[1])] == [(home, standing)]
    archiver("resume", host)
    assert [one["url"] for one in lines(archiver("check", "--due", "--json")[1])] == [home]
    assert [one["standing"] for one in lines(archiver("retire", host, "--json")[1])] == ["retired"] * 2
    code, out, err = archiver("resume", host)
    assert (code, out) == (0, "")
    assert "archiver resume URL" in err
    assert [one["standing"] for one in lines(archiver("resume", report, "--json")[1])] == ["active"]
