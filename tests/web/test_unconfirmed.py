"""A text that differs and was not seen again yet: pages link what seems to have changed and call it unconfirmed
wherever it is shown. From a real walk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from archiver.intake.references import Cite, reference
from demo.site import pdf
from storage.model import EventKind
from tests.support.site import Reply, page, prose
from tests.support.walked import walked

FIRST, SECOND, THIRD = (f"<p>The deposit of {sum_} was returned after the {year} year.</p>" for sum_, year in (("100", "first"), ("200", "second"), ("300", "third")))  # fmt: skip
PAPER = "/papers/annex.pdf"
LINES = tuple(prose(f"annex {n}", 40) for n in range(4))
BROWSER = {"accept": "text/html"}


@pytest.fixture
def archive(tmp_path):
    with walked(tmp_path) as found:
        yield found


def looked(archive, *texts, documents=False):
    """The id of the source after one look at each of these texts of its page, six hours apart."""
    site, world, _ = archive
    url = site.url("/report")
    link = f'<p><a href="{PAPER}">The annex</a></p>' if documents else ""
    for at, text in enumerate(texts):
        site.pages["/report"] = page("Report", text + link)
        if at == 0:
            world.add(url)
        world.clock.move(hours=6)
        world.one(url)
    return world.watched(url).source.id


def main(archive, path):
    answer = archive[2].get(path, headers=BROWSER)
    assert answer.status_code == 200, path
    return html.fromstring(answer.text).find(".//main")


def said(element):
    return " ".join(element.text_content().split())


def ways(element):
    """The targets of links that name what seems to have changed."""
    return [link.get("href") for link in element.findall(".//a") if "seems to have changed" in said(link)]


def told(archive, source):
    return archive[2].get(f"/api/v1/sources/{source}").json()["unconfirmed"]


def test_source_page_links_the_comparison_of_an_unconfirmed_change(archive):
    source = looked(archive, FIRST, SECOND, SECOND, THIRD)
    lead = main(archive, f"/source/{source}")
    (way,) = ways(lead)
    assert "Not yet confirmed: text differs from our copy, first seen like this" in said(lead)
    found = archive[2].get(f"/api/v1{way.replace('/source/', '/sources/')}").json()
    assert [one["text"] for one in found["lost"]] == ["The deposit of 200 was returned after the second year."]
    assert [one["text"] for one in found["added"]] == ["The deposit of 300 was returned after the third year."]
    assert (found["from"]["unconfirmed"], found["to"]["unconfirmed"]) == (False, True)
    assert {"from": found["from"]["capture"], "to": found["to"]["capture"], "document": None} in told(archive, source)[
        "copies"
    ]


def test_unconfirmed_comparison_says_so_and_other_comparisons_link_it(archive):
    source = looked(archive, FIRST, SECOND, SECOND, THIRD)
    (way,) = ways(main(archive, f"/source/{source}"))
    seen = main(archive, way)
    assert said(seen.find(".//p[@class='lead says f-half']/strong")).startswith("Not yet confirmed:")
    assert ways(seen) == []  # this page is that comparison
    others = main(archive, f"/source/{source}/compare")
    assert "200 was returned" in said(others)
    assert "300 was returned" not in said(others)
    assert ways(others) == [way]
    assert "待确认" in said(main(archive, f"{way}&lang=zh").find(".//p[@class='lead says f-half']/strong"))


def test_record_of_an_earlier_alteration_links_the_unconfirmed_change_as_not_its_own(archive):
    source = looked(archive, FIRST, SECOND, SECOND, THIRD)
    (event,) = archive[1].app.lookup.events(source=source, kinds={EventKind.ALTERED})
    record = main(archive, f"/case/{event.id}")
    assert "Not part of this record, and not yet confirmed: text differs" in said(record)
    assert ways(record) == ways(main(archive, f"/source/{source}"))


def test_nothing_is_unconfirmed_once_the_change_is_reported_or_undone(archive):
    source = looked(archive, FIRST, SECOND, SECOND, THIRD, THIRD)
    assert told(archive, source) is None
    assert ways(main(archive, f"/source/{source}")) == []
    archive[0].pages["/report"] = page("Report", FIRST)
    archive[1].clock.move(hours=6)
    archive[1].one(archive[0].url("/report"))
    assert told(archive, source) is not None
    looked(archive, THIRD)
    assert told(archive, source) is None


def test_unconfirmed_change_of_a_document_compares_its_own_copies(archive):
    site = archive[0]
    site.pages[PAPER] = Reply(body=pdf(LINES), kind="application/pdf")
    looked(archive, FIRST, documents=True)
    site.pages[PAPER] = Reply(body=pdf(LINES[:2]), kind="application/pdf")
    source = looked(archive, FIRST, documents=True)
    (way,) = ways(main(archive, f"/source/{source}"))
    assert told(archive, source)["copies"][0]["document"] == site.url(PAPER)
    lead = main(archive, way).find(".//p[@class='lead says f-half']/strong")
    assert said(lead).startswith("Not yet confirmed:")


def test_front_page_list_and_api_count_the_same_unconfirmed_changes(archive):
    site, world, client = archive
    source = looked(archive, FIRST, SECOND)
    world.add(site.url("/other"))
    world.one(site.url("/other"))
    listed = main(archive, "/sources?state=differs")
    assert [link.get("href") for link in listed.findall(".//tbody//th/a")] == [f"/source/{source}"]
    assert "text differs, not yet confirmed" in said(listed.find(".//tbody"))
    assert "1 whose text differs from our copy, not yet confirmed" in said(main(archive, "/"))
    assert client.get("/api/v1/overview").json()["differing"] == 1


def test_erased_copies_are_not_offered_for_comparison(archive):
    source = looked(archive, FIRST, SECOND)
    world = archive[1]
    capture = told(archive, source)["copies"][0]["to"]
    world.app.purging.purge([world.app.lookup.by_id(capture)], "an order")
    assert told(archive, source)["copies"] == []
    assert ways(main(archive, f"/source/{source}")) == []


def test_work_marks_references_whose_text_differs_or_differed(archive):
    """None of them cites a passage that could be missing: they count as kept and served, which is true but not all."""
    site, world, _ = archive
    quoted = [replace(reference(site.url(path)), cites=(Cite(title="A work"),)) for path in ("/report", "/plain")]
    site.pages["/plain"] = page("Plain", f"<p>{prose('plain', 60)}</p>")
    sources = [one.source for one in world.app.intake.register(quoted)]
    world.one(site.url("/plain"))
    looked(archive, FIRST, SECOND, SECOND, THIRD)
    work = world.app.lookup.cited(sources[0])[0].work.id
    first, second = main(archive, f"/work/{work}").findall(".//ul[@class='references']/li")
    assert "text differs, not yet confirmed" in said(first)
    assert f"/source/{sources[0]}#alterations" in [link.get("href") for link in first.findall(".//a")]
    assert "differ" not in said(second)
    assert "2 of 2 references are kept and served." in said(main(archive, f"/work/{work}"))
