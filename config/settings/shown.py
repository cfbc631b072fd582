"""Settings as shown to people: by `archiver config`, and in docs/settings.md, which a test compares with the code."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from config.settings.kinds import show_duration, show_size
from config.settings.spec import Spec
from config.settings.table import GROUPS, Settings, name_of, specs
from config.settings.tables import (
    EGRESS_KEYS,
    STORE_KEYS,
    TIMESTAMP_KEYS,
    EgressSetting,
    StoreSetting,
    TimestampSetting,
    hide,
)

HIDDEN = "(hidden)"


def _shown(attribute: str, spec: Spec, value: Any) -> Any:
    """A value for display and JSON, in the units that operators write, with secrets hidden."""
    if value is None:
        return None
    if attribute == "database":
        return hide(value)
    if attribute == "webhook":
        return f"{urlsplit(value).scheme}://{urlsplit(value).hostname}/***"  # often the path is the secret
    if spec.secret and attribute != "egress":
        return HIDDEN
    if attribute.endswith("_s"):
        return show_duration(value)
    if attribute.endswith("_bytes"):
        return show_size(value)
    if isinstance(value, tuple):
        return [_entry(entry) for entry in value]
    return value if isinstance(value, (bool, int)) else str(value)


def _entry(entry: object) -> Any:
    if isinstance(entry, StoreSetting):
        keys = {"credentials": "of its own"} if entry.access_key else {}
        return {
            "name": entry.name,
            "url": entry.url,
            **({"endpoint": entry.endpoint} if entry.endpoint else {}),
            **keys,
        }
    if isinstance(entry, EgressSetting):
        rest = {"url": hide(entry.url)} if entry.url else {}
        return {"name": entry.name, "kind": entry.kind, **rest, **({"country": entry.country} if entry.country else {})}
    if isinstance(entry, TimestampSetting):
        policy = {"policy": entry.policy} if entry.policy else {}
        return {"name": entry.name, "url": hide(entry.url), "ca_file": str(entry.ca_file), **policy}
    if isinstance(entry, tuple):
        return f"[{entry[0]}]:{entry[1]}" if ":" in entry[0] else f"{entry[0]}:{entry[1]}"
    return str(entry)


def rows(settings: Settings) -> list[dict[str, Any]]:
    """A dict for each setting: `name`, `value` (secrets hidden), `from`, `about`."""
    return [
        {
            "name": name,
            "value": _shown(attribute, spec, getattr(settings, attribute)),
            "from": settings.sources[attribute],
            "about": spec.about,
        }
        for name, (attribute, spec) in specs().items()
    ]


def markdown() -> str:
    """The whole text of docs/settings.md."""
    lines = [_HEAD]
    known = specs()
    for group in GROUPS:
        lines += ["", f"## {(group.__doc__ or '').strip()}"]
        for found in group.__dataclass_fields__.values():
            name = name_of(found)
            spec = known[name][1]
            default = spec.derived or ("not set" if spec.default in {None, ""} else f"`{spec.default}`")
            secret = f" Also as `ARCHIVER_{name.upper()}_FILE`; never shown." if spec.secret else ""
            lines += [
                "",
                f"### `{name}`, `ARCHIVER_{name.upper()}`",
                "",
                f"{spec.about}{secret}",
                "",
                f"- takes {spec.kind.takes}",
                f"- default: {default}. {spec.why}",
                f"- example: `ARCHIVER_{name.upper()}={spec.example}`",
            ]
    for title, keys in (("[[store]]", STORE_KEYS), ("[[egress]]", EGRESS_KEYS), ("[[timestamp]]", TIMESTAMP_KEYS)):
        lines += ["", f"## Keys of a `{title}` table", "", "| key | what |", "|---|---|"]
        lines += [f"| `{key}` | {what} |" for key, what in keys.items()]
    return "\n".join(lines) + "\n"


_HEAD = """# Settings

Made from `config/settings/`; a test fails when the two differ. Renew: `python -m config.settings > docs/settings.md`.

Each setting has a name in the TOML file and a variable. Variables win over the file, the file over the defaults. The
file is `$ARCHIVER_CONFIG`, else `./archiver.toml`, else `$ARCHIVER_DATA/archiver.toml`; `config/archiver.example.toml`
shows the usual one. A name that is not listed here, in the file or as an `ARCHIVER_` variable, stops the start (exit
code 3), and so does a value that makes no sense. A variable that is set to nothing counts as not set. Variables that
begin with `ARCHIVER_TEST_` belong to the test suite and are ignored. Relative paths in the file start from the file's
directory, those in variables from where the program was started.

Secrets can be given as a file: `ARCHIVER_WEBHOOK_SECRET_FILE=/run/secrets/webhook`, in the file
`webhook_secret_file = "..."`. `archiver config` shows every value and where it came from, and hides secrets.

S3 credentials and endpoint of an `s3://` store are taken from the usual AWS variables and files (`AWS_ACCESS_KEY_ID`,
`AWS_SECRET_ACCESS_KEY`, `AWS_PROFILE`, `AWS_REGION`, `AWS_ENDPOINT_URL_S3`, `AWS_CA_BUNDLE`), unless a `[[store]]`
table has its own."""
