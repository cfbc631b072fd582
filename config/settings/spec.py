"""The description of a setting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from config.settings.kinds import Kind

Values = Mapping[str, Any]  # values that are already determined, by field


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """The description of a setting."""

    kind: Kind
    default: object  # as an operator would write it; None: not set
    derive: Callable[[Values], object] | None  # computes the default from earlier settings; None: `default` holds
    derived: str  # that default in words; "" if it is not computed
    about: str
    why: str  # reason of the default
    example: str
    secret: bool  # hidden wherever it is shown; may also be given as NAME_FILE


def setting(
    kind: Kind,
    default: object = None,
    *,
    about: str,
    why: str,
    example: str,
    derive: Callable[[Values], object] | None = None,
    derived: str = "",
    secret: bool = False,
) -> Any:
    """A dataclass field without a default, with its Spec as metadata."""
    spec = Spec(
        kind=kind, default=default, derive=derive, derived=derived, about=about, why=why, example=example, secret=secret
    )
    return field(metadata={"spec": spec})
