"""Describes the differences of two copies in sentences.

No actor, intent or cause: only what is in one copy and not in the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archiver import words
from archiver.page_numbers import numbered
from archiver.text import Beside, Kind, Text
from archiver.text.page.picture_pages import pictures_only_in
from archiver.text.pictures import other_pictures, same_picture
from archiver.web import strings
from archiver.web.queries import Copy
from storage.model import Capture

Texts = tuple[Text | None, Text | None]

LINKS = 50  # maximum number of links reported of each kind
SHOWN = 20  # maximum number of pictures and frames named


@dataclass(frozen=True, slots=True)
class Two:
    """An older and a newer copy, with the looks that received them, if known."""

    old: Capture
    new: Capture
    old_seen: Copy | None
    new_seen: Copy | None
    digests: list[str | None]  # SHA-256 of the bytes of each
    same_bytes: bool
    between: int  # number of copies between them with other bytes
    unsure: frozenset[str] = frozenset()  # those of the two whose text is not confirmed yet


def worded(text: Text) -> bool:
    """Whether a file has text that can be compared."""
    return bool((text.visible or text.main).strip())


def without_second(copies: Sequence[Copy], language: str) -> str:
    """Why there are not two copies to compare."""
    if not copies:
        return strings.text("compare_none", language)
    return strings.text("compare_only_one", language, at=words.instant(copies[-1].at, language))


def sentence(two: Two, found: Beside | None, texts: Texts, language: str) -> str:
    """What changed, in one sentence."""
    old, new = _named(two, language)
    if two.same_bytes:
        return strings.text("compare_same_bytes", language, old=old, new=new)
    if found is None:
        pairs = zip((old, new), texts, strict=True)
        lacking = [at for at, text in pairs if text is None or not worded(text)]
        if len(lacking) == 1:
            return strings.text("compare_no_text", language, at=lacking[0])
        return strings.text("compare_no_texts", language, old=old, new=new)
    clauses = [*_passages(found, old, new, language)]
    seen = found.comparison
    if seen.links_lost or seen.links_added:
        clauses.append(strings.text("compare_links", language))
    if seen.kept is not None and (seen.kept < 1 or found.lost):
        clauses.append(_share(seen.kept, language))
    return strings.text("and_then", language).join(clauses) + strings.text("compare_end", language)


def _passages(found: Beside, old: str, new: str, language: str) -> list[str]:
    """Clauses on lost, edited and new passages."""
    lost, edited = len(found.lost), sum(one.instead is not None for one in found.lost)
    added = len(found.added) - edited
    smaller = found.old.smaller or found.new.smaller
    if found.comparison.same_visible and not lost and not added:
        same = "compare_same_text_script" if found.comparison.other_script else "compare_same_text"
        return [strings.text(same, language, old=old, new=new)]
    if not lost and not added:
        return [strings.text("compare_same_passages", language, old=old, new=new)]
    variant = "least" if found.more and lost else "none" if not lost else "one" if lost == 1 else ""
    if not lost and smaller:
        variant = "smaller"
    clauses = [_clause("compare_lost", variant, language, count=lost, old=old, new=new)]
    if edited:
        variant = ("it" if lost == 1 else "all") if edited == lost else "one" if edited == 1 else ""
        clauses.append(_clause("compare_edited", variant, language, count=edited))
    if any(before and not after for _, before, after in found.quotes):
        clauses.append(strings.text("compare_quote", language))
    variant = "least" if found.more and added else "none" if not added else "one" if added == 1 else ""
    return [*clauses, _clause("compare_new", variant, language, count=added)]


def _clause(key: str, variant: str, language: str, **values: object) -> str:
    """One clause, in the variant of its text for this number of passages."""
    return strings.text(f"{key}_{variant}" if variant else key, language, **values)


def _share(kept: float, language: str) -> str:
    """The share of the text that is left.

    Never "all" if something is gone and never "nothing" if something is left; rounded as looks do.
    """
    percent = round(100 * kept)
    if kept == 0:
        return strings.text("compare_share_none", language)
    if percent >= 99:
        share = strings.text("compare_share_nearly", language)
    elif percent == 0:
        share = strings.text("compare_share_hardly", language)
    else:
        share = strings.text("compare_share_percent", language, percent=percent)
    return strings.text("compare_share", language, share=share)


def _named(two: Two, language: str) -> tuple[str, str]:
    """How to refer to the two copies: by time, and by look number too if both fall into the same minute."""
    old, new = (words.instant(one.at, language) for one in (two.old, two.new))
    if old != new:
        return old, new
    first, second = (
        strings.text("compare_copy", language, at=old, n=one.n) for one in (two.old, two.new)
    )  # fmt: skip
    return first, second


def cautions(two: Two, language: str) -> list[str]:
    """Warnings about copies that are not good ones, shown before any difference."""
    sentences = []
    for capture, seen, at in zip((two.old, two.new), (two.old_seen, two.new_seen), _named(two, language), strict=True):
        if seen is not None and seen.finding is not None and not seen.good:
            finding = words.finding(seen.finding, language, document=seen.document, emptied=seen.emptied)
        elif capture.status is not None and capture.status >= 300:
            finding = strings.text("compare_status", language, status=capture.status)
        else:
            continue
        sentences.append(strings.text("compare_not_good", language, at=at, finding=finding))
    return sentences


def unsure(two: Two, language: str) -> list[str]:
    """Sentences naming the copies whose text is not confirmed yet."""
    pairs = zip((two.old, two.new), _named(two, language), strict=True)
    return [strings.text("compare_unconfirmed", language, at=at) for one, at in pairs if one.id in two.unsure]


def notes(two: Two, texts: Texts, language: str) -> list[str]:
    """Caveats: cut or long texts, other addresses, copies in between."""
    sentences = []
    for capture, text, at in zip((two.old, two.new), texts, _named(two, language), strict=True):
        if capture.truncated is not None:
            sentences.append(strings.text("compare_cut", language, at=at))
        elif text is not None and text.cut:
            sentences.append(strings.text("compare_long", language, at=at))
    if two.old.url != two.new.url:
        sentences.append(strings.text("compare_addresses", language))
    if texts[0] is not None and texts[1] is not None:
        sentences += _of_texts(texts[0], texts[1], language)
    if two.between:
        which = "_one" if two.between == 1 else ""
        sentences.append(strings.text("compare_between" + which, language, count=two.between))
    return sentences


def _of_texts(old: Text, new: Text, language: str) -> list[str]:
    """Caveats about two texts: other kind, language, number of pages, pictures or frames."""
    sentences = []
    if old.kind is not new.kind:
        kinds = {"old": old.kind.value.upper(), "new": new.kind.value.upper()}
        sentences.append(strings.text("compare_kinds", language, **kinds))
    if old.lang and new.lang and old.lang.partition("-")[0].lower() != new.lang.partition("-")[0].lower():
        sentences.append(strings.text("compare_language", language, old=old.lang[:20], new=new.lang[:20]))
    if old.pages and new.pages and old.pages != new.pages:
        sentences.append(strings.text("compare_pages", language, old=old.pages, new=new.pages))
    if old.kind is Kind.PDF is new.kind and (pages := numbered(other_pictures(old, new))):
        sentences.append(strings.text("compare_pictures", language, pages=pages))
    elif old.page_images and old.pages == new.pages and not worded(old) and not worded(new):
        sentences.append(strings.text("compare_pictures_same", language))
    if old.picture and new.picture:
        same = same_picture(old.picture, new.picture)
        sentences.append(strings.text("compare_picture_same" if same else "compare_picture_other", language))
    for key, one, other in (("compare_shown_old", old, new), ("compare_shown_new", new, old)):
        if shown := pictures_only_in(one, other):
            sentences.append(strings.text(key, language, shown=" ".join(shown[:SHOWN])))
    return sentences
