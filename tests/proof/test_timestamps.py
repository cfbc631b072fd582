"""Timestamps of outside authorities over our checkpoints, checked by us and by openssl."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
from cryptography import x509
from starlette.testclient import TestClient

from archiver import web
from archiver.clockwatch import ClockWatch
from archiver.export import verifier
from archiver.stamping import dated
from storage.clock import rfc3339, utcnow
from storage.timestamps import StampRefused, anchors_of, check, ocsp, request
from storage.timestamps.chain import ChainBroken, chain
from storage.timestamps.der import DerError, read
from tests.proof.conftest import timestamps
from tests.support.authority import openssl
from tests.support.site import page
from tests.support.world import Clock, World

IMPRINT = hashlib.sha256(b"a checkpoint").digest()
NONCE = 1 << 63 | 12345


def anchors(authority):
    return anchors_of(authority.root_file.read_bytes())


@pytest.mark.parametrize(("key", "ess"), [("ec", "sha256"), ("rsa", "sha1"), ("rsa", "sha512")])
def test_timestamp_made_by_openssl_is_accepted(make_authority, key, ess):
    authority = make_authority(key=key, ess=ess)
    stamp = check(authority.stamp(request(IMPRINT, NONCE)), IMPRINT, anchors(authority), nonce=NONCE)
    assert abs(stamp.at - datetime.now(UTC)) < timedelta(seconds=30)
    assert (stamp.nonce, stamp.policy, stamp.imprint) == (NONCE, "1.2.3.4.1", IMPRINT)
    assert [one.subject.rfc4514_string() for one in stamp.chain] == ["CN=Test stamps", "CN=Test anchor first"]


def test_openssl_reads_and_answers_our_timestamp_request(make_authority, tmp_path):
    (tmp_path / "q").write_bytes(request(IMPRINT, NONCE, "1.2.3.4.5"))
    text = subprocess.run(
        ["openssl", "ts", "-query", "-in", tmp_path / "q", "-text"], capture_output=True, check=True, text=True
    ).stdout
    assert "sha256" in text
    assert "Certificate required: yes" in text
    assert "1.2.3.4.5" in text
    assert f"{NONCE:#x}".upper().removeprefix("0X") in text
    authority = make_authority()
    response = authority.stamp(request(IMPRINT, NONCE, "1.2.3.4.5"))
    assert check(response, IMPRINT, anchors(authority), policy="1.2.3.4.5").policy == "1.2.3.4.5"


def test_timestamp_that_does_not_match_the_request_or_anchor_is_refused(make_authority):
    authority, other = make_authority(), make_authority("other")
    response = authority.stamp(request(IMPRINT, NONCE))
    trusted = anchors(authority)
    for changed, said in (
        ({"imprint": hashlib.sha256(b"else").digest()}, "something else"),
        ({"nonce": NONCE + 1}, "nonce"),
        ({"policy": "1.2.3.4.5"}, "policy"),
        ({"anchors": anchors(other)}, "no chain leads"),
    ):
        told = {"imprint": IMPRINT, "anchors": trusted, "nonce": NONCE, "policy": None} | changed
        with pytest.raises(StampRefused, match=said):
            check(response, told["imprint"], told["anchors"], nonce=told["nonce"], policy=told["policy"])
    with pytest.raises(StampRefused, match="did not stamp"):
        check(authority.stamp(request(IMPRINT, NONCE, "1.9.9.9")), IMPRINT, trusted)


@pytest.mark.parametrize("usage", ["timeStamping", "critical, timeStamping, clientAuth", "critical, codeSigning"])
def test_signer_certificate_not_exclusively_for_time_stamping_is_refused(make_authority, usage):
    authority = make_authority(usage=usage)  # openssl refuses to stamp with any of them
    signer = x509.load_pem_x509_certificate((authority.root / "tsa.pem").read_bytes())
    with pytest.raises(ChainBroken, match="time stamping"):
        chain(signer, [], anchors(authority), datetime.now(UTC))


def test_chain_must_be_valid_at_the_time_of_the_stamp(make_authority):
    authority = make_authority(days=30)
    signer = x509.load_pem_x509_certificate((authority.root / "tsa.pem").read_bytes())
    assert len(chain(signer, [], anchors(authority), datetime.now(UTC))) == 2
    for days in (-1, 31):
        with pytest.raises(ChainBroken, match="no chain leads"):
            chain(signer, [], anchors(authority), datetime.now(UTC) + timedelta(days=days))
    # a signer does not issue certificates, even where its own is offered as an issuer's
    with pytest.raises(ChainBroken, match="no chain leads"):
        chain(signer, [signer], anchors(make_authority("other")), datetime.now(UTC))


def test_mutually_signed_certificates_are_rejected_without_exponential_search(make_authority):
    authority = make_authority()
    root, others = authority.root, b""
    for n in range(10):  # all with the same name and key
        openssl("req", "-x509", "-new", "-key", root / "ca.key", "-config", root / "openssl.cnf", "-extensions", "ca",
                "-subj", f"/CN=Test anchor {root.name}", "-out", root / f"{n}.pem")  # fmt: skip
        others += (root / f"{n}.pem").read_bytes()
    signer = (root / "tsa.pem").read_bytes()
    trusted = anchors(make_authority("other"))
    response = authority.stamp(request(IMPRINT, NONCE))
    begun = process_time()
    with pytest.raises(ChainBroken, match="no chain leads"):
        chain(x509.load_pem_x509_certificate(signer), anchors_of(others), trusted, datetime.now(UTC))
    program = verifier.load()
    with pytest.raises(program.Broken, match="no chain of certificates"):
        program.stamp(response, b"a checkpoint", signer + others, list(trusted))
    assert process_time() - begun < 5
    assert (
        len(chain(x509.load_pem_x509_certificate(signer), anchors_of(others), anchors(authority), datetime.now(UTC)))
        == 2
    )


def test_timestamp_with_any_byte_changed_is_refused_or_says_the_same(make_authority):
    """Bytes outside the signature may change: the set of certificates, whose length openssl does not sign."""
    authority = make_authority()
    response = authority.stamp(request(IMPRINT, NONCE))
    trusted = anchors(authority)
    good = check(response, IMPRINT, trusted, nonce=NONCE)
    survived = 0
    for at in range(len(response)):
        twisted = bytearray(response)
        twisted[at] ^= 0x41
        try:
            found = check(bytes(twisted), IMPRINT, trusted, nonce=NONCE)
        except StampRefused:
            continue
        assert (found.at, found.serial, found.chain) == (good.at, good.serial, good.chain), at
        survived += 1
    assert survived < len(response) // 3


@pytest.mark.parametrize(
    "data", [b"", b"\x30", b"\x30\x80\x00\x00", b"\x1f\x81\x01\x00", b"\x30\x84\xff\xff\xff\xff", b"\x05\x00\x05\x00"]
)
def test_invalid_der_is_refused(data):
    with pytest.raises(DerError):
        read(data)
    with pytest.raises(StampRefused):
        check(data, IMPRINT, [])


def test_every_authority_stamps_checkpoints_and_a_failing_one_delays_only_itself(
    make_authority, make_world, site, tmp_path
):
    first, second = make_authority("one"), make_authority("two", key="rsa")
    second.down = True
    world = make_world(authorities={"one": first, "two": second})
    app = world.app
    assert app.stamping.tick() == []  # nothing to stamp yet, so nobody is called
    url = site.url("/report")
    world.add(url)
    world.one(url)
    app.settle()
    size = app.ledger.newest().size
    asked = {one.authority: one for one in app.stamping.tick()}
    assert asked["one"].at is not None
    assert "503" in asked["two"].trouble
    assert app.stamping.tick() == []  # "one" is done, "two" waits for its retry
    assert [one.authority for one in app.timestamps.covering(size - 1)] == ["one"]
    assert app.timestamps.covering(size) == []
    second.down = False
    assert [(one.authority, one.trouble) for one in app.stamping.tick(at_once=True)] == [("two", None)]
    kept = app.timestamps.covering(0)
    assert {one.authority for one in kept} == {"one", "two"}
    for one, authority in zip(sorted(kept, key=lambda one: one.authority), (first, second), strict=True):
        (tmp_path / "r").write_bytes(one.response)
        (tmp_path / "q").write_bytes(one.request)
        verified = subprocess.run(
            ["openssl", "ts", "-verify", "-queryfile", tmp_path / "q", "-in", tmp_path / "r", "-CAfile", authority.root_file],
            capture_output=True, check=False,
        )  # fmt: skip
        assert verified.returncode == 0, verified.stderr
    later = world.again()
    assert later.app.timestamps.covering(0)[0].stamp == min(kept, key=lambda one: one.authority).stamp
    later.close()


def test_replayed_or_malformed_timestamp_responses_are_refused(make_authority, make_world, site):
    authority = make_authority()
    world = make_world(authorities={"one": authority})
    url = site.url("/report")
    world.add(url)
    world.one(url)
    world.app.settle()
    old = authority.stamp(request(IMPRINT, NONCE))
    for twist in (lambda _: old, lambda _: b"<html>", lambda r: r[:-9]):
        authority.twist = twist
        (asked,) = world.app.stamping.tick(at_once=True)
        assert asked.trouble
        assert asked.at is None
    assert world.app.timestamps.covering(0) == []


@pytest.mark.parametrize("hours", [3, -3])
def test_timestamp_far_from_our_time_raises_doubt_about_our_clock(make_authority, tmp_path, site, hours):
    """No other witness contradicts our clock here: there is one host, on loopback, and the database has our clock."""
    root, clock, authority = tmp_path / "archive", Clock(utcnow()), make_authority()
    root.mkdir()
    (root / "archiver.toml").write_text(timestamps({"one": authority}))
    clock.move(hours=hours)
    world = World(root, clock)
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    world.add(url)
    assert world.one(url)["finding"] == "first"
    world.app.settle()
    (asked,) = world.app.stamping.tick(at_once=True)
    assert "from ours: one of the two is wrong" in asked.trouble, "and it is not kept"
    assert world.app.timestamps.covering(0) == []
    world.app.see_clock()
    (why,) = world.app.doubts().values()
    assert re.fullmatch(r"it is 10(79.|80.) s off the stamp of one", why)
    assert world.one(url)["finding"] == "clock", "a look decides nothing while it is so"
    assert [one.at for one in world.app.stamping.tick()] == [], "not yet again"
    clock.move(hours=-hours)
    (asked,) = world.app.stamping.tick()
    assert asked.trouble is None, "the clock was set, and it is asked in time"
    world.app.see_clock()
    left = "".join(world.app.doubts().values())
    assert "newest look" in left if hours > 0 else not left
    world.close()


def test_clock_is_doubted_only_when_all_stamps_agree_and_hosts_do_not_object():
    watch, at = ClockWatch(None), utcnow()
    watch.stamped("one", 7200.0)
    assert watch.doubt(at) == "it is 7200 s off the stamp of one"
    watch.stamped("two", 0.0)
    assert watch.doubt(at) is None, "then it is the first that is off"
    watch.stamped("two", 7100.0)
    assert watch.off(at)
    for number in range(5):
        watch.note(f"host-{number}.example", number)
    assert watch.doubt(at) is None


def test_offset_within_the_stated_accuracy_of_a_timestamp_is_accepted(make_authority, tmp_path, site):
    """Our clock is 70 s off; less the stamp's accuracy of 20 s, 50 s remain."""
    authority = make_authority()
    config = authority.root / "openssl.cnf"
    config.write_text(config.read_text().replace("secs:1", "secs:20, millisecs:500, microsecs:100"))
    stamp = check(authority.stamp(request(IMPRINT, NONCE)), IMPRINT, anchors(authority))
    assert stamp.accuracy_s == pytest.approx(20.5001)
    root, clock = tmp_path / "archive", Clock(utcnow() + timedelta(seconds=70))
    root.mkdir()
    (root / "archiver.toml").write_text(timestamps({"one": authority}))
    world = World(root, clock)
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    world.app.settle()
    (asked,) = world.app.stamping.tick(at_once=True)
    assert asked.trouble is None
    world.close()


def test_revocation_list_is_kept_with_the_stamp_and_its_absence_costs_no_stamp(make_authority, make_world, site):
    authority = make_authority(lists=True)
    world = make_world(authorities={"first": authority})
    site.pages["/report"] = page("Report")
    world.add(site.url("/report"))
    authority.lists_down = True
    for number, down in enumerate((True, False)):
        authority.lists_down = down
        world.one(site.url("/report"))
        world.app.settle()
        (asked,) = world.app.stamping.tick(at_once=True)
        assert asked.trouble is None
        kept = world.app.timestamps.load(asked.size, "first")
        assert (kept.lists == b"") is down, number
    assert x509.load_pem_x509_crl(kept.lists).issuer == kept.stamp.chain[1].subject
    assert list(world.app.auditor.whole())
    assert not [one for one in world.app.auditor.standing() if one.open]


def test_timestamp_signed_with_a_revoked_certificate_is_refused(make_authority, make_world, site):
    authority = make_authority(lists=True)
    world = make_world(authorities={"first": authority})
    site.pages["/report"] = page("Report")
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    world.app.settle()
    authority.revoked = utcnow() - timedelta(days=1)
    (asked,) = world.app.stamping.tick(at_once=True)
    assert "was revoked on" in asked.trouble
    assert world.app.timestamps.names() == {}


@pytest.mark.parametrize("by", ["ca", "made"])
def test_ocsp_responder_is_asked_where_there_is_no_revocation_list(make_authority, make_world, site, tmp_path, by):
    """`openssl ocsp` makes the answers and reads the kept ones; a responder that is down costs no stamp."""
    authority = make_authority(answers=by)
    world = make_world(authorities={"first": authority})
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    world.add(url)
    for down in (True, False):
        authority.lists_down = down
        world.one(url)
        world.app.settle()
        (asked,) = world.app.stamping.tick(at_once=True)
        assert asked.trouble is None
        kept = world.app.timestamps.load(asked.size, "first")
        assert (kept.answers == b"") is down
    assert list(world.app.auditor.whole())
    assert not [one for one in world.app.auditor.standing() if one.open]
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(url)], "A report", out)
    report = verifier.load().verify(out)
    assert report.problems == []
    assert "1 of 1 certificates below CN=Test anchor first had not been revoked by then" in report.proved
    report = verifier.load().verify(out, anchors=[authority.root / "tsa.pem"])
    assert report.problems == [], "whoever trusts the authority itself needs no answer about it"
    assert any("Test stamps (whom you trust)" in line for line in report.proved)
    with zipfile.ZipFile(out) as zipped:
        (name,) = [one for one in zipped.namelist() if one.endswith(".ocsp.pem")]
        (der_,) = re.findall(r"RESPONSE-----\n(.*?)-----END", zipped.read(name).decode(), re.DOTALL)
    (tmp_path / "answer").write_bytes(base64.b64decode(der_))
    command = ["openssl", "ocsp", "-respin", "answer", "-CAfile", authority.root_file, "-issuer", authority.root_file]
    command += ["-cert", authority.root / "tsa.pem"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Response verify OK" in done.stderr
    assert "good" in done.stdout


def test_invalid_ocsp_answer_is_dropped_and_a_revocation_refuses_the_stamp(make_authority, make_world, site):
    ours, strange = make_authority(answers="ca"), make_authority("strange", answers="stranger")
    world = make_world(authorities={"first": ours, "strange": strange})
    site.pages["/report"] = page("Report")
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    world.app.settle()
    ours.revoked = utcnow() - timedelta(days=1)
    first, other = world.app.stamping.tick(at_once=True)
    assert "was revoked" in first.trouble
    assert other.trouble is None
    assert world.app.timestamps.load(other.size, "strange").answers == b""


def test_both_verifiers_agree_on_ocsp_answers(make_authority):
    """Good, revoked before and after the stamp, for another certificate, by a stranger, too old, and with changed
    bytes."""
    ours, other, strange = (
        make_authority(answers="made"),
        make_authority("other"),
        make_authority("strange", answers="stranger"),
    )
    module = verifier.load()

    def pair(who) -> tuple[x509.Certificate, x509.Certificate]:
        signer, anchor = ((who.root / name).read_bytes() for name in ("tsa.pem", "ca.pem"))
        return x509.load_pem_x509_certificate(signer), x509.load_pem_x509_certificate(anchor)

    def judged(data: bytes, who, at) -> tuple[bool, bool]:
        certificate, issuer = pair(who)
        found = []
        for judge in (
            lambda: ocsp.check(data, certificate, issuer, at),
            lambda: module.unrevoked(ocsp.pem_of([data]), [certificate, issuer], at),
        ):
            try:
                judge()
                found.append(True)
            except (ValueError, module.Broken):
                found.append(False)
        return found[0], found[1]

    def answer(who) -> bytes:
        return who.answer(ocsp.question(*pair(who)))

    now = utcnow()
    good = answer(ours)
    assert judged(good, ours, now) == (True, True)
    assert judged(good, other, now) == (False, False)
    assert judged(answer(strange), strange, now) == (False, False)
    assert judged(good, ours, now + timedelta(days=8)) == (False, False)
    ours.revoked = now - timedelta(days=2)
    taken = answer(ours)
    assert judged(taken, ours, now) == (False, False)
    assert judged(taken, ours, now - timedelta(days=3)) == (True, True)
    for at in range(0, len(good), 7):
        one, two = judged(good[:at] + bytes([good[at] ^ 0x41]) + good[at + 1 :], ours, now)
        assert one == two, at


def test_no_timestamps_without_a_configured_authority(make_world):
    assert make_world().app.stamping is None


def said(world, capture):
    return dated(world.app.catalog, world.app.timestamps, world.app.lookup.by_id(capture))


def test_page_of_a_copy_names_the_authority_that_stamped_it(make_authority, make_world, site):
    world = make_world(authorities={"one": make_authority()})
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    world.add(url)
    capture = world.one(url)["capture"]
    world.app.settle()
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        assert "no outside witness" in client.get(f"/capture/{capture}").text
        assert said(world, capture) == "our clock only, no outside witness yet"
        world.app.stamping.tick()
        assert "stamped by others (one) as not later than" in client.get(f"/capture/{capture}").text
    assert "(one)" in said(world, capture)


def test_upper_bound_of_a_date_includes_the_accuracy_that_the_stamp_states(make_authority, make_world, site, tmp_path):
    """RFC 3161 2.4.2: only its time and its accuracy together limit when it was made."""
    authority = make_authority()
    config = authority.root / "openssl.cnf"
    config.write_text(config.read_text().replace("secs:1", "secs:40, millisecs:500, microsecs:100"))
    world = make_world(authorities={"one": authority})
    url = site.url("/report")
    world.add(url)
    capture = world.one(url)["capture"]
    world.app.settle()
    (asked,) = world.app.stamping.tick(at_once=True)
    assert said(world, capture) == f"our clock; not later than {rfc3339(asked.at + timedelta(seconds=40.501))} (one)"
    until = f"{asked.at + timedelta(seconds=40.5001):%Y-%m-%dT%H:%M:%S.%f}"
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        (tmp_path / "proof.json").write_bytes(client.get(f"/api/v1/captures/{capture}/proof").content)
        told = client.get(f"/capture/{capture}").text
    assert f"existed no later than {until}".rstrip("0") in "\n".join(
        verifier.load().verify(tmp_path / "proof.json").proved
    )
    minute = re.search(r"\(one\) as not later than (.*?)\.", told)[1]
    assert datetime.strptime(minute, "%d %B %Y %H:%M UTC").replace(tzinfo=UTC) >= asked.at + timedelta(seconds=40.5)
