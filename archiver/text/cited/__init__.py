"""Cited passages: whether a text has them, however people type or paste them (pure)."""
