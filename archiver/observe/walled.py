"""A wall that came in the place of a text under its title, in words that no list has (pure): by the name that its page gives it,
or a form to log in behind the text's beginning; or amid much else, in words that only such a form has: that it is for this text; or behind
a larger part of it, in words that the rest is for who pays or is known. The text may be there for them; so it is not shown to us."""

from __future__ import annotations

from dataclasses import replace

from archiver.observe.addresses import is_root
from archiver.observe.classify import KEPT
from archiver.observe.marks.consent import ACCEPTING, HEADED, consent_marks
from archiver.observe.marks.gist import FRONT_LINKS, SAID, belongs, lower, sentences_of, weight
from archiver.observe.marks.there import LOST
from archiver.observe.marks.weigh import strongest
from archiver.observe.reference import Reference
from archiver.observe.rules.gambling import GAMBLING
from archiver.observe.rules.gates import ENTERS, OF_THIS, REMARKS
from archiver.observe.rules.paywalls import KEPT_BACK, kept_back, kept_elsewhere
from archiver.observe.rules.refused import for_more, of_no_page
from archiver.observe.rules.registration import wanted
from archiver.observe.rules.walls import SUBSCRIBES
from archiver.observe.rules.wordings import logins
from archiver.text.model import Text
from archiver.text.normal import bare, ends, key, keys, lines
from archiver.text.page.notices import notice
from archiver.text.turning.template import beyond
from storage.model import NOT_FOUND, Comparison, Exchange, Finding, Mark

ENTERING = 0.7  # of what is said around a form to log in
READ = 20_000  # characters of a page
NAMED = "class.wall"  # id of the sign
ROOMS = 2  # elements around a text, at least, of which the inner one is its own
BOX = 600  # weighted characters of all that came with a wall behind a part of a text, at most: more is another text
TEXT = 100  # weighted characters of a line that came: of less, where it is no sentence, is a date, a name in a list beside it
BEGINNING = 12  # weighted characters of a line of the text, at least, that stands there still


def with_wall(
    marks: tuple[Mark, ...], shown: Text | None, last: Reference | None, against: Comparison | None, page: Exchange
) -> tuple[Mark, ...]:
    """The marks, and where they name no cause, that of such a wall. One that the kept copy had as well stood before nothing."""
    old = last.text if last is not None else None
    if shown is None or last is None or old is None or against is None or against.kept is None or against.kept >= KEPT:
        return marks
    part = against.title_same and (against.kept >= LOST or against.cut)
    kept = _keeps_back(shown, old) if part else ()
    if kept or against.kept >= LOST:
        return (*marks, *kept)
    said = strongest(marks)
    if said is not None and any(mark.rule != HEADED for mark in said[1]):
        return marks
    found = _says(shown, old)
    if found is None and page.status not in NOT_FOUND:
        fronted = is_root(page.url, last.capture.url)  # whoever is sent to a front page finds its box there
        found = _consents(shown, old) or (None if fronted else _alone(shown, old))
        if found is None and not fronted and not against.title_same:
            found = _enters(shown, old)
    if found is None and against.title_same is not False:
        found = _named(shown, old) or (_asks(shown, old) if not against.emptied else None)
    if found is None:
        return marks
    return (*(mark for mark in marks if mark.rule != HEADED), found)


def _consents(text: Text, old: Text) -> Mark | None:
    """Of what asks for a consent in the very element that held the text, under whatever title: it was put there, and is no box that
    came beside a text which went. What the kept copy said as well is a box of the site."""
    if len(old.rooms) < ROOMS or old.rooms[0] not in text.rooms:
        return None
    asked = next(consent_marks(text, known=True), None)
    if asked is None or key(asked.matched).casefold() in bare(old.visible).casefold():
        return None
    return replace(asked, rule=ACCEPTING)


def _keeps_back(text: Text, old: Text) -> tuple[Mark, ...]:
    """Of a line that the rest of the text is for who pays, is known or has a program for it, where the kept copy had it whole,
    hardly anything else came, and nothing with words of a notice: a text that was cut for good says why."""
    line = next((said(text) for said in (kept_back, kept_elsewhere) if said(text) and not said(old)), "")
    came = lines(beyond(text, old).visible) if line else []
    if not line or sum(map(weight, came)) > BOX or any(map(notice, came)):
        return ()
    return (Mark(rule=KEPT_BACK, finding=Finding.LOGIN, matched=line, where="gate"),)


def _named(text: Text, old: Text) -> Mark | None:
    """Of a box that its page names so."""
    known = {sign.id for sign in old.signs}
    name = next((sign.matched for sign in text.signs if sign.id == NAMED and NAMED not in known), None)
    return Mark(rule="gate.named", finding=Finding.LOGIN, matched=name[:200], where="gate") if name else None


def _says(text: Text, old: Text) -> Mark | None:
    """Of a form with a field for a password that says that it is for this text, or the rest of it, under whatever title."""
    if text.password_fields <= old.password_fields:
        return None
    for line in map(lower, (*_heading(text), *lines(text.login))):
        if wanted(line):
            return Mark(rule="gate.form", finding=Finding.LOGIN, matched=line[:200], where="gate")
        for phrase in logins() if OF_THIS.search(line) else ():
            if (match := phrase.pattern.search(line)) and not of_no_page(phrase, match[0], line):
                return Mark(rule="gate.form", finding=Finding.LOGIN, matched=line[:200], where="gate")
    return None


def _heading(text: Text) -> list[str]:
    """The line above a form, which may be its heading though it stands outside its box."""
    shown, first = lines(text.visible), next(iter(lines(text.login)), "")
    at = next((n for n, line in enumerate(shown) if first and key(line) == key(first)), 0)
    return list(shown[max(0, at - 1) : at])


def _asks(text: Text, old: Text) -> Mark | None:
    """Of a form with a field for a password, which is all that was said where the text went on."""
    if text.password_fields <= old.password_fields or not text.login:
        return None
    box, content = {key(line) for line in lines(text.login)}, bare(_content(old))
    came = [line for line in lines(beyond(text, old).visible) if key(line) not in box]
    if any(ends(line) or weight(line) >= TEXT for line in came):
        return None
    left = (line for line in lines(_content(text)) if weight(line) >= BEGINNING)
    if not any(key(line) in content for line in left):
        return None
    return Mark(rule="gate.form", finding=Finding.LOGIN, matched="password field", where="gate")


def _alone(text: Text, old: Text) -> Mark | None:
    """Of a form with a field for a password that the main text is made of, under whatever title and amid however many links; what it has
    in store for those who fail to log in is said of them."""
    box, content = set(keys(lines(text.login))), keys(lines(text.other))
    if text.password_fields <= old.password_fields or not content or not box.issuperset(content):
        return None
    return Mark(rule="gate.form", finding=Finding.LOGIN, matched="password field", where="gate")


def _enters(text: Text, old: Text) -> Mark | None:
    """Of a form with a field for a password under another title than the text had, with few links, where what is said around it is
    mostly about who may come in, or nothing. At a first look it may be what was meant."""
    if text.password_fields <= old.password_fields or any(sign.id == SUBSCRIBES for sign in text.signs):
        return None
    if len({link.url for link in text.links if link.tag == "a"}) >= FRONT_LINKS:
        return None
    said = lower(text.visible[:READ])
    if not ENTERS.search(lower(text.title or "")) and not _about_entering(text):
        return None
    if for_more(lower(text.login)) or REMARKS.search(said) or GAMBLING.search(said):
        return None
    return Mark(rule="gate.form", finding=Finding.LOGIN, matched="password field", where="gate")


def _about_entering(text: Text) -> bool:
    """Whether most of what a page says is of the site, its pages and who may come in."""
    sizes = [(weight(one), belongs(one)) for one in sentences_of(text) if weight(one) >= SAID]
    return sum(size for size, own in sizes if own) >= ENTERING * sum(size for size, _ in sizes)


def _content(text: Text) -> str:
    """The main text as either reading has it."""
    return f"{text.main}\n{text.other}"
