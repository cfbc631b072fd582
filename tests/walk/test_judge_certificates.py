"""The certificate that a site presents, valid or not."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import ssl
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from starlette.testclient import TestClient

from archiver import web, words
from archiver.export import verifier
from archiver.rejudge import Changed
from archiver.web import links
from storage.journal import SourceEdited
from tests.support import forging
from tests.support.hostile import HostileServer, response
from tests.support.site import page
from tests.support.world import sound
from tests.walk.test_judge_again import Exact, deep

TOLD = "The site's certificate is not the one of the last good look."
NOW = datetime.now(UTC)
PAST = {"not_before": NOW - timedelta(days=90), "not_after": NOW - timedelta(days=3)}


@pytest.fixture
def server():
    """A TLS server, its context, which presents the certificate issued last, and the trusted authority."""
    trusted, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trusted.issue_cert("127.0.0.1").configure_cert(context)
    answer = response(page("Report"), "Content-Type: text/html; charset=utf-8", keep=False)
    with HostileServer(lambda _: answer, tls=context) as made:
        yield made, context, trusted


@pytest.fixture
def held(server, make_world, tmp_path):
    """A world, and a source that was seen once over a verified connection."""
    made, _, trusted = server
    trusted.cert_pem.write_to_path(tmp_path / "ca.pem")
    world = make_world(ca_file=str(tmp_path / "ca.pem"))
    url = made.url("/papers/report")
    world.add(url)
    assert world.one(url)["finding"] == "first"
    world.clock.move(hours=6)
    return world, url


def shown(port):
    """SHA-256 of the certificate that a server presents now."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port)))).hexdigest()


def newest(world, url):
    return world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n).observation


@pytest.mark.parametrize("which", ["of a stranger", "of another name", "expired"])
def test_invalid_certificate_is_recorded_and_reported_as_different(held, server, which):
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


def test_good_look_records_the_fingerprint_of_the_valid_certificate(held, server):
    world, url = held
    assert world.one(url)["finding"] == "same"
    assert world.watched(url).assessment.marks["certificate"] == shown(server[0].port)[:16]


def accept(world, url, sha256):
    """The source as `archiver edit --accept-certificate` or `--withdraw-certificate` leaves it."""
    edited = replace(world.watched(url).source, certificate=sha256)
    world.app.journal.record([SourceEdited(source=edited)], "Ada (archiver edit)")


def why(world, url, rule):
    return next((one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == rule), None)


def stranger(context):
    """Makes the server present a certificate of an untrusted authority."""
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)


def test_refused_look_names_the_fingerprint_to_accept_and_compares_the_unverified_body(held, server):
    world, url = held
    made, context, _ = server
    stranger(context)
    world.one(url)
    refused = why(world, url, "certificate-refused")
    assert refused.endswith(f"by its fingerprint, SHA-256 {shown(made.port)}.")
    assert why(world, url, "certificate-body").startswith(
        "What was received without checking the certificate is our copy, byte for byte"
    )
    made.routes = lambda _: response(page("Another"), "Content-Type: text/html; charset=utf-8", keep=False)
    world.clock.move(hours=6)
    world.one(url)
    told = [
        (one["rule"], one["text"]) for one in world.visits(url)[-1]["reasons"] if one["rule"].startswith("certificate-")
    ]
    assert told[-1][1].startswith("What was received without checking the certificate is not our copy")
    assert all(words.reason(rule, text, "zh") for rule, text in told)


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_server_with_only_an_old_protocol_is_not_blamed_for_its_certificate(held, server):
    world, url = held
    _, context, _ = server
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    assert world.one(url)["finding"] == "tls_error"
    refused = why(world, url, "certificate-refused")
    assert "its certificate was not in question" in refused
    assert words.reason("certificate-refused", refused, "zh")


def test_look_under_an_accepted_certificate_is_a_reference_and_labelled_so(held, server):
    world, url = held
    made, context, _ = server
    stranger(context)
    assert world.one(url)["finding"] == "tls_error"
    accept(world, url, shown(made.port))
    world.clock.move(hours=6)
    line = world.one(url)
    assert (line["finding"], line["status"]) == ("same", 200)
    assert why(world, url, "certificate-accepted").endswith(f"by its fingerprint, SHA-256 {shown(made.port)}.")
    kept = world.app.lookup.capture(url)
    assert (kept.id, kept.verified, kept.accepted, kept.certificate) == (line["capture"], False, True, "accepted")
    assert world.watched(url).last.id == kept.id, "it is the reference"
    Exact.differs = []
    assert not [one for one in deep(world) if isinstance(one, Changed)]
    assert Exact.differs == []
    stranger(context)  # a further certificate is not accepted with it
    world.clock.move(hours=6)
    assert world.one(url)["finding"] == "tls_error"
    assert world.watched(url).last.id == kept.id
    accept(world, url, None)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    world.clock.move(hours=6)
    assert world.one(url)["finding"] == "tls_error"
    sound(world.app)


def test_source_only_ever_seen_under_an_accepted_certificate_is_labelled_everywhere(server, make_world, tmp_path):
    made, _, _ = server
    world = make_world()
    url = made.url("/papers/report")
    world.add(url)
    assert world.one(url)["state"] == "new"
    accept(world, url, shown(made.port))
    world.clock.move(hours=6)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("first", "available")
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
        asked = {"headers": {"accept": "text/html"}}
        source = client.get(f"/source/{line['source']}", **asked).text
        copy = client.get(f"/capture/{line['capture']}", **asked).text
        stamp = links.stamp(world.app.lookup.by_id(line["capture"]).at)
        memento = client.get(f"/web/{stamp}id_/{url}")
        cdxj = client.get("/cdx", params={"url": url, "output": "cdxj"}).text.splitlines()
        fields = client.get("/cdx", params={"url": url, "fl": "certificate"}).text.split()
        link = client.get(f"/timemap/link/{url}").text
        mementos = client.get(f"/timemap/json/{url}").json()["mementos"]["list"]
        api = client.get(f"/api/v1/sources/{line['source']}").json()
    assert shown(made.port) in source
    assert api["registered"]["accepted_certificate"] == shown(made.port)
    assert (api["last"]["verified"], api["last"]["certificate_accepted"]) == (False, True)
    assert "received under a certificate that whoever runs this archive accepted by its fingerprint" in source
    assert "it was accepted by its fingerprint.</p>" in copy, "in the sentence to cite"
    assert memento.headers["x-archiver-certificate"] == "accepted"
    assert [json.loads(one.split(" ", 2)[2])["certificate"] for one in cdxj] == ["unverified", "accepted"]
    assert fields == ["unverified", "accepted"]
    assert link.count('; certificate="unverified"') == link.count('; certificate="accepted"') == 1
    assert [one["certificate"] for one in mementos] == ["unverified", "accepted"]
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(url)], "Report", out)
    with zipfile.ZipFile(out) as files:
        rows = list(csv.DictReader(io.TextIOWrapper(files.open("evidence/captures.csv"), "utf-8")))
    assert [(one["certificate_held"], one["certificate"]) for one in rows if one["url"] == url] == [
        ("false", "unverified"),
        ("false", "accepted"),
    ]
    exported_labels_are_those_of_the_looks(world, url, tmp_path)


def exported_labels_are_those_of_the_looks(world, url: str, folder: Path) -> None:
    """Whoever takes a label out of a package, or calls one copy by that of another, is found out."""
    for form, name, label in (
        ("dossier", "evidence/captures.csv", "unverified"),
        ("bag", "evidence/captures.csv", "accepted"),
        ("bag", "indexes/index.cdx", "unverified"),
        ("wacz", "indexes/index.cdx", "accepted"),
        ("wacz", "pages/pages.jsonl", "accepted"),
    ):
        out = folder / f"{form}.zip"
        world.app.maker.make(form, [world.watched(url)], "Report", out)
        whole = forging.files_of(out)
        part = forging.part(whole, name)
        json_of = f', "certificate": "{label}"'.encode()
        for old, new in ((label, "unverified" if label == "accepted" else "accepted"), (label, None)):
            files = dict(whole)
            if part.endswith(".csv"):
                files[part] = re.sub(rf",{old}(?=\r?\n)".encode(), f",{new or ''}".encode(), files[part])
            else:
                files[part] = files[part].replace(json_of, json_of.replace(old.encode(), new.encode()) if new else b"")
            assert files[part] != whole[part], (form, name)
            out.write_bytes(forging.saved(forging.fitted(files)))
            assert {one.file for one in verifier.load().verify(out).problems} == {part}, (form, name, new)
