"""The first page of a dossier says what was reported for each source, and which cited passage is no longer served."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import pypdfium2
import pytest

from archiver import words
from tests.support.site import page
from tests.support.world import World

QUOTE = "Deposits of workers are returned only after the second year of the contract."
URLS = ("/cited", "/back", "/fine")


@pytest.fixture
def told(tmp_path, site):
    """A world on a fixed clock, in which one source lost its cited passage and another was gone for days and is
    back."""
    world = World(tmp_path / "archive", None)
    site.pages |= {path: page(path, f"<p>{QUOTE}</p>") for path in URLS}
    kept = dict(site.pages)
    world.add(*(site.url(path) for path in URLS), quote=QUOTE)
    world.look()
    del site.pages["/back"]
    site.pages["/cited"] = page("/cited", "<p>Deposits are returned at once.</p>")
    for _ in range(4):
        world.clock.move(hours=12)
        world.look()
    site.pages["/back"] = kept["/back"]
    world.clock.move(hours=12)
    world.look()
    world.app.settle()
    yield world
    world.close()


def made(world, out, *urls, at=None):
    """The opened folder of a dossier of these sources."""
    now = at or world.app.now()
    maker = replace(world.app.maker, now=lambda: now)
    maker.make("dossier", [world.watched(url) for url in urls], "A work", out)
    root = out.with_suffix("")
    with zipfile.ZipFile(out) as zipped:
        zipped.extractall(root)
    return root


def text_of(root) -> str:
    """The text of the page without white space, checked to equal that of summary.txt."""
    document = pypdfium2.PdfDocument(root / "summary.pdf")
    assert len(document) == 1
    text = plain(document[0].get_textpage().get_text_range())
    assert plain((root / "summary.txt").read_text("utf-8")) == text
    return text


def plain(text: str) -> str:
    return "".join(text.split())


def lines(root) -> list[dict]:
    return [json.loads(line) for line in (root / "evidence/events.jsonl").read_text().splitlines()]


def test_summary_lists_confirmed_events_oldest_first_in_both_languages(told, site, tmp_path):
    root = made(told, tmp_path / "back.zip", site.url("/back"))
    text = text_of(root)
    events = told.app.lookup.events(source=told.watched(site.url("/back")).source.id)
    assert [one.kind.value for one in events] == ["first", "suspected", "removed", "restored"]
    for language in ("en", "zh"):
        said = [
            one.text if language == "en" else words.translate_sentence(one.kind, one.text, words.WORDS["zh"])
            for one in events
        ]
        places = [text.find(plain(one)) for one in said]
        assert places[:2] == [-1, -1], "what is only the beginning of it, or not confirmed"
        assert 0 < places[2] < places[3]
    assert plain("The cited passage") not in text
    assert [(one["kind"], one["text"]) for one in lines(root)] == [(one.kind.value, one.text) for one in events]
    assert [[why["rule"] for why in one["reasons"]] for one in lines(root)] == [
        [why.rule for why in one.reasons] for one in events
    ]
    assert "evidence/events.jsonl" in (root / "README.txt").read_text()


def test_summary_names_a_lost_cited_passage_and_the_newest_copy_with_it(told, site, tmp_path):
    url = site.url("/cited")
    root = made(told, tmp_path / "cited.zip", url)
    text = text_of(root)
    (first, *_) = told.visits(url)
    assert plain(f'The cited passage "{QUOTE}" is no longer in the text at this address') in text
    assert plain(f"被引文字“{QUOTE}”已不在该网址现有的文本中") in text
    assert text.count(first["capture"]) == 2
    assert first["capture"] in (root / "evidence/captures.csv").read_text()
    assert plain("A cited passage is no longer in the text") in text


def test_summary_names_the_newest_four_events_and_counts_the_rest(told, site, tmp_path):
    for _ in range(3):
        told.clock.move(hours=20 * 24)  # losses closer together would have to last longer
        kept = site.pages.pop("/back")
        for _ in range(3):
            told.clock.move(hours=13)
            told.one(site.url("/back"))
        site.pages["/back"] = kept
        told.clock.move(hours=13)
        told.one(site.url("/back"))
    told.app.settle()
    urls = [site.url(path) for path in URLS]
    root = made(told, tmp_path / "all.zip", *urls)
    text = text_of(root)
    news = [one for one in lines(root) if one["url"] == urls[1] and one["kind"] in {"removed", "restored"}]
    assert len(news) == 8
    named = [one for one in news if plain(one["text"]) in text]
    assert named == news[-4:]
    assert plain("Told before these: 4 more") in text
    assert plain("此前另告知 4 次") in text


def test_summary_of_many_sources_lists_changed_ones_before_unchanged_ones(told, site, tmp_path):
    """The page is read first, and often alone: a lost source must not be among the rest that are only counted."""
    fine = [f"/fine-{n}" for n in range(7)]
    site.pages |= {path: page(path) for path in (*fine, "/gone")}
    told.add(*(site.url(path) for path in (*fine, "/gone")))
    told.look()
    del site.pages["/gone"]
    for _ in range(4):
        told.clock.move(hours=12)
        told.look()
    told.app.settle()
    text = text_of(made(told, tmp_path / "many.zip", *(site.url(path) for path in (*fine, "/gone", "/cited"))))
    places = [text.find(plain(f"{site.url(path)}:")) for path in ("/cited", "/gone", *fine)]
    assert -1 < places[0] < places[1] < places[2]
    assert places[-3:] == [-1] * 3
    assert plain("and 3 more sources") in text


def test_dossier_made_twice_is_identical_and_verifies(told, site, tmp_path):
    urls = [site.url(path) for path in URLS]
    at = told.app.now()
    one, two = (made(told, tmp_path / name, *urls, at=at) for name in ("one.zip", "two.zip"))
    said = [path.relative_to(one) for path in one.rglob("*") if path.is_file()]
    own = {"archive", "manifest-sha256.txt"}  # the record that names a WARC's file has an id of its own
    differ = {path.parts[0] for path in said if (one / path).read_bytes() != (two / path).read_bytes()}
    assert differ <= own
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", "."], cwd=one, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_summary_lines_neither_begin_with_closing_nor_end_with_opening_marks(told, site, tmp_path):
    """With reportlab's own Chinese line breaking, one of these lines ended on the bracket before UTC."""
    page = pypdfium2.PdfDocument(made(told, tmp_path / "all.zip", *map(site.url, URLS)) / "summary.pdf")[0]
    found = [line.strip() for line in page.get_textpage().get_text_range().splitlines() if line.strip()]
    assert len(found) > 20
    assert [line for line in found if line[0] in "，。：；）》”" or line[-1] in "（《“"] == []


def test_markup_characters_in_urls_and_quotes_are_shown_literally(tmp_path, site):
    """No dossier could be made of a source whose query had two parameters."""
    url = site.url("/view?id=25&lang=en")
    quote = "Fines > 7 & fees <b> of &amp;"
    world = World(tmp_path / "archive", None)
    world.add(url, quote=quote)
    kept, changed = (
        page("View", f"<p>{said}</p>") for said in ("Fines &gt; 7 &amp; fees &lt;b&gt; of &amp;amp;", "None.")
    )
    for body in (kept, changed, changed):
        site.pages["/view?id=25&lang=en"] = body
        world.clock.move(hours=12)
        world.one(url)
    text = text_of(made(world, tmp_path / "view.zip", url))
    world.close()
    assert plain(url) in text
    assert plain(quote) in text
