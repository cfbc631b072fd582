"""What the programs of sites set around a text by themselves is none of it: votes, who is there, buttons, what a text is filed under,
who touched a page. Facts with the same words are told."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import Text, compare, extract

URL = "https://wells.example/valleys/upper"
DAYS = (date(2026, 3, 2), date(2026, 3, 9))
REPORT = "".join(
    f"<p>Well {n} of the upper valley was measured in May, and held less water than in the year before.</p>" for n in range(9)
)  # fmt: skip


def read(inside: str) -> Text:
    page = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Wells of the valley - Office for water</title></head><body>{inside}</body></html>"
    return extract(page.encode(), media_type="text/html", url=URL)


def told(old: str, new: str) -> bool:
    found = compare(read(old), read(new), days=DAYS, url=URL)
    return bool(found.lost or found.added)


def article(line: str, tag: str = "p") -> str:
    return f"<main><h1>Wells of the valley</h1>{REPORT}<{tag}>{line}</{tag}></main>"


LINES = [
    ("(14 votes, average: 4.50 out of 5)", "(15 votes, average: 4.53 out of 5)"), ("User Rating: 4 / 5", "User Rating: 5 / 5"), ("Media (3 Votos)", "Media (4 Votos)"),
    ("La valoración media es de 4.0 estrellas de 5.", "La valoración media es de 4.25 estrellas de 5."), ("12 out of 15 found this helpful", "14 out of 17 found this helpful"),
    ("12 von 15 fanden dies hilfreich", "13 von 16 fanden dies hilfreich"), ("12 people liked this", "14 people liked this"), ("2 likes", "3 likes, 1 reply"), ("41 Likes∙7 Restacks", "44 Likes∙8 Restacks"),
    ("Reads 231 Citations 2 Recommendations 1", "Reads 240 Citations 3 Recommendations 1"),
    ("Users browsing this forum: No registered users and 2 guests", "Users browsing this forum: Google [Bot] and 5 guests"), ("Mitglieder in diesem Forum: 0 Mitglieder und 2 Gäste", "Mitglieder in diesem Forum: 0 Mitglieder und 7 Gäste"),
    ("There are currently 1 users browsing this thread.", "There are currently 3 users browsing this thread."), ("(0 members and 1 guests)", "(1 members and 2 guests)"),
    ("<button>Share</button><button>Save</button>", "<button>Share</button><button>Save to your list</button>"), ("", "<span>Not following</span><span>Share site</span>"), ("Acquire Licensing Rights", "Purchase Licensing Rights"),
    ("Republish This Story for Free", ""), ("Report a problem or mistake on this page", ""), ("Did you find what you were looking for?", "Was this page helpful?"), ("", "Did you find it helpful?"),
    ("5 languages", "6 languages"), ("8 Sprachen", "9 Sprachen"), ("", "This is the latest accepted revision, reviewed on 9 March 2026."),
    ("", "A version of this article appears in print on March 3, 2026, Section A, Page 8 of the eastern edition with the headline: Wells run dry."),
    ("Last Updated on November 12, 2025 by Lind Marsh", "Last Updated on February 3, 2026 by Admin"), ("Last updated on Nov 12, 2025 by marsh", "Last updated on Feb 3, 2026 by updates[bot]"),
    ("wells/upper.txt · Last modified: 2025/11/12 09:02 by marsh", "wells/upper.txt · Last modified: 2026/02/03 08:40 by lind"), ("Last modified on Wed 12 Nov 2025 09.02 GMT", "Last modified on Tue 3 Feb 2026 08.40 GMT"),
]  # fmt: skip
FACTS = [
    ("14 votes for, 3 against", "15 votes for, 3 against"), ("Quotes 12 Responses 4", "Quotes 19 Responses 4"), ("Share of households with water: 4 in 5", "Share of households with water: 3 in 5"),
    ("Summary report", "Export report"), ("12 people found water", "14 people found water"), ("The licence was granted to 2 languages schools", "The licence was granted to 3 languages schools"),
    ("Amended on November 12, 2025 by Lind Marsh", "Amended on February 3, 2026 by Lind Marsh"), ("Measured on 12 May 2025 by Lind Marsh", "Measured on 12 May 2025 by Ada Roth"),
    ("Last modified on 12 May 2025 by order 14 of the court", "Last modified on 12 May 2025 by order 15 of the court"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LINES)
def test_what_readers_make_of_a_text_and_are_offered_is_none_of_it(old, new):
    assert not told(article(old), article(new))


@pytest.mark.parametrize(("old", "new"), FACTS)
def test_a_fact_with_such_words_is_told(old, new):
    assert told(article(old), article(new))
