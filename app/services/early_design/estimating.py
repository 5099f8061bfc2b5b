"""Makes early estimates: the draft bill of a form, its outcome, and the project that it is the first bill of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.errors import UserError
from app.reporting.early_estimate import EarlyEstimate
from app.reporting.wording.early_text import element_name, form_name
from app.services.files import read_project_file
from app.services.library.assemblies import figures_of
from app.services.projects.project_actions import Start, begun
from app.texts import Language, label, name_of
from models.calculation.library.assembly_product import assembly_product
from models.domain.bill import Bill, BillLine, ProposalReason, ProvisionalProduct
from models.domain.library.assembly import Assembly
from models.domain.library.form import Form, FormKind, FormPart, FormSize, StatedLayer, impossible_sizes
from models.domain.outcome import Finding
from models.domain.project import Building, BuildingWork, FunctionArea, Project
from models.early_design.areas import UnevenStoreysError
from models.early_design.comparison import compared
from models.early_design.draft_bill import AssemblyProduct, DesignChoice, DraftBill, DraftLine, draft_bill
from models.early_design.stated_layers import stated_draft
from models.reference.reference import Reference
from models.scorecard.scorecard import score

_LAYERS_ONLY = "import_layers_only"
"""Finding of a file of layers that only an import needs."""


@dataclass(frozen=True, slots=True)
class OwnAssemblies:
    """The layers of a file of the user, which take the place of the library's assemblies."""

    file_name: str
    layers: tuple[StatedLayer, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Design:
    """What an estimate is made of.

    Attributes:
        own: the user's assemblies; None for those of the library.
        start: name, municipality, permit date and requirement set of the project.
    """

    form: Form
    choice: DesignChoice = field(default_factory=DesignChoice)
    own: OwnAssemblies | None = None
    start: Start = field(default_factory=lambda: Start(""))


def usual_form(kind: FormKind, reference: Reference) -> Form:
    """The form that a kind of building begins with."""
    return Form(kind, {size: found.value for size, found in reference.library.form_sizes[kind].items()})


def read_own_assemblies(path: Path, reference: Reference) -> OwnAssemblies:
    """The layers in a file.

    Raises:
        UserError: the file cannot be read from disk, or holds no layers; its findings say why.
    """
    result = read_project_file(path, reference)
    if not result.layers:
        raise NoLayersError(path, result.findings)
    findings = tuple(finding for finding in result.findings if finding.code != _LAYERS_ONLY)
    return OwnAssemblies(path.name, result.layers, findings)


class NoLayersError(UserError):
    """Raised for a file without layers of assemblies; `findings` say what was found in it."""

    def __init__(self, path: Path, findings: tuple[Finding, ...]) -> None:
        super().__init__("early_no_layers", path=str(path))
        self.findings = findings


class Estimating:
    """Makes estimates; the figures of an assembly are calculated once.

    Args:
        reference: forms, assemblies and factors.
        language: of the names in the bill.
    """

    def __init__(self, reference: Reference, language: Language) -> None:
        self._reference = reference
        self._language = language
        self._products: dict[str, AssemblyProduct] = {}

    def draft(self, design: Design) -> DraftBill:
        """The draft bill of a design.

        Raises:
            UserError: a size is not possible, the homes do not fill the storeys, an assembly is unknown or
                counted in another unit than the usual one, or a file has no layers of the building method.
        """
        form, choice = design.form, design.choice
        self._check(form)
        parts = self._reference.library.form_parts[form.kind]
        try:
            if design.own is not None:
                products, name = self._reference.products, design.own.file_name
                found = stated_draft(form, choice.method, design.own.layers, products, parts, name)
                if not found.lines:
                    raise UserError("early_no_layers_of_method", path=name, method=choice.method.value)
                return found
            return draft_bill(form, choice, parts, self._products_for(parts, choice))
        except UnevenStoreysError:
            homes, storeys = round(form[FormSize.HOMES]), round(form[FormSize.STOREYS])
            raise UserError("early_uneven_storeys", homes=homes, storeys=storeys) from None

    def estimate(self, design: Design) -> EarlyEstimate:
        """The draft bill of a design with its outcome and its place among others.

        Raises:
            UserError: as `draft`; the requirement set is not there.
        """
        draft = self.draft(design)
        project = self.project(draft, design.start)
        reference, library = self._reference, self._reference.library
        if project.requirement_set_id not in reference.requirement_sets:
            known = ", ".join(reference.requirement_sets)
            raise UserError("cli_unknown_requirement_set", name=project.requirement_set_id, known=known)
        scorecard = score(project, project.variants[0], reference)
        share = reference.factors.a4_a5_share.get(design.form.kind.building_type)
        return EarlyEstimate(
            draft=draft,
            comparison=compared(draft, share, library.location_profiles, scorecard.places),
            project=project,
            scorecard=scorecard,
            findings=design.own.findings if design.own is not None else (),
        )

    def project(self, draft: DraftBill, start: Start) -> Project:
        """The project with the draft bill as its first bill, without ids; a nameless one is named by its form."""
        named = start if start.name.strip() else replace(start, name=form_name(draft, self._language))
        project = begun(named)
        lines = [self._line(number, line) for number, line in enumerate(draft.lines, 1)]
        lines += [self._missing(number, part) for number, part in enumerate(draft.missing_parts, len(lines) + 1)]
        variant = replace(
            project.variants[0],
            id="",
            building=building_of(draft),
            bill=Bill(tuple(lines)),
            products=tuple({line.product.id: line.product for line in draft.lines}.values()),
        )
        return replace(project, id="", variants=(variant,))

    def assemblies_for(self, part: FormPart) -> list[Assembly]:
        """The assemblies that may take the place of that of a part: of its group and unit, the usual one first."""
        usual = part.assembly
        group = usual.nl_sfb[:2]
        others = [
            each
            for each in self._reference.library.assemblies.values()
            if each.id != usual.id
            and each.unit is usual.unit
            and each.nl_sfb[:2] == group
            and not each.is_existing
        ]
        return [usual, *sorted(others, key=lambda each: name_of(each, self._language).casefold())]

    def _check(self, form: Form) -> None:
        ranges = self._reference.library.form_sizes[form.kind]
        for size in impossible_sizes(form, ranges):
            held = ranges[size]
            raise UserError(
                "early_size_impossible",
                size=label(f"early_size_{size.name.lower()}", self._language),
                value=form[size],
                least=held.least,
                most=held.most,
            )

    def _products_for(self, parts: Sequence[FormPart], choice: DesignChoice) -> Mapping[str, AssemblyProduct]:
        assemblies = self._reference.library.assemblies
        of_role = {part.role: part.assembly for part in parts if part.method is choice.method}
        for role, assembly_id in choice.assemblies.items():
            usual, chosen = of_role.get(role), assemblies.get(assembly_id)
            if usual is None:
                raise UserError("early_unknown_role", role=role, known=", ".join(of_role))
            if chosen is None:
                raise UserError("early_unknown_assembly", assembly=assembly_id)
            if chosen.unit is not usual.unit:
                raise UserError("early_assembly_unit", assembly=assembly_id, unit=chosen.unit, wanted=usual.unit)
        for wanted in (*(each.id for each in of_role.values()), *choice.assemblies.values()):
            if wanted not in self._products:
                figures = figures_of(assemblies[wanted], self._reference)
                card = assembly_product(figures, self._reference.factors.co2_per_carbon)
                self._products[wanted] = AssemblyProduct(card, figures.co2_a1a3_kg)
        return self._products

    def _missing(self, number: int, part: FormPart) -> BillLine:
        """A line of which nothing is known but that the building has it, so that the whole is a lower bound."""
        name = element_name(part.element, self._language)
        return BillLine(
            str(number),
            label("early_line_missing", self._language, part=f"{name[:1].upper()}{name[1:]}"),
            None,
            None,
            nl_sfb=part.nl_sfb,
            source=label("early_source", self._language),
        )

    def _line(self, number: int, line: DraftLine) -> BillLine:
        """A line of the bill; its product is provisional, since nobody has confirmed it."""
        lang = self._language
        part = element_name(line.element, lang) if line.part is None else name_of(line.part, lang)
        reason = ProposalReason("provisional_reason_form", {"part": part, "derivation": line.derivation})
        name = name_of(line.product, self._language)
        return BillLine(
            str(number),
            name if line.part is not None else f"{part}: {name}",
            line.quantity,
            line.product.unit,
            nl_sfb=line.nl_sfb,
            source=label("early_source", self._language),
            provisional=ProvisionalProduct(line.product.id, reasons=(reason,)),
        )


def building_of(draft: DraftBill) -> Building:
    """The facts of the building that follow from its form; the form factor feeds the limit of BENG 1."""
    areas, form = draft.areas, draft.form
    return Building(
        type=form.kind.building_type,
        functions=(FunctionArea(form.kind.use_function, areas.usable_floor),),
        gross_floor_area_m2=areas.gross_floor,
        usable_floor_area_m2=areas.usable_floor,
        form_factor=areas.form_factor,
        dwelling_count=round(form[FormSize.HOMES]) if form.kind.has_homes else None,
        work=BuildingWork.NEW_BUILD,
    )
