"""What is known of two texts beside their words, and may excuse that they differ (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from archiver.text.letters import written_in
from archiver.text.turning.places import Place
from archiver.text.turning.template import Template
from archiver.text.writing_systems import Writing


@dataclass(frozen=True, slots=True)
class Excuses:
    """`days`: when each text was seen. `template`: the site's learned not-found page; a passage that came to or left it
    too is only noted, like a change inside `places`, where changes were called false alarms."""

    days: tuple[date, date] | None = None
    template: Template | None = None
    places: tuple[Place, ...] = ()

    def as_written(self, form: Writing) -> Excuses:
        """The same for two texts that are written as `form` writes them."""
        site = self.template and Template(*written_in([self.template.then, self.template.now], form))
        return Excuses(self.days, site, tuple(place.as_written(form) for place in self.places))
