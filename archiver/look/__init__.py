"""One look at one source: `looking` is its order of things; `trip` what it brings; `reading` its texts and observation;
`asking` the site when something is off; `members` what the page carries; `verdict` what it comes to."""

from __future__ import annotations

from archiver.look.looking import CONNECTION, Look

__all__ = ["CONNECTION", "Look"]
