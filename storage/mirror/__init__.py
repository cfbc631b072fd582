"""Several stores as one. A blob is `stored` when the first working store has it, `preserved` when every wanted store
has it and was read back.

What other stores still lack is remembered and copied by `tick`; a new process learns it from the catalog's receipts
(passed to `tick`) or from the listings (`survey`). Losing or damaging one copy never touches another. A store that does
not answer is left alone for a while, so that captures and reads do not wait for it each time.
"""

from __future__ import annotations

from storage.mirror.health import FULL_S, REST_S
from storage.mirror.whole import Mirror

__all__ = ["FULL_S", "REST_S", "Mirror"]
