"""Recognises a page that says no more than that what stood there is private (pure).

Only at a first look: in the place of a kept text it is gone for everybody, whoever took it away."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.observe.marks.gist import TINY, sentences_of, weight
from archiver.observe.rules.private import PRIVATE
from archiver.text.model import Kind, Text
from storage.model import Finding, Mark

_STOPS = " .!…。！"


def private_marks(text: Text) -> Iterator[Mark]:
    """The mark of a sentence that says so, on a page of one or two sentences."""
    sentences = sentences_of(text)
    if text.kind is not Kind.HTML or weight("".join(sentences)) > TINY:
        return
    for one in sentences:
        if PRIVATE.fullmatch(one.strip(_STOPS)):
            yield Mark(rule="denied.private.thing", finding=Finding.DENIED, matched=one[:200], where="notice")
