"""Detects walls that came in place of a text in words that no list has (pure).

A wall is known by the name that the page's markup gives it; by a login form after the beginning of the text, or one
that says that it is for this text, or that is the main text; by a consent request in the text's element; or, after a
larger part of the text, by a line that the rest is for those who pay or are known. The text may still be there for
others; it is not shown to us.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from archiver.observe.addresses import is_root
from archiver.observe.classify import KEPT
from archiver.observe.marks.consent import ACCEPTING, HEADED, consent_marks
from archiver.observe.marks.gist import SAID, belongs, lower, sentences_of, weight
from archiver.observe.marks.links import is_full_of_links
from archiver.observe.marks.login_pages import ASKED
from archiver.observe.marks.still_there import LOST
from archiver.observe.marks.weigh import strongest
from archiver.observe.reference import Reference
from archiver.observe.rules.gambling import GAMBLING
from archiver.observe.rules.gates import ENTERS, ENTRY, OF_THIS, REMARKS
from archiver.observe.rules.paywalls import KEPT_BACK, kept_back, kept_elsewhere
from archiver.observe.rules.refused import for_more, of_no_page
from archiver.observe.rules.registration import wanted
from archiver.observe.rules.walls import SUBSCRIBES
from archiver.observe.rules.wordings import logins
from archiver.text.model import EMBED_TAGS, HIDDEN_LOGIN, Text
from archiver.text.normal import bare, ends_sentence, key, keys, lines
from archiver.text.page.notices import is_notice
from archiver.text.turning.template import added_part
from storage.model import NOT_FOUND, Comparison, Exchange, Finding, Mark

ENTERING = 0.7  # share of the text around a login form that is about access, at least
REQUIRED = "login.required"  # rules of words that say that a login is required
MOST = 0.8  # share of a line of the form that they are, at least, if it does not say for what
PARTLY = 0.4  # share of the content beside a login form amid menus that is about access, at least
READ = 20_000  # characters of a page that are read
NAMED = "class.wall"  # id of the sign in the markup
ROOMS = 2  # elements around a text, at least, for the inner one to be its own
BOX = 600  # weighted characters added with a wall after a part of the text, at most: more is another text
TEXT = 100  # weighted characters of a new line of text: shorter ones that are no sentence are dates or names in lists
BEGINNING = 12  # weighted characters, at least, of a line of the old text that is still there


def with_wall(
    marks: tuple[Mark, ...], shown: Text | None, last: Reference | None, against: Comparison | None, page: Exchange
) -> tuple[Mark, ...]:
    """The marks, with that of such a wall where they name no cause.

    A wall that the kept copy had, too, stood before nothing.
    """
    old = last.text if last is not None else None
    if shown is None or last is None or old is None or against is None or against.kept is None or against.kept >= KEPT:
        return marks
    part = against.title_same and (against.kept >= LOST or against.cut)
    kept = _rest_kept_back(shown, old) if part else ()
    if kept or against.kept >= LOST:
        return (*marks, *kept)
    said = strongest(marks)
    if said is not None and any(mark.rule != HEADED for mark in said[1]):
        return marks
    found = _form_for_this_text(shown, old)
    if found is None and page.status not in NOT_FOUND:
        fronted = is_root(page.url, last.capture.url)  # the login box of a front page is no wall
        found = _consent_in_room(shown, old) or (None if fronted else _form_as_main_text(shown, old))
        if found is None and not fronted and not against.title_same:
            found = _login_page(shown, old) or _form_in_place(shown, old)
    if found is None and against.title_same is not False:
        found = _named_wall(shown, old) or (_form_after_beginning(shown, old) if not against.emptied else None)
    if found is None:
        return marks
    return (*(mark for mark in marks if mark.rule != HEADED), found)


def _consent_in_room(text: Text, old: Text) -> Mark | None:
    """The mark of a consent request in the very element that held the text, under whatever title.

    So it replaced the text, and is no box that appeared beside it. What the kept copy said as well is a box of the
    site.
    """
    if len(old.rooms) < ROOMS or old.rooms[0] not in text.rooms:
        return None
    asked = next(consent_marks(text, known=True), None)
    if asked is None or key(asked.matched).casefold() in bare(old.visible).casefold():
        return None
    return replace(asked, rule=ACCEPTING)


def _rest_kept_back(text: Text, old: Text) -> tuple[Mark, ...]:
    """The mark of a line that the rest of the text is for those who pay, are known or have an app.

    The kept copy must have had all of it. Hardly anything else may have come, and nothing with words of a notice: who
    cuts a text for good says why.
    """
    line = next((said(text) for said in (kept_back, kept_elsewhere) if said(text) and not said(old)), "")
    added = lines(added_part(text, old).visible) if line else []
    if not line or sum(map(weight, added)) > BOX or any(map(is_notice, added)):
        return ()
    return (Mark(rule=KEPT_BACK, finding=Finding.LOGIN, matched=line, where="gate"),)


def _named_wall(text: Text, old: Text) -> Mark | None:
    """The mark of a box that the page's markup names a wall."""
    known = {sign.id for sign in old.signs}
    name = next((sign.matched for sign in text.signs if sign.id == NAMED and NAMED not in known), None)
    return Mark(rule="gate.named", finding=Finding.LOGIN, matched=name[:200], where="gate") if name else None


def _form_for_this_text(text: Text, old: Text) -> Mark | None:
    """The mark of a login form that says that it is for this text, or the rest of it, under whatever title."""
    if text.password_fields <= old.password_fields:
        return None
    for line in map(lower, (*_heading(text), *lines(text.login))):
        if wanted(line):
            return Mark(rule="gate.form", finding=Finding.LOGIN, matched=line[:200], where="gate")
        for phrase in logins():
            match = phrase.pattern.search(line) if OF_THIS.search(line) or phrase.id.startswith(REQUIRED) else None
            whole = match is not None and weight(match[0]) >= MOST * weight(line)  # "Authentication required"
            if match and (whole or OF_THIS.search(line)) and not of_no_page(phrase, match[0], line):
                return Mark(rule="gate.form", finding=Finding.LOGIN, matched=line[:200], where="gate")
    return None


def _heading(text: Text) -> list[str]:
    """The line above a form, which may be its heading although it is outside the form's element."""
    shown, first = lines(text.visible), next(iter(lines(text.login)), "")
    at = next((n for n, line in enumerate(shown) if first and key(line) == key(first)), 0)
    return list(shown[max(0, at - 1) : at])


def _form_after_beginning(text: Text, old: Text) -> Mark | None:
    """The mark of a login form that is all that follows the beginning of the text."""
    if text.password_fields <= old.password_fields or not text.login:
        return None
    box, content = {key(line) for line in lines(text.login)}, bare(_content(old))
    added = [line for line in lines(added_part(text, old).visible) if key(line) not in box]
    if any(ends_sentence(line) or weight(line) >= TEXT for line in added):
        return None
    remaining = (line for line in lines(_content(text)) if weight(line) >= BEGINNING)
    if not any(key(line) in content for line in remaining):
        return None
    return Mark(rule="gate.form", finding=Finding.LOGIN, matched="password field", where="gate")


def _form_as_main_text(text: Text, old: Text) -> Mark | None:
    """The mark of a login form that is the whole main text, under whatever title and among however many links.

    The main text includes the form's own error messages.
    """
    box, content = set(keys(lines(text.login))), keys(lines(text.other))
    if text.password_fields <= old.password_fields or not content or not box.issuperset(content):
        return None
    return Mark(rule="gate.form", finding=Finding.LOGIN, matched="password field", where="gate")


def _login_page(text: Text, old: Text) -> Mark | None:
    """The mark of a login form on a page with few links and a new title that is about access.

    Its title or most of its text says so, or there is no other text. At a first look such a page may be the source
    itself.
    """
    if text.password_fields <= old.password_fields or any(sign.id == SUBSCRIBES for sign in text.signs):
        return None
    if is_full_of_links(text):
        return None
    said = lower(text.visible[:READ])
    if not ENTERS.search(lower(text.title or "")) and not _about_entering(text):
        return None
    if for_more(lower(text.login)) or REMARKS.search(said) or GAMBLING.search(said):
        return None
    return Mark(rule="gate.form", finding=Finding.LOGIN, matched="password field", where="gate")


def _form_in_place(text: Text, old: Text) -> Mark | None:
    """The mark of a shown login form amid any menus where the content is about access for a large part, or there is no
    content: what a bank warns of and a university explains below its form is more than such a page's title and links
    tell. What else may have come in the text's place, a page or a list, is about something else for the most part."""
    if text.password_fields <= old.password_fields or any(sign.id in {SUBSCRIBES, HIDDEN_LOGIN} for sign in text.signs):
        return None
    said = lower(text.visible[:READ])
    if for_more(lower(text.login)) or REMARKS.search(said) or GAMBLING.search(said):
        return None
    if any(link.main and link.tag in EMBED_TAGS for link in text.links):
        return None
    content = [lower(line).strip() for line in lines(text.body)]
    entering = [line for line in content if ENTRY.search(line)]
    if not content:
        named = [one for one in text.headings if ENTRY.search(lower(one)) is None]
        if named or weight(text.main) >= TEXT:
            return None
    elif sum(map(weight, entering)) < PARTLY * sum(map(weight, content)) or not _has_form(text, entering):
        return None
    return Mark(rule="gate.form", finding=Finding.LOGIN, matched="password field", where="gate")


def _has_form(text: Text, entering: Collection[str]) -> bool:
    """Whether lines of the login form are among these lines of the content."""
    return len({lower(line).strip() for line in lines(text.login)}.intersection(entering)) >= ASKED


def _about_entering(text: Text) -> bool:
    """Whether most of a page's text is about the site, its pages and access to them."""
    sizes = [(weight(one), belongs(one)) for one in sentences_of(text) if weight(one) >= SAID]
    return sum(size for size, own in sizes if own) >= ENTERING * sum(size for size, _ in sizes)


def _content(text: Text) -> str:
    """The main text by both extractions."""
    return f"{text.main}\n{text.other}"
