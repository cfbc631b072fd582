"""Random damage to copies in a store, behind its back, in directories and buckets; and what is there afterwards."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from storage.s3 import S3Access
from storage.s3.access import Bucket

HOWS = ("flip", "truncate", "swap", "delete", "add")
OWN = ("probe/", "quarantine/")  # kept in one store only, not copies


@dataclass(frozen=True)
class Hurt:
    """What was done to one copy of one name. `left`: the bytes left there, None where there are none."""

    store: str
    name: str
    how: str
    left: bytes | None


@dataclass(frozen=True)
class Found:
    """A blob in a store. `mark` changes whenever it is written, even with the same bytes."""

    data: bytes
    mark: object


class Place(Protocol):
    """Direct access to the copies of one store, past the store itself."""

    keeps_versions: bool

    def names(self) -> list[str]: ...
    def found(self) -> dict[str, Found]: ...
    def read(self, name: str) -> bytes: ...
    def write(self, name: str, data: bytes) -> None: ...
    def delete(self, name: str) -> None: ...
    def aside(self) -> set[bytes]:
        """Damaged copies that were set aside."""


class Directory:
    """The place of a FileBlobs."""

    keeps_versions = False

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self) -> list[str]:
        paths = (path.relative_to(self.root) for path in self.root.rglob("*") if path.is_file())
        names = sorted(str(path) for path in paths if not path.parts[0].startswith("."))
        return [name for name in names if not name.startswith(OWN)]

    def found(self) -> dict[str, Found]:
        told = {}
        for name in self.names():
            stat = (self.root / name).stat()
            told[name] = Found(self.read(name), (stat.st_ino, stat.st_mtime_ns))
        return told

    def read(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data)

    def delete(self, name: str) -> None:
        (self.root / name).unlink()

    def aside(self) -> set[bytes]:
        kept = self.root / ".quarantine"
        return {path.read_bytes() for path in kept.iterdir()} if kept.exists() else set()


class Room:
    """The place of an S3Blobs, through the plain client: what anyone with the bucket's keys can do."""

    def __init__(self, access: S3Access, *, keeps_versions: bool = False) -> None:
        self._bucket = Bucket(access)
        self._start = len(self._bucket.key(""))
        self.keeps_versions = keeps_versions

    def names(self) -> list[str]:
        return [name for name in self._keys("") if not name.startswith(OWN)]

    def found(self) -> dict[str, Found]:
        told = {}
        for name in self.names():
            answer = self._bucket.client.get_object(**self._bucket.at(name))
            told[name] = Found(
                answer["Body"].read(), (answer["Metadata"], answer["LastModified"], answer.get("VersionId"))
            )
        return told

    def read(self, name: str) -> bytes:
        return self._bucket.client.get_object(**self._bucket.at(name))["Body"].read()

    def write(self, name: str, data: bytes) -> None:
        self._bucket.client.put_object(**self._bucket.at(name), Body=data)

    def delete(self, name: str) -> None:
        self._bucket.client.delete_object(**self._bucket.at(name))

    def aside(self) -> set[bytes]:
        if not self.keeps_versions:
            return {self.read(name) for name in self._keys("quarantine/")}
        pages = self._bucket.client.get_paginator("list_object_versions").paginate(
            Bucket=self._bucket.name, Prefix=self._bucket.key("")
        )
        old = [one for page in pages for one in page.get("Versions", ()) if not one["IsLatest"]]
        return {
            self._bucket.client.get_object(Bucket=self._bucket.name, Key=one["Key"], VersionId=one["VersionId"])[
                "Body"
            ].read()
            for one in old
        }

    def close(self) -> None:
        self._bucket.close()

    def _keys(self, prefix: str) -> list[str]:
        pages = self._bucket.client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket.name, Prefix=self._bucket.key(prefix)
        )
        return [one["Key"][self._start :] for page in pages for one in page.get("Contents", ())]


def damage(places: Mapping[str, Place], count: int, seed: int) -> list[Hurt]:
    """Damage `count` copies, each name at most once per store; about one name in six in every store."""
    chance = random.Random(seed)
    names = next(iter(places.values())).names()
    chance.shuffle(names)
    done: list[Hurt] = []
    while len(done) < count:
        how = chance.choice(HOWS)
        stores = list(places) if chance.random() < 1 / 6 else [chance.choice(list(places))]
        name = names.pop() if how != "add" else f"warc/2021/03/02/{chance.randbytes(8).hex()}.warc.gz"
        other = names.pop() if how == "swap" else None
        for store in stores:
            done += hurt(store, places[store], name, how, chance, other=other)
    return done


def hurt(
    store: str, place: Place, name: str, how: str, chance: random.Random, *, other: str | None = None
) -> list[Hurt]:
    """Damage one copy in this way (with "swap": two)."""
    if how == "delete":
        place.delete(name)
        return [Hurt(store, name, how, None)]
    if how == "swap":
        assert other is not None
        one, two = place.read(name), place.read(other)
        place.write(name, two)
        place.write(other, one)
        return [Hurt(store, name, how, two), Hurt(store, other, how, one)]
    data = bytearray(chance.randbytes(500) if how == "add" else place.read(name))
    if how == "flip":
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    if how == "truncate":
        del data[chance.randrange(len(data)) :]
    place.write(name, bytes(data))
    return [Hurt(store, name, how, bytes(data))]
