"""The join command: begin with a file that another office sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcve_desktop.commands.password import asked_password, opening_options
from pcve_desktop.i18n import LANGUAGES, Translator, preferred_language

if TYPE_CHECKING:
    from typing import TextIO


@click.command()
@click.argument("new_file", type=click.Path(path_type=Path, resolve_path=True))
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--office", default="", help="Name of the office that begins here.")
@opening_options
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=preferred_language,
              help="Language of the line.")  # fmt: skip
def join(
    new_file: Path, package: Path, office: str, ask_password: bool,
    password_file: TextIO | None, lang: str,
) -> None:  # fmt: skip
    """Begin with PACKAGE, a file that another office sent: make NEW_FILE from it.

    A workspace file of another office serves as well; it stays as it is.
    """
    from pcve_desktop.exchange.arriving import is_package
    from pcve_desktop.exchange.joining import begin_from
    from pcve_desktop.exchange.package import open_package, open_workspace_copy
    from pcve_desktop.services.networks import networks

    password = asked_password(ask_password, password_file, new=False)
    packed = is_package(package)
    opened = open_package(package, password) if packed else open_workspace_copy(package)
    with opened, begin_from(opened, new_file, office=office) as ws:
        names = [network.name for network in networks(ws)]
    words = Translator(lang)
    click.echo(new_file)
    click.echo(
        words.t(
            "Begun with the file from {office}: {networks}.",
            office=opened.manifest.office.name,
            networks=words.list(names) or "–",
        )
    )
