"""The information-sharing charter, with room for each organisation to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from pcve_desktop.methodology.routes import confidential_exchange
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.sharing import InformationFlow, Protocol, ProtocolMember, ReferralRoute
from pcve_desktop.reports import pdf_style as s
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.reports.content import active_members
from pcve_desktop.reports.pdf_documents.parts import Room, nothing, opening
from pcve_desktop.reports.pdf_sections.sharing import charter_parts, dates, matrix, signed_line
from pcve_desktop.reports.pdf_table import GAP, Col, Ledger

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from pcve_desktop.reports.pdf_sections.report import Report
    from pcve_desktop.reports.pdf_table import Drawn

_SIGN_HEIGHT = 26.0


def charter(report: Report, protocol: Protocol | None) -> list[Flowable]:
    """Return the pages of one charter."""
    if protocol is None:
        return nothing(report, Protocol)
    tr, view = report.tr, report.view
    parts = opening(report, report.said(protocol, "title"), *dates(report, protocol))
    parts += charter_parts(report, protocol)
    if view.records(InformationFlow):
        parts += report.part(tr.t("Information matrix"), matrix(report))
    # For the country of the network's own lines.
    sentence = tr.t(confidential_exchange(view.data.all(ReferralRoute)))
    parts += report.part(tr.t("About named persons"), [s.para(sentence, s.BODY)])
    if view.audience is Audience.NETWORK:
        parts += report.part(tr.t("Signatures"), _signatures(report, protocol))
    else:
        parts += [Spacer(0, 10), *signed_line(report, protocol)]
    return parts


def _signatures(report: Report, protocol: Protocol) -> list[Flowable]:
    """Return a row for each organisation; those that signed have their date, the others room."""
    tr, view = report.tr, report.view
    bound = {
        line.organisation_id: line
        for line in view.where(ProtocolMember, "protocol_id", protocol.id)
    }
    keys = dict.fromkeys(
        [*bound, *(member.organisation_id for member in active_members(view, report.today))]
    )
    named = sorted(
        ((name, bound.get(key)) for key in keys if (name := view.title(Organisation, key))),
        key=lambda pair: pair[0].casefold(),
    )
    columns = [
        Col(tr.t("Organisation"), 150, strong=True),
        Col(tr.t("Signed as (function)"), 118),
        Col(tr.t("Date"), 66),
        Col(tr.t("Signature"), s.CONTENT_WIDTH - 150 - 118 - 66 - 3 * GAP),
    ]
    rows: list[list[str | Drawn]] = []
    for name, line in named:
        function = report.said(line, "signatory") if line is not None else ""
        signed = report.day(line.signed_on) if line is not None else ""
        rows.append(
            [name, function or Room(_SIGN_HEIGHT), signed or Room(_SIGN_HEIGHT), Room(_SIGN_HEIGHT)]
        )
    text = tr.t("The function of who signs, on behalf of the organisation.")
    return [report.quiet(text), Ledger.of(columns, rows)] if rows else []
