"""Recognises pages to log in amid the menus of a site, whatever these list (pure).

Two facts show it. The software of the site calls the whole page a login. Or the page's own content, without menus,
columns and dialogs, is a form with a password field and what is said around such forms: about accounts, names and
passwords."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.observe.marks.gist import SAID, lower, weight
from archiver.observe.rules.gates import ENTERS, ENTRY, REMARKS
from archiver.observe.rules.refused import DEMANDED, LOGIN_NAME, for_more
from archiver.text.model import CALLED_LOGIN, HIDDEN_LOGIN, Text
from archiver.text.normal import ends_sentence, sentences
from archiver.text.titles import title_parts
from storage.model import Finding, Mark

ALONE = "nothing but a form"  # what the mark of such a page says
ASKED = 2  # lines of the form in the content that speak of logging in, at least
LINKS = 3  # links of the content to something else, at most
REST_CHARS = 120  # weighted characters of the content that say anything else, fewer than this
READ = 20_000  # characters of the visible text that are read
NAMED_CHARS = 300  # the same, of a page that its title or first heading calls a login
STATED_CHARS = 60  # weighted characters of a sentence of the second reading
STATED = 200  # weighted characters of such sentences about something else, fewer than this


def called_login(text: Text) -> str:
    """The name by which the software of its site calls a page with a shown password field a login; "" if it does not."""
    return next((sign.matched for sign in text.signs if sign.id == CALLED_LOGIN), "")


def demanded(text: Text) -> Iterator[Mark]:
    """The mark of a sentence that says of the page asked for that it requires a login, where there is a form for it."""
    if any(sign.id == HIDDEN_LOGIN for sign in text.signs):
        return
    said = (one for line in text.visible[:READ].splitlines() for one in sentences(lower(line).strip()))
    found = next((match for one in said if (match := DEMANDED.match(one))), None)
    if found is not None:
        yield Mark(rule="form.demanded", finding=Finding.LOGIN, matched=found[0][:200], where="gate")


def is_only_form(text: Text, *, named: bool) -> bool:
    """Whether a page's content is a shown form to log in and next to nothing else. `named`: it is called a login.

    Both readings of the content must say so: where one takes the text for furniture, the other has it. A page that
    bears its own name above the form is about that, and one with two password fields may be there to register."""
    if any(sign.id == HIDDEN_LOGIN for sign in text.signs) or for_more(lower(text.login)):
        return False
    box = {lower(line).strip() for line in text.login.splitlines()}
    content = [line for raw in text.body.splitlines() if (line := lower(raw).strip())]
    if sum(line in box and ENTRY.search(line) is not None for line in content) < ASKED:
        return False
    linked = {lower(link.text).strip() for link in text.links if link.tag == "a"}
    if sum(line in linked and line not in box and ENTRY.search(line) is None for line in content) > LINKS:
        return False
    if not named and (text.password_fields > 1 or _bears_its_name(text, content)):
        return False
    said = (one for line in content if line not in linked and (line not in box or weight(line) >= SAID)
            for one in _about_something_else(line))  # fmt: skip
    if sum(map(weight, said)) >= (NAMED_CHARS if named else REST_CHARS):
        return False
    stated = [one for raw in text.main.splitlines() if (line := lower(raw).strip()) not in linked
              for one in _about_something_else(line) if ends_sentence(one) and weight(one) >= STATED_CHARS]  # fmt: skip
    return sum(map(weight, stated)) < STATED and not REMARKS.search("\n".join(map(lower, text.visible.splitlines())))


def _about_something_else(line: str) -> Iterator[str]:
    """The sentences of a line that do not speak of accounts, names and passwords."""
    return (one for one in sentences(line) if ENTRY.search(one) is None)


def _bears_its_name(text: Text, content: list[str]) -> bool:
    """Whether a line of the content is a part of the page's title, or without a title one of its first headings, and
    names no login."""
    named = title_parts(text.title or "") or [lower(heading).strip() for heading in text.headings[:3]]
    names = {"".join(name.split()) for name in named if not (LOGIN_NAME.fullmatch(name) or ENTERS.search(name))}
    return any("".join(line.split()) in names for line in content)
