"""Bytes -> text, in separate processes if that pays or if the bytes may be dangerous: `pool.Readers`.

Nothing is imported here: each reader that starts would pay for what only the service needs.
"""
