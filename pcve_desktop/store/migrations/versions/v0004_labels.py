"""Values that fill labels can be removed for good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("journal_batch", sa.Column("salt", sa.LargeBinary(), nullable=True))
    op.add_column("journal_batch", sa.Column("digest", sa.LargeBinary(), nullable=True))
    # What waits says it has neither.
    waiting = "json_set(payload, '$.salt', '', '$.digest', '')"
    op.execute(f"UPDATE journal_waiting SET payload = {waiting}")  # noqa: S608 -- as it stands above
