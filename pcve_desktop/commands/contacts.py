"""The contacts command: a network's contacts for an address book or a mailing list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.commands.reading import chosen_network
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.vcard import write_mailing_list, write_vcards
from pcve_desktop.services.dataset import Dataset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.store.workspace import Workspace


def write_contacts(
    ws: Workspace, target: Path, *, kind: str, network: str, first_only: bool, tr: Translator
) -> Iterator[str]:
    """Write the contacts of the partners at the table; yield how many, and for whom they are.

    Raises NoSuchNetwork, ExportError; nothing is then written.
    """
    chosen = chosen_network(ws, network)
    data = Dataset(ws, network_id=chosen.id, cycle_id=chosen.cycle_id)
    view = View(data, Audience.NETWORK)
    if kind == "vcf":
        count = write_vcards(view, target, tr, first_only=first_only)
        yield tr.n("{count} card written.", "{count} cards written.", count)
    else:
        count = write_mailing_list(view, target, tr, first_only=first_only)
        yield tr.n("{count} row written.", "{count} rows written.", count)
    yield tr.t(view.rules.promise)
