"""What other sources say of a card of the library, and its figures by size, in sentences."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from app.desktop.pages.library.card_texts import source_words
from app.reporting.wording.number_text import number_text, own_decimals
from app.texts import Language
from models.domain.library.card import LibraryCard
from models.domain.library.figure import Figure, FigureField
from models.domain.quantities import percent_from_fraction
from models.domain.source import SourceRef

_MOST = 40
Titles = Mapping[str, str]


def source_with_reason(source: SourceRef | None, titles: Titles) -> str:
    """The source of the figure that is used, with the reason why it is, when it gives one."""
    told = source_words(source, titles)
    return f"{told}. {source.note}" if source is not None and source.note else told


def other_figures(card: LibraryCard, language: Language, titles: Titles) -> tuple[str, ...]:
    """One sentence for each figure that is kept and not used, with its source and the reason."""
    left = [figure for figure in card.figures if not figure.is_used]
    return tuple(_sentence(figure, language, titles) for figure in left[:_MOST])


def figures_by_size(card: LibraryCard, language: Language, titles: Titles) -> tuple[str, ...]:
    """One sentence for each figure that belongs to one size of the card."""
    by_size = [figure for figure in card.figures if figure.is_used and figure.size]
    return tuple(_sentence(figure, language, titles) for figure in by_size[:_MOST])


def _sentence(figure: Figure, language: Language, titles: Titles) -> str:
    parts = [" ".join(_amount(figure, language)), source_words(figure.source, titles)]
    if figure.reason:
        parts.append(figure.reason)
    size = f"{figure.size}: " if figure.size else ""
    return f"{size}{_words()[figure.field]} {' · '.join(parts)}"


def _amount(figure: Figure, language: Language) -> Iterator[str]:
    is_share = figure.field is FigureField.BIOBASED
    value = percent_from_fraction(figure.value) if is_share else figure.value
    yield number_text(value, own_decimals(value), language)
    yield _units()[figure.field].format(figure.per or "")


def _units() -> dict[FigureField, str]:
    years = QCoreApplication.translate("Library", "jaar")
    return {
        FigureField.DENSITY: "kg/m³",
        FigureField.GWP_A1_A3: "kg CO₂-eq/{0}",
        FigureField.GWP_A4_A5: "kg CO₂-eq/{0}",
        FigureField.GWP_A1_A5: "kg CO₂-eq/{0}",
        FigureField.MKI_A1: "€/{0}",
        FigureField.MKI_A2: "€/{0}",
        FigureField.BIOBASED: "%",
        FigureField.BIOGENIC_CARBON: "kg C/kg",
        FigureField.SERVICE_LIFE_LOW: years,
        FigureField.SERVICE_LIFE_HIGH: years,
        FigureField.SERVICE_LIFE: years,
        FigureField.LAMBDA_LOW: "W/mK",
        FigureField.LAMBDA_HIGH: "W/mK",
    }


def _words() -> dict[FigureField, str]:
    return {
        FigureField.DENSITY: QCoreApplication.translate("Library", "Dichtheid"),
        FigureField.GWP_A1_A3: QCoreApplication.translate("Library", "GWP van de productie (A1-A3)"),
        FigureField.GWP_A4_A5: QCoreApplication.translate("Library", "GWP van transport en bouw (A4-A5)"),
        FigureField.GWP_A1_A5: QCoreApplication.translate("Library", "GWP van A1-A5"),
        FigureField.MKI_A1: QCoreApplication.translate("Library", "MKI in set A1"),
        FigureField.MKI_A2: QCoreApplication.translate("Library", "MKI in set A2"),
        FigureField.BIOBASED: QCoreApplication.translate("Library", "Biobased, aandeel van de massa"),
        FigureField.BIOGENIC_CARBON: QCoreApplication.translate("Library", "Biogene koolstof"),
        FigureField.SERVICE_LIFE_LOW: QCoreApplication.translate("Library", "Kortste levensduur"),
        FigureField.SERVICE_LIFE_HIGH: QCoreApplication.translate("Library", "Langste levensduur"),
        FigureField.SERVICE_LIFE: QCoreApplication.translate("Library", "Levensduur"),
        FigureField.LAMBDA_LOW: QCoreApplication.translate("Library", "Laagste λ"),
        FigureField.LAMBDA_HIGH: QCoreApplication.translate("Library", "Hoogste λ"),
    }
