"""Adding an indicator or extra figure takes one file and one row, and it appears in every output."""

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

import models.indicators
from app import texts
from app.desktop.pages.overview.overview_page import OverviewPage
from app.desktop.session.workspace import Notice, Workspace
from app.formats.workbook_layout import RESULTS
from app.paths import REFERENCE_DATA
from app.reporting.json.outcome import outcome_json
from app.reporting.pdf.scorecard import scorecard_pdf
from app.reporting.report import Report
from app.reporting.terminal.scorecard import terminal_table
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.indicator_check import _Checked
from app.services.outputs.reports import make_report
from app.texts import LANGUAGES, Language, text
from models.calculation.library.loader import load_with_products
from models.domain.project import Project
from models.indicators.registry import BILL_INDICATORS, discover
from models.reference.errors import ReferenceDataError
from models.reference.manifest import rewrite_hashes
from models.reference.reference import Reference

_MODULE = '''"""The reused share of the mass."""

from models.indicators.contract import BillIndicator
from models.indicators.mass_share import MASS_FIELDS, MASS_REASONS, fraction_bounds, mass_share
from models.indicators.reasons import SHARE_UNKNOWN

INDICATORS = (
    BillIndicator(
        id="reused_share",
        figure=lambda view: mass_share(view, fraction_bounds(view.columns.reused_fraction), SHARE_UNKNOWN),
        reasons=(SHARE_UNKNOWN, *MASS_REASONS),
        line_fields=MASS_FIELDS | {"reused_fraction"},
    ),
)
'''
_NAMES: dict[Language, str] = {"nl": "Hergebruikt deel", "en": "Reused share"}
_ROW = {
    "id": "reused_share", "theme": "materials", "domain": "building_and_plot", "mode": "bill",
    "direction": "higher_is_better", "unit": "%", "decimals": "1", "minimum": "0", "maximum": "100",
    "per_set": "no", "can_be_zero": "yes",
    "name_nl": _NAMES["nl"], "name_en": _NAMES["en"], "short_nl": "Hergebruikt",
    "short_en": "Reused", "method_nl": "Bepaling: op massa.", "method_en": "Method: by mass.",
    "source": "meetlat", "status": "unverified",
}  # fmt: skip
_FILES = ("indicators.csv", "extra_figures.csv")


@dataclass(frozen=True)
class Added:
    """The program with one more file and one more row; `row` takes the row away from what stands in its file."""

    folder: Path
    file: str

    def reference(self) -> Reference:
        return load_with_products(self.folder)

    def write_row(self, *, is_there: bool = True, **cells: str) -> None:
        path = self.folder / self.file
        shipped = (REFERENCE_DATA / self.file).read_text("utf-8")
        names = next(csv.reader(io.StringIO(shipped)))
        out = io.StringIO()
        values = {name: (_ROW | cells).get(name, "") for name in names}
        csv.DictWriter(out, names, lineterminator="\n").writerow(values)
        path.write_text(shipped + (out.getvalue() if is_there else ""), "utf-8", newline="\n")
        rewrite_hashes(self.folder)


@pytest.fixture(params=_FILES)
def added(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Added:
    folder = tmp_path / "reference_data"
    shutil.copytree(REFERENCE_DATA, folder, ignore=shutil.ignore_patterns("examples"))
    code = tmp_path / "code"
    code.mkdir()
    (code / "reused_share.py").write_text(_MODULE, "utf-8")
    monkeypatch.setattr(models.indicators, "__path__", [*models.indicators.__path__, str(code)])
    monkeypatch.setattr(_Checked, "last", None)
    for one in discover():
        if one.id not in BILL_INDICATORS:
            monkeypatch.setitem(BILL_INDICATORS, one.id, one)
    monkeypatch.delitem(sys.modules, "models.indicators.reused_share")
    monkeypatch.delattr(models.indicators, "reused_share")
    made = Added(folder, request.param)
    made.write_row()
    return made


@pytest.fixture
def report(added: Added, example: Callable[[str], Project]) -> Report:
    project = example("rijwoning-beton-baksteen")
    return make_report(project, project.variants[0], added.reference())


def figure_of(report: Report) -> float:
    """The figure that the program made of it, from the scorecard."""
    card = report.scorecard
    estimates = {o.indicator_id: o.estimate for o in card.outcomes} | {f.id: f.estimate for f in card.figures}
    estimate = estimates["reused_share"]
    assert estimate is not None
    assert estimate.value is not None
    return estimate.value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_stands_in_every_document(report: Report, lang: Language) -> None:
    figure = figure_of(report)
    document = json.loads(outcome_json(report, lang))
    stated = [*document["outcomes"], *document["figures"]]
    assert [e["value"] for e in stated if "reused_share" in (e.get("indicator"), e.get("id"))] == [figure]
    assert _NAMES[lang] in terminal_table(report, lang)
    with pypdfium2.PdfDocument(scorecard_pdf(report, lang)) as pdf:
        pages = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert _NAMES[lang] in pages


def test_it_stands_in_the_workbook(report: Report) -> None:
    data = project_workbook_bytes(report.project, report.variant, report.reference, report)
    rows = openpyxl.load_workbook(io.BytesIO(data))[RESULTS].iter_rows(values_only=True)
    assert {row[6] for row in rows if row[0] == "reused_share"} == {figure_of(report)}


def shown(workspace: Workspace, added: Added) -> None:
    """Puts the changed reference data on the workspace."""
    workspace.session.__dict__["shipped_reference"] = added.reference()
    workspace.session.include_own(workspace.store)


def test_it_stands_in_the_window(
    workspace: Workspace, qtbot: QtBot, open_example: Callable[[], Project], added: Added
) -> None:
    shown(workspace, added)
    open_example()
    page = OverviewPage(workspace)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.attach()
    page.show_all()
    page.show()
    opened = workspace.open
    assert opened is not None
    qtbot.waitUntil(lambda: opened.report is not None, timeout=8000)
    page.table_button.click()
    model = page.table.table_model
    row = model.row_of("reused_share")
    assert model.index(row, 0).data() == _NAMES["nl"]
    assert str(model.index(row, 1).data()).strip()
    page.table.selectRow(row)
    page.table.chosen.emit("reused_share")


# What is lacking is told -------------------------------------------------------------------------------------


def test_without_its_text_it_is_refused(
    added: Added, monkeypatch: pytest.MonkeyPatch, example: Callable[[str], Project]
) -> None:
    monkeypatch.delitem(texts._catalogue(), "calc_share_unknown")
    monkeypatch.setattr(texts, "_files", lambda _: ())
    project = example("rijwoning-beton-baksteen")
    with pytest.raises(ReferenceDataError, match="calc_share_unknown") as refused:
        make_report(project, project.variants[0], added.reference())
    assert "calc_share_unknown" in text(refused.value.message, "nl")


def test_without_a_name_the_row_is_refused(added: Added) -> None:
    added.write_row(name_en="")
    with pytest.raises(ReferenceDataError, match=r"reused_share: reference_missing_key \(key='name_en'\)"):
        added.reference()


def test_without_its_row_the_window_opens_no_project_and_says_why(
    workspace: Workspace, example: Callable[[str], Project], added: Added
) -> None:
    added.write_row(is_there=False)
    shown(workspace, added)
    project = example("rijwoning-beton-baksteen")
    workspace.store.save_project(project)
    told: list[Notice] = []
    workspace.notice.connect(told.append)
    assert not workspace.open_project(project.id)
    assert "reused_share" in told[0].text
    assert "extra_figures.csv" in told[0].advice
