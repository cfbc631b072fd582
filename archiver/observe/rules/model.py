"""What a rule is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from archiver.text.quick import needed, quick
from storage.model import Finding

RULES = "rules/35"


class Scope(StrEnum):
    """Where a phrase may be met to count."""

    CELL = "cell"  # a whole cell of a title, a whole heading or line: short words that mean nothing inside a sentence
    LABEL = "label"  # the same, and only of titles and headings: words that menus have too
    LINE = "line"  # anywhere in a title, a heading, or a line


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One wording. Matched on folded, case-folded lines joined by line feeds."""

    id: str  # ends in "vague" when the words may mean several things
    finding: Finding
    wording: str  # a regular expression
    flags: re.RegexFlag = re.MULTILINE
    scope: Scope = Scope.LINE
    part: str = ""  # of the wording: where it is not, the whole is not, and need not be looked for
    stems: tuple[str, ...] = ()  # the same, letter by letter: one of them is in it
    unless: str = ""  # of its sentence: with this in it, it says something else

    def absent(self, lines: str) -> bool:
        """Whether the part without which the wording cannot be is missing. Most pages have none, and a wording of two
        lists of words takes twice as long to look for as one of them, and that far longer than its letters."""
        if self.letters and not any(map(lines.__contains__, self.letters)):
            return True
        return self._needed is not None and self._needed.search(lines) is None

    def stands_in(self, lines: str) -> bool:
        """Whether the wording is anywhere in them."""
        return not self.absent(lines) and self._anywhere.search(lines) is not None

    def otherwise(self, sentence: str) -> bool:
        """Whether a sentence with the wording in it says something else."""
        return self._unless is not None and self._unless.search(sentence) is not None

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.unless) if self.unless else None

    @cached_property
    def letters(self) -> frozenset[str]:
        """Those one of which is where the wording is; none where it may be without any."""
        return frozenset(self.stems) or needed(self.wording)

    @cached_property
    def _needed(self) -> re.Pattern[str] | None:
        return re.compile(quick(self.part), self.flags) if self.part else None

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(quick(self.wording), self.flags)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first looked for: all take a sixth of a second, and of a long page only some are asked for."""
        return re.compile(self.wording, self.flags)


# what stands beside the number of a status
STATUS = (
    r"errors?|fehler|fout|erreur|errore|erro|eroare|błąd|chyba|hiba|napaka|greška|грешка|ошибка|помилка|памылка|virhe|klaida|kļūda|viga|fejl|feil|fel|σφάλμα|hata|xəta|خطأ|خطا|שגיאה|त्रुटि|ข้อผิดพลาด|lỗi|kesalahan|ralat|"
    r"エラー|오류|에러|错误|錯誤|出错|状态|狀態|异常|http|status|code"
)
_AROUND = r"(?:[^\w\n]|[\d_])*"  # punctuation, blanks, numbers


def cells(prefix: str, finding: Finding, *patterns: str, scope: Scope = Scope.CELL) -> list[Phrase]:
    """Phrases that must be all of a title cell, heading or line, but for numbers and punctuation around them."""
    return [
        Phrase(
            id=f"{prefix}.cell{number}",
            finding=finding,
            wording=rf"^{_AROUND}(?:{pattern}){_AROUND}$",
            scope=scope,
        )
        for number, pattern in enumerate(patterns, 1)
    ]


def phrases(prefix: str, finding: Finding, *patterns: str, part: str = "", unless: str = "") -> list[Phrase]:
    """Phrases that count anywhere in a line. `part`: what each of them has; `unless`: what none of their sentences has."""
    return [
        Phrase(id=f"{prefix}.{number}", finding=finding, wording=pattern, part=part, unless=unless)
        for number, pattern in enumerate(patterns, 1)
    ]


def pairs(
    prefix: str, finding: Finding, nouns: str, predicates: str, *, gap: int = 50, unless: str = ""
) -> list[Phrase]:
    """A thing and what became of it, in either order, within one sentence (a dot inside a file name ends none). "Files
    that do not exist", 不存在的文件 speak of such things and say of none that it is gone."""
    within = rf"(?:[^.!?。！？\n]|[.!?](?=\S)){{0,{gap}}}?"
    back = rf"(?:[^.!?。！？\n,]|[.!?](?=\S)){{0,{gap}}}?"  # what comes after a comma is another thing
    nouns = rf"(?:{nouns})(?! (?:that|which|who) (?:do|does|did|is|are|was|were|has|have|had|no)\b)"
    predicates = rf"(?:{predicates})(?!的\w)"
    return [
        Phrase(
            id=f"{prefix}.pair",
            finding=finding,
            wording=rf"(?:{nouns}){within}(?:{predicates})|(?:{predicates}){back}(?:{nouns})",
            flags=re.NOFLAG,
            part=predicates,
            unless=unless,
        )
    ]
