"""Of each visit whether its state is of a document of the page, and since when what it is of is not served.

Of earlier visits the first is told by what they found, and of the times nothing is known: a rebuild finds both.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

visits = sa.table(
    "visits",
    sa.column("finding", sa.Text()),
    sa.column("state", sa.Text()),
    sa.column("status", sa.Integer()),
    sa.column("kept", sa.Float()),
    sa.column("document", sa.Boolean()),
)
THERE = ("first", "same", "links", "presentation", "altered")
LOST = ("gone", "soft_gone", "redirected", "replaced", "type_changed", "withdrawn")


def upgrade() -> None:
    op.add_column("visits", sa.Column("document", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("visits", sa.Column("last_seen", sa.BigInteger()))
    op.add_column("visits", sa.Column("first_absent", sa.BigInteger()))
    v = visits.c
    there = (v.finding.in_(THERE) & (v.status != 304)) | (
        v.finding.in_(LOST) & v.status.not_in((404, 410)) & (v.kept >= 0.6)
    )
    off = v.state.in_(("suspect", "removed", "blocked", "unreachable"))
    op.execute(sa.update(visits).where(off & there).values(document=True))
