"""Every setting with unit, default and reason, and the only reader of the environment.

`load()` returns a frozen Settings or raises SettingsError (exit code 3), which names every problem. Without pydantic: a
table of kinds gives more precise messages, and `archiver --help` must start within 0.3 s.
"""

from config.settings.errors import SettingsError
from config.settings.kinds import Listen
from config.settings.loading import load
from config.settings.shown import rows
from config.settings.table import Settings
from config.settings.tables import EgressSetting, StoreSetting, TimestampSetting

__all__ = ["EgressSetting", "Listen", "Settings", "SettingsError", "StoreSetting", "TimestampSetting", "load", "rows"]
