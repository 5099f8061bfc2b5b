"""The words for phase and energy part of a line, as screen, print and clipboard show them; a copy reads back."""

from app.reporting.wording.number_text import number_text
from app.texts import Language, label, text
from models.domain.bill import EnergyPart, Phase
from models.domain.phases import MaterialByPhase, PhasePart
from models.scorecard.phases import phase_sentences


def phase_text(phase: Phase | None, lang: Language) -> str:
    """The word for a phase; for None that the line says none and counts as new."""
    return label(f"report_line_phase_{'none' if phase is None else phase.value}", lang)


def energy_part_text(part: EnergyPart, lang: Language) -> str:
    """The words for a part of the energy supply that not every figure counts."""
    return label(f"report_energy_{part.value}", lang)


def phase_texts(phases: MaterialByPhase, lang: Language) -> list[str]:
    """What the kind of work and the phases of a bill mean for its figures, one sentence each."""
    return [text(sentence, lang) for sentence in phase_sentences(phases)]


def part_text(part: PhasePart, lang: Language, numbers: Language) -> str:
    """The lines of a phase in short, as "sloop 2 regels, 4.100 kg, 1 zonder massa"."""
    lines = label("report_phase_lines", lang, phase=phase_text(part.phase, lang), count=part.line_count)
    if part.mass_kg is None:
        return f"{lines}, {label('report_phase_no_mass', lang)}"
    mass = f"{number_text(part.mass_kg, 0, numbers)} kg"
    unknown = (
        [label("report_phase_unknown", lang, count=part.without_mass_count)] if part.without_mass_count else []
    )
    return ", ".join((lines, mass, *unknown))
