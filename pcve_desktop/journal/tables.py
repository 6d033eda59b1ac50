"""The tables of the journal. They are local bookkeeping; a package carries batches, not rows.

An operation is known everywhere by its batch and its index in it; inside one file a whole number
stands for it, so that a million operations stay small and fast.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, text

from pcve_desktop.models.base import Base

META = Table(
    "workspace_meta",
    Base.metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

BATCH = Table(
    "journal_batch",
    Base.metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("device", String(36), nullable=False),
    Column("clock", String(19), nullable=False, index=True),
    Column("schema", Integer, nullable=False),
    Column("office", String(36), nullable=False),
    Column("label", String, nullable=False),
    Column("label_values", String, nullable=False),
    Column("scope", String(36)),
    Column("kind", String(10), nullable=False),
    Column("target", String(64)),
    Column("made_at", String, nullable=False),
    # How many records its operations are about.
    Column("records", Integer, nullable=False),
    # Of the values for the label, as the operations have them of theirs.
    Column("salt", LargeBinary),
    Column("digest", LargeBinary),
)

PARENT = Table(
    "journal_parent",
    Base.metadata,
    Column("batch_seq", Integer, primary_key=True),
    Column("parent_id", String(64), primary_key=True),
)

HEAD = Table(
    "journal_head",
    Base.metadata,
    Column("batch_id", String(64), primary_key=True),
)

OP = Table(
    "journal_op",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_seq", Integer, nullable=False),
    Column("idx", Integer, nullable=False),
    Column("entity", String, nullable=False),
    Column("record_id", String(36), nullable=False),
    Column("field", String, nullable=False),
    Column("value", String),
    Column("salt", LargeBinary),
    # Set when a value was removed for good: the hash chain keeps its proof without the value.
    Column("digest", LargeBinary),
    Column("weak", Boolean, nullable=False),
    # Not replaced by an operation of the same field.
    Column("live", Boolean, nullable=False),
    # Seen by a deletion.
    Column("covered", Boolean, nullable=False),
    Index("ix_journal_op_place", "batch_seq", "idx", unique=True),
    Index("ix_journal_op_record", "record_id", "field"),
    Index("ix_journal_op_live", "record_id", sqlite_where=text("live")),
)

REPLACES = Table(
    "journal_replaces",
    Base.metadata,
    Column("op_id", Integer, primary_key=True),
    Column("replaced_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

WAITING = Table(
    "journal_waiting",
    Base.metadata,
    Column("batch_id", String(64), primary_key=True),
    Column("payload", String, nullable=False),
)

# Operations that are here, but not taken in. They count for nothing until somebody takes them in;
# another copy decides for itself.
ASIDE = Table(
    "journal_aside",
    Base.metadata,
    Column("op_id", Integer, primary_key=True),
    # Why: "person" when somebody put it aside, the receipt with which it was taken back, or
    # nothing when it only follows from others (it builds on them and comes in with them).
    Column("why", String(36), nullable=False),
)

# Batches that a package left out on purpose (they belong to other networks, or were put aside
# where it was made). Nothing waits for them; should they come after all, they are added.
ELSEWHERE = Table(
    "journal_elsewhere",
    Base.metadata,
    Column("batch_id", String(64), primary_key=True),
)

# The ledger: what was handed over to whom, and what came from whom.
SENT = Table(
    "exchange_sent",
    Base.metadata,
    Column("package", String(36), primary_key=True),
    Column("made_at", String, nullable=False),
    # The office it was meant for; empty when it was for anybody.
    Column("office", String(36), nullable=False),
    Column("file_name", String, nullable=False),
    # The network it was limited to; none when it held the whole workspace.
    Column("network", String(36)),
    # The batches that nothing followed then, as a JSON list.
    Column("heads", String, nullable=False),
    Column("batches", Integer, nullable=False),
    Column("whole", Boolean, nullable=False),
)

RECEIVED = Table(
    "exchange_received",
    Base.metadata,
    Column("id", String(36), primary_key=True),
    Column("package", String(36), nullable=False),
    Column("office", String(36), nullable=False),
    Column("office_name", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("received_at", String, nullable=False),
    Column("file_name", String, nullable=False),
    # What the sender had then: its heads, and what it lacked below them, as JSON lists.
    Column("heads", String, nullable=False),
    Column("lacks", String, nullable=False),
    # How many records were new, updated, changed by both and so on, as a JSON object.
    Column("counts", String, nullable=False),
    # The batch that holds what was decided; also what undo and the history show.
    Column("decided", String(64), nullable=False),
    Column("undone_at", String),
    Column("backup", String),
)

# The batches that a receipt brought.
RECEIVED_BATCH = Table(
    "exchange_received_batch",
    Base.metadata,
    Column("receipt", String(36), primary_key=True),
    Column("batch_seq", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Operations put aside earlier that a receipt took in.
TAKEN_IN = Table(
    "exchange_taken_in",
    Base.metadata,
    Column("receipt", String(36), primary_key=True),
    Column("op_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
