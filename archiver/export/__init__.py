"""Exports everything kept of a source or a work as a WACZ, a BagIt bag or a dossier: a self-contained zip.

chosen.py    which looks are exported, and in which segments they lie
ours.py      our own addresses in archived bodies, found before anything is written
records.py   single records read from the store, each checked; what they refer to
repack.py    the records, byte for byte, in WARC files of their own; revisits with their originals
evidence.py  proofs, checkpoints, stamps, timeline, passages, what was not captured, custody
package.py   the zip: hashed while it is written
forms.py     the three forms;  words.py, summary.py: what people read;  chinese.py: its line breaks
verifier.py  the one-file verifier, tools/verify.py
"""

from archiver.export.chosen import Chosen, choose
from archiver.export.forms import FORMS, Exported, export
from archiver.export.ours import Found, our_names, search

__all__ = ["FORMS", "Chosen", "Exported", "Found", "choose", "export", "our_names", "search"]
