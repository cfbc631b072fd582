"""Recognises pages to log in amid the menus of a site, whatever these list (pure).

Three facts show it. The software of the site calls the whole page a login. A sentence says that this page requires one.
Or the page's own content, without menus, columns and dialogs, is a form with a password field from its first line to its
last: whatever else stands above, below or in it, a headline, a name, a date, is what the page has to say."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.observe.marks.gist import lower, weight
from archiver.observe.rules.entrances import STAYING
from archiver.observe.rules.gates import ENTERS, ENTRY, REMARKS
from archiver.observe.rules.labels import HOW_TO
from archiver.observe.rules.refused import DEMANDED, LOGIN_NAME, MONITORED, for_more
from archiver.text.model import CALLED_LOGIN, EMBED_TAGS, HIDDEN_LOGIN, Link, Text
from archiver.text.normal import ends_sentence, sentences
from archiver.text.page.imprint import claims_rights
from archiver.text.titles import title_parts
from storage.model import Finding, Mark

READ = 20_000  # characters of the visible text that are read
ASKED = 2  # lines of the form that speak of logging in, at least
ELSE = 40  # weighted characters of labels between these that do not, and ask nothing, at most
STATED_CHARS = 60  # weighted characters of a sentence of the second reading
STATED = 200  # weighted characters of such sentences about something else, fewer than this


def called_login(text: Text) -> str:
    """The name by which the software of its site calls a page with a shown password field a login; "" if it does not."""
    return next((sign.matched for sign in text.signs if sign.id == CALLED_LOGIN), "")


def demanded(text: Text) -> Iterator[Mark]:
    """The mark of a sentence that says of the page asked for that it requires a login, or what the system of an authority
    says to its users, where there is a form for it."""
    if _is_hidden(text):
        return
    shown = [lower(line).strip() for line in text.visible[:READ].splitlines()]
    wanted = (DEMANDED.match(one) for line in shown for one in sentences(line))
    found = next(filter(None, (*wanted, *map(MONITORED.search, shown))), None)
    if found is not None:
        yield Mark(rule="form.demanded", finding=Finding.LOGIN, matched=found[0][:200], where="gate")


def is_only_form(text: Text) -> bool:
    """Whether a page's content is a shown form to log in, from its first line to its last, and shows nothing else.

    Both readings of the content must say so: where one takes the text for furniture, the other has it. A form with a
    second password field may be there to register, and what is called something else than a login may be help on it."""
    if text.password_fields != 1 or _is_hidden(text) or for_more(lower(text.login)) or _bears_its_name(text):
        return False
    if any(link.main and (link.tag in EMBED_TAGS or _is_picture(link)) for link in text.links):
        return False
    box = {lower(line).strip() for line in text.login.splitlines()}
    content = [line for raw in text.body.splitlines() if (line := lower(raw).strip()) and any(map(str.isalnum, line))]
    enters = [(ENTRY.search(line) or STAYING.search(line)) is not None for line in content]
    form = [number for number, line in enumerate(content) if line in box and enters[number]]
    if len(form) < ASKED:
        return False
    rest = [(number, line) for number, line in enumerate(content) if not enters[number]]
    if any(not form[0] < number < form[-1] and not claims_rights(line) for number, line in rest):
        return False
    if not {lower(heading).strip() for heading in text.headings}.isdisjoint(line for _, line in rest):
        return False
    if sum(weight(line) for _, line in rest if not line.endswith((":", "?", "："))) > ELSE:
        return False
    return _says_little(text) and not REMARKS.search("\n".join(map(lower, text.visible.splitlines())))


def _is_picture(link: Link) -> bool:
    """Whether it is a picture to look at: the dots that hold an old layout apart are GIFs, and the signs on buttons SVGs."""
    return link.tag == "img" and not link.url.partition("?")[0].lower().endswith((".gif", ".svg"))


def _bears_its_name(text: Text) -> bool:
    """Whether one of the first headings is a part of the page's title and names no login, or says how it is done."""
    parts = {"".join(part.split()) for part in title_parts(text.title or "")}
    names = (lower(heading).strip() for heading in text.headings[:3])
    own = (name for name in names if "".join(name.split()) in parts)
    return any(HOW_TO.search(name) or not (LOGIN_NAME.fullmatch(name) or ENTERS.search(name)) for name in own)


def _says_little(text: Text) -> bool:
    """Whether the second reading of the content has hardly a sentence that does not speak of accounts and passwords."""
    said = (one for line in text.main.splitlines() for one in sentences(lower(line).strip()))
    return sum(weight(one) for one in said
               if weight(one) >= STATED_CHARS and ends_sentence(one) and not ENTRY.search(one)) < STATED  # fmt: skip


def _is_hidden(text: Text) -> bool:
    """Whether no password field is shown."""
    return any(sign.id == HIDDEN_LOGIN for sign in text.signs)
