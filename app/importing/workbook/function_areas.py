"""Reads the key `functie` of the sheet Project: `woonfunctie; 101` is a use function and its GO in m2.

A third part says whether it is an accessory function of the dwellings: `kantoorfunctie; 40; nevenfunctie`.
"""

from collections.abc import Mapping, Sequence

from app.formats.cell_text import folded, text_of
from app.formats.workbook_layout import ACCESSORY_WORDS, OWN_WORDS
from app.importing.bill.numbers import readings
from app.importing.bill.table import ColumnView
from app.importing.common.finding_list import quote
from models.domain.project import FunctionArea
from models.reference.reference import BblFunction


def read_functions(
    views: Sequence[ColumnView], usable_area: float | None, functions: Mapping[str, BblFunction]
) -> tuple[FunctionArea, ...]:
    """The use functions of the building. A single one without an area gets the building's GO."""
    names = {
        folded(name): function.id
        for function in functions.values()
        for name in (function.id, function.name_nl, function.name_en)
    }
    fallback = usable_area if len(views) == 1 else None
    filled = [view for view in views if text_of(view.cells[0]).strip()]
    found = [_read(view, names, fallback) for view in filled]
    return tuple(one for one in found if one is not None) if all(found) else ()


def _read(view: ColumnView, names: Mapping[str, str], fallback: float | None) -> FunctionArea | None:
    text = text_of(view.cells[0])
    name, _, rest = text.partition(";")
    area, _, role = rest.partition(";")
    if folded(name) not in names:
        view.refuse(0, "import_unknown_choice", accepted=", ".join(sorted(set(names.values()))))
        return None
    function = names[folded(name)]
    is_accessory = _accessory(view, role)
    if not area.strip() and fallback is not None:
        view.findings.note("import_function_takes_go", view.place(0), text=quote(name))
        return FunctionArea(function, fallback, is_accessory)
    amount = _area(view, area)
    return None if amount is None else FunctionArea(function, amount, is_accessory)


def _accessory(view: ColumnView, text: str) -> bool | None:
    """Whether the text says that a function is an accessory of the dwellings; None when it says nothing."""
    word = " ".join(folded(text).split())
    if not word:
        return None
    for words, answer in ((ACCESSORY_WORDS, True), (OWN_WORDS, False)):
        if word in words:
            return answer
    accepted = f"{ACCESSORY_WORDS[0]}, {OWN_WORDS[0]}"
    view.findings.warning("import_unknown_accessory", view.place(0), text=quote(text), accepted=accepted)
    return None


def _area(view: ColumnView, text: str) -> float | None:
    number = readings(text.replace("m2", "").replace("m²", ""))
    if number is None:
        view.refuse(0, "import_function_without_area")
        return None
    area = number.value(None)
    if area is None:
        view.refuse(0, "import_ambiguous_number")
    elif area <= 0:
        view.refuse(0, "import_not_above_zero")
    else:
        return area
    return None
