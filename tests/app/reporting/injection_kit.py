"""A report that says one text everywhere, and what reportlab alone would make of it."""

import io
from dataclasses import replace

from report_fixture import make_report
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app.reporting.report import Report
from models.domain.bill import Bill, BillLine
from models.domain.evidence import Evidence
from models.domain.outcome import Finding, Message, Place, Severity
from models.domain.project import Assessment


def squeezed(text: str) -> str:
    return "".join(text.split())


def swallows(payload: str, printed_by: str) -> bool:
    """Whether a text did not come out as it went in."""
    return squeezed(payload) not in squeezed(printed_by)


def paragraph_pdf(payload: str) -> bytes:
    """What reportlab's own Paragraph makes of a text."""
    target = io.BytesIO()
    SimpleDocTemplate(target, invariant=1).build([Paragraph(payload)])
    return target.getvalue()


def everywhere(payload: str) -> Report:
    """A report with the payload in every text that comes from a user or a file."""
    report = make_report(3)
    line = BillLine(
        id=payload[:40], description=payload, quantity=1.0, unit=None, nl_sfb=payload[:20], source=payload,
        note=payload, extra=((payload, payload),), mki_a1_eur_per_unit=1.0,
    )  # fmt: skip
    assessment = Assessment("beng1", 52.0, evidence=Evidence(payload), note=payload)
    variant = replace(report.variant, name=payload, bill=Bill((line,)), assessments=(assessment,))
    project = replace(
        report.project, name=payload, municipality=payload, address=payload, client=payload, variants=(variant,)
    )
    outcomes = tuple(
        replace(o, stated=replace(o.stated, evidence=Evidence(payload), note=payload)) if o.stated else o
        for o in report.scorecard.outcomes
    )
    contributions = tuple(
        replace(c, line_ids=(line.id,), value=(1.0,), lower=(1.0,), upper=(1.0,)) for c in report.contributions
    )
    return replace(
        report, project=project, variant=variant, findings=(finding(payload),), contributions=contributions,
        scorecard=replace(report.scorecard, outcomes=outcomes),
    )  # fmt: skip


def finding(payload: str) -> Finding:
    """A finding of an import whose texts and place come from the file."""
    where = Place(payload, payload, 3, "A", payload)
    return Finding(Severity.ERROR, Message("report_lines", {"lines": payload}, (payload,)), where)
