"""`meetlat delete`: deletes a project, or brings a deleted one back."""

import argparse

from app.bootstrap import Session
from app.command_line.answers import DONE, Command
from app.command_line.changes import changing
from app.command_line.parser import Parser
from app.command_line.terminal import say
from app.texts import Language, label


def _declare(parser: Parser) -> None:
    parser.add("project", text="project", metavar="project")
    parser.add("--undo", text="undo", action="store_true")


def _run(options: argparse.Namespace, session: Session, lang: Language) -> int:
    with changing(session, lang) as store:
        project_id = store.find_project(options.project, deleted=options.undo)
        summaries = store.list_projects(deleted=options.undo)
        name = next(summary.name for summary in summaries if summary.id == project_id)
        if options.undo:
            store.restore_deleted(project_id)
        else:
            store.delete_project(project_id)
    say(label("cli_undeleted" if options.undo else "cli_deleted", lang, name=name, id=project_id))
    return DONE


COMMAND = Command(_declare, _run)
