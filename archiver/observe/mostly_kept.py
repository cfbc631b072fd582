"""Finds what changed on a page that is mostly still there (pure)."""

from __future__ import annotations

from archiver.observe.carried.papers import explain_passages, explain_pictures, other_documents
from archiver.observe.marks.weigh import Classified
from storage.model import Comparison, Finding, Observation, Reason

NEARLY_ALL = 0.99
TORN_SAME = 0.98  # share of the old text in a truncated answer from which the page is the same

_CUT = {
    "length": "it was longer than our limit",
    "time": "it took longer than our limit",
    "disconnect": "the connection ended before the body did",
}


def classify_mostly_kept(o: Observation) -> Classified:
    """The finding for a page that still has most of the old text: what changed on it?"""
    last = o.last
    assert last is not None
    if last.identical:
        return Finding.SAME, (Reason("same", "the same payload, byte for byte"),)
    if o.truncated:
        differs = last.lost or last.added or any(quote not in o.quoted_in for quote in o.cited_gone)
        if (last.kept or 0) >= TORN_SAME and not differs:
            return Finding.SAME, (
                Reason("truncated.same", "the answer is cut short; nearly all of the old text is in it"),
            )
        return Finding.TRUNCATED, (Reason("truncated", cut(o.truncated)),)
    if any(quote not in o.quoted_in for quote in o.cited_gone):
        return Finding.ALTERED, (explain_kept(last.kept),)  # `with_documents` names the passages
    if last.lost or last.added:
        script = (Reason("script", "it is written in the other script of its language"),) if last.other_script else ()
        return Finding.ALTERED, (
            *explain_passages(last),
            *_explain_ignored_changes(last),
            *script,
            explain_kept(last.kept),
        )
    if o.sniffed == "application/pdf" and not last.same_text:
        differ = explain_pictures(last.pictures) or (Reason("pages", "pages of the document differ"),)
        return Finding.ALTERED, (*differ, explain_kept(last.kept))
    if last.beyond:
        return Finding.ALTERED, (
            Reason("beyond", "the document differs beyond the part that is read"),
            explain_kept(last.kept),
        )
    other = other_documents(o)
    if other:
        return Finding.ALTERED, (Reason("document", f"another document is linked in its place: {other[0]}"),)
    script = (
        (Reason("script", "the same text, written in the other script of its language"),) if last.other_script else ()
    )
    if noted := (*script, *_explain_ignored_changes(last), *_explain_site_wide_changes(o)):
        return Finding.PRESENTATION, noted
    if last.links_lost or last.links_added:
        return Finding.LINKS, (Reason("links", "the same text, other links"),)
    if last.title_same is not False and last.same_text and last.same_visible and o.payload_sha256 is None:
        return Finding.SAME, (Reason("same", "the same text"),)
    return Finding.PRESENTATION, (Reason("presentation", "the same text, presented differently"),)


def explain_kept(kept: float | None) -> Reason:
    """The reason that tells how much of the old text is kept."""
    if kept is None:
        return Reason("kept", "no text to compare")
    if kept > NEARLY_ALL:  # a share of shingles: "100 %" would contradict a passage that is gone
        return Reason("kept", "nearly all of the old text is in it")
    return Reason("kept", f"{kept:.0%} of the old text is in it")


def cut(how: str) -> str:
    """How an answer was truncated: by us, by the connection, or in an unknown way."""
    return f"only part of the answer came: {_CUT.get(how, 'its end is missing')}"


def _explain_ignored_changes(last: Comparison) -> tuple[Reason, ...]:
    """The reason for differences where a remark called the changes of earlier looks a false alarm."""
    if not last.spared:
        return ()
    looks = f"look {last.spared[0]}" if len(last.spared) == 1 else f"looks {', '.join(map(str, last.spared))}"
    text = f"something differs in a place where a remark calls the change seen at {looks} a false alarm: noted, and not reported"
    return (Reason("place", text),)


def _explain_site_wide_changes(o: Observation) -> tuple[Reason, ...]:
    """The reason for differences that are also on other pages of the site: its not-found page or neighbours."""
    if o.neighbours:  # a look of an earlier release
        return (Reason("neighbours", "what differs also came or went on other pages of the site"),)
    if len(o.not_found) < 2 or (o.last is not None and o.last.same_visible):  # compared with it, but no word differs
        return ()
    return (Reason("template", "what differs is also on the site's not-found page"),)
