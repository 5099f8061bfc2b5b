"""Reads the rows of Onderdelen: whether the building has the parts that no line of the bill is."""

from app.importing.bill.column_values import YES_NO, read_choices, read_texts
from app.importing.bill.table import ColumnView, Table, check_headers
from app.importing.common.finding_list import FindingList, quote
from models.domain.project import PartAnswer
from models.reference.reference import Reference


def read_part_answers(table: Table, reference: Reference, findings: FindingList) -> tuple[PartAnswer, ...]:
    """The answers in the order of the rows, the last one of a part; a row without an answer is not known."""
    check_headers(table, findings)
    parts, answers = table.column("part_id"), table.column("is_there")
    if parts is None or answers is None:
        return ()
    known = {part.id for part in reference.mandatory_parts}
    names = read_texts(ColumnView(table, parts, findings))
    said = read_choices(ColumnView(table, answers, findings), YES_NO)
    found: dict[str, PartAnswer] = {}
    for i, (name, is_there) in enumerate(zip(names, said, strict=True)):
        part_id = name.strip()
        if is_there is None:
            continue
        if part_id not in known:
            findings.warning("import_part_unknown", table.place(i, parts.letter), text=quote(name))
            continue
        found[part_id] = PartAnswer(part_id, is_there)
    return tuple(found.values())
