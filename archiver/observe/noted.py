"""What differs, and is no more than noted: by whose word, and by what (pure)."""

from __future__ import annotations

from storage.model import Comparison, Observation, Reason


def spared(last: Comparison) -> tuple[Reason, ...]:
    """By whose word something that differs is no more than noted: the looks whose alteration a remark called a false alarm."""
    if not last.spared:
        return ()
    looks = f"look {last.spared[0]}" if len(last.spared) == 1 else f"looks {', '.join(map(str, last.spared))}"
    text = f"something differs in a place where a remark calls the change seen at {looks} a false alarm: noted, and not reported"
    return (Reason("place", text),)


def of_the_site(o: Observation) -> tuple[Reason, ...]:
    """Where a look was held against the site's own page, and nothing else of it differs."""
    if o.neighbours:  # a look of an earlier release
        return (Reason("neighbours", "what differs also came or went on other pages of the site"),)
    if len(o.not_found) < 2:
        return ()
    return (Reason("template", "what differs is also on the site's not-found page"),)
