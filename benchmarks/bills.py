"""Bills of any length with every datum filled, the same for the same length."""

import datetime as dt
import io
import random
from dataclasses import replace

from models.domain.bill import Bill, BillLine, Connection, ProposalReason, ProvisionalProduct
from models.domain.product import ProductCard
from models.domain.project import Building, BuildingType, FunctionArea, Phase, Project, Variant
from models.domain.quantities import KG, SQUARE_METRE

_CODES = ("13.21", "16.12", "21.12", "21.22", "22.11", "23.22", "27.12", "31.22", "43.21", "56.13", "61.11")
_PRODUCT = ProductCard("product", "Product", "Product", KG, gwp_a1a3_kg_per_kg=0.2, biobased_fraction=0.2)
_SCORES = ((0.1, 0.2, 0.6, 0.8, 1.0), (0.1, 0.4, 0.6, 0.8, 1.0), (0.1, 0.4, 1.0), (0.1, 0.4, 1.0))


def project_with_bill(line_count: int) -> Project:
    """A house with `line_count` complete lines, in both environmental sets."""
    chance = random.Random(line_count)
    lines = tuple(_line(number, chance) for number in range(line_count))
    building = Building(
        type=BuildingType.GROUND_BOUND_DWELLING,
        functions=(FunctionArea("woonfunctie", 101.0),),
        gross_floor_area_m2=120.0,
        usable_floor_area_m2=101.0,
        form_factor=2.1,
        is_light_construction=False,
        service_life_years=75.0,
        dwelling_count=1,
    )
    variant = Variant("variant", "Proef", phase=Phase.FEASIBILITY, building=building, bill=Bill(lines))
    return Project("project", "Meetproef", permit_application_date=dt.date(2025, 3, 1), variants=(variant,))


def with_proposals(project: Project) -> Project:
    """The same project with every other line provisional, of one product card."""
    variant = project.variants[0]
    lines = tuple(_proposed(line) if place % 2 else line for place, line in enumerate(variant.bill.lines))
    return replace(project, variants=(replace(variant, bill=Bill(lines), products=(_PRODUCT,)),))


def _proposed(line: BillLine) -> BillLine:
    unknown = dict.fromkeys(
        ("mass_kg_per_unit", "mki_a1_eur_per_unit", "mki_a2_eur_per_unit", "co2_a1a5_kg_per_unit")
    )
    reasons = (ProposalReason("matching_words_main", {"words": line.description}),)
    proposed = ProvisionalProduct(_PRODUCT.id, line.mass_kg_per_unit, reasons=reasons)
    return replace(line, **unknown, provisional=proposed)


def _line(number: int, chance: random.Random) -> BillLine:
    return BillLine(
        id=f"r{number}",
        description=f"Onderdeel {number}",
        quantity=round(chance.uniform(1, 90), 2),
        unit=SQUARE_METRE,
        nl_sfb=chance.choice(_CODES),
        mass_kg_per_unit=round(chance.uniform(5, 400), 1),
        service_life_years=chance.choice((25.0, 50.0, 75.0, 999.0)),
        mki_a1_eur_per_unit=round(chance.uniform(0.1, 9), 3),
        mki_a2_eur_per_unit=round(chance.uniform(0.1, 15), 3),
        co2_a1a5_kg_per_unit=round(chance.uniform(1, 90), 2),
        biogenic_c_kg_per_kg=round(chance.uniform(0, 0.4), 3),
        biobased_fraction=0.25,
        recycled_fraction=0.2,
        reused_fraction=0.1,
        future_reuse_fraction=0.3,
        future_recycling_fraction=0.4,
        connection=Connection(*(chance.choice(scores) for scores in _SCORES)),
        source="meetproef",
    )


_TYPED = (
    ("21.11", "Kalkzandsteen binnenspouwblad 100 mm", "m2"),
    ("21.13", "Gevelmetselwerk baksteen waalformaat", "m2"),
    ("21.14", "Steenwol spouwisolatie 150 mm", "m2"),
    ("23.21", "Kanaalplaatvloer 200 mm", "m2"),
    ("23.23", "Zandcementdekvloer 70 mm", "m2"),
    ("31.12", "HR++ glas", "m2"),
    ("32.11", "Binnendeuren stomp", "st"),
    ("47.11", "Betonpannen", "m2"),
    ("52.12", "Riolering pvc 110 mm", "m1"),
    ("57.12", "Ventilatiekanalen", "post"),
)


def strangers_rows(count: int) -> list[tuple[str, str, float | None, str]]:
    """The rows of a contractor's bill: a heading and a subtotal around every eight lines, a place in each text."""
    rows: list[tuple[str, str, float | None, str]] = []
    for number in range(count):
        code, text, unit = _TYPED[number % len(_TYPED)]
        if number % 10 == 0:
            rows.append((code[:2], f"Onderdeel {number}", None, ""))
        elif number % 10 == 9:
            rows.append(("", "Subtotaal", None, ""))
        else:
            rows.append((code, f"{text}, blok {number % 97}", 1.5 + number % 211, unit))
    return rows


def strangers_text(count: int) -> str:
    """Such a bill as a spreadsheet puts it on the clipboard."""
    head = "Code\tOmschrijving\tHoeveelh.\tEh.\n"
    rows = strangers_rows(count)
    return head + "".join(
        f"{c}\t{t}\t{'' if q is None else str(q).replace('.', ',')}\t{u}\n" for c, t, q, u in rows
    )


def strangers_workbook(count: int) -> bytes:
    """Such a bill as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Begroting")
    sheet.append(("Code", "Omschrijving", "Hoeveelh.", "Eh."))
    for row in strangers_rows(count):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
