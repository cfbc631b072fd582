#!/usr/bin/env python3
"""Verifies a dossier, a bag, a WACZ, a WARC file or a proof, offline. One file: Python 3.11 and `cryptography`, nothing else.

    python3 verify.py FILE-OR-DIRECTORY [--key VERIFIER-KEY]... [--anchor CA.pem]... [--json]

It shares no code with the program that made the package. Exit code 0: all holds; 1: something does not; 2: usage.

What is looked at: names and sizes in the zip, the manifest of every file, each WARC record (lengths, block and payload
digests), each look's proof (RFC 9162) up to a signed checkpoint, the digests that the look's own record lists, and the
timestamps (RFC 3161) over the checkpoints, with the revocation lists (RFC 5280) that are beside them. A proof is the JSON
that the service gives of one copy: the same without the records. --key: a key that you trust, learnt from the operator;
without it the package's own are taken, which shows no change, not who signed. --anchor: an authority's certificate that you
trust; without it the anchors in the package are taken, which shows no change, not who stamped.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import csv
import hashlib
import io
import json
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, BinaryIO

PIECE = 1 << 18
HEAD_BYTES = 1 << 18  # of a WARC header
SMALL_BYTES = 256 << 20  # what is read whole: metadata, indexes, checkpoints
RATIO = 1200  # deflate cannot do better than 1032:1; what says so lies
ENTRIES = 2_000_000
TOTAL_BYTES = 1 << 44


@dataclass(frozen=True)
class Problem:
    """Something that does not hold: in which file, at which byte of it."""

    file: str
    offset: int
    rule: str
    text: str


@dataclass
class Report:
    """What was found. `proved` and `not_proved` are sentences."""

    kind: str = ""
    problems: list[Problem] = field(default_factory=list)
    proved: list[str] = field(default_factory=list)
    not_proved: list[str] = field(default_factory=list)

    def bad(self, file: str, rule: str, text: str, offset: int = 0) -> None:
        self.problems.append(Problem(file, offset, rule, text))


class Broken(ValueError):
    """What cannot be read on; the message says why."""


# ---- where files are ---------------------------------------------------------------------------------------------


class Folder:
    """A directory as a set of files. Links are not followed."""

    def __init__(self, root: Path, report: Report, only: str | None = None) -> None:
        self._root = root
        self.names: dict[str, int] = {}
        if only is not None:
            self.names[only] = (root / only).stat().st_size
            return
        for directory, folders, files in os.walk(root):
            for name in folders + files:
                path = Path(directory, name)
                shown = path.relative_to(root).as_posix()
                if path.is_symlink():
                    report.bad(shown, "zip", "a link, which is not followed")
                elif name in files:
                    self.names[shown] = path.stat().st_size

    def open(self, name: str) -> BinaryIO:
        return (self._root / name).open("rb")

    def stored(self, _name: str) -> bool:
        return True


class Slice(io.RawIOBase):
    """A part of a file, read as it lies."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._at, self._end = file, start, start + size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self._file.seek(self._at)
        left = self._end - self._at
        data = self._file.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data


class Zip:
    """A zip as a set of files; never unpacked. What its directory says is held against what is there."""

    def __init__(self, file: BinaryIO, report: Report) -> None:
        self._file = file
        self._zip = zipfile.ZipFile(file)
        self._info: dict[str, zipfile.ZipInfo] = {}
        self.names: dict[str, int] = {}
        size = file.seek(0, 2)
        folded: set[str] = set()
        if len(self._zip.infolist()) > ENTRIES:
            raise Broken("more entries than are read")
        for info in self._zip.infolist():
            why = unfit(info, size, folded)
            if why is not None:
                report.bad(info.filename[:200], "zip", why, info.header_offset)
                continue
            folded.add(info.filename.casefold())
            if not info.is_dir():
                self._info[info.filename], self.names[info.filename] = info, info.file_size
        if sum(self.names.values()) > TOTAL_BYTES:
            raise Broken("the files say that they are larger together than anything that is read")

    def open(self, name: str) -> BinaryIO:
        info = self._info[name]
        found = self._zip.open(info)  # the header at the file holds against the directory
        if info.compress_type != zipfile.ZIP_STORED:
            return found  # type: ignore[return-value]
        found.close()
        self._file.seek(info.header_offset + 26)  # the zip's own sum would hide at which byte it is wrong; digests tell
        names, extra = (int.from_bytes(self._file.read(2), "little") for _ in range(2))
        return Slice(self._file, info.header_offset + 30 + names + extra, info.file_size)  # type: ignore[return-value]

    def stored(self, name: str) -> bool:
        return self._info[name].compress_type == zipfile.ZIP_STORED


def unfit(info: zipfile.ZipInfo, size: int, folded: set[str]) -> str | None:
    """Why an entry is not read."""
    name, parts = info.orig_filename, info.orig_filename.rstrip("/").split("/")
    if not name or name != info.filename or any(ord(c) < 32 for c in name) or "\\" in name:
        return "a name with controls or backslashes"
    if name.startswith(("/", "~")) or re.match(r"[A-Za-z]:", name) or any(part in {"", ".", ".."} for part in parts):
        return "a name that leads out of the package"
    if name.casefold() in folded:
        return "a second entry of this name"
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        return "a link"
    if info.flag_bits & 1:
        return "encrypted"
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "compressed in a way that is not read"
    if info.header_offset + info.compress_size > size or info.file_size > info.compress_size * RATIO + 4096:
        return "sizes that cannot be"
    if info.compress_type == zipfile.ZIP_STORED and info.file_size != info.compress_size:
        return "sizes that cannot be"
    return None


Files = Folder | Zip


def pieces(files: Files, name: str) -> Iterator[bytes]:
    """The bytes of a file; Broken when they are not as many as was said, or do not come."""
    done = 0
    try:
        with files.open(name) as file:
            while piece := file.read(PIECE):
                done += len(piece)
                if done > files.names[name]:
                    raise Broken("more bytes than its size says")
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise Broken(f"cannot be read: {error}") from error
    if done != files.names[name]:
        raise Broken(f"{done} bytes, its size says {files.names[name]}")


def whole(files: Files, name: str) -> bytes:
    """A small file."""
    if name not in files.names:
        raise Broken("missing")
    if files.names[name] > SMALL_BYTES:
        raise Broken("too large to be what it should be")
    return b"".join(pieces(files, name))


def digest(files: Files, name: str, algorithm: str = "sha256") -> str:
    made = hashlib.new(algorithm)
    for piece in pieces(files, name):
        made.update(piece)
    return made.hexdigest()


# ---- WARC ---------------------------------------------------------------------------------------------------------


class Members:
    """The gzip members of a WARC, or a WARC that is not compressed."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._raw = b""
        self._taken = 0
        self._fill()
        self.gzip = self._raw[:2] == b"\x1f\x8b"
        self._inflate = zlib.decompressobj(31)
        self._buffer = bytearray()
        self.offset = 0

    def _fill(self) -> bool:
        piece = next(self._source, b"")
        self._raw += piece
        return bool(piece)

    def next(self) -> bool:
        """Go to the next member; False at the end."""
        if not self.gzip:
            self.offset = self._taken - len(self._buffer)
            return bool(self.peek(1))
        self._buffer.clear()
        if not self._raw and not self._fill():
            return False
        self.offset = self._taken
        self._inflate = zlib.decompressobj(31)
        return True

    def peek(self, size: int) -> bytes:
        """At least so many bytes ahead, fewer at the end of the member."""
        while len(self._buffer) < size and self._more():
            pass
        return bytes(self._buffer[:size])

    def take(self, size: int) -> bytes:
        found = self.peek(size)
        del self._buffer[: len(found)]
        return found

    def _more(self) -> bool:
        if not self.gzip:
            if not self._raw and not self._fill():
                return False
            self._buffer += self._raw
            self._taken += len(self._raw)
            self._raw = b""
            return True
        while not self._inflate.eof:
            if not self._raw and not self._fill():
                raise Broken("the file ends inside a gzip member")
            try:
                out = self._inflate.decompress(self._raw, PIECE)
            except zlib.error as error:
                raise Broken(f"the gzip member does not inflate: {error}") from error
            rest = self._inflate.unused_data or self._inflate.unconsumed_tail
            self._taken += len(self._raw) - len(rest)
            self._raw = rest
            if out:
                self._buffer += out
                return True
        return False


@dataclass
class Record:
    """What is kept of a record: where it is, what it says, what its bytes hash to."""

    file: str
    offset: int
    type: str
    id: str
    target: str
    block: str
    payload: str | None
    refers: str | None
    said_payload: str | None
    body: bytes = b""  # of metadata and warcinfo records


class Entity:
    """The body of an HTTP message with its transfer coding taken off, hashed as it passes."""

    def __init__(self, head: bytes) -> None:
        lines = re.sub(rb"\r?\n[ \t]+", b" ", head).splitlines()
        fields = [line.split(b":", 1) for line in lines[1:] if b":" in line]
        values = {name.strip().lower(): value.strip().lower() for name, value in fields}
        coding = [one.strip() for one in values.get(b"transfer-encoding", b"").split(b",")]
        status = re.match(rb"HTTP/\S+[ \t]+(\d{3})", lines[0] if lines else b"", re.IGNORECASE)
        code = int(status[1]) if status else 0
        self._none = code in {204, 304} or 100 <= code < 200
        self._chunked = coding[-1:] == [b"chunked"]
        lengths = {
            one.strip()
            for name, value in fields
            if name.strip().lower() == b"content-length"
            for one in value.split(b",")
        }
        plain = not any(one and one != b"identity" for one in coding)
        self._left = int(lengths.pop()) if plain and len(lengths) == 1 and min(lengths).isdigit() else None
        self._line = bytearray()
        self._chunk = 0
        self._state = "size"
        self._first = True
        self.sha256 = hashlib.sha256()

    def feed(self, data: bytes) -> None:
        if self._none:
            return
        if self._chunked:
            self._feed_chunks(data)
            return
        if self._left is not None:
            data = data[: self._left]
            self._left -= len(data)
        self.sha256.update(data)

    def _feed_chunks(self, data: bytes) -> None:
        at = 0
        while at < len(data) and self._state != "end":
            if self._state == "data":
                piece = data[at : at + self._chunk]
                self.sha256.update(piece)
                at, self._chunk = at + len(piece), self._chunk - len(piece)
                if not self._chunk:
                    self._state = "gap"
                continue
            end = data.find(b"\n", at)
            self._line += data[at:] if end < 0 else data[at : end + 1]
            at = len(data) if end < 0 else end + 1
            if end >= 0:
                self._ended(bytes(self._line), data[at:])
                self._line.clear()

    def _ended(self, line: bytes, rest: bytes) -> None:
        if self._state == "gap":
            self._state = "size" if not line.strip() else "end"
            return
        size = re.fullmatch(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;.*)?\r?\n", line, re.DOTALL)
        if size is None:
            if self._first:  # called chunked and it is not: the entity is all of it
                self._chunked, self._left = False, None
                self.sha256.update(line + rest)
            self._state = "end"
            return
        self._first = False
        self._chunk = int(size[1], 16)
        self._state = "data" if self._chunk else "end"


def records(files: Files, name: str, report: Report) -> Iterator[Record]:
    """Every record of a WARC, its digests checked. What is wrong is reported with its offset."""
    members: Members | None = None
    try:
        members = Members(pieces(files, name))
        while members.next():
            yield _record(members, name, report)
            if members.gzip and members.peek(1):
                raise Broken("something follows the record in its gzip member")
    except Broken as error:
        report.bad(name, "warc", str(error), members.offset if members is not None else 0)


def _record(members: Members, name: str, report: Report) -> Record:
    head = bytearray()
    while not head.endswith(b"\r\n\r\n"):
        line = members.peek(4096)
        end = line.find(b"\n")
        if not line or len(head) > HEAD_BYTES:
            raise Broken("no WARC header ends here")
        head += members.take(end + 1 if end >= 0 else len(line))
    lines = bytes(head).decode("utf-8", "replace").split("\r\n")
    if not lines[0].startswith("WARC/1."):
        raise Broken(f"the record begins with {lines[0][:40]!r}")
    fields = {key.strip().lower(): value.strip() for key, _, value in (line.partition(":") for line in lines[1:])}
    if not re.fullmatch(r"\d{1,18}", fields.get("content-length", "")):
        raise Broken("no Content-Length")
    found = Record(
        file=name, offset=members.offset, type=fields.get("warc-type", ""), id=_uuid(fields.get("warc-record-id", "")),
        target=fields.get("warc-target-uri", ""), block="", payload=None,
        refers=_uuid(fields["warc-refers-to"]) if "warc-refers-to" in fields else None,
        said_payload=_sha256(fields.get("warc-payload-digest")),
    )  # fmt: skip
    _block(members, found, int(fields["content-length"]), http="application/http" in fields.get("content-type", ""))
    if members.take(4) != b"\r\n\r\n":
        raise Broken("the record does not end where its Content-Length says")
    said = _sha256(fields.get("warc-block-digest"))
    if said is None:
        report.bad(name, "block", "no SHA-256 block digest", found.offset)
    elif said != found.block:
        report.bad(name, "block", f"record {found.id}: the block is not that of its digest", found.offset)
    if found.type != "revisit" and found.said_payload and found.said_payload != found.payload:
        report.bad(name, "payload", f"record {found.id}: the payload is not that of its digest", found.offset)
    return found


def _block(members: Members, record: Record, size: int, *, http: bool) -> None:
    """Take the block in, hashing block and payload; metadata is kept."""
    made, left, head, entity = hashlib.sha256(), size, bytearray(), None
    kept = bytearray()
    while left:
        piece = members.take(min(PIECE, left))
        if not piece:
            raise Broken(f"the record's block ends {left} bytes early")
        left -= len(piece)
        made.update(piece)
        if record.type in {"metadata", "warcinfo"} and len(kept) < SMALL_BYTES:
            kept += piece
        if not http:
            continue
        if entity is not None:
            entity.feed(piece)
            continue
        head += piece
        end = re.search(rb"\n\r?\n", head)
        if end is not None:
            entity = Entity(bytes(head[: end.end()]))
            entity.feed(bytes(head[end.end() :]))
    if http and entity is None:
        entity = Entity(bytes(head))
    record.block = made.hexdigest()
    record.payload = entity.sha256.hexdigest() if entity is not None else record.block
    record.body = bytes(kept)


def _uuid(text: str) -> str:
    return text.strip("<> ").removeprefix("urn:uuid:").lower()


def _sha256(text: str | None) -> str | None:
    """A SHA-256 digest in hex or Base32, as hex; None when it is none."""
    label, _, value = (text or "").partition(":")
    if label.lower().replace("-", "") != "sha256":
        return None
    if re.fullmatch(r"[0-9a-fA-F]{64}", value):
        return value.lower()
    try:
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8)).hex()
    except (binascii.Error, ValueError):
        return None


# ---- the ledger ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Head:
    size: int
    root: bytes
    text: bytes


def key_of(line: str) -> tuple[str, bytes, bytes]:
    """Name, key id and public key of a verifier key (c2sp.org/signed-note)."""
    name, _, rest = line.strip().partition("+")
    shown, _, encoded = rest.partition("+")
    key = base64.b64decode(encoded, validate=True)
    made = hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]
    if key[:1] != b"\x01" or len(key) != 33 or made.hex() != shown:
        raise Broken(f"{line[:60]!r} is no Ed25519 verifier key")
    return name, made, key[1:]


def checkpoint(data: bytes, keys: list[str]) -> Head:
    """A signed tree head (c2sp.org/tlog-checkpoint): one of the keys must have signed, none may have failed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    text, gap, signatures = data.rpartition(b"\n\n")
    text += b"\n"
    lines = text.decode().split("\n")
    if not gap or len(lines) != 4 or not re.fullmatch(r"0|[1-9]\d{0,17}", lines[1]):
        raise Broken("no checkpoint")
    known = {(name, made): public for name, made, public in map(key_of, keys)}
    good = 0
    for line in signatures.decode().splitlines():
        name, _, encoded = line.removeprefix("— ").partition(" ")
        signature = base64.b64decode(encoded, validate=True)
        public = known.get((name, signature[:4]))
        if public is not None and name == lines[0]:
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(signature[4:], text)
            except InvalidSignature:
                raise Broken("the signature of the checkpoint does not hold") from None
            good += 1
    root = base64.b64decode(lines[2], validate=True)
    if not good or len(root) != 32:
        raise Broken("no key that is known here signed the checkpoint")
    return Head(int(lines[1]), root, data)


def included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """RFC 9162 2.1.3.2."""
    if not 0 <= index < size:
        return False
    fn, sn, made = index, size - 1, hashlib.sha256(b"\0" + leaf).digest()
    for one in path:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            made = hashlib.sha256(b"\1" + one + made).digest()
            while fn and not fn % 2:
                fn, sn = fn // 2, sn // 2
        else:
            made = hashlib.sha256(b"\1" + made + one).digest()
        fn, sn = fn // 2, sn // 2
    return sn == 0 and made == root


# ---- timestamps (RFC 3161) -----------------------------------------------------------------------------------------


def der(data: bytes) -> list[tuple[int, bytes, bytes]]:
    """The values one after the other: tag, contents, all of it."""
    found, at = [], 0
    while at < len(data):
        if at + 2 > len(data):
            raise Broken("torn DER")
        tag, size, body = data[at], data[at + 1], at + 2
        if size >= 0x80:
            count = size & 0x7F
            if not 1 <= count <= 4:
                raise Broken("a length that DER does not have")
            size, body = int.from_bytes(data[body : body + count], "big"), body + count
        if body + size > len(data):
            raise Broken("torn DER")
        found.append((tag, data[body : body + size], data[at : body + size]))
        at = body + size
    return found


SIGNED, TST = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d0109100104")
ATTRIBUTES = {
    "type": "2a864886f70d010903",
    "digest": "2a864886f70d010904",
    "v1": "2a864886f70d010910020c",
    "v2": "2a864886f70d010910022f",
}
HASHES = {"608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512"}
OWN_HASH = {"2a864886f70d01010b": "sha256", "2a864886f70d01010c": "sha384", "2a864886f70d01010d": "sha512",
            "2a8648ce3d040302": "sha256", "2a8648ce3d040303": "sha384", "2a8648ce3d040304": "sha512"}  # fmt: skip
PSS = "2a864886f70d01010a"


def stamp(response: bytes, stamped: bytes, chain: bytes, trusted: list[Any]) -> tuple[datetime, list[Any]]:
    """When, and by whom (signer to anchor), `stamped` was stamped. `trusted` empty: the anchor is the chain's last."""
    from cryptography import x509

    try:
        certificates = x509.load_pem_x509_certificates(chain)
        return _stamp(response, stamped, certificates, trusted or certificates[-1:])
    except Broken:
        raise
    except (ValueError, IndexError, KeyError, TypeError, UnicodeDecodeError, x509.ExtensionNotFound) as error:
        raise Broken(f"no timestamp response that can be read: {error}") from error


def _stamp(response: bytes, stamped: bytes, certificates: list[Any], trusted: list[Any]) -> tuple[datetime, list[Any]]:
    from cryptography.hazmat.primitives.serialization import Encoding

    ((_, outer, _),) = der(response)
    status, token = der(outer)
    if int.from_bytes(der(status[1])[0][1], "big") > 1:
        raise Broken("the authority did not stamp it")
    kind, wrapped = der(token[1])
    data = der(der(wrapped[1])[0][1])
    content_type, content = der(data[2][1])
    info_raw = der(content[1])[0][1]
    if kind[1] != SIGNED or content_type[1] != TST:
        raise Broken("the token holds no timestamp")
    info = der(der(info_raw)[0][1])
    algorithm, imprint = der(info[2][1])
    if HASHES.get(der(algorithm[1])[0][1].hex()) != "sha256" or imprint[1] != hashlib.sha256(stamped).digest():
        raise Broken("the stamp is of something else")
    ((_, signer, _),) = der(data[-1][1])
    parts = der(signer)
    attributes = {der(one[1])[0][1].hex(): der(der(one[1])[1][1])[0] for one in der(parts[3][1])}
    hashed = HASHES[der(parts[2][1])[0][1].hex()]
    if attributes[ATTRIBUTES["type"]][1] != TST:
        raise Broken("the signed attributes are of other contents")
    if attributes[ATTRIBUTES["digest"]][1] != hashlib.new(hashed, info_raw).digest():
        raise Broken("the timestamp is not the one that was signed")
    name, wanted = _named(attributes)
    leaf = next(
        (one for one in certificates if hashlib.new(name, one.public_bytes(Encoding.DER)).digest() == wanted), None
    )
    if leaf is None:
        raise Broken("the certificate that the token names is not beside it")
    signing = der(parts[4][1])[0][1].hex()
    _signed(
        leaf.public_key(), parts[5][1], b"\x31" + parts[3][2][1:], OWN_HASH.get(signing, hashed), pss=signing == PSS
    )
    at = _time(info[4][1])
    return at, _climb(leaf, certificates, trusted, at)


def _named(attributes: dict[str, Any]) -> tuple[str, bytes]:
    """ESSCertID (SHA-1) or ESSCertIDv2: the hash's name, and the hash of the signer's certificate."""
    version = "v2" if ATTRIBUTES["v2"] in attributes else "v1"
    first = der(der(der(attributes[ATTRIBUTES[version]][1])[0][1])[0][1])
    if version == "v1":
        return "sha1", first[0][1]
    if first[0][0] == 0x30:
        return HASHES[der(first[0][1])[0][1].hex()], first[1][1]
    return "sha256", first[0][1]


def _signed(key: Any, signature: bytes, data: bytes, name: str, *, pss: bool) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    algorithm = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[name]
    try:
        if isinstance(key, rsa.RSAPublicKey):
            form = padding.PSS(padding.MGF1(algorithm), padding.PSS.AUTO) if pss else padding.PKCS1v15()
            key.verify(signature, data, form, algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, data, ec.ECDSA(algorithm))
        else:
            key.verify(signature, data)
    except InvalidSignature:
        raise Broken("the signature of the stamp does not hold") from None


def _time(data: bytes) -> datetime:
    main, _, fraction = data.decode().removesuffix("Z").partition(".")
    at = datetime.strptime(main, "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)  # noqa: UP017
    return at + timedelta(microseconds=int((fraction or "0")[:6].ljust(6, "0")))


def _climb(leaf: Any, certificates: list[Any], trusted: list[Any], at: datetime) -> list[Any]:
    """From the signer to an anchor, each certificate valid at the time and signed by the next."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature

    usage = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    if not usage.critical or [one.dotted_string for one in usage.value] != ["1.3.6.1.5.5.7.3.8"]:
        raise Broken("the signer's certificate is not, critically and only, for time stamping")
    top, climbed = leaf, [leaf]
    for _ in range(8):
        if not top.not_valid_before_utc <= at <= top.not_valid_after_utc:
            raise Broken("a certificate of the chain was not valid at the time of the stamp")
        if top in trusted:
            return climbed
        for issuer in [*trusted, *certificates]:
            try:
                basic = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
                if issuer != top and issuer.subject == top.issuer and basic.ca:
                    top.verify_directly_issued_by(issuer)
                    top = issuer
                    climbed.append(top)
                    break
            except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature):
                continue
        else:
            break
    raise Broken("the stamp's chain does not lead to a trust anchor")


def unrevoked(lists: bytes, chain: list[Any], at: datetime) -> int:
    """Of how many certificates of the chain these lists (PEM, RFC 5280) say that they had not been taken back when the stamp
    was made. Broken: one had been; or a list in the name of a certificate of the chain is not signed by it, or had run out."""
    from cryptography import x509

    spoken: set[int] = set()
    for pem in re.findall(rb"-----BEGIN X509 CRL-----.*?-----END X509 CRL-----", lists, re.DOTALL):
        try:
            one = x509.load_pem_x509_crl(pem)
            issuers = [issuer for issuer in chain[1:] if issuer.subject == one.issuer]
            signed = any(one.is_signature_valid(issuer.public_key()) for issuer in issuers)
        except (ValueError, TypeError) as error:
            raise Broken(f"no revocation list that can be read: {error}") from error
        if not issuers:  # of one above the anchor that is trusted
            continue
        if not signed:
            raise Broken("a revocation list that the certificate which it names did not sign")
        if one.next_update_utc is not None and one.next_update_utc < at:
            raise Broken("a revocation list that had run out before the stamp")
        for certificate in chain[:-1]:
            if certificate.issuer == one.issuer:
                taken = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
                if taken is not None and taken.revocation_date_utc <= at:
                    raise Broken(f"the certificate of {certificate.subject.rfc4514_string()[:120]} had been revoked")
                spoken.add(certificate.serial_number)
    return len(spoken)


def dated(report: Report, size: int, at: datetime, chain: list[Any], lists: bytes | None, *, trusted: bool) -> None:
    """A stamp that holds, and what is known of its certificates, in sentences."""
    who = "whom you trust" if trusted else "an anchor out of the package: compare its fingerprint"
    anchor, count = chain[-1].subject.rfc4514_string(), unrevoked(lists or b"", chain, at)
    report.proved.append(f"checkpoint {size} existed no later than {at:%Y-%m-%dT%H:%M:%SZ}: {anchor} ({who})")
    if count:
        report.proved.append(f"{count} of {len(chain) - 1} certificates below {anchor} had not been revoked by then")
    else:
        report.not_proved.append(f"that no certificate below {anchor} had been revoked: no list is beside the stamp")


# ---- packages ------------------------------------------------------------------------------------------------------


def verify(path: Path, keys: list[str] | None = None, anchors: list[Path] | None = None) -> Report:
    """Everything that can be said of this file or directory."""
    report = Report()
    try:
        if path.is_dir():
            _package(Folder(path, report), report, keys or [], anchors or [])
        else:
            with path.open("rb") as file:
                _file(path, file, report, keys or [], anchors or [])
    except (Broken, zipfile.BadZipFile, NotImplementedError) as error:
        report.bad(path.name, "zip", str(error))
    except RecursionError:
        report.bad(path.name, "zip", "nested deeper than anything that is read")
    return report


def is_package(path: Path) -> bool:
    """Whether this is a package or a proof, and no WARC file or directory of such."""
    if path.is_dir():
        return any((path / name).exists() for name in ("dossier.json", "bagit.txt", "datapackage.json"))
    with path.open("rb") as file:
        return zipfile.is_zipfile(path) or file.read(1) == b"{"


def _file(path: Path, file: BinaryIO, report: Report, keys: list[str], anchors: list[Path]) -> None:
    first = file.read(4)
    file.seek(0)
    if first[:2] == b"PK" or (zipfile.is_zipfile(file) and first[:2] != b"\x1f\x8b"):
        _package(Zip(file, report), report, keys, anchors)
        return
    if first[:1] == b"{":
        _proof(Folder(path.parent, report, path.name), path.name, report, keys, anchors)
        return
    report.kind = "warc"
    alone = Folder(path.parent, report, path.name)
    count = _count(records(alone, path.name, report))
    if not report.problems:
        report.proved.append(f"{count} records are those of their own digests")
    report.not_proved += [
        "when they were made, and that none was left out: a WARC alone carries no proof of that",
        *LIMITS,
    ]


def _count(found: Iterator[Any]) -> int:
    return sum(1 for _ in found)


LIMITS = [
    "that the server sent the same to everyone; who operated it; that what documents say is true",
    "why something is no longer served",
]


def _package(files: Files, report: Report, keys: list[str], anchors: list[Path]) -> None:
    bags = [name for name in files.names if name.rpartition("/")[2] == "bagit.txt" and name.count("/") <= 1]
    if "dossier.json" in files.names:
        report.kind = "dossier"
        _manifest(files, report, "", "manifest-sha256.txt", lambda name: name != "manifest-sha256.txt", "sha256")
        _proofs(files, report, "", keys, anchors)
    elif bags:
        report.kind = "bag"
        prefix = bags[0].removesuffix("bagit.txt")
        _bag(files, report, prefix)
        _proofs(files, report, f"{prefix}data/", keys, anchors)
    elif "datapackage.json" in files.names:
        report.kind = "wacz"
        _wacz(files, report)
        _proofs(files, report, "", keys, anchors)
    else:
        report.bad("", "package", "neither dossier, bag nor WACZ")
    report.not_proved += LIMITS


def _manifest(
    files: Files, report: Report, prefix: str, name: str, listed: Callable[[str], bool], algorithm: str
) -> dict[str, str]:
    """Every file that must be listed is, and is what is listed; nothing is listed that is not there."""
    told: dict[str, str] = {}
    try:
        lines = whole(files, prefix + name).decode("utf-8").splitlines()
    except (Broken, UnicodeDecodeError) as error:
        report.bad(prefix + name, "manifest", str(error))
        return told
    for line in lines:
        value, _, path = line.partition(" ")
        path = re.sub("%(0D|0A|25)", lambda m: chr(int(m[1], 16)), path.lstrip(" *"), flags=re.IGNORECASE)
        if path in told:
            report.bad(prefix + name, "manifest", f"{path[:200]} is listed twice")
        told[path] = value.lower()
    there = {
        one.removeprefix(prefix) for one in files.names if one.startswith(prefix) and listed(one.removeprefix(prefix))
    }
    for path in sorted(there - told.keys()):
        report.bad(prefix + path, "manifest", f"is not in {name}")
    for path in sorted(told.keys() - there):
        report.bad(prefix + path, "manifest", f"is in {name} and not in the package")
    for path in sorted(told.keys() & there):
        try:
            if digest(files, prefix + path, algorithm) != told[path]:
                report.bad(prefix + path, "manifest", f"its {algorithm.upper()} is not the one in {name}")
        except Broken as error:
            report.bad(prefix + path, "zip", str(error))
    if not report.problems:
        report.proved.append(f"{len(told)} files are those of {name}, and no other is there")
    return told


def _bag(files: Files, report: Report, prefix: str) -> None:
    """RFC 8493: complete and valid."""
    declared = whole(files, f"{prefix}bagit.txt")
    if not re.fullmatch(
        rb"BagIt-Version: (?:1\.0|0\.97)\nTag-File-Character-Encoding: UTF-8\n?", declared.replace(b"\r", b"")
    ):
        report.bad(f"{prefix}bagit.txt", "bag", "not the two lines of a bag")
    if f"{prefix}fetch.txt" in files.names:
        report.bad(f"{prefix}fetch.txt", "bag", "files to be fetched: nothing is fetched, the bag is not complete")
    manifests = sorted(n for n in files.names if re.fullmatch(rf"{re.escape(prefix)}manifest-sha(256|512)\.txt", n))
    if not manifests:
        report.bad(prefix, "bag", "no payload manifest of SHA-256 or SHA-512")
    for name in manifests:
        short = name.removeprefix(prefix)
        _manifest(files, report, prefix, short, lambda one: one.startswith("data/"), short[9:15])
    for name in sorted(n for n in files.names if re.fullmatch(rf"{re.escape(prefix)}tagmanifest-sha(256|512)\.txt", n)):
        short = name.removeprefix(prefix)
        _manifest(files, report, prefix, short, lambda n: not n.startswith(("data/", "tagmanifest-")), short[12:18])
    info = (
        whole(files, f"{prefix}bag-info.txt").decode("utf-8", "replace")
        if f"{prefix}bag-info.txt" in files.names
        else ""
    )
    oxum = re.search(r"(?m)^Payload-Oxum: (\d+)\.(\d+)\s*$", info)
    payload = [size for name, size in files.names.items() if name.startswith(f"{prefix}data/")]
    if oxum and (int(oxum[1]), int(oxum[2])) != (sum(payload), len(payload)):
        report.bad(f"{prefix}bag-info.txt", "bag", "Payload-Oxum is not what is there")


def _wacz(files: Files, report: Report) -> None:
    """WACZ 1.1.1, more than other validators look at: stored archives, pages, every file listed, indexes that lead somewhere."""
    try:
        data = whole(files, "datapackage.json")
        told = json.loads(data)
        resources = {one["path"]: (one["hash"], one["bytes"]) for one in told["resources"]}
        if "datapackage-digest.json" in files.names:
            said = json.loads(whole(files, "datapackage-digest.json"))
            if said.get("hash") != f"sha256:{hashlib.sha256(data).hexdigest()}":
                report.bad("datapackage.json", "wacz", "it is not the one of datapackage-digest.json")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        report.bad("datapackage.json", "wacz", f"cannot be used: {error}")
        return
    if told.get("profile") != "data-package" or told.get("wacz_version") != "1.1.1":
        report.bad("datapackage.json", "wacz", "profile or wacz_version is not that of WACZ 1.1.1")
    _listed(files, report, resources)
    for folder in ("archive/", "indexes/"):
        if not any(name.startswith(folder) for name in files.names):
            report.bad(folder, "wacz", "nothing is in it")
    _pages(files, report)
    if not report.problems:
        report.proved.append(f"{len(resources)} files are those of datapackage.json, and no other is there")


def _listed(files: Files, report: Report, resources: dict[str, tuple[str, int]]) -> None:
    there = {name for name in files.names if name not in {"datapackage.json", "datapackage-digest.json"}}
    for name in sorted(there ^ resources.keys()):
        report.bad(name, "wacz", "is listed and not there" if name in resources else "is not in datapackage.json")
    for name in sorted(there & resources.keys()):
        try:
            if (f"sha256:{digest(files, name)}", files.names[name]) != resources[name]:
                report.bad(name, "wacz", "hash or size is not the one in datapackage.json")
        except Broken as error:
            report.bad(name, "zip", str(error))
    for name in sorted(there):
        if name.endswith(".gz") and name.startswith(("archive/", "indexes/")) and not files.stored(name):
            report.bad(name, "wacz", "compressed files are stored as they are in a WACZ")


def _pages(files: Files, report: Report) -> None:
    try:
        lines = whole(files, "pages/pages.jsonl").decode("utf-8").splitlines()
        head, *pages = [json.loads(line) for line in lines if line.strip()]
        if head.get("format") != "json-pages-1.0":
            report.bad("pages/pages.jsonl", "wacz", "no header line of json-pages-1.0")
        plain = [n for n in files.names if n.startswith("indexes/") and n.endswith((".cdx", ".cdxj"))]
        if plain:
            lines = [line for name in plain for line in whole(files, name).decode("utf-8").splitlines()]
            known = {json.loads(line.split(" ", 2)[2])["url"] for line in lines}
            for page in pages:
                if page["url"] not in known:
                    report.bad("pages/pages.jsonl", "wacz", f"the page {page['url'][:200]} is in no index")
    except (Broken, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        report.bad("pages/pages.jsonl", "wacz", str(error))


def _proofs(files: Files, report: Report, prefix: str, keys: list[str], anchors: list[Path]) -> None:
    """The records, each look's way to a signed head, and the stamps over the heads."""
    found: dict[str, Record] = {}
    revisits: list[Record] = []
    looks: dict[str, Record] = {}
    count = 0
    for name in sorted(
        n for n in files.names if n.startswith(f"{prefix}archive/") and n.endswith((".warc", ".warc.gz"))
    ):
        for record in records(files, name, report):
            count += 1
            if record.id in found or record.id in looks:
                report.bad(name, "warc", f"the id {record.id} once more", record.offset)
            if record.type == "metadata":
                looks[record.id] = record
            else:
                found[record.id] = record
            if record.type == "revisit":
                revisits.append(record)
    gone, whole = _erased(found)
    for record in revisits:
        original = found.get(record.refers or "")
        if original is None and record.refers in gone:  # its payload is with another look by now
            same = (one for one in found.values() if one.type == "response" and one.payload == record.said_payload)
            original = next(same, None)
        if original is None or original.type == "revisit":
            report.bad(record.file, "warc", f"what the revisit {record.id} refers to is not here", record.offset)
        elif record.said_payload != original.payload:
            report.bad(record.file, "payload", f"the revisit {record.id} is of another payload", record.offset)
    if not report.problems:
        report.proved.append(f"{count} records are those of their own digests, and what revisits refer to is here")
    _looks(looks, found, report, gone.keys(), whole)
    for why in sorted(set(gone.values())):
        count = sum(one == why for one in gone.values())
        report.not_proved.append(f"what {count} answers were that were purged {why}")
    _captures(files, report, prefix, found)
    _ledger(files, report, f"{prefix}evidence/", looks, keys, anchors)


def _erased(found: dict[str, Record]) -> tuple[dict[str, str], set[str]]:
    """What the files say was lawfully erased from them, by whom; and the answers that were given a payload for that."""
    gone: dict[str, str] = {}
    whole: set[str] = set()
    for record in found.values():
        for line in record.body.decode("utf-8", "replace").splitlines() if record.type == "warcinfo" else ():
            name, _, rest = line.partition(": ")
            if name == "purged":
                gone[rest.partition(" ")[0]] = rest.partition(" ")[2]
            elif name == "made-whole":
                whole.add(rest.strip())
    return gone, whole


def _looks(
    looks: dict[str, Record], found: dict[str, Record], report: Report, gone: Collection[str], whole: Collection[str]
) -> None:
    """A look's own record lists the digests of its answers: they are those that are here."""
    away = 0
    for look in looks.values():
        if not look.target.startswith("urn:archiver:visit:"):
            continue
        try:
            told = json.loads(look.body)
            for one in told["exchanges"]:
                record = found.get(one["id"])
                if record is None:
                    if one["wire_bytes"] and one["id"] not in gone:
                        report.bad(look.file, "look", f"the answer {one['id']} of the look is missing", look.offset)
                elif record.id in whole:
                    if one["payload_sha256"] not in {None, record.payload} and one["status"] != 304:
                        report.bad(record.file, "look", f"{record.id} is not of its payload", record.offset)
                elif record.type == "response" and one["block_sha256"] not in {None, record.block}:
                    report.bad(record.file, "look", f"{record.id} is not the answer that the look lists", record.offset)
                elif record.type == "revisit" and one["status"] != 304 and one["payload_sha256"] != record.said_payload:
                    report.bad(
                        record.file, "look", f"{record.id} is not of the payload that the look lists", record.offset
                    )
            away += _members(told, found, report)
        except (ValueError, KeyError, TypeError) as error:
            report.bad(look.file, "look", f"the record of the look cannot be read: {error}", look.offset)
        look.body = b""
    if away:
        report.not_proved.append(f"what {away} members of looks were: they are kept with others (not-captured.csv)")


def _members(told: dict[str, Any], found: dict[str, Record], report: Report) -> int:
    """Members that the look took from others' looks, within the hour, are those that it says; how many are not here."""
    own, away = {one["id"] for one in told["exchanges"]}, 0
    for member in told["observation"].get("members", ()):
        if member.get("capture") is None or member["capture"] in own:
            continue
        record = found.get(member["capture"])
        away += record is None
        if record is not None and member["payload_sha256"] not in {record.payload, record.said_payload}:
            report.bad(record.file, "look", f"{record.id} is not the member that a look says it took", record.offset)
    return away


def _captures(files: Files, report: Report, prefix: str, found: dict[str, Record]) -> None:
    """The table that people read says what the records are."""
    name = f"{prefix}evidence/captures.csv"
    if name not in files.names:
        return
    try:
        text = io.StringIO(whole(files, name).decode("utf-8"), newline="")
        for row in csv.DictReader(text):
            record = found.get(row["capture"])
            if record is None or row["payload_sha256"] not in {record.said_payload, record.payload, ""}:
                report.bad(name, "captures", f"{row['capture'][:60]} is not as the table says")
    except (Broken, ValueError, KeyError, TypeError, csv.Error) as error:
        report.bad(name, "captures", str(error))


def _ledger(
    files: Files, report: Report, prefix: str, looks: dict[str, Record], keys: list[str], anchors: list[Path]
) -> None:
    if f"{prefix}proofs.jsonl" not in files.names:
        report.not_proved.append("that the looks are in a ledger: no proofs are here")
        return
    heads: dict[int, Head] = {}
    own = (
        whole(files, f"{prefix}keys.txt").decode("utf-8", "replace").splitlines()
        if f"{prefix}keys.txt" in files.names
        else []
    )
    for name in sorted(n for n in files.names if n.startswith(f"{prefix}checkpoint-")):
        try:
            head = checkpoint(whole(files, name), keys or own)
            heads[head.size] = head
        except (Broken, ValueError, binascii.Error) as error:
            report.bad(name, "ledger", str(error))
    proved: dict[str, int] = {}
    name = f"{prefix}proofs.jsonl"
    for number, line in enumerate(whole(files, name).splitlines(), 1):
        try:
            proof = json.loads(line)
            leaf, size = proof["leaf"], proof["size"]
            data = json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
            path = [base64.b64decode(one, validate=True) for one in proof["hashes"]]
            if size not in heads or not included(data, proof["index"], size, path, heads[size].root):
                raise Broken("the way does not lead from the leaf to a signed root")
            look = looks.get(leaf["name"])
            if look is None or (leaf["kind"], leaf["sha256"]) != ("visit", look.block):
                raise Broken(f"no record of a look here is that of the leaf {leaf['name'][:60]}")
            proved[look.id] = size
        except (ValueError, KeyError, TypeError, binascii.Error) as error:
            report.bad(name, "ledger", f"line {number}: {error}")
    if proved:
        who = "keys that you trust" if keys else "the package's own keys, which shows no change and not who signed"
        report.proved.append(f"{len(proved)} looks are in the ledger, under checkpoints signed by {who}")
    if len(proved) < len(looks):
        report.not_proved.append(f"that {len(looks) - len(proved)} looks are in the ledger: they have no proof here")
    _stamps(files, report, prefix, heads, proved, anchors)


def _stamps(
    files: Files, report: Report, prefix: str, heads: dict[int, Head], proved: dict[str, int], anchors: list[Path]
) -> None:
    from cryptography import x509

    trusted = [one for path in anchors for one in x509.load_pem_x509_certificates(path.read_bytes())]
    stamped: set[int] = set()
    for name in sorted(
        n for n in files.names if re.fullmatch(rf"{re.escape(prefix)}timestamp-\d{{16}}-[a-z0-9-]+\.tsr", n)
    ):
        size = int(name.rpartition("/timestamp-")[2][:16])
        try:
            if size not in heads:
                raise Broken("there is no sound checkpoint that it would be of")
            at, chain = stamp(whole(files, name), heads[size].text, whole(files, name[:-4] + ".pem"), trusted)
            lists = name[:-4] + ".crl.pem"
            said = whole(files, lists) if lists in files.names else None
            dated(report, size, at, chain, said, trusted=bool(trusted))
        except Broken as error:
            report.bad(name, "timestamp", str(error))
            continue
        stamped.add(size)
    bare = sum(size not in stamped for size in proved.values())
    if bare or not proved:
        report.not_proved.append(
            f"the date of {bare or 'all'} looks: it is the server's clock only, no outside witness yet"
        )


def _proof(files: Files, name: str, report: Report, keys: list[str], anchors: list[Path]) -> None:
    """The JSON that the service gives of one copy: a leaf and its way, or a look with its leaf, segment and stamps."""
    report.kind = "proof"
    try:
        told = json.loads(whole(files, name))
        if "look" in told:
            _copy(told, report, keys, anchors)
        else:
            leaf, head = _led(told, keys)
            report.proved.append(
                f"{leaf['kind']} {leaf['name']}, of {leaf['bytes']} bytes and SHA-256 {leaf['sha256']}, is in the ledger at "
                f"{told['index']} of {head.size}, {_signers(keys)}"
            )
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        report.bad(name, "proof", f"it lacks {error}" if isinstance(error, KeyError) else str(error))
    report.not_proved += ["what the records themselves are: they are not in a proof", *LIMITS]


def _led(told: dict[str, Any], keys: list[str]) -> tuple[dict[str, Any], Head]:
    """A leaf, and the signed head to which its way leads."""
    leaf, head = told["leaf"], checkpoint(told["checkpoint"].encode(), keys or told["keys"])
    data = json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    path = [base64.b64decode(one, validate=True) for one in told["hashes"]]
    if head.size != told["size"] or not included(data, told["index"], head.size, path, head.root):
        raise Broken("the way does not lead from the leaf to a signed root")
    return leaf, head


def _signers(keys: list[str]) -> str:
    return f"under a checkpoint signed by {'a key that you trust' if keys else 'its own key, which shows no change'}"


def _copy(told: dict[str, Any], report: Report, keys: list[str], anchors: list[Path]) -> None:
    """From a copy's digests over the record of its look to the leaf, and from there to the dates."""
    from cryptography import x509

    copy, look = told["capture"], told["look"]
    metadata = look["metadata"].encode()
    leaf, head = _led(look["proof"], keys)
    if (leaf["kind"], leaf["name"]) != ("visit", look["record"]):
        raise Broken("the leaf is not that of the look")
    if leaf["sha256"] != hashlib.sha256(metadata).hexdigest():
        raise Broken("the record of the look is not that of its leaf")
    listed = {one["id"]: one for one in json.loads(metadata)["exchanges"]}
    if copy["capture"] not in listed or listed[copy["capture"]]["payload_sha256"] not in {None, copy["payload_sha256"]}:
        raise Broken("the look does not list this copy, with this payload")
    report.proved.append(
        f"look {copy['n']} received {copy['url']} with the payload {copy['payload_sha256']}; its record is in the ledger at "
        f"{look['proof']['index']} of {head.size}, {_signers(keys)}"
    )
    blob, _ = _led(told["segment"], keys)
    if (blob["kind"], blob["name"]) != ("segment", copy["segment"]):
        raise Broken("the proof of the segment is of another")
    report.proved.append(f"the segment that holds it, {blob['name']}, has SHA-256 {blob['sha256']}")
    trusted = [one for path in anchors for one in x509.load_pem_x509_certificates(path.read_bytes())]
    for one in told["timestamps"]:
        stamped, head = _led(one["proof"], keys)
        if stamped != leaf:
            raise Broken("a stamp is of a head over another look")
        at, chain = stamp(base64.b64decode(one["answer"]), head.text, one["chain"].encode(), trusted)
        lists = one.get("lists")
        dated(report, head.size, at, chain, lists.encode() if lists else None, trusted=bool(trusted))
    if not told["timestamps"]:
        report.not_proved.append("the date: it is the server's clock only, no outside witness yet")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--key", action="append", default=[], help="a verifier key of the ledger that you trust")
    parser.add_argument("--anchor", action="append", default=[], type=Path, help="a stamp's trust anchor, PEM")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    given = parser.parse_args(arguments)
    if not given.path.exists():
        parser.error(f"there is no {given.path}")
    report = verify(given.path, given.key, given.anchor)
    if given.json:
        told = {"kind": report.kind, "holds": not report.problems, "problems": [vars(one) for one in report.problems],
                "proved": report.proved, "not_proved": report.not_proved}  # fmt: skip
        print(json.dumps(told, ensure_ascii=False))
        return 1 if report.problems else 0
    for one in report.problems:
        print(f"WRONG       {one.file!r} byte {one.offset}: {one.rule}: {one.text}")
    for line in report.proved:
        print(f"proved      {line}")
    for line in report.not_proved:
        print(f"not proved  {line}")
    print(f"{given.path}: {'all holds' if not report.problems else f'{len(report.problems)} things do not hold'}")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
