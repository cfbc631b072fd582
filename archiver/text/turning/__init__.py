"""What turns over on a page though nobody changed its text: stamps, counters, lists of what is new, the site's boxes (pure)."""
