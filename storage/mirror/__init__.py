"""Several stores as one: a blob is `stored` when the first that works has it, `preserved` when every wanted one was
read back.

What other stores still lack is kept in mind and made good by `tick`; a new process learns it from the catalog's
receipts (given to `tick`) or from the listings (`survey`). Losing or damaging one copy never touches another. A store
that does not answer is left alone for a while, so that capture and reading do not wait for it each time.
"""

from __future__ import annotations

from storage.mirror.health import REST_S
from storage.mirror.whole import Mirror

__all__ = ["REST_S", "Mirror"]
