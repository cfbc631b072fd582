"""Checks what belongs to what: lines under their headings, marks in their columns, figures in their places (pure)."""
