"""Random damage to a mirrored store in directories, and the oracle of what an audit must make of it."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

HOWS = ("flip", "truncate", "swap", "delete", "add")


@dataclass(frozen=True)
class Hurt:
    """What was done to one copy of one name."""

    store: str
    name: str
    how: str


def names(root: Path) -> list[str]:
    """Blobs in a directory, hidden ones left out."""
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if not path.parts[0].startswith("."))


def tree(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in names(root)}


def inodes(root: Path) -> dict[str, tuple[int, int]]:
    return {name: ((stat := (root / name).stat()).st_ino, stat.st_mtime_ns) for name in names(root)}


def damage(roots: dict[str, Path], count: int, seed: int) -> list[Hurt]:
    """Damage `count` copies, each name at most once a store; about one in six names on every store."""
    chance = random.Random(seed)
    first = names(next(iter(roots.values())))
    chance.shuffle(first)
    done: list[Hurt] = []
    while len(done) < count:
        everywhere = chance.random() < 1 / 6
        stores = list(roots) if everywhere else [chance.choice(list(roots))]
        how = chance.choice(HOWS)
        name = first.pop() if how != "add" else f"warc/2021/03/02/{chance.randbytes(8).hex()}.warc.gz"
        other = first.pop() if how == "swap" else None
        for store in stores[: count - len(done)]:
            hurt(roots[store], name, how, chance, other)
            done.append(Hurt(store, name, how))
            if other is not None and len(done) < count:
                done.append(Hurt(store, other, how))
            elif other is not None:
                shutil.copy(roots[next(s for s in roots if s != store)] / other, roots[store] / other)
    return done


def hurt(root: Path, name: str, how: str, chance: random.Random, other: str | None = None) -> None:
    path = root / name
    if how == "delete":
        path.unlink()
        return
    if how == "swap":
        assert other is not None
        aside = root / "aside"
        path.rename(aside)
        (root / other).rename(path)
        aside.rename(root / other)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    data = bytearray(path.read_bytes()) if path.exists() else bytearray(chance.randbytes(500))
    if how == "flip":
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    if how == "truncate":
        del data[chance.randrange(len(data)) :]
    path.unlink(missing_ok=True)
    path.write_bytes(data)
