"""Whether a page is an empty place that its scripts are to fill (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.observe.gist import SAID, lower, weight
from archiver.observe.rules.labels import SITE_CELLS
from archiver.observe.rules.notice_words import IMPRINT
from archiver.text.formats.vacant import PLACES, ROOT
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, ends, key
from storage.model import Finding, Mark

SHELL = "shape.shell"
MOST = 1500  # characters of what is shown: menus, and nothing else
LINE = 120  # weighted characters of labels and dates that stand around a text

_WAIT = r"please wait|one moment|bitte warten|einen moment|veuillez patienter|espere|aguarde|attendere|proszę czekać|подождите|请稍[候等后]|請稍[候等後]|お待ちください|잠시만 기다려 주세요"
_LOADING = re.compile(
    rf"^\W*(?:(?:{_WAIT})\W*)?"
    rf"(?:(?:now |page |site |app )?loading(?: (?:\w+ ){{0,3}}\w+)?|please wait|(?:wird |seite )?(?:ge)?laden|lädt|bitte warten|chargement(?: en cours)?|veuillez patienter|cargando|espere|carregando|aguarde|caricamento|attendere|laden|ładowanie|wczytywanie|načítání|načítavam|betöltés|se încarcă|загрузка|загружается|завантаження|зареждане|yükleniyor|đang tải|memuat|กําลังโหลด|جار[ٍي]? التحميل|در حال بارگذاری|טוען|लोड हो रहा है|(?:正在)?(?:加载|載入|加載|载入)(?:中)?|読み込み中(?:です)?|ロード中|로딩 ?중|불러오는 중|laddar|laster|indlæser|ladataan|φόρτωση)(?:\W*(?:{_WAIT}))?\W*$"
)
_OF_A_TEXT = re.compile(
    r"(?:^|[-_])(?:contents?|articles?|story|posts?|text|main|body|reports?|documents?|entry|details?|views?|viewer|outlet|papers?)(?:[-_]|$)"
)


def shell_mark(text: Text, old: Text | None = None) -> Iterator[Mark]:
    """The mark of a page with scripts that shows nothing, or no more than that it is loaded, and what stands around a text:
    its title, menus, an imprint. `old`: the kept copy; a place that was empty there beside the text is none for it, and
    what stood there is nothing that came in its place."""
    if text.kind is not Kind.HTML or not text.scripts or len(text.visible) > MOST:
        return
    before = bare(old.visible) if old is not None else ""
    shown = [line for raw in text.visible.splitlines() if (line := lower(raw).strip())]
    loading = [line for line in shown if _LOADING.match(line) and not (before and key(line) in before.casefold())]
    if shown != loading:
        if not (loading or _place(text, old)):
            return
        known = {one.strip() for label in (text.title or "", *text.headings) for one in _cells(lower(label))}
        menus = {lower(link.text).strip() for link in text.links if link.tag == "a"}
        menus |= {lower(line).strip() for line in text.aside.splitlines()}
        rest = [line for line in shown if not (line in menus or line in known or line in loading)]
        rest = [line for line in rest if not (before and key(line) in before.casefold())]
        rest = [line for line in rest if not (IMPRINT.search(line) or _joined(line, menus))]
        if any(ends(line) and weight(line) >= SAID for line in rest) or sum(map(weight, rest)) > LINE:
            return
    matched = f"{text.scripts} scripts, {len(text.visible)} characters"
    yield Mark(rule=SHELL, finding=Finding.SERVER_ERROR, matched=matched, where="shape")


def _place(text: Text, old: Text | None) -> bool:
    """Whether a page has a place that a framework fills; or, with other scripts than its kept copy had, one that is called
    as a text is, or the only one that is empty: advertisements have such places, too."""
    places = {sign: _named(text, sign) - (_named(old, sign) if old is not None else set()) for sign in (ROOT, PLACES)}
    if places[ROOT] or old is None or old.scripts == text.scripts:
        return bool(places[ROOT])
    return any(map(_OF_A_TEXT.search, places[PLACES])) or (len(places[PLACES]) == len(_named(text, PLACES)) == 1)


def _named(text: Text, sign: str) -> set[str]:
    return {name for one in text.signs if one.id == sign for name in one.matched.split()}


def _cells(label: str) -> list[str]:
    """A label, and what of it a site's name is set apart from."""
    return [label, *SITE_CELLS.split(label)]


def _joined(line: str, menus: set[str]) -> bool:
    """Whether a line is several entries of a menu."""
    for entry in sorted(menus, key=len, reverse=True):
        line = line.replace(entry, " ") if entry else line
    return not re.search(r"\w", line)
