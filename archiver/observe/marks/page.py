"""Marks of a page: which rules match its words and markup, and where (pure).

Structure comes first: how long a page is decides what its words may mean.
    thin    little is shown at all, or the running text is short: a wording in a title, heading or line counts
    middle  a notice with explanations, or an article: only what speaks to the reader, or two places that agree
    long    an article, a report, a changelog: its words are its subject. Only what stands in the markup is noted
A mark's `where` names the place; `weigh` knows what each place is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from archiver.observe.marks.ages import age_marks
from archiver.observe.marks.bare_status import bare_status
from archiver.observe.marks.consent import consent_marks
from archiver.observe.marks.explained import as_explained
from archiver.observe.marks.gist import (
    NOTHING,
    SENTENCE_END,
    has_byline,
    is_line_about_page,
    is_off_topic,
    lists_status_codes,
    lower,
    numbered,
    undecided,
    weight,
    wide,
)
from archiver.observe.marks.incidental import for_a_form, in_quotes, is_entry, of_a_box, of_no_wall, says_nothing
from archiver.observe.marks.links import labels_of_links, lists_mark
from archiver.observe.marks.login_forms import (
    drawn_login,
    form_marks,
    has_own_subject,
    login_name,
    password,
    titled_form,
)
from archiver.observe.marks.login_pages import called_login, demanded, is_only_form
from archiver.observe.marks.makers import default_error_marks, maker_marks
from archiver.observe.marks.platforms import platform_marks
from archiver.observe.marks.sections import without_sections
from archiver.observe.marks.story import as_told, is_article, of_sales
from archiver.observe.marks.traces import trace_marks
from archiver.observe.marks.weigh import GROUNDS, strongest
from archiver.observe.marks.whole_page import shows_nothing, whole_page
from archiver.observe.marks.withdrawal_subject import lists_others, names_another
from archiver.observe.rules.for_now import AGAIN
from archiver.observe.rules.labels import CELLS, HERE, QUOTATION, SITE_CELLS, SPACED, asks, plain_label
from archiver.observe.rules.model import Phrase, Scope
from archiver.observe.rules.notice_words import ASKED_THING, HOST, SITE, SORRY
from archiver.observe.rules.proxies import OWN
from archiver.observe.rules.refused import of_no_page
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.observe.rules.unmet import ENDPOINT, WHOSE
from archiver.observe.rules.walls import SIGNS, SUBSCRIBES
from archiver.observe.rules.wordings import About, gone, together
from archiver.text.memo import cached_per_look
from archiver.text.model import Kind, Text
from storage.model import Effect, Finding, Mark

THIN = 1500  # weighted characters of visible text: the page is little but a notice
SHORT = 900  # weighted characters of running text: the main text is short, whatever the furniture
FULL = 5000  # weighted characters of visible text: with little running text, a page made of lists
LONG = 4500  # weighted characters of running text: nobody writes a notice this long
SHELL = 60  # weighted characters of visible text: the page says nothing
BARE = 400  # weighted characters of visible text: a shell, a captcha box
LINES = 60  # lines of each view that are searched for wordings
LINE_CHARS = 400  # characters of each line that are read
_SHOWN = re.compile(r"</?[a-z][a-z\d]{0,10}(?: [^<>]{0,80})?>")
MOST = 0.6  # share of a sentence or title part that the matched words must make up
SOME = 0.3  # the same, of a line of a page that shows next to nothing
STATED = 0.8  # the same, of a title part that says nothing else
OPENING = 2  # first lines of a view
STATUS_DIGITS = 3
TEXT = 200  # weighted characters of running text about something else, from which a refusal's words may be its subject
_WANTING = (Finding.DENIED, Finding.LOGIN)  # may be about something other than the page
_PASSING = (Finding.MAINTENANCE, Finding.SERVER_ERROR)  # mean nothing in a sentence that also guesses at a removal
TITLE_CHARS = 120  # a longer title or heading is a sentence, and sentences speak about things
PART_CHARS = 24  # of each of two headings that may be one

# "404 not found"
OF_THE_READER = "wall.being"  # rules of wordings that address the reader where they are most of the text
_STATUS = re.compile(r"\b(?:40[1-9]|410|451|50[0-9])\b.*[^\W\d]{3}|[^\W\d]{3}.*\b(?:40[1-9]|410|451|50[0-9])\b")
_NUMBERS = ("missing.number", "missing.lead", "missing.any.1", "missing.any.2", "error.server.cell2", "status.")
_OF_IT = re.compile(r"[”」』\"]?(?:的|の)(?:背后|背後|故事|报告|報告|文章|研究|历史|歷史|现象|現象|消失|裏側|話\b)")
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")


@cached_per_look
def page_marks(text: Text) -> tuple[Mark, ...]:
    """Marks of a page's own words and markup."""
    if text.kind not in {Kind.HTML, Kind.PLAIN}:
        return ()
    size = weight(text.visible)
    prose = text.prose_chars * (3 if wide(text.visible) * 4 > len(text.visible) else 1)
    found: list[Mark] = []
    enters = text.password_fields and all(sign.id != SUBSCRIBES for sign in text.signs)
    if size < THIN or prose < SHORT:
        elsewhere = is_off_topic(text)
        stated = bool(enters) and has_own_subject(text)
        labels, lines = _labels(text, sure=True, boxed=not stated), _lines(text, size, addressed=elsewhere)
        said = [lower(label) for label in (text.title or "", *text.headings[:2])]
        told = any(SPEAKS.search(label) for label in said)
        if has_byline(text):  # an article: its title is its subject, whatever the wording
            found += labels if told else (replace(mark, where="body") for mark in labels)
        else:
            told |= any(_STATUS.search(label) or label.strip() == "404" for label in said)
            found += (_as_subject(mark, said, told=told, prose=prose) for mark in labels) if elsewhere else labels
        found += lines
        if stated and all(mark.finding is not Finding.LOGIN for mark in found):
            found.append(password("aside"))
        elif enters:
            found += form_marks(text, elsewhere=bool(elsewhere), thin=size < THIN, short=prose < SHORT)
        found += whole_page(text, size, found, elsewhere=elsewhere)
    elif prose < LONG:
        found += _labels(text, sure=False)
        found += _speaking(text)
        if enters:  # beside a text about something else the form is the site's
            elsewhere = is_off_topic(text)
            name = login_name(text) or ("" if elsewhere else called_login(text))
            beside = "aside" if elsewhere and not name else "field"
            found.append(password("form" if is_only_form(text) else beside))
            if name:
                found.append(titled_form(name))
        if strongest(found) is None and not has_byline(text):
            found += (*consent_marks(text), *age_marks(text))
    if size >= THIN and prose >= SHORT:
        found += _titled(text)
    found += _alone(text, found)
    if is_article(text):
        found = [*as_told(found, text)]
    found = [*as_explained(found, text)]
    found = [*without_sections(of_sales(found, text), text)]
    found += [*lists_mark(text), *trace_marks(text), *drawn_login(text), *_signs(text, size, prose)]
    found += demanded(text) if enters and not has_own_subject(text) else ()
    found += [*maker_marks(text, tuple(found)), *default_error_marks(text), *bare_status(text)]
    return tuple(dict.fromkeys(platform_marks(text, found, short=size < THIN or prose < SHORT)))


def _mark(phrase: Phrase, matched: str, where: str) -> Mark:
    return Mark(rule=phrase.id, finding=phrase.finding, matched=" ".join(matched.split())[:200], where=where)


def _as_subject(mark: Mark, labels: Sequence[str], *, told: bool, prose: int) -> Mark:
    """A title's mark as a label: over a text about something else it names that text's subject. Unchanged if it is
    `told` (to the reader, or with a status), or states no more than what is missing, refused or wanted. That access is
    denied may be the subject of a TEXT in any language, unless it says to what: a page, a site."""
    states_it = mark.rule.endswith(".pair") and (
        mark.finding.effect is not Effect.BLOCKED or (mark.finding in _WANTING and _says_only(mark.matched, labels))
    )
    if mark.finding is Finding.DENIED and prose >= TEXT:
        states_it = states_it and any(thing.search(mark.matched) for thing in (ASKED_THING, SITE))
    told |= prose < TEXT and mark.rule.startswith(HERE)
    return mark if told or states_it else replace(mark, where="label")


def _says_only(said: str, labels: Sequence[str]) -> bool:
    """Whether a label, without its site's name, says hardly more than these words."""
    cells = (cell.strip() for label in labels for cell in SITE_CELLS.split(label))
    return any(len(said) >= MOST * len(cell) for cell in cells if said in cell)


def _labels(text: Text, *, sure: bool, boxed: bool = False) -> Iterator[Mark]:
    """Marks of the title and headings: part by part for short wordings, whole for sentences. On a page of middle length
    (not `sure`) only whole parts and sentences to the reader count, and title and heading are one place. `boxed`: the
    heading of a login box counts, as the form may be the page."""
    split = (CELLS if sure else SITE_CELLS).split
    title = plain_label(lower(text.title or ""))
    box = () if boxed else text.login.split("\n")
    shown = (heading for heading in text.headings[:6] if heading not in box)
    headings = [SPACED.sub("404", plain_label(lower(heading))) for heading in shown]
    if sure and len(headings) > 1 and max(map(len, headings[:2])) <= PART_CHARS:  # one sentence, set in two
        headings.append(" ".join(headings[:2]))
    bare = weight(text.visible) < NOTHING and text.prose_chars < SHELL // 2
    tells = text.prose_chars >= SHELL
    for where, labels in (("title", [title]), ("heading", headings)):
        short = [label for label in labels if 0 < len(label) <= 2 * TITLE_CHARS and not asks(label, tells=tells)]
        cells = "\n".join(cell for label in short for cell in (*split(label), label) if cell and cell.strip())
        fit = [label for label in short if len(label) <= TITLE_CHARS or SPEAKS.search(label)]
        whole = "\n".join(dict.fromkeys([*fit, *(cell for label in fit for cell in SITE_CELLS.split(label))]))
        if not short:
            continue
        for phrase, match, text_of in _matches(whole, cells, cells, None):
            if phrase.id.startswith(_NUMBERS) and not numbered(_line_of(match, text_of)):
                continue  # a text about the number
            if of_no_wall(phrase, text) or phrase.id.startswith(WHOSE):  # a question about it has such a title
                continue
            if in_quotes(match.group(0), _line_of(match, text_of)):
                continue
            if not bare and _mere_number(phrase, match, short):
                yield _mark(phrase, match.group(0), "label")
            elif phrase.scope is not Scope.LINE or not text.visible or _says(match, whole):
                yield _mark(phrase, match.group(0), where if sure else "label")
            elif sure:
                yield _mark(phrase, match.group(0), "told" if phrase.finding.effect is Effect.LOSS else "label")


def _mere_number(phrase: Phrase, match: re.Match[str], labels: Sequence[str]) -> bool:
    """Whether a match is a number without words of a notice beside it: it may be a room's, or what was searched for."""
    said = match.group(0).strip()
    if phrase.id.startswith(("missing.number", "missing.lead")):
        return SORRY.search(said) is None
    return said == "404" and not any(label.startswith("404") or label.endswith(("| 404", "- 404")) for label in labels)


def _titled(text: Text) -> Iterator[Mark]:
    """The mark of a title that says only that the page is missing, if the first heading does not repeat it. What stands
    below is the site's; an article of that name has it as its heading."""
    title = lower(text.title or "")
    cells = [cell.strip() for cell in SITE_CELLS.split(title) if cell.strip()]
    first = lower(text.headings[0]) if text.headings else ""
    if not 0 < len(title) <= TITLE_CHARS or any(cell in first for cell in cells):
        return
    for cell in dict.fromkeys(cells[:1] + cells[-1:]):
        yield from _stated(cell, "titled")


def _alone(text: Text, found: Iterable[Mark]) -> Iterator[Mark]:
    """The mark of a main text that is one line, and says only that the page is missing, amid whatever menus, if nothing
    else says what the page is."""
    main = _clean(text.main, LINES)
    if strongest(found) is None and len(main) == 1 and len(main[0]) <= 2 * PART_CHARS:
        said = _stated(main[0], "notice")
        yield from (mark for mark in said if ".cell" in mark.rule and not mark.rule.startswith(_NUMBERS))


def _stated(said: str, where: str) -> Iterator[Mark]:
    """Marks of a line or a title's part that says hardly more than that the page is missing."""
    for phrase, _ in gone().perhaps_in({Finding.SOFT_GONE: said}.get):
        match = None if phrase.absent(said) else phrase.pattern.search(said)
        if match and len(match.group(0)) >= STATED * len(said):
            yield _mark(phrase, match.group(0), where)


@lru_cache(maxsize=64)  # at most 24 kB each; a not-found page, or one that stays, recurs look after look
def _matches(
    lines: str, cells: str | None, labels: str | None, logins: str | None
) -> tuple[tuple[Phrase, re.Match[str], str], ...]:
    """Each phrase that matches, with its best match and the text that was searched: one text for each scope (None: not
    searched), and one for login requests."""
    texts = {Scope.LINE: lines, Scope.CELL: cells, Scope.LABEL: labels}

    def read(about: About) -> str | None:
        scope, login = about
        return logins if login and logins is not None and texts[scope] is not None else texts[scope]

    tried = ((phrase, _best(phrase, text), text) for phrase, text in together().perhaps_in(read))
    return tuple((phrase, match, text) for phrase, match, text in tried if match is not None)


def _best(phrase: Phrase, lines: str) -> re.Match[str] | None:
    """The first match of a phrase that says so to the reader, or else the first."""
    first = None
    if not phrase.stands_in(lines):  # true of most phrases
        return None
    for match, _ in zip(phrase.pattern.finditer(lines), range(5), strict=False):
        sentence = _sentence_of(match, lines) if phrase.unless or phrase.finding in _PASSING else ""
        passing = phrase.finding in _PASSING and undecided(sentence)
        if not match.group(0).strip() or passing or phrase.otherwise(sentence):
            continue
        if phrase.finding in _WANTING and of_no_page(phrase, match.group(0), _sentence_of(match, lines)):
            continue
        if phrase.scope is not Scope.LINE or _says(match, lines):
            return match
        first = first or match
    return first


@lru_cache(maxsize=4096)  # lines of at most LINE_CHARS; a site's lines recur on each page, look after look
def _spoken(line: str) -> bool:
    """Whether a line addresses the reader outside its quotations. Costly: hundreds of words are tried at each
    character."""
    return SPEAKS.search(line) is not None and SPEAKS.search(QUOTATION.sub(" ", line)) is not None


def _says(match: re.Match[str], lines: str) -> bool:
    """Whether a line states the matched words to the reader rather than writing about them: it addresses the reader, or
    the words are most of the sentence."""
    line = _line_of(match, lines)
    if _OF_IT.match(lines, match.end()):  # "the story behind 'this page was removed'"
        return False
    if _spoken(line) or POINTS.search(line):
        return True
    sentence = _sentence_of(match, lines).strip(" .!…")
    sentence = HOST.sub("", sentence) if "." in sentence else sentence  # a host name does not count
    return not sentence.endswith(("?", "？")) and len(match.group(0).strip(" .!…")) >= MOST * len(sentence)


def _sentence_of(match: re.Match[str], lines: str) -> str:
    line = _line_of(match, lines)
    return next((one for one in SENTENCE_END.split(line) if match.group(0) in one), line)


def _line_of(match: re.Match[str], lines: str) -> str:
    return lines[lines.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]


def _covered(phrase: Phrase, line: str) -> int:
    """How many characters of a line the phrase's matches make up."""
    return sum(len(match.group(0)) for match in phrase.pattern.finditer(line))


def _lines(text: Text, size: int, *, addressed: bool) -> Iterator[Mark]:
    """Marks of the lines of a page that says little: all lines if it shows little; else those of its main texts and any
    that address the reader; on a page full of lists only the latter. Many pages have a login request: it counts only at
    the beginning of the main text, except on the smallest pages. `addressed`: only lines to the reader count."""
    told = {lower(heading) for heading in text.headings}  # a heading is one fact, not two
    labels = {*told, lower(text.title or "")}
    shown = [line for line in _clean(text.visible, 3 * LINES) if line not in told]
    main, other = _clean(text.main, LINES), _clean(text.other, LINES)
    opening = "\n".join([*main[:OPENING], *other[:OPENING]])
    if size < THIN:
        lines = shown
    else:
        lines = [line for line in (*main, *other) if line not in told and (size < FULL or _spoken(line))]
        lines += [line for line in shown if _spoken(line)]
    wanted = "\n".join(dict.fromkeys(lines))
    cells, logins = wanted if size < THIN else None, opening if size >= THIN // 2 else None
    menu = labels_of_links(text)
    matches = _matches(wanted, cells, None, logins)
    stated = (*GROUNDS, ENDPOINT, AGAIN, *(HERE if text.prose_chars < TEXT else ()))
    failed = size < BARE and len({_line_of(match, read) for one, match, read in matches if _is_outage(one)}) > 1
    for phrase, match, read in matches:
        if is_entry(phrase, _line_of(match, read), menu):
            continue
        if not _counted(phrase, match.group(0)):
            tiny = 2 * SHELL if phrase.finding.effect is Effect.LOSS else BARE  # any line of so little is the notice
            line, failing = _line_of(match, read), phrase.finding.effect in {Effect.FAILURE, Effect.SITE_LOSS}
            another = names_another(phrase, match.group(0), _sentence_of(match, read), labels)
            another = another or says_nothing(phrase, line, text, few=size < BARE, thin=size < THIN)
            if another or in_quotes(match.group(0), line) or lists_others(phrase, lines):
                continue
            alone = phrase.id.startswith(OF_THE_READER) and weight(line) >= MOST * weight(text.main or text.visible)
            if _spoken(line) or alone:
                said = True
            elif addressed and not (phrase.id.startswith(stated) or (failed and _is_outage(phrase))):
                continue  # a stated ground need not address the reader
            elif phrase.scope is not Scope.LINE:
                said = True
            else:
                loose = phrase.finding.effect is not Effect.LOSS and phrase.finding is not Finding.PARKED
                enough = loose or _covered(phrase, line) >= SOME * len(line)
                said = _says(match, read) or (size < tiny and enough)
            place = "notice" if said else "told"
            whole = failing or phrase.scope is not Scope.LINE or is_line_about_page(line, text)
            yield _mark(phrase, match.group(0), place if whole else "aside")


def _is_outage(phrase: Phrase) -> bool:
    return phrase.finding in _PASSING and ".vague" not in phrase.id


def _counted(phrase: Phrase, said: str) -> bool:
    """Whether a match is only digits that are no status code: a phone number, a tag with its count."""
    return phrase.scope is not Scope.LINE and _LETTER.search(said) is None and len(_DIGIT.findall(said)) > STATUS_DIGITS


def _speaking(text: Text) -> Iterator[Mark]:
    """Marks of the lines that address the reader on a page of middle length: the opening ones, and the others."""
    shown, main, other = _clean(text.visible, 4 * LINES), _clean(text.main, LINES), _clean(text.other, LINES)
    opening = dict.fromkeys([*shown[:OPENING], *main[:OPENING], *other[:OPENING]])
    labels = [lower(label) for label in (text.title or "", *text.headings[:3])]
    addressed = SPEAKS.search("\n".join([*labels, *opening])) is not None
    lines = dict.fromkeys([*main, *other, *shown])  # most lines are in all three
    rest = {line: None for line in lines if line not in opening and _spoken(line)}
    for where, said in (("opening", opening if addressed else {}), ("speaking", rest)):
        wanted = "\n".join(said)
        asked = {(Scope.LINE, False): wanted, (Scope.LINE, True): wanted if where == "opening" else None}
        for phrase, _ in together().perhaps_in(asked.get) if wanted else ():
            match = _best(phrase, wanted)
            listed = match and lists_status_codes(text) and numbered(_line_of(match, wanted))
            if match and not listed and not of_a_box(phrase, _line_of(match, wanted), text):
                yield _mark(phrase, match.group(0), where)


def _clean(view: str, most: int) -> list[str]:
    """The first lines of a view, folded and cut, without lines that show markup: those are the page's subject."""
    lines = (lower(line)[:LINE_CHARS] for line in view[: most * LINE_CHARS].splitlines())
    return [line for line in lines if line and not ("<" in line and _SHOWN.search(line))][:most]


def _signs(text: Text, size: int, prose: int) -> Iterator[Mark]:
    present = {sign.id: sign.matched for sign in text.signs}
    for sign, matched in present.items():
        rule = SIGNS.get(sign)
        if rule is None:
            continue
        if rule.decides and (rule.long or prose < 2 * SHORT):
            where = OWN if rule.own else "sign"
        elif shows_nothing(text) if rule.empty else size < BARE and not for_a_form(sign, text):
            where = "shell"
        else:
            where = "support" if prose < LONG and not rule.empty else "body"
        yield Mark(rule=f"sign.{sign}", finding=rule.finding, matched=matched[:200], where=where)
