"""What is only set in another way: marks, dashes, points, bylines. The text is the same (pure)."""
