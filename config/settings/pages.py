"""Settings of the web pages and of who may see them."""

# ruff: noqa: RUF009 - what looks like a default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass

from config.settings import kinds
from config.settings.kinds import Listen
from config.settings.spec import setting


def _next_port(listen: Listen) -> Listen:
    """The same host with the next port, the one before 65535, or 0 (the system chooses) for 0."""
    return Listen(
        listen.host, listen.port + 1 if 0 < listen.port < 65535 else 0 if not listen.port else listen.port - 1
    )


def _origin(listen: Listen) -> str:
    """The URL by which a browser on this machine reaches a listener."""
    host = "127.0.0.1" if listen.host == "0.0.0.0" else "::1" if listen.host == "::" else listen.host  # noqa: S104
    return f"http://{Listen(host, listen.port)}"


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Pages and who may see them"""

    listen: Listen = setting(
        kinds.listen(),
        "127.0.0.1:8080",
        example="0.0.0.0:8080",
        about="Address and port of the pages and the API.",
        why="Loopback: nobody else can read what is watched until you say so.",
    )
    replay_listen: Listen = setting(
        kinds.listen(),
        derive=lambda v: str(_next_port(v["listen"])),
        derived="the same address, the next port",
        example="0.0.0.0:8081",
        about="Address and port of replay, which is an origin of its own.",
        why="Archived pages are other people's code and must share no origin with ours.",
    )
    public_url: str = setting(
        kinds.web_url(bare=True),
        derive=lambda v: _origin(v["listen"]),
        derived="http:// and ARCHIVER_LISTEN",
        example="https://archive.example.org",
        about="How readers reach the pages; links, feeds and Location headers use it.",
        why="Behind a proxy the service cannot know its own name.",
    )
    replay_url: str = setting(
        kinds.web_url(bare=True),
        derive=lambda v: _origin(v["replay_listen"]),
        derived="http:// and ARCHIVER_REPLAY_LISTEN",
        example="https://replay.example.org",
        about="How readers reach replay. A host name of its own, not a path of public_url.",
        why="For the same reason as public_url.",
    )
    anonymous: bool = setting(
        kinds.flag(),
        "false",
        example="true",
        about="Whether anyone may read without a token when the service listens beyond loopback. Writing always needs one.",
        why="The list of what is watched can endanger those who watch.",
    )
    witness: bool = setting(
        kinds.flag(),
        "false",
        example="true",
        about="Whether anyone may follow the ledger without a token beyond loopback: its signed head and its tiles of salted "
        "hashes. They tell how many looks there were and when the ledger grew, nothing of what is watched.",
        why="Not even that is told without your say; a witness who can follow holds you to your history.",
    )
