"""How a sentence says that something was taken back, whatever its language: a thing that stood at the address, what became
of it, and by whom or why. The words are lists (`latin`, `other_scripts`).
"""

from __future__ import annotations

from dataclasses import dataclass

# within a sentence, which quotes nobody
_IN = r"(?:[^.!?;。\n“„「『«\"]|[.!?](?=\S)|(?<=\d)\.(?= (?:jan|feb|m[aä]r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])))"
_BEGINS = r"(?:^|(?<=[.!?;] )|(?<=[。;]))"
# after what was not: what was
_BUT = r"\bsondern\b|\bbut (?:was|were|has|have|by|at|because|on)\b|\bmais (?:par|à|sur|pour)\b|\bsino\b|\bmas (?:sim|pel|por|a)|\bma (?:da|su|per)|\bmaar (?:door|op)\b|\blecz\b|, а (?:по|\w+ами?|\w+ом)\b|而是|[,;]而?(?=[系由应應因])"

NEAR = 3  # words between what became of a thing and the thing; of letters that are not set apart twice as many


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Wordings of one language: what, what became of it, and by whom or why."""

    stems: tuple[str, ...]  # one of which each of the fates has
    things: str
    fates: str
    taken: str = ""  # the fates without what stands before them; the same where it is empty
    ended: str = ""  # fates that are some only where an author or a law is named
    author: str
    law: str
    others: str
    unsure: str  # what makes it a guess, a question, a plan, or a report
    no: str = ""  # before a fate or a reason: it is none
    denied: str = ""  # the same as a whole
    apart: str = ""  # what belongs to a page and is not the page

    def denial(self) -> str:
        """That it was not taken back, or not by these."""
        none = rf"(?:{self.no})(?:{self.taken or self.fates}|{self.author}|{self.law}|{self.others})" if self.no else ""
        return "|".join(filter(None, (none, self.denied)))

    def otherwise(self) -> str:
        """What a sentence with such words has that says it of something else, or that it is not so."""
        return "|".join(filter(None, (rf"(?:{self.denial()})(?!.*(?:{_BUT}))", self.apart)))

    def sentence(self, reason: str, most: int, *, ended: bool) -> str:
        """A sentence with a reason, and with a thing before its fate or close behind it, or none if the fate begins it and
        the reason follows; of so many characters at most. `ended`: that it is to be had no more is a fate, too."""

        def has(what: str) -> str:
            return f"{_IN}{{0,{most}}}?(?:{what})"

        fates = "|".join(filter(None, (self.fates, self.ended if ended else "")))
        ends = f"(?={_IN}{{1,{most}}}(?:[.!;。]|$))"
        subject = f"{has(self.things)}{has(fates)}|{has(fates)}(?: \\w+){{0,{NEAR}}}(?: |\\w{{0,{2 * NEAR}}}?)(?:{self.things})"
        what = f"(?:(?={subject})|(?=(?:{fates}),? ?(?:{reason})))"
        why = f"(?!{has(self.denial())})(?={has(reason)})|(?={has(self.denial())}{has(_BUT)}{has(reason)})"
        sure = f"(?!{has('|'.join(filter(None, (self.unsure, self.apart))))})"
        return f"{_BEGINS}{ends}(?={has(fates)})(?:{why}){what}{sure}{_IN}{{1,{most}}}"
