"""Links exchanged in a box beside a text, whatever its class, are not an alteration if as many came as went, to other
URLs. Reported are a link whose loss shortened the list, a link with changed words, a linked document, and changes in
the text."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract
from archiver.text.turning.link_boxes import KEPT

SAID = (
    "The bridge at Holm was closed to lorries in the autumn of 1994, for its bearings had rusted through in the salt of the sea.",
    "An engineer of the county had written of it twice, in March and in June, and neither of his letters was ever answered.",
    "The ministry counted eleven such bridges along the coast, and let the work out to the one firm that had asked for it.",
    "In the spring of the next year the firm was bankrupt, and of the money that had been paid to it no more was heard.",
    "Who drives from Holm to the islands goes by the inner road today, which adds forty minutes to each way of theirs.",
    "The county means to pull the bridge down before the winter, and has found nobody yet who would do it for the price.",
)
NEWS = (
    ("/n1", "Ferry to the islands sails on Sundays again"),
    ("/n2", "Who pays for the new school at Eide"),
    ("/n3", "A winter without snow, and its costs"),
    ("/n4", "The harbour of Holm as it was in 1910"),
)
LATER = (("/n7", "Two boats collided in the fog off Eide"), ("/n8", "What the council of Holm decided in May"))


def page(entries: tuple[tuple[str, str], ...], said: tuple[str, ...] = SAID, beside: tuple[str, ...] = ()) -> Text:
    """`beside`: what follows each entry."""
    text = "".join(f"<p>{one}</p>" for one in said)
    listed = "".join(
        f'<li><a href="{url}">{name}</a>{more}</li>'
        for (url, name), more in zip(entries, (*beside, *("",) * len(entries)), strict=False)
    )
    return extract(
        f"<html><head><title>The bridge</title></head><body><div><h1>The bridge</h1>{text}<div class=xk><ul>{listed}</ul></div>"
        f"</div></body></html>".encode(),
        media_type="text/html",
        url="https://site.example/bridge",
    )


def test_exchanged_teaser_links_are_link_changes_only():
    found = compare(page(NEWS), page((*LATER, *NEWS[2:])))
    assert (found.lost, found.added) == ((), ())
    assert len(found.links_lost) == len(found.links_added) == len(LATER)


LONG = "Who counted the bridges of the coast, who paid for what they wrote of them, and why the county kept all of it to itself for so long"
TOLD = "“A bridge is closed in a day, and built again in the time that it takes a ferry to rust” – the minister of works and roads"


def test_exchanged_teaser_link_with_more_words_than_are_kept_of_a_link_is_a_link_change():
    def teaser(url, *lines):
        return url, "".join(f"<div>{line}</div>" for line in lines)

    before = page((teaser("/n1", "News 3 March 2026, 16:20", LONG), *NEWS[1:]))
    after = page((teaser("/n9", "News 4 March 2026, 09:05", LONG[:60], TOLD), *NEWS[1:]))
    assert max(len(link.text) for link in after.links) == KEPT
    found = compare(before, after)
    assert (found.lost, found.added) == ((), ())
    said = page((teaser("/n1", "News 3 March 2026, 16:20", LONG), *NEWS[1:]), (*SAID, TOLD))
    assert any("ferry to rust" in one for one in compare(before, said).added)


@pytest.mark.parametrize(
    "entries",
    [
        NEWS[1:],  # fewer
        ((NEWS[0][0], "Ferry to the islands sails on Mondays again"), *NEWS[1:]),  # reworded
        (("/later.pdf", "Two boats collided in the fog off Eide"), *NEWS[2:]),
    ],
)
def test_lost_or_reworded_teaser_or_a_linked_document_is_reported(entries):
    assert compare(page(NEWS), page(entries)).lost


def test_text_change_is_reported_without_the_exchanged_teasers():
    found = compare(page(NEWS), page((*LATER, *NEWS[2:]), (*SAID[:3], SAID[3].replace("spring", "autumn"), *SAID[4:])))
    assert any("autumn" in one for one in found.added)
    assert not any("boats" in one for one in found.added)


def test_exchanged_links_of_a_page_without_text_are_reported():
    assert compare(page(NEWS, SAID[:1]), page((*LATER, *NEWS[2:]), SAID[:1])).lost


WORDS = ((NEWS[0][0], "Ferry to the islands sails on Mondays again"), *NEWS[1:])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (page(NEWS), page(NEWS[1:])),
        (page(NEWS), page(WORDS)),
        (page(NEWS, beside=(" 14 May",) * 4), page(WORDS, beside=(" 14 May",) * 4)),
    ],
    ids=["one went", "other words", "of the same day"],
)
def test_alteration_of_links_only_is_flagged_as_links_alone(before, after):
    found = compare(before, after)
    assert found.lost
    assert found.links_alone


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (page(NEWS), page((("/later.pdf", "Two boats collided in the fog off Eide"), *NEWS[1:]))),
        (page(NEWS), page(NEWS[1:], (*SAID[:3], SAID[3].replace("spring", "autumn"), *SAID[4:]))),
        (page(NEWS), page(NEWS[1:], SAID[:-1])),
        (page(NEWS, beside=(" (open)",) * 4), page(NEWS, beside=(" (open)", " (closed)") * 2)),
        (page(NEWS, SAID[:1]), page(NEWS[1:], SAID[:1])),
        (page(()), page((), SAID[:-1])),
    ],
    ids=["a document", "the text as well", "and less of it", "what is said of them", "no text", "the text"],
)
def test_other_alterations_are_not_flagged_as_links_alone(before, after):
    found = compare(before, after)
    assert found.lost or found.added
    assert not found.links_alone


def beside(entries: tuple[tuple[str, str], ...]) -> Text:
    """A page with a list beside its text that the second extraction also takes for text."""
    text, listed = (
        "".join(f"<p>{one}</p>" for one in some)
        for some in (SAID, [f'<a href="{url}">{name}</a>' for url, name in entries])
    )
    return extract(
        f"<html><head><title>The bridge</title></head><body><table><tr><td><h1>The bridge</h1>{text}</td><td>{listed}</td></tr></table>"
        f"</body></html>".encode(),
        media_type="text/html",
        url="https://site.example/bridge",
    )


@pytest.mark.parametrize(
    "entries",
    [(*LATER, *NEWS[2:]), (LATER[0], *NEWS[:3])],
    ids=["two others", "a new one"],
)
def test_exchanged_links_that_one_extraction_takes_for_text_are_not_reported(entries):
    assert NEWS[0][1] in beside(NEWS).main
    found = compare(beside(NEWS), beside(entries))
    assert (found.lost, found.added) == ((), ())
    assert found.links_added


@pytest.mark.parametrize(
    "entries",
    [
        NEWS[1:],
        (LATER[0], *NEWS[2:]),
        (*LATER, *NEWS[1:]),
        (*NEWS, LATER[0]),
        WORDS,
        (("/later.pdf", "Two boats collided in the fog off Eide"), *NEWS[1:]),
        (("/n7", "Correction of our account of the bridge"), *NEWS[1:]),
    ],
    ids=["one went", "one for two", "two for one", "one came", "other words", "a document", "a notice"],
)  # fmt: skip
def test_links_not_exchanged_one_for_one_or_with_other_meaning_are_reported(entries):
    found = compare(beside(NEWS), beside(entries))
    assert found.lost or found.added


def test_list_announced_by_a_sentence_is_reported_and_a_read_also_list_is_not():
    """A heading that offers further reading may end like a sentence that announces a list."""

    def board(names: tuple[str, ...], heading: str) -> Text:
        rows = "".join(f'<li><a href="https://people.example/{name[:4]}">{name}</a></li>' for name in names)
        said = "".join(f"<p>{one}</p>" for one in SAID)
        return extract(
            f"<html><head><title>The bridge</title></head><body><div><h1>The bridge</h1>{said}<p>{heading}</p><ul>{rows}</ul>"
            f"<p>{SAID[0]}</p></div></body></html>".encode(),
            media_type="text/html",
            url="https://site.example/bridge",
        )

    before, after = (
        ("Fabrice Berg", "Erica Dahl", "Sylvia Falk", "Gwen Hall"),
        ("Fabrice Berg", "Yannis Lind", "Axelle Romm", "Gwen Hall"),
    )
    announced = [board(names, "The board of the society is at present composed of:") for names in (before, after)]
    found = compare(*announced)
    assert any("Erica Dahl" in one for one in found.lost)
    assert any("Yannis Lind" in one for one in found.added)
    for heading in (
        "You may also be interested in:",
        "Lesen Sie auch folgende Beiträge:",
        "À lire aussi sur le même sujet :",
    ):
        assert not compare(*(board(names, heading) for names in (before, after))).lost
