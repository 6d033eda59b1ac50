"""Exchange between offices: what was put aside, what is elsewhere, the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "journal_aside",
        sa.Column("op_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("op_id"),
    )
    op.create_table(
        "journal_elsewhere",
        sa.Column("batch_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("batch_id"),
    )
    op.create_table(
        "exchange_sent",
        sa.Column("package", sa.String(length=36), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("office", sa.String(length=36), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("network", sa.String(length=36), nullable=True),
        sa.Column("heads", sa.String(), nullable=False),
        sa.Column("batches", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("package"),
    )
    op.create_table(
        "exchange_received",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("package", sa.String(length=36), nullable=False),
        sa.Column("office", sa.String(length=36), nullable=False),
        sa.Column("office_name", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("heads", sa.String(), nullable=False),
        sa.Column("lacks", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("decided", sa.String(length=64), nullable=False),
        sa.Column("undone_at", sa.String(), nullable=True),
        sa.Column("backup", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "exchange_received_batch",
        sa.Column("receipt", sa.String(length=36), nullable=False),
        sa.Column("batch_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("receipt", "batch_seq"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_taken_in",
        sa.Column("receipt", sa.String(length=36), nullable=False),
        sa.Column("op_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("receipt", "op_id"),
        sqlite_with_rowid=False,
    )
