"""The figures of a period: tables, charts drawn by the server, and the same tables for spreadsheets."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.enums import PaperKind
from awards.permissions import may_keep_dossiers, may_read_dossiers
from awards.queries.papers import current_paper, papers_of_period
from awards.queries.statistics import reports_of
from campaigns.enums import Role
from campaigns.http import campaign_or_404, period_of, require_role
from campaigns.queries.campaign import periods_of
from campaigns.rules.spreadsheet import csv_bytes

READERS = (Role.OFFICE, Role.CULTURE, Role.CHAIRMAN, Role.COUNCIL)


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """All tables of a period with their charts."""
    user = require_role(request, *READERS)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    context = {
        "period": period,
        "periods": periods_of(campaign),
        "reports": reports_of(period),
        "papers": papers_of_period(period, user),
        "may_read_papers": may_read_dossiers(user),
        "may_issue": may_keep_dossiers(user),
        "report": current_paper(PaperKind.SUMMARY_REPORT, period),
    }
    return render(request, "campaigns/statistics.html", context)


@require_safe
def statistics_csv(request: HttpRequest, code: str) -> HttpResponse:
    """One table as a CSV file."""
    require_role(request, *READERS)
    period = period_of(request, campaign_or_404())
    report = next((each for each in reports_of(period) if each.code == code), None)
    if report is None:
        raise Http404
    response = HttpResponse(csv_bytes(report.header, report.rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="thong-ke-{code}-{period.code}.csv"'
    return response
