"""What is kept of a source or a work, taken out whole: WACZ, BagIt bag, dossier. Each is a zip that stands by itself.

chosen.py    which looks, and in which segments they lie
ours.py      addresses of ours in archived bodies, found before anything leaves
taken.py     single records out of the store, each checked; what they refer to
repack.py    their records, byte for byte, in WARC files of their own; revisits with their originals
evidence.py  proofs, checkpoints, stamps, timeline, passages, what was not captured, custody
package.py   the zip: hashed while it is written
forms.py     the three forms;  words.py, summary.py: what people read;  lines.py, chinese.py: how Chinese is broken into lines
verifier.py  the one-file verifier, tools/verify.py
"""

from archiver.export.chosen import Chosen, choose
from archiver.export.forms import FORMS, Exported, export
from archiver.export.ours import Found, our_names, search

__all__ = ["FORMS", "Chosen", "Exported", "Found", "choose", "export", "our_names", "search"]
