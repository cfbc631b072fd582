"""Tables of who asked to be told and what is on its way to them, beside those of `storage.catalog.schema`."""

from __future__ import annotations

import sqlalchemy as sa

from storage.catalog.columns import Millis
from storage.catalog.schema import Plain, metadata

subscriptions = sa.Table(  # what was asked for is sealed; of one that ended nothing is left but when
    "subscriptions",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("at", Millis),  # NULL: only its end is known
    sa.Column("terms", sa.Text, nullable=False),
    sa.Column("ended_at", Millis),
    sa.Column("subscriber", Plain, index=True),  # as in `told`; NULL: not found out yet, or it has ended
)

letters = sa.Table(  # messages to subscribers that were not taken yet, or were given up
    "letters",
    metadata,
    sa.Column("id", Plain, primary_key=True),  # the same for the same alerts to the same subscriber
    sa.Column("subscriber", Plain, nullable=False),  # as in `told`
    sa.Column("subscription", Plain, sa.ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("alerts", sa.Text, nullable=False),  # JSON: [[alert, [event, ...]], ...]
    sa.Column("made_at", Millis, nullable=False),
    sa.Column("body", sa.Text),  # what it says, sealed; NULL: it is not written yet, or is posted
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_at", Millis, index=True),  # NULL: given up
    sa.Column("error", sa.Text, nullable=False),
)

told = sa.Table(  # alerts that went into a letter, by subscriber
    "told",
    metadata,
    sa.Column("subscriber", Plain, primary_key=True),  # a mark of the address that tells nothing of it
    sa.Column("alert", Plain, primary_key=True),
    sa.Column("at", Millis, nullable=False, index=True),
)
