"""Settings: where values come from, what prevents a start, and that the documents agree with the code."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from dataclasses import FrozenInstanceError
from ipaddress import ip_network
from pathlib import Path

import pytest

from archiver import welcome
from config.settings import SettingsError, load
from config.settings.shown import markdown, rows
from config.settings.table import specs

ROOT = Path(__file__).parents[2]


def problems(environ, cwd):
    with pytest.raises(SettingsError) as caught:
        load(environ, cwd=cwd)
    assert caught.value.exit_code == 3
    return list(caught.value.problems)


@pytest.mark.parametrize("environ", [{"ARCHIVER_SPOOL_BYTES": "64MiB"}, {"ARCHIVER_FLUSH_BYTES": "30GiB"}])
def test_spool_that_has_no_room_for_a_segment_prevents_the_start(tmp_path, environ):
    """The service ran and never looked at anything: an empty spool was "full until a store takes some of it"."""
    (told,) = problems(environ, tmp_path)
    assert told.startswith("ARCHIVER_SPOOL_BYTES is not more than ARCHIVER_FLUSH_BYTES: no round would ever start")
    assert "Example: ARCHIVER_SPOOL_BYTES=" in told
    load({"ARCHIVER_SPOOL_BYTES": "64MiB", "ARCHIVER_FLUSH_BYTES": "8MiB"}, cwd=tmp_path)


def test_defaults_follow_from_the_data_directory_and_the_listener(tmp_path):
    settings = load({}, cwd=tmp_path)
    assert settings.data == tmp_path / "data"
    assert [(s.name, s.kind, s.directory) for s in settings.store] == [("main", "file", str(tmp_path / "data/store"))]
    assert settings.database == f"sqlite:///{tmp_path}/data/catalog.sqlite"
    assert (str(settings.listen), str(settings.replay_listen)) == ("127.0.0.1:8080", "127.0.0.1:8081")
    assert (settings.public_url, settings.replay_url) == ("http://127.0.0.1:8080", "http://127.0.0.1:8081")
    assert (settings.threads, settings.host_delay_s, settings.grace_s) == (64, 1.0, 30.0)
    assert (settings.interval_s, settings.max_bytes, settings.members) == (21600.0, 200 * 2**20, "all")
    assert [e.kind for e in settings.egress] == ["direct"]
    assert not settings.reading_needs_token
    assert set(settings.sources.values()) == {"default"}
    with pytest.raises(FrozenInstanceError):
        settings.threads = 1


def test_variables_override_the_file_and_each_value_knows_its_origin(tmp_path):
    file = tmp_path / "archiver.toml"
    file.write_text(
        'threads = 8\nhost_delay = "90s"\ninterval = "1d"\nallow_private_addresses = ["127.0.0.1/8", "::1"]\n'
    )
    settings = load({"ARCHIVER_THREADS": "4", "ARCHIVER_GRACE": "", "ARCHIVER_TEST_SERVER": "x"}, cwd=tmp_path)
    assert (settings.threads, settings.host_delay_s, settings.interval_s) == (4, 90.0, 86400.0)
    assert settings.allow_private_addresses == (ip_network("127.0.0.0/8"), ip_network("::1/128"))
    assert settings.sources["threads"] == "ARCHIVER_THREADS"
    assert settings.sources["host_delay_s"] == f"file {file}"
    assert settings.sources["grace_s"] == "default"
    assert load({"ARCHIVER_THREADS": "4"}, cwd=tmp_path, overrides={"threads": 2}).sources["threads"] == "command line"


def test_configuration_file_is_found_in_three_places(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d/archiver.toml").write_text("threads = 3")
    assert load({"ARCHIVER_DATA": "d"}, cwd=tmp_path).threads == 3
    (tmp_path / "archiver.toml").write_text("threads = 5")
    assert load({"ARCHIVER_DATA": "d"}, cwd=tmp_path).threads == 5
    (tmp_path / "other.toml").write_text('threads = 7\ndata = "kept"')
    settings = load({"ARCHIVER_CONFIG": "other.toml"}, cwd=tmp_path)
    assert (settings.threads, settings.data) == (7, tmp_path / "kept")


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("ARCHIVER_THREDS", "4", "did you mean ARCHIVER_THREADS? Example: ARCHIVER_THREADS=16"),
        ("ARCHIVER_XYZZY", "4", "ARCHIVER_XYZZY: unknown setting; docs/settings.md lists"),
        (
            "ARCHIVER_THREADS",
            "many",
            "ARCHIVER_THREADS is 'many': not a whole number. It takes a whole number. Example:",
        ),
        ("ARCHIVER_THREADS", "0", "less than 1"),
        ("ARCHIVER_HOST_DELAY", "soon", "ARCHIVER_HOST_DELAY is 'soon': not a duration"),
        ("ARCHIVER_HOST_DELAY", "-1", "not a duration"),
        ("ARCHIVER_INTERVAL", "1s", "less than 1m"),
        ("ARCHIVER_MAX_BYTES", "2 apples", "not a size"),
        ("ARCHIVER_LISTEN", "8080", "not HOST:PORT"),
        ("ARCHIVER_REPLAY_LISTEN", "127.0.0.1:8080", "an origin of its own"),
        ("ARCHIVER_PUBLIC_URL", "archive.example.org", "not an http or https URL"),
        ("ARCHIVER_REPLAY_URL", "http://127.0.0.1:8080", "origin of its own"),
        ("ARCHIVER_MEMBERS", "some", "none of all, documents, none"),
        ("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "yes", "'yes' is no network"),
        ("ARCHIVER_DNS", "resolver.example", "is no IP address"),
        ("ARCHIVER_STORE", "s3://B", "is no name of a bucket"),
        ("ARCHIVER_STORE", "data/store", "neither file:///DIRECTORY nor s3://BUCKET/PREFIX"),
        ("ARCHIVER_STORE", "file:///a,file:///a", "the same store twice"),
        ("ARCHIVER_DATABASE", "mysql://x", "neither sqlite:///FILE nor postgresql://"),
        ("ARCHIVER_DATABASE", "sqlite:///:memory:", "neither sqlite:///FILE nor postgresql://"),
        ("ARCHIVER_DATABASE", "postgres://x/y", "write postgresql://"),
        ("ARCHIVER_EGRESS", "socks5://h:1", "write socks5h://"),
        ("ARCHIVER_EGRESS", "nl", "neither direct, http://HOST:PORT nor socks5h://HOST:PORT"),
        ("ARCHIVER_CONTACT", "a\nb", "not one line"),
        ("ARCHIVER_TIMESTAMP", "freetsa", "is not NAME=CA_FILE"),
        ("ARCHIVER_TIMESTAMP", "unheard-of=/a.pem", "has no url"),
        ("ARCHIVER_TIMESTAMP", "freetsa=roots.pem", "not an absolute path"),
        ("ARCHIVER_OWN_ADDRESSES", "http://x", "neither an address nor a host name"),
        ("ARCHIVER_LEDGER_ORIGIN", "https://archive.example/ledger", "without scheme, space or plus"),
        ("ARCHIVER_LEDGER_ORIGIN", "our ledger", "without scheme, space or plus"),
        ("ARCHIVER_ANONYMOUS", "perhaps", "neither true nor false"),
        ("ARCHIVER_WEBHOOK_SECRET", "whsec_x", "no ARCHIVER_WEBHOOK says where to"),
        ("ARCHIVER_WEBHOOK_FILE", "/nowhere/x", "cannot be read: No such file"),
        ("ARCHIVER_CONFIG", "nowhere.toml", "which is not there"),
        ("ARCHIVER_CA_FILE", "/nowhere/roots.pem", "cannot be read: No such file"),
        ("ARCHIVER_CA_FILE", "/dev/null", "holds no certificate"),
        ("ARCHIVER_TIMESTAMP", "freetsa=/nowhere/freetsa.pem", "cannot be read: No such file"),
        ("ARCHIVER_TIMESTAMP", "freetsa=/dev/null", "holds no certificate"),
        ("ARCHIVER_DATA", "~nobody-here/data", "home directory of ~nobody-here, which is not known"),
        ("ARCHIVER_CA_FILE", "~nobody-here/a.pem", "home directory of ~nobody-here, which is not known"),
        ("ARCHIVER_CONFIG", "~nobody-here/a.toml", "which is not there"),
        ("ARCHIVER_STORE", "file:///a,file:///b/.././a/", "the same store twice"),
        (
            "ARCHIVER_STORE",
            "file:///bin/a,file:///usr/bin/a",
            "the same store twice",
        ),  # a link, on every system of ours
        ("ARCHIVER_STORE", "file:///a/b,file:///c,file:///a", "a store inside another one"),
        ("ARCHIVER_STORE", "s3://bucket,s3://bucket/a", "a store inside another one"),
        ("ARCHIVER_EGRESS", "socks5h://h:0", "has port 0"),
        ("ARCHIVER_SMTP", "smtp://h:0", "with port 0"),
    ],
)
def test_invalid_variable_prevents_the_start_with_its_name_the_fault_and_an_example(tmp_path, variable, value, told):
    found = problems({variable: value}, tmp_path)
    assert len(found) == 1
    assert told in found[0]
    assert variable in found[0]
    assert "Example: " in found[0]


@pytest.mark.parametrize(
    "replay", ["https://a.example/replay", "https://a.example:443", "https://A.example/x", "https://a.example"]
)
def test_replay_below_the_origin_of_the_pages_prevents_the_start(tmp_path, replay):
    pages = "https://a.example/archive"
    (found,) = problems({"ARCHIVER_PUBLIC_URL": pages, "ARCHIVER_REPLAY_URL": replay}, tmp_path)
    assert f"ARCHIVER_REPLAY_URL is {replay}, the origin of ARCHIVER_PUBLIC_URL" in found
    apart = {"ARCHIVER_PUBLIC_URL": pages, "ARCHIVER_REPLAY_URL": "https://a.example:8443"}
    assert load(apart, cwd=tmp_path).replay_url == "https://a.example:8443"


def test_relative_database_file_starts_from_the_directory_of_the_configuration_file(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/archiver.toml").write_text('database = "sqlite:///catalog.sqlite"\n')
    named = {"ARCHIVER_CONFIG": "etc/archiver.toml"}
    assert load(named, cwd=tmp_path).database == f"sqlite:///{tmp_path}/etc/catalog.sqlite"
    typed = {**named, "ARCHIVER_DATABASE": "sqlite:///here.sqlite"}
    assert load(typed, cwd=tmp_path).database == f"sqlite:///{tmp_path}/here.sqlite"


def test_all_problems_are_reported_at_once_without_secrets(tmp_path):
    found = problems(
        {
            "ARCHIVER_EGRESS": "user:geheim@host:1080",
            "ARCHIVER_DATABASE": "mysql://u:geheim@h",
            "ARCHIVER_WEBHOOK": "hooks/geheim",
        },
        tmp_path,
    )
    assert len(found) == 3
    assert "geheim" not in "".join(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("thread = 4", "thread in {file}: unknown setting; did you mean threads? Example: threads ="),
        ("[web]\nlisten = 1", "web in {file}: unknown setting"),
        ("threads = [", "{file} is not TOML"),
        (f"threads = {'[' * 5000}{']' * 5000}", "{file} cannot be read: nested too deep"),
        (f"threads = {'1' * 5000}", "{file} cannot be read: "),
        ("threads = true", "threads in {file} is 'True': not a whole number"),
        ("threads = 'x'", "Example: threads = 16"),
        ("interval = 'x'", 'Example: interval = "1d"'),
        ('[[store]]\nurl = "s3://abc"\nkey = "x"', "'key' is unknown; known are name, url"),
        ('[[store]]\nname = "a"', "a table without url"),
        ('[[store]]\nurl = "s3://abc"\naccess_key = "x"', "needs both or none"),
        (2 * '[[store]]\nurl = "s3://abc"\nendpoint = "https://s3.example"\n', "the same store twice"),
        ('[[egress]]\nname = "a"', "neither direct, http://HOST:PORT nor socks5h://HOST:PORT"),
        ('[[egress]]\nname = "a"\nurl = "http://p:1"\ncountry = "Holland"', "not two capital letters"),
    ],
)
def test_invalid_configuration_file_is_reported(tmp_path, text, told):
    file = tmp_path / "archiver.toml"
    file.write_text(text)
    found = problems({}, tmp_path)
    assert len(found) == 1
    assert told.format(file=file) in found[0]


def test_store_reached_by_a_link_is_no_second_copy(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "store")
    (found,) = problems({"ARCHIVER_STORE": f"file://{tmp_path}/store,file://{tmp_path}/link"}, tmp_path)
    assert "the same store twice" in found


@pytest.mark.parametrize(
    ("store", "told"),
    [
        ("data/tmp", "among the files of the service itself, some of which it removes"),
        ("data/spool/store", "among the files of the service itself"),
        ("data", "would have the keys, too"),
        ("", "would have the keys, too"),
        ("beside", "whose audit would take it for a blob"),
    ],
)
def test_store_that_shares_its_place_with_files_of_the_service_prevents_the_start(tmp_path, store, told):
    environ = {
        "ARCHIVER_DATA": f"{tmp_path}/data",
        "ARCHIVER_STORE": f"file://{tmp_path}/{store}",
        "ARCHIVER_DATABASE": f"sqlite:///{tmp_path}/beside/catalog.sqlite",
    }
    assert told in problems(environ, tmp_path)[0]
    assert load(environ | {"ARCHIVER_STORE": f"file://{tmp_path}/data/store"}, cwd=tmp_path).store


def test_stores_side_by_side_are_apart(tmp_path):
    stores = load({"ARCHIVER_STORE": "file:///a,file:///a-b,s3://bucket/a,s3://bucket/a-b"}, cwd=tmp_path).store
    assert len(stores) == 4


def test_stores_are_one_string_or_tables_with_their_own_credentials(tmp_path):
    two = load({"ARCHIVER_STORE": "s3://bucket/a/b/, file:///mnt/x"}, cwd=tmp_path).store
    assert [(s.name, s.kind, s.bucket, s.prefix, s.directory) for s in two] == [
        ("main", "s3", "bucket", "a/b", None),
        ("copy2", "file", None, "", "/mnt/x"),
    ]
    (tmp_path / "key").write_text("hidden\n")
    (tmp_path / "archiver.toml").write_text(
        '[[store]]\nname = "far"\nurl = "s3://bucket/p"\nendpoint = "https://s3.example"\naccess_key = "a"\n'
        'secret_key_file = "key"\n'
    )
    settings = load({}, cwd=tmp_path)
    assert (settings.store[0].name, settings.store[0].secret_key) == ("far", "hidden")
    assert "hidden" not in repr(rows(settings))


def test_egresses_are_set_by_variable_or_file(tmp_path):
    ways = load({"ARCHIVER_EGRESS": "socks5h://u:p@h"}, cwd=tmp_path).egress
    assert [(w.name, w.kind, w.url) for w in ways] == [
        ("socks5h", "socks5h", "socks5h://u:p@h:1080"),
        ("direct", "direct", None),
    ]
    (tmp_path / "archiver.toml").write_text(
        '[[egress]]\nname = "direct"\nkind = "direct"\n[[egress]]\nname = "nl"\nurl = "http://p:3128"\ncountry = "NL"\n'
    )
    assert [w.name for w in load({}, cwd=tmp_path).egress] == ["direct", "nl"]
    chosen = load({"ARCHIVER_EGRESS": "nl"}, cwd=tmp_path)
    assert [(w.name, w.country) for w in chosen.egress] == [("nl", "NL"), ("direct", None)]
    assert chosen.sources["egress"].startswith("ARCHIVER_EGRESS and file ")


def test_secrets_are_read_from_files_and_never_shown(tmp_path):
    (tmp_path / "secret").write_text("whsec_geheim\n")
    environ = {
        "ARCHIVER_WEBHOOK": "https://hooks.example/services/geheim",
        "ARCHIVER_WEBHOOK_SECRET_FILE": "secret",
        "ARCHIVER_DATABASE": "postgresql://archiver:geheim@db/archiver",
        "ARCHIVER_EGRESS": "http://user:geheim@proxy:3128",
    }
    settings = load(environ, cwd=tmp_path)
    assert settings.webhook_secret == "whsec_geheim"
    shown = {row["name"]: row for row in rows(settings)}
    assert "geheim" not in repr(shown)
    assert shown["webhook_secret"]["value"] == "(hidden)"
    assert shown["webhook_secret"]["from"] == f"{tmp_path}/secret, named by ARCHIVER_WEBHOOK_SECRET_FILE"
    both = {**environ, "ARCHIVER_WEBHOOK_SECRET": "x"}
    assert "both set" in problems(both, tmp_path)[0]


def test_listening_beyond_loopback_requires_a_token_to_read_unless_anonymous(tmp_path):
    assert not load({"ARCHIVER_LISTEN": "[::1]:80"}, cwd=tmp_path).reading_needs_token
    assert load({"ARCHIVER_LISTEN": "0.0.0.0:8080"}, cwd=tmp_path).reading_needs_token
    assert not load({"ARCHIVER_LISTEN": "0.0.0.0:8080", "ARCHIVER_ANONYMOUS": "true"}, cwd=tmp_path).reading_needs_token
    assert load({"ARCHIVER_LISTEN": "127.0.0.1:0"}, cwd=tmp_path).replay_listen.port == 0


def test_every_setting_is_documented_and_every_example_is_valid(tmp_path):
    assert (ROOT / "docs/settings.md").read_text() == markdown(), "renew: python -m config.settings > docs/settings.md"
    for name, (_, spec) in specs().items():
        assert spec.about.endswith("."), name
        assert spec.why.endswith("."), name
        spec.kind.parse(spec.example)


def test_example_file_names_only_existing_settings(tmp_path):
    text = (ROOT / "config/archiver.example.toml").read_text()
    assert tomllib.loads(text) == {}, "an example changes nothing as it is"
    lines = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    keys = {line.split(" = ")[0] for line in lines if " = " in line and line.split(" = ")[0].isidentifier()}
    tables = {
        "name",
        "url",
        "endpoint",
        "region",
        "access_key",
        "secret_key_file",
        "country",
        "webhook_secret_file",
        "smtp_file",
        "policy",
    }
    assert keys - tables <= set(specs())


def test_importing_settings_loads_nothing_heavy():
    code = (
        "import sys; import config.settings; "
        "print([m for m in sys.modules if m.split('.')[0] in {'storage', 'archiver', 'pydantic', 'difflib'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("number", ["inf", "-inf", "nan", "+nan"])
def test_infinite_or_nan_sizes_and_durations_are_refused(tmp_path, number):
    """TOML allows them. A size of `inf` raised an internal error, and a delay of `nan` was accepted."""
    measured = [name for name, (_, spec) in specs().items() if spec.kind.takes.startswith(("a size", "a duration"))]
    assert len(measured) > 10
    for name in measured:
        (tmp_path / "archiver.toml").write_text(f"{name} = {number}\n")
        found = problems({}, tmp_path)
        assert all(name in one for one in found), found


def test_number_with_very_many_digits_is_accepted_as_a_large_one(tmp_path):
    (tmp_path / "archiver.toml").write_text(f"spool_bytes = {'9' * 400}\n")
    for environ in ({}, {"ARCHIVER_SPOOL_BYTES": "9" * 400}):
        assert load(environ, cwd=tmp_path).spool_bytes >= 10**18


def test_welcome_names_a_data_directory_that_another_terminal_would_not_find(tmp_path, monkeypatch):
    """After `ARCHIVER_DATA=… make run` the next command, typed as shown, made an archive of its own in ./data."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "archiver")])
    elsewhere = tmp_path / "kept here"
    asked = welcome.lines("http://127.0.0.1:8080", elsewhere, None)
    assert f"  export ARCHIVER_DATA='{elsewhere}'" in asked
    usual = welcome.lines("http://127.0.0.1:8080", tmp_path / "data", None)
    assert not any("ARCHIVER_DATA" in line for line in usual)
