"""The figures that a project lead has in hand at the start: those of the MPG report, the BENG report and parking.

A report gives its figures one document and one date; they are stated, so they count.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.formats.cell_text import clean_text
from app.services.editing.edits import VariantEdit, change_variant
from models.domain.product import EnvironmentalSet
from models.domain.project import Assessment, Evidence, EvidenceStatus, Variant


class ReportKind(StrEnum):
    """Report that a lead has: the MPG calculation, the BENG calculation, or what sets the parking norm."""

    MPG = "mpg"
    BENG = "beng"
    PARKING = "parking"


FIGURES_OF: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.MPG: ("mpg",),
    ReportKind.BENG: ("beng1", "beng2", "beng3", "tojuli"),
    ReportKind.PARKING: ("parking",),
}
"""Report -> ids of the indicators whose figures it gives."""


@dataclass(frozen=True, slots=True)
class ReportedFigures:
    """The figures of one report.

    Attributes:
        values: indicator id -> figure, in the unit of the indicator; an absent one is not known.
        environmental_set: EN 15804 set of the MPG; None for the other reports.
        document: title or number of the report; "" when there is none.
        date: of the report; None when not given.
    """

    kind: ReportKind
    values: Mapping[str, float] = field(default_factory=dict)
    environmental_set: EnvironmentalSet | None = None
    document: str = ""
    date: dt.date | None = None

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Its figures as entered ones, stated with the report as evidence."""
        evidence = Evidence(clean_text(self.document).strip(), date=self.date, status=EvidenceStatus.STATED)
        which = self.environmental_set if self.kind is ReportKind.MPG else None
        return tuple(
            Assessment(name, self.values[name], environmental_set=which, evidence=evidence)
            for name in FIGURES_OF[self.kind]
            if name in self.values
        )


def reported_in(variant: Variant, kind: ReportKind, which: EnvironmentalSet | None = None) -> ReportedFigures:
    """What a variant holds of one report; `which` is the preferred set of an MPG that is entered in both.

    Document and date are those of its first figure that has a document.
    """
    found = [a for a in variant.assessments if a.indicator_id in FIGURES_OF[kind] and a.value is not None]
    if kind is ReportKind.MPG:
        found = sorted(found, key=lambda a: a.environmental_set is not which)[:1]
    named = next((a.evidence for a in found if a.evidence.document), Evidence())
    return ReportedFigures(
        kind,
        {a.indicator_id: a.value for a in found if a.value is not None},
        found[0].environmental_set if found and kind is ReportKind.MPG else None,
        named.document,
        named.date,
    )


def with_figures(held: tuple[Assessment, ...], stated: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The entered figures with stated ones in the place of those of the same indicator and set.

    A judged level and a file that were entered for an indicator stay with it.
    """
    new = {_key(a): a for a in stated}
    kept = []
    for old in held:
        found = new.pop(_key(old), None)
        kept.append(old if found is None else _over(old, found))
    return (*kept, *new.values())


def _over(old: Assessment, new: Assessment) -> Assessment:
    held = old.evidence
    same_report = held.document == new.evidence.document
    evidence = Evidence(
        new.evidence.document,
        date=new.evidence.date,
        status=held.status if same_report and held.status is not None else new.evidence.status,
        file_name=held.file_name if same_report else "",
        file_sha256=held.file_sha256 if same_report else "",
    )
    return Assessment(
        new.indicator_id,
        new.value,
        level=old.level,
        environmental_set=new.environmental_set,
        evidence=evidence,
        note=old.note,
    )


def state_figures(
    variant: Variant, reports: Iterable[ReportedFigures], shown: Iterable[ReportedFigures] = ()
) -> VariantEdit:
    """The edit that enters the figures of reports, as one undo step.

    Args:
        variant: that they are entered in.
        reports: the figures as they are now.
        shown: the figures before they were edited; one that is gone is taken out of the variant.

    Raises:
        UserError: the variant is frozen.
        ValueError: a figure is not finite.
    """
    stated = [assessment for report in reports for assessment in report.assessments]
    now = {_key(assessment) for assessment in stated}
    gone = {_key(a) for report in shown for a in report.assessments} - now
    held = tuple(replace(a, value=None) if _key(a) in gone else a for a in variant.assessments)
    left = tuple(a for a in held if _key(a) not in gone or a.level is not None or a.note)
    return change_variant(variant, assessments=with_figures(left, stated))


def _key(assessment: Assessment) -> tuple[str, EnvironmentalSet | None]:
    return assessment.indicator_id, assessment.environmental_set
