"""Scripted histories with labels: sites made by code, what happens to them, and what a judge should say of it.

Every text is put together here from word lists, in English and Chinese: no page of anybody's is in them.
"""
