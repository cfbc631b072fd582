"""The messages between a reader and its service: two lengths, a head of JSON, and bytes."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

_LENGTHS = struct.Struct("!II")


def send(file: BinaryIO, head: dict[str, Any], data: bytes) -> None:
    """Write one frame. OSError if the other side is gone."""
    written = json.dumps(head).encode()
    file.write(_LENGTHS.pack(len(written), len(data)) + written)
    file.write(data)
    file.flush()


def receive(file: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None if the other side is gone."""
    lengths = file.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_bytes, data_bytes = _LENGTHS.unpack(lengths)
    head, data = file.read(head_bytes), file.read(data_bytes)
    if len(head) < head_bytes or len(data) < data_bytes:
        return None
    return json.loads(head), data
