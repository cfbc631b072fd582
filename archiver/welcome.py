"""What the service prints when it is up: where to look, and what to type next."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

EXAMPLE = "https://example.org/"  # always there: what is typed first should work


def lines(url: str, data: Path, token: str | None) -> list[str]:
    """For people at the terminal. `token`: the first one, at the first start only."""
    said = [f"archiver is running: {url}", f"  what it keeps is under {data.resolve()}"]
    if token is not None:
        said.append(f"  the first token, shown this once, lets you sign in and write: {token}")
    command, directory = _command()
    said += ["next, in another terminal:", *([f"  cd {directory}"] if directory else [])]
    if directory and data.resolve() != directory / "data":  # from here, another shell would begin an archive of its own
        said.append(f"  export ARCHIVER_DATA={shlex.quote(str(data.resolve()))}")
    said += [
        f"  {command} add {EXAMPLE}",
        f"  {command} check {EXAMPLE}",
        f"  {command} get {EXAMPLE} -o page.html",
        f"  {command} --help",
        "Ctrl-C stops it; finished looks are stored first, one under way is made again at the next start",
    ]
    return said


def _command() -> tuple[str, Path | None]:
    """How another shell can call us, and the directory to do it from: ours, unless `archiver` is on the PATH."""
    ours = Path(sys.argv[0])
    found = shutil.which("archiver")
    if found is not None and Path(found).resolve() == ours.resolve():
        return "archiver", None
    return str(ours) if ours.name == "archiver" else "archiver", Path.cwd()
