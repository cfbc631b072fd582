"""The journal's record of the holds that the service put on objects, as acts, which older programs ignore."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from storage.journal.entries import HOLD_OFF, HOLD_ON, OperatorAct

_STORE = "store"  # cannot be the name of a blob: those have a "/"
_AT_ONCE = 1_000  # objects per line


def hold_acts(store: str, versions: Collection[tuple[str, str | None]], *, on: bool) -> Iterator[OperatorAct]:
    """The acts that say which object versions in this store we hold from now on, or no longer hold."""
    by_name: dict[str, list[str]] = {}
    for name, version in sorted(versions, key=str):
        by_name.setdefault(name, []).append(version or "")
    names = list(by_name)
    for start in range(0, len(names), _AT_ONCE):
        part = {name: " ".join(by_name[name]) for name in names[start : start + _AT_ONCE]}
        yield OperatorAct(act=HOLD_ON if on else HOLD_OFF, details={_STORE: store, **part})


def parse_hold_act(act: OperatorAct) -> tuple[str, dict[str, list[str]]] | None:
    """The store, and name -> versions, in such an act; None for any other."""
    if act.act not in {HOLD_ON, HOLD_OFF} or _STORE not in act.details:
        return None
    return act.details[_STORE], {name: some.split(" ") for name, some in act.details.items() if name != _STORE}
