"""What every test begins with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def _log_as_it_comes() -> Iterator[None]:
    """A command that a test runs in this process sets the log for all of it: the next test starts afresh."""
    yield
    structlog.reset_defaults()
