"""The receive command: what a file from another office would change, and taking it in."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcve_desktop.commands.password import asked_password, opening_options
from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import LANGUAGES, Translator, mark, preferred_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from pcve_desktop.exchange.ledger import Receipt
    from pcve_desktop.exchange.package import Package
    from pcve_desktop.exchange.review import Decisions, Plan
    from pcve_desktop.store.workspace import Workspace

_PATH = click.Path(path_type=Path)
_CHOICES = ("ours", "theirs", "both")
# As much of the identifier of a receipt as is shown and has to be typed.
_SHORT = 8


class NoSuchEntry(PasserelleError):
    """A decision is about something that the plan does not hold."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "The file changes nothing called “{name}”. Nothing was changed; look at the plan "
                "with --dry-run."
            ),
            name=name,
        )


class BadDecisions(PasserelleError):
    """The file with decisions cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark("“{name}” holds no decisions that can be read. Nothing was changed."), name=name
        )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, resolve_path=True))
@click.argument("package", type=_PATH, required=False)
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--ours", "choice", flag_value="ours", help="Where both changed something: ours.")
@click.option("--theirs", "choice", flag_value="theirs", help="Where both changed it: theirs.")
@click.option("--both", "choice", flag_value="both",
              help="Where both changed it: keep both texts or contacts, otherwise ours with "
                   "theirs in the history.")  # fmt: skip
@click.option("--put-aside", "aside", multiple=True, metavar="ENTRY",
              help="Do not take in this entry, by its title or identifier, nor what belongs to "
                   "it; may be given several times.")  # fmt: skip
@click.option("--decisions", type=_PATH, metavar="JSON",
              help='Decisions from a file: {"aside": [ENTRY], "choices": {ENTRY: {FIELD: '
                   '"ours", "theirs" or "both"}}}.')  # fmt: skip
@opening_options
@click.option("--yes", is_flag=True, help="Take in without asking first.")
@click.option("--list", "listing", is_flag=True, help="List the files that were taken in.")
@click.option("--take-back", default="", metavar="ID", help="Take back one of them, by its ID.")
@click.option("--take-again", default="", metavar="ID", help="Take it in again.")
@click.option("--office", default="", help="Name of the office that signs the change.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=preferred_language,
              help="Language of the lines.")  # fmt: skip
def receive(
    file: Path, package: Path | None, dry_run: bool, choice: str | None, aside: tuple[str, ...],
    decisions: Path | None, ask_password: bool, password_file: TextIO | None, yes: bool,
    listing: bool, take_back: str, take_again: str, office: str, as_json: bool, lang: str,
) -> None:  # fmt: skip
    """Take the exchange file PACKAGE of another office into FILE, all of it or nothing.

    What would change is shown first. PACKAGE may also be a copy of a network (.passerelle).
    A backup is made before, and the whole can be taken back.
    """
    from pcve_desktop.store.workspace import Workspace

    words = Translator(lang)
    if listing or take_back or take_again:
        if package is not None:
            message = "--list, --take-back and --take-again are about FILE alone."
            raise click.UsageError(message)
        with Workspace.open(file, office=office, read_only=listing) as ws:
            _look_back(ws, words, take_back=take_back, take_again=take_again, as_json=as_json)
        return
    if package is None:
        message = "Missing argument 'PACKAGE'."
        raise click.UsageError(message)
    password = asked_password(ask_password, password_file, new=False)
    with (
        Workspace.open(file, office=office, read_only=dry_run) as ws,
        _opened(package, password) as opened,
    ):
        _Receiving(ws, opened, words, as_json=as_json).run(
            choice, aside, decisions, dry_run=dry_run, yes=yes or as_json
        )


@contextlib.contextmanager
def _opened(path: Path, password: str | None) -> Iterator[Package]:
    """Open a package, or a copy of a workspace without touching it."""
    from pcve_desktop.exchange.package import open_package, open_workspace_copy
    from pcve_desktop.store.backups import SUFFIX

    copy = path.suffix.casefold() == SUFFIX
    with open_workspace_copy(path) if copy else open_package(path, password) as package:
        yield package


class _Receiving:
    """One package on the command line."""

    def __init__(
        self, ws: Workspace, package: Package, words: Translator, *, as_json: bool
    ) -> None:
        self._ws, self._package, self._words = ws, package, words
        self._as_json = as_json

    def run(
        self,
        choice: str | None,
        aside: tuple[str, ...],
        file: Path | None,
        *,
        dry_run: bool,
        yes: bool,
    ) -> None:
        from pcve_desktop.commands.plan_lines import plan_lines, plan_object
        from pcve_desktop.exchange.planning import make_plan, refuse_other
        from pcve_desktop.exchange.receiving import UndecidedConflicts

        refuse_other(self._ws, self._package.manifest)
        plan = make_plan(self._ws, self._package, words=self._words)
        decisions = decided(plan, choice, aside, file)
        if not self._as_json:
            for line in plan_lines(self._package.manifest, plan, decisions, self._words):
                click.echo(line)
        left = len(decisions.open(plan))
        receipt = None
        if not dry_run and self._worth(plan):
            if left:
                raise UndecidedConflicts(left)
            receipt = self._take_in(plan, decisions, yes=yes)
        if self._as_json:
            data = plan_object(self._package.manifest, plan, decisions, self._words)
            data["receipt"] = receipt.id if receipt is not None else None
            click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self._tell(plan, receipt, left, dry_run=dry_run)

    def _worth(self, plan: Plan) -> bool:
        """Say whether there is anything to take in or to keep for later."""
        return bool(plan or plan.waiting)

    def _take_in(self, plan: Plan, decisions: Decisions, *, yes: bool) -> Receipt | None:
        from pcve_desktop.exchange.receiving import apply_plan

        if not yes and not click.confirm(self._words.t("Take it in?"), err=True):
            return None
        return apply_plan(self._ws, self._package, plan, decisions, words=self._words)

    def _tell(self, plan: Plan, receipt: Receipt | None, left: int, *, dry_run: bool) -> None:
        tr = self._words
        if receipt is not None:
            click.echo(
                tr.t(
                    "Taken in. To take it back: receive FILE --take-back {id}",
                    id=receipt.id[:_SHORT],
                )
            )
            return
        if not self._worth(plan):
            click.echo(self._nothing_new())
        elif left and dry_run:
            click.echo(
                tr.n(
                    "{count} field is left to decide: --ours, --theirs, --both or --decisions.",
                    "{count} fields are left to decide: --ours, --theirs, --both or --decisions.",
                    left,
                )
            )
        click.echo(tr.t("Nothing was changed."))

    def _nothing_new(self) -> str:
        """Say kindly why there is nothing to do."""
        from pcve_desktop.exchange.ledger import receipts

        tr, manifest = self._words, self._package.manifest
        for receipt in receipts(self._ws):
            if receipt.package == manifest.package and receipt.undone_at is not None:
                return tr.t(
                    "This file was taken in and taken back. To take it in again: receive FILE "
                    "--take-again {id}",
                    id=receipt.id[:_SHORT],
                )
        if manifest.device == self._ws.author.device:
            return tr.t("This file was made here: there is nothing new in it.")
        return tr.t("There is nothing new in this file: all of it is here already.")


def decided(plan: Plan, choice: str | None, aside: tuple[str, ...], file: Path | None) -> Decisions:
    """Return the decisions of the command line. Raises NoSuchEntry, BadDecisions."""
    from pcve_desktop.exchange.review import Choice, Decisions

    decisions = Decisions.first(plan)
    if file is not None:
        _read_decisions(plan, decisions, file)
    for name in aside:
        decisions.put_aside(plan, _record(plan, name))
    if choice is not None:
        for item, change in decisions.open(plan):
            decisions.choose(item.record, change.name, Choice[choice.upper()])
    return decisions


def _read_decisions(plan: Plan, decisions: Decisions, file: Path) -> None:
    from pcve_desktop.exchange.review import Choice

    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
        aside = [str(name) for name in data.get("aside", [])]
        choices = [
            (str(name), str(field), Choice[_known(said)])
            for name, fields in data.get("choices", {}).items()
            for field, said in fields.items()
        ]
    except (OSError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise BadDecisions(file.name) from error
    for name in aside:
        decisions.put_aside(plan, _record(plan, name))
    for name, field, chosen in choices:
        record = _record(plan, name)
        conflicts = [
            change.name for item in plan.items if item.record == record for change in item.conflicts
        ]
        if field not in conflicts:
            raise NoSuchEntry(f"{name}, {field}")
        decisions.choose(record, field, chosen)


def _known(said: object) -> str:
    if said not in _CHOICES:
        message = "neither ours, theirs nor both"
        raise ValueError(message)
    return str(said).upper()


def _record(plan: Plan, name: str) -> str:
    """Return the record that goes by an identifier or a title, if it is only one."""
    if any(item.record == name for item in plan.items):
        return name
    wanted = name.casefold()
    found = [item.record for item in plan.items if item.title.casefold() == wanted]
    if len(found) != 1:
        raise NoSuchEntry(name)
    return found[0]


def _look_back(
    ws: Workspace, words: Translator, *, take_back: str, take_again: str, as_json: bool
) -> None:
    """List the files that were taken in, take one back or take it in again."""
    from pcve_desktop.commands.plan_lines import receipt_line, receipt_object
    from pcve_desktop.exchange import receiving
    from pcve_desktop.exchange.ledger import receipts

    known = receipts(ws)
    if wanted := take_back or take_again:
        found = [each.id for each in known if each.id.startswith(wanted)]
        if len(found) != 1:
            raise receiving.NoSuchReceipt
        if take_back:
            changes = receiving.take_back(ws, found[0])
            click.echo(words.t("Taken back."), err=as_json)
        else:
            changes = receiving.take_again(ws, found[0])
            click.echo(words.t("Taken in again."), err=as_json)
        if changes.kept:
            said = words.n(
                "{count} entry stays: somebody here has built on it.",
                "{count} entries stay: somebody here has built on them.",
                changes.kept,
            )
            click.echo(said, err=as_json)
        known = [each for each in receipts(ws) if each.id == found[0]]
    if as_json:
        objects = [receipt_object(each) for each in known]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    elif not wanted:
        for receipt in known:
            click.echo(receipt_line(receipt, words, receipt.id[:_SHORT]))
        if not known:
            click.echo(words.t("No file was taken in yet."))
