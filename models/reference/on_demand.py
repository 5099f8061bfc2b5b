"""Records that are read when somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from models.reference.records import Record, RecordGroups

_Made = TypeVar("_Made")


class OnDemand(Mapping[str, _Made], Generic[_Made]):
    """Objects by id, each made from its record when it is first asked for and kept.

    Asking for one may raise ReferenceDataError: its record is broken. An unknown id raises KeyError.
    """

    def __init__(self, records: Mapping[str, Record], make: Callable[[Record], _Made]) -> None:
        self._records = records
        self._make = make
        self._made: dict[str, _Made] = {}

    def __getitem__(self, item_id: str) -> _Made:
        if item_id not in self._made:
            self._made[item_id] = self._make(self._records[item_id])
        return self._made[item_id]

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def refuse_owners(grouped: RecordGroups, owners: Mapping[str, object], kind: str) -> None:
    """Refuse records of an owner that does not exist.

    Raises:
        ReferenceDataError: there is such a record.
    """
    for owner in grouped:
        if owner not in owners:
            grouped[owner][0].refuse("reference_unknown_name", kind=kind, value=owner)


def refuse_double_names(records: Mapping[str, Record]) -> None:
    """Refuse a Dutch name that stands twice: people tell things apart by it.

    Raises:
        ReferenceDataError: there is such a record.
    """
    names: set[str] = set()
    for record in records.values():
        name = record.text("name_nl")
        if name.casefold() in names:
            record.refuse("reference_duplicate_id", value=name)
        names.add(name.casefold())
