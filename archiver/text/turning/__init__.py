"""What changes on a page although nobody edited its text: stamps, counters, lists of what is new, the site's boxes
(pure)."""
