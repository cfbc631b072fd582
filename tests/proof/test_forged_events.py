"""What is told of events beside their sentences and reasons follows from them, and is compared by the verifier."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from archiver.export import verifier
from archiver.words.earlier import forms
from archiver.words.english import ENGLISH
from archiver.words.told import _templates, about_document
from demo.site import pdf
from storage.model import EventKind
from tests.proof.forgeries import change, judged
from tests.support.forging import Files, files_of, fitted, part, saved
from tests.support.site import Reply, Site, page, prose
from tests.support.world import World

BY_AUTHOR = "This report has been withdrawn by its authors."
NOTICE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Withdrawn</title></head><body><main><h1>Withdrawn</h1>"
    f"<p>{BY_AUTHOR}</p></main></body></html>"
).encode()


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Files:
    """A dossier in which a notice took the place of a page's document."""
    root = tmp_path_factory.mktemp("events")
    world = World(root / "archive", None)
    with Site() as site:
        file = Reply(200, pdf(tuple(prose(f"annex {n}", 40) for n in range(4))), "application/pdf")
        site.pages |= {"/annex.pdf": file, "/study": page("Study", '<p><a href="/annex.pdf">Annex</a></p>')}
        world.add(site.url("/study"))
        world.look()
        site.pages["/annex.pdf"] = NOTICE
        for _ in range(4):
            world.clock.move(hours=9)
            world.look()
        world.app.settle()
        out = root / "out.zip"
        world.app.maker.make("dossier", [world.watched(site.url("/study"))], "A report", out)
    world.close()
    return files_of(out)


def lines(files: Files) -> list[dict]:
    return [json.loads(line) for line in files[part(files, "events.jsonl")].splitlines()]


def write(files: Files, told: list[dict]) -> None:
    files[part(files, "events.jsonl")] = b"".join(json.dumps(one).encode() + b"\n" for one in told)


def verified(files: Files, tmp_path) -> list:
    return judged(verifier.load().verify, tmp_path / "made.zip", files)


def test_dossier_tells_of_a_document_with_its_notice(told, tmp_path):
    events = {one["kind"]: one for one in lines(told)}
    assert (events["first"]["document"], events["first"]["notice"]) == (False, None)
    assert events["removed"]["document"] is True
    assert (events["removed"]["notice"]["actor"], events["removed"]["notice"]["words"]) == ("author", BY_AUTHOR)
    assert verified(dict(told), tmp_path) == []


FORGED = {
    "id": ("first", lambda one: one.update(id="11111111-1111-5111-8111-111111111111")),
    "id of another look": ("removed", lambda one: one.update(id=one["id"][::-1])),
    "page called a document": ("first", lambda one: one.update(document=True)),
    "document called a page": ("removed", lambda one: one.update(document=False)),
    "document left out": ("removed", lambda one: one.pop("document")),
    "notice where there was none": ("first", lambda one: one.update(notice={"actor": "law", "words": "Banned.", "rule": "notice.x.law.1"})),
    "notice left out": ("removed", lambda one: one.pop("notice")),
    "notice untold": ("removed", lambda one: one.update(notice=None)),
    "actor": ("removed", lambda one: one["notice"].update(actor="law")),
    "words": ("removed", lambda one: one["notice"].update(words="This report is false.")),
    "rule": ("removed", lambda one: one["notice"].update(rule="notice.page.author.999")),
    "more": ("removed", lambda one: one["notice"].update(by="the ministry")),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGED)
def test_each_field_of_an_event_that_is_forged_is_found(told, tmp_path, what):
    files, (kind, forge) = dict(told), FORGED[what]
    events = lines(files)
    forge(next(one for one in events if one["kind"] == kind))
    write(files, events)
    assert {one.rule for one in verified(files, tmp_path)} == {"events"}
    done = subprocess.run(
        [sys.executable, "-I", verifier.path(), tmp_path / "made.zip"], capture_output=True, check=False, text=True
    )
    assert done.returncode == 1
    assert "than follows from the rest of it" in done.stdout


def test_event_that_stands_twice_is_found(told, tmp_path):
    files = dict(told)
    write(files, [*lines(files), lines(files)[-1]])
    assert [(one.rule, "told twice" in one.text) for one in verified(files, tmp_path)] == [("events", True)]


def test_finding_of_a_document_that_the_timeline_changes_is_not_proved(told, tmp_path):
    files, name = dict(told), part(told, "timeline.jsonl")
    looks = [json.loads(line) for line in files[name].splitlines()]
    (member,) = looks[-1]["members"]
    assert member["finding"] == "withdrawn"
    member["finding"] = "same"
    files[name] = b"".join(json.dumps(one).encode() + b"\n" for one in looks)
    assert verified(files, tmp_path) == []
    report = verifier.load().verify(tmp_path / "made.zip")
    assert any("1 looks found" in one for one in report.not_proved)
    assert any("what 1 looks found is told as it was judged later" in one for one in report.lacks)


def as_before(files: Files) -> None:
    """Make it a package of the first form, whose events have neither of these fields."""
    change(files, "dossier.json", b'"archiver_verifier": 3', b'"archiver_verifier": 1')
    write(files, [{key: one[key] for key in one if key not in {"document", "notice"}} for one in lines(files)])


def test_packages_from_before_these_fields_verify_still(told, tmp_path):
    files = dict(told)
    as_before(files)
    assert verified(files, tmp_path) == []
    write(files, [one | {"document": False} for one in lines(files)])
    assert {one.rule for one in verified(files, tmp_path)} == {"events"}, "what is there is compared"


def test_notice_chosen_among_several_as_earlier_programs_did_is_not_proved(told, tmp_path):
    files, rules = dict(told), ("notice.wechat.platform.1", "notice.wechat.law.2", "notice.wechat.account.3")
    events = lines(files)
    removed = next(one for one in events if one["kind"] == "removed")
    removed["reasons"] = [{"rule": rule, "text": f"sign: {rule}"} for rule in rules]
    found = {}
    for actor, rule in zip(("platform", "law", "account"), rules, strict=True):
        removed["notice"] = {"actor": actor, "words": rule, "rule": rule}
        write(files, events)
        (tmp_path / "made.zip").write_bytes(saved(fitted(files)))
        report = verifier.load().verify(tmp_path / "made.zip")
        found[actor] = (len(report.problems), any("several notices" in one for one in report.not_proved))
    assert found == {"platform": (0, True), "law": (0, False), "account": (1, False)}


def test_verifier_knows_every_wording_of_what_is_told_of_documents():
    """It shares no code: a wording that it does not know would make it call sound packages wrong. Whoever adds one raises
    `NEEDS` and `KNOWS`, too."""
    begins = verifier.load().OF_DOCUMENTS
    said = [(kind, one) for kind in EventKind for now, _ in _templates(kind, ENGLISH) for one in forms(now)]
    assert len(said) > 50
    for kind, template in said:
        assert template.startswith(begins) == about_document(kind, template), template
