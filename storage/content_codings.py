"""Which content codings a body has, as its headers name them (RFC 9110 8.4). Pure."""

from __future__ import annotations

from collections.abc import Iterable

# The registry of IANA, without "identity", and those that were in use without it.
KNOWN = frozenset({
    "aes128gcm", "br", "bzip2", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "lzma", "pack200-gzip", "sdch",
    "x-compress", "x-gzip", "xz", "zstd",
})  # fmt: skip


def applied(values: Iterable[str]) -> list[str]:
    """The codings that the values of Content-Encoding name, in lower case, in the order in which they were applied.

    A name of no coding ("utf-8", "none", "aws-chunked") does nothing to a body: browsers show it as it came.
    """
    names = (part.strip().lower() for value in values for part in value.split(","))
    return [name for name in names if name in KNOWN]
