"""Assigns the columns of a bill to fields, from the guesses for all columns together."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.formats.cell_text import Cell, folded, text_of
from app.formats.workbook_layout import Kind, header_key
from app.importing.bill.column_guess import AMOUNT_FIELDS, MASS_TOTAL, QUANTITY, Guess
from app.importing.bill.content_guess import (
    are_among,
    are_nl_sfb_codes,
    are_numbers,
    are_prices,
    are_texts,
    are_units,
    are_words,
    are_written_codes,
    filled,
    have_no_double,
    is_number,
    number_in,
)
from app.importing.bill.phases import PHASE, PhaseWords
from app.importing.bill.unit_words import UnitWords
from models.domain.product import DataCategory
from models.reference.reference import Reference

_RANKS = {reason: rank for rank, reason in enumerate(("chosen", "remembered", "layout", "header", "synonym"))}
_BY_PERSON = ("chosen", "remembered")
_TEXTS = ("description", "product_id")
_FEWEST_RATIOS = 2
_MOST_RATIOS = 0.7
_FEWEST_CHAPTERS = 2
_CHAPTER_DIGITS = 2
_KG = "quantity_kg"
_CATEGORY_WORDS = ("cat", "cat.", "categorie", "category")
COUNT_WORDS = ("aantal", "aant", "stuks", "count", "number", "anzahl")
_ONLY_KEPT = "import_column_not_used"


@dataclass(frozen=True, slots=True)
class ColumnChecks:
    """Checks of the content of columns: field -> whether these cells fit it."""

    fits: Mapping[str, Callable[[Sequence[Cell]], bool]]
    nl_sfb_groups: Collection[str]
    units: UnitWords
    phases: PhaseWords
    stabu: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, reference: Reference) -> "ColumnChecks":
        """The checks against the lists of the reference data."""
        groups = {code[:2] for code in reference.nl_sfb}
        categories = {
            folded(f"{word} {category.value}") for category in DataCategory for word in ("", *_CATEGORY_WORDS)
        }
        fits: dict[str, Callable[[Sequence[Cell]], bool]] = {
            "id": have_no_double,
            "description": lambda cells: not are_numbers(cells),
            "product_id": lambda cells: not are_numbers(cells),
            "nl_sfb": lambda cells: are_nl_sfb_codes(cells, groups),
            "data_category": lambda cells: are_among(cells, categories),
        }
        for field, options in reference.detachability.items():
            names = {folded(name) for o in options for name in (o.id, o.name_nl, o.name_en, *o.synonyms)}
            fits[field] = _choice_check(names)
        layouts = reference.import_layouts
        phases = PhaseWords.of(layouts)
        fits[PHASE] = phases.fit
        stabu = {number: frozenset(map(folded, titles)) for number, titles in layouts.stabu.items()}
        return cls(fits, groups, UnitWords.of(layouts), phases, stabu)


def _choice_check(names: Collection[str]) -> Callable[[Sequence[Cell]], bool]:
    return lambda cells: are_among([cell for cell in cells if not is_number(cell)], names)


def settled(
    guesses: Sequence[Guess], columns: Sequence[Sequence[Cell]], titles: Sequence[str], checks: ColumnChecks
) -> list[Guess]:
    """The guesses for all columns of one table, no field filled twice except the quantity in several units."""
    found = [_fitting(guess, cells, checks) for guess, cells in zip(guesses, columns, strict=True)]
    found = _settled_dwellings(found, columns)
    found = _settled_totals(found)
    found = _settled_money(found)
    found = _settled_mass(found)
    found = _without_doubles(found)
    found = _settled_amounts(found, titles)
    found = _by_content(found, columns, checks)
    found = _more_texts(found, columns, titles)
    return _without_stabu(found, columns, checks)


def _fitting(guess: Guess, cells: Sequence[Cell], checks: ColumnChecks) -> Guess:
    """The guess, without field when the cells do not fit it, unless a person chose the field."""
    if guess.reason not in _BY_PERSON and guess.measure not in ("mki", "mpg", "price") and are_prices(cells):
        return Guess(measure="price")
    if guess.measure == "mpg" and not are_numbers(cells):
        return Guess()
    if guess.question == "import_unit_assumed" and _hold_units(cells, checks.units):
        return replace(guess, question="")
    if guess.part == "text" and (are_numbers(cells) or are_units(cells, checks.units)):
        return Guess()
    if guess.field == "description" and guess.reason not in _BY_PERSON and _are_bare_codes(cells, checks):
        return Guess("nl_sfb", reason="content")
    check = checks.fits.get(guess.field)
    if check is None or guess.reason in _BY_PERSON or (guess.field == "nl_sfb" and guess.reason == "header"):
        return guess
    if check(cells):
        return guess
    if guess.field in ("id", "nl_sfb"):
        return Guess(part="code")
    is_said = guess.field not in ("data_category", "description", "product_id", PHASE)
    return Guess(question="import_column_not_fitting" if is_said else "")


def _are_bare_codes(cells: Sequence[Cell], checks: ColumnChecks) -> bool:
    """Whether a column holds codes of elements without a word, as tools have them under Element."""
    numbered = [cell for cell in filled(cells) if any(map(str.isdigit, text_of(cell)))]
    return are_written_codes(cells, checks.nl_sfb_groups) and not any(" " in text_of(c).strip() for c in numbered)


def _hold_units(cells: Sequence[Cell], words: UnitWords) -> bool:
    """Whether the cells that are filled all have their unit behind the number."""
    known = filled(cells)
    return bool(known) and all(isinstance(cell, str) and words.split(cell) is not None for cell in known)


def _settled_dwellings(guesses: list[Guess], columns: Sequence[Sequence[Cell]]) -> list[Guess]:
    """The guesses in which of several quantities that for all dwellings counts, and the others are sizes.

    A bare total beside a quantity per dwelling is one too, when it is the same whole multiple of it in most rows.
    """
    quantities = [
        i for i, guess in enumerate(guesses) if guess.field == QUANTITY and guess.reason not in _BY_PERSON
    ]
    per_one = [i for i in quantities if guesses[i].part == "dwelling"]
    totals = [i for i in quantities if guesses[i].part == "total"]
    result = list(guesses)
    if per_one and not totals:
        bare = [i for i, g in enumerate(guesses) if g.field == "printed_total" and g.measure != "mki"]
        totals = [i for i in bare if _is_multiple(columns[per_one[0]], columns[i])]
    plain = [i for i in quantities if not guesses[i].part]
    kept = (totals or plain or per_one)[:1] if per_one or totals else quantities
    for i in quantities:
        if i not in kept:
            result[i] = Guess(part="size")
    for i in kept if per_one or totals else ():
        question = "import_quantity_per_dwelling" if result[i].part == "dwelling" else ""
        unit = result[i].unit if result[i].field == QUANTITY else None
        result[i] = Guess(QUANTITY, unit=unit, reason="synonym", question=question, part=result[i].part)
    return result


def _is_multiple(ones: Sequence[Cell], totals: Sequence[Cell]) -> bool:
    pairs = [(number_in(one), number_in(total)) for one, total in zip(ones, totals, strict=True)]
    ratios = [round(total / one, 3) for one, total in pairs if one and total]
    if len(ratios) < _FEWEST_RATIOS:
        return False
    (ratio, count), *_ = Counter(ratios).most_common(1)
    return ratio > 1 and ratio.is_integer() and count >= max(_FEWEST_RATIOS, _MOST_RATIOS * len(ratios))


def _settled_totals(guesses: list[Guess]) -> list[Guess]:
    """The guesses in which a bare total is the quantity: units stand beside it, and no other quantity or money."""
    of_money = any(guess.measure in ("mki", "mpg", "price") for guess in guesses)
    if of_money or any(map(_is_quantity, guesses)) or not any(guess.field == "unit" for guess in guesses):
        return guesses
    bare = next((g for g in guesses if g.field == "printed_total" and g.reason not in _BY_PERSON), None)
    return [Guess(QUANTITY, reason="content", part="total") if g is bare else g for g in guesses]


def _settled_money(guesses: list[Guess]) -> list[Guess]:
    """The guesses in which a bare total is an MKI only when the table has MKI columns and no prices."""
    measures = {guess.measure for guess in guesses} | {
        "mki"
        for guess in guesses
        if guess.measure == "mpg" or (guess.field.startswith("mki_") and guess.reason in _RANKS)
    }
    return [_settled_total(guess, measures) for guess in guesses]


def _settled_total(guess: Guess, measures: Collection[str]) -> Guess:
    is_bare = guess.field == "printed_total" and guess.measure != "mki" and guess.reason not in _BY_PERSON
    if not is_bare:
        return guess
    if "price" in measures:
        return Guess(measure="price")
    if "mki" not in measures:
        return Guess(question="import_mki_not_assigned")
    return replace(guess, measure="mki", is_total=True)


def _is_quantity(guess: Guess) -> bool:
    return guess.field == QUANTITY or guess.field in AMOUNT_FIELDS


def _settled_mass(guesses: list[Guess]) -> list[Guess]:
    """The guesses in which mass is the quantity when there is no other; else a bare mass gets a warning."""
    if any(map(_is_quantity, guesses)):
        asked = Guess(question="import_mass_not_assigned", measure="mass")
        return [asked if guess.field == "?mass" else guess for guess in guesses]
    in_kg = AMOUNT_FIELDS[_KG]
    return [
        replace(guess, field=_KG, unit=in_kg) if guess.field in ("?mass", MASS_TOTAL) else guess
        for guess in guesses
    ]


def _without_doubles(guesses: list[Guess]) -> list[Guess]:
    """The guesses with each field filled by the best reason, then the first column; others get a warning."""
    order = sorted(range(len(guesses)), key=lambda i: (_RANKS.get(guesses[i].reason, len(_RANKS)), i))
    taken: set[str] = set()
    result = list(guesses)
    for i in order:
        field, spec = guesses[i].field, guesses[i].spec
        if field and field in taken:
            is_number = spec is not None and spec.kind is Kind.NUMBER
            part = "size" if is_number else "text" if field in _TEXTS else ""
            question = _ONLY_KEPT if is_number else ""
            result[i] = Guess(question=question, measure=guesses[i].measure, part=part)
        taken.add(field)
    return result


def _settled_amounts(guesses: list[Guess], titles: Sequence[str]) -> list[Guess]:
    """The guesses in which a quantity with a unit column takes precedence over amounts in one unit.

    A number of pieces beside such amounts is one of them.
    """
    plain = next((guess for guess in guesses if guess.field == QUANTITY), None)
    amounts = [guess for guess in guesses if guess.field in AMOUNT_FIELDS]
    has_unit = any(guess.field == "unit" for guess in guesses)
    if plain is not None and (has_unit or plain.unit is not None or plain.reason in _BY_PERSON):
        is_other = [g.field in AMOUNT_FIELDS and g.reason not in _BY_PERSON for g in guesses]
        return [Guess(part="size") if other else g for g, other in zip(guesses, is_other, strict=True)]
    if plain is not None and amounts:
        pairs = zip(guesses, titles, strict=True)
        return [_count_or_kept(guess, title) if guess is plain else guess for guess, title in pairs]
    if len(amounts) == 1 and has_unit and amounts[0].question:
        lone = replace(amounts[0], field=QUANTITY, unit=None, question="")
        return [lone if g is amounts[0] else g for g in guesses]
    return guesses


def _count_or_kept(guess: Guess, title: str) -> Guess:
    """A quantity without unit beside amounts: pieces when its header says so, else it is only kept."""
    field = "quantity_stuk"
    if header_key(title).partition("_")[0] not in COUNT_WORDS:
        return Guess(question=_ONLY_KEPT, part="size")
    return replace(guess, field=field, unit=AMOUNT_FIELDS[field])


def _by_content(guesses: list[Guess], columns: Sequence[Sequence[Cell]], checks: ColumnChecks) -> list[Guess]:
    """The guesses, with the fields that every bill needs filled from columns with unknown headers."""
    result = list(guesses)
    free = [i for i, g in enumerate(result) if not (g.field or g.question or g.measure or g.reason)]

    def take(field: str, is_so: Callable[[int], bool], order: Sequence[int]) -> int:
        found = next((i for i in order if i in free and is_so(i)), -1)
        if found >= 0:
            free.remove(found)
            result[found] = Guess(field, reason="content")
        return found

    has = {guess.field for guess in result}
    unit = next((i for i, g in enumerate(result) if g.field == "unit"), -1)
    has_quantity = any(map(_is_quantity, result))
    has_quantity_unit = any(g.unit is not None for g in result if _is_quantity(g))
    if unit < 0 and not has_quantity_unit:
        unit = take("unit", lambda i: are_units(columns[i], checks.units), free)
    if not has_quantity and unit >= 0:
        beside = sorted(free, key=lambda i: (abs(i - unit), i > unit))
        take(QUANTITY, lambda i: are_numbers(columns[i]), beside)
    if "nl_sfb" not in has:
        take("nl_sfb", lambda i: are_written_codes(columns[i], checks.nl_sfb_groups), free)
    if PHASE not in has:
        take(PHASE, lambda i: checks.phases.are_most(columns[i]), free)
    if not has & {"description", "product_id"}:
        found = take("description", lambda i: are_texts(columns[i]), free)
        if found < 0:
            take("description", lambda i: are_words(columns[i], checks.units), free)
    return result


def _more_texts(guesses: list[Guess], columns: Sequence[Sequence[Cell]], titles: Sequence[str]) -> list[Guess]:
    """The guesses in which an untitled column of texts says more about the material, as below a merged header."""
    if not any(guess.field in _TEXTS for guess in guesses):
        return guesses
    free = [g == Guess() and not title.strip() for g, title in zip(guesses, titles, strict=True)]
    rows = zip(guesses, columns, free, strict=True)
    return [Guess(part="text") if is_free and are_texts(cells) else guess for guess, cells, is_free in rows]


def _without_stabu(guesses: list[Guess], columns: Sequence[Sequence[Cell]], checks: ColumnChecks) -> list[Guess]:
    """The guesses in which codes are no NL-SfB codes when rows of the table are chapters of STABU."""
    codes = next((i for i, g in enumerate(guesses) if g.field == "nl_sfb" and g.reason not in _BY_PERSON), -1)
    texts = next((i for i, guess in enumerate(guesses) if guess.field in _TEXTS), -1)
    if codes < 0 or texts < 0:
        return guesses
    known = checks.stabu.keys()
    found = {cell for cell in set(columns[codes]) if text_of(cell).strip().zfill(_CHAPTER_DIGITS) in known}
    rows = [pair for pair in zip(columns[codes], columns[texts], strict=True) if pair[0] in found]
    chapters = sum(
        1 for code, text in rows if text != "" and _is_stabu(text_of(code), text_of(text), checks.stabu)
    )
    if chapters < _FEWEST_CHAPTERS:
        return guesses
    return [Guess(part="code") if i == codes else guess for i, guess in enumerate(guesses)]


def _is_stabu(code: str, text: str, chapters: Mapping[str, frozenset[str]]) -> bool:
    number = code.strip().zfill(2)
    return len(number) == _CHAPTER_DIGITS and folded(text).rstrip(".:") in chapters.get(number, ())
