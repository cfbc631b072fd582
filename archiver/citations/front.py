"""Splits off the front matter of a Markdown text: its title, what counts as text, and the remaining lines (pure).

The front matter is read line by line, not as full YAML. Block scalars count as text, because some sites keep all of
their text in one, and so do keys that name sources. The rest is metadata of the site, such as images and its own
addresses.
"""

from __future__ import annotations

import re

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(?:\"(.*)\"|'(.*)'|(.*?))[ \t]*$", re.MULTILINE | re.IGNORECASE)
_KEY = re.compile(r"(?P<inset>[ \t]*(?:-[ \t]+)*)(?P<key>[\w-]{1,100})[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)\Z")
_SCALAR = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\Z")
_SOURCES = re.compile(
    r"(?:source|reference|link|citation|url|uri|doi|via|original)s?|(?:source|reference|original|external|article)[_-]?(?:url|link)s?",
    re.IGNORECASE,
)


def split_front_matter(text: str) -> tuple[str | None, str, list[tuple[int, str]]]:
    """Returns (the title; the text; the other lines of the front matter, with their numbers).

    In the text, lines of the front matter that do not count as text are empty, so line numbers stay the same.
    """
    found = _FRONT.match(text)
    if found is None:
        return None, text, []
    told = _TITLE.search(found[1])
    title = next((one.strip() for one in told.groups() if one), None) if told else None
    kept, aside = [""], []
    inset: int | None = None  # indentation of the key of the current block scalar
    deep = 0  # indentation of its lines
    sources: int | None = None  # indentation of the current key that names sources
    for number, line in enumerate(found[1].split("\n"), start=2):
        blanks = len(line) - len(line.lstrip())
        if inset is not None and (not line.strip() or blanks > inset):
            deep = deep or blanks
            kept.append(line[min(deep, blanks) :])
            continue
        key, inset, deep = _KEY.match(line), None, 0
        if key and _SCALAR.match(key["value"] or ""):
            inset = len(key["inset"])
        if sources is not None and line.strip() and blanks <= sources and not line.lstrip().startswith("- "):
            sources = None
        if key and sources is None and _SOURCES.fullmatch(key["key"]):
            sources = len(key["inset"])
        if sources is not None and inset is None:
            kept.append(_bare(key["value"] or "" if key else line.strip().removeprefix("- ")))
        else:
            kept.append("")
            aside.append((number, line))
    return title, "\n".join([*kept, "", text[found.end() :]]), aside


def _bare(value: str) -> str:
    """`value` without YAML's quotation marks."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[0] == value[-1] else value
