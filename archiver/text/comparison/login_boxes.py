"""A box to log in that came beside a text that stayed, or went (pure): it is the site's, wherever on the page it stands."""

from __future__ import annotations

from collections.abc import Collection

from archiver.text.comparison.outside import says
from archiver.text.model import Text
from archiver.text.normal import bare, fold, key, keys, passages
from archiver.text.page.notices import notice
from archiver.text.presentation.noted import NOTHING, Noted

OWN_CHARS = 12  # without blanks: a shorter passage may be a part of any word


def logged(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """Those of the passages lost and added that are of a box to log in that only one of the pages has. None of one that came
    where a sentence left, for it may stand in the place of a text; nor what it says that is a notice."""
    came, went = new.password_fields > old.password_fields, new.password_fields < old.password_fields
    if came and new.login and not any(map(says, lost)):
        return frozenset(), _of(new.login, added)
    if went and old.login and not any(map(says, added)):
        return _of(old.login, lost), frozenset()
    return NOTHING  # as mostly


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
