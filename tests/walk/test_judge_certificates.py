"""The certificate that a site shows, where it holds and where it does not."""

from __future__ import annotations

import hashlib
import ssl
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from archiver.rejudge import Changed
from tests.support.hostile import HostileServer, response
from tests.support.site import page
from tests.walk.test_judge_again import Exact, deep

TOLD = "The site's certificate is not the one of the last good look."
NOW = datetime.now(UTC)
PAST = {"not_before": NOW - timedelta(days=90), "not_after": NOW - timedelta(days=3)}


@pytest.fixture
def server():
    """A server, whose context shows the newest certificate that it was given, and the authority that is trusted."""
    trusted, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trusted.issue_cert("127.0.0.1").configure_cert(context)
    answer = response(page("Report"), "Content-Type: text/html; charset=utf-8", keep=False)
    with HostileServer(lambda _: answer, tls=context) as made:
        yield made, context, trusted


@pytest.fixture
def held(server, make_world, tmp_path):
    """A world and a source that was seen once, over a connection that held."""
    made, _, trusted = server
    trusted.cert_pem.write_to_path(tmp_path / "ca.pem")
    world = make_world(ca_file=str(tmp_path / "ca.pem"))
    url = made.url("/papers/report")
    world.add(url)
    assert world.one(url)["finding"] == "first"
    world.clock.move(hours=6)
    return world, url


def shown(port):
    """SHA-256 of the certificate that a server shows now."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port)))).hexdigest()


def newest(world, url):
    return world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n).observation


@pytest.mark.parametrize("which", ["of a stranger", "of another name", "expired"])
def test_a_certificate_that_does_not_hold_is_seen_and_told_to_be_another(held, server, which):
    world, url = held
    made, context, trusted = server
    issuer, name = (
        trustme.CA() if which == "of a stranger" else trusted,
        "other.example" if "name" in which else "127.0.0.1",
    )
    issuer.issue_cert(name, **(PAST if which == "expired" else {})).configure_cert(context)
    assert world.one(url)["finding"] == "tls_error"
    seen = newest(world, url)
    assert (seen.verified, seen.certificate) == (False, shown(made.port))
    assert TOLD in [reason["text"] for reason in world.visits(url)[-1]["reasons"]]
    Exact.differs = []
    assert not [one for one in deep(world) if isinstance(one, Changed)]
    assert Exact.differs == []


def test_a_good_look_has_the_certificate_that_held(held, server):
    world, url = held
    assert world.one(url)["finding"] == "same"
    assert world.watched(url).assessment.marks["certificate"] == shown(server[0].port)[:16]
