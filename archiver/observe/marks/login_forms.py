"""Recognises forms to log in: what they are the page of, and what is beside them (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.observe.marks.gist import NOTHING, SAID, lower, sentences_of, weight
from archiver.observe.marks.links import is_full_of_links
from archiver.observe.marks.login_pages import called_login, is_only_form
from archiver.observe.marks.sections import has_text
from archiver.observe.rules.gates import ASKED_FOR, BUTTON, ENTERS, ENTRY, REMARKS, TITLED
from archiver.observe.rules.labels import HOW_TO
from archiver.observe.rules.refused import ACCOUNT_NAME, LOGIN_NAME, LOGIN_OR_ELSE, LOGIN_REQUEST, RETURNING, for_more
from archiver.text.model import HIDDEN_LOGIN, Text
from archiver.text.normal import ends_sentence
from archiver.text.titles import title_parts
from storage.model import Finding, Mark

DIALOG_CHARS = 500  # weighted characters of a page beside which a hidden form is the dialog of a button
STATED_CHARS = 60  # weighted characters of a sentence or a paragraph that a page states
LITTLE_CHARS = 600  # weighted characters of a page that is little but a form without a password field, fewer than this
ASKED = 2  # lines of such a page that are its buttons and fields, at least
DRAWN_CHARS = 20  # weighted characters of a line on a page that shows nothing, fewer than this
HEADLINES = 12  # headlines of a front page with a form beside them, at least
HEADLINE = 24  # weighted characters of a headline, at least
ALONE_CHARS = 400  # weighted characters of a page that is its form, whatever the few words beside it are about


def password(where: str) -> Mark:
    """The mark of a password field; `where`: whether the form is the page, is on it, or is beside its text."""
    return Mark(rule="form.password", finding=Finding.LOGIN, matched="password field", where=where)


def titled_form(name: str) -> Mark:
    """The mark of a form whose page is called after it."""
    return Mark(rule="form.titled", finding=Finding.LOGIN, matched=name[:200], where="label")


def form_marks(text: Text, *, elsewhere: bool, thin: bool, short: bool) -> Iterator[Mark]:
    """The marks of a form on a page that shows little (`thin`), or has little running text (`short`). `elsewhere`: its text is
    about something else."""
    title = lower(text.title or "")
    here = not elsewhere or ENTERS.search(title) is not None or weight(text.visible) < ALONE_CHARS
    here = here or _is_headed_login(text)
    name = login_title(text) or login_name(text)
    yield password("form" if (thin and is_bare_form(text) and here) or is_only_form(text) else "field")
    if not elsewhere and not HOW_TO.search(title) and (button := TITLED.search(title)):
        yield titled_form(button[0])
    elif short and name:  # amid the menus of its site
        yield titled_form(name)
    elif short and (named := ENTERS.search(title)):  # "Portal of Brink Login"
        yield titled_form(named[0])
    elif short and (called := called_login(text)):
        yield Mark(rule="form.called", finding=Finding.LOGIN, matched=called, where="dress")


def has_own_subject(text: Text) -> bool:
    """Whether a page is called after a heading of its own, outside the box to log in, and has a sentence of its own: a
    statement of one paragraph, say. Not if its title speaks of logging in."""
    title = lower(text.title or "")
    parts = {_unspaced(part) for part in title_parts(title)}
    if not parts or ENTRY.search(title) or any(ACCOUNT_NAME.fullmatch(part) for part in title_parts(title)):
        return False
    box = {lower(line).strip() for line in text.login.splitlines()}
    headings = {lower(heading).strip() for heading in text.headings[:3]} - box
    if not any(_unspaced(heading) in parts for heading in headings):
        return False
    paragraphs = (lower(line).strip() for line in text.main.splitlines())
    said = (*sentences_of(text), *(one for one in paragraphs if ends_sentence(one)))  # sentences may be short
    return any(weight(one) >= STATED_CHARS and one not in box and not ENTRY.search(one) for one in said)


def login_name(text: Text) -> str:
    """The heading of a page that is called nothing but a login, if its title says so, too; or the part of its title that
    asks to log in; "" of others. Help on how to log in may be as long as an article."""
    title, parts = _unspaced(text.title or ""), title_parts(text.title or "")
    part = _unspaced(login_title(text))
    shown = [one.strip() for one in (*text.headings[:8], *text.login.split("\n")[:1])]
    for heading in text.headings if part == title else text.headings[:3]:
        name, names_login = _unspaced(heading), LOGIN_NAME.fullmatch(heading.strip()) is not None
        if name and (name == part or (names_login and (part or _begins(text.title, heading) or title.endswith(name)))):
            return heading.strip()
        if any(_is_entrance_of(heading, part) for part in parts):
            return heading.strip()
    # the first line of the form is its heading, by its style; or a shop's page for customers
    if (part and not text.headings) or any(ACCOUNT_NAME.fullmatch(part) for part in parts):
        return next((one for one in shown if LOGIN_NAME.fullmatch(one) or RETURNING.fullmatch(one)), "")
    return login_request(text)


def _begins(title: str | None, heading: str) -> bool:
    """Whether a title begins with a heading as a name of its own: "ログオン Brink", not "Login-Daten"."""
    said = lower(title or "").strip()
    rest = said.removeprefix(lower(heading).strip())
    return rest != said and not (rest[:1].isalnum() or rest[:1] in "-'’")


def _is_entrance_of(heading: str, name: str) -> bool:
    """Whether a heading is a name with a word for logging in behind it: "Members of Brink Login"."""
    said, name = lower(heading).strip(), lower(name).strip()
    return said.startswith(name) and name != "" and ENTERS.fullmatch(said.removeprefix(name).strip()) is not None


def login_request(text: Text) -> str:
    """The part of a page's title that asks to log in and says nothing else; "" if none does."""
    return next((part for part in title_parts(text.title or "") if LOGIN_REQUEST.fullmatch(part)), "")


def _unspaced(label: str) -> str:
    return "".join(lower(label).split())


def _is_headed_login(text: Text) -> bool:
    """Whether one of the first headings is nothing but a login, and none before it is what the page is called: a short
    page of another name has such a heading over the box beside it."""
    parts = {_unspaced(part) for part in title_parts(text.title or "")}
    for heading in text.headings[:3]:
        if LOGIN_NAME.fullmatch(heading.strip()):
            return True
        if _unspaced(heading) in parts:
            return False
    return False


def login_title(text: Text) -> str:
    """The part of a page's title that names a login, or one beside a registration, and nothing else; "" if none does."""
    return next((part for part in title_parts(text.title or "") if _names_login(part)), "")


def _names_login(label: str) -> bool:
    """Whether a label names a login and nothing else: "Sign in", "Sign in / Register"."""
    if LOGIN_NAME.fullmatch(label):
        return True
    names = LOGIN_OR_ELSE.split(label)
    return any(map(LOGIN_NAME.fullmatch, names)) and all(LOGIN_NAME.fullmatch(n) or TITLED.fullmatch(n) for n in names)


def drawn_login(text: Text) -> Iterator[Mark]:
    """The mark of a page without a password field that shows little under a title that names a login and nothing else.

    A program draws it, or it asks for a name first: under a heading that says the same, or with a button that does."""
    title = lower(text.title or "")
    name, size = login_title(text), weight(text.visible)
    enters = ENTERS.search(title)
    if text.password_fields or not (name or enters) or size >= LITTLE_CHARS or is_full_of_links(text):
        return
    shown = [line for raw in text.visible.splitlines() if (line := lower(raw).strip()) and line not in title]
    named = [one for one in (*text.headings[:2], *shown) if LOGIN_NAME.fullmatch(one.strip())]
    asked = sum(bool(BUTTON.search(line) or ASKED_FOR.search(line)) for line in shown)
    if size < NOTHING and not text.prose_chars:
        found = name and (named or not any(weight(line) >= DRAWN_CHARS for line in shown))
    else:
        found = named and (asked >= ASKED if name else size < NOTHING)
        found = found and not any(weight(one) >= SAID and not ENTRY.search(one) for one in _stated(text))
    if found:
        yield Mark(rule="form.drawn", finding=Finding.LOGIN, matched=(name or title)[:200], where="shell")


def _stated(text: Text) -> Iterator[str]:
    """The sentences of a page, without questions, and without those that no field or button has below it."""
    return (one for one in sentences_of(text) if ends_sentence(one) and not ASKED_FOR.search(one))


def _lists_headlines(text: Text) -> bool:
    """Whether a page has as many links with the words of a headline as front pages have, and forms do not."""
    said = {lower(link.text).strip() for link in text.links if link.tag == "a"}
    return sum(weight(one) >= HEADLINE and ENTRY.search(one) is None for one in said) >= HEADLINES


def is_bare_form(text: Text) -> bool:
    """Whether a page is little but a form: neither a front page full of links nor paragraphs to read."""
    if is_full_of_links(text):
        return False
    if has_text(text) or for_more(lower(text.login)):
        return False
    if _lists_headlines(text):
        return False
    if weight(text.visible) >= DIALOG_CHARS and any(sign.id == HIDDEN_LOGIN for sign in text.signs):
        return False
    if REMARKS.search("\n".join(map(lower, text.visible.splitlines()))) and not ENTERS.search(lower(text.title or "")):
        return False
    if weight(text.visible) >= NOTHING and text.paragraphs and not ENTRY.search(lower(text.visible)):
        return False  # a box that a button opens: the visible text has none of its words
    return text.paragraphs < 3 or text.prose_chars < 80 * text.paragraphs
