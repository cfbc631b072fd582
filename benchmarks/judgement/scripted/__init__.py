"""Scripted histories with labels: sites made by code, what happens to them, and what a judge should say about it.

Every text is generated here from word lists, in English and Chinese; no real page is used.
"""
