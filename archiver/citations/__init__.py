"""Extracts what documents cite: reports, articles, web pages and exports of reference managers.

    is_document(data, name) -> whether the file is a document rather than a list of addresses
    read(data, name, url=...) -> Document; raises Refused when it cannot be read

Nothing here uses the network. A malicious document yields fewer citations, or Refused; the caller limits time and
memory (`archiver.readers.citing`).
"""

from __future__ import annotations

from archiver.citations.kinds import is_document, read
from archiver.citations.model import Cited, Document, Refused

__all__ = ["Cited", "Document", "Refused", "is_document", "read"]
