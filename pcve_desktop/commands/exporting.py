"""The export command: any document of a network, one, several or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.commands.reading import chosen_network
from pcve_desktop.reports import PROTECTED, Wanted, document_of, write_documents
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.documents import DOCUMENTS, available, subjects
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.networks import networks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.documents import Document
    from pcve_desktop.services.networks import NetworkSummary
    from pcve_desktop.store.workspace import Workspace

ALL = "all"
# What is written when nothing else is asked for.
_USUAL = {"pdf": "summary", "xlsx": "workbook"}


def write(
    ws: Workspace,
    network: NetworkSummary,
    *,
    names: Sequence[str],
    formats: Sequence[str],
    record: str,
    several: Sequence[str] = (),
    audience: Audience,
    language: str,
    folder: Path,
    password: str | None,
    told: Callable[[str], None],
    words: Translator,
) -> list[Path]:
    """Write documents by name (`ALL` for every one with content) and return the files.

    Without names, the summary and the workbook; `record` is the identifier that a document is
    about, `several` the names of the networks that a document of the city shows (all when there are
    none). What a password does not protect is told in `words` before anything is written. Raises
    NoSuchDocument, NoSuchNetwork, NotForThem, NothingToPrint, PasswordRefused, ExportError.
    """
    data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
    ids = tuple(one.id for one in _named(ws, several))
    wanted = [
        Wanted(
            document,
            record if document.about is not None else "",
            ids if document.several else (),
        )
        for document in _documents(View(data, audience), names, formats)
    ]
    bare = [one.document.title for one in wanted if one.document.format not in PROTECTED]
    if password is not None and bare:
        names_of = words.list([words.t(title) for title in bare])
        told(words.t("{names}: without a password, as the format knows none.", names=names_of))
    written: dict[Path, None] = {}
    for step in write_documents(
        data, wanted, audience=audience, language=language, folder=folder, password=password
    ):
        written[step.path] = None
    return list(written)


def starting_from(ws: Workspace, name: str, names: Sequence[str]) -> NetworkSummary:
    """Return the network of a name, or the only one; for documents of the city any will do.

    Raises NoSuchNetwork, NoSuchDocument.
    """
    over_networks = bool(names) and all(key != ALL and document_of(key).several for key in names)
    found = networks(ws)
    return found[0] if over_networks and found and not name else chosen_network(ws, name)


def shown(
    ws: Workspace,
    network: NetworkSummary,
    audience: Audience,
    *,
    names: Sequence[str],
    several: Sequence[str],
) -> list[NetworkSummary]:
    """Return the networks that documents show: this one, or several where one is of the city."""
    keys = [document.key for document in DOCUMENTS] if ALL in names else names
    over = any(
        document.several and audience in document.audiences for document in map(document_of, keys)
    )
    return (_named(ws, several) or networks(ws)) if over else [network]


def _named(ws: Workspace, names: Sequence[str]) -> list[NetworkSummary]:
    return [chosen_network(ws, name) for name in dict.fromkeys(names)]


def _documents(view: View, names: Sequence[str], formats: Sequence[str]) -> list[Document]:
    if ALL in names:
        found = [document for document in DOCUMENTS if available(view, document)]
    elif names:
        found = [document_of(name) for name in dict.fromkeys(names)]
    else:
        return [document_of(_USUAL[name]) for name in formats or _USUAL]
    return [document for document in found if not formats or document.format in formats]


def listed(
    ws: Workspace, network: NetworkSummary, audience: Audience, tr: Translator
) -> Iterator[str]:
    """Give a line for each document that these readers may have, and for each record of one."""
    data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
    view = View(data, audience)
    for document in DOCUMENTS:
        if not available(view, document):
            continue
        yield f"{document.key}\t{document.format}\t{tr.t(document.title)}"
        for record_id, title in subjects(view, document, tr):
            yield f"{document.key}\t{record_id}\t{title}"
