"""The page of the partners: list, search, filters, keyboard, adding and removing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from pcve_desktop.models.network import Cycle
from pcve_desktop.models.partners import (
    CommitmentRating,
    Membership,
    Organisation,
    ParticipationEntry,
)
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import partners, records

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.partners.page import PartnersPage

Find = Any


def items(page: PartnersPage) -> list[str]:
    model = page.list.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_partners_are_grouped_and_who_left_comes_last(page: PartnersPage) -> None:
    assert items(page) == [
        "Youth and education",
        "École du Pont",
        "Sport and culture",
        "FC Tilleuls",
        "Other partners",
        "Espace Jeunes, lead",
        "Declined or left",
        "Police station",
    ]
    assert page.list.search.placeholderText() == "Search 4 organisations"


def test_a_row_says_everything_to_a_screen_reader(page: PartnersPage, ids: Any) -> None:
    index = page.list.model.index_of(ids.club)
    words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert words.startswith("FC Tilleuls, Member, Social cohesion, Knows of us, last contact ")


def test_search_ignores_accents_and_finds_what_is_offered(
    page: PartnersPage, find: Find, ids: Any
) -> None:
    search = find(QLineEdit, "partners.search")
    search.setText("ecole")
    assert page.list.model.ids() == [ids.school]
    assert page.detail.organisation_id == ids.school
    search.setText("clubhouse")
    assert page.list.model.ids() == [ids.club]
    search.setText("nothing like it")
    find(QAbstractButton, "partners.list.empty.action").click()
    assert len(page.list.model.ids()) == 4
    assert search.text() == ""


def choose(page: PartnersPage, find: Find, **values: str | None) -> None:
    """Choose filters in their dialog and take them."""
    dialog = page.list.ask_filters()
    for name, value in values.items():
        dialog.choices[name].set_value(value)
    find(QAbstractButton, "partners.filters.apply").click()


def test_filter_by_role_type_and_sphere(page: PartnersPage, find: Find, ids: Any) -> None:
    choose(page, find, sphere="prevention")
    assert page.list.model.ids() == [ids.school]
    assert page.list.filter.isChecked()
    assert page.list.count.text() == "1 of 4"
    choose(page, find, sphere=None)
    assert not page.list.filter.isChecked()
    assert page.list.count.text() == "4 organisations"
    choose(page, find, role="left")
    assert page.list.model.ids() == [ids.police]
    choose(page, find, role=None, kind="sport_club")
    assert page.list.model.ids() == [ids.club]


def test_the_dialog_tells_how_many_fit(page: PartnersPage, find: Find) -> None:
    dialog = page.list.ask_filters()
    assert dialog.apply.label() == "Show 4 organisations"
    dialog.choices["sphere"].set_value("prevention")
    assert dialog.apply.label() == "Show 1 organisation"
    find(QAbstractButton, "partners.filters.clear").click()
    assert dialog.apply.label() == "Show 4 organisations"


def test_a_sign_takes_its_filter_away(page: PartnersPage, find: Find, ids: Any) -> None:
    choose(page, find, sphere="prevention", role="member")
    assert find(QAbstractButton, "partners.sign.sphere").label() == "Sphere: Prevention"
    find(QAbstractButton, "partners.sign.sphere").click()
    assert ids.club in page.list.model.ids()
    assert page.list.query.filters == {"role": ("member",)}
    assert page.list.filter.hasFocus()


def test_filters_are_kept_under_a_name(page: PartnersPage, find: Find, ids: Any) -> None:
    choose(page, find, sphere="prevention")
    page.list.views.ask_name()
    find(QLineEdit, "dialog.view.name").setText("To invite")
    find(QAbstractButton, "dialog.view.save").click()
    assert page.list.views.button.label() == "To invite"
    page.list.clear()
    assert page.list.views.button.label() == "All partners"
    assert len(page.list.model.ids()) == 4
    named = next(
        entry for entry in page.list.views.fill_menu().actions() if entry.text() == "To invite"
    )
    named.trigger()
    assert page.list.model.ids() == [ids.school]
    page.list.search.setText("nobody")
    assert page.list.views.button.label() == "To invite, changed"


def test_who_waits_has_a_view_of_its_own(page: PartnersPage, context: Context, ids: Any) -> None:
    partners.plan_contact(
        context.ws,
        network_id=context.network_id,
        organisation_id=ids.school,
        values={"subject": "Ask about the hall", "next_on": context.today()},
    )
    page.reload()
    page.arrive(filter="due")
    assert page.list.model.ids() == [ids.school]
    spoken = page.list.model.index_of(ids.school).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).endswith("Ask about the hall")
    page.arrive(filter="drift")
    # Its commitment fell from "comes" to "knows of us".
    assert page.list.model.ids() == [ids.club]


def test_the_sectors_tell_how_many_they_are(page: PartnersPage) -> None:
    model = page.list.model
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 2)]
    assert spoken == ["Youth and education, 1", "Sport and culture, 1"]
    assert page.list.count.text() == "4 organisations"


def test_model_is_sound(page: PartnersPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.list.model)
    page.list.search.setText("tilleuls")
    qtmodeltester.check(page.list.model)


def test_arrows_skip_the_titles_of_groups(page: PartnersPage, ids: Any) -> None:
    view = page.list.view
    view.setFocus()
    page.arrive(record=ids.school)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == ids.club
    assert page.detail.name.text() == "FC Tilleuls"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert page.detail.name.text() == "Espace Jeunes"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_id() == ids.school


def test_enter_edits(page: PartnersPage, find: Find, context: Context, ids: Any) -> None:
    page.arrive(record=ids.club)
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    find(QLineEdit, "form.organisation.name").setText("FC Rive Est")
    find(QAbstractButton, "dialog.organisation.save").click()
    assert context.data.title(Organisation, ids.club) == "FC Rive Est"
    assert page.detail.name.text() == "FC Rive Est"
    assert page.list.view.current_id() == ids.club


def test_add_a_partner_selects_it(page: PartnersPage, find: Find, context: Context) -> None:
    page.list.search.setText("tilleuls")
    find(QAbstractButton, "partners.add").click()
    find(QLineEdit, "form.organisation.name").setText("Health centre")
    find(QAbstractButton, "dialog.organisation.save").click()
    assert page.detail.name.text() == "Health centre"
    assert page.list.view.current_id() == page.detail.organisation_id
    membership = context.data.where(Membership, "organisation_id", page.detail.organisation_id)
    assert [row.role for row in membership] == [MemberRole.MEMBER]


def test_delete_asks_and_leaving_keeps_what_was_done(
    page: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    page.arrive(record=ids.club)
    QTest.keyClick(page.list.view, Qt.Key.Key_Delete)
    find(QAbstractButton, "partners.remove.keep").click()
    QTest.keyClick(page.list.view, Qt.Key.Key_Delete)
    find(QAbstractButton, "partners.remove.left").click()
    find(QLineEdit, "partners.leave.words").setText("The season starts again.")
    find(QAbstractButton, "partners.leave.save").click()
    place = context.data.where(Membership, "organisation_id", ids.club)[0]
    assert (place.role, place.until) == (MemberRole.LEFT, context.today())
    assert len(context.data.where(CommitmentRating, "organisation_id", ids.club)) == 3
    reasons = context.data.where(ParticipationEntry, "organisation_id", ids.club)
    assert min(reason.words for reason in reasons) == "The season starts again."
    context.undo()
    assert context.data.where(Membership, "organisation_id", ids.club)[0].role is MemberRole.MEMBER
    assert len(context.data.where(ParticipationEntry, "organisation_id", ids.club)) == 1


def test_who_left_without_a_word_has_no_reason(
    page: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    page.arrive(record=ids.school)
    page.detail.role.chosen.emit("left")
    find(QLineEdit, "partners.leave.day").setText("31/02/2026")
    find(QAbstractButton, "partners.leave.save").click()
    assert find(QWidget, "partners.leave").isVisible()
    find(QLineEdit, "partners.leave.day").setText("12/10/2026")
    find(QAbstractButton, "partners.leave.save").click()
    place = context.data.where(Membership, "organisation_id", ids.school)[0]
    assert (place.role, place.until) == (MemberRole.LEFT, dt.date(2026, 10, 12))
    assert context.data.where(ParticipationEntry, "organisation_id", ids.school) == []


def test_what_a_closed_cycle_tells_of_is_not_deleted(
    page: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    records.update(context.ws, Cycle, context.cycle_id, values={"closed_on": context.today()})
    dialog = page.verbs.ask_remove(ids.club)
    assert dialog is not None
    assert "stays as it was" in dialog.accessibleDescription()
    assert dialog.findChild(QAbstractButton, "partners.remove.delete") is None
    find(QAbstractButton, "partners.remove.keep").click()


def test_deleting_removes_all_and_can_be_undone(
    page: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    page.arrive(record=ids.club)
    dialog = page.verbs.ask_remove(ids.club)
    assert dialog is not None
    assert "2 × Contacts" in dialog.accessibleDescription()
    find(QAbstractButton, "partners.remove.delete").click()
    assert context.data.get(Organisation, ids.club) is None
    assert ids.club not in page.list.model.ids()
    assert page.detail.organisation_id != ids.club
    context.undo()
    assert ids.club in page.list.model.ids()


def test_a_partner_of_another_network_is_only_removed_from_this_one(
    page: PartnersPage, find: Find, context: Context, ids: Any
) -> None:
    from pcve_desktop.services import networks

    other = networks.create_network(context.ws, name="Rive Est", tr=context.tr, lead="Passages")
    context.announce(other)
    partners.set_role(
        context.ws,
        network_id=other.created["network"][0],
        organisation_id=ids.club,
        role=MemberRole.MEMBER,
    )
    context.data.invalidate(other)
    page.verbs.ask_remove(ids.club)
    assert find(QAbstractButton, "partners.remove.delete").label() == "Remove from this network"
    find(QAbstractButton, "partners.remove.delete").click()
    assert ids.club not in page.list.model.ids()
    assert context.data.get(Organisation, ids.club) is not None


def test_a_network_without_lead_is_told_kindly(
    page: PartnersPage, context: Context, ids: Any
) -> None:
    assert not page.notice.isVisible()
    page.arrive(record=ids.lead)
    page.detail.role.chosen.emit("member")
    assert page.notice.isVisible()
    page.arrive(record=ids.club)
    page.detail.role.chosen.emit("lead")
    assert not page.notice.isVisible()
    assert "FC Tilleuls, lead" in items(page)
    assert page.detail.role.current() == "lead"


def test_import_and_export_are_wishes_to_the_window(
    page: PartnersPage, find: Find, context: Context
) -> None:
    wished: list[str] = []
    context.wished.connect(wished.append)
    find(QAbstractButton, "partners.import").click()
    find(QAbstractButton, "partners.export").click()
    assert wished == ["import", "export"]


def test_narrow_windows_show_list_or_details(
    ids: Any, place: Callable[[int], PartnersPage]
) -> None:
    page = place(700)
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    page.list.view.select_id(ids.club)
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    page.detail.back.click()
    assert page.list.isVisible()
    page.arrive(record=ids.school)
    assert page.detail.name.text() == "École du Pont"
    assert page.detail.isVisible()
    page.focus_filter()
    assert page.list.isVisible()


def test_a_partner_of_the_file_is_brought_in_rather_than_made_anew(
    page: PartnersPage, find: Find, context: Context
) -> None:
    from pcve_desktop.services import networks

    other = networks.create_network(context.ws, name="Rive Est", tr=context.tr)
    made = partners.add_partner(
        context.ws,
        network_id=other.created["network"][0],
        values={"name": "Maison de l’Étudiant", "other_names": "MDE; Foyer étudiant"},
    )
    known = made.created["organisation"][0]
    context.announce(other)
    context.announce(made)
    page.new_item()
    name = find(QLineEdit, "form.organisation.name")
    name.setText("foyer etud")
    panel = find(QWidget, "partners.known")
    assert panel.accessibleName() == "In this file already: Maison de l’Étudiant"
    name.setText("Somebody else")
    assert not panel.isVisible()
    name.setText("Maison de l etudiant")
    find(QAbstractButton, "partners.known.0").click()
    assert page.detail.organisation_id == known
    assert page.list.view.current_id() == known
    (network,) = page.detail.place.networks.entries()
    assert [line.text for line in network.lines] == ["Rive Est", "Member"]
    assert len(context.data.everywhere(Organisation)) == 5


def test_its_other_network_opens(
    page: PartnersPage, context: Context, ids: Any, qtbot: QtBot
) -> None:
    from pcve_desktop.services import networks

    other = networks.create_network(context.ws, name="Rive Est", tr=context.tr)
    network = other.created["network"][0]
    partners.set_role(
        context.ws, network_id=network, organisation_id=ids.club, role=MemberRole.RESOURCE
    )
    context.announce(other)
    page.arrive(record=ids.club)
    with qtbot.waitSignal(context.going) as went:
        page.detail.place.networks.row(0).click()
    assert went.args == ["network", {"network": network, "partner": ids.club}]


def test_history_and_shortcuts(
    page: PartnersPage, context: Context, ids: Any, find: Find, qtbot: QtBot
) -> None:
    page.arrive(record=ids.club)
    entry = page.detail.more_menu().actions()[0]
    with qtbot.waitSignal(context.going) as went:
        entry.trigger()
    assert went.args == ["history", {"entity": "organisation", "record": ids.club}]
    page.new_item()
    assert find(QWidget, "dialog.organisation").isVisible()


def test_every_control_has_a_name(page: PartnersPage, ids: Any) -> None:
    page.arrive(record=ids.club)
    for widget in page.findChildren(QAbstractButton):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget.objectName()
    assert page.list.view.accessibleName() == "Partners"
