"""Loads the settings: command line over variables over TOML file over defaults.

The only reader of the environment (boto3 itself reads AWS variables and files). All problems are collected and reported
at once. Variables beginning with ARCHIVER_TEST_ belong to the test suite and are ignored. An empty variable counts as
not set, because compose files pass on empty ones.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.settings import kinds
from config.settings.errors import SettingsError
from config.settings.spec import Spec
from config.settings.table import Settings, specs
from config.settings.tables import SECRET_KEYS

PREFIX = "ARCHIVER_"
SUITE = "ARCHIVER_TEST_"
SQLITE = "sqlite:///"
_BARE = {kinds.count().takes, kinds.flag().takes}  # kinds that TOML writes without quotes
_OWN = ("keys", "processes", "spool", "stores", "tmp")  # directories of the service within the data directory
SECRET_FILE_BYTES = 65536  # a longer file is the wrong one: secrets are short


@dataclass(frozen=True, slots=True)
class _Written:
    """A value as written, and where it was found."""

    value: object
    called: str  # the setting in messages: "ARCHIVER_THREADS", "threads in /etc/archiver.toml"
    source: str  # as shown by `archiver config`
    toml: bool  # examples are shown in TOML, not as a variable


class _Problems(list[str]):
    """The messages about all problems so far."""

    def refuse(self, written: _Written, spec: Spec, name: str, why: str) -> None:
        shown = "" if spec.secret or name == "store" else f" is {str(written.value)[:80]!r}"
        self.append(
            f"{written.called}{shown}: {why}. It takes {spec.kind.takes}. Example: {_example(name, spec, written.toml)}"
        )


def _example(name: str, spec: Spec, toml: bool) -> str:
    if not toml:
        return f"{PREFIX}{name.upper()}={spec.example}"
    value = spec.example if spec.kind.takes in _BARE else f'"{spec.example}"'
    return f"{name} = {value}"


def _unknown(called: str, word: str, known: Mapping[str, str]) -> str:
    """The message for an unknown setting. `known`: valid names, each with an example of a line."""
    import difflib  # only needed in this case

    bare = {name.removeprefix(PREFIX): name for name in known}
    near = [bare[name] for name in difflib.get_close_matches(word.removeprefix(PREFIX), bare, n=1, cutoff=0.6)]
    hint = f"did you mean {near[0]}?" if near else "docs/settings.md lists what there is."
    return f"{called}: unknown setting; {hint} Example: {known[near[0]] if near else next(iter(known.values()))}"


def _read_secret(path: Path, called: str, problems: _Problems) -> str | None:
    """The contents of a file named by a *_FILE setting, stripped; None, and a problem, if it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(SECRET_FILE_BYTES + 1)
        text = data.decode().strip() if len(data) <= SECRET_FILE_BYTES else ""
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not text"
        problems.append(f"{called} names {path}, which cannot be read: {why}. Example: {called}=/run/secrets/archiver")
        return None
    if not text:
        problems.append(f"{called} names {path}, which is empty or too long. Example: {called}=/run/secrets/archiver")
        return None
    return text


def _find_file(environ: Mapping[str, str], cwd: Path) -> Path | None:
    """The settings file: $ARCHIVER_CONFIG, else ./archiver.toml, else archiver.toml in the data directory."""
    named = environ.get("ARCHIVER_CONFIG")
    if named:
        try:
            path = cwd / kinds.in_home(named)
        except ValueError:
            path = Path(named)
        if not path.is_file():
            raise SettingsError(
                [f"ARCHIVER_CONFIG names {path}, which is not there. Example: ARCHIVER_CONFIG=/etc/archiver.toml"]
            )
        return path
    try:
        data = kinds.in_home(environ.get("ARCHIVER_DATA") or "./data")
    except ValueError:  # reported with the other problems
        return None
    return next((path for path in (cwd / "archiver.toml", cwd / data / "archiver.toml") if path.is_file()), None)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"{path} is not TOML: {error}. Example of a line: threads = 16"]) from None
    except RecursionError:
        raise SettingsError([f"{path} cannot be read: nested too deep. Example of a line: threads = 16"]) from None
    except (OSError, ValueError) as error:  # not UTF-8, or a number of thousands of digits
        raise SettingsError([f"{path} cannot be read: {error}. Example of a line: threads = 16"]) from None


def _secret_tables(name: str, value: list[Any], directory: Path, problems: _Problems) -> list[Any]:
    """The tables with each `KEY_file` replaced by KEY and the contents of the file."""
    tables = []
    for entry in value:
        table = dict(entry) if isinstance(entry, dict) else entry
        for key in SECRET_KEYS[name] if isinstance(table, dict) else ():
            file = table.pop(f"{key}_file", None)
            secret = None if file is None else _read_secret(directory / str(file), f"{key}_file", problems)
            if secret is not None:
                table[key] = secret
        tables.append(table)
    return tables


def _from_file(
    path: Path, table: Mapping[str, tuple[str, Spec]], problems: _Problems
) -> Iterator[tuple[str, _Written]]:
    source = f"file {path}"
    for key, value in _toml(path).items():
        name = key.removesuffix("_file")
        called = f"{key} in {path}"
        if key in table:
            if key in SECRET_KEYS and isinstance(value, list):
                value = _secret_tables(key, value, path.parent, problems)  # noqa: PLW2901 - the same value, completed
            yield key, _Written(_anchored(key, value, path.parent), called, source, True)
        elif key.endswith("_file") and name in table and table[name][1].secret:
            secret = _read_secret(path.parent / str(value), called, problems)
            if secret is not None:
                yield name, _Written(secret, called, f"{path.parent / str(value)}, named by {called}", True)
        else:
            problems.append(
                _unknown(called, key, {known: _example(known, spec, True) for known, (_, spec) in table.items()})
            )


def _anchored(name: str, value: object, directory: Path) -> object:
    """The value of a setting; a relative path is resolved against `directory` (that of the TOML file, or the working
    directory)."""
    if name in {"data", "ca_file", "prices"} and isinstance(value, str):
        try:
            return str(directory / kinds.in_home(value))
        except ValueError:
            return value  # its kind says what is wrong
    if name == "database" and isinstance(value, str) and value.strip().startswith(SQLITE):
        file = value.strip().removeprefix(SQLITE)
        return value if file in {"", ":memory:"} else f"{SQLITE}{directory / file}"
    return value


def _from_variables(
    environ: Mapping[str, str], cwd: Path, table: Mapping[str, tuple[str, Spec]], problems: _Problems
) -> Iterator[tuple[str, _Written]]:
    known = {PREFIX + name.upper(): name for name in table}
    files = {f"{PREFIX}{name.upper()}_FILE": name for name, (_, spec) in table.items() if spec.secret}
    for variable in sorted(key for key in environ if key.startswith(PREFIX) and environ[key].strip()):
        value = environ[variable]
        if variable.startswith(SUITE) or variable == "ARCHIVER_CONFIG":
            continue
        if variable in known:
            yield known[variable], _Written(_anchored(known[variable], value, cwd), variable, variable, False)
        elif variable in files:
            twin = variable.removesuffix("_FILE")
            if environ.get(twin, "").strip():
                problems.append(
                    f"{variable} and {twin} are both set: which one? Example: {variable}=/run/secrets/archiver"
                )
                continue
            secret = _read_secret(cwd / value, variable, problems)
            if secret is not None:
                yield files[variable], _Written(secret, variable, f"{cwd / value}, named by {variable}", False)
        else:
            examples = {key: _example(name, table[name][1], False) for key, name in known.items()}
            examples.update({key: f"{key}=/run/secrets/archiver" for key in files})
            problems.append(_unknown(variable, variable, examples))


def _choose_way(over: _Written, under: _Written | None) -> _Written:
    """The vantage points: ARCHIVER_EGRESS=NAME chooses the default among the [[egress]] tables of the file, else it replaces
    them."""
    if under is None or not isinstance(under.value, list) or not isinstance(over.value, str):
        return over
    ways = [way for way in under.value if isinstance(way, dict)]
    chosen = [way for way in ways if way.get("name") == over.value.strip()]
    if not chosen or not re.fullmatch(r"[a-z0-9-]+", over.value.strip()):
        return over
    rest = [way for way in ways if way is not chosen[0]]
    return _Written([*chosen, *rest], over.called, f"{over.source} and {under.source}", True)


def load(
    environ: Mapping[str, str] | None = None,
    *,
    cwd: Path | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Settings:
    """The settings in force. `overrides`: settings by name, from a command line. Raises SettingsError with all problems."""
    environ = os.environ if environ is None else environ
    cwd = (Path.cwd() if cwd is None else cwd).absolute()
    table = specs()
    problems = _Problems()
    written: dict[str, _Written] = {}
    file = _find_file(environ, cwd)
    if file is not None:
        written.update(_from_file(file, table, problems))
    for name, found in _from_variables(environ, cwd, table, problems):
        written[name] = _choose_way(found, written.get(name)) if name == "egress" else found
    for name, value in (overrides or {}).items():
        written[name] = _Written(_anchored(name, value, cwd), f"--{name.replace('_', '-')}", "command line", False)
    values, sources = _settle(table, written, cwd, problems)
    if problems:
        raise SettingsError(problems)
    return Settings(**values, sources=sources, file=file)


def _settle(
    table: Mapping[str, tuple[str, Spec]], written: Mapping[str, _Written], cwd: Path, problems: _Problems
) -> tuple[dict[str, Any], dict[str, str]]:
    """The values and their sources by field, in the order of the table; invalid values become problems."""
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for name, (attribute, spec) in table.items():
        found = written.get(name)
        sources[attribute] = "default" if found is None else found.source
        if found is not None:
            try:
                values[attribute] = spec.kind.parse(found.value)
                continue
            except ValueError as error:
                problems.refuse(found, spec, name, str(error))
        default = spec.derive(values) if spec.derive else _anchored(name, spec.default, cwd)
        values[attribute] = None if default is None else spec.kind.parse(default)
    _check_together(values, written, problems)
    return values, sources


def _check_together(values: Mapping[str, Any], written: Mapping[str, _Written], problems: _Problems) -> None:
    """Check settings that depend on each other or on a file."""
    listen, replay = values["listen"], values["replay_listen"]
    if listen.port and listen == replay:
        problems.append(f"ARCHIVER_REPLAY_LISTEN is {replay}, as ARCHIVER_LISTEN: replay needs an origin of its own. "
                        f"Example: ARCHIVER_REPLAY_LISTEN={listen.host}:{listen.port + 1}")  # fmt: skip
    same = kinds.origin_of(values["public_url"]) == kinds.origin_of(values["replay_url"])
    if same and written.keys() & {"public_url", "replay_url"}:
        problems.append(f"ARCHIVER_REPLAY_URL is {values['replay_url']}, the origin of ARCHIVER_PUBLIC_URL: replay needs "
                        "an origin of its own. Example: ARCHIVER_REPLAY_URL=https://replay.example.org")  # fmt: skip
    _check_stores_apart(values, problems)
    if values["spool_bytes"] <= values["flush_bytes"]:
        problems.append("ARCHIVER_SPOOL_BYTES is not more than ARCHIVER_FLUSH_BYTES: no round would ever start, as there must "
                        f"be room for a segment. Example: ARCHIVER_SPOOL_BYTES={4 * values['flush_bytes'] >> 20}MiB")  # fmt: skip
    if values["ca_file"] is not None and (why := _no_anchors(values["ca_file"])):
        problems.append(f"ARCHIVER_CA_FILE is {values['ca_file']}, {why}. It takes a PEM file of certificates. "
                        "Example: ARCHIVER_CA_FILE=/etc/archiver/roots.pem")  # fmt: skip
    for one in values["timestamp"]:
        if why := _no_anchors(one.ca_file):
            problems.append(f"ARCHIVER_TIMESTAMP has {one.name!r} with {one.ca_file}, {why}. It takes a PEM file of the "
                            "authority's certificates. Example: ARCHIVER_TIMESTAMP=freetsa=/etc/archiver/freetsa.pem")  # fmt: skip
    if values["webhook_secret"] and not values["webhook"]:
        problems.append("ARCHIVER_WEBHOOK_SECRET signs what is posted, and no ARCHIVER_WEBHOOK says where to. "
                        "Example: ARCHIVER_WEBHOOK=https://hooks.example.org/archiver")  # fmt: skip
    if values["smtp"] and not values["mail_from"]:
        problems.append("ARCHIVER_SMTP says by whom mail is taken, and no ARCHIVER_MAIL_FROM says who sends it. "
                        "Example: ARCHIVER_MAIL_FROM=archive@example.org")  # fmt: skip


def _check_stores_apart(values: Mapping[str, Any], problems: _Problems) -> None:
    """Check that no file of ours would be taken for a blob, nor a store for temporary files, which are removed."""
    data = Path(os.path.realpath(values["data"]))
    file = values["database"].removeprefix(SQLITE) if values["database"].startswith(SQLITE) else ""
    example = "Example: ARCHIVER_STORE=file:///srv/archive"
    for one in (one for one in values["store"] if one.directory is not None):
        place = Path(os.path.realpath(one.directory))
        if data.is_relative_to(place):
            problems.append(f"ARCHIVER_STORE has {one.name!r} at {place}, and ARCHIVER_DATA is {data}, in it: whoever is "
                            f"given the store would have the keys, too. {example}")  # fmt: skip
        elif file not in {"", ":memory:"} and Path(os.path.realpath(file)).is_relative_to(place):
            problems.append(f"ARCHIVER_DATABASE is a file in the store {one.name!r}, {place}, whose audit would take it "
                            f"for a blob. {example}")  # fmt: skip
        if any(place.is_relative_to(os.path.realpath(data / own)) for own in _OWN):
            problems.append(f"ARCHIVER_STORE has {one.name!r} at {place}, among the files of the service itself, some of "
                            f"which it removes. {example}")  # fmt: skip


def _no_anchors(file: Path) -> str | None:
    """Why a file has no trust anchors; None if it has some. Read at the start, as no request would work without them."""
    try:
        found = b"-----BEGIN CERTIFICATE-----" in file.read_bytes()
    except OSError as error:
        return f"which cannot be read: {error.strerror}"
    return None if found else "which holds no certificate"
