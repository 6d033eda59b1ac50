"""The page of the partners: list, search, filters, keyboard, adding and removing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QWidget

from pcve_desktop.models.partners import CommitmentRating, Membership, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import partners

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.partners.page import PartnersPage

Find = Any


def items(page: PartnersPage) -> list[str]:
    model = page.list.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


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


def test_filter_by_role_type_and_sphere(page: PartnersPage, ids: Any) -> None:
    def choose(name: str) -> None:
        menu = page.list.fill_menu()
        entry = next(
            action
            for sub in menu.findChildren(QMenu)
            for action in sub.actions()
            if action.objectName() == name
        )
        entry.trigger()

    choose("partners.filter.sphere.prevention")
    assert page.list.model.ids() == [ids.school]
    assert page.list.filter.isChecked()
    choose("partners.filter.sphere.all")
    assert not page.list.filter.isChecked()
    choose("partners.filter.role.left")
    assert page.list.model.ids() == [ids.police]
    choose("partners.filter.role.all")
    choose("partners.filter.kind.sport_club")
    assert page.list.model.ids() == [ids.club]


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
    place = context.data.where(Membership, "organisation_id", ids.club)[0]
    assert (place.role, place.until) == (MemberRole.LEFT, context.today())
    assert len(context.data.where(CommitmentRating, "organisation_id", ids.club)) == 3


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
