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
    sa.column("source", sa.Text()),
    sa.column("n", sa.Integer()),
    sa.column("finding", sa.Text()),
    sa.column("state", sa.Text()),
    sa.column("status", sa.Integer()),
    sa.column("kept", sa.Float()),
    sa.column("document", sa.Boolean()),
)
THERE = ("first", "same", "links", "presentation", "altered")
SITE_LOST = ("parked", "suspended", "dns_nxdomain")
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
    _behind_walls(op.get_bind())


def _behind_walls(conn: sa.Connection) -> None:
    """A look that could not see the page leaves what was known of its documents."""
    v = visits.c
    some = sa.select(v.source).where(v.document).distinct()
    query = sa.select(v.source, v.n, v.finding, v.state, v.document).where(v.source.in_(some)).order_by(v.source, v.n)
    before, hidden = ("", "", False), []
    for source, n, finding, state, document in conn.execute(query).all():
        hides = finding not in THERE + LOST + SITE_LOST and state in {"suspect", "removed"}
        left = hides and before == (source, state, True)
        if left and not document:
            hidden.append({"of": source, "nth": n})
        before = source, state, document or left
    if hidden:
        found = v.source == sa.bindparam("of"), v.n == sa.bindparam("nth")
        conn.execute(sa.update(visits).where(*found).values(document=True), hidden)
