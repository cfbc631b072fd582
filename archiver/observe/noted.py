"""Reasons for differences that are noted but not reported as changes (pure)."""

from __future__ import annotations

from storage.model import Comparison, Observation, Reason


def explain_ignored_changes(last: Comparison) -> tuple[Reason, ...]:
    """The reason for differences where a remark called the changes of earlier looks a false alarm."""
    if not last.spared:
        return ()
    looks = f"look {last.spared[0]}" if len(last.spared) == 1 else f"looks {', '.join(map(str, last.spared))}"
    text = f"something differs in a place where a remark calls the change seen at {looks} a false alarm: noted, and not reported"
    return (Reason("place", text),)


def explain_site_wide_changes(o: Observation) -> tuple[Reason, ...]:
    """The reason for differences that are also on other pages of the site: its not-found page or neighbours."""
    if o.neighbours:  # a look of an earlier release
        return (Reason("neighbours", "what differs also came or went on other pages of the site"),)
    if len(o.not_found) < 2:
        return ()
    return (Reason("template", "what differs is also on the site's not-found page"),)
