"""How alike two pages are, and how much of a text is found on another page (pure)."""

from __future__ import annotations

from archiver.text.comparison.changed import FAILED
from archiver.text.comparison.kept import shares
from archiver.text.comparison.own_text import MIN_COPY_SHARE, own_share
from archiver.text.letters import written_in
from archiver.text.model import Text
from archiver.text.normal import SAMPLE_ABOVE, SHINGLE, bare, fold, key, keys, passages, shingles
from archiver.text.occurrences import find_words
from archiver.text.writing_systems import common_script

CORE_CHARS = 200  # a main text this long stands for its page
CORE_LOST = 0.3  # share of a main text below which it is gone


def similarity(one: Text, other: Text, *, shown: bool) -> float | None:
    """How alike two answers are, 0 to 1, in either order; None if neither has text. The best view counts: two not-found
    pages of one site differ in the address they repeat and in an advertisement. `shown`: only the visible text counts,
    for list pages, of which an extraction may find only the imprint."""
    shares = []
    views = ((one.visible, other.visible), (one.main, other.main), (one.other, other.other))
    for a, b in views[:1] if shown else views:
        left, right = fold(a), fold(b)
        if not left and not right:
            continue
        if min(len(left), len(right)) < SHINGLE:
            shares.append(1.0 if left == right else 0.0)
            continue
        sampled = max(len(left), len(right)) > SAMPLE_ABOVE
        first, second = shingles(left, sampled=sampled), shingles(right, sampled=sampled)
        shares.append(len(first & second) / max(1, len(first | second)))
    return max(shares, default=None)


def shared_news(new: Text, old: Text, other: Text) -> float | None:
    """Of what is new on a page, the share that another page also says; None if nothing is new. Menus may make all pages
    of a site alike; what came in place of a text tells them apart."""
    said = passages(new.visible)
    before = find_words(keys(said), bare(old.visible))
    return shares(("\n".join(one for one in said if key(one) not in before),), other.visible)[0]


def are_different_documents(one: Text, other: Text) -> bool:
    """Whether two pages are different documents, however much wording they share."""
    script = common_script(*([text.main or text.visible] for text in (one, other)))
    if script is not None:
        one, other = written_in([one, other], script)
    own = own_share(one, other, (), ())
    return own is not None and own < MIN_COPY_SHARE


def share_found(old: Text, new: Text) -> float | None:
    """Share of an old main text found in a new page, even in another script; None if it is too short. If it is only a
    note from the foot of every page, far shorter than what our own walk found, the latter must be there too."""
    core = old.main or old.visible
    if len(core) < CORE_CHARS:
        return None
    share = shares((core,), new.visible)[0]
    if old.main and len(old.main) * FAILED < len(old.other):
        walked = shares((old.other,), new.visible)[0]
        share = walked if walked is not None and walked < CORE_LOST else share
    if share is None or share >= MIN_COPY_SHARE or (script := common_script([core], [new.visible])) is None:
        return share
    return shares((script(core),), script(new.visible))[0]
