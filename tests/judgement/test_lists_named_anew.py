"""A list of which all entries are others, under a title with a word more, is the same list; a list of others is not."""

from __future__ import annotations

from storage.model import Effect
from tests.judgement.looks import exchange, look, reference

URL, SITE = "https://government.example/cabinet-members", "Government of Alvany"
NAMES = [
    [f"{first} {last}" for first in firsts for last in lasts]
    for firsts, lasts in (
        (
            ("Zora", "Tibor", "Vesna", "Emil", "Ruta", "Olek"),
            ("Maric", "Zelnik", "Brodar", "Kostic", "Lukin", "Ferro", "Hask"),
        ),
        (
            ("Nada", "Goran", "Iva", "Petar", "Jost", "Wim"),
            ("Savin", "Horvat", "Dragan", "Bilic", "Radan", "Quell", "Tunde"),
        ),
    )
]


SWORN = {
    "minister of the crown": "Those who serve were sworn in on a Monday of March.",
    "state secretary": "All twenty took the oath at noon, in the old hall by the river.",
    "keeper of rooms": "Boats leave at eight, and rooms are cheap until June.",
}


def _page(title: str, headings: tuple[str, ...], names: list[str], office: str) -> str:
    said = "".join(
        f"<article class=w-24><div class=group><h2><a class=link-article href=/p/{one.replace(' ', '-')}>{one}, {office}</a></h2></div></article>"
        for one in names
    )
    told = "".join(f"<h1>{one}</h1>" for one in headings)
    head = f"<head><title>{title} - {SITE}</title></head>"
    return f"<html>{head}<body><main>{told}<p>{SWORN[office]}</p><div>{said}</div></main></body></html>"


_NAMED = _page("Cabinet members", (f"Cabinet members of {SITE}",), NAMES[0], "minister of the crown")
OLD = _NAMED.replace("</h2>", "</h2><div>of the crown</div><div>Alvany Town</div>")  # three lines each


def test_list_whose_entries_are_all_others_under_a_numbered_title_is_no_loss():
    headings = f"Cabinet 43 members of {SITE}", f"Cabinet members of {SITE}"
    new = _page("Cabinet 43 members", headings, NAMES[1], "state secretary")
    assert look(exchange(new, url=URL), last=reference(OLD, url=URL), url=URL).finding.effect is Effect.CHANGE


def test_list_of_other_things_in_its_place_is_a_loss():
    new = _page("Tourist offices", ("Where to ask for rooms and boats",), NAMES[1], "keeper of rooms")
    assert look(exchange(new, url=URL), last=reference(OLD, url=URL), url=URL).finding.effect is Effect.LOSS
