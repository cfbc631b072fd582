"""The command line. Each command loads only what it needs, so that `archiver --help` answers at once.

Exit codes: 0 done, whatever sites answered; 1 proof or audit found damage; 2 usage; 3 settings; 4 store; 5 database; 6
not found; 7 address refused; 8 busy; 130 interrupted; 70 internal error.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from functools import cache
from typing import Annotated, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command

from archiver.cli import (
    costing,
    exporting,
    holding,
    importing,
    judging,
    keeping,
    operating,
    output,
    purging,
    reading,
    registering,
    running,
    saving,
    storing,
    subscribing,
)
from storage.disks import FULL

app = typer.Typer(
    name="archiver",
    help="Keeps what others cite: watches cited sources, stores every look at them, with proof.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: halves the start-up time, and screen readers can read it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    """Prints the version and exits."""
    if asked:
        from importlib.metadata import version  # takes 10 ms, which no other command needs

        output.line(f"archiver {version('archiver')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


parts = (
    running,
    registering,
    importing,
    reading,
    exporting,
    judging,
    subscribing,
    keeping,
    storing,
    holding,
    purging,
    operating,
    saving,
    costing,
)
for part in parts:
    part.add_to(app)

_UNREADABLE = re.compile("[\udc80-\udcff]")  # surrogates that stand for bytes of an argument that are not UTF-8
USAGE, DISK = 2, 4  # DISK: a full or unwritable disk counts as a store that does not work
INTERNAL = 70  # EX_SOFTWARE of sysexits.h


def main() -> NoReturn:
    """Runs a command and ends the process with its exit code."""
    output.stand()
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores SIGHUP
            signal.signal(number, _end)
    sys.exit(run(sys.argv[1:]))


def _end(number: int, _frame: object) -> NoReturn:
    """Handles a signal like Ctrl-C, so that unfinished work is cleaned up; a second signal ends the process at once."""
    signal.signal(number, signal.SIG_DFL)
    raise KeyboardInterrupt


def run(arguments: list[str]) -> int:
    """Runs a command and returns its exit code. Errors are reported in one line with what to do, without traceback."""
    try:
        result = _command()(arguments, prog_name="archiver", standalone_mode=False)
        output.flush()
        return result if isinstance(result, int) else 0
    except output.ReaderLeft:
        # so that the interpreter's last flush does not fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the process ends here
        if isinstance(error, UnicodeEncodeError) and _UNREADABLE.search(" ".join(arguments)):
            output.note("what was typed contains bytes that are not UTF-8; only file names may")
            return USAGE
        return _report(error)


@cache
def _command() -> TyperGroup:
    """All commands, built once per process: that takes longer than most of them run."""
    made = get_command(app)
    assert isinstance(made, TyperGroup)
    return made


def _report(error: Exception) -> int:
    """Reports an error; returns its exit code."""
    if hasattr(error, "format_message"):  # typer's own errors, for arguments that cannot be parsed
        if (help_text := error.format_message()).startswith("Usage:"):  # a bare `archiver`: the help is the answer
            sys.stderr.write(f"{help_text}\n")
            return USAGE
        context = getattr(error, "ctx", None)
        path = "archiver" if context is None else context.command_path
        said = error.format_message().rstrip(".")
        output.note(f"{said}{'' if said.endswith('?') else '.'} Try: {path} --help")
        return USAGE
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):  # our own errors, and SettingsError
        output.note(str(error) or (error.__doc__ or "").strip())
        return code
    if isinstance(error, OSError) and error.errno in FULL:
        output.note(
            f"{error.filename or 'the data directory (ARCHIVER_DATA)'}: {error.strerror}. Make room, then try again; "
            "nothing that was acknowledged is lost"
        )
        return DISK
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        whose = (
            f". User {os.geteuid()} may not: run this as the user who owns it"
            if isinstance(error, PermissionError)
            else ""
        )
        output.note(f"{where}{error.strerror or error}{whose}")
        return DISK
    output.note(f"a fault of archiver, please report it: {type(error).__name__}: {error}")
    if sys.flags.dev_mode:  # python -X dev -m archiver ...
        raise error
    return INTERNAL
