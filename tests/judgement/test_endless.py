"""Pages that repeat one thing over and over: judged in time linear in their length, not quadratic."""

from __future__ import annotations

from time import process_time

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look, reference
from tests.support.processor_time import growth

REPORT = "<p>The report of the commission on wages in the county, by township.</p>"
CHARS = 100_000
SECONDS = 10  # a busy machine needs two; the regressions that these tests guard against took minutes


def made(body: str) -> str:
    return f"<!doctype html><html><head><title>A report</title></head><body><h1>A report</h1>{body}</body></html>"


def over(piece: str) -> str:
    return made(f"{REPORT}<p>{piece * (CHARS // len(piece))}</p><p>The end of it.</p>")


@pytest.mark.parametrize(
    "piece",
    ["1", "404 ", "123,", "document.write('", "(2020", "<dl><dt>x<dd>y", "<td>1</td>"],
    ids=lambda piece: piece[:6],
)
def test_one_repeated_piece_is_judged_in_linear_time(piece):
    began = process_time()
    kept = "".join(REPORT.replace("township", f"township, part {n}") for n in range(30))
    saw = look(exchange(over(piece)), last=reference(made(kept)))
    assert saw.finding in {Finding.REPLACED, Finding.ALTERED, Finding.ALTERED_LARGE}
    assert process_time() - began < SECONDS


@pytest.mark.parametrize("word", ["hizmet", "аккаунт", "yönlendirilme"])
def test_short_page_of_one_word_without_blanks_is_judged_in_about_linear_time(word):
    """Such words begin a sentence on the end of a site, in each of which the rest was looked for anew: 3 s for 1 kB."""
    small, large = (exchange(made(f"<p>{word * (chars // len(word))}.</p>")) for chars in (120, 960))
    assert growth(look, small, large) < 24


def test_numbered_list_that_was_continued_is_judged_in_linear_time():
    def counted(first: int) -> str:
        return made(REPORT + "".join(f"{n}\n<li>entry {n} of it</li>?" for n in range(first, first + 1000)))

    began = process_time()
    saw = look(exchange(counted(500)), last=reference(counted(0)))
    assert saw.finding is Finding.ALTERED_LARGE
    assert process_time() - began < SECONDS


def test_many_links_beside_one_long_line_are_judged_in_linear_time():
    kept = "".join(REPORT.replace("township", f"township, part {n}") for n in range(30))
    menu = "".join(f"<a href=/{n}>view {n} beef°</a> " for n in range(3000))
    began = process_time()
    saw = look(exchange(made(f"<p>{'a view of it° ' * 4000}</p>{menu}")), last=reference(made(kept)))
    assert saw.finding is Finding.ALTERED_LARGE
    assert process_time() - began < SECONDS
