"""Whether a page is an empty place that its scripts are to fill (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.observe.gist import lower, weight
from archiver.observe.rules.notice_words import IMPRINT
from archiver.text.model import Kind, Text
from storage.model import Finding, Mark

SHELL = "shape.shell"
ROOT = "app.root"  # a sign of the markup: the place itself
MOST = 1500  # characters of what is shown: menus, and nothing else
LINE = 120

_LOADING = re.compile(
    r"^\W*(?:(?:please wait|bitte warten|veuillez patienter|espere|aguarde|attendere|подождите|请稍[候等]|請稍候|お待ちください|잠시만 기다려 주세요)\W*)?"
    r"(?:(?:now |page |site |app )?loading(?: (?:\w+ ){0,3}\w+)?|please wait|(?:wird |seite )?(?:ge)?laden|lädt|bitte warten|chargement(?: en cours)?|veuillez patienter|cargando|espere|carregando|aguarde|caricamento|attendere|laden|ładowanie|wczytywanie|načítání|načítavam|betöltés|se încarcă|загрузка|загружается|завантаження|зареждане|yükleniyor|đang tải|memuat|กําลังโหลด|جار[ٍي]? التحميل|در حال بارگذاری|טוען|लोड हो रहा है|(?:正在)?(?:加载|載入|加載|载入)(?:中)?|読み込み中(?:です)?|ロード中|로딩 ?중|불러오는 중|laddar|laster|indlæser|ladataan|φόρτωση)\W*$"
)


def shell_mark(text: Text) -> Iterator[Mark]:
    """The mark of a page with scripts that shows nothing, or no more than that it is loaded and menus."""
    if text.kind is not Kind.HTML or not text.scripts or len(text.visible) > MOST:
        return
    shown = [line for raw in text.visible.splitlines() if (line := lower(raw).strip())]
    loading = [line for line in shown if _LOADING.match(line)]
    if shown != loading:
        if text.prose_chars or not (loading or any(sign.id == ROOT for sign in text.signs)):
            return
        menus = {lower(link.text).strip() for link in text.links if link.tag == "a"}
        menus |= {lower(line).strip() for line in text.aside.splitlines()}
        rest = [line for line in shown if line not in menus and line not in loading]
        if any(weight(line) > LINE or not (IMPRINT.search(line) or _joined(line, menus)) for line in rest):
            return
    matched = f"{text.scripts} scripts, {len(text.visible)} characters"
    yield Mark(rule=SHELL, finding=Finding.SERVER_ERROR, matched=matched, where="shape")


def _joined(line: str, menus: set[str]) -> bool:
    """Whether a line is several entries of a menu."""
    for entry in sorted(menus, key=len, reverse=True):
        line = line.replace(entry, " ") if entry else line
    return not re.search(r"\w", line)
