"""Nothing that is a contact or internal reaches the wall: all texts of all screens are searched."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.models import ENTITIES, fields_of
from pcve_desktop.models.fields import Kind, Sensitivity
from pcve_desktop.models.partners import Contact
from pcve_desktop.models.vocabularies import Step
from pcve_desktop.pictures.layout import default_measure
from pcve_desktop.pictures.scene import Text
from pcve_desktop.sample import make_sample
from pcve_desktop.screens.registry import EVENING, screens_of
from pcve_desktop.screens.screen import Drawing
from pcve_desktop.screens.spoken import screen_words
from pcve_desktop.services import networks
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.screens.screen import Screen

TODAY = dt.date(2026, 11, 24)
PLACES = [*map(str, Step), EVENING]
SECRET = {Sensitivity.CONTACT, Sensitivity.INTERNAL}
# Shorter ones, and plain numbers, stand in other texts by chance.
LEAST = 6


def texts_on(screen: Screen) -> str:
    """Return all that a screen says, the texts inside its pictures too."""
    said = screen_words(screen)
    for block in (screen.left, screen.right):
        if isinstance(block, Drawing):
            for width in (300, 600):
                picture = block.build(width, default_measure)
                said += [shape.text for shape in picture.shapes if isinstance(shape, Text)]
                said += [spot.label for spot in picture.spots]
    return "\n".join(said)


def secrets_of(data: Dataset) -> dict[str, str]:
    """Return what must not be seen, with where it stands.

    What a field that everybody may read says too (the public line of a route) is no secret.
    """
    secret: dict[str, str] = {}
    open_texts = set()
    for key, entity in ENTITIES.items():
        for name, field in fields_of(entity).items():
            if field.kind in {Kind.CHOICE, Kind.BOOLEAN, Kind.DATE, Kind.REFERENCE}:
                continue
            hidden = field.sensitivity in SECRET or (entity is Contact and name == "function")
            for record in data.everywhere(entity):
                value = getattr(record, name)
                if not isinstance(value, str) or len(value) < LEAST:
                    continue
                if hidden:
                    secret[value] = f"{key}.{name}"
                elif entity is not Contact:
                    open_texts.add(value)
    return {value: where for value, where in secret.items() if value not in open_texts}


@pytest.fixture(scope="module", params=LANGUAGES)
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dataset]:
    path: Path = tmp_path_factory.mktemp("wall") / "sample.passerelle"
    make_sample(path, request.param)
    with Workspace.open(path, read_only=True) as ws:
        network = networks.networks(ws)[0]
        yield Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_contact_and_nothing_internal_is_on_the_wall(
    sample: Dataset, place: str, language: str
) -> None:
    secrets = secrets_of(sample)
    assert len(secrets) > 20

    for screen in screens_of(sample, place, Translator(language), today=TODAY):
        said = texts_on(screen)
        seen = {where: value for value, where in secrets.items() if value in said}
        assert seen == {}, screen.key


@pytest.mark.parametrize("place", PLACES)
def test_no_address_or_mobile_number_is_on_the_wall(sample: Dataset, place: str) -> None:
    for screen in screens_of(sample, place, Translator("en"), today=TODAY):
        said = texts_on(screen)
        assert not re.search(r"\S+@\S+", said), screen.key
        assert not re.search(r"\b0[67]([ .]?\d\d){4}\b", said), screen.key
