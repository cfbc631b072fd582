"""What changes on a page although nobody edited its text: stamps, counters, lists of news, the site's boxes (pure)."""
