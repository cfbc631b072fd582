"""Signals on a page that may explain what happened to it, or that speak against an explanation (pure).

One module per kind of signal. `page.py` collects the marks of a page, `weigh.py` reduces many marks to one cause. No
module looks up what was kept of the source before; some are given the kept copy's text (`old`)."""
