"""All pages of all steps: what they say, and how they begin on a fresh network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models import ENTITIES
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import EmptyState

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

PAGES = [(content.step.value, page.key) for content in STEPS for page in content.pages]
WORDS = ("title", "question", "hint", "example", "tip", "empty", "empty_action")


def test_there_are_thirty_pages_each_step_ending_with_a_summary() -> None:
    assert len(PAGES) == 30
    assert [key for _step, key in PAGES].count("summary") == len(STEPS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_everything_in_every_language(language: str) -> None:
    tr = Translator(language)
    for content in STEPS:
        for page in content.pages:
            for name in WORDS:
                msgid = getattr(page, name)
                said = tr.t(msgid)
                assert said.strip(), (page.key, name)
                if language != "en" and name not in {"title", "empty_action"}:
                    assert said != msgid, (content.step, page.key, name)
            question = tr.t(page.question)
            assert question.rstrip().endswith("?"), question


def state(context: Context, steps: StepsPage) -> Any:
    """Return all that the work on a page may change."""
    dialogs = [one.objectName() for one in context.window.findChildren(QDialog) if one.isVisible()]
    counts = {key: len(context.data.all(entity)) for key, entity in ENTITIES.items()}
    where = (steps.step, steps.frame.key)
    return dialogs, counts, where, QApplication.focusWidget()


def beginnings(context: Context, steps: StepsPage) -> list[Button]:
    """Return what a page offers to start with: the link of an empty frame, or its own words."""
    view = steps.frame.view
    frames = [one.button for one in view.findChildren(EmptyState) if one.isVisible()]
    wanted = context.tr.t(view.page.empty_action)
    links = [one for one in view.findChildren(Button) if one.isVisible() and one.label() == wanted]
    return [one for one in (*frames, *links) if one is not None]


@pytest.mark.parametrize(("step", "page"), PAGES)
def test_a_fresh_page_has_a_beginning_that_works(
    steps: StepsPage, context: Context, step: str, page: str
) -> None:
    went: list[str] = []
    context.going.connect(lambda place, _where: went.append(place))
    steps.arrive(step=step, page=page)
    view = steps.frame.view
    view.setFocus()
    offered = beginnings(context, steps)
    if (step, page) == ("sharing", "routes") and not offered:
        # A network begins with the routes of its country.
        assert context.data.all(ReferralRoute)
        return
    assert offered, "nothing starts the work on this page"
    before = state(context, steps)
    offered[0].click()
    assert went or state(context, steps) != before
    control = steps.frame.view.main_control()
    assert control is not None
