"""Differences in presentation only: marks, dashes, vowel points, bylines. The text is the same (pure)."""
