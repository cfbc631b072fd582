"""Detects empty shells: pages with a place that their scripts are to fill (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archiver.observe.marks.gist import SAID, lower, weight
from archiver.observe.marks.links import labels_of_links
from archiver.observe.rules.labels import SITE_CELLS
from archiver.observe.rules.notice_words import AWAY, FATES, IMPRINT, MOVED
from archiver.text.dates import count_dates
from archiver.text.formats.empty_elements import KIND, KINDS, MANY, MORE, NAMED, PLACES, ROOT, SCRIPTS, of_a_text
from archiver.text.formats.script_targets import FILLED, FILLING
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, ends_sentence, key
from storage.model import Finding, Mark

SHELL = "shape.shell"
FILLS = "shape.fills"  # second mark: the name of the empty place that a script is to fill
MOST = 1500  # visible characters, at most: menus and nothing else
LINE = 120  # weighted characters of labels and dates around a text, at most

_WAIT = r"please wait|one moment|bitte warten|einen moment|veuillez patienter|espere|aguarde|attendere|proszę czekać|подождите|请稍[候等后]|請稍[候等後]|お待ちください|잠시만 기다려 주세요"
_LOADING = re.compile(
    rf"^\W*(?:(?:{_WAIT})\W*)?"
    rf"(?:(?:now |page |site |app )?loading(?: (?:\w+ ){{0,3}}\w+)?|please wait|(?:wird |seite )?(?:ge)?laden|lädt|bitte warten|chargement(?: en cours)?|veuillez patienter|cargando|espere|carregando|aguarde|caricamento|attendere|laden|ładowanie|wczytywanie|načítání|načítavam|betöltés|se încarcă|загрузка|загружается|завантаження|зареждане|yükleniyor|đang tải|memuat|กําลังโหลด|جار[ٍي]? التحميل|در حال بارگذاری|טוען|लोड हो रहा है|(?:正在)?(?:加载|載入|加載|载入)(?:中)?|読み込み中(?:です)?|ロード中|로딩 ?중|불러오는 중|laddar|laster|indlæser|ladataan|φόρτωση)(?:\W*(?:{_WAIT}))?\W*$"
)
_LOADS = re.compile(
    r"^\W*(?:welcome to [^\n]{1,80}?\W+)?please wait while (?:the |this )?(?:\w+ ){1,3}(?:loads?|is (?:being )?(?:loading|loaded|built|prepared))\W*$"
)
_WAITING = re.compile(rf"^\W*(?:{_WAIT})\W*$")
# what a program leaves that had no value, or did not fill in a template
_UNMADE = re.compile(
    r"^\W*(?:\[object \w+\]|undefined|null|nan)\W*$|\{\{\s*[\w.$|:()'\" -]{1,80}\}\}|\$\{[\w.$()]{1,80}\}|\{%-?\s[^%\n]{1,80}%\}|<%[=-]?\s?[^%\n]{1,80}%>"
)
# words for what became of a text
_FATE = re.compile(
    "|".join(one.pattern for one in (MOVED, AWAY, *FATES.values()))
    + r"|withdr[ae]w|retract|take?n? down|pulled|\bgone\b|unpublish|no longer|not (?:\w+ )?(?:accessible|viewable)|under revision|zurückgezogen|zurückgenommen|depublizi|offline genommen|\bretir|rétract|\bretract|retractad|ritir|ritratt|ingetrokken|wycofan|stažen|visszavon|retras|отозван|отклик|снят|изъят|відклик|geri çek|سحب|撤回|撤稿|取り下げ|取下げ|撤銷|철회|취소"
)
_DATED = re.compile(r"(?:\D*\d){6}")
_NUMBER = re.compile(r"\d+")


def shell_mark(text: Text, old: Text | None) -> Iterator[Mark]:
    """The mark of a page with scripts that shows nothing, or only that it is loading, and what stands around a text.

    Around a text stand its title, menus and an imprint. With or without scripts, the output of a program that had no
    value counts as loading. `old`: the kept copy. A place that it had, filled or not, is not one for its text, and its
    lines did not come in the place of the text; any other new line did, and makes the page no shell."""
    if text.kind is not Kind.HTML or len(text.visible) > MOST:
        return
    before = bare(old.visible).casefold() if old is not None else ""
    shown = [line for raw in text.visible.splitlines() if (line := lower(raw).strip())]
    loading = [line for line in shown if _is_stand_in(line) and not (before and key(line) in before)]
    if not text.scripts and not any(map(_is_unmade, loading)):
        return
    place = _empty_place(text, old)
    if shown != loading:
        if not (loading or place):
            return
        menus = labels_of_links(text)
        menus |= {lower(line).strip() for line in text.aside.splitlines()}
        rest = [line for line in shown if not (line in menus or line in loading or _is_menu_line(line, menus))]
        if old is not None and _fated(text, old, rest):
            return
        known = _labels(text if old is None else old) | _cells(lower(text.title or ""))
        rest = [
            line for line in rest if not (line in known or (before and key(line) in before) or IMPRINT.search(line))
        ]
        if any(ends_sentence(line) and weight(line) >= SAID for line in rest) or sum(map(weight, rest)) > LINE:
            return
        if old is not None and any(not _is_dated(line) or weight(line) >= SAID for line in rest):
            return
    matched = f"{text.scripts} scripts, {len(text.visible)} characters"
    yield Mark(rule=SHELL, finding=Finding.SERVER_ERROR, matched=matched, where="shape")
    if place:
        yield Mark(rule=FILLS, finding=Finding.SERVER_ERROR, matched=place, where="shape")


def _is_stand_in(line: str) -> bool:
    """Whether a line stands for something that is still loading or was never filled in."""
    return _LOADING.match(line) is not None or _LOADS.match(line) is not None or _is_unmade(line)


def _is_unmade(line: str) -> bool:
    """Whether a line is the output of a program that had no value: "[object Object]", "{{ body }}"."""
    found = _UNMADE.search(line)
    return found is not None and weight(line) - len(found[0]) < SAID


def is_loading(line: str) -> bool:
    """Whether a line, in lower case, says only that something is being loaded, or asks to wait."""
    return any(one.match(line) for one in (_LOADING, _LOADS, _WAITING))


def _fated(text: Text, old: Text, lines: Sequence[str]) -> bool:
    """Whether a title or line that the kept copy did not have names what became of a text."""
    had = {lower(line).strip() for line in old.visible.splitlines()} | _labels(old)
    return any(_FATE.search(line) for line in (*_cells(lower(text.title or "")), *lines) if line not in had)


def _is_dated(line: str) -> bool:
    return _DATED.match(line) is not None or count_dates(line) > 0


def _empty_place(text: Text, old: Text | None) -> str:
    """The name of an empty place that scripts are to fill; "" if there is none that the kept copy did not have.

    A place that a framework fills, or that the page itself says something is put into. Where the scripts differ from
    the kept copy's, also one that is named as a text is; not otherwise, since advertisements and boxes have such
    places, too."""
    if old is None:
        return min(_named(text, ROOT), default="")
    if old.cut:
        return ""
    places = _named(text, ROOT) - _named(old, ROOT, PLACES, NAMED)
    filling = _named(old, FILLED, FILLING)
    if not places and MANY not in filling:
        places = _named(text, FILLED) - filling
    if not places and (text.scripts != old.scripts or has_new_script(text, old)):
        places = _text_places(text, old)
    return min(places - {MANY}, default="")


def _text_places(text: Text, old: Text) -> set[str]:
    """The names of empty places that are named as a text is, and that the kept copy had nowhere."""
    more = any(one.id == MORE for one in old.signs)
    named = set[str]() if more else set(filter(of_a_text, _named(text, PLACES))) - _named(old, ROOT, PLACES, NAMED)
    kinds = _named(old, KIND, KINDS)
    return named or (set[str]() if MANY in kinds else _named(text, KIND) - kinds)


def has_new_script(text: Text, old: Text) -> bool:
    """Whether a page has a script of another file than its kept copy."""
    known = _named(old, SCRIPTS)
    return MANY not in known and bool(_named(text, SCRIPTS) - known - {MANY})


def has_place(text: Text) -> bool:
    """Whether a page has an empty place that a framework fills or that is named as a text is, whatever its kept copy
    had."""
    return bool(_named(text, ROOT)) or any(map(of_a_text, _named(text, PLACES)))


def _named(text: Text, *signs: str) -> set[str]:
    """The names of places, without digits: numbers in them differ each time."""
    return {_NUMBER.sub("", name) for one in text.signs if one.id in signs for name in one.matched.split()}


def _labels(text: Text) -> set[str]:
    """Title and headings, whole and in the parts that a site's name is set apart from."""
    return {cell for label in (text.title or "", *text.headings) for cell in _cells(lower(label))}


def _cells(label: str) -> set[str]:
    return {label.strip(), *(cell.strip() for cell in SITE_CELLS.split(label))}


def _is_menu_line(line: str, menus: set[str]) -> bool:
    """Whether a line consists of several menu entries."""
    for entry in sorted(menus, key=len, reverse=True):
        line = line.replace(entry, " ") if entry else line
    return not re.search(r"\w", line)
