"""What came to a page and says that its site was seized, or barred by a court or an authority (pure)."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from archiver.text.model import Kind, Text
from archiver.text.normal import bare, common, key, sentences
from archiver.text.page.notices import may_bar, seizure

LINES = 50  # that came and are looked at, at most: time is bounded
MOST = 3  # such sentences of one page


def barred(old: Text, new: Text, told: Collection[str]) -> list[str]:
    """These sentences, but for what is told already and for links, which are headlines. They stand in a bar over the head of
    a site, in a box before the page, on each of its pages: in what is furniture of any other page."""
    if new.kind is not Kind.HTML or old.visible == new.visible:
        return []
    before, after = old.visible.split("\n"), new.visible.split("\n")
    head, tail = common(before, after)  # none of which came
    may_be = [line for line in dict.fromkeys(after[head : len(after) - tail]) if may_bar(line)]
    known = set(before) if may_be else set()
    came = (line for line in may_be if line not in known)
    found = [one for line in islice(came, LINES) for one in sentences(line) if seizure(one)]
    if not found:
        return []
    stood, links = bare(old.visible), {key(link.text) for link in new.links if link.tag == "a"}
    out = {key(one) for one in told} | links
    return [one for one in found if key(one) not in stood and not any(key(one) in other for other in out)][:MOST]
