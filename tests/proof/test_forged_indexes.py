"""Where a package leads its reader, by index, pages and zip structure; and what is said of a package as a whole."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from archiver import cli
from archiver.export import verifier
from storage import urls
from tests.proof.forgeries import FORMS, OTHER_ID, PDF, change, forged, judged, of_torn, table, unproved, whole_304s
from tests.support import verifying
from tests.support.forging import (
    Files,
    edited,
    field,
    files_of,
    fitted,
    id_of,
    members,
    part,
    record,
    saved,
)
from tests.support.site import Site, page, tagged
from tests.support.world import World
from tests.walk.test_members import report


def lines(files: Files, edit: Callable[[list[tuple[str, str, dict]]], None]) -> None:
    """Edit the parsed lines of an index."""
    name = part(files, "index.cdx")
    told = [
        (key, when, json.loads(data))
        for key, when, data in (line.split(" ", 2) for line in files[name].decode().splitlines())
    ]
    edit(told)
    files[name] = "".join(f"{key} {when} {json.dumps(data)}\n" for key, when, data in told).encode()


INDEXES: dict[str, Callable[[list[tuple[str, str, dict]]], object]] = {
    "lies where it says": lambda told: told[0][2].update(offset=told[-1][2]["offset"], length=told[-1][2]["length"]),
    "lies where it says ": lambda told: told[0][2].update(length="1"),
    "another time": lambda told: told.__setitem__(0, (told[0][0], "20190101000000", told[0][2])),
    "digest or status": lambda told: told[0][2].update(digest=f"sha256:{'0' * 64}"),
    "not in order": lambda told: told.reverse(),
    "in no index": lambda told: told.pop(),
    "no answer from there": lambda told: told.__setitem__(0, (f"com,victim)/{told[0][0]}", *told[0][1:])),
    "no answer from there ": lambda told: told.__setitem__(0, (f"{told[0][0]}/of/another", *told[0][1:])),
    "another kind": lambda told: told[0][2].update(mime="application/pdf"),
    "another time ": lambda told: told.__setitem__(0, (told[0][0], "2", told[0][2])),
    "digest or status ": lambda told: next(one for one in told if "revisit" in one[2]["mime"])[2].update(status="404"),
}


@pytest.mark.parametrize("form", ["bag", "wacz"])
def test_index_lines_with_wrong_fields_are_found(exported, tmp_path, form):
    for what, edit in INDEXES.items():
        files = dict(exported[form])
        lines(files, lambda told, edit=edit: edit(told) and None)
        found = judged(verifier.load().verify, tmp_path / "forged.zip", files)
        assert any(one.rule == "index" and what.strip() in one.text for one in found), (what, found)


def at_requests(files: Files) -> dict[tuple[str, int], tuple[int, int]]:
    """(file, offset) of each answer -> (offset, length) of its request."""
    name, before, found = part(files, ".warc.gz"), (0, 0), {}
    for at, size, plain in members(files[name]):
        kind = field(plain.partition(b"\r\n\r\n")[0], "WARC-Type")
        before = (at, size) if kind == b"request" else before
        found[name.rpartition("/")[2], at] = before
    return found


@pytest.mark.parametrize("form", ["bag", "wacz"])
def test_index_line_that_leads_to_a_request_record_is_found(exported, tmp_path, form):
    """Requests have the same URL and time but no signature covers them; a viewer led to one would show what it says."""
    files, requests = dict(exported[form]), at_requests(exported[form])

    def led(told: list[tuple[str, str, dict]]) -> None:
        key, when, data = told[0]
        at, size = requests[data["filename"], int(data["offset"])]
        more = {one: value for one, value in data.items() if one != "digest"} | {"offset": str(at), "length": str(size)}
        told.insert(1, (key, when, more))
        told.sort(key=lambda one: f"{one[0]} {one[1]} {json.dumps(one[2])}")

    lines(files, led)
    found = judged(verifier.load().verify, tmp_path / "forged.zip", files)
    assert {one.rule for one in found} == {"index"}


@pytest.mark.parametrize(("name", "rule"), [("indexes/index.cdx.gz", "index"), ("pages/extraPages.jsonl", "package")])
def test_additional_index_or_pages_file_in_a_wacz_is_found(exported, tmp_path, name, rule):
    files = dict(exported["wacz"]) | {name: b"{}"}
    found = judged(verifier.load().verify, tmp_path / "forged.zip", files)
    assert [(one.file, one.rule) for one in found] == [(name, rule)]


def test_page_entry_of_no_look_is_found(exported, tmp_path):
    files = dict(exported["wacz"])
    head, *pages = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()]
    pages.append(
        pages[0] | {"id": OTHER_ID.decode()[10:-1], "title": "What they never said", "ts": "2019-01-01T00:00:00Z"}
    )
    files["pages/pages.jsonl"] = "".join(f"{json.dumps(one)}\n" for one in (head, *pages)).encode()
    found = judged(verifier.load().verify, tmp_path / "forged.zip", files)
    assert ["of no look here" in one.text for one in found] == [True]


@pytest.mark.parametrize("name", ["evidence/z.warc.gz", "archive.warc.gz"])
def test_extraction_ignores_a_forged_warc_elsewhere_in_the_package(exported, tmp_path, name):
    """A forged record under the id of a copy, in a place that is not checked, must not be handed out in its stead."""
    files, found = dict(exported["dossier"]), {}

    def find(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        found[id_of(head)] = head, block
        return head, block

    edited(files, find)
    copy = next(one for one, (head, _) in found.items() if of_torn(head))
    head, block = found[copy]
    files[name] = gzip.compress(record(*forged(head, block), forged(head, block)[1].partition(b"\r\n\r\n")[2]))
    package = _saved(tmp_path, fitted(files))
    assert not verifying.said(package)["holds"]
    verifier.load().take(package, copy, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == block.partition(b"\r\n\r\n")[2]


def test_zip_with_two_central_directories_is_found(exported, tmp_path):
    """A whole other package lies inside the first file.

    Programs that follow the old end record find that one, those that follow the newer ZIP64 record find the signed one;
    or the locator points elsewhere.
    """
    files = dict(exported["dossier"])
    inside = saved(files)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as out:
        for name, data in fitted(files | {"README.txt": inside}).items():
            out.writestr(name, data)
    made = stored.getvalue()
    count, size, start = struct.unpack("<HII", made[-12:-2])
    other = made.index(inside) + struct.unpack("<I", inside[-6:-2])[0]
    path = tmp_path / "two.zip"
    for there, newer in ((start, len(made) - 22), (other, len(made) - 22), (start, other)):
        large = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
        locator = struct.pack("<4sIQI", b"PK\6\7", 0, newer, 1)
        end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, size, there, 0)
        path.write_bytes(made[:-22] + large + locator + end)
        found = [one.text for one in verifier.load().verify(path).problems]
        sound = (there, newer) == (start, len(made) - 22)
        assert found == [] if sound else "a second one, which some programs take" in found[0]


def test_local_header_with_another_compression_method_is_found(exported, tmp_path):
    files = exported["dossier"]
    data = bytearray(saved(files))
    data[8:10] = b"\0\0" if data[8:10] == b"\x08\0" else b"\x08\0"
    out = tmp_path / "out.zip"
    out.write_bytes(data)
    assert [one.rule for one in verifier.load().verify(out).problems] == ["zip"]


def test_additional_file_in_a_package_is_reported_as_not_proved(exported, tmp_path):
    files = dict(exported["dossier"]) | {"evidence/opinion.pdf": b"%PDF-1.7 it was so"}
    out = tmp_path / "out.zip"
    out.write_bytes(saved(fitted(files)))
    found = verifier.load().verify(out)
    assert found.problems == []
    assert any("evidence/opinion.pdf" in line for line in found.not_proved)


def test_forged_payload_of_a_not_modified_document_is_found(tmp_path):
    """Looks do not list the payload of a document that they got no new copy of: it must be one that a look has from
    that URL."""
    world = World(tmp_path / "archive", None)
    with Site() as site:
        site.pages |= {
            "/page": page("Page", '<a href="/annex.pdf">Annex</a>'),
            "/annex.pdf": tagged(report().body, PDF),
        }
        url = site.url("/page")
        world.add(url)
        for _ in range(3):
            world.one(url)
            world.clock.move(hours=2)
    out = tmp_path / "out.zip"
    world.app.maker.make("dossier", [world.watched(url)], "A report", out)
    files = files_of(out)
    whole_304s(files)
    found = judged(verifier.load().verify, out, files)
    assert [(one.rule, "is not of a payload that look" in one.text) for one in found] == [("look", True)] * 2
    kept = next(one for one in world.captures() if one.url.endswith("/annex.pdf"))
    world.app.purging.purge([kept], "Court of X")
    world.app.settle()
    out.unlink()
    world.app.maker.make("wacz", [world.watched(url)], "A report", out)
    assert any(
        row["status"] == "304" and row["bytes"] != "0"
        for row in csv.DictReader(io.StringIO(files_of(out)["evidence/captures.csv"].decode()))
    )
    world.close()


@pytest.mark.parametrize("form", FORMS)
def test_final_line_of_the_verifier_names_what_is_not_proved(exported, tmp_path, form, capsys):
    """The newest looks may still wait for their checkpoint and lack a proof; whoever reads that all holds must read
    that too."""
    files, out, program = dict(exported[form]), tmp_path / "out.zip", verifier.load()
    key = files[part(files, "keys.txt")].decode().splitlines()[0]

    def last(*more: str) -> str:
        out.write_bytes(saved(fitted(files)))
        assert program.main([str(out), *more]) == 0
        assert cli.run(["verify", str(out), *more]) == 0
        alone, ours = [line for line in capsys.readouterr().out.splitlines() if line.startswith(f"{out}: ")]
        assert alone.replace("all holds", f"this {form} holds") == ours
        return alone.removeprefix(f"{out}: ")

    anchors = tmp_path / "anchors.pem"
    anchors.write_bytes(b"".join(data for name, data in files.items() if name.endswith(("-one.pem", "-two.pem"))))
    trusted = ("--key", key, "--anchor", str(anchors))
    assert last(*trusted) == "all holds"
    assert last(*trusted[2:]) == "all holds, but who signed it is not shown without --key"
    assert last(*trusted[:2]) == "all holds, but who stamped its dates is not shown without --anchor"
    unproved(files, 3)
    assert last(*trusted) == "all holds, but 1 of 9 looks are not proved"
    if form != "dossier":
        del files[part(files, "proofs.jsonl")]
        assert last(*trusted) == "all holds, but no proof is here of when it was made and by whom"


def test_last_line_names_answers_explained_only_by_unsigned_lines(exported, tmp_path):
    """Whoever changes a package can also write into it that an answer was purged, or was put together anew."""
    program, ids = verifier.load(), []

    def with_line(files: Files, line: bytes) -> None:
        edited(files, lambda head, block: (head, block + line if field(head, "WARC-Type") == b"warcinfo" else block))

    def with_another_head(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        ids.extend([id_of(head)] if of_torn(head) else [])
        return head, block.replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 404 No", 1) if of_torn(head) else block

    files = dict(exported["dossier"])
    edited(files, with_another_head)
    assert {one.rule for one in judged(program.verify, tmp_path / "headed.zip", dict(files))} == {"look"}
    with_line(files, b"".join(b"made-whole: %b\r\n" % one.encode() for one in ids))
    (tmp_path / "headed.zip").write_bytes(saved(fitted(files)))
    found = program.verify(tmp_path / "headed.zip")
    assert "the heads of 3 answers are not proved" in program.summed(found, "all holds")
    assert any("the status and head of 3 answers" in line for line in found.not_proved)

    files = dict(exported["dossier"])
    edited(files, lambda head, block: None if of_torn(head) else (head, block))
    table(files, "captures.csv", lambda rows: [rows.remove(row) for row in list(rows) if row["capture"] in ids])
    with_line(files, b"".join(b"purged: %b by a court\r\n" % one.encode() for one in ids))
    (tmp_path / "erased.zip").write_bytes(saved(fitted(files)))
    found = program.verify(tmp_path / "erased.zip")
    assert "3 answers are not here, and that they were purged is under no signature" in found.lacks


@pytest.mark.parametrize("key", ["mistyped", "name+00000000+AX3OHDNGWiKTR8F4jYJu5jytUzU7P0lno/F+L4cJsViC"])
def test_malformed_key_is_a_usage_error(exported, tmp_path, key, capsys):
    """Otherwise everything that is signed would be called wrong."""
    out = tmp_path / "out.zip"
    out.write_bytes(saved(fitted(dict(exported["dossier"]))))
    with pytest.raises(SystemExit) as ended:
        verifier.load().main([str(out), "--key", key])
    assert ended.value.code == 2
    assert key in capsys.readouterr().err


def test_page_with_a_changed_title_or_time_is_found(exported, tmp_path):
    for old, new in ((b'"title": "Plain"', b'"title": "Fine"'), (b'"ts": "20', b'"ts": "19')):
        files = dict(exported["wacz"])
        change(files, "pages.jsonl", old, new)
        found = judged(verifier.load().verify, tmp_path / "forged.zip", files)
        assert {one.rule for one in found} == {"wacz"}


@pytest.mark.parametrize("form", ["bag", "wacz"])
def test_indexes_and_pages_lead_to_the_original_instead_of_a_304(exported, form):
    """pywb and replayweb.page show a 304 as an empty page; an index without one leads to the copy that it stands
    for."""
    files = exported[form]
    told = list(csv.DictReader(io.StringIO(files[part(files, "captures.csv")].decode())))
    unchanged = {row["at"] for row in told if row["status"] == "304"}
    assert unchanged, "the tables have it"
    index = [json.loads(line.split(" ", 2)[2]) for line in files[part(files, "index.cdx")].decode().splitlines()]
    assert {row["url"] for row in told} == {line["url"] for line in index}
    assert "304" not in {line["status"] for line in index}
    if form == "wacz":
        pages = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()[1:]]
        assert not unchanged & {one["ts"] for one in pages}
        titles = [one["title"] for one in pages if one["url"].endswith("/plain")]
        assert titles == ["Plain", "Plain", "Not here"], "a look that found the same has the title of what it found"


@pytest.mark.parametrize("form", FORMS)
def test_package_for_a_later_verifier_is_not_called_a_forgery(exported, tmp_path, form, capsys):
    """What this verifier does not know looks wrong to it. The package does not hold either: a forger may write any
    number."""
    files = dict(exported[form])
    name = part(files, {"bag": "bag-info.txt", "wacz": "datapackage.json"}.get(form, "dossier.json"))
    knows = verifier.load().KNOWS
    assert verifying.said(_saved(tmp_path, files))["needs"] <= knows, (
        "what is made now is for the one that goes with it"
    )
    said = rb"(archiver[_-]verifier\W+)\d+"
    files[name], count = re.subn(said, rb"\g<1>%d" % (knows + 1), files[name], flags=re.IGNORECASE)
    files[part(files, "evidence/captures.csv")] += b"a row of later times\n"
    assert count == 1
    said = verifying.said(_saved(tmp_path, fitted(files)))
    assert (said["holds"], said["needs"], said["knows"]) == (False, knows + 1, knows)
    assert said["problems"], "what it found is told"
    program = verifier.load()
    assert program.main([str(tmp_path / "package.zip")]) == 2
    told = capsys.readouterr().out
    assert "WRONG" not in told
    assert "take the newest verify.py" in told
    assert f"for verifier {knows + 1} or later" in told


def test_invalid_verifier_number_does_not_make_a_package_a_later_one(exported, tmp_path):
    for number in (b'"4"', b"null", b"[9]", b"1e9", b"-1"):
        files = dict(exported["wacz"])
        change(files, "datapackage.json", b'"archiver_verifier": 3', b'"archiver_verifier": ' + number)
        said = verifying.said(_saved(tmp_path, fitted(files)))
        assert (said["holds"], said["needs"] <= said["knows"]) == (True, True), number


def _saved(folder: Path, files: Files) -> Path:
    out = folder / "package.zip"
    out.write_bytes(saved(files))
    return out


def test_page_title_taken_from_another_copy_is_found(exported, tmp_path):
    files = dict(exported["wacz"])
    head, *pages = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()]
    again = [one for one in pages if one["title"] == "Plain"][1]
    for title, rules in ((again["url"], set()), ("Not here", {"wacz"}), ("Tagged", {"wacz"})):
        again["title"] = title
        files["pages/pages.jsonl"] = "".join(f"{json.dumps(one)}\n" for one in (head, *pages)).encode()
        assert {one.rule for one in judged(verifier.load().verify, tmp_path / "forged.zip", files)} == rules, title


def test_everything_that_no_signature_covers_is_listed_as_not_proved(exported, tmp_path):
    out = tmp_path / "out.zip"
    out.write_bytes(saved(exported["dossier"]))
    said = "\n".join(verifier.load().verify(out).not_proved)
    for what in ("requests", "DNS", "texts", "custody", "summary", "after the last", "the same to everyone"):
        assert what in said
    for name, old, new, said in (
        ("timeline.jsonl", b'"finding": "same"', b'"finding": "gone"', "judged again since"),
        ("timeline.jsonl", b'"HTTP status 404"', b'"HTTP status 403"', "judged again since"),
        ("events.jsonl", b"Not found in one look", b"Gone for good", "what events.jsonl tells of 1 looks"),
        ("passages.jsonl", b'"looks": [{', b'"looks": [], "was": [{', "each look at which a passage came or went"),
    ):
        files = dict(exported["dossier"])
        change(files, name, old, new)
        out.write_bytes(saved(fitted(files)))
        found = verifier.load().verify(out)
        assert found.problems == [], name
        assert any(said in line for line in found.not_proved), name
        if name != "passages.jsonl":
            assert any("not proved" in line for line in found.lacks), (
                "the last line says what a forged judgement is worth"
            )


def test_verifier_matches_index_keys_to_their_urls():
    """The verifier shares no code with the module that writes the keys."""
    keyed = verifier.load().keyed
    written = [
        "http://example.org/", "https://www2.example.org:8443/A%20b//c?b=2&a=1&", "http://127.0.0.1/?(", "http://[::1]:80/%25",
        "https://xn--mnchen-3ya.de/%E4%B8%AD/x;jsessionid=0123456789abcdef0123456789abcdef?q", "http://example.org/?sid=" + 32 * "a",
        "http://www./", "https://www2.example.org.:444/",
    ]  # fmt: skip
    for url in map(urls.identity, written):
        assert keyed(urls.surt(url), url), url
        for other in (
            "http://victim.example/",
            "http://example.org:81/",
            *([] if "sid=" in url or "id=0" in url else [f"{url}/of/another"]),
        ):
            assert not keyed(urls.surt(other), url), (other, url)
    begun = process_time()
    for long in (f"/%{'25' * 300_000}", f"/{'%3' * 30_000}35", f"{'@' * 60_000}::/"):
        assert not keyed("org,example)/", f"http://example.org{long}")
    assert process_time() - begun < 10, "squares of such lengths take minutes"
