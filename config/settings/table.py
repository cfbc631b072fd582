"""Every setting, with name, kind, default and reason, in one place. `docs/settings.md` is generated from it.

The field `host_delay_s` is the setting `host_delay` of the TOML file and the variable `ARCHIVER_HOST_DELAY`: the unit
is in the name of the field, and in the value that the operator writes. Fields have no defaults: `load` creates Settings
and records where each value came from.
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
    """The values of all settings."""

    sources: Mapping[str, str] = field(default_factory=dict)  # field -> where its value came from
    file: Path | None = None  # the TOML file that was read; None: none

    @property
    def reading_needs_token(self) -> bool:
        """Whether readers need a token: beyond loopback they do, unless the operator allows anonymous reading."""
        return not (self.listen.loopback or self.anonymous)


GROUPS = (Keeping, Pages, Looking, Limits, Rounds, Telling)


def name_of(found: Field[Any]) -> str:
    """The name of a setting: that of its field without the suffix `_s`."""
    return found.name.removesuffix("_s")


def specs() -> dict[str, tuple[str, Spec]]:
    """Setting name -> (field, spec), in the order of the groups: settings derived from others come after them."""
    return {name_of(found): (found.name, found.metadata["spec"]) for group in GROUPS for found in fields(group)}
