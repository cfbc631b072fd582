"""Packages taken apart, changed as a forger would, and reassembled with every hash made to fit."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

Files = dict[str, bytes]
Change = Callable[[bytes, bytes], tuple[bytes, bytes] | list[tuple[bytes, bytes]] | None]


def files_of(path: Path) -> Files:
    with zipfile.ZipFile(path) as zipped:
        return {info.filename: zipped.read(info) for info in zipped.infolist()}


def saved(files: Files) -> bytes:
    """As a zip, in which the same entries are stored uncompressed as in our packages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            stored = name.endswith((".gz", ".pdf", ".tsr"))
            zipped.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def part(files: Files, end: str) -> str:
    """The only name with this ending."""
    (found,) = (name for name in files if name.endswith(end))
    return found


def field(head: bytes, name: str) -> bytes:
    found = re.search(rf"(?m)^{name}: (.*?)\r?$".encode(), head)
    return found[1] if found else b""


def with_field(head: bytes, name: str, value: bytes) -> bytes:
    return re.sub(rf"(?m)^({name}: ).*?(\r?)$".encode(), lambda found: found[1] + value + found[2], head)


def id_of(head: bytes) -> str:
    return field(head, "WARC-Record-ID")[10:-1].decode()


def members(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Offset, length and content of the gzip members of a WARC."""
    at = 0
    while at < len(data):
        inflate = zlib.decompressobj(31)
        plain = inflate.decompress(data[at:])
        size = len(data) - at - len(inflate.unused_data)
        yield at, size, plain
        at += size


def record(head: bytes, block: bytes, payload: bytes | None = None) -> bytes:
    """A record whose lengths and digests fit its block."""
    head = with_field(head, "Content-Length", b"%d" % len(block))
    head = with_field(head, "WARC-Block-Digest", b"sha256:" + hashlib.sha256(block).hexdigest().encode())
    if payload is not None:
        head = with_field(head, "WARC-Payload-Digest", b"sha256:" + hashlib.sha256(payload).hexdigest().encode())
    return head + b"\r\n\r\n" + block + b"\r\n\r\n"


def in_its_place(data: bytes, offset: int, length: int, plain: bytes) -> bytes:
    """A segment in which this record replaces a gzip member, in exactly as many bytes."""
    engine = zlib.compressobj(9, wbits=-15)
    packed = engine.compress(plain) + engine.flush()
    trailer = struct.pack("<II", zlib.crc32(plain), len(plain))
    name = b"x" * (length - len(packed) - len(trailer) - 11)  # filled up in a header field that nobody reads
    member = b"\x1f\x8b\x08\x08" + bytes(5) + b"\xff" + name + b"\0" + packed + trailer
    assert gzip.decompress(member) == plain
    assert len(member) == length
    return data[:offset] + member + data[offset + length :]


def edited(files: Files, change: Change) -> None:
    """Replace each record by what `change(head, block)` returns: one, several or none; block digests and the index are
    refitted."""
    for name in [name for name in files if name.endswith(".warc.gz")]:
        out = b""
        for _, _, plain in members(files[name]):
            head, _, rest = plain.partition(b"\r\n\r\n")
            block = rest.removesuffix(b"\r\n\r\n")
            made = change(head, block)
            for one in made if isinstance(made, list) else [made] if made else []:
                fits = one == (head, block)
                answer = field(one[0], "WARC-Type") == b"response" and not fits
                payload = one[1].partition(b"\r\n\r\n")[2] if answer else None
                out += gzip.compress(plain if fits else record(*one, payload), mtime=0)
        files[name] = out
    _indexed(files)


def _indexed(files: Files) -> None:
    """Point the lines of the index to where the records of their URL and time are now."""
    for index in [name for name in files if name.endswith(".cdx")]:
        places: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for name in [name for name in files if name.endswith(".warc.gz")]:
            for at, size, plain in members(files[name]):
                head = plain.partition(b"\r\n\r\n")[0]
                if field(head, "WARC-Type") in {b"response", b"revisit", b"resource"}:
                    when = re.sub(r"\D", "", field(head, "WARC-Date").decode())[:14]
                    places.setdefault((field(head, "WARC-Target-URI").decode(), when), []).append((at, size))
        lines = []
        for line in files[index].decode().splitlines():
            key, when, data = line.split(" ", 2)
            told = json.loads(data)
            if found := places.get((told["url"], when)):
                told["offset"], told["length"] = map(str, found.pop(0))
            lines.append(f"{key} {when} {json.dumps(told)}\n")
        files[index] = "".join(lines).encode()


def fitted(files: Files) -> Files:
    """Refit the manifests to the files."""
    if "dossier.json" in files:
        del files["manifest-sha256.txt"]
        files["manifest-sha256.txt"] = _manifest(files, "", "sha256")
    elif "datapackage.json" in files:
        told = json.loads(files.pop("datapackage.json"))
        del files["datapackage-digest.json"]
        told["resources"] = [
            {
                "name": name.rpartition("/")[2],
                "path": name,
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "bytes": len(data),
            }
            for name, data in files.items()
        ]
        data = files["datapackage.json"] = json.dumps(told).encode()
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        files["datapackage-digest.json"] = json.dumps(digest).encode()
    else:
        prefix = part(files, "bagit.txt").removesuffix("bagit.txt")
        payload = {name: data for name, data in files.items() if name.startswith(f"{prefix}data/")}
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}".encode()
        files[f"{prefix}bag-info.txt"] = re.sub(rb"Payload-Oxum: \S+", oxum, files[f"{prefix}bag-info.txt"])
        for algorithm in ("sha256", "sha512"):
            files[f"{prefix}manifest-{algorithm}.txt"] = _manifest(payload, prefix, algorithm)
        tags = {name: data for name, data in files.items() if name not in payload and "tagmanifest" not in name}
        for algorithm in ("sha256", "sha512"):
            files[f"{prefix}tagmanifest-{algorithm}.txt"] = _manifest(tags, prefix, algorithm)
    return files


def _manifest(files: Files, prefix: str, algorithm: str) -> bytes:
    lines = [
        f"{hashlib.new(algorithm, data).hexdigest()}  {name.removeprefix(prefix)}\n" for name, data in files.items()
    ]
    return "".join(lines).encode()
