"""The link that deletes a record from its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from pcve_desktop.models.partners import Organisation
from pcve_desktop.ui.deleting import offer_delete

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


def test_the_link_closes_the_form_and_asks(context: Context) -> None:
    context.window.show()
    record = context.data.organisations()[0]
    dialog = context.edit(Organisation, record)
    height = dialog.height()
    offer_delete(context, dialog, Organisation, record.id)
    assert height <= dialog.height() <= context.window.height()
    name = dialog.findChild(QLineEdit, "form.organisation.name")
    assert isinstance(name, QLineEdit)
    # What is not saved yet goes with the record, without a second question.
    name.setText("Half written")
    link = dialog.findChild(QAbstractButton, "dialog.organisation.delete")
    assert isinstance(link, QAbstractButton)
    link.click()
    assert not dialog.isVisible()
    delete = context.window.findChild(QAbstractButton, "dialog.delete.delete")
    assert isinstance(delete, QAbstractButton)
    delete.click()
    assert context.data.get(Organisation, record.id) is None
