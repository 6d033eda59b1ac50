"""What people arrange for themselves and find again: templates, views, columns of imports."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import EntityInfo, InNetwork, Record
from pcve_desktop.models.vocabularies import (
    ActionType,
    Frequency,
    Handling,
    Pillar,
    PreventionLevel,
    Public,
    Sphere,
)


class SavedView(InNetwork, Record):
    """Filters, columns and order of a list under a name.

    `place` is the key of the list ("actions", "partners"); `definition` a JSON object that only
    this list reads.
    """

    __entity__ = EntityInfo(
        "saved_view", mark("Saved view"), mark("Saved views"), title="name", reported=False
    )
    __handling__ = Handling.GREEN

    name: Mapped[str] = f.text(mark("Name"), required=True)
    place: Mapped[str | None] = f.text(mark("List"), form=False)
    definition: Mapped[str | None] = f.long_text(mark("Definition"), form=False)
    position: Mapped[str | None] = f.position()


class ImportMapping(Record):
    """Which column of a spreadsheet is which field, to read the next one of its kind alike.

    `definition` is a JSON object: the field of each heading, never a cell of the file.
    """

    __entity__ = EntityInfo(
        "import_mapping", mark("Saved columns"), mark("Saved columns"), title="name", reported=False
    )
    __handling__ = Handling.GREEN

    name: Mapped[str] = f.text(mark("Name"), required=True)
    definition: Mapped[str | None] = f.long_text(mark("Definition"), form=False)


class ActionTemplate(Record):
    """An action that comes back, to begin again without typing it anew."""

    __entity__ = EntityInfo(
        "action_template",
        mark("Template"),
        mark("Templates of actions"),
        title="title",
        reported=False,
    )
    __handling__ = Handling.GREEN

    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    description: Mapped[str | None] = f.long_text(mark("Description"), search=True)
    type: Mapped[ActionType | None] = f.choice(mark("Type"), ActionType, table=True)
    pillar: Mapped[Pillar | None] = f.choice(mark("Pillar"), Pillar, table=True)
    spheres: Mapped[tuple[Sphere, ...]] = f.choices(mark("Spheres"), Sphere)
    public: Mapped[Public | None] = f.choice(mark("Public"), Public)
    prevention_level: Mapped[PreventionLevel | None] = f.choice(
        mark("Level of prevention"), PreventionLevel
    )
    repeats: Mapped[Frequency | None] = f.choice(mark("How often"), Frequency, table=True)
    days: Mapped[int | None] = f.integer(mark("Duration"), maximum=1000, unit="d", table=True)
    care_note: Mapped[str | None] = f.long_text(mark("What we watch out for"))


class TemplateMilestone(Record):
    """A milestone of a template, so many days after the beginning."""

    __entity__ = EntityInfo(
        "template_milestone",
        mark("Milestone of a template"),
        mark("Milestones of templates"),
        title="title",
        parent="template_id",
        reported=False,
    )
    __handling__ = Handling.GREEN

    template_id: Mapped[str] = f.reference(mark("Template"), "action_template", required=True)
    title: Mapped[str] = f.text(mark("Title"), required=True, table=True)
    days: Mapped[int | None] = f.integer(
        mark("Days after the start"), maximum=1000, unit="d", table=True
    )
    position: Mapped[str | None] = f.position()


class NotTheSame(Record):
    """Two organisations that look alike and are not the same: not to be asked again."""

    __entity__ = EntityInfo(
        "not_the_same",
        mark("Not the same"),
        mark("Not the same"),
        parent="first_id",
        ends=("first_id", "second_id"),
        reported=False,
    )
    __handling__ = Handling.GREEN

    first_id: Mapped[str] = f.reference(mark("Organisation"), "organisation", required=True)
    second_id: Mapped[str] = f.reference(mark("Other organisation"), "organisation", required=True)
