"""Answers about parts and the mark of energy supply go into a workbook and come back the same."""

from dataclasses import replace

import pytest

from app.importing.common.read_request import ReadRequest
from app.importing.file_bytes import read_file_bytes
from app.paths import EXAMPLES
from app.reporting.workbook.project import project_workbook_bytes
from app.services.outputs.reports import make_report
from models.domain.bill import Bill, EnergyPart
from models.domain.project import Building, BuildingType, CivilWork, PartAnswer, Project
from tests.models.calculation.bills import reference

ANSWERS = (PartAnswer("16-liftputten", is_there=False), PartAnswer("65-brand", is_there=True))


@pytest.fixture(scope="module")
def house() -> Project:
    data = (EXAMPLES / "rijwoning-beton-baksteen.xlsx").read_bytes()
    project = read_file_bytes(data, ReadRequest("rijwoning.xlsx"), reference()).project
    assert project is not None
    return project


def _again(project: Project, *, with_report: bool) -> tuple[Project, list[str]]:
    variant = project.variants[0]
    report = make_report(project, variant, reference()) if with_report else None
    data = project_workbook_bytes(project, variant, reference(), report)
    result = read_file_bytes(data, ReadRequest("terug.xlsx"), reference())
    assert result.project is not None, [finding.code for finding in result.findings]
    return result.project, [finding.code for finding in result.findings]


@pytest.mark.parametrize("with_report", [True, False])
def test_answers_come_back(house: Project, with_report: bool) -> None:
    answered = replace(house, part_answers=ANSWERS)
    back, _ = _again(answered, with_report=with_report)
    assert set(back.part_answers) == set(ANSWERS)


def test_a_report_without_answers_asks_and_gives_none(house: Project) -> None:
    back, codes = _again(house, with_report=True)
    assert back.part_answers == ()
    assert "import_part_unknown" not in codes


def test_an_answer_about_an_unknown_part_is_a_warning(house: Project) -> None:
    odd = replace(house, part_answers=(*ANSWERS, PartAnswer("=1+1", is_there=True)))
    back, codes = _again(odd, with_report=False)
    assert set(back.part_answers) == set(ANSWERS)
    assert codes.count("import_part_unknown") == 1


def test_energy_part_and_civil_work_come_back(house: Project) -> None:
    lines = list(house.variants[0].bill.lines)
    lines[0] = replace(lines[0], energy_part=EnergyPart.PV_BEYOND_BBL)
    lines[1] = replace(lines[1], energy_part=EnergyPart.EXTERNAL_SUPPLY)
    building = Building(type=BuildingType.PUBLIC_SPACE, civil_work=CivilWork.FIXED_BRIDGE)
    variant = replace(house.variants[0], bill=Bill(tuple(lines)), building=building)
    back, _ = _again(replace(house, variants=(variant,)), with_report=False)
    assert [line.energy_part for line in back.variants[0].bill.lines[:3]] == [*reversed(EnergyPart), None]
    assert back.variants[0].building.civil_work is CivilWork.FIXED_BRIDGE
