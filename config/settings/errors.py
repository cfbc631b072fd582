"""What stops a start before anything is opened."""

from __future__ import annotations

from collections.abc import Sequence


class SettingsError(Exception):
    """A setting is unknown or cannot be meant. `problems` has one sentence each: name, what is wrong, an example.

    Not an `ArchiverError`: config imports nothing of ours. The command line goes by `exit_code`, as with those.
    """

    exit_code = 3

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
