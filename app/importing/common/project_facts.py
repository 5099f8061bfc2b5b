"""Facts of a project that readers of every format collect before they assemble it."""

from dataclasses import dataclass, field

from models.domain.project import Project, Variant


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """Project and variant as a file states them, without what the bill and other sheets hold.

    Empty texts and None mean not stated; `variants` of the project is not used.
    """

    project: Project = field(default_factory=lambda: Project("", ""))
    variant: Variant = field(default_factory=lambda: Variant(""))
