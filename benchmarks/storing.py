"""`make bench`: what the store costs, with ten projects in it and with ten thousand."""

import itertools
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.services.outcome_cache import check_outcomes, keep_outcomes_of
from app.services.projects.project_list import list_projects
from benchmarks.bills import project_with_bill
from benchmarks.measure import median_seconds
from models.domain.bill import Bill
from models.domain.project import Project
from models.reference.reference import Reference
from models.storage.store import Store, open_store
from models.storage.take_in import save_together

_COUNTS = (10, 1_000, 10_000)
_CHECKED = 100
Line = Callable[[str, str, str], None]


def storing(reference: Reference, line: Line) -> None:
    """Prints a row for every cost."""
    for count in _COUNTS:
        with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "meetproef.db") as store:
            _among(store, count, line)
    _of_one_large(line)
    _of_the_cache(reference, line)


def _project(number: int, lines: int = 10) -> Project:
    return replace(project_with_bill(lines), id=f"p{number}", name=f"Project {number}")


def _among(store: Store, count: int, line: Line) -> None:
    first = _project(0)
    projects = [_project(number) for number in range(count)]
    started = time.perf_counter()
    save_together(store, projects)
    taken = time.perf_counter() - started
    save = median_seconds(_saving(store, first), 21)
    load = median_seconds(lambda: store.load_project("p1"), 21)
    listed = median_seconds(lambda: list_projects(store), 5)
    line(f"save one project of 10 lines among {count:,}", f"{save * 1e3:.1f} ms", "aim: the same for all")
    line("    load one", f"{load * 1e3:.1f} ms", "aim: the same for all")
    line("    read the list", f"{listed * 1e3:.0f} ms", "aim: 300 ms with the table")
    line("    take all in at once, each", f"{taken / count * 1e3:.2f} ms", "aim: the same for all")


def _saving(store: Store, project: Project) -> Callable[[], object]:
    number = itertools.count()
    return lambda: store.save_project(replace(project, address=f"Dorpsstraat {next(number)}"))


def _of_one_large(line: Line) -> None:
    project = _project(0, 20_000)
    variant, number = project.variants[0], itertools.count()
    lines = variant.bill.lines

    def changed() -> Project:
        new = replace(lines[7], note=f"noot {next(number)}")
        bill = Bill((*lines[:7], new, *lines[8:]))
        return replace(project, variants=(replace(variant, bill=bill), *project.variants[1:]))

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "meetproef.db") as store:
        store.save_project(project)
        save = median_seconds(lambda: store.save_project(changed()), 5)
        load = median_seconds(lambda: store.load_project("p0"), 5)
    line("save one changed cell among 20,000 lines, behind the window", f"{save * 1e3:.0f} ms", "")
    line("    load it", f"{load * 1e3:.0f} ms", "")


def _of_the_cache(reference: Reference, line: Line) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "meetproef.db") as store:
        for number in range(_CHECKED):
            project = _project(number)
            store.save_project(project)
            keep_outcomes_of(store, project, reference)
        seconds = median_seconds(lambda: check_outcomes(store, reference), 3)
    line(f"check the kept outcomes of {_CHECKED} projects", f"{seconds * 1e3:.0f} ms", "")
