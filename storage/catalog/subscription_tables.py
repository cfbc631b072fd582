"""Tables of subscriptions and of letters on their way, in addition to those of `storage.catalog.schema`."""

from __future__ import annotations

import sqlalchemy as sa

from storage.catalog.columns import Millis
from storage.catalog.schema import Plain, metadata

subscriptions = sa.Table(  # terms are sealed; of one that has ended, only id and times remain
    "subscriptions",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("at", Millis),  # NULL: only its end is known
    sa.Column("terms", sa.Text, nullable=False),
    sa.Column("ended_at", Millis),  # NULL: it has not ended
    sa.Column("subscriber", Plain, index=True),  # as in `told`; NULL: not computed yet, or it has ended
)

letters = sa.Table(  # messages to subscribers that were not accepted yet, or were given up
    "letters",
    metadata,
    sa.Column("id", Plain, primary_key=True),  # the same for the same alerts to the same subscriber
    sa.Column("subscriber", Plain, nullable=False),  # as in `told`
    sa.Column("subscription", Plain, sa.ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("alerts", sa.Text, nullable=False),  # JSON: [[alert, [event, ...]], ...]
    sa.Column("made_at", Millis, nullable=False),
    sa.Column("body", sa.Text),  # its text, sealed; NULL: not written yet, or it goes to a webhook
    sa.Column("attempts", sa.Integer, nullable=False),  # failed ones
    sa.Column("next_at", Millis, index=True),  # NULL: given up
    sa.Column("error", sa.Text, nullable=False),
)

told = sa.Table(  # alerts that were put into a letter, by subscriber
    "told",
    metadata,
    sa.Column("subscriber", Plain, primary_key=True),  # keyed digest of the address, which does not reveal it
    sa.Column("alert", Plain, primary_key=True),
    sa.Column("at", Millis, nullable=False, index=True),
)
