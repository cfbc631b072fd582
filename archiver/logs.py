"""Log lines: to standard error, one an event, as text or JSON; nothing of a source's address where it is not needed."""

from __future__ import annotations

import logging
import sys

import structlog


def configure(level: str, style: str) -> None:
    """From now on, for the whole process. `level`: debug info warning error; `style`: text or json."""
    shown: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(sort_keys=True)
        if style == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            exception_formatter=structlog.dev.plain_traceback,  # a rich one prints values, and those hold addresses
        )
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info if style == "json" else structlog.processors.StackInfoRenderer(),
            shown,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # the stream of the moment of each line
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
