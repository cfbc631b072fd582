"""Finds new sentences of a page which say that its site was seized, or blocked by a court or an authority (pure)."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from archiver.text.model import Kind, Text
from archiver.text.normal import bare, common_ends, key, sentences
from archiver.text.page.notices import is_seizure_notice, may_be_seizure_notice

LINES = 50  # new lines to examine, to bound the time
MOST = 3  # of such sentences on a page


def barred(old: Text, new: Text, told: Collection[str]) -> list[str]:
    """The new sentences about a seizure or block, except those already reported and links, which are headlines. They
    stand in a bar over the site's header, or in a box in front of each of its pages: in what is furniture on any other
    page."""
    if new.kind is not Kind.HTML or old.visible == new.visible:
        return []
    before, after = old.visible.split("\n"), new.visible.split("\n")
    head, tail = common_ends(before, after)  # unchanged lines at the beginning and end
    may_be = [line for line in dict.fromkeys(after[head : len(after) - tail]) if may_be_seizure_notice(line)]
    known = set(before) if may_be else set()
    came = (line for line in may_be if line not in known)
    found = [one for line in islice(came, LINES) for one in sentences(line) if is_seizure_notice(one)]
    if not found:
        return []
    stood, links = bare(old.visible), {key(link.text) for link in new.links if link.tag == "a"}
    out = {key(one) for one in told} | links
    return [one for one in found if key(one) not in stood and not any(key(one) in other for other in out)][:MOST]
