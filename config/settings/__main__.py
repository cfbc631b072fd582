"""Prints docs/settings.md."""

from __future__ import annotations

import sys

from config.settings.shown import markdown

sys.stdout.write(markdown())
