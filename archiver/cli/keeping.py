"""Commands that prove and mend what is kept: verify."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.options import Json
from archiver.errors import UsageError

if TYPE_CHECKING:
    from storage.verify import Finding

DAMAGED = 1


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(verify)


def verify(
    file: Annotated[Path, typer.Argument(help="A WARC file, or a directory of them.", metavar="FILE")],
    json: Json = False,
) -> int:
    """Check kept files, without the service.

    Digests, lengths, references and every rule of the format, record by record.
    """
    from storage.verify import Level

    if not file.exists():
        raise UsageError(f"there is no {file}")
    bad = worth = 0
    for name, finding in _findings(file):
        bad += finding.level is Level.MUST
        worth += finding.level is Level.SHOULD
        if json:
            output.record(
                {
                    "file": name,
                    "rule": finding.rule,
                    "level": finding.level.value,
                    "offset": finding.offset,
                    "record": finding.record,
                    "text": finding.text,
                }
            )
        else:
            output.line(f"{name}:{finding.offset}: {finding.rule} {finding.level.value}: {finding.text}")
    if not json:
        remarks = f", {worth} that should hold" if worth else ""
        output.line(f"{file}: {bad} rules do not hold{remarks}" if bad or worth else f"{file}: every rule holds")
    return DAMAGED if bad else 0


def _findings(file: Path) -> Iterator[tuple[str, Finding]]:
    from storage.verify import directory, segment

    if file.is_dir():
        yield from directory(file)
        return
    with file.open("rb") as opened:
        for finding in segment(opened, name=file.name):
            yield str(file), finding
