"""`meetlat check-cache`: compares the cached outcomes of all projects with those computed anew."""

import argparse

from app.bootstrap import Session
from app.command_line.answers import DONE, INPUT_ERRORS, Command, no_arguments
from app.command_line.terminal import complain, say
from app.services.outcome_cache import check_outcomes
from app.texts import Language, label

_MOST_NAMED = 20


def _run(_: argparse.Namespace, session: Session, lang: Language) -> int:
    """Computes every outcome anew and prints those that differ from the cache."""
    with session.open_store() as store:
        check = check_outcomes(store, session.reference)
    for each in check.differing[:_MOST_NAMED]:
        complain(label("cli_cache_differs", lang, project=each.project, variant=each.variant, name=each.id))
    if check.added:
        say(label("cli_cache_added", lang, count=check.added))
    say(label("cli_cache_checked", lang, count=check.compared, differing=len(check.differing)))
    return INPUT_ERRORS if check.differing else DONE


COMMAND = Command(no_arguments, _run)
