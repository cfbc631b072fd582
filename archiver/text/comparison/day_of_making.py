"""Removes the day on which a file says that it was made, printed or updated (pure): it is not part of what the file
says.

Each of the two files must declare in its metadata that it was made or saved on the day it shows, and the line must hold
only that day and a label for it, such as that of a draft. A day without such a label may be that of a letter or an
order, so a new one is reported, even where a program may have set it (LaTeX's `today` macro); but not where both files
also say from which revision of their source they were made, as no letter does. The day of a decision, session or
deadline has other words beside it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from archiver.text.dates import split_at_dates
from archiver.text.model import PAPERS, Text
from archiver.text.normal import dense, digest

CHARS = 60  # of such a line
LINES = 3  # at most, on the title page, in a header, in a colophon; more are a table
_ZONE = timedelta(days=1)
# all that may stand beside the day
_LABEL = re.compile(
    r"(?:stand|version(?:of|vom|du)?|état(?:au)?|(?:last)?(?:updated|modified|compiled|built|generated|created|printed)(?:on)?|"
    r"(?:zuletzt)?(?:aktualisiert|geändert|erstellt|gedruckt)(?:am)?|(?:mis)?àjour(?:le)?|(?:généré|créé|imprimé)(?:le)?|(?:generado|creado|impreso|actualizado)(?:el)?|"
    r"(?:gerado|criado|atualizado)(?:em)?|(?:generato|creato|aggiornato)(?:il)?|создано?|сформировано?|обновлено|生成(?:日期|时间)?|更新(?:日期|时间)?|作成日?|更新日|"
    r"编译日期|(?:working)?draft(?:of|from)?|proposed|(?:arbeits)?entwurf(?:vom)?|projet(?:du)?|borrador(?:del?)?|rascunho(?:de)?|bozza(?:del)?|concept(?:van)?|"
    r"utkast|kladde|projekt|проект|taslak|草案|草稿|초안)"
)
# a line with the digest of the source's revision from which a program made the file, and perhaps a page number
REVISION = re.compile(
    r"\s*(?:rev(?:ision)?|commit|git)\b[:.# ]*(?P<of>(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40})\s*?(?:\s(?P<page>\d{1,4}))?\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\W_]+")
_TIME = re.compile(
    r"\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?(?: ?(?:UTC|GMT|CES?T|Z\b|[+-]\d{2}:?\d{2}))?", re.IGNORECASE
)
# a line that labels the next one
_NAMES = re.compile(r".*[:：]\s*|(?:date|datum|fecha|data|дата|tag|day|jour|día)\b.*", re.IGNORECASE)


def without_days(old: Text, new: Text) -> tuple[Text, Text]:
    """Both texts without that line, if each shows its own day of making and the labels are the same."""
    if not (old.made and new.made and old.kind is new.kind and old.kind in PAPERS) or old.visible == new.visible:
        return old, new
    if max(old.made) > max(new.made):
        return old, new
    bare = all(_names_one_revision(text) for text in (old, new))
    here, there = _shown(old, bare=bare), _shown(new, bare=bare)
    alike = sorted(here.values()) == sorted(there.values()) and 0 < len(here) <= LINES
    return (_less(old, here), _less(new, there)) if alike else (old, new)


def _names_one_revision(text: Text) -> bool:
    """Whether a file says from which revision it was made; one that names several is about them."""
    return len({found["of"] for line in text.visible.split("\n") if (found := REVISION.fullmatch(line))}) == 1


def _shown(text: Text, *, bare: bool) -> dict[int, str]:
    """Line numbers and labels of the lines that show only the day of making. `bare`: without a label, too."""
    days = {day + more for one in text.made if (day := _day(one)) for more in (-_ZONE, timedelta(), _ZONE)}
    out, named = {}, ""
    for at, line in enumerate(text.visible.split("\n")):
        said, told = split_at_dates(line) if len(line) <= CHARS else ((), ())
        if len(told) == 1 and not days.isdisjoint(told[0]):
            label = _MARK.sub("", dense(named + _TIME.sub("", " ".join(said))).casefold())
            if _LABEL.fullmatch(label) or (bare and not label):
                out[at] = label
        if line.strip():
            named = line if len(line) <= CHARS and _NAMES.fullmatch(line) else ""
    return out


def _day(told: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(told)
    return None


def _less(text: Text, out: dict[int, str]) -> Text:
    whole = "\n".join(line for at, line in enumerate(text.visible.split("\n")) if at not in out)
    pages = (digest(whole),) if text.page_texts else ()
    return replace(
        text, visible=whole, main=whole, other=whole, prose_chars=len(whole), page_texts=pages, page_lines=()
    )
