"""Facts of a document are reported even under class names, labels or in places that site software usually fills."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import compare, extract

DAYS = (date(2026, 1, 1), date(2026, 2, 1))
SAID = (
    "<p>The bridge at Holm was closed to lorries in the autumn of 1994, for its bearings had rusted through.</p>"
    "<p>An engineer of the county had written of it twice, and neither letter was answered by anyone.</p>"
)
AFTER = "<p>The ferry carried the milk of eleven farms until the ice came, and then they went by the mill road.</p>"


def told(old: str, new: str, over: tuple[str, str] = ("", "")) -> bool:
    """Whether the change in the text, or in `over` above the title, is reported in both directions."""
    one, other = (
        extract(
            f"<html><head><title>The bridge at Holm</title></head><body><main>{above}<h1>The bridge at Holm</h1>{SAID}{inside}{AFTER}</main></body></html>".encode(),
            media_type="text/html",
            url="https://holm.example/bridge",
        )
        for above, inside in zip(over, (old, new), strict=True)
    )
    return all(found.lost or found.added for found in (compare(one, other, days=DAYS), compare(other, one, days=DAYS)))


def tags(*names: str, to: str = "/t") -> str:
    return f"<div class=tags>{' '.join(f'<a href={to}/{name[:4].strip()}>{name}</a>' for name in names)}</div>"


LINES = [
    ("Confirmed dead: 412, updated daily", "Confirmed dead: 12, updated daily"), ("死亡人数 412 每日更新", "死亡人数 12 每日更新"), ("Gefangene 412 (täglich aktualisiert)", "Gefangene 12 (täglich aktualisiert)"),
    ("人数：412", "人数：112"), ("累计人次：1200", "累计人次：200"), ("Cezaevi ziyaret sayısı: 12", "Cezaevi ziyaret sayısı: 2"), ("12 بار بازدید آژانس", "2 بار بازدید آژانس"),
    ("Updated on 3 May 2019 by the court", "Updated on 3 May 2019 by the ministry"), ("Available in: Holm, Lien, Vik", "Available in: Holm, Lien"),
    ("In force since <time class=updated>12 March 2019</time>.", "In force since <time class=updated>12 March 2021</time>."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LINES)
def test_counts_and_dates_in_the_wording_of_counters_are_reported(old, new):
    assert told(f"<p>{old}</p>", f"<p>{new}</p>")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<div>Anna Lind</div><div class=vote-count>412 votes</div>", "<div>Anna Lind</div><div class=vote-count>312 votes</div>"),
        ("<div class=replies-num>12 replies to 40 letters</div>", "<div class=replies-num>3 replies to 40 letters</div>"),
        ("<div class=sig1>The minister of works, O. Berg</div>", "<div class=sig1>The minister of works, A. Lind</div>"),
        ("<h2>Charges</h2>" + tags("Murder", "Torture", "Arrest"), "<h2>Charges</h2>" + tags("Arrest")),
        ("<p>Accused of:</p>" + tags("Murder", "Torture"), "<p>Accused of:</p>" + tags("Murder")),
        (tags("Anna Lind", "Ola Berg", to="/people"), tags("Anna Lind", to="/people")),
    ],
)  # fmt: skip
def test_votes_signatures_charges_and_members_under_theme_classes_are_reported(old, new):
    assert told(old, new)


@pytest.mark.parametrize("name", ["verdict-tag", "case-tags", "taxonomy-status", "field--name-field-category"])
def test_state_of_a_case_shown_as_a_link_is_reported(name):
    assert told(
        f"<div class={name}><a href=/s/1>Acquitted</a></div>", f"<div class={name}><a href=/s/2>Convicted</a></div>"
    )


def test_linked_date_above_a_title_is_reported():
    assert told("", "", ("<p><a href=/2019/05/03>3 May 2019</a></p>", "<p><a href=/2019/05/13>13 May 2019</a></p>"))


def test_tags_below_a_tags_heading_are_not_text():
    assert not told("<h2>Tags</h2>" + tags("Wells", "Law"), "<h2>Tags</h2>" + tags("Wells"))
