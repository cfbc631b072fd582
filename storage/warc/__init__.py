"""WARC/1.1: exchanges to bytes, and back. The only user of warcio."""

from storage.warc.content import Decoded, UnknownCoding
from storage.warc.gz import WarcDamaged
from storage.warc.http import Entity, Head, parse_head
from storage.warc.index import IndexedVisit, SegmentIndex, read_index
from storage.warc.reader import Record, read_record, records
from storage.warc.walk import Limits, Source
from storage.warc.writer import SegmentWriter

__all__ = [
    "Decoded",
    "Entity",
    "Head",
    "IndexedVisit",
    "Limits",
    "Record",
    "SegmentIndex",
    "SegmentWriter",
    "Source",
    "UnknownCoding",
    "WarcDamaged",
    "parse_head",
    "read_index",
    "read_record",
    "records",
]
