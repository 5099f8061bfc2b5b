"""`meetlat import`: stores files in the database."""

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, WRONG_USE, Command
from app.command_line.changes import changing
from app.command_line.file_reading import Completion, add_file_options, completion
from app.command_line.findings_text import print_findings, print_refusal, progress
from app.command_line.parser import Parser
from app.command_line.terminal import complain, say
from app.errors import InputFileError, UserError
from app.services.files import read_project_file
from app.services.imports.library_cards import CardState, Changed, declared_cards, placed_cards
from app.services.imports.take_in import store_new
from app.services.outcome_cache import keep_outcomes_of
from app.services.projects.stored_projects import Existing, take_in
from app.texts import Language, label
from models.domain.product import ProductCard
from models.storage.sqlite.store import Store

_CHANGED = {
    Existing.REFUSE: Changed.REFUSE,
    Existing.REPLACE: Changed.REPLACE,
    Existing.ADD_AS_NEW: Changed.ADD_BESIDE,
}


def _declare(parser: Parser) -> None:
    parser.add("files", text="files_of_import", nargs="+", metavar="file", type=Path)
    same = parser.add_mutually_exclusive_group()
    same.add_argument("--replace", action="store_true", help=parser.explanation("replace"))
    same.add_argument("--as-new", action="store_true", help=parser.explanation("as_new"))
    add_file_options(parser)


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    """Stores every file without errors; prints and leaves out the others."""
    existing = Existing.REPLACE if options.replace else Existing.REFUSE
    if options.as_new:
        existing = Existing.ADD_AS_NEW
    status, complete = DONE, completion(options, session)
    with changing(session, lang) as store:
        for number, path in enumerate(options.files, start=1):
            if len(options.files) > 1:
                progress("cli_reading_file", lang, number=number, count=len(options.files), name=path.name)
            try:
                is_in = _take_in_file(path, existing, store, _Context(session, lang, complete))
                status = max(status, DONE if is_in else INPUT_ERRORS)
            except UserError as error:
                print_refusal(error.message, lang)
                status = max(status, WRONG_USE if isinstance(error, InputFileError) else INPUT_ERRORS)
    return status


@dataclass(frozen=True, slots=True)
class _Context:
    session: Session
    lang: Language
    complete: Completion


def _take_in_file(path: Path, existing: Existing, store: Store, context: _Context) -> bool:
    """Stores one file; False when it has errors, which are printed."""
    session, lang = context.session, context.lang
    result = context.complete(read_project_file(path, session.reference))
    cards, said = declared_cards(result, session.reference, dt.date.today())
    print_findings((*result.findings, *said), lang)
    if result.project is None and cards:
        _store_cards(cards, existing, store, context)
        return True
    if result.project is None:
        complain(label("cli_not_imported", lang, path=str(path)))
        return False
    taken = take_in(store, result.project, existing)
    keep_outcomes_of(store, taken.project, session.reference)
    code = "cli_imported" if taken.is_changed else "cli_unchanged"
    project = taken.project
    say(label(code, lang, name=project.name, id=project.id, lines=result.facts.line_count))
    return True


def _store_cards(cards: Sequence[ProductCard], existing: Existing, store: Store, context: _Context) -> None:
    """Stores the cards of a file of declarations, and says of each what was done with it, and in which database.

    Raises:
        UserError: the library has one of them with other figures, and it may not be replaced; nothing was stored.
    """
    session, lang = context.session, context.lang
    placed = placed_cards(cards, session.reference, _CHANGED[existing])
    store_new(store, (), [each.card for each in placed if each.state is not CardState.UNCHANGED])
    session.include_own(store)
    for each in placed:
        name = each.card.name_nl if lang == "nl" else each.card.name_en
        unit = each.card.unit.symbol
        say(label(f"cli_card_{each.state.value}", lang, name=name, unit=unit, id=each.card.id))
    counts = Counter(each.state.value for each in placed)
    totals = {state.value: counts[state.value] for state in CardState}
    say(label("cli_cards_in", lang, path=str(store.path), **totals))


COMMAND = Command(_declare, _run)
