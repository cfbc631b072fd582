"""Which objects the service itself has put holds on, as the journal tells it: acts, which older programs pass over."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from storage.journal.entries import OperatorAct

ON, OFF = "hold.on", "hold.off"
_STORE = "store"  # no name of a blob: those have a "/"
_AT_ONCE = 1_000  # objects in one line


def held(store: str, versions: Collection[tuple[str, str | None]], *, on: bool) -> Iterator[OperatorAct]:
    """Versions of objects in this store that are to be held from now on, or are held by us no more."""
    by_name: dict[str, list[str]] = {}
    for name, version in sorted(versions, key=str):
        by_name.setdefault(name, []).append(version or "")
    names = list(by_name)
    for start in range(0, len(names), _AT_ONCE):
        part = {name: " ".join(by_name[name]) for name in names[start : start + _AT_ONCE]}
        yield OperatorAct(act=ON if on else OFF, details={_STORE: store, **part})


def told(act: OperatorAct) -> tuple[str, dict[str, list[str]]] | None:
    """Store, and name -> versions, of such an act; None of any other."""
    if act.act not in {ON, OFF} or _STORE not in act.details:
        return None
    return act.details[_STORE], {name: some.split(" ") for name, some in act.details.items() if name != _STORE}
