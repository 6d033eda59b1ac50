"""The command line. The window is one of the commands; nothing else imports Qt."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcve_desktop import __version__
from pcve_desktop.commands.gathering import gather
from pcve_desktop.commands.joining import join
from pcve_desktop.commands.packing import pack
from pcve_desktop.commands.password import asked_password, opening_options, password_options
from pcve_desktop.commands.receiving import receive
from pcve_desktop.commands.removing import compact, remove
from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import LANGUAGES, Translator, mark, preferred_language

if TYPE_CHECKING:
    from typing import TextIO

FAILED = 1
_LANGUAGE = click.Choice(list(LANGUAGES))
_AUDIENCES = ("network", "city", "public")
_FILE = click.Path(path_type=Path)
# A workspace is named in messages: “.” and links are no names.
_WORKSPACE = click.Path(path_type=Path, resolve_path=True)
_SIZE = re.compile(r"[1-9]\d{2,3}x[1-9]\d{2,3}")


class Commands(click.Group):
    """The commands; a first word that is none of them is a file to open in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            args = ["open"]
        elif args[0] not in self.commands and not args[0].startswith("-"):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PasserelleError as error:
            words = Translator(preferred_language())
            click.echo(f"pcve-desktop: {error.message(words)}", err=True)
            ctx.exit(FAILED)


@click.group(cls=Commands, invoke_without_command=False)
@click.version_option(__version__, prog_name="Passerelle")
def main() -> None:
    """Passerelle, a shared notebook for local prevention networks.

    Without a command it opens the window, on a file if one is given.
    """


@main.command("open", hidden=True)
@click.argument("file", type=_FILE, required=False)
def open_window(file: Path | None) -> None:
    """Open the window."""
    from pcve_desktop.app import run

    sys.exit(run([], file))


@main.command()
@click.argument("out", type=_FILE)
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the sample.")
def sample(out: Path, lang: str) -> None:
    """Write the fictional sample network to the new file OUT."""
    from pcve_desktop.sample import make_sample

    make_sample(out, lang)
    click.echo(out)


@main.command()
@click.argument("file", type=_WORKSPACE)
@click.option("--to", "folder", type=_FILE, help="Folder to write into.")
@click.option("--what", "names", multiple=True, metavar="DOCUMENT",
              help="A document by name, or all; may be given several times. "
                   "Default: summary and workbook.")  # fmt: skip
@click.option("--record", default="", metavar="ID",
              help="The action, meeting, session or charter that a document is about. "
                   "Default: every one.")  # fmt: skip
@click.option(
    "--format", "formats", type=click.Choice(["pdf", "xlsx"]), multiple=True,
    help="Only this format: pdf or xlsx; may be given twice.",
)  # fmt: skip
@click.option("--list", "listing", is_flag=True,
              help="List the documents and what they can be about; write nothing.")  # fmt: skip
@click.option("--audience", type=click.Choice(_AUDIENCES), default="network", show_default=True,
              help="Who will read it; decides what is left out.")  # fmt: skip
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the report.")
@click.option("--network", default="", help="Name of the network, when FILE holds several.")
@click.option("--networks", "several", multiple=True, metavar="NAME",
              help="A network that city and city-workbook show; may be given several times. "
                   "Default: all.")  # fmt: skip
@password_options
def export(
    file: Path, folder: Path | None, names: tuple[str, ...], record: str, formats: tuple[str, ...],
    listing: bool, audience: str, lang: str, network: str, several: tuple[str, ...],
    ask_password: bool, password_file: TextIO | None,
) -> None:  # fmt: skip
    """Write documents of a network: summary, workbook, action sheets, charter, calendar.

    Where FILE holds several networks, --what city and --what city-workbook show them side by side.
    """
    from pcve_desktop.commands import exporting
    from pcve_desktop.commands.scanning import look_through, told
    from pcve_desktop.reports.audiences import Audience
    from pcve_desktop.store.workspace import Workspace

    if folder is None and not listing:
        message = "Missing option '--to'."
        raise click.UsageError(message)
    readers = Audience(audience)
    with Workspace.open(file, read_only=True) as ws:
        chosen = exporting.starting_from(ws, network, names)
        if listing or folder is None:
            for line in exporting.listed(ws, chosen, readers, Translator(lang)):
                click.echo(line)
            return
        words = Translator(preferred_language())
        password = asked_password(ask_password, password_file)
        for path in exporting.write(
            ws, chosen, names=names, formats=formats, record=record, several=several,
            audience=readers, language=lang, folder=folder, password=password,
            told=lambda line: click.echo(line, err=True), words=words,
        ):  # fmt: skip
            click.echo(path)
        found = [
            passage
            for one in exporting.shown(ws, chosen, readers, names=names, several=several)
            for passage in look_through(ws, one, readers, language=lang)
        ]
        for line in told(found, words):
            click.echo(line, err=True)


@main.command()
@click.argument("file", type=_WORKSPACE)
@click.option("--out", type=_FILE, required=True, help="File to write.")
@click.option("--format", "kind", type=click.Choice(["vcf", "csv"]), default="vcf",
              show_default=True, help="Address book (vCard 4) or mailing list.")  # fmt: skip
@click.option("--first-only", is_flag=True, help="One contact of each partner, the first.")
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the list.")
@click.option("--network", default="", help="Name of the network, when FILE holds several.")
def contacts(
    file: Path, out: Path, kind: str, first_only: bool, lang: str, network: str
) -> None:  # fmt: skip
    """Write the contacts of a network, for its members only.

    Partners that left or declined are left out; professionals are named with agreement only.
    """
    from pcve_desktop.commands.contacts import write_contacts
    from pcve_desktop.store.workspace import Workspace

    with Workspace.open(file, read_only=True) as ws:
        for line in write_contacts(
            ws, out, kind=kind, network=network, first_only=first_only, tr=Translator(lang)
        ):
            click.echo(line)


@main.command("scan")
@click.argument("file", type=_WORKSPACE)
@click.option("--network", default="", help="Name of the network, when FILE holds several.")
@click.option("--audience", type=click.Choice(_AUDIENCES), default="network", show_default=True,
              help="Look at what these readers would get.")  # fmt: skip
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the texts.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list instead of lines.")
def scan_texts(file: Path, network: str, audience: str, lang: str, as_json: bool) -> None:
    """List the passages of FILE that look personal; exit code 1 when there are some.

    The check does not see everything, and it sees too much. FILE is not changed.
    """
    from pcve_desktop.commands.reading import chosen_network
    from pcve_desktop.commands.scanning import as_objects, look_through, told
    from pcve_desktop.reports.audiences import Audience
    from pcve_desktop.store.workspace import Workspace

    with Workspace.open(file, read_only=True) as ws:
        chosen = chosen_network(ws, network)
        found = look_through(ws, chosen, Audience(audience), language=lang)
    if as_json:
        click.echo(json.dumps(as_objects(found), ensure_ascii=False, indent=1))
    else:
        for line in told(found, Translator(preferred_language())):
            click.echo(line)
    if found:
        sys.exit(FAILED)


@main.command("import")
@click.argument("file", type=_WORKSPACE)
@click.argument("table", type=_FILE)
@click.option("--as", "kind", type=click.Choice(["partners"]), default="partners",
              show_default=True, help="What the table lists.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--sheet", default=None, help="Sheet of a workbook; default: the first with content.")
@click.option("--office", default="", help="Name of the office that signs the change.")
@click.option("--network", default="", help="Name of the network, when FILE holds several.")
@click.option("--columns", default="", help="Saved columns to use; default: those recognised.")
@click.option("--save-columns", "save", default="", help="Save the columns under this name.")
@click.option("--likely", type=click.Choice(["leave", "same", "new"]), default="leave",
              show_default=True,
              help="What to do with organisations that may be known already.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON instead of lines.")
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the report.")
def import_table(
    file: Path, table: Path, kind: str, dry_run: bool, sheet: str | None, office: str,
    network: str, columns: str, save: str, likely: str, as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Bring the organisations and contacts of TABLE (.xlsx, .csv) into FILE.

    Nothing that is filled in is overwritten, and the whole import can be undone.
    """
    del kind  # The only kind so far; the option keeps its place for others.
    from pcve_desktop.commands.importing import Wishes, run_import
    from pcve_desktop.store.workspace import Workspace

    wishes = Wishes(sheet, network, dry_run, columns, save, likely, as_json)
    with Workspace.open(file, office=office, read_only=dry_run) as ws:
        for line in run_import(ws, table, wishes, Translator(lang)):
            click.echo(line)


@main.command("return-form")
@click.argument("file", type=_WORKSPACE)
@click.option("--to", "folder", type=_FILE, required=True, help="Folder to write into.")
@click.option("--partner", "partners", multiple=True,
              help="Name of a partner; may be given twice. Default: all.")  # fmt: skip
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the form.")
@click.option("--network", default="", help="Name of the network, when FILE holds several.")
@password_options
def return_form(
    file: Path, folder: Path, partners: tuple[str, ...], lang: str, network: str,
    ask_password: bool, password_file: TextIO | None,
) -> None:  # fmt: skip
    """Write a workbook for each partner to update its own actions and milestones."""
    from pcve_desktop.commands.reading import chosen_network
    from pcve_desktop.commands.returning import write_forms
    from pcve_desktop.store.workspace import Workspace

    with Workspace.open(file, read_only=True) as ws:
        chosen = chosen_network(ws, network)
        password = asked_password(ask_password, password_file)
        for path in write_forms(
            ws, chosen, partners, language=lang, folder=folder, password=password
        ):
            click.echo(path)


@main.command("read-return")
@click.argument("file", type=_WORKSPACE)
@click.argument("form", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.option("--accept", type=click.Choice(["none", "plain", "all"]), default="none",
              show_default=True,
              help="Write the changes: those that ask for no second look, or all.")  # fmt: skip
@click.option("--office", default="", help="Name of the office that signs the change.")
@click.option("--network", default="", help="Name of the network, when FILE holds several.")
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the lines.")
@opening_options
def read_return(
    file: Path, form: Path, as_json: bool, accept: str, office: str, network: str, lang: str,
    ask_password: bool, password_file: TextIO | None,
) -> None:  # fmt: skip
    """Say what the return form FORM proposes, and what of it cannot be taken.

    Nothing is written unless --accept says so; it can be undone in the window.
    """
    from pcve_desktop.commands import returning
    from pcve_desktop.commands.reading import chosen_network
    from pcve_desktop.store.workspace import Workspace

    words = Translator(lang)
    with Workspace.open(file, office=office, read_only=accept == "none") as ws:
        password = asked_password(ask_password, password_file, new=False)
        plan = returning.read_form(ws, chosen_network(ws, network), form, password)
        if as_json:
            found = returning.as_object(plan, words)
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            for line in returning.told(plan, words):
                click.echo(line)
        written = returning.accept(ws, plan, accept) if accept != "none" else 0
    said = words.n("{count} change accepted.", "{count} changes accepted.", written)
    click.echo(said if written else words.t("Nothing was written."), err=as_json)


@main.command()
@click.argument("file", type=_WORKSPACE)
def check(file: Path) -> None:
    """Check FILE without changing it: whether it is whole and its journal says the same."""
    from pcve_desktop.store.check import check as run_check

    words = Translator(preferred_language())
    report = run_check(file)
    for finding in report.findings:
        click.echo(words.t(finding.msgid, **finding.values))
    if not report.ok:
        sys.exit(FAILED)
    click.echo(words.t(mark("The file is whole.")))


@main.command()
@click.argument("file", type=_WORKSPACE)
def backup(file: Path) -> None:
    """Make a tested backup copy in the backup folder beside FILE."""
    from pcve_desktop.store.workspace import Workspace

    with Workspace.open(file, read_only=True) as ws:
        click.echo(ws.back_up())


def _sizes(_ctx: object, _option: object, sizes: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse what is no size of a window."""
    for size in sizes:
        if not _SIZE.fullmatch(size):
            message = f"{size!r} is not a size such as 1366x768."
            raise click.BadParameter(message)
    return sizes


@main.command()
@click.argument("folder", type=_FILE)
@click.argument("file", type=_WORKSPACE, required=False)
@click.option("--lang", "languages", type=_LANGUAGE, multiple=True, help="Default: English.")
@click.option("--theme", "themes", type=click.Choice(["light", "dark"]), multiple=True,
              help="Default: light.")  # fmt: skip
@click.option("--size", "sizes", multiple=True, callback=_sizes,
              help="Window size such as 1366x768 (the default).")  # fmt: skip
def tour(
    folder: Path, file: Path | None, languages: tuple[str, ...], themes: tuple[str, ...],
    sizes: tuple[str, ...],
) -> None:  # fmt: skip
    """Leave in FOLDER a picture of every page, the PDF and the Excel summary, off screen.

    Works on a copy of FILE, or on the sample network.
    """
    from pcve_desktop.commands.touring import run_tour

    for path in run_tour(
        folder,
        file,
        languages=languages or ("en",),
        themes=themes or ("light",),
        sizes=sizes or ("1366x768",),
    ):
        click.echo(path)


for command in (pack, receive, join, gather, compact, remove):
    main.add_command(command)
