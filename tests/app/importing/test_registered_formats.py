"""What formats.py registers is what the file dialog offers and what a command takes for a file."""

from app.command_line.source import _file_endings
from app.desktop.session.file_dialogs import readable_files

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".txt", ".ifc", ".ifczip", ".zip")


def test_every_kind_is_offered_and_taken_for_a_file() -> None:
    offered = readable_files()
    assert all(f"*{ending}" in offered.replace(")", " ").split() or f"(*{ending}" in offered for ending in ENDINGS)
    assert set(ENDINGS) <= _file_endings()
