"""Moments and counts of the ledger in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.exchange.review import Standing

if TYPE_CHECKING:
    import datetime as dt

    from pcve_desktop.exchange.ledger import Receipt
    from pcve_desktop.i18n import Translator


def moment(tr: Translator, at: dt.datetime, today: dt.date) -> str:
    """Return a moment as it stands inside a sentence: "today at 9:12", "12 November at 17:30"."""
    here = at.astimezone()
    day, time = here.date(), tr.time(here)
    if day == today:
        return tr.t("today at {time}", time=time)
    return tr.t("{date} at {time}", date=day_of(tr, at, today), time=time)


def day_of(tr: Translator, at: dt.datetime, today: dt.date) -> str:
    """Return the day of a moment, without its year when that is the current one."""
    day = at.astimezone().date()
    return tr.date(day, "day_month" if day.year == today.year else "medium")


def received_text(tr: Translator, at: dt.datetime, today: dt.date) -> str:
    """Return the sentence that says when a file came."""
    here = at.astimezone()
    time = tr.time(here)
    if here.date() == today:
        return tr.t("Received today at {time}.", time=time)
    return tr.t("Received on {date} at {time}.", date=day_of(tr, at, today), time=time)


def counts_text(tr: Translator, receipt: Receipt) -> str:
    """Return what a file brought."""
    counts = receipt.counts
    told = {
        Standing.NEW.name: tr.n("{count} new", "{count} new", counts.get("NEW", 0)),
        Standing.UPDATED.name: tr.n("{count} updated", "{count} updated", counts.get("UPDATED", 0)),
        Standing.BOTH.name: tr.n(
            "{count} changed by both", "{count} changed by both", counts.get("BOTH", 0)
        ),
        Standing.DELETED.name: tr.n("{count} deleted", "{count} deleted", counts.get("DELETED", 0)),
        Standing.RETURNED.name: tr.n("{count} back", "{count} back", counts.get("RETURNED", 0)),
        Standing.REMOVED.name: tr.n(
            "{count} removed for good", "{count} removed for good", counts.get("REMOVED", 0)
        ),
        "aside": tr.n("{count} put aside", "{count} put aside", counts.get("aside", 0)),
    }
    parts = [text for key, text in told.items() if counts.get(key, 0)]
    return ", ".join(parts) or tr.t("Nothing that was not here already")
