"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from archiver.errors import UsageError


def _named(out: Path | None) -> Path | None:
    if out == Path("-"):  # elsewhere "-" means standard output; nobody means a file of that name
        raise UsageError("-o -: name a file; without -o `get` and `export --register` write to standard output")
    return out


Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Out = Annotated[Path | None, typer.Option("-o", help="Write to this file.", metavar="FILE", callback=_named)]
