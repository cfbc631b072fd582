"""Bytes -> text, in processes of their own where that pays or where the bytes may be dangerous: `pool.Readers`. Nothing
is imported here: each reader that starts would pay for what only the service needs."""
