"""Bytes of one kind of file -> Text: HTML, PDF, office documents. Broken input gives less, never an exception."""
