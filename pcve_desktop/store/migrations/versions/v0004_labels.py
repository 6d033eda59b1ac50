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
    op.execute("UPDATE journal_waiting SET payload = json_set(payload, '$.salt', '', '$.digest', '')")
