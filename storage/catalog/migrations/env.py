"""Run by alembic. The connection, and its transaction, are the caller's."""

from __future__ import annotations

from alembic import context

from storage.catalog.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it again
)
with context.begin_transaction():
    context.run_migrations()
