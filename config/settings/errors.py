"""The error that prevents a start before anything is opened."""

from __future__ import annotations

from collections.abc import Sequence


class SettingsError(Exception):
    """Settings are unknown or invalid. `problems` has a message for each: its name, what is wrong, an example.

    It is no `ArchiverError`, since config imports none of our packages; the command line uses its `exit_code` all the
    same.
    """

    exit_code = 3

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
