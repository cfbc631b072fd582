"""Pages that list documents to download, with a line or two of text; and pages of which one extraction takes nothing
but the header."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

URL = "https://board.example/minutes"
SAYS = "<p>On this page are the agenda of the next meeting and the minutes that were approved, by date.</p>"
MINUTES = (
    "Agenda for 8 April 2019",
    "Minutes of 8 April 2019",
    "Agenda for 13 May 2019",
    "Minutes of 13 May 2019",
    "Budget for 2019",
)
NAMED = "<div class=list>%s</div>", "<section class='widget widget-download'><div>%s</div></section>"


def link(name: str, suffix: str) -> str:
    slug = name.replace(" ", "-")
    return f"<div class=cell><a href=/files/{slug}{suffix}><div><span>{name}</span> (pdf)</div></a></div>"


def board(names: tuple[str, ...] = MINUTES, *, box: str = NAMED[0], suffix: str = ".pdf", says: str = SAYS) -> Text:
    menu = "".join(f"<li><a href=/{n}>Part {n}</a></li>" for n in range(9))
    markup = (
        f"<!DOCTYPE html><html lang=en><head><title>Minutes | Board of the ward</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<div class=widget><div>{says}</div></div>{box % ''.join(link(one, suffix) for one in names)}<footer>© Board</footer></body></html>"
    )
    return extract(markup.encode(), media_type="text/html", url=URL)


@pytest.mark.parametrize("box", NAMED)
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".pdf?ver=1579213071"])
def test_changes_in_a_list_of_documents_are_reported(box, suffix):
    old = board(box=box, suffix=suffix)
    assert compare(old, board(box=box, suffix=suffix), url=URL).same_text
    found = compare(old, board((*MINUTES[:4], "Budget for 2020"), box=box, suffix=suffix), url=URL)
    assert any("Budget for 2019" in one for one in found.lost)
    assert any("Budget for 2020" in one for one in found.added)
    assert any(
        "Minutes of 13 May" in one for one in compare(old, board(MINUTES[:3], box=box, suffix=suffix), url=URL).lost
    )


OWNER = "<div style='float: right'>Maria Kowal<br><a href='mailto:maria@kowal.example'>maria@kowal.example</a></div>"
LEADS = ("Start", "About me", "Gallery", "Shows", "Publications", "How it is made")
HEADINGS = "The way of the glass", "What two matters say", "A piece of a thesis"
SAID = (
    "Two matters that have nothing in common, as glass and metal have not, stand against each other in each of these works, and neither "
    "gives way. (...) What bounds them on both sides made of their meeting no union, but a blow that can be seen from all sides. (...)"
)


def sculptor(owner: str, said: str = SAID) -> Text:
    menu = "".join(f"<li><a href=/{n}>{one}</a></li>" for n, one in enumerate(LEADS))
    works = "".join(
        f"<img src=/{n}.jpg><div class=k_work><h1>{one}</h1><i>{said}</i> <a href=/{n}.pdf>Read on</a></div><div style='clear: both'></div>"
        for n, one in enumerate(HEADINGS)
    )
    markup = f"<html><head><title></title></head><body><div class=k_all><div class=k_header><ul>{menu}</ul>{owner}</div><div class=k_page><div class='k_inside gallery'>{works}</div></div></div></body></html>"
    return extract(markup.encode(), media_type="text/html", url=URL)


def test_owner_address_that_one_extraction_took_for_the_page_is_not_text():
    old = sculptor(OWNER)
    assert 0 < len(old.main) * 5 < len(old.other)  # otherwise the rule is not tested
    found = compare(old, sculptor(""), url=URL)
    assert (found.lost, found.added) == ((), ())
    assert compare(old, sculptor("", SAID.replace("a blow", "a touch")), url=URL).lost


def test_notice_that_one_extraction_took_for_the_page_is_reported():
    said = "<div style='float: right'>These works were withdrawn by the city on 3 May.</div>"
    assert compare(sculptor(said), sculptor(""), url=URL).lost
