"""What became of gathered files, in lines to print and as plain objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.exchange.review import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcve_desktop.exchange.gathering import GatheredFile, Gathering, Shared
    from pcve_desktop.i18n import Translator


def lines(
    found: Gathering, shared: Sequence[Shared], *, dry_run: bool, tr: Translator
) -> Iterator[str]:
    """Yield what became of each file, then what several networks may have in common."""
    for each in found.files:
        yield f"{each.path.name}: {_told(each, tr)}"
    if shared:
        yield tr.t("Perhaps the same, for you to decide in the window:")
    for pair in shared:
        first, second = tr.list(list(pair.first_networks)), tr.list(list(pair.second_networks))
        yield f"  {pair.first} ({first}) – {pair.second} ({second})"
    if dry_run:
        yield tr.t("Nothing was written.")


def _told(each: GatheredFile, tr: Translator) -> str:
    if each.problem is not None:
        return each.problem.message(tr)
    names = [network.name for network in each.manifest.networks] if each.manifest else []
    parts = [tr.list(names)] if names else []
    parts.append(tr.t(each.outcome.value))
    if each.conflicts:
        parts.append(
            tr.n("{count} point changed by both", "{count} points changed by both", each.conflicts)
        )
    parts += [
        f"{tr.t(standing.value)}: {count}"
        for standing in Standing
        if standing is not Standing.BOTH and (count := each.counts.get(standing))
    ]
    if each.waiting:
        parts.append(
            tr.n(
                "{count} change builds on an earlier file that is not here: it waits for it.",
                "{count} changes build on an earlier file that is not here: they wait for it.",
                each.waiting,
            )
        )
    return ", ".join(parts)


def as_object(
    found: Gathering, shared: Sequence[Shared], *, dry_run: bool, tr: Translator
) -> dict[str, Any]:
    """Return a gathering as plain objects, in English keys."""
    return {
        "dry_run": dry_run,
        "files": [
            {
                "file": str(each.path),
                "outcome": each.outcome.name.lower(),
                "office": each.manifest.office.name if each.manifest else None,
                "made_at": each.manifest.made_at if each.manifest else None,
                "networks": [network.name for network in each.manifest.networks]
                if each.manifest
                else [],
                "counts": {key.name.lower(): count for key, count in each.counts.items()},
                "conflicts": each.conflicts,
                "waiting": each.waiting,
                "problem": each.problem.message(tr) if each.problem else None,
            }
            for each in found.files
        ],
        "proposals": [
            {
                "first": {"id": pair.likeness.first, "name": pair.first,
                          "networks": list(pair.first_networks)},
                "second": {"id": pair.likeness.second, "name": pair.second,
                           "networks": list(pair.second_networks)},
                "reasons": [reason.value for reason in pair.likeness.reasons],
            }
            for pair in shared
        ],
    }  # fmt: skip
