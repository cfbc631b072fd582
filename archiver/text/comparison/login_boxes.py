"""Finds passages of a login box that came beside a text that stayed, went, or changed its wording (pure): the box is
the site's, wherever it stands on the page."""

from __future__ import annotations

from collections.abc import Collection

from archiver.text.comparison.moved_to_furniture import is_long_sentence
from archiver.text.model import Text
from archiver.text.normal import bare, ends_sentence, fold, key, keys, passages
from archiver.text.page.notices import is_notice
from archiver.text.presentation.results import NOTHING, Noted

OWN_CHARS = 12  # without blanks: a shorter passage may be a part of any word


def login_box_lines(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The passages lost and added that belong to a login box; of a box that stays, only its labels.

    Nothing, if only one page has the box and the other has a sentence in its place: the box may stand there instead of
    a text. Notices in a box do not count.
    """
    if old.login and new.login and old.password_fields == new.password_fields:
        lost_in_box, added_in_box = _in_box(old.login, lost), _in_box(new.login, added)
        return frozenset(filter(_is_label, lost_in_box)), frozenset(filter(_is_label, added_in_box))
    came, went = new.password_fields > old.password_fields, new.password_fields < old.password_fields
    if came and new.login and not any(map(is_long_sentence, lost)):
        return frozenset(), _in_box(new.login, added)
    if went and old.login and not any(map(is_long_sentence, added)):
        return _in_box(old.login, lost), frozenset()
    return NOTHING  # the usual case


def _is_label(passage: str) -> bool:
    return not ends_sentence(passage) or passage.endswith("?")  # "Forgot your password?"


def _in_box(login: str, told: Collection[str]) -> frozenset[str]:
    """The passages that a login box says: its lines and sentences, and whole words of them."""
    said, whole, apart = set(keys((*passages(login), *login.split("\n")))), bare(login), _as_words(login)
    return frozenset(
        one for one in told
        if ((words := key(one)) in said or (len(words) >= OWN_CHARS and words in whole) or _as_words(one) in apart)
        and not is_notice(one)
    )  # fmt: skip


def _as_words(text: str) -> str:
    return f" {' '.join(fold(text).split())} "
