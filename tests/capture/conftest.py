"""A fetcher on loopback and its own certificate authority."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from archiver import addresses
from archiver.fetch import Fetcher, Limits
from archiver.gate import Gate
from archiver.resolve import DnsResolver
from storage.model import Role

LOOPBACK = addresses.networks(["127.0.0.0/8"])
QUICK = Limits(max_bytes=1 << 20, head_bytes=64 << 10, redirects=5, connect_s=2.0, idle_s=0.4, total_s=1.5, wait_s=5.0)


@dataclass(frozen=True)
class Authority:
    """What a TLS server on loopback needs, and what a client trusts."""

    ca_file: Path
    server: ssl.SSLContext  # for 127.0.0.1 and localhost
    wrong_name: ssl.SSLContext
    unknown: ssl.SSLContext  # issued by an authority that nobody trusts


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    ca, stranger = trustme.CA(), trustme.CA()
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    ca.cert_pem.write_to_path(str(path))

    def context(issuer, *names):
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issuer.issue_cert(*names).configure_cert(made)
        return made

    names = ("127.0.0.1", "localhost", "report.example")
    return Authority(path, context(ca, *names), context(ca, "elsewhere.example"), context(stranger, *names))


@pytest.fixture
def make_fetcher(authority, tmp_path):
    """Makes fetchers with these differences from the default, and closes them at the end."""
    made = []

    def make(**different):
        options = {
            "resolver": DnsResolver(allowed_networks=LOOPBACK),
            "gate": Gate(0.0),
            "limits": QUICK,
            "user_agent": "archiver-tests/1",
            "contact": "https://archive.example/about",
            "allowed_networks": LOOPBACK,
            "ca_file": authority.ca_file,
            "spool_dir": tmp_path,
        }
        made.append(Fetcher(**{**options, **different}))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def fetcher(make_fetcher):
    return make_fetcher()


@pytest.fixture
def get(fetcher):
    """One GET in a session of its own; returns all exchanges."""

    def one(url, role=Role.PAGE, **options):
        with fetcher.session() as session:
            return session.get(url, role, **options)

    return one
