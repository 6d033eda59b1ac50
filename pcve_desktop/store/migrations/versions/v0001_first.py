"""The tables of the first version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 -- one statement for each table of the first version
    """Create every table."""
    op.create_table(
        "journal_batch",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=36), nullable=False),
        sa.Column("clock", sa.String(length=19), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_values", sa.String(), nullable=False),
        sa.Column("scope", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("target", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_journal_batch_clock"), "journal_batch", ["clock"], unique=False)
    op.create_table(
        "journal_head",
        sa.Column("batch_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("batch_id"),
    )
    op.create_table(
        "journal_op",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_seq", sa.Integer(), nullable=False),
        sa.Column("idx", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.Column("weak", sa.Boolean(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("covered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_journal_op_live",
        "journal_op",
        ["record_id"],
        unique=False,
        sqlite_where=sa.text("live"),
    )
    op.create_index("ix_journal_op_place", "journal_op", ["batch_seq", "idx"], unique=True)
    op.create_index("ix_journal_op_record", "journal_op", ["record_id", "field"], unique=False)
    op.create_table(
        "journal_parent",
        sa.Column("batch_seq", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("batch_seq", "parent_id"),
    )
    op.create_table(
        "journal_replaces",
        sa.Column("op_id", sa.Integer(), nullable=False),
        sa.Column("replaced_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", "replaced_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "journal_waiting",
        sa.Column("batch_id", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id"),
    )
    op.create_table(
        "network",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "office",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "organisation",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("spheres", sa.String(), nullable=False),
        sa.Column("offers", sa.String(), nullable=True),
        sa.Column("needs", sa.String(), nullable=True),
        sa.Column("publics", sa.String(), nullable=False),
        sa.Column("prevention_levels", sa.String(), nullable=False),
        sa.Column("neighbourhoods", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "workspace_meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "commitment_rating",
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
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
    op.create_index(
        op.f("ix_commitment_rating_network_id"), "commitment_rating", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_commitment_rating_organisation_id"),
        "commitment_rating",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "contact",
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("function", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("professional", sa.String(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_contact_organisation_id"), "contact", ["organisation_id"], unique=False
    )
    op.create_table(
        "contact_log_entry",
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("next_step", sa.String(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
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
    op.create_index(
        op.f("ix_contact_log_entry_network_id"), "contact_log_entry", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_contact_log_entry_organisation_id"),
        "contact_log_entry",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "cycle",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("lessons", sa.String(), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("continues", sa.String(), nullable=True),
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
    op.create_index(op.f("ix_cycle_network_id"), "cycle", ["network_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("contribution", sa.String(), nullable=True),
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
    op.create_index(op.f("ix_membership_network_id"), "membership", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_membership_organisation_id"), "membership", ["organisation_id"], unique=False
    )
    op.create_table(
        "participation_entry",
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("barrier", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("change", sa.String(), nullable=True),
        sa.Column("changed_on", sa.Date(), nullable=True),
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
    op.create_index(
        op.f("ix_participation_entry_network_id"),
        "participation_entry",
        ["network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_participation_entry_organisation_id"),
        "participation_entry",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "referral_route",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("situation", sa.String(), nullable=True),
        sa.Column("service", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("direct_phone", sa.String(), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
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
    op.create_index(
        op.f("ix_referral_route_network_id"), "referral_route", ["network_id"], unique=False
    )
    op.create_table(
        "training_module",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("material", sa.String(), nullable=True),
        sa.Column("hexagon", sa.Boolean(), nullable=False),
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
    op.create_index(
        op.f("ix_training_module_network_id"), "training_module", ["network_id"], unique=False
    )
    op.create_table(
        "action",
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("pillar", sa.String(), nullable=True),
        sa.Column("lead_id", sa.String(length=36), nullable=True),
        sa.Column("spheres", sa.String(), nullable=False),
        sa.Column("public", sa.String(), nullable=True),
        sa.Column("prevention_level", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=True),
        sa.Column("planned_start", sa.Date(), nullable=True),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("actual_start", sa.Date(), nullable=True),
        sa.Column("actual_end", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("budget", sa.Float(), nullable=True),
        sa.Column("funder", sa.String(), nullable=True),
        sa.Column("no_stigma", sa.Boolean(), nullable=False),
        sa.Column("safe", sa.Boolean(), nullable=False),
        sa.Column("gender_aware", sa.Boolean(), nullable=False),
        sa.Column("accessible", sa.Boolean(), nullable=False),
        sa.Column("care_note", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_action_cycle_id"), "action", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_action_lead_id"), "action", ["lead_id"], unique=False)
    op.create_index(op.f("ix_action_network_id"), "action", ["network_id"], unique=False)
    op.create_table(
        "benchmark",
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_benchmark_cycle_id"), "benchmark", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_benchmark_network_id"), "benchmark", ["network_id"], unique=False)
    op.create_table(
        "criterion",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=True),
        sa.Column("inverse", sa.Boolean(), nullable=False),
        sa.Column("axis", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_criterion_cycle_id"), "criterion", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_criterion_network_id"), "criterion", ["network_id"], unique=False)
    op.create_table(
        "information_flow",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=True),
        sa.Column("frequency", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("share_level", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_information_flow_cycle_id"), "information_flow", ["cycle_id"], unique=False
    )
    op.create_index(
        op.f("ix_information_flow_network_id"), "information_flow", ["network_id"], unique=False
    )
    op.create_table(
        "meeting",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("host_id", sa.String(length=36), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("setback", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["host_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_meeting_cycle_id"), "meeting", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_meeting_host_id"), "meeting", ["host_id"], unique=False)
    op.create_index(op.f("ix_meeting_network_id"), "meeting", ["network_id"], unique=False)
    op.create_table(
        "protocol",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("principles", sa.String(), nullable=True),
        sa.Column("permitted", sa.String(), nullable=True),
        sa.Column("forbidden", sa.String(), nullable=True),
        sa.Column("share_level", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("legal_basis", sa.String(), nullable=True),
        sa.Column("retention", sa.String(), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_protocol_cycle_id"), "protocol", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_protocol_network_id"), "protocol", ["network_id"], unique=False)
    op.create_table(
        "step_progress",
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("facilitator_id", sa.String(length=36), nullable=True),
        sa.Column("returned_from", sa.String(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["facilitator_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_step_progress_cycle_id"), "step_progress", ["cycle_id"], unique=False)
    op.create_index(
        op.f("ix_step_progress_facilitator_id"), "step_progress", ["facilitator_id"], unique=False
    )
    op.create_index(
        op.f("ix_step_progress_network_id"), "step_progress", ["network_id"], unique=False
    )
    op.create_table(
        "theme",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_theme_cycle_id"), "theme", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_theme_network_id"), "theme", ["network_id"], unique=False)
    op.create_table(
        "training_session",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("led_by_id", sa.String(length=36), nullable=True),
        sa.Column("trainer", sa.String(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("objectives", sa.String(), nullable=True),
        sa.Column("satisfaction", sa.Float(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("change", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["led_by_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_training_session_cycle_id"), "training_session", ["cycle_id"], unique=False
    )
    op.create_index(
        op.f("ix_training_session_led_by_id"), "training_session", ["led_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_training_session_network_id"), "training_session", ["network_id"], unique=False
    )
    op.create_table(
        "vote",
        sa.Column("dots", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("revealed_on", sa.Date(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_vote_cycle_id"), "vote", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_vote_network_id"), "vote", ["network_id"], unique=False)
    op.create_table(
        "action_log_entry",
        sa.Column("action_id", sa.String(length=36), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("learned", sa.String(), nullable=True),
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
        op.f("ix_action_log_entry_action_id"), "action_log_entry", ["action_id"], unique=False
    )
    op.create_index(
        op.f("ix_action_log_entry_network_id"), "action_log_entry", ["network_id"], unique=False
    )
    op.create_table(
        "action_partner",
        sa.Column("action_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("contribution", sa.String(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_action_partner_action_id"), "action_partner", ["action_id"], unique=False
    )
    op.create_index(
        op.f("ix_action_partner_network_id"), "action_partner", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_action_partner_organisation_id"),
        "action_partner",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "agenda_item",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_network_id"), "agenda_item", ["network_id"], unique=False)
    op.create_table(
        "ballot",
        sa.Column("vote_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("abstained", sa.Boolean(), nullable=False),
        sa.Column("cast_on", sa.Date(), nullable=True),
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
        sa.ForeignKeyConstraint(["vote_id"], ["vote.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_ballot_network_id"), "ballot", ["network_id"], unique=False)
    op.create_index(op.f("ix_ballot_organisation_id"), "ballot", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_ballot_vote_id"), "ballot", ["vote_id"], unique=False)
    op.create_table(
        "candidate",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("rationale", sa.String(), nullable=True),
        sa.Column("theme_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_candidate_cycle_id"), "candidate", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_candidate_network_id"), "candidate", ["network_id"], unique=False)
    op.create_index(op.f("ix_candidate_theme_id"), "candidate", ["theme_id"], unique=False)
    op.create_table(
        "confidence_rating",
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("before", sa.Float(), nullable=True),
        sa.Column("after", sa.Float(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_confidence_rating_network_id"), "confidence_rating", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_confidence_rating_session_id"), "confidence_rating", ["session_id"], unique=False
    )
    op.create_table(
        "finding",
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("theme_id", sa.String(length=36), nullable=True),
        sa.Column("trend", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("public", sa.String(), nullable=True),
        sa.Column("setting", sa.String(), nullable=True),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("source_kind", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("agreement", sa.String(), nullable=False),
        sa.Column("disagreement", sa.String(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_finding_cycle_id"), "finding", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_finding_network_id"), "finding", ["network_id"], unique=False)
    op.create_index(op.f("ix_finding_theme_id"), "finding", ["theme_id"], unique=False)
    op.create_table(
        "hexagon_exercise",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("fictional", sa.Boolean(), nullable=False),
        sa.Column("case_text", sa.String(), nullable=True),
        sa.Column("conclusion", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_hexagon_exercise_cycle_id"), "hexagon_exercise", ["cycle_id"], unique=False
    )
    op.create_index(
        op.f("ix_hexagon_exercise_network_id"), "hexagon_exercise", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_hexagon_exercise_session_id"), "hexagon_exercise", ["session_id"], unique=False
    )
    op.create_table(
        "meeting_attendance",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_meeting_attendance_meeting_id"), "meeting_attendance", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_attendance_network_id"), "meeting_attendance", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_attendance_organisation_id"),
        "meeting_attendance",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "milestone",
        sa.Column("action_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_milestone_action_id"), "milestone", ["action_id"], unique=False)
    op.create_index(op.f("ix_milestone_network_id"), "milestone", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_milestone_organisation_id"), "milestone", ["organisation_id"], unique=False
    )
    op.create_table(
        "protocol_member",
        sa.Column("protocol_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signatory", sa.String(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["protocol_id"], ["protocol.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_protocol_member_network_id"), "protocol_member", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_protocol_member_organisation_id"),
        "protocol_member",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_protocol_member_protocol_id"), "protocol_member", ["protocol_id"], unique=False
    )
    op.create_table(
        "session_attendance",
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_session_attendance_network_id"), "session_attendance", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_session_attendance_organisation_id"),
        "session_attendance",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_session_attendance_session_id"), "session_attendance", ["session_id"], unique=False
    )
    op.create_table(
        "session_module",
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("module_id", sa.String(length=36), nullable=False),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["module_id"], ["training_module.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_session_module_module_id"), "session_module", ["module_id"], unique=False
    )
    op.create_index(
        op.f("ix_session_module_network_id"), "session_module", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_session_module_session_id"), "session_module", ["session_id"], unique=False
    )
    op.create_table(
        "ballot_dots",
        sa.Column("ballot_id", sa.String(length=36), nullable=False),
        sa.Column("candidate_id", sa.String(length=36), nullable=False),
        sa.Column("dots", sa.Integer(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_ballot_dots_ballot_id"), "ballot_dots", ["ballot_id"], unique=False)
    op.create_index(
        op.f("ix_ballot_dots_candidate_id"), "ballot_dots", ["candidate_id"], unique=False
    )
    op.create_index(op.f("ix_ballot_dots_network_id"), "ballot_dots", ["network_id"], unique=False)
    op.create_table(
        "candidate_finding",
        sa.Column("candidate_id", sa.String(length=36), nullable=False),
        sa.Column("finding_id", sa.String(length=36), nullable=False),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_candidate_finding_candidate_id"),
        "candidate_finding",
        ["candidate_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_candidate_finding_finding_id"), "candidate_finding", ["finding_id"], unique=False
    )
    op.create_index(
        op.f("ix_candidate_finding_network_id"), "candidate_finding", ["network_id"], unique=False
    )
    op.create_table(
        "finding_observer",
        sa.Column("finding_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_finding_observer_finding_id"), "finding_observer", ["finding_id"], unique=False
    )
    op.create_index(
        op.f("ix_finding_observer_network_id"), "finding_observer", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_finding_observer_organisation_id"),
        "finding_observer",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "hexagon_facet",
        sa.Column("exercise_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["hexagon_exercise.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_hexagon_facet_exercise_id"), "hexagon_facet", ["exercise_id"], unique=False
    )
    op.create_index(
        op.f("ix_hexagon_facet_network_id"), "hexagon_facet", ["network_id"], unique=False
    )
    op.create_table(
        "hexagon_response",
        sa.Column("exercise_id", sa.String(length=36), nullable=False),
        sa.Column("profession", sa.String(), nullable=True),
        sa.Column("idea", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["hexagon_exercise.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_hexagon_response_exercise_id"), "hexagon_response", ["exercise_id"], unique=False
    )
    op.create_index(
        op.f("ix_hexagon_response_network_id"), "hexagon_response", ["network_id"], unique=False
    )
    op.create_table(
        "meeting_decision",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("action_id", sa.String(length=36), nullable=True),
        sa.Column("milestone_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
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
            ["meeting_id"], ["meeting.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_meeting_decision_action_id"), "meeting_decision", ["action_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_decision_meeting_id"), "meeting_decision", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_decision_milestone_id"), "meeting_decision", ["milestone_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_decision_network_id"), "meeting_decision", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_decision_organisation_id"),
        "meeting_decision",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "objective",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.String(length=36), nullable=True),
        sa.Column("public", sa.String(), nullable=True),
        sa.Column("prevention_level", sa.String(), nullable=True),
        sa.Column("lead_id", sa.String(length=36), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("specific", sa.Boolean(), nullable=False),
        sa.Column("specific_note", sa.String(), nullable=True),
        sa.Column("measurable", sa.Boolean(), nullable=False),
        sa.Column("measurable_note", sa.String(), nullable=True),
        sa.Column("achievable", sa.Boolean(), nullable=False),
        sa.Column("achievable_note", sa.String(), nullable=True),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        sa.Column("relevant_note", sa.String(), nullable=True),
        sa.Column("time_bound", sa.Boolean(), nullable=False),
        sa.Column("if_then", sa.String(), nullable=True),
        sa.Column("assumptions", sa.String(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("cycle_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_objective_candidate_id"), "objective", ["candidate_id"], unique=False)
    op.create_index(op.f("ix_objective_cycle_id"), "objective", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_objective_lead_id"), "objective", ["lead_id"], unique=False)
    op.create_index(op.f("ix_objective_network_id"), "objective", ["network_id"], unique=False)
    op.create_table(
        "priority_decision",
        sa.Column("candidate_id", sa.String(length=36), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("meeting_id", sa.String(length=36), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_priority_decision_candidate_id"),
        "priority_decision",
        ["candidate_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_priority_decision_meeting_id"), "priority_decision", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_priority_decision_network_id"), "priority_decision", ["network_id"], unique=False
    )
    op.create_table(
        "score",
        sa.Column("candidate_id", sa.String(length=36), nullable=False),
        sa.Column("criterion_id", sa.String(length=36), nullable=False),
        sa.Column("organisation_id", sa.String(length=36), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("scored_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["criterion.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_score_candidate_id"), "score", ["candidate_id"], unique=False)
    op.create_index(op.f("ix_score_criterion_id"), "score", ["criterion_id"], unique=False)
    op.create_index(op.f("ix_score_network_id"), "score", ["network_id"], unique=False)
    op.create_index(op.f("ix_score_organisation_id"), "score", ["organisation_id"], unique=False)
    op.create_table(
        "action_objective",
        sa.Column("action_id", sa.String(length=36), nullable=False),
        sa.Column("objective_id", sa.String(length=36), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objective.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_action_objective_action_id"), "action_objective", ["action_id"], unique=False
    )
    op.create_index(
        op.f("ix_action_objective_network_id"), "action_objective", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_action_objective_objective_id"), "action_objective", ["objective_id"], unique=False
    )
    op.create_table(
        "hexagon_card",
        sa.Column("exercise_id", sa.String(length=36), nullable=False),
        sa.Column("facet_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["hexagon_exercise.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["facet_id"], ["hexagon_facet.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_hexagon_card_exercise_id"), "hexagon_card", ["exercise_id"], unique=False
    )
    op.create_index(op.f("ix_hexagon_card_facet_id"), "hexagon_card", ["facet_id"], unique=False)
    op.create_index(
        op.f("ix_hexagon_card_network_id"), "hexagon_card", ["network_id"], unique=False
    )
    op.create_table(
        "indicator",
        sa.Column("objective_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("frequency", sa.String(), nullable=True),
        sa.Column("baseline", sa.Float(), nullable=True),
        sa.Column("baseline_on", sa.Date(), nullable=True),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["objective_id"], ["objective.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_indicator_network_id"), "indicator", ["network_id"], unique=False)
    op.create_index(op.f("ix_indicator_objective_id"), "indicator", ["objective_id"], unique=False)
    op.create_table(
        "hexagon_link",
        sa.Column("first_id", sa.String(length=36), nullable=False),
        sa.Column("second_id", sa.String(length=36), nullable=False),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["first_id"], ["hexagon_card.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["hexagon_card.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_hexagon_link_first_id"), "hexagon_link", ["first_id"], unique=False)
    op.create_index(
        op.f("ix_hexagon_link_network_id"), "hexagon_link", ["network_id"], unique=False
    )
    op.create_index(op.f("ix_hexagon_link_second_id"), "hexagon_link", ["second_id"], unique=False)
    op.create_table(
        "measurement",
        sa.Column("indicator_id", sa.String(length=36), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("validated", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=True),
        sa.Column("changed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_measurement_indicator_id"), "measurement", ["indicator_id"], unique=False
    )
    op.create_index(op.f("ix_measurement_network_id"), "measurement", ["network_id"], unique=False)
