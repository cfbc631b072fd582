"""Compares a text with an older one: which passages left it, which came, and what that means to a judge or to people
(pure)."""
