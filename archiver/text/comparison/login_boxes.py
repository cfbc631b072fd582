"""A box to log in that came beside a text that stayed, or went, or says other words now (pure): it is the site's, wherever on the page
it stands."""

from __future__ import annotations

from collections.abc import Collection

from archiver.text.comparison.outside import says
from archiver.text.model import Text
from archiver.text.normal import bare, ends, fold, key, keys, passages
from archiver.text.page.notices import notice
from archiver.text.presentation.noted import NOTHING, Noted

OWN_CHARS = 12  # without blanks: a shorter passage may be a part of any word


def logged(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """Those of the passages lost and added that are of a box to log in; of one that stays its labels. None of one that only one of
    the pages has where the other has a sentence in its place, for it may be there instead of a text; nor a notice in it."""
    if old.login and new.login and old.password_fields == new.password_fields:
        gone, come = _of(old.login, lost), _of(new.login, added)
        return frozenset(filter(_is_label, gone)), frozenset(filter(_is_label, come))
    came, went = new.password_fields > old.password_fields, new.password_fields < old.password_fields
    if came and new.login and not any(map(says, lost)):
        return frozenset(), _of(new.login, added)
    if went and old.login and not any(map(says, added)):
        return _of(old.login, lost), frozenset()
    return NOTHING  # as mostly


def _is_label(passage: str) -> bool:
    return not ends(passage) or passage.endswith("?")  # "Forgot your password?"


def _of(login: str, told: Collection[str]) -> frozenset[str]:
    """Those of the passages that a box says: its lines and sentences, and whole words of them."""
    said, whole, apart = set(keys((*passages(login), *login.split("\n")))), bare(login), _apart(login)
    return frozenset(
        one for one in told
        if ((words := key(one)) in said or (len(words) >= OWN_CHARS and words in whole) or _apart(one) in apart)
        and not notice(one)
    )  # fmt: skip


def _apart(text: str) -> str:
    return f" {' '.join(fold(text).split())} "
