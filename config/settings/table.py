"""Every setting: name, kind, default, reason, in one place. `docs/settings.md` is made from here.

A field `host_delay_s` is the setting `host_delay` of the TOML file and the variable `ARCHIVER_HOST_DELAY`: the unit
is in the name of what the program reads, and in the value that the operator writes. Fields have no default of their
own: a Settings is made by `load`, which knows where each value came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from config.settings.keeping import Keeping
from config.settings.looking import Limits, Looking, Rounds
from config.settings.pages import Pages
from config.settings.spec import Spec
from config.settings.telling import Telling


@dataclass(frozen=True, kw_only=True)
class Settings(Keeping, Pages, Looking, Limits, Rounds, Telling):
    """What the operator decided. `sources` says of each field where its value came from."""

    sources: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None  # the TOML file that was read

    @property
    def reading_needs_token(self) -> bool:
        """Beyond loopback nothing is anonymous unless the operator says so."""
        return not (self.listen.loopback or self.anonymous)


GROUPS = (Keeping, Pages, Looking, Limits, Rounds, Telling)


def name_of(found: Field[Any]) -> str:
    """The setting's name: the field's without its unit of seconds."""
    return found.name.removesuffix("_s")


def specs() -> dict[str, tuple[str, Spec]]:
    """Setting name -> (field, spec), in the order of the groups, so that what follows from others comes after them."""
    return {name_of(found): (found.name, found.metadata["spec"]) for group in GROUPS for found in fields(group)}
