"""Commands that make a file forget: closed cycles written over, one entry removed for good."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcve_desktop.i18n import LANGUAGES, Translator, preferred_language
from pcve_desktop.models.base import ENTITIES, Record, title_of
from pcve_desktop.models.partners import Contact, Organisation

if TYPE_CHECKING:
    from pcve_desktop.store.workspace import Workspace

_WORKSPACE = click.Path(path_type=Path, resolve_path=True)
_LANGUAGE = click.Choice(list(LANGUAGES))
_KINDS: dict[str, type[Record]] = {"partner": Organisation, "contact": Contact}


@click.command()
@click.argument("file", type=_WORKSPACE)
@click.option("--cycle", default="", help="Name of the cycle to compact; without it, list them.")
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the lines.")
def compact(file: Path, cycle: str, lang: str) -> None:
    """Make FILE smaller: drop earlier versions of texts in a closed cycle.

    A backup, which holds all of it, is made first.
    """
    from pcve_desktop.exchange import compacting
    from pcve_desktop.store.workspace import Workspace

    words = Translator(lang)
    with Workspace.open(file, read_only=not cycle) as ws:
        found = compacting.can_compact(ws)
        if not cycle:
            for each in found:
                why = each.why_not.message(words) if each.why_not else words.t("Can be compacted.")
                click.echo(f"{each.network}, {each.name}: {why}")
            return
        chosen = [each for each in found if each.name == cycle]
        if len(chosen) != 1:
            message = f"{len(chosen)} cycles are called {cycle!r}."
            raise click.BadParameter(message, param_hint="--cycle")
        done = compacting.compact(ws, chosen[0].cycle)
        click.echo(
            words.t(
                "{count} earlier versions dropped; {before} kB before, {after} kB now. A copy of "
                "what was before: {backup}",
                count=done.values,
                before=words.number(done.before // 1000),
                after=words.number(done.after // 1000),
                backup=done.backup,
            )
        )


@click.command("remove-for-good")
@click.argument("file", type=_WORKSPACE)
@click.argument("kind", type=click.Choice(list(_KINDS)))
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do it; without this, only tell what would go.")
@click.option("--lang", type=_LANGUAGE, default=preferred_language, help="Language of the lines.")
def remove(file: Path, kind: str, name: str, yes: bool, lang: str) -> None:
    """Remove a partner or a contact called NAME from FILE with all of its history.

    A contact is called by its function or by the named professional. The next file for another
    office removes it there too; backups and files handed over before keep it.
    """
    from pcve_desktop.services.redaction import belonging, remove_for_good
    from pcve_desktop.store.workspace import Workspace

    words, cls = Translator(lang), _KINDS[kind]
    with Workspace.open(file, read_only=not yes) as ws:
        record_id = _one_called(ws, cls, name)
        with ws.read() as session:
            going = belonging(session.connection(), cls.__entity__.key, record_id)
            for record, entity in going.items():
                found = session.get(ENTITIES[entity], record)
                info = ENTITIES[entity].__entity__
                if found is not None:
                    click.echo(f"  {words.t(info.singular)} {title_of(found)}".rstrip())
        if not yes:
            click.echo(words.t("Nothing was changed; --yes removes all of this for good."))
            sys.exit(1)
        remove_for_good(ws, cls, record_id)
    click.echo(words.t("Removed for good."))


def _one_called(ws: Workspace, cls: type[Record], name: str) -> str:
    from pcve_desktop.services.redaction import called

    found = called(ws, cls, name)
    if len(found) != 1:
        message = f"{len(found)} entries are called {name!r}."
        raise click.BadParameter(message, param_hint="NAME")
    return found[0]
