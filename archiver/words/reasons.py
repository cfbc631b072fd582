"""Reasons in other languages than the one they were written in when they were found: by their rule, and by the words around
what they name. What has no sentence here is shown as it was written. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from archiver.words.chinese import CHINESE
from archiver.words.earlier import part, reworded
from archiver.words.english import ENGLISH
from archiver.words.found_chinese import FOUND, FOUND_ANY
from archiver.words.judged_chinese import JUDGED, JUDGED_ANY
from archiver.words.parts_chinese import ENDINGS, FIRSTS, LISTS, SPANS
from archiver.words.told import found_in, instant_in, place_in, translate_sentence
from storage.model import EventKind, Reason

_AGAINST = ("Against it: ", "与此不符的有：")  # how the reasons of the rule "against" begin
_CHECKS = [(re.escape(ENGLISH.checks[one]), CHINESE.checks[one]) for one in ENGLISH.checks]
_TABLES: Mapping[str, Mapping[str, Sequence[tuple[str, str]]]] = {
    "zh": {**FOUND, **JUDGED, "checks-*": _CHECKS, "*": (*JUDGED_ANY, *FOUND_ANY)}
}


def reason(rule: str, text: str, language: str) -> str | None:
    """The sentence of a reason in this language; None where there is none and the written one is to be shown."""
    known = _TABLES.get(language)
    if known is None:
        return None
    family = f"{rule.partition('-')[0]}-*" if "-" in rule else f"{rule.partition('.')[0]}.*"
    text = reworded((rule, family), text)
    for pattern, template in (*known.get(rule, ()), *known.get(family, ()), *known["*"]):
        match = _compiled(pattern).fullmatch(text)
        if match is not None:
            return _filled(template, match)
    for named in ("members_named", "member_named"):  # of some of the documents of a page
        match = _compiled(_around(getattr(ENGLISH, named))).fullmatch(text)
        if match is not None:
            said = reason(rule, match["sentence"], language)
            return said and str(getattr(CHINESE, named)).format(sentence=said, document=match["document"])
    return None


def sentences(reasons: Iterable[Reason], language: str) -> list[str]:
    """What reasons say to people who see no rules, in order; several rules that say the same are one sentence."""
    return list(dict.fromkeys(reason(one.rule, one.text, language) or one.text for one in reasons))


def beneath(said: str) -> str:
    """What speaks against a verdict, as it stands under a heading that says so."""
    for opening in _AGAINST:
        if said.startswith(opening):
            rest = said.removeprefix(opening)
            return f"{rest[:1].upper()}{rest[1:]}"
    return said


def _around(template: str) -> str:
    return re.escape(template).replace(r"\{sentence\}", "(?P<sentence>.+)").replace(r"\{document\}", "(?P<document>.+)")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def _filled(template: str, match: re.Match[str]) -> str | None:
    """The template with what the text named; None when a part of it has no words here."""
    found: dict[str, str] = {}
    for name, value in match.groupdict(default="").items():
        said = _KINDS.get(name.rstrip("0123456789"), str)(value)
        if said is None:
            return None
        found[name] = said
    return template.format(**found)


def _span(text: str) -> str | None:
    """`40 min`, `6 h`, `3 days`."""
    number, _, unit = text.partition(" ")
    return f"{number} {SPANS[unit]}" if unit in SPANS else None


def _one_of(table: Mapping[str, str]) -> Callable[[str], str | None]:
    return lambda text: table.get(part(text))


def _listed(text: str) -> str | None:
    """Parts that stand in one table, separated by semicolons."""
    parts = [LISTS.get(part(one.strip())) for one in text.split(";")]
    return "；".join(one for one in parts if one) if all(parts) else None


def _told(text: str) -> str:
    """The sentence of another event; as it was written where no template made it."""
    return next((said for kind in EventKind if (said := translate_sentence(kind, text, CHINESE)) is not None), text)


def _at(text: str) -> str | None:
    return instant_in(text, CHINESE)


def _place(text: str) -> str | None:
    """From where it was looked at: our vantage point, or one that was named."""
    return place_in(text, CHINESE)


def _ways(text: str) -> str | None:
    """What was found from other vantage points, separated by semicolons."""
    said = []
    for one in text.split("; "):
        way = _compiled(r"by way of (?P<egress>\S+?)(?: in (?P<country>\S+))?: (?P<found>.+)").fullmatch(one)
        found = None if way is None else found_in(way["found"], CHINESE)
        if way is None or found is None:
            return None
        country = f"（{way['country']}）" if way["country"] else ""
        said.append(f"{CHINESE.by_way.format(egress=way['egress']).rstrip()}{country}：{found}")
    return "；".join(said)


_KINDS: Mapping[str, Callable[[str], str | None]] = {
    "span": _span,
    "why": _one_of(ENDINGS),
    "first": _one_of(FIRSTS),
    "list": _listed,
    "place": _place,
    "at": _at,
    "ways": _ways,
    "rcode": lambda text: LISTS.get(text, text),
    "told": _told,
}
