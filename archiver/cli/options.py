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
# of a source that is registered
Every = Annotated[str | None, typer.Option(help="Time between looks: 30m, 6h, 1d.", metavar="TIME")]
Tag = Annotated[list[str] | None, typer.Option(help="A tag; may be repeated.", metavar="T")]
Sealed = Annotated[bool, typer.Option("--sealed", help="Seen only with a token, kept apart from the rest.")]
Egress = Annotated[str | None, typer.Option(help="The vantage point to look from.", metavar="NAME")]
WorkUrl = Annotated[str | None, typer.Option(help="Address of that work.", metavar="URL")]
