"""Loads the files under reference_data/ into one `Reference`; refuses a broken record by its id."""

from pathlib import Path

from models.reference.classification import load_nl_sfb
from models.reference.declaration_rules import load_declaration_rules
from models.reference.detachability_presets import load_detachability_presets
from models.reference.errors import ReferenceDataError
from models.reference.estimates.estimates import Estimates
from models.reference.extra_figures import load_extra_figures
from models.reference.guidance import Guidance, Named
from models.reference.ifc_names import load_ifc_names
from models.reference.import_layouts import load_import_layouts
from models.reference.indicators import load_indicators
from models.reference.instruments import load_instruments
from models.reference.legal import load_functions, load_legal_rules
from models.reference.library.library import Library, Names
from models.reference.manifest import ReferenceFolder
from models.reference.methods import (
    load_detachability,
    load_factors,
    load_mass_bands,
    load_modules_fixed_at_zero,
    load_required_elements,
    load_weighting,
)
from models.reference.plausibility import load_possible
from models.reference.reference import Reference
from models.reference.requirement_sets import load_requirement_sets
from models.reference.sources import load_sources

__all__ = ["ReferenceDataError", "load_reference"]


def load_reference(root: Path) -> Reference:
    """All reference data without the products, every record checked but those that are made when asked for.

    These are the library, the estimates and the guidance.

    `load_with_products` adds the products, which are calculated from the library.

    Args:
        root: folder with manifest.toml.

    Raises:
        ReferenceDataError: any record is broken, or a file differs from the manifest. Nothing is skipped.
    """
    folder = ReferenceFolder(root)
    sources = load_sources(folder)
    indicators = load_indicators(folder, sources)
    extra_figures = load_extra_figures(folder, sources)
    functions = load_functions(folder)
    detachability = load_detachability(folder, sources)
    nl_sfb = load_nl_sfb(folder, sources)
    weighting = load_weighting(folder, sources)
    weighted = {which: frozenset(found.categories) for which, found in weighting.items()}
    reference = Reference(
        indicators=indicators,
        extra_figures=extra_figures,
        requirement_sets=load_requirement_sets(folder, sources, indicators, extra_figures, functions),
        legal=load_legal_rules(folder, sources, functions),
        functions=functions,
        weighting=weighting,
        detachability=detachability,
        nl_sfb=nl_sfb,
        factors=load_factors(folder, sources),
        mass_bands=load_mass_bands(folder, sources),
        required_elements=load_required_elements(folder),
        possible=load_possible(folder, sources),
        instruments=load_instruments(folder, sources),
        modules_fixed_at_zero=load_modules_fixed_at_zero(folder, sources),
        manifest_hash=folder.manifest_hash,
        import_layouts=load_import_layouts(folder, sources),
        source_titles=sources.titles(),
        library=Library(root, Names(nl_sfb, detachability)),
        estimates=Estimates(root),
        guidance=Guidance(folder, Named(sources, indicators, functions)),
        detachability_presets=load_detachability_presets(folder, sources, detachability, nl_sfb),
        ifc_names=load_ifc_names(folder),
        declaration_rules=load_declaration_rules(folder, sources, weighted),
    )
    folder.check_all_read()
    return reference
