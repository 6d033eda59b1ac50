"""The partner directory: who they are, what they do, and for the network how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_documents.parts import nothing, opening
from pcve_desktop.reports.pdf_table import Col

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from pcve_desktop.models.partners import Membership
    from pcve_desktop.reports.pdf_sections.report import Report


def directory(report: Report, _record: None) -> list[Flowable]:
    """Return the partners at the table, by role and name."""
    tr, view = report.tr, report.view
    found = [
        (title, member)
        for member in active_members(view, report.today)
        if (title := view.title(Organisation, member.organisation_id))
    ]
    if not found:
        return nothing(report, Organisation)
    found.sort(key=lambda pair: pair[0].casefold())
    count = tr.n("{count} organisation", "{count} organisations", len(found))
    parts = opening(report, report.texts.subject, view.data.network.city, count)
    if view.audience is Audience.NETWORK:
        text = tr.t("Work contacts only. A person is named when that person agreed to it.")
        parts += [report.quiet(text), Spacer(0, 2)]
    for role in MemberRole:
        members = [pair for pair in found if pair[1].role is role]
        if members:
            parts += report.part(tr.t(role.label), [_table(report, members)])
    return parts


def _table(report: Report, members: Sequence[tuple[str, Membership]]) -> Flowable:
    tr = report.tr
    columns = (
        Col(tr.t("Organisation"), 132, strong=True),
        Col(tr.t("What it does, where it is"), 0),
        Col(tr.t("Contacts"), 166),
    )
    return report.table(columns, [_row(report, title, member) for title, member in members])


def _row(report: Report, title: str, member: Membership) -> list[str]:
    organisation = report.view.data.get(Organisation, member.organisation_id)
    if organisation is None:
        return [title, "", ""]

    def read(*names: str) -> list[str]:
        return [report.said(organisation, name) for name in names]

    short, kind, sector, offers = read("short_name", "kind", "sector", "offers")
    address, postcode, city, website = read("address", "postcode", "city", "website")
    return [
        f"{title} ({short})" if short else title,
        _lines(
            report.line(kind, sector),
            report.said(member, "contribution"),
            offers,
            ", ".join(
                part for part in (*address.splitlines(), f"{postcode} {city}".strip()) if part
            ),
            website,
        ),
        "\n".join(_contacts(report, organisation)),
    ]


def _contacts(report: Report, organisation: Organisation) -> list[str]:
    """Return the contacts, the first one first; none for whom contacts are not meant."""
    found = sorted(
        report.view.where(Contact, "organisation_id", organisation.id),
        key=lambda contact: (not contact.first, contact.function.casefold()),
    )
    return [
        _lines(
            report.line(report.said(contact, "function"), report.said(contact, "professional")),
            report.said(contact, "phone"),
            report.said(contact, "email"),
        )
        for contact in found
    ]


def _lines(*texts: str) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())
