"""The bundled examples: three projects, and a bill as it came from somebody else."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.paths import EXAMPLES


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its workbook, title and description."""

    path: Path
    title: str
    explanation: str


def examples() -> tuple[Example, ...]:
    """The examples, in the order of explanation: simple ones first."""
    return (
        Example(
            EXAMPLES / "rijwoning-beton-baksteen.xlsx",
            QCoreApplication.translate("Examples", "Rijwoning in beton en baksteen"),
            QCoreApplication.translate("Examples", "Een complete tussenwoning, van heipaal tot zonnepaneel."),
        ),
        Example(
            EXAMPLES / "rijwoning-houtskeletbouw.xlsx",
            QCoreApplication.translate("Examples", "Rijwoning in houtskeletbouw"),
            QCoreApplication.translate("Examples", "Dezelfde woning met wanden, gevels en vloeren in hout."),
        ),
        Example(
            EXAMPLES / "kantoor-beton-constructie.xlsx",
            QCoreApplication.translate("Examples", "Kantoor in beton"),
            QCoreApplication.translate("Examples", "Alleen de draagconstructie, met veel wat nog ontbreekt."),
        ),
        Example(
            EXAMPLES / "rijwoning-staat-van-derden.xlsx",
            QCoreApplication.translate("Examples", "Staat van een ander"),
            QCoreApplication.translate(
                "Examples", "Een rijwoning zoals een calculatie binnenkomt: zonder producten."
            ),
        ),
    )
