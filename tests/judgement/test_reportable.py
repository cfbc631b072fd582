"""A site's rules on what readers may report bar nothing, whatever stood at the address before."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look, page, reference

RULES = (
    "Content that is not fit for all may be left out of the feed.",
    "This covers pictures of wounds, threats to a person and what praises them.",
    "The office looks at each report and compares it with these rules.",
)


@pytest.mark.parametrize(
    "line",
    [
        "If you encounter content that you believe violates any of our policies, report it at once.",
        "A page which you think violates our rules can be named in the form below.",
    ],
)
def test_page_that_says_what_may_be_reported_bars_nothing(line):
    found = look(exchange(page((*RULES, line), title="Rules for makers")), last=reference(page()))
    assert found.finding.effect is not Effect.BLOCKED


def test_page_that_is_said_to_violate_a_law_is_barred():
    said = "Access to this website is blocked. This content violates the law on the press."
    assert look(exchange(page((said,), title="Blocked")), last=reference(page())).finding is Finding.CENSORED
