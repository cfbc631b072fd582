"""Rule data: the wordings of notices, walls and errors, each with an id. A match names a cause; it never decides alone.

Compiled by language from public knowledge of what servers, content management systems and platforms print. `RULES` is
the version of the rules; it changes whenever a rule does, and is stored with every observation.
"""

from __future__ import annotations

from archiver.observe.rules.model import RULES, Phrase, Scope

__all__ = ["RULES", "Phrase", "Scope"]
