"""WARC/1.1: exchanges to bytes, and back. The only user of warcio."""

from storage.warc.content import Decoded, UnknownCoding
from storage.warc.gz import WarcDamaged
from storage.warc.http import Entity, Head, parse_head
from storage.warc.index import IndexedVisit, SegmentIndex, read_index
from storage.warc.reader import Record, read_record, records
from storage.warc.recordfile import staying
from storage.warc.rewriting import PURGED, WHOLE, Rewritten, Whole, made_whole, purged_in, rewrite
from storage.warc.walk import Limits, Source
from storage.warc.writer import SegmentWriter

__all__ = [
    "PURGED",
    "WHOLE",
    "Decoded",
    "Entity",
    "Head",
    "IndexedVisit",
    "Limits",
    "Record",
    "Rewritten",
    "SegmentIndex",
    "SegmentWriter",
    "Source",
    "UnknownCoding",
    "WarcDamaged",
    "Whole",
    "made_whole",
    "parse_head",
    "purged_in",
    "read_index",
    "read_record",
    "records",
    "rewrite",
    "staying",
]
