"""Reasons of a look in plain words, where they take more than one (pure)."""

from __future__ import annotations

from storage.model import Comparison, Observation, Reason

_CUT = {
    "length": "it was longer than our limit",
    "time": "it took longer than our limit",
    "disconnect": "the connection ended before the body did",
}


def cut(how: str) -> str:
    """How an answer is cut: by us, by the connection, or only known to be."""
    return f"only part of the answer came: {_CUT.get(how, 'its end is missing')}"


def spared(last: Comparison) -> tuple[Reason, ...]:
    """By whose word something that differs is no more than noted: the looks whose alteration a remark called a false alarm."""
    if not last.spared:
        return ()
    looks = f"look {last.spared[0]}" if len(last.spared) == 1 else f"looks {', '.join(map(str, last.spared))}"
    text = f"something differs where a remark says of {looks} that the change was a false alarm: noted, and not told"
    return (Reason(rule="place", text=text),)


def of_the_site(o: Observation) -> tuple[Reason, ...]:
    """Where a look was held against the site's own page, and nothing else of it differs."""
    if len(o.not_found) < 2:
        return ()
    return (Reason(rule="template", text="what differs is on the site's page for what does not exist, too"),)
