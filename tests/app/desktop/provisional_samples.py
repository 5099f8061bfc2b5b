"""A bill made by hand with confirmed, provisional and open lines, as in the pictures of the design."""

import datetime as dt

from models.domain.bill import Bill, BillLine, ProposalReason, ProvisionalProduct
from models.domain.product import ProductCard
from models.domain.project import Building, BuildingType, FunctionArea, Project, Variant
from models.domain.quantities import CUBIC_METRE, KG, PIECE, SQUARE_METRE, Unit

WORDS = ProposalReason("matching_words_main", {"words": "dekvloer"})
CODE = ProposalReason("matching_code_fits", {"code": "23"})
SYNONYM = ProposalReason("matching_words_side", {"words": "glas"})
USUAL_SIZE = ProposalReason("matching_usual_size")
UNKNOWN = ProposalReason("a_code_of_a_file")


def _card(
    card_id: str, name: str, carbon: float | None, carbon_stored: float = 0.0, share: float = 0.0
) -> ProductCard:
    return ProductCard(
        card_id,
        name,
        name,
        KG,
        gwp_a1a3_kg_per_kg=carbon,
        biogenic_c_kg_per_kg=carbon_stored,
        biobased_fraction=share,
    )


CARDS = (
    _card("hsb-wand", "Houtskeletwand met houtvezel", 0.35, 0.4, 0.85),
    _card("vuren-gevel", "Vuren gevelbekleding", 0.12, 0.45, 1.0),
    _card("vuren-c24", "Vuren constructiehout C24", 0.11, 0.45, 1.0),
    _card("beton-prefab", "Beton prefab normaal", 0.14),
    _card("dekvloer", "Dekvloer zandcement", 0.16),
    _card("sporenkap", "Sporenkap met glaswol", 0.4, 0.3, 0.6),
    _card("dakpan", "Keramische dakpan", 0.22),
    _card("staal", "Constructiestaal profiel", 1.6),
    _card("glas", "Drievoudig glas", 1.9),
    _card("gips", "Gipsplaat op metal stud", 0.5),
    _card("zand", "Zand", 0.005),
    _card("pv", "Zonnepaneel mono, per m²", 14.0),
)


def _line(number: int, code: str, text: str, amount: float, unit: Unit, **values: object) -> BillLine:
    return BillLine(f"r{number}", text, amount, unit, nl_sfb=code, service_life_years=75.0, **values)  # type: ignore[arg-type]


def _proposed(
    card: str, mass: float | None, *reasons: ProposalReason, assumed: bool = False
) -> ProvisionalProduct:
    return ProvisionalProduct(card, mass, assumed, reasons)


LINES = (
    _line(1, "21", "Houten buitenwand HSB 140 mm + vezelisolatie", 86.4, SQUARE_METRE,
          provisional=_proposed("hsb-wand", 48.0, WORDS, CODE)),
    _line(2, "21", "Gevelbekleding vuren geprofileerd 21 mm", 86.4, SQUARE_METRE, product_id="vuren-gevel",
          mass_kg_per_unit=10.0),
    _line(3, "23", "Verdiepingsvloer houten balklaag 71 × 246", 70.8, SQUARE_METRE, product_id="vuren-c24",
          mass_kg_per_unit=14.0),
    _line(4, "23", "Kanaalplaat 200 mm begane grond", 37.4, SQUARE_METRE, product_id="beton-prefab",
          mass_kg_per_unit=310.0),
    _line(5, "23", "Zandcement dekvloer 70 mm", 34.7, SQUARE_METRE,
          provisional=_proposed("dekvloer", 140.0, WORDS, CODE, USUAL_SIZE, assumed=True)),
    _line(6, "27", "Dakelement houten sporenkap geïsoleerd Rc 6,3", 64.2, SQUARE_METRE,
          provisional=_proposed("sporenkap", 38.0, SYNONYM)),
    _line(7, "27", "Keramische dakpan OVH, antraciet", 64.2, SQUARE_METRE, product_id="dakpan",
          mass_kg_per_unit=45.0),
    _line(8, "28", "Staalconstructie luifel en lateien", 214.0, KG, product_id="staal"),
    _line(9, "31", "Houten kozijn meranti met draai-kiep", 18.9, SQUARE_METRE),
    _line(10, "31", "HR+++ beglazing 4-12-4-12-4", 15.6, SQUARE_METRE,
          provisional=_proposed("glas", 30.0, SYNONYM, UNKNOWN)),
    _line(11, "22", "Binnenwand metal stud, 2 × gips 12,5 mm", 92.0, SQUARE_METRE,
          provisional=_proposed("gips", 28.0, WORDS, CODE)),
    _line(12, "13", "Zand onder begane grond", 3.4, CUBIC_METRE, product_id="zand", mass_kg_per_unit=1600.0),
    _line(13, "56", "Warmtepomp lucht-water 6 kW", 1.0, PIECE),
    _line(14, "61", "Zonnepanelen 24 × 410 Wp", 46.8, SQUARE_METRE, provisional=_proposed("pv", 11.0, SYNONYM)),
    _line(15, "22", "Binnenwand  metal stud, 2 × GIPS 12,5 mm", 12.0, SQUARE_METRE,
          provisional=_proposed("gips", 28.0, WORDS, CODE)),
    _line(16, "31", "Stalen leuning", 4.0, PIECE,
          provisional=_proposed("staal", 18.0, SYNONYM, assumed=True)),
)  # fmt: skip


def lindenhof() -> Project:
    """A house whose bill was just matched."""
    building = Building(
        type=BuildingType.GROUND_BOUND_DWELLING,
        functions=(FunctionArea("woonfunctie", 101.0),),
        gross_floor_area_m2=120.0,
        usable_floor_area_m2=101.0,
        service_life_years=75.0,
        dwelling_count=1,
    )
    variant = Variant("v", "Houtskelet met beton", building=building, bill=Bill(LINES), products=CARDS)
    return Project("lindenhof", "Lindenhof", permit_application_date=dt.date(2026, 9, 1), variants=(variant,))
