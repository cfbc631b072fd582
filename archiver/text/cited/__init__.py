"""Finds cited passages in a text, however people type or paste them (pure)."""
