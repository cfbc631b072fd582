"""Fetches a list or document given by its URL, once, by the same guarded client as everything else; keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass

from archiver.errors import AddressRefused, UsageError
from archiver.fetch import Fetcher
from archiver.intake.lists import LIST_BYTES
from archiver.text.coding import media_type_and_charset
from storage import urls
from storage.content_codings import applied
from storage.model import Finding, Role
from storage.warc import UnknownCoding
from storage.warc.content import decoded


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes, and the address that returned them after redirects."""

    data: bytes
    url: str
    charset: str | None = None  # as its Content-Type declares it


def read(fetcher: Fetcher, url: str) -> Fetched:
    """The bytes at a URL. UsageError says what came instead; AddressRefused for an address that is never asked."""
    try:
        address = urls.identity(url)
    except ValueError as error:
        raise UsageError(str(error)) from None
    with fetcher.session() as session:
        answer = session.get(address, Role.DOCUMENT, max_bytes=LIST_BYTES + 1)[-1]
    if answer.failure is not None:
        told = AddressRefused if answer.failure.finding is Finding.FORBIDDEN_ADDRESS else UsageError
        raise told(f"{url} gave nothing to import: {answer.failure.detail}")
    if answer.status != 200 or answer.payload is None or answer.truncated is not None:
        raise UsageError(
            f"{url} gave nothing to import: status {answer.status}{', cut off' if answer.truncated else ''}"
        )
    codings = applied(value for name, value in answer.headers if name.lower() == "content-encoding")
    try:
        found = decoded(answer.payload, codings, LIST_BYTES + 1)
    except UnknownCoding as error:
        raise UsageError(f"{url} gave nothing to import: {error}") from None
    _, charset = media_type_and_charset(answer.header("content-type") or "")
    return Fetched(found.body.read(), answer.url, charset)
