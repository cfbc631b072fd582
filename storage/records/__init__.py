"""Converts the nouns of the model to and from the JSON in metadata records, journal lines and catalog columns (pure)."""

from storage.records.jcs import from_json, to_json
from storage.records.visits import (
    IDENTICAL,
    NOT_MODIFIED,
    REPLACING,
    ExchangeFacts,
    TlsFacts,
    VisitRecord,
    captures_of,
    documents_after,
    exchange_facts,
    outcome_of,
    parse_visit_record,
    visit_of,
)

__all__ = [
    "IDENTICAL",
    "NOT_MODIFIED",
    "REPLACING",
    "ExchangeFacts",
    "TlsFacts",
    "VisitRecord",
    "captures_of",
    "documents_after",
    "exchange_facts",
    "from_json",
    "outcome_of",
    "parse_visit_record",
    "to_json",
    "visit_of",
]
