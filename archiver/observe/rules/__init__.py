"""Rule data: what notices, walls and errors say, each with an id. A match names a cause; it never decides alone.

Written from public knowledge of what servers, content management systems and platforms print, by language. RULES
changes whenever a rule does; it is stored with every observation.

What was taken back is read in two ways. In any notice, by sentences that say it by themselves: `withdrawals`, in the words of
`withdrawal_latin` and `withdrawal_scripts`. In a sentence that stands alone in the place of a text (`observe.marks.withdrawn`), by families of
words that only together say it: `withdrawn_words` and `withdrawn_further`, as `withdrawn_families` reads them, `withdrawn_deeds`, `term_words`.
"""

from __future__ import annotations

from archiver.observe.rules.model import RULES, Phrase, Scope

__all__ = ["RULES", "Phrase", "Scope"]
