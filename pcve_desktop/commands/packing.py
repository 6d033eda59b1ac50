"""The pack command: a file of a workspace for another office."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcve_desktop.commands.password import asked_password, sealing_options
from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import LANGUAGES, Translator, mark, preferred_language

if TYPE_CHECKING:
    from typing import TextIO

    from pcve_desktop.store.workspace import Workspace


class NoSuchOffice(PasserelleError):
    """The file knows no office of that name."""

    def __init__(self, name: str, names: list[str]) -> None:
        super().__init__(
            mark("The file knows no office “{name}”, only: {names}. Nothing was written."),
            name=name,
            names=", ".join(names) or "–",
        )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, resolve_path=True))
@click.option("--to", "target", type=click.Path(path_type=Path), default=Path(),
              help="Folder to write into, or the file to write; default: the current folder.",
              metavar="FOLDER|FILE")  # fmt: skip
@click.option("--network", default="", help="Only the network of this name, and what it shares.")
@click.option("--for", "receiver", default="", metavar="OFFICE",
              help="Name of the office that it is for; noted in the ledger.")  # fmt: skip
@click.option("--only-missing", is_flag=True,
              help="Leave out what that office has, by what came from it last.")  # fmt: skip
@click.option("--office", default="",
              help="Name of the office that hands it over; default: the one in the settings, "
                   "or else that worked in FILE last.")  # fmt: skip
@sealing_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=preferred_language,
              help="Language of the lines.")  # fmt: skip
def pack(
    file: Path, target: Path, network: str, receiver: str, only_missing: bool, office: str,
    ask_password: bool, password_file: TextIO | None, as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Write an exchange file with the content of FILE, for another office to take in.

    All of it, unless it is limited to a network or to what an office does not have.
    """
    from pcve_desktop.exchange.package import open_package
    from pcve_desktop.exchange.telling import as_object, describe
    from pcve_desktop.store.workspace import Workspace

    if only_missing and not receiver:
        message = "--only-missing needs the name of the office, with --for."
        raise click.UsageError(message)
    password = asked_password(ask_password, password_file)
    with Workspace.open(file, office=office or _signing(file)) as ws:
        path = write(
            ws, target, network=network, receiver=receiver, only_missing=only_missing,
            password=password,
        )  # fmt: skip
    # Opened as the other office will: what is told here is what arrives there.
    with open_package(path, password) as package:
        if as_json:
            click.echo(json.dumps(as_object(package), ensure_ascii=False, indent=1))
            return
        click.echo(path)
        for line in describe(package, Translator(lang)):
            click.echo(line)


def write(
    ws: Workspace,
    target: Path,
    *,
    network: str = "",
    receiver: str = "",
    only_missing: bool = False,
    password: str | None = None,
) -> Path:
    """Write the package and return its place.

    `target` is a folder, or a file by its ending. Raises NoSuchNetwork, NoSuchOffice and what
    `write_package` raises.
    """
    from pcve_desktop.commands.reading import chosen_network
    from pcve_desktop.exchange.manifest import SUFFIX
    from pcve_desktop.exchange.package import package_name, write_package
    from pcve_desktop.services.networks import networks

    chosen = chosen_network(ws, network) if network else None
    office = _receiving(ws, receiver, known=only_missing) if receiver else None
    path = target
    if target.suffix != SUFFIX:
        names = [chosen.name] if chosen else [one.name for one in networks(ws)]
        # A file with several networks is called what it is called.
        name = names[0] if len(names) == 1 else ws.path.stem
        path = target / package_name(name, _own_name(ws), ws.now().astimezone().date())
        _make_folder(path)
    for _ in write_package(
        ws, path, network_id=chosen.id if chosen else None, office=office,
        whole=not only_missing, password=password,
    ):  # fmt: skip
        pass
    return path


def _make_folder(path: Path) -> None:
    from pcve_desktop.exchange.errors import CannotPack

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotPack(path.name, str(path.parent)) from error


def _receiving(ws: Workspace, name: str, *, known: bool) -> str:
    """Return the identifier of the office of a name. Raises NoSuchOffice where it must be known."""
    from pcve_desktop.exchange.ledger import offices
    from pcve_desktop.models.base import computed_id

    found = offices(ws)
    for office in found:
        if office.name.casefold() == name.casefold():
            return office.id
    if known:
        raise NoSuchOffice(name, [office.name for office in found])
    return computed_id("office", name.casefold())


def _own_name(ws: Workspace) -> str:
    """Return the name of the office that hands the file over, which signs in for it."""
    from pcve_desktop.models.network import Office

    with ws.write_raw():
        pass
    with ws.read() as session:
        office = session.get(Office, ws.office_id)
        return office.name if office else ""


def _signing(file: Path) -> str:
    """Return the name of the office in the settings, or that worked last on this computer."""
    from pcve_desktop.exchange.package import last_office
    from pcve_desktop.settings import load_settings
    from pcve_desktop.store.workspace import Workspace

    if name := load_settings().office:
        return name
    with Workspace.open(file, read_only=True) as ws:
        latest = last_office(ws)
    return latest.name if latest else ""
