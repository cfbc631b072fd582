"""Patterns of CDX filters, matched without trying one way after the other: as Python's own matcher would."""

from __future__ import annotations

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from archiver.web.cdx.patterns import NotTaken, matcher
from tests.support.depth import examples

PARTS = ["a", "b", ".", r"\.", r"\w", r"\d", "[ab]", "[^a]", "[]a]", r"[\]a-c]", "é", "{", "}", "(a|b)", "(?:ab|c)", "(|a)", "()", "^", "$",
         r"\b", r"\A", r"\Z", r"\x61", "(?P<name>a)", "(?i:A)", "(?i:b(?-i:A))", "((a|b)?c)"]  # fmt: skip
TIMES = ["", "", "*", "+", "?", "*?", "??", "{2}", "{1,2}", "{,2}", "{0}", "{2,}", "{,}"]
PATTERNS = st.builds(
    lambda opening, parts, last: opening + "".join(map("".join, parts)) + last,
    st.sampled_from(["", "", "(?i)"]),
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(TIMES)), max_size=5),
    st.sampled_from(["", "|ab", "|.*"]),
)


@given(PATTERNS, st.text("abcAB.1é{}]- ", max_size=8))
@example("https?://(www[.])?example[.]org/.*[.](pdf|docx?|html?)", "https://example.org/report.html")
@example(".*.*.*", "")
@examples(300)
def test_pattern_matches_what_pythons_own_matcher_matches(pattern, text):
    for heavy in (pattern, pattern + "(?:)*" * 3):  # the latter is not left to Python's matcher
        try:
            compiled = re.compile(heavy)
            whole, beginning = matcher(heavy, whole=True), matcher(heavy, whole=False)
        except (re.error, NotTaken):
            assume(False)
        assert whole(text) == (compiled.fullmatch(text) is not None)
        assert beginning(text) == (compiled.match(text) is not None)
