"""The passage quoted before a citation, taken only where it is clear which one."""

from __future__ import annotations

import pytest

from archiver.citations.quotes import before

SAID = "labour transfer reduces the density of the population"


def at_end(text, *, mark=False):
    return before(text, len(text), mark=mark)


@pytest.mark.parametrize("text", [
    f"The report says: “{SAID}” (", f"It says “{SAID}” ", f"It says “{SAID}.” (", f'It says "{SAID}" (', f"It says ‘{SAID}’ [",
    f"Es heißt: „{SAID}“ (", f"Es heißt: »{SAID}« (", f"Il dit « {SAID} » (", f"On dit: «\u00a0{SAID}\u00a0» (", f"Det står ”{SAID}” (",
    f"„{SAID}” (", f"It “said” this and “{SAID}” (",
])  # fmt: skip
@pytest.mark.parametrize("mark", [False, True])
def test_quotation_marks_of_many_languages(text, mark):
    assert at_end(text, mark=mark).rstrip(".") == SAID


@pytest.mark.parametrize(
    "text",
    [
        "报告说：“劳动力转移不仅可以减少新疆的人口密度”（",
        "報告書は「労働力の移転は人口密度を下げる」（",
        "報告稱『勞動力轉移可以減少人口密度啊』（",
    ],
)
def test_quotes_in_chinese_and_japanese(text):
    assert len(at_end(text)) >= 10
    assert at_end(text, mark=True) == at_end(text)


def test_inner_quotation_marks_and_ellipses_belong_to_the_quote():
    assert at_end("He wrote “they said ‘go away’ to the men who came” (") == "they said ‘go away’ to the men who came"
    assert at_end("He wrote ‘it’s the density that’s to be reduced’ (") == "it’s the density that’s to be reduced"
    assert at_end("He wrote “we never did […] any such thing” (") == "we never did […] any such thing"


@pytest.mark.parametrize(
    "text", ["They said: “Density is what we want to reduce” (", "They said, “Density is what we want to reduce.” ("]
)
def test_quoted_sentence_after_a_colon_or_with_a_full_stop_is_no_title(text):
    assert at_end(text).rstrip(".") == "Density is what we want to reduce"


def test_quote_broken_over_lines_is_one_passage():
    assert at_end("It says “labour trans\ufffefer reduces\nthe density” (") == "labour transfer reduces the density"


@pytest.mark.parametrize(("text", "why"), [
    ("It says “so it was” (", "short"),
    ("报告说：“劳动力转移”（", "short"),
    (f"It says “{SAID}” in its second part (", "words between"),
    (f"It says {SAID}” (", "not opened"),
    (f'It is 5" wide and {SAID}" and "more of it" or (', "words between"),
    (f'It is 5" wide, and "{SAID}" (', "an odd mark before"),
    ("It says “we [the party] never did any such thing” (", "words put in"),
    ("Smith, “The Long Title of Some Article” (", "a title"),
    (f"A report titled “{SAID}” (", "named"), (f"A report entitled: “{SAID}” (", "named"), (f"Ein Bericht mit dem Titel „{SAID}“ (", "named"),
    (f"Un rapport intitulé « {SAID} » (", "named"), ("一份题为“劳动力转移不仅可以减少新疆的人口密度”（", "named"),
    ("In her paper, “Title of some article in small letters” (", "may be a title"),
    ("In her paper “Title of some article in small letters” (", "may be a title"),
    (f"Smith, “{SAID},” ", "as titles are cited"),
    (f"Müller, Hans: „{SAID}“, ", "as titles are cited"),
    (f"Smith, J. “{SAID}.” ", "nothing leads up to it"),
    (f"“{SAID}”. ", "a sentence ends between"),
    ("“" + "very " * 600 + "long” (", "too long"),
    ("", "nothing"),
])  # fmt: skip
def test_doubtful_quotes_are_not_taken(text, why):
    assert at_end(text) is None, why
