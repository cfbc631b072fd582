"""Settings of visits: how sites see them, the limits of one visit, and the pace."""

# ruff: noqa: RUF009 - what looks like a default is a dataclasses.field

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from config.settings import kinds
from config.settings.kinds import Network
from config.settings.spec import setting
from config.settings.tables import EgressSetting, egresses


@dataclass(frozen=True, kw_only=True)
class Looking:
    """How sites are looked at"""

    user_agent: str = setting(
        kinds.header_text(),
        "Mozilla/5.0 (compatible; archiver/0.1)",
        example="Mozilla/5.0 (compatible; KeepIt/1.0)",
        about="User-Agent of every request. A contact, if set, is added to it.",
        why="Says that it is a program without saying whose; the prefix is what many sites ask for before they answer.",
    )
    contact: str | None = setting(
        kinds.header_text(),
        example="archive@example.org",
        about="Mail address or URL for those who want to ask: added to the User-Agent, and written into records.",
        why="Not set: you are named only if you choose to be.",
    )
    operator: str | None = setting(
        kinds.text(),
        example="Example University Library",
        about="Who runs this, written into records.",
        why="Not set: for the same reason as contact.",
    )
    egress: tuple[EgressSetting, ...] = setting(
        egresses(),
        "direct",
        example="nl=socks5h://10.0.0.5:1080,direct",
        secret=True,
        about="The vantage points from which requests are made; the first is the default, the others are for `add --egress NAME`. "
        "One with a country needs an [[egress]] table. One that fails is never replaced by another.",
        why="Straight out, from the address of this machine.",
    )
    dns: tuple[tuple[str, int], ...] = setting(
        kinds.addresses(),
        "",
        example="9.9.9.9,[2620:fe::fe]:53",
        about="Resolvers to ask instead of the system's.",
        why="Empty: those of /etc/resolv.conf.",
    )
    ca_file: Path | None = setting(
        kinds.path(),
        example="/etc/archiver/roots.pem",
        about="Further trust anchors (PEM), beside the usual ones.",
        why="Not set: what browsers trust.",
    )
    allow_private_addresses: tuple[Network, ...] = setting(
        kinds.networks(),
        "",
        example="127.0.0.0/8,10.0.0.0/8",
        about="Networks that may be looked at although they are not public: tests, intranets.",
        why="Empty: a cited address must not be a way into your network.",
    )
    canary: str | None = setting(
        kinds.web_url(),
        example="https://www.example.org/",
        about="A URL that shows whether our own line is up. Asked when a host fails or answers with no page of its site; loopback "
        "sources never count.",
        why="Not set: not asked, as nobody is contacted without your say.",
    )
    rdap: str | None = setting(
        kinds.web_url(bare=True),
        example="https://rdap.org",
        about="An RDAP service (RFC 9082) that is asked for the registration of a site's domain, when the whole site seems "
        "gone for the second time. It learns the domain, your address and the time; never a URL, and nothing about sealed sources.",
        why="Not set: not asked, as nobody is contacted without your say. A domain still counts as gone after the usual waits.",
    )
    archive: str | None = setting(
        kinds.web_url(),
        example="https://web.archive.org/cdx/search/cdx",
        about="The CDX server of an independent web archive. When a loss is about to be confirmed, it is asked what it has been "
        "given at the same URL since. It learns the URL, your address and the time: that someone watches this very page, now.",
        why="Not set: not asked, as it would learn the list of what is watched piece by piece. Never asked about sealed sources.",
    )
    members: str = setting(
        kinds.choice("all", "documents", "none"),
        "all",
        example="documents",
        about="What is kept with a page: documents, and the images, styles and fonts that reading needs. Styles are followed through "
        "two imports. Of their images and fonts, and of several images for one place, those are kept that a browser would ask for, as far as that can be told "
        "without rendering the page. At most 100 images, styles and fonts per page.",
        why="The report is often not in the page, and a page without its style is hard to read.",
    )
    interval_s: float = setting(
        kinds.duration(60, 366 * 86400),
        "6h",
        example="1d",
        about="Time between looks at a source that has settled; newly cited ones are looked at more often.",
        why="Losses are noticed the same day, and a site sees four requests a day.",
    )


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of one visit"""

    max_bytes: int = setting(
        kinds.size(1024),
        "200MiB",
        example="2GiB",
        about="Longest body kept of one response, unless the source has its own limit. What is longer is cut and marked. "
        "The bodies of the redirects that lead to one file share this limit.",
        why="Larger than nearly every report, smaller than what fills a disk in a night.",
    )
    head_bytes: int = setting(
        kinds.size(1024, 16 * 2**20),
        "256KiB",
        example="64KiB",
        about="Longest status line and headers of one response.",
        why="Twice what browsers accept, which is far more than honest servers send.",
    )
    redirects: int = setting(
        kinds.count(0, 50),
        20,
        example="10",
        about="Redirects followed in one visit.",
        why="As many as browsers follow.",
    )
    connect_timeout_s: float = setting(
        kinds.duration(0.1, 600),
        "20s",
        example="10s",
        about="Longest wait for a connection, TLS included.",
        why="Far sites behind filters are slow; three lost packets cost seven seconds.",
    )
    idle_timeout_s: float = setting(
        kinds.duration(0.1, 600),
        "60s",
        example="30s",
        about="Longest silence while an answer is awaited or coming.",
        why="Pages made on request take a while; a minute is what most servers themselves allow.",
    )
    total_timeout_s: float = setting(
        kinds.duration(1, 86400),
        "30m",
        example="10m",
        about="Longest time for one request, from connecting to its last byte. What comes at less than 64 bytes a second over five times "
        "`idle_timeout` is cut before.",
        why="200 MiB at 1 Mbit/s.",
    )
    members_max: int = setting(
        kinds.count(0, 1000),
        20,
        example="50",
        about="Documents fetched with one page.",
        why="Pages with more are lists; register their entries as sources of their own.",
    )
    members_bytes: int = setting(
        kinds.size(),
        "200MB",
        example="1GB",
        about="Octets of all members of one visit together.",
        why="A report with its annexes.",
    )


@dataclass(frozen=True, kw_only=True)
class Rounds:
    """Pace"""

    threads: int = setting(
        kinds.count(1, 1024),
        64,
        example="16",
        about="Number of hosts looked at simultaneously. Slow ones take at most half.",
        why="Most of a thread's time is waiting; on two cores more gives nothing.",
    )
    host_delay_s: float = setting(
        kinds.duration(0, 3600),
        "1s",
        example="5s",
        about="Time between two requests to one host. Members of one page follow each other at a quarter of it.",
        why="The pace of a person clicking.",
    )
    round_sources: int = setting(
        kinds.count(1, 100000),
        100,
        example="50",
        about="Most sources of one host looked at in one go; then it is the next host's turn.",
        why="A large host must not hold a thread for an hour.",
    )
    round_time_s: float = setting(
        kinds.duration(1, 86400),
        "5m",
        example="2m",
        about="Longest time spent on one host in one go.",
        why="The same as round_sources, for slow hosts.",
    )
    flush_after_s: float = setting(
        kinds.duration(0, 600),
        "10s",
        example="2s",
        about="Time from the first finished visit until everything gathered since is stored.",
        why="This much a power failure may cost; larger objects are cheaper to store than many small ones.",
    )
    flush_bytes: int = setting(
        kinds.size(2**16),
        "64MiB",
        example="16MiB",
        about="Size at which what was gathered is stored at once.",
        why="Large enough for a bucket, small enough to read back and hash in a moment.",
    )
    grace_s: float = setting(
        kinds.duration(0, 3600),
        "30s",
        example="10s",
        about="Time to store finished looks after SIGTERM. What is not finished stays due.",
        why="Container engines kill after 10 s unless told otherwise: give them this plus five (compose: stop_grace_period).",
    )
