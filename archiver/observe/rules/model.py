"""The model of a rule: a wording, what it means and where it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from archiver.text.faster_patterns import grouped_pattern, required_literals
from storage.model import Finding

RULES = "rules/53"
# "it was not found, or you may not see it": a sentence that leaves open whether there is anything
MISSING_OR = (
    r"(?:(?:not|n['’]t)(?: be)? found|not exist|no se (?:ha )?encontr\w+|no existe|nebyl[ao]? nalezen\w*|neexistuje|یافت نشد|non se atopou|nicht gefunden|existiert nicht|n['’]existe (?:pas|plus)|introuvable|não (?:foi )?encontrad\w|não existe|non (?:è stat\w )?trovat\w|non esiste|не найден\w*|не существует|не знайдено|не існує|niet gevonden|bestaat niet|nie znalez\w+|nie istnieje|nem található|nu (?:a fost găsit\w*|există)|hittades inte|finns inte|findes ikke|finnes ikke|ei löyt\w+|bulunamadı|не е намерен\w*|nije pronađen\w*|ni (?:bil\w )?najden\w*)"
    r"[^.\n]{0,60}?(?<!\w)(?:or|o|ou|nebo|یا|oder|или|або|lub|albo|eller|of|sau|vagy|tai|veya|ya da|или|ili|ali)(?!\w)|(?:不存在|找不到|未找到)[^。，,\n]{0,6}或"
)


class Scope(StrEnum):
    """Where a phrase must occur to count."""

    CELL = "cell"  # a whole title cell, heading or line: short words that mean nothing within a sentence
    LABEL = "label"  # a whole title cell or heading, but no other line: words that menus have, too
    LINE = "line"  # anywhere in a title, a heading or a line


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One wording. Matched against folded, case-folded lines joined by line feeds."""

    id: str  # contains "vague" when the words may mean several things
    finding: Finding
    wording: str  # a regular expression
    flags: re.RegexFlag = re.MULTILINE
    scope: Scope = Scope.LINE
    part: str = ""  # a regular expression for a part of every match, which is searched first because it is faster
    stems: tuple[str, ...] = ()  # literal strings, one of which is in every match
    unless: str = ""  # a regular expression; a sentence that matches it says something else

    def absent(self, lines: str) -> bool:
        """Whether a necessary part of the wording is missing from `lines`, so that it cannot match.

        True for most pages, and faster than the search itself: a wording of two word lists takes twice as long to
        search as one of them, which takes far longer than literal strings.
        """
        if self.letters and not any(map(lines.__contains__, self.letters)):
            return True
        return self._needed is not None and self._needed.search(lines) is None

    def stands_in(self, lines: str) -> bool:
        """Whether the wording occurs anywhere in `lines`."""
        return not self.absent(lines) and self._anywhere.search(lines) is not None

    def otherwise(self, sentence: str) -> bool:
        """Whether a sentence that contains the wording says something else."""
        return self._unless is not None and self._unless.search(sentence) is not None

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.unless) if self.unless else None

    @cached_property
    def letters(self) -> frozenset[str]:
        """Literal strings, one of which is in every match; empty if a match may have none."""
        return frozenset(self.stems) or required_literals(self.wording)

    @cached_property
    def _needed(self) -> re.Pattern[str] | None:
        return re.compile(grouped_pattern(self.part), self.flags) if self.part else None

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(grouped_pattern(self.wording), self.flags)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The wording, compiled on first use: all take a sixth of a second, and a long page needs only some."""
        return re.compile(self.wording, self.flags)


# words beside the number of an HTTP status
STATUS = (
    r"errors?|fehler|fout|erreur|errore|erro|eroare|błąd|chyba|hiba|napaka|greška|грешка|ошибка|помилка|памылка|virhe|klaida|kļūda|viga|fejl|feil|fel|σφάλμα|hata|xəta|خطأ|خطا|שגיאה|त्रुटि|ข้อผิดพลาด|lỗi|kesalahan|ralat|"
    r"エラー|오류|에러|错误|錯誤|出错|状态|狀態|异常|http|status|code"
)
_AROUND = r"(?:[^\w\n®™%€$£¥]|[\d_])*"  # punctuation, blanks, numbers; no product ("501®"), share or sum of money


def cells(prefix: str, finding: Finding, *patterns: str, scope: Scope = Scope.CELL) -> list[Phrase]:
    """Phrases that must match a whole title cell, heading or line, except for numbers and punctuation around them."""
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
    """Phrases that count anywhere in a line. `part`: is in every match; `unless`: must not be in the sentence."""
    return [
        Phrase(id=f"{prefix}.{number}", finding=finding, wording=pattern, part=part, unless=unless)
        for number, pattern in enumerate(patterns, 1)
    ]


def pairs(
    prefix: str,
    finding: Finding,
    nouns: str,
    predicates: str,
    *,
    gap: int = 50,
    first: str | None = None,
    unless: str = "",
) -> list[Phrase]:
    """A phrase of a thing and what became of it, in either order, within one sentence.

    A dot within a file name does not end the sentence. "Files that do not exist" and 不存在的文件 do not match, because they
    say of no particular file that it is gone. `first`: the predicates that may stand before the thing, if not all.
    """
    within = rf"(?:[^.!?。！？\n]|[.!?](?=\S)){{0,{gap}}}?"
    back = rf"(?:[^.!?。！？\n,]|[.!?](?=\S)){{0,{gap}}}?"  # after a comma, it is about another thing
    nouns = rf"(?:{nouns})(?! (?:that|which|who) (?:do|does|did|is|are|was|were|has|have|had|no)\b)"
    predicates, first = (rf"(?:{some})(?!的\w)" for some in (predicates, first or predicates))
    return [
        Phrase(
            id=f"{prefix}.pair",
            finding=finding,
            wording=rf"(?:{nouns}){within}(?:{predicates})|(?:{first}){back}(?:{nouns})",
            flags=re.NOFLAG,
            part=predicates,
            unless=unless,
        )
    ]
