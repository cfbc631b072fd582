"""Texts that a page's own programs put into it: `document.write("<p>...")`, `box.innerHTML = "..."`, ``const text = `...` `` (pure). No
program is run: what is known only then is left out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from archiver.text.formats.data import MARKUP, paragraphs
from archiver.text.leads.javascript import Kind, Script, Unread
from archiver.text.normal import ends, passages

PROGRAM_CHARS = 300_000  # of one that is read: each word of it is cut
LEAST = 20  # characters of such a string
SENTENCES = 3  # in a program
PUT, NEAR = 500, 2000  # places where it puts something in that are looked at, and characters behind each

# what is given a text, and what is called with one
_GIVEN = frozenset({
    "innerHTML", "outerHTML", "textContent", "innerText", "content", "text", "body", "html", "article", "markdown", "md", "source",
})  # fmt: skip
_CALLED = frozenset({"write", "writeln", "html", "append", "prepend", "parse", "render", "insertAdjacentHTML"})
_MAY = re.compile(
    rf"\b(?:{'|'.join(sorted(_GIVEN | _CALLED))})\s{{0,9}}(?:\+?=|[:(])\s{{0,9}}(?:[\"'][\w-]{{0,40}}[\"']\s{{0,9}},\s{{0,9}})?[\"'`(]"
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?。！？]")
_TAGGED = re.compile(r"<[a-zA-Z]")


def put_in(programs: Sequence[str]) -> str:
    """These texts, one behind the other, as markup; "" of a page without."""
    return "".join(
        said if _TAGGED.search(said) else paragraphs(said) for program in programs for said in _texts(program)
    )


def _texts(program: str) -> Iterator[str]:
    if len(program) > PROGRAM_CHARS or not _may_say(program):
        return
    try:
        script = Script(program)
    except Unread:
        return
    for at in range(len(script.words)):
        if _is_put(script, at) and _is_text(said := "".join(_sum(script, at))):
            yield said


def _may_say(program: str) -> bool:
    """Whether what it puts in may be a text: most programs of pages that show nothing have none, and are long."""
    left = SENTENCES
    for found in islice(_MAY.finditer(program), PUT):
        left -= len(_SENTENCE.findall(program, found.end(), found.end() + NEAR))
        if left <= 0:
            return True
    return False


def _is_text(said: str) -> bool:
    """Whether a string says a sentence; no rules of style and no data do."""
    return len(said) >= LEAST and "{" not in said and any(map(ends, passages(MARKUP.sub("\n", said))))


def _is_put(script: Script, at: int) -> bool:
    """Whether a value that begins here is put into the page, or called as a text is."""
    before = script.mark(at - 1)
    if before in {"=", "+=", ":"}:
        return script.name(at - 2) in _GIVEN
    if before == ",":
        return script.mark(at - 3) == "(" and script.name(at - 4) in _CALLED  # behind the place
    return before == "(" and script.name(at - 2) in _CALLED


def _sum(script: Script, at: int) -> Iterator[str]:
    """The strings of a sum; names and calls between them are passed over."""
    inside = 0
    for place in range(at, len(script.words)):
        word = script.words[place]
        if word.kind is Kind.STRING:
            yield word.text
        elif word.kind is Kind.MARK:
            inside += (word.text == "(") - (word.text == ")")
            if inside < 0 or word.text not in {"+", "(", ")"}:
                return
