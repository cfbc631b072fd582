"""One look at one source.

`looking` orders the steps; `trip` holds what the visit brought; `reading` extracts texts and builds the observation;
`probing` sends probes to the site when something is off; `members` fetches the files that the page carries; `verdict`
judges the visit.
"""

from __future__ import annotations

from archiver.look.looking import CONNECTION, Look

__all__ = ["CONNECTION", "Look"]
