"""What is to be known of one setting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from config.settings.kinds import Kind

Values = Mapping[str, Any]  # what is settled so far, by field


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What is to be known of one setting."""

    kind: Kind
    default: object  # as an operator would write it; None: not set
    derive: Callable[[Values], object] | None  # the default, where it follows from settings before
    derived: str  # how, in words
    about: str
    why: str  # the reason of the default
    example: str
    secret: bool  # hidden wherever shown; also as NAME_FILE


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
    """A dataclass field without a default of its own, that carries its Spec."""
    spec = Spec(
        kind=kind, default=default, derive=derive, derived=derived, about=about, why=why, example=example, secret=secret
    )
    return field(metadata={"spec": spec})
