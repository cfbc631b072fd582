"""Builds the pattern of a sentence that says that something was withdrawn, for any language.

Such a sentence names a thing that was at the address, what became of it, and by whom or why. The words come from lists
(`latin`, `other_scripts`).
"""

from __future__ import annotations

from dataclasses import dataclass

# a character within a sentence that contains no quotation; a dot before a month's name is part of a date
_IN = r"(?:[^.!?;。\n“„「『«\"]|[.!?](?=\S)|(?<=\d)\.(?= (?:jan|feb|m[aä]r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])))"
_BEGINS = r"(?:^|(?<=[.!?;] )|(?<=[。;]))"
# "but", after which a denial ("not by us") is followed by what is true
_BUT = r"\bsondern\b|\bbut (?:was|were|has|have|by|at|because|on)\b|\bmais (?:par|à|sur|pour)\b|\bsino\b|\bmas (?:sim|pel|por|a)|\bma (?:da|su|per)|\bmaar (?:door|op)\b|\blecz\b|, а (?:по|\w+ами?|\w+ом)\b|而是|[,;]而?(?=[系由应應因])"

NEAR = 3  # maximum words between a fate and a thing after it; twice as many characters in scripts without spaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words of one language: things, what became of them (fates), and by whom or why."""

    stems: tuple[str, ...]  # literal strings, one of which is in every fate
    things: str
    fates: str
    taken: str = ""  # the fates without auxiliary words before them; if empty, as `fates`
    ended: str = ""  # further fates, which count only if an author or a law is named
    author: str
    law: str
    others: str
    unsure: str  # makes it a guess, a question, a plan or a report
    no: str = ""  # negates a fate or reason after it
    denied: str = ""  # whole denials
    apart: str = ""  # parts of a page, as opposed to the page itself

    def denial(self) -> str:
        """A pattern that denies a withdrawal, or its author or reason."""
        none = rf"(?:{self.no})(?:{self.taken or self.fates}|{self.author}|{self.law}|{self.others})" if self.no else ""
        return "|".join(filter(None, (none, self.denied)))

    def otherwise(self) -> str:
        """A pattern for what makes a sentence with such words a denial, or one about a part of a page."""
        return "|".join(filter(None, (rf"(?:{self.denial()})(?!.*(?:{_BUT}))", self.apart)))

    def sentence(self, reason: str, most: int, *, ended: bool) -> str:
        """The pattern of a sentence with a reason, a fate and a thing, of at most `most` characters.

        The thing stands before the fate or shortly after it. It may be missing if the reason directly follows the fate.
        `ended`: "no longer available" and the like count as fates, too.
        """

        def has(what: str) -> str:
            return f"{_IN}{{0,{most}}}?(?:{what})"

        fates = "|".join(filter(None, (self.fates, self.ended if ended else "")))
        ends = f"(?={_IN}{{1,{most}}}(?:[.!;。]|$))"
        subject = f"{has(self.things)}{has(fates)}|{has(fates)}(?: \\w+){{0,{NEAR}}}(?: |\\w{{0,{2 * NEAR}}}?)(?:{self.things})"
        what = f"(?:(?={subject})|(?=(?:{fates}),? ?(?:{reason})))"
        why = f"(?!{has(self.denial())})(?={has(reason)})|(?={has(self.denial())}{has(_BUT)}{has(reason)})"
        sure = f"(?!{has('|'.join(filter(None, (self.unsure, self.apart))))})"
        return f"{_BEGINS}{ends}(?={has(fates)})(?:{why}){what}{sure}{_IN}{{1,{most}}}"
