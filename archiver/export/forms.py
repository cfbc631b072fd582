"""The three forms: WACZ 1.1.1, BagIt 1.0 (RFC 8493) and the dossier, each written in one pass into one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, BinaryIO

from archiver.export import verifier, words
from archiver.export.evidence import Evidence, Heard, joined
from archiver.export.package import Entry, Package
from archiver.export.repack import Repack
from storage.clock import rfc3339

if TYPE_CHECKING:
    from archiver.export.chosen import Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export holds."""

    form: str
    looks: int
    captures: int
    not_captured: int
    unstamped: int  # looks dated only by our clock
    waiting: int  # looks that are not in the ledger yet


@dataclass(slots=True)
class _Made:
    chosen: Chosen
    repack: Repack
    evidence: Evidence
    heard: Heard
    at: datetime

    def facts(self) -> dict[str, str]:
        first, last = self.heard.first, self.heard.last
        return {
            "software": version("archiver"),
            "captures": str(self.repack.captures),
            "looks": str(self.chosen.looks),
            "first": "none" if first is None else rfc3339(first),
            "last": "none" if last is None else rfc3339(last),
            "made": rfc3339(self.at),
            "dates": words.date_known(self.evidence.stamps, self.evidence.unstamped, "en"),
        }


def software() -> str:
    return f"archiver/{version('archiver')}"


def export(form: str, chosen: Chosen, repack: Repack, evidence: Evidence, *, out: BinaryIO, at: datetime) -> Exported:
    """Writes one of FORMS. BlobDamaged if something to export is not sound; what was written is then incomplete."""
    with closing(Heard()) as heard, closing(repack):
        made = _Made(chosen, repack, evidence, heard, at)
        FORMS[form](made, out)
    return Exported(
        form=form,
        looks=chosen.looks,
        captures=repack.captures,
        not_captured=made.heard.lacking.rows,
        unstamped=evidence.unstamped,
        waiting=evidence.waiting,
    )


def _records(made: _Made, package: Package, folder: str = "archive/") -> None:
    """Adds the records; lists what they refer to and no store holds among what was not captured."""
    made.repack.write(package, made.heard.look, folder)
    for chain, url in made.repack.lacking_chains.items():
        why = f"the certificate chain {chain} is in no segment of this access class"
        made.heard.lacking.add(None, None, None, url, "certificate", why)
    for look, member, why in made.repack.lacking_members:
        made.heard.lacking.add(look.source, look.n, rfc3339(look.at), member.url, member.role.value, why)


def _wacz(made: _Made, out: BinaryIO) -> None:
    """WACZ 1.1.1: archive, indexes and pages are replayed; the evidence is listed beside them.

    Empty files are left out: readers of data packages call an empty table broken.
    """
    with Package(out, made.at, hollow=False) as package:
        _records(made, package)
        package.add("indexes/index.cdx", made.repack.cdx.sorted())
        package.add("pages/pages.jsonl", _pages(made))
        made.evidence.write(package, made.heard)
        described = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": made.chosen.title,
            "software": software(),
            "archiver_verifier": verifier.NEEDS,
            "created": rfc3339(made.at),
            "modified": rfc3339(made.at),
            "resources": [
                {
                    "name": one.path.rpartition("/")[2],
                    "path": one.path,
                    "hash": f"sha256:{one.sha256}",
                    "bytes": one.bytes,
                }
                for one in package.entries
            ],
        }
        data = json.dumps(described, ensure_ascii=False, indent=1).encode()
        package.add("datapackage.json", [data])
        digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(data).hexdigest()}"}
        package.add("datapackage-digest.json", [json.dumps(digest).encode()])


def _pages(made: _Made) -> Iterator[bytes]:
    header = {"format": "json-pages-1.0", "id": "pages", "title": made.chosen.title}
    yield json.dumps(header, ensure_ascii=False).encode() + b"\n"
    made.heard.pages.seek(0)
    yield from made.heard.pages


def _bag(made: _Made, out: BinaryIO) -> None:
    """BagIt 1.0, one directory in a zip; the payload is the records and the evidence."""
    with Package(out, made.at, prefix=f"archiver-{made.at:%Y%m%dT%H%M%SZ}/") as package:
        _records(made, package, "data/archive/")
        package.add("data/indexes/index.cdx", made.repack.cdx.sorted())
        made.evidence.write(package, made.heard, "data/evidence/")
        package.add("data/verify.py", [verifier.path().read_bytes()])
        payload = list(package.entries)
        size = sum(one.bytes for one in payload)
        info = {
            "Bagging-Date": f"{made.at:%Y-%m-%d}",
            "Bag-Software-Agent": software(),
            "Archiver-Verifier": str(verifier.NEEDS),
            "External-Description": " ".join(made.chosen.title.split()),
            "Payload-Oxum": f"{size}.{len(payload)}",
        }
        package.add("bagit.txt", [b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"])
        package.add("bag-info.txt", joined(f"{name}: {value}" for name, value in info.items()))
        for algorithm in ("sha256", "sha512"):
            package.add(f"manifest-{algorithm}.txt", _manifest(payload, algorithm))
        tags = package.entries[len(payload) :]
        for algorithm in ("sha256", "sha512"):
            package.add(f"tagmanifest-{algorithm}.txt", _manifest(tags, algorithm))


def _dossier(made: _Made, out: BinaryIO) -> None:
    """The dossier: readable by people, verifiable by anybody."""
    with Package(out, made.at) as package:
        _records(made, package)
        made.evidence.write(package, made.heard)
        facts = made.facts()
        from archiver.export.summary import summary, summary_lines, text  # loads the PDF library

        lines = list(summary_lines(made.chosen, facts, made.evidence.stamps, made.evidence.unstamped))
        package.add("summary.pdf", [summary(lines)])
        package.add("summary.txt", [text(lines)])
        package.add("README.txt", joined(words.readme(made.chosen.title, made.at)))
        package.add("certificate-draft.txt", joined(words.certificate(made.chosen.title, facts)))
        package.add("verify.py", [verifier.path().read_bytes()])
        sources = [{"id": one.source.id, "url": one.source.url, "looks": one.n} for one in made.chosen.sources]
        told = {
            "format": "archiver-dossier-1",
            "archiver_verifier": verifier.NEEDS,
            "title": made.chosen.title,
            **facts,
            "sources": sources,
        }
        package.add("dossier.json", [json.dumps(told, ensure_ascii=False, indent=1).encode()])
        package.add("manifest-sha256.txt", _manifest(list(package.entries), "sha256"))


def _manifest(entries: list[Entry], algorithm: str) -> list[bytes]:
    return joined(f"{getattr(one, algorithm)}  {one.path}" for one in entries)


FORMS: Mapping[str, Callable[[_Made, BinaryIO], None]] = {"wacz": _wacz, "bag": _bag, "dossier": _dossier}
