"""Every setting with unit, default and reason, and the only reader of the environment.

`load()` gives a frozen Settings or raises SettingsError (exit code 3) that names each problem. No pydantic: a table of
kinds gives exacter messages, and `archiver --help` must start in 0.3 s.
"""

from config.settings.errors import SettingsError
from config.settings.kinds import Listen
from config.settings.loading import load
from config.settings.shown import rows
from config.settings.table import Settings
from config.settings.tables import EgressSetting, StoreSetting, TimestampSetting

__all__ = ["EgressSetting", "Listen", "Settings", "SettingsError", "StoreSetting", "TimestampSetting", "load", "rows"]
