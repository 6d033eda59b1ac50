"""What exists: the mapped classes of a workspace, with the description of every field.

Importing this package registers every entity; `ENTITIES` is then complete.
"""

from pcve_desktop.models import (
    actions,
    diagnosis,
    keeping,
    network,
    objectives,
    partners,
    priorities,
    sharing,
    training,
)
from pcve_desktop.models.base import ENTITIES, Base, EntityInfo, Record, fields_of, title_of
from pcve_desktop.models.fields import Field, Kind, Sensitivity

__all__ = [
    "ENTITIES",
    "Base",
    "EntityInfo",
    "Field",
    "Kind",
    "Record",
    "Sensitivity",
    "actions",
    "diagnosis",
    "fields_of",
    "keeping",
    "network",
    "objectives",
    "partners",
    "priorities",
    "sharing",
    "title_of",
    "training",
]
