"""Texts that a page's scripts insert: `document.write("<p>...")`, `box.innerHTML = "..."`, ``const text = `...` ``
(pure).

No script is run; parts of a text that are only known at run time are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from archiver.text.formats.embedded_posts import MARKUP, paragraphs
from archiver.text.leads.javascript import Kind, Script, Unread
from archiver.text.normal import ends_sentence, passages

PROGRAM_CHARS = 300_000  # longest script that is read, as all of it must be tokenized
LEAST = 20  # characters of such a string
SENTENCES = 3  # in a script, at least
WRITING_CHARS = 20_000  # longest script of which every `document.write` is read
PUT, NEAR = 500, 2000  # insertions in a script that are looked at, and characters after each

# names that a text is assigned to, and functions that are called with one
_GIVEN = frozenset({
    "innerHTML", "outerHTML", "textContent", "innerText", "content", "text", "body", "html", "article", "markdown", "md", "source",
})  # fmt: skip
_CALLED = frozenset({"write", "writeln", "html", "append", "prepend", "parse", "render", "insertAdjacentHTML"})
_MAY = re.compile(
    rf"\b(?:{'|'.join(sorted(_GIVEN | _CALLED))})\s{{0,9}}(?:\+?=|[:(])\s{{0,9}}(?:[\"'][\w-]{{0,40}}[\"']\s{{0,9}},\s{{0,9}})?[\"'`(]"
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?。！？]")
_TAGGED = re.compile(r"<[a-zA-Z]")


def script_written_markup(programs: Sequence[str]) -> str:
    """These texts as markup, one after the other; "" if there are none."""
    return "".join(
        said if _TAGGED.search(said) else paragraphs(said) for program in programs for said in _texts(program)
    )


def written_outright(programs: Sequence[str]) -> str:
    """What short scripts put into the page by `document.write` of one string, however little it says: a page that shows
    nothing else is made of it."""
    return "".join(said for program in programs if len(program) <= WRITING_CHARS for said in _written(program))


def _written(program: str) -> Iterator[str]:
    if "document.write" not in program:
        return
    try:
        script = Script(program)
    except Unread:
        return
    for at, word in enumerate(script.words):
        called = script.mark(at - 1) == "(" and script.name(at - 2) in {"write", "writeln"}
        if called and script.name(at - 4) == "document" and word.kind is Kind.STRING and script.mark(at + 1) == ")":
            yield word.text


def _texts(program: str) -> Iterator[str]:
    """The texts that a script inserts."""
    if len(program) > PROGRAM_CHARS or not _may_have_text(program):
        return
    try:
        script = Script(program)
    except Unread:
        return
    for at in range(len(script.words)):
        if _is_put(script, at) and _is_text(said := "".join(_string_literals(script, at))):
            yield said


def _may_have_text(program: str) -> bool:
    """Whether a script may insert a text: a quick test, as most scripts on pages that show nothing are long and have
    none."""
    left = SENTENCES
    for found in islice(_MAY.finditer(program), PUT):
        left -= len(_SENTENCE.findall(program, found.end(), found.end() + NEAR))
        if left <= 0:
            return True
    return False


def _is_text(said: str) -> bool:
    """Whether a string contains a sentence. Style sheets and data do not."""
    return len(said) >= LEAST and "{" not in said and any(map(ends_sentence, passages(MARKUP.sub("\n", said))))


def _is_put(script: Script, at: int) -> bool:
    """Whether the value at this token is inserted into the page, or assigned to a name that suggests a text."""
    before = script.mark(at - 1)
    if before in {"=", "+=", ":"}:
        return script.name(at - 2) in _GIVEN
    if before == ",":
        return script.mark(at - 3) == "(" and script.name(at - 4) in _CALLED  # second argument, after the position
    return before == "(" and script.name(at - 2) in _CALLED


def _string_literals(script: Script, at: int) -> Iterator[str]:
    """The string literals in a concatenation; names and calls between them are skipped."""
    inside = 0
    for place in range(at, len(script.words)):
        word = script.words[place]
        if word.kind is Kind.STRING:
            yield word.text
        elif word.kind is Kind.MARK:
            inside += (word.text == "(") - (word.text == ")")
            if inside < 0 or word.text not in {"+", "(", ")"}:
                return
