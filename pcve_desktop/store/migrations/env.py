"""Alembic's entry: runs the migrations on the connection that `store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from pcve_desktop.journal import tables
from pcve_desktop.models import Base

# Imported for its tables: they join the same metadata.
assert tables.BATCH.metadata is Base.metadata  # noqa: S101 -- states why the import is needed

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
