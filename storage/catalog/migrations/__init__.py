"""How a database comes to have the tables of `storage.catalog.schema`: alembic's numbered steps, run by the program.

Steps are never edited once released. Names are four digits, so that a later one compares greater.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

NEWEST = "0019"


def upgrade(conn: Connection) -> None:
    """Take every step that is missing, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells its every step
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
