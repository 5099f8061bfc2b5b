"""Every finding of the audit on a bill with the fault, with the control: the same bill without it."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import EXAMPLES
from app.texts import codes
from models.audit import answers as audit_answers
from models.audit import audit as audit_module
from models.audit import by_phase as audit_by_phase
from models.audit import cards as audit_cards
from models.audit import facts as audit_facts
from models.audit import gathered as audit_gathered
from models.audit import mass_band as audit_mass_band
from models.audit import parts as audit_parts
from models.audit.audit import audit
from models.audit.cards import CODE_ENDS
from models.calculation import fact_checks, line_doubts
from models.domain.answers import Answers, InputValue
from models.domain.bill import BillLine, Phase
from models.domain.evidence import Evidence
from models.domain.outcome import Finding, Severity
from models.domain.product import ProductCard
from models.domain.project import (
    Assessment,
    Building,
    BuildingType,
    BuildingWork,
    FunctionArea,
    JudgedLevel,
    PartAnswer,
    Project,
)
from models.domain.quantities import CUBIC_METRE, KG, METRE, SQUARE_METRE, TONNE
from models.reference.product_layers import ProductLayers, by_id
from tests.models.calculation.bills import line, project_of, reference, view_of

_GROUPS = ("16", "23", "41", "27", "31", "56")
_PROVEN = Evidence("rapport.pdf")


def sound_lines() -> tuple[BillLine, ...]:
    """A line for every element that a house cannot lack, 1,000 kg/m2 in all."""
    return tuple(
        line(
            f"s{code}", quantity=20_000.0, nl_sfb=code, service_life_years=75.0, mki_a1_eur_per_unit=0.01,
            co2_a1a5_kg_per_unit=0.1, source="rapport", printed_total=200.0,
        )
        for code in _GROUPS
    )  # fmt: skip


SOUND = project_of(
    sound_lines(),
    Building(
        type=BuildingType.GROUND_BOUND_DWELLING,
        functions=(FunctionArea("woonfunctie", 100.0),),
        gross_floor_area_m2=120.0,
        usable_floor_area_m2=100.0,
        service_life_years=75.0,
    ),
    (Assessment("beng1", 50.0, evidence=_PROVEN), Assessment("heat", level=JudgedLevel.LEGAL, evidence=_PROVEN)),
    permit_application_date=dt.date(2026, 8, 1),
)


def findings_of(project: Project) -> tuple[Finding, ...]:
    known = replace(reference(), products=ProductLayers(by_id([FULL]), reference().products))
    return audit(project, project.variants[0], view_of(project), known)


def with_lines(*lines: BillLine) -> Project:
    variant = SOUND.variants[0]
    bill = replace(variant.bill, lines=(*variant.bill.lines, *lines))
    return replace(SOUND, variants=(replace(variant, bill=bill),))


def with_building(project: Project | None = None, **facts: Any) -> Project:
    whole = SOUND if project is None else project
    variant = whole.variants[0]
    building = replace(variant.building, **facts)
    return replace(whole, variants=(replace(variant, building=building),))


def with_assessment(entry: Assessment) -> Project:
    variant = replace(SOUND.variants[0], assessments=(entry,))
    return replace(SOUND, variants=(variant,))


def with_input(*given: InputValue) -> Project:
    variant = replace(SOUND.variants[0], answers=Answers(inputs=given))
    return replace(SOUND, variants=(variant,))


def shaded(area_m2: float) -> InputValue:
    return InputValue(input_id="shaded_route_m2", value=area_m2)


def extra(line_id: str = "x", **values: Any) -> BillLine:
    """A light line that is sound by itself."""
    facts: dict[str, Any] = {"quantity": 10.0, "nl_sfb": "21", "service_life_years": 75.0, "source": "rapport"}
    return line(line_id, **(facts | values))


def four_alike(name: str, last: float) -> Project:
    """Four walls of which the last has another amount per unit."""
    lines = []
    for i, amount in enumerate((1.0, 1.1, 0.9, last)):
        facts = {"mass_kg_per_unit": 1.0, name: amount}
        entry = extra(f"o{i}", nl_sfb="22", quantity=10.0 + i, unit=SQUARE_METRE, **facts)
        lines.append(replace(entry, description=f"Wand {i}"))
    return with_lines(*lines)


STEEL = ProductCard("staal", "Staal", "Steel", KG)
CONCRETE = ProductCard("beton", "Beton", "Concrete", CUBIC_METRE)
FULL = ProductCard("vol", "Volle kaart", "Full card", KG, **dict.fromkeys(CODE_ENDS, 0.5))
"""A card of the library in these tests, with every figure."""

SHEET = replace(FULL, id="vel", unit=SQUARE_METRE, mass_kg_per_unit=1.0)


def with_product(card: ProductCard, **values: Any) -> Project:
    project = with_lines(extra(product_id=card.id, **values))
    return replace(project, variants=(replace(project.variants[0], products=(card,)),))


@dataclass(frozen=True)
class Fault:
    """One finding: a project with the fault, one without, and the line it must point at ("" when none)."""

    bad: Callable[[], Project]
    good: Callable[[], Project]
    line_id: str = ""


def _sound() -> Project:
    return SOUND


def _with_bill(lines: Iterable[BillLine]) -> Project:
    variant = SOUND.variants[0]
    return replace(SOUND, variants=(replace(variant, bill=replace(variant.bill, lines=tuple(lines))),))


def _with_steel(*lines: BillLine) -> Project:
    project = with_lines(*lines)
    return replace(project, variants=(replace(project.variants[0], products=(STEEL,)),))


def _many(count: int, **values: Any) -> list[BillLine]:
    """Light lines with one fault, each with a quantity and a name of its own."""
    return [extra(f"x{i}", quantity=10.0 + i, **values) for i in range(count)]


def _in_thousands(count: int) -> list[BillLine]:
    """Lines whose printed totals are in thousands of euros."""
    return [
        replace(each, printed_total=0.001 * (each.quantity or 0.0))
        for each in _many(count, mki_a1_eur_per_unit=1.0)
    ]


def _many_of_lines(**values: Any) -> Fault:
    """Six lines with one impossible figure, and five, which are told one by one."""
    return Fault(lambda: with_lines(*_many(6, **values)), lambda: with_lines(*_many(5, **values)), "x0")


def _many_of_card(card: ProductCard, **values: Any) -> Fault:
    """The same of lines with a product card that has the figure too."""

    def project(count: int) -> Project:
        made = with_lines(*_many(count, product_id=card.id, unit=card.unit, **values))
        return replace(made, variants=(replace(made.variants[0], products=(card,)),))

    return Fault(lambda: project(6), lambda: project(5), "x0")


def _alike(count: int, **values: Any) -> Project:
    """Lines that are all the same, but for their ids."""
    return with_lines(*(replace(extra(f"x{i}", **values), description="wand") for i in range(count)))


def _card_fault(field: str) -> Fault:
    """A project whose card states another figure than the library, and one with the library's own card."""
    changes: dict[str, Any] = {field: getattr(FULL, field) / 2}
    return Fault(lambda: with_product(replace(FULL, **changes)), lambda: with_product(FULL), "x")


def _emptied_card() -> Fault:
    return Fault(lambda: with_product(replace(FULL, gwp_a1a3_kg_per_kg=None)), lambda: with_product(FULL))


def _phase_fault(phase: Phase) -> Fault:
    """A line that does not come in, and the same one that does."""
    return Fault(lambda: with_lines(extra(phase=phase)), lambda: with_lines(extra(phase=Phase.NEW)), "x")


FAULTS: dict[str, Fault] = {
    **{f"audit_card_{end}": _card_fault(field) for field, end in CODE_ENDS.items()},
    "audit_cards_differ": _emptied_card(),
    "audit_total_decimal_slip": Fault(
        lambda: with_lines(extra(mki_a1_eur_per_unit=1.0, printed_total=100.0)),
        lambda: with_lines(extra(mki_a1_eur_per_unit=1.0, printed_total=10.0)),
        "x",
    ),
    "audit_total_differs": Fault(
        lambda: with_lines(extra(mki_a1_eur_per_unit=1.0, printed_total=12.0)),
        lambda: with_lines(extra(mki_a1_eur_per_unit=1.0, printed_total=10.004)),
        "x",
    ),
    "audit_duplicate_line": Fault(
        lambda: with_lines(extra("a"), replace(extra("x"), description="REGEL a ")),
        lambda: with_lines(extra("a"), replace(extra("x", quantity=11.0), description="regel a")),
        "x",
    ),
    "audit_unit_of_product": Fault(
        lambda: with_product(STEEL, unit=METRE),
        lambda: with_product(STEEL, unit=METRE, mass_kg_per_unit=7.0),
        "x",
    ),
    "audit_mass_against_unit": Fault(
        lambda: with_lines(extra(mass_kg_per_unit=2400.0)),
        lambda: with_lines(extra("x", mass_kg_per_unit=1.0), extra("y", unit=TONNE, mass_kg_per_unit=1000.0)),
        "x",
    ),
    "audit_carbon_uptake": Fault(
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=-1.3, biobased_fraction=0.98)),
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=0.3, biobased_fraction=0.98)),
        "x",
    ),
    "audit_carbon_negative": Fault(
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=-0.3, biobased_fraction=0.0)),
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=0.0, biobased_fraction=0.0)),
        "x",
    ),
    "audit_carbon_per_kg_high": Fault(
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=165.0, mass_kg_per_unit=1.0)),
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=27.0, mass_kg_per_unit=1.0)),
        "x",
    ),
    "audit_carbon_per_kg_low": Fault(
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=0.000165, mass_kg_per_unit=1.0)),
        lambda: with_lines(extra(co2_a1a5_kg_per_unit=0.003, mass_kg_per_unit=1.0)),
        "x",
    ),
    "audit_carbon_against_card": Fault(
        lambda: with_product(
            FULL, unit=FULL.unit, co2_a1a5_kg_per_unit=0.0023, mass_kg_per_unit=None, quantity=3.0
        ),
        lambda: with_product(FULL, unit=FULL.unit, co2_a1a5_kg_per_unit=2.3, mass_kg_per_unit=None, quantity=3.0),
        "x",
    ),
    "audit_biogenic_carbon_high": Fault(
        lambda: with_lines(extra(biogenic_c_kg_per_kg=1.646, mass_kg_per_unit=1.0)),
        lambda: with_lines(extra(biogenic_c_kg_per_kg=0.51, mass_kg_per_unit=1.0)),
        "x",
    ),
    "audit_mass_against_card": Fault(
        lambda: with_product(SHEET, unit=SHEET.unit, mass_kg_per_unit=0.001),
        lambda: with_product(SHEET, unit=SHEET.unit, mass_kg_per_unit=1.0),
        "x",
    ),
    "audit_density_impossible": Fault(
        lambda: with_lines(extra(unit=CUBIC_METRE, mass_kg_per_unit=2.4)),
        lambda: with_lines(extra(unit=CUBIC_METRE, mass_kg_per_unit=2400.0)),
        "x",
    ),
    "audit_shares_above_whole": Fault(
        lambda: with_lines(extra(biobased_fraction=0.5, recycled_fraction=0.3, reused_fraction=0.3)),
        lambda: with_lines(extra(biobased_fraction=0.5, recycled_fraction=0.2, reused_fraction=0.3)),
        "x",
    ),
    "audit_outlier_mki": Fault(
        lambda: four_alike("mki_a1_eur_per_unit", 10.0), lambda: four_alike("mki_a1_eur_per_unit", 2.0), "o3"
    ),
    "audit_outlier_mass": Fault(
        lambda: four_alike("mass_kg_per_unit", 0.01), lambda: four_alike("mass_kg_per_unit", 0.3), "o3"
    ),
    "audit_outlier_carbon": Fault(
        lambda: four_alike("co2_a1a5_kg_per_unit", 1000.0), lambda: four_alike("co2_a1a5_kg_per_unit", 5.0), "o3"
    ),
    "audit_no_service_life": Fault(
        lambda: with_lines(extra(service_life_years=None)), lambda: with_lines(extra()), "x"
    ),
    "audit_no_nl_sfb": Fault(
        lambda: project_of([replace(entry, nl_sfb="") for entry in sound_lines()]),
        lambda: project_of(sound_lines()),
    ),
    "audit_element_missing": Fault(lambda: project_of(sound_lines()[1:]), lambda: project_of(sound_lines())),
    "audit_mass_too_light_parts": Fault(lambda: with_building(gross_floor_area_m2=1200.0), _sound),
    "audit_mass_too_light": Fault(
        lambda: _with_bill(replace(each, nl_sfb="", quantity=2_000.0) for each in sound_lines()),
        lambda: _with_bill(replace(each, nl_sfb="") for each in sound_lines()),
    ),
    "audit_duplicate_lines": Fault(lambda: _alike(7), lambda: _alike(3), "x1"),
    "audit_units_of_products": Fault(
        lambda: _with_steel(*_many(6, product_id=STEEL.id, unit=METRE)),
        lambda: _with_steel(*_many(5, product_id=STEEL.id, unit=METRE)),
        "x0",
    ),
    "audit_masses_against_unit": Fault(
        lambda: with_lines(*_many(6, mass_kg_per_unit=7850.0)),
        lambda: with_lines(*_many(5, mass_kg_per_unit=7850.0)),
        "x0",
    ),
    "audit_shares_of_lines_above_whole": Fault(
        lambda: with_lines(*_many(6, biobased_fraction=0.7, recycled_fraction=0.7)),
        lambda: with_lines(*_many(5, biobased_fraction=0.7, recycled_fraction=0.7)),
        "x0",
    ),
    "audit_totals_decimal_slip": Fault(
        lambda: with_lines(*_in_thousands(6)),
        lambda: with_lines(*_in_thousands(5)),
        "x0",
    ),
    "audit_carbon_uptake_of_lines": _many_of_lines(co2_a1a5_kg_per_unit=-1.3, biobased_fraction=0.98),
    "audit_carbon_negative_of_lines": _many_of_lines(co2_a1a5_kg_per_unit=-0.3, biobased_fraction=0.0),
    "audit_carbon_per_kg_high_of_lines": _many_of_lines(co2_a1a5_kg_per_unit=165.0, mass_kg_per_unit=1.0),
    "audit_carbon_per_kg_low_of_lines": _many_of_lines(co2_a1a5_kg_per_unit=0.000165, mass_kg_per_unit=1.0),
    "audit_carbon_against_cards": _many_of_card(FULL, co2_a1a5_kg_per_unit=0.0023, mass_kg_per_unit=None),
    "audit_biogenic_carbon_high_of_lines": _many_of_lines(biogenic_c_kg_per_kg=1.646, mass_kg_per_unit=1.0),
    "audit_mass_against_cards": _many_of_card(SHEET, mass_kg_per_unit=0.001),
    "audit_densities_impossible": _many_of_lines(unit=CUBIC_METRE, mass_kg_per_unit=2.4),
    "audit_totals_differ": Fault(
        lambda: with_lines(*_many(6, mki_a1_eur_per_unit=1.0, printed_total=3.0)),
        lambda: with_lines(*_many(5, mki_a1_eur_per_unit=1.0, printed_total=3.0)),
        "x0",
    ),
    "audit_totals_not_checked": Fault(
        lambda: _with_bill(replace(each, printed_total=123.0 + n) for n, each in enumerate(sound_lines())),
        _sound,
    ),
    "audit_no_service_lives": Fault(
        lambda: with_lines(*_many(6, service_life_years=None)),
        lambda: with_lines(*_many(5, service_life_years=None)),
        "x0",
    ),
    "audit_mass_too_heavy": Fault(
        lambda: with_building(gross_floor_area_m2=30.0, usable_floor_area_m2=25.0, functions=()), _sound
    ),
    "audit_usable_above_gross": Fault(
        lambda: with_building(usable_floor_area_m2=121.0, functions=()),
        lambda: with_building(usable_floor_area_m2=120.0, functions=()),
    ),
    "audit_form_factor_impossible": Fault(
        lambda: with_building(form_factor=20.0), lambda: with_building(form_factor=4.5)
    ),
    "audit_gross_far_above_usable": Fault(
        lambda: with_building(gross_floor_area_m2=1200.0), lambda: with_building(gross_floor_area_m2=250.0)
    ),
    "audit_gross_area_impossible": Fault(
        lambda: with_building(gross_floor_area_m2=3e6, usable_floor_area_m2=None, functions=()), _sound
    ),
    "audit_dwelling_size_impossible": Fault(
        lambda: with_building(dwelling_count=12), lambda: with_building(dwelling_count=1)
    ),
    "audit_building_life_impossible": Fault(
        lambda: with_building(service_life_years=750.0), lambda: with_building(service_life_years=150.0)
    ),
    "audit_permit_year_impossible": Fault(
        lambda: replace(SOUND, permit_application_date=dt.date(2062, 7, 1)),
        lambda: replace(SOUND, permit_application_date=dt.date(2030, 1, 1)),
    ),
    "audit_functions_do_not_add_up": Fault(
        lambda: with_building(functions=(FunctionArea("woonfunctie", 90.0),)),
        lambda: with_building(functions=(FunctionArea("woonfunctie", 60.0), FunctionArea("winkelfunctie", 40.0))),
    ),
    "audit_functions_above_gross": Fault(
        lambda: with_building(usable_floor_area_m2=None, functions=(FunctionArea("woonfunctie", 121.0),)),
        lambda: with_building(usable_floor_area_m2=None, functions=(FunctionArea("woonfunctie", 119.0),)),
    ),
    "audit_functions_against_type": Fault(
        lambda: with_building(functions=(FunctionArea("kantoorfunctie", 100.0),)),
        lambda: with_building(functions=(FunctionArea("kantoorfunctie", 60.0), FunctionArea("woonwagen", 40.0))),
    ),
    "audit_no_building_type": Fault(lambda: with_building(type=None), _sound),
    "audit_no_permit_date": Fault(lambda: replace(SOUND, permit_application_date=None), _sound),
    "audit_no_gross_floor_area": Fault(lambda: with_building(gross_floor_area_m2=None), _sound),
    "audit_default_building_life": Fault(lambda: with_building(service_life_years=None), _sound),
    "audit_value_out_of_range": Fault(
        lambda: with_assessment(Assessment("beng1", -5.0, evidence=_PROVEN)),
        lambda: with_assessment(Assessment("beng2", -5.0, evidence=_PROVEN)),
    ),
    "audit_input_choice": Fault(
        lambda: with_input(InputValue(input_id="soil", choice="maan")),
        lambda: with_input(InputValue(input_id="soil", choice="klei")),
    ),
    "audit_input_impossible": Fault(
        lambda: with_input(InputValue(input_id="roof_m2", value=-5.0)),
        lambda: with_input(InputValue(input_id="roof_m2", value=0.0)),
    ),
    "audit_input_above_whole": Fault(
        lambda: with_input(InputValue(input_id="route_m2", value=5.0), shaded(5.1)),
        lambda: with_input(InputValue(input_id="route_m2", value=5.0), shaded(5.0)),
    ),
    "audit_value_is_zero": Fault(
        lambda: with_assessment(Assessment("water_demand", 0.0, evidence=_PROVEN)),
        lambda: with_assessment(Assessment("tojuli", 0.0, evidence=_PROVEN)),
    ),
    "audit_value_as_fraction": Fault(
        lambda: with_assessment(Assessment("beng3", 0.5, evidence=_PROVEN)),
        lambda: with_assessment(Assessment("beng3", 50.0, evidence=_PROVEN)),
    ),
    "audit_value_unusual": Fault(
        lambda: with_assessment(Assessment("beng3", 104.0, evidence=_PROVEN)),
        lambda: with_assessment(Assessment("beng3", 100.0, evidence=_PROVEN)),
    ),
    "audit_no_evidence": Fault(
        lambda: with_assessment(Assessment("beng1", 50.0, evidence=Evidence("  "))),
        lambda: with_assessment(Assessment("beng1", 50.0, evidence=_PROVEN)),
    ),
    "audit_level_on_measured_indicator": Fault(
        lambda: with_assessment(Assessment("beng1", level=JudgedLevel.LEGAL, evidence=_PROVEN)),
        lambda: with_assessment(Assessment("heat", level=JudgedLevel.LEGAL, evidence=_PROVEN)),
    ),
    **{f"audit_phase_{phase.value}": _phase_fault(phase) for phase in Phase if not phase.comes_in},
    "audit_reused_without_share": Fault(
        lambda: with_lines(extra(phase=Phase.REUSED)),
        lambda: with_lines(extra(phase=Phase.REUSED, reused_fraction=0.0)),
        "x",
    ),
    "audit_work_not_said": Fault(
        lambda: with_lines(extra(phase=Phase.KEPT)), lambda: with_lines(extra(phase=Phase.DEMOLISHED))
    ),
    "audit_new_build_with_standing": Fault(
        lambda: with_building(with_lines(extra(phase=Phase.KEPT)), work=BuildingWork.NEW_BUILD),
        lambda: with_building(with_lines(extra(phase=Phase.KEPT)), work=BuildingWork.TRANSFORMATION),
    ),
    "audit_part_not_counted": Fault(
        lambda: replace(SOUND, part_answers=(PartAnswer("52-dakgoten", is_there=True),)),
        lambda: replace(SOUND, part_answers=(PartAnswer("52-dakgoten", is_there=False),)),
    ),
    "audit_part_excluded": Fault(
        lambda: with_lines(extra(nl_sfb="73")), lambda: with_lines(extra(nl_sfb="52.11")), "x"
    ),
    "audit_lines_without_source": Fault(
        lambda: with_lines(extra(source=" ")), lambda: with_lines(extra(source="bestek p. 3")), "x"
    ),
}


@pytest.mark.parametrize("code", FAULTS)
def test_the_fault_is_found_at_its_place_and_only_there(code: str) -> None:
    fault = FAULTS[code]
    found = [finding for finding in findings_of(fault.bad()) if finding.code == code]
    assert [finding.where.line_id for finding in found] == [fault.line_id]
    assert code not in {finding.code for finding in findings_of(fault.good())}


def test_a_sound_bill_has_no_findings() -> None:
    assert findings_of(SOUND) == ()


def test_every_code_of_the_audit_has_its_fault() -> None:
    modules = (
        audit_answers, audit_module, audit_facts, audit_cards, audit_gathered, audit_mass_band, audit_by_phase,
        audit_parts, fact_checks, line_doubts,
    )  # fmt: skip
    source = "".join(Path(str(module.__file__)).read_text("utf-8") for module in modules)
    written = set(re.findall(r'"(audit_[a-z_]+)"', source))
    written |= {f"audit_outlier_{subject}" for subject in re.findall(r'\("(mki|mass|carbon)", _per_unit', source)}
    written |= {f"audit_card_{end}" for end in CODE_ENDS.values()}
    written |= {f"audit_phase_{phase.value}" for phase in Phase if not phase.comes_in}
    assert written == set(FAULTS) == {code for code in codes() if code.startswith("audit_")}


def test_the_conventional_house_has_nothing_that_a_reviewer_would_stop_at() -> None:
    data = (EXAMPLES / "rijwoning-beton-baksteen.xlsx").read_bytes()
    read = read_file_bytes(data, ReadRequest("rijwoning-beton-baksteen.xlsx"), reference())
    assert read.project is not None, read.findings
    severe = [f for f in findings_of(read.project) if f.severity is not Severity.NOTE]
    assert [(f.code, f.where.line_id) for f in severe] == []


def test_the_office_structure_is_stopped_at_its_slip() -> None:
    """The control of the test above: a bundled bill with a fault in it."""
    data = (EXAMPLES / "kantoor-beton-constructie.xlsx").read_bytes()
    read = read_file_bytes(data, ReadRequest("kantoor-beton-constructie.xlsx"), reference())
    assert read.project is not None, read.findings
    slips = [f for f in findings_of(read.project) if f.code == "audit_total_decimal_slip"]
    assert len(slips) == 1


@pytest.mark.parametrize(
    ("building_type", "functions", "fits"),
    [
        (BuildingType.OFFICE, ("woonfunctie",), False),
        (BuildingType.OFFICE, ("woonfunctie", "kantoorfunctie"), True),
        (BuildingType.STACKED_DWELLING, ("winkelfunctie",), False),
        (BuildingType.NON_RESIDENTIAL, ("woonfunctie",), False),
        (BuildingType.NON_RESIDENTIAL, ("winkelfunctie", "woonfunctie"), True),
        (BuildingType.PUBLIC_SPACE, ("overige_gebruiksfunctie",), True),
        (None, ("woonfunctie",), True),
    ],
)
def test_type_and_functions_must_fit(
    building_type: BuildingType | None, functions: tuple[str, ...], fits: bool
) -> None:
    areas = tuple(FunctionArea(name, 100.0 / len(functions)) for name in functions)
    found = {finding.code for finding in findings_of(with_building(type=building_type, functions=areas))}
    assert ("audit_functions_against_type" not in found) is fits


def codes_of(project: Project) -> list[str]:
    return [finding.code for finding in findings_of(project)]


@pytest.mark.parametrize("header", ["ifc_guid", "GlobalId", "Element ID", "IfcGUID"])
def test_elements_of_a_model_with_their_own_identifiers_are_no_duplicates(header: str) -> None:
    def walls(*guids: str) -> Project:
        lines = (
            replace(extra(f"x{i}", extra=((header, guid),)), description="wand") for i, guid in enumerate(guids)
        )
        return with_lines(*lines)

    assert "audit_duplicate_line" not in codes_of(walls("1kT", "2kT", "3kT"))
    assert "audit_duplicate_line" in codes_of(walls("1kT", "1kT")), "the same element twice"


def test_two_equal_layers_of_one_element_are_no_duplicates() -> None:
    board = replace(extra(extra=(("ifc_guid", "1kT"),)), description="gipsplaat")
    assert "audit_duplicate_line" not in codes_of(with_lines(replace(board, id="w/1"), replace(board, id="w/2")))
    assert "audit_duplicate_line" in codes_of(with_lines(replace(board, id="w"), replace(board, id="v")))


def test_many_findings_of_a_kind_are_one_with_a_number_and_the_first_places() -> None:
    found = findings_of(_alike(545))
    (one,) = [finding for finding in found if finding.code.startswith("audit_duplicate")]
    assert one.message.params == {"count": 544, "places": "x1, x2, x3"}
    assert len(one.message.line_ids) == 544
    few = [finding for finding in findings_of(_alike(4)) if finding.code.startswith("audit_duplicate")]
    assert [finding.where.line_id for finding in few] == ["x1", "x2", "x3"]


def test_a_light_building_is_a_remark_that_names_what_is_there() -> None:
    (found,) = [each for each in findings_of(with_building(gross_floor_area_m2=1200.0)) if "light" in each.code]
    assert found.severity is Severity.NOTE
    assert "Fundering" in str(found.message.params["elements"])


def _of_element(line_id: str, guid: str) -> BillLine:
    return replace(extra(line_id), description="Kozijn merk A", extra=(("ifc_guid", guid),) if guid else ())


def _duplicates(*lines: BillLine) -> int:
    return sum(finding.code == "audit_duplicate_line" for finding in findings_of(with_lines(*lines)))


def test_equal_elements_of_a_model_are_no_duplicates() -> None:
    assert _duplicates(*(_of_element(f"e{i}", f"guid-{i}") for i in range(544))) == 0
    assert _duplicates(_of_element("e/1", "guid"), _of_element("e/2", "guid")) == 0  # two boards of one wall
    assert _duplicates(_of_element("a", ""), _of_element("b", "")) == 1


@pytest.mark.parametrize(("a1", "a2", "factor"), [(1.0, 2.0, 100), (3.0, 5.0, 10), (1.0, 1.4, 1000)])
def test_a_slip_against_the_other_set_is_a_slip_and_not_another_rule(a1: float, a2: float, factor: int) -> None:
    """As the review says of the same totals: A1 may be closer, but only A2 explains the total."""
    lines = [
        replace(each, printed_total=a2 * (each.quantity or 0.0) / factor)
        for each in _many(4, mki_a1_eur_per_unit=a1, mki_a2_eur_per_unit=a2)
    ]
    assert codes_of(with_lines(*lines)).count("audit_total_decimal_slip") == 4
    assert "audit_totals_not_checked" not in codes_of(with_lines(*lines))
