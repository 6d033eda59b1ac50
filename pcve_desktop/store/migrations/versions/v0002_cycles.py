"""Ratings of findings kept over time, what goes on into the next cycle, templates, saved views."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and columns."""
    op.create_table(
        "action_template",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("pillar", sa.String(), nullable=True),
        sa.Column("spheres", sa.String(), nullable=False),
        sa.Column("public", sa.String(), nullable=True),
        sa.Column("prevention_level", sa.String(), nullable=True),
        sa.Column("repeats", sa.String(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("care_note", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "import_mapping",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "not_the_same",
        sa.Column("first_id", sa.String(length=36), nullable=False),
        sa.Column("second_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["first_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_not_the_same_first_id"), "not_the_same", ["first_id"], unique=False)
    op.create_index(op.f("ix_not_the_same_second_id"), "not_the_same", ["second_id"], unique=False)
    op.create_table(
        "role_period",
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_role_period_network_id"), "role_period", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_role_period_organisation_id"), "role_period", ["organisation_id"], unique=False
    )
    op.create_table(
        "saved_view",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("definition", sa.String(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_saved_view_network_id"), "saved_view", ["network_id"], unique=False)
    op.create_table(
        "template_milestone",
        sa.Column("template_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["template_id"], ["action_template.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_template_milestone_template_id"),
        "template_milestone",
        ["template_id"],
        unique=False,
    )
    op.create_table(
        "action_funding",
        sa.Column("action_id", sa.String(length=36), nullable=False),
        sa.Column("funder", sa.String(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_action_funding_action_id"), "action_funding", ["action_id"], unique=False
    )
    op.create_index(
        op.f("ix_action_funding_network_id"), "action_funding", ["network_id"], unique=False
    )
    op.create_table(
        "finding_rating",
        sa.Column("finding_id", sa.String(length=36), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=True),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("agreement", sa.String(), nullable=True),
        sa.Column("trend", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_finding_rating_finding_id"), "finding_rating", ["finding_id"], unique=False
    )
    op.create_index(
        op.f("ix_finding_rating_network_id"), "finding_rating", ["network_id"], unique=False
    )
    op.create_table(
        "milestone_order",
        sa.Column("milestone_id", sa.String(length=36), nullable=False),
        sa.Column("needs_id", sa.String(length=36), nullable=False),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["needs_id"], ["milestone.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_milestone_order_milestone_id"), "milestone_order", ["milestone_id"], unique=False
    )
    op.create_index(
        op.f("ix_milestone_order_needs_id"), "milestone_order", ["needs_id"], unique=False
    )
    op.create_index(
        op.f("ix_milestone_order_network_id"), "milestone_order", ["network_id"], unique=False
    )
    op.add_column("action", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("candidate", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("criterion", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("finding", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("indicator", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("information_flow", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("objective", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("organisation", sa.Column("other_names", sa.String(), nullable=True))
    op.add_column("protocol", sa.Column("continues", sa.String(), nullable=True))
    op.add_column("theme", sa.Column("continues", sa.String(), nullable=True))
