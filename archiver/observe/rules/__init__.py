"""Rule data: what notices, walls and errors say, each with an id. A match names a cause; it never decides alone.

Written from public knowledge of what servers, content management systems and platforms print, by language. RULES
changes whenever a rule does; it is stored with every observation.
"""

from __future__ import annotations

from archiver.observe.rules.model import RULES, Phrase, Scope

__all__ = ["RULES", "Phrase", "Scope"]
