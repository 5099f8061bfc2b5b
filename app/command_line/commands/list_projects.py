"""`meetlat list`: prints one line per project."""

import argparse

from app.bootstrap import Session
from app.command_line.answers import DONE, Command, no_arguments
from app.command_line.terminal import say
from app.texts import Language, label
from models.storage.sqlite.project_summary import ProjectSummary


def _run(_: argparse.Namespace, session: Session, lang: Language) -> int:
    with session.open_store() as store:
        summaries = store.list_projects()
    if not summaries:
        say(label("cli_no_projects", lang))
    for summary in summaries:
        say(_line(summary, lang))
    return DONE


def _line(summary: ProjectSummary, lang: Language) -> str:
    date = summary.permit_application_date
    return label(
        "cli_project_line",
        lang,
        id=summary.id,
        name=summary.name,
        municipality=summary.municipality or "-",
        date=date.isoformat() if date else "-",
        variants=", ".join(name or "-" for name in summary.variant_names) or "-",
        lines=summary.line_count,
    )


COMMAND = Command(no_arguments, _run)
