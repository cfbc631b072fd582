"""Dates of access: passages that name, on each of two copies, the day on which that copy was fetched, behind words such
as "version in force today" or "downloaded on". Any other day belongs to the document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver.text.comparison.compare import compare
from storage.model import Comparison, Finding
from tests.judgement.looks import AT, PARAGRAPHS, exchange, look, page, reference, text_of

DAYS = (date(2026, 3, 1), date(2026, 3, 9))  # a Sunday and a Monday
ASKED = [
    ("<h2>Gesamte Rechtsvorschrift für das Arbeitsgesetz, Fassung vom 01.03.2026</h2>",
     "<h2>Gesamte Rechtsvorschrift für das Arbeitsgesetz, Fassung vom 09.03.2026</h2>"),
    ("Version en vigueur au 01 mars 2026", "Version en vigueur au 09 mars 2026"),
    ("Decreto 12 aprile 1999, n. 7, vigente al 01/03/2026", "Decreto 12 aprile 1999, n. 7, vigente al 09/03/2026"),
    ("Version as at 1 March 2026", "Version as at 9 March 2026"),
    ("Today's version: 1 March 2026", "Today's version: 9 March 2026"),
    ("Texto consolidado a fecha de 1 de marzo de 2026", "Texto consolidado a fecha de 9 de marzo de 2026"),
    ("По данным на 01.03.2026 организация действует.", "По данным на 09.03.2026 организация действует."),
    ("Cite this page: Institute, Wells of the valley (accessed 1 March 2026), 12 pages.",
     "Cite this page: Institute, Wells of the valley (accessed 9 March 2026), 12 pages."),
    ("This document was downloaded on 1 March 2026", "This document was downloaded on 9 March 2026"),
    ("You downloaded this page on 1 March 2026", "You downloaded this page on 9 March 2026"),
    ("The data were extracted from the register on 1 March 2026", "The data were extracted from the register on 9 March 2026"),
    ("Last polled: 1 Mar 2026 14:02 UTC.", "Last polled: 9 Mar 2026 15:19 UTC."),
    ("Last checked on 1 March 2026", "Last checked on 9 March 2026"),
    ("Report generated on 1 March 2026", "Report generated on 9 March 2026"),
    ("A. Lee, Brunnen, https://b.example/7 zuletzt abgerufen am 01.03.2026", "A. Lee, Brunnen, https://b.example/7 zuletzt abgerufen am 09.03.2026"),
    ("A. Lee, Brunnen, 2019 (abgerufen am 01.03.2026).", "A. Lee, Brunnen, 2019 (abgerufen am 09.03.2026)."),
    ("Pour citer : A. Lee, Puits, 2019 [consulté le 28 février 2026].", "Pour citer : A. Lee, Puits, 2019 [consulté le 10 mars 2026]."),
    ("引用格式：李明。水井研究 [访问日期：2026年3月1日]。", "引用格式：李明。水井研究 [访问日期：2026年3月9日]。"),
    ("Downloaded from the repository by guest on Sun, 01 March 2026 08:12:33 UTC. All use is subject to its terms.",
     "Downloaded from the repository by guest on Mon, 09 March 2026 10:00:01 UTC. All use is subject to its terms."),
    ("令和8年の統計 2026年3月1日現在の人口は次のとおりです。", "令和8年の統計 2026年3月9日現在の人口は次のとおりです。"),
]  # fmt: skip
TOLD = [
    ("Version en vigueur au 01 janvier 2026", "Version en vigueur au 09 mars 2026"),  # not the day of the visit
    ("Version en vigueur au 01 mars 2026", "Version en vigueur au 01 juillet 2026"),  # a future version
    ("Decreto 12 aprile 1999, vigente al 01/03/2026", "Decreto 12 maggio 1999, vigente al 09/03/2026"),
    ("По данным на 01.03.2026 организация действует.", "По данным на 09.03.2026 организация ликвидирована."),
    ("The camp was closed on 1 March 2026.", "The camp was closed on 9 March 2026."),
    ("Signed at Geneva on 1 March 2026, printed in 300 copies.", "Signed at Geneva on 9 March 2026, printed in 300 copies."),
    ("There are no cases in the islands as of March 1, 2026.", "There are no cases in the islands as of March 9, 2026."),
    # verbs that also describe what people did
    *((f"{said} 1 March 2026 there.", f"{said} 9 March 2026 there.") for said in (
        "The delegation visited on", "The file was downloaded by the suspect on", "Two teeth were extracted on", "He was cited on", "The bodies were retrieved on",
    )),
    ("Sie hat ihn besucht am 1. März 2026 im Lager.", "Sie hat ihn besucht am 9. März 2026 im Lager."),
    ("Das Gesetz tritt in Kraft am 1. März 2026.", "Das Gesetz tritt in Kraft am 9. März 2026."),
    ("Date d'entrée en vigueur le 1 mars 2026.", "Date d'entrée en vigueur le 9 mars 2026."),
    ("报名截止2026年3月1日，请各单位注意安排。", "报名截止2026年3月9日，请各单位注意安排。"),
    ("打印店老板于2026年3月1日被捕。", "打印店老板于2026年3月9日被捕。"),
    ("Accessed on 1 March 2026 by 12 people.", "Accessed on 9 March 2026 by 14 people."),
]  # fmt: skip


def _between(one: str, other: str) -> Comparison:
    old, new = (
        text_of(exchange(page(extra=said if said.startswith("<") else f"<p>{said}</p>"))) for said in (one, other)
    )
    assert old is not None
    assert new is not None
    return compare(old, new, days=DAYS)


@pytest.mark.parametrize(("one", "other"), ASKED)
def test_date_of_access_is_not_part_of_the_text(one, other):
    found = _between(one, other)
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(("one", "other"), TOLD)
def test_other_dates_and_other_changes_are_reported(one, other):
    found = _between(one, other)
    assert found.lost
    assert found.added


def paper(*pages: tuple[str, ...]) -> bytes:
    made = BytesIO()
    sheet = Canvas(made, invariant=1)
    for lines in pages:
        for number, line in enumerate(lines):
            sheet.drawString(50, 800 - number * 20, line)
        sheet.showPage()
    sheet.save()
    return made.getvalue()


def test_download_stamp_on_a_pdf_is_ignored_but_changed_pages_are_reported():
    """The stamp is the same twice within a day, so two visits would report it as pages that differ."""
    before = AT - timedelta(days=2)

    def stamped(when: date, *pages: tuple[str, ...]) -> bytes:
        first, *others = pages
        return paper((f"Downloaded by guest on {when:%d.%m.%Y}.", *first), *others)

    one, two = PARAGRAPHS[:3], PARAGRAPHS[3:]
    kept = reference(stamped(before.date(), one, two), declared="application/pdf")
    kept = replace(kept, capture=replace(kept.capture, at=before))
    found = [
        look(exchange(stamped(AT.date(), *pages), declared="application/pdf"), last=kept).finding
        for pages in ((one, two), (two, one), (one, two[1:]))
    ]
    assert found == [Finding.PRESENTATION, Finding.ALTERED, Finding.ALTERED]
