"""Build stamps: when a program writes its build time or commit into a sentence, that moment and that digest are not
text; the rest of the sentence is."""

from __future__ import annotations

import time
from datetime import date

import pytest

from archiver.text import extract
from archiver.text.comparison.compare import compare
from demo.site import pdf
from tests.judgement.looks import exchange, page, text_of

DAYS = (date(2026, 3, 1), date(2026, 3, 9))


def _told(before: str, after: str) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    old, new = (text_of(exchange(page(extra=f"<p>{extra}</p>"))) for extra in (before, after))
    assert old is not None
    assert new is not None
    found = compare(old, new, days=DAYS)
    return bool(found.lost or found.added)


BUILT = [
    ("This manuscript (permalink) was automatically generated from a-lab/deep-report@23ef555 on February 20, 2026.",
     "This manuscript (permalink) was automatically generated from a-lab/deep-report@05b9080 on March 9, 2026."),
    ("The pages were built from the sources (commit 23ef555) with great care.", "The pages were built from the sources (commit 7ac91e0) with great care."),
    ("Zuletzt aktualisiert um 2026-03-01 06:00:04 mit Daten, die zwischen 00:00 und 03:00 akquiriert wurden.",
     "Zuletzt aktualisiert um 2026-03-09 06:00:05 mit Daten, die zwischen 00:00 und 03:00 akquiriert wurden."),
    ("This report was generated on 2026-02-28 06:00:04. R version: 3.5.3 on x86_64, packages as of 2019-03-01 were used.",
     "This report was generated on 2026-03-08 06:00:05. R version: 3.5.3 on x86_64, packages as of 2019-03-01 were used."),
    ("Draft as of 2026-03-01 Computable Name: Yearbook", "Draft as of 2026-03-09 Computable Name: Yearbook"),
    ("Draft à partir de 2026-02-20", "Draft à partir de 2026-03-08"),
    ("For up-to-date documentation, see the latest version (6.1.x).", "For up-to-date documentation, see the latest version (7.0.x)."),
    ("This printing is version aa7440d from that repository, last modified on the date shown above.", "This printing is version 346a94a from that repository, last modified on the date shown above."),
    ("This PDF is revision aa7440d of the repository.", "This PDF is revision 346a94a of the repository."),
    ("Generated on Sun Mar 1 2026 18:20:11 for the library of rivers by a program.", "Generated on Mon Mar 9 2026 07:01:12 for the library of rivers by a program."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), BUILT)
def test_build_time_or_commit_in_a_sentence_is_not_reported(before, after):
    assert not _told(before, after)


@pytest.mark.parametrize(("before", "after"), [
    (BUILT[0][0], BUILT[0][1].replace("deep-report", "deep-rapport")),
    (BUILT[2][0], BUILT[2][1].replace("03:00", "04:00")),
    (BUILT[3][0], BUILT[3][1].replace("2019-03-01", "2019-04-01")),
    (BUILT[3][0], BUILT[3][1].replace("3.5.3", "3.6.0")),
    ("This report was generated on 2019-02-28 06:00:04, before the vote was taken.", "This report was generated on 2019-03-02 06:00:04, before the vote was taken."),
    ("The order was given on 2026-03-01 06:00:04 by the general.", "The order was given on 2026-03-08 06:00:05 by the general."),
    ("The order was created from the words of defaced people.", "The order was created from the words of effaced people."),
    ("A copy was created with the hash 2cf24dba5fb0a30e of the tape.", "A copy was created with the hash 9f86d081884c7d65 of the tape."),
    ("The statute was updated by revision 2019031 of the council.", "The statute was updated by revision 2020417 of the council."),
    ("The account was created on 2026-03-01 06:00:04 and called for a march.", "The account was created on 2026-03-07 09:30:00 and called for a march."),
    ("Аккаунт был создан 2026-03-01 06:00:04 и призвал к маршу.", "Аккаунт был создан 2026-03-07 06:00:04 и призвал к маршу."),
    ("Draft as of 2024-03-01 Computable Name: Yearbook", "Draft as of 2024-05-09 Computable Name: Yearbook"),
    ("Draft as of 2026-03-01 Computable Name: Yearbook", "Retired as of 2026-03-09 Computable Name: Yearbook"),
    ("Active as of 2026-03-01, the ban covers each well.", "Active as of 2026-03-09, the ban covers each well."),
    ("For the dead of the year see the latest version (1240).", "For the dead of the year see the latest version (3)."),
    ("This is documentation for 2.0; see the latest version (6.1.x).", "This is documentation for 2.1; see the latest version (7.0.x)."),
    ("This printing is version aa7440d from that repository.", "This printing is version 346a94a from that archive."),
    ("The tape is version aa7440d of the speech.", "The tape is version 346a94a of the speech."),
    ("The camp was created on 1 March 2026 and closed soon.", "The camp was created on 8 March 2026 and closed soon."),
])  # fmt: skip
def test_other_changes_in_sentences_like_build_stamps_are_reported(before, after):
    assert _told(before, after)


PRINTED = "This printing is version {} from that repository, last modified on the date shown above."


@pytest.mark.parametrize(("was", "is_", "reported"), [
    (("2 Feb 2026", "aa7440d"), ("5 Mar 2026", "346a94a"), False),
    (("2 Feb 2026", "aa7440d"), ("5 Mar 2026", "aa7440d"), True),
    (("2 Feb 2026", "aa7440d"), ("5 Mar 2027", "346a94a"), True),
    (("2 Feb 2026", "aa7440d"), ("5 Jan 2026", "346a94a"), True),
    (("2 Feb 2026. Adopted 5 Feb 2026", "aa7440d"), ("2 Feb 2026. Adopted 5 Mar 2026", "346a94a"), True),
], ids=["goes on", "same build", "later than the look", "goes back", "other day"])  # fmt: skip
def test_day_of_the_last_change_that_a_build_stamp_speaks_of_goes_with_it(was, is_, reported):
    before, after = (f"{day}</p><p>{PRINTED.format(digest)}" for day, digest in (was, is_))
    assert _told(before, after) is reported


def test_two_days_beside_a_build_stamp_are_reported():
    before, after = (
        f"{day}</p><p>{other}</p><p>{PRINTED.format(digest)}"
        for day, other, digest in (("2 Feb 2026", "3 Feb 2026", "aa7440d"), ("5 Mar 2026", "6 Mar 2026", "346a94a"))
    )
    assert _told(before, after)


def test_rebuilt_paper_is_the_same_wherever_its_dashes_break_the_lines():
    """Such a paper was reported only because its pages differed."""

    def paper(build, dash, about="phenotypes"):
        made = f"This manuscript was automatically generated from lab/review@{build} on January 15, 2018."
        said = f"We looked at the problems{dash}classification of patients, fundamental processes of cells, and the treatment of patients{dash}and discuss whether deep learning will change these tasks, or if the sphere of {about} has challenges of its own."
        rest = tuple(
            f"Of the {n} studies that we read in this part, most had no data of their own to be tested with."
            for n in range(12)
        )
        return extract(pdf((made, said, *rest)))

    days = (date(2018, 1, 15), date(2018, 1, 16))
    old = paper("4169cbc", " -- ")
    found = compare(old, paper("943d735", "--"), days=days)
    assert (found.same_text, found.lost, found.added) == (True, (), ())
    found = compare(old, paper("943d735", "--", "genotypes"), days=days)
    assert not found.same_text
    assert found.lost


@pytest.mark.parametrize("word", ["aktualizován", "сгенерирован", "wygenerowan"])
def test_word_of_a_build_stamp_repeated_without_end_is_read_in_linear_time(word):
    begun = time.process_time()
    assert _told(word * 4_000, f"{word * 4_000} 2")
    assert time.process_time() - begun < 6
