"""Readers of file formats: bytes -> `Text`, for HTML, PDF, office documents and more. Broken input gives less text,
never an exception."""
