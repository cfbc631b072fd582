"""Prices of object stores: the examples beside this file, or the operator's own table."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path

from config.settings.errors import SettingsError

EXAMPLES = Path(__file__).with_name("prices.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Prices of one contract; `prices.toml` explains the fields."""

    name: str
    about: str
    as_of: str
    currency: str
    gb_bytes: int
    gb_month: float
    writes_1000: float
    lists_1000: float
    reads_1000: float
    egress_gb: float
    egress_free: float = 0.0
    least_gb: float = 0.0
    least_days: int = 0


def load(path: Path | None = None) -> tuple[Provider, ...]:
    """The providers in a price table; `path` None: in the examples. Raises SettingsError, which says what is wrong."""
    file = path or EXAMPLES
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"the price table {file} cannot be read: {error}"]) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"the price table {file} is not TOML: {error}"]) from None
    entries = table.get("provider")
    if not isinstance(entries, list) or not entries:
        raise SettingsError([f"the price table {file} has no [[provider]]; {EXAMPLES} shows how one looks"])
    return tuple(_provider(entry, file) for entry in entries)


def _provider(entry: object, file: Path) -> Provider:
    if not isinstance(entry, dict):
        raise SettingsError([f"{file}: provider is not a table"])
    known = {one.name: one for one in fields(Provider)}
    called = f"{file}: provider {entry.get('name', 'without a name')!r}"
    for key in entry:
        if key not in known:
            raise SettingsError([f"{called}: {key!r} is unknown; known are {', '.join(known)}"])
    given: dict[str, object] = {}
    for key, one in known.items():
        if key not in entry:
            if one.default is MISSING:
                raise SettingsError([f"{called} lacks {key}"])
            continue
        value = entry[key]
        if one.type == "str":
            fit = isinstance(value, str)
        else:
            fit = isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0
        if not fit or (key == "gb_bytes" and not value):
            raise SettingsError([f"{called}: {key} is {value!r}, not a {'text' if one.type == 'str' else 'number'}"])
        given[key] = value
    return Provider(**given)  # type: ignore[arg-type]
