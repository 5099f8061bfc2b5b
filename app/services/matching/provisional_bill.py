"""Provisional products for the lines of a bill, by the matcher of texts.

A proposal that is certain enough is put on its line and counts in the indication; nothing firm rests on it. A row
that brings no new material (labour, a provisional sum, demolition) is taken out and named in a finding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.formats.import_result import ImportResult, SourceRow
from app.importing.matching.matcher import MaterialMatcher
from app.importing.matching.rows import MatchRow, MatchState, MaterialProposal, RowMatch
from app.services.matching.proposed_products import ProposedProducts
from app.services.matching.row_matching import MOST_PROPOSALS, match_row, row_of_line, text_of_line
from models.domain.bill import Bill, BillLine, ProposalReason, ProvisionalProduct
from models.domain.bill_cells import unmatched_product
from models.domain.library.confirmed_text import same_text
from models.domain.library.words import NotMaterialKind
from models.domain.outcome import Finding, Message, Severity
from models.domain.product import ProductCard
from models.domain.project import Project, Variant
from models.domain.quantities import Dimension
from models.presentation.proposal_reasons import CONFIRMED_BEFORE
from models.reference.library.library import Library
from models.reference.reference import Reference

_EXACT_FORMATS = frozenset(("exchange", "pdf"))
"""Formats in which a project comes back as it was saved, so that nothing is proposed anew."""
_WORKBOOKS = frozenset(("xlsx", "xlsb", "xls", "ods"))
_MOST_NAMED = 5
NOTHING_REMEMBERED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """A line that was taken out of the bill because it brings no new material."""

    line: BillLine
    kind: NotMaterialKind


@dataclass(frozen=True, slots=True)
class MatchedVariant:
    """A variant whose lines were matched.

    Attributes:
        variant: with provisional products and their cards, without the lines that bring no material.
        left_out: those lines, in the order of the bill.
        provisional_count: number of lines that got a provisional product.
        open_count: number of lines with a text, without a product, own figures or a provisional product.
    """

    variant: Variant
    left_out: tuple[LeftOutLine, ...] = ()
    provisional_count: int = 0
    open_count: int = 0


class BillMatching:
    """Matches whole bills.

    Args:
        matcher: of the library.
        products: makes product cards of its proposals.
        remembered: text as it is compared (`same_text`) -> id of the product that was confirmed for it before,
            which is proposed first. Empty for whoever must find the same as everybody else: the review and the
            command line.
    """

    def __init__(
        self,
        matcher: MaterialMatcher,
        products: ProposedProducts,
        remembered: Mapping[str, str] = NOTHING_REMEMBERED,
    ) -> None:
        self._matcher = matcher
        self._products = products
        self._remembered = remembered

    def remembering(self, remembered: Mapping[str, str]) -> "BillMatching":
        """The same matching with other confirmed texts; it shares the index of the library's words."""
        is_same = remembered is self._remembered or not (remembered or self._remembered)
        return self if is_same else BillMatching(self._matcher, self._products, remembered)

    def warm(self) -> None:
        """Makes the index of the library's words, which the first match would otherwise wait for."""
        self._matcher.match((MatchRow(""),))

    def completed(self, result: ImportResult) -> ImportResult:
        """The result of a file with its bills matched, and findings about what was matched and left out.

        A file that holds a project as Meetlat saved it stays as it is.
        """
        project = result.project
        if project is None or is_as_saved(project, result.facts.format):
            return result
        rows = {row.line_id: row for row in result.rows if row.line_id}
        matched = [self.matched(variant, rows) for variant in project.variants]
        variants = tuple(each.variant for each in matched)
        findings = [finding for each in matched for finding in findings_of(each)]
        return replace(result, project=replace(project, variants=variants), findings=(*result.findings, *findings))

    def matched(self, variant: Variant, source: Mapping[str, SourceRow] | None = None) -> MatchedVariant:
        """The variant with provisional products on its lines that have no product and no own figures.

        Args:
            variant: its bill as it was read.
            source: id of a line -> the row of the file that it was read from, which says more than the line: the
                unit as typed, the heading above it. None, or a line without a row, goes by the line itself.
        """
        return self.with_matches(variant, self.matches(variant.bill.lines, source))

    def matches(
        self, lines: Sequence[BillLine], source: Mapping[str, SourceRow] | None = None
    ) -> dict[int, RowMatch]:
        """Position of each line that needs a product -> what the library has for it; `source` as in `matched`."""
        read_from = source or {}
        asked = [position for position, line in enumerate(lines) if needs_product(line)]
        rows = [match_row_of(lines[position], read_from.get(lines[position].id)) for position in asked]
        found = self._matcher.match(rows) if asked else ()
        return {
            position: self._with_remembered(match, lines[position], row)
            for position, row, match in zip(asked, rows, found, strict=True)
        }

    def _with_remembered(self, match: RowMatch, line: BillLine, row: MatchRow) -> RowMatch:
        """The match with the product first that was confirmed for its text.

        A row that is left out stays so, unless its line states an impact: the words of a text take nothing away
        that the file itself counts.
        """
        if match.state is MatchState.LEFT_OUT:
            return RowMatch(MatchState.NONE) if states_impact(line) else match
        target = self._remembered.get(same_text(text_of_line(line))) if self._remembered else None
        if target is None:
            return match
        known = next((proposal for proposal in match.proposals if proposal.id == target), None)
        given = known or self._matcher.proposal_for(row, target) or self._products.own_proposal(target, line)
        if given is None:
            return match
        first = replace(given, reasons=(Message(CONFIRMED_BEFORE), *given.reasons))
        others = [proposal for proposal in match.proposals if proposal.id != target]
        return RowMatch(MatchState.TAKEN, (first, *others[: MOST_PROPOSALS - 1]))

    def with_matches(self, variant: Variant, found: Mapping[int, RowMatch]) -> MatchedVariant:
        """The variant with what was found for its lines, by their position."""
        if not found:
            return MatchedVariant(variant)
        cards = {card.id: card for card in variant.products}
        kept: list[BillLine] = []
        left_out: list[LeftOutLine] = []
        for position, line in enumerate(variant.bill.lines):
            match = found.get(position)
            if match is not None and match.state is MatchState.LEFT_OUT and match.left_out is not None:
                left_out.append(LeftOutLine(line, match.left_out))
            else:
                kept.append(line if match is None else self._with_proposal(line, match, cards))
        made = replace(variant, bill=Bill(tuple(kept)), products=tuple(cards.values()))
        provisional = sum(line.provisional is not None for line in kept)
        open_count = sum(needs_product(line) and line.provisional is None for line in kept)
        return MatchedVariant(made, tuple(left_out), provisional, open_count)

    def _with_proposal(self, line: BillLine, match: RowMatch, cards: dict[str, ProductCard]) -> BillLine:
        if match.state is not MatchState.TAKEN or not match.proposals:
            return line
        card, provisional = self.provisional(line, match.proposals[0], cards)
        cards[card.id] = card
        return replace(line, provisional=provisional)

    def proposals(self, line: BillLine) -> tuple[MaterialProposal, ...]:
        """At most three proposals for one line, the best first."""
        row = match_row_of(line)
        (match,) = self._matcher.match([row])
        return self._with_remembered(match, line, row).proposals

    def provisional(
        self, line: BillLine, proposal: MaterialProposal, held: Mapping[str, ProductCard]
    ) -> tuple[ProductCard, ProvisionalProduct]:
        """A proposal as the provisional product of a line, and its card.

        Args:
            line: the line.
            proposal: of the matcher, for this line.
            held: cards of the variant by id; another card under the same id keeps its place.
        """
        card = self._products.card(proposal, line.unit, held)
        reasons = tuple(ProposalReason(m.code, dict(m.params)) for m in proposal.reasons)
        return card, ProvisionalProduct(card.id, proposal.mass_kg_per_unit, not proposal.mass_is_firm, reasons)


def matching_with(library: Library, reference: Reference) -> BillMatching:
    """The matching of bills with a library. The index of its words is made at the first bill."""
    return BillMatching(MaterialMatcher(library), ProposedProducts(library, reference))


def is_as_saved(project: Project, file_format: str) -> bool:
    """Whether the file holds a project that Meetlat wrote: an exported workbook names the project's id."""
    return file_format in _EXACT_FORMATS or (file_format in _WORKBOOKS and bool(project.id))


def needs_product(line: BillLine) -> bool:
    """Whether a product would add to what the line says: it has none, and no mass with an impact of its own.

    A line that does not come in needs none: it has no impact that counts.
    """
    if line.product_id or not line.comes_in or not (line.description or unmatched_product(line)):
        return False
    is_weight = line.unit is not None and line.unit.dimension is Dimension.MASS
    has_mass = is_weight or line.mass_kg_per_unit is not None
    return not (has_mass and (line.co2_a1a5_kg_per_unit is not None or line.module_profiles))


def states_impact(line: BillLine) -> bool:
    """Whether the line states an environmental impact of its own; an impact of zero says nothing."""
    costs = (line.mki_a1_eur_per_unit, line.mki_a2_eur_per_unit, line.co2_a1a5_kg_per_unit)
    return any(costs) or bool(line.module_profiles)


def match_row_of(line: BillLine, source: SourceRow | None = None) -> MatchRow:
    """A line as the matcher takes it, by the row of the file that it was read from when there is one."""
    return match_row(row_of_line(line, 0, "") if source is None else source)


def findings_of(matched: MatchedVariant) -> Iterable[Finding]:
    """What a person should know of the matching: what counts provisionally, what is open, what was left out."""
    if matched.provisional_count:
        message = Message("matching_provisional_lines", {"count": matched.provisional_count})
        yield Finding(Severity.NOTE, message)
    if matched.open_count:
        yield Finding(Severity.NOTE, Message("matching_open_lines", {"count": matched.open_count}))
    kinds: dict[NotMaterialKind, list[BillLine]] = {}
    for each in matched.left_out:
        kinds.setdefault(each.kind, []).append(each.line)
    for kind, lines in kinds.items():
        names = "; ".join(line.description or unmatched_product(line) for line in lines[:_MOST_NAMED])
        names += "; …" if len(lines) > _MOST_NAMED else ""
        yield Finding(
            Severity.WARNING, Message(f"matching_left_out_{kind}", {"count": len(lines), "names": names})
        )
