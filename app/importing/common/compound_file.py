"""Opens a compound file (OLE, as .xls and .doc are) from a stranger, and writes one that holds a single stream.

Readers get the checked stream alone: `repacked_stream` builds a new file of it, so that false sizes, loops or
other streams in the original cannot mislead the next reader. Layout of the file: [MS-CFB], Microsoft.
"""

import struct

from app.importing.common.finding_list import FileRefusedError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_HEADER_SECTORS = 109
"""Entries of the sector table's own list that are in the header."""
_FREE, _END, _TABLE, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_ENTRY = 128
_MOST_ENTRIES = 4_000
_STREAM, _ROOT = 2, 5
_SMALL, _SMALL_SECTOR = 4096, 64
"""A stream below 4096 bytes is kept in sectors of 64 bytes."""
_NEW_SECTOR = 4096


class CompoundFile:
    """The streams of a compound file, by name.

    Raises:
        FileRefusedError: `import_unreadable_file`, the file is damaged.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(SIGNATURE):
            raise _damaged()
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise _damaged()
        self._size = 1 << shift
        self._count = max(len(data) + self._size - 1, 0) // self._size
        start, small_start = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
        self._table = self._numbers(self._table_sectors())
        self._entries: dict[str, tuple[int, int, int]] = {}
        self._read_directory(self._chain(start))
        self._small_table = self._numbers(self._sectors(small_start)) if small_start < _LIST else ()
        root = next((entry for entry in self._entries.values() if entry[0] == _ROOT), None)
        self._small = self._chain(root[1])[: root[2]] if root is not None and root[1] < _LIST else b""

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(name for name, entry in self._entries.items() if entry[0] == _STREAM)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; KeyError when there is none of this name."""
        _, start, size = self._entries[name]
        if size > len(self._data):
            raise _damaged()
        content = self._small_chain(start) if size < _SMALL else self._chain(start)
        if len(content) < size:
            raise _damaged()
        return content[:size]

    def _sector(self, number: int) -> bytes:
        if number >= self._count:
            raise _damaged()
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _table_sectors(self) -> list[int]:
        """The sectors of the sector table, from the header and from the list that goes on elsewhere."""
        found = list(struct.unpack_from(f"<{_HEADER_SECTORS}I", self._data, 76))
        following, seen = struct.unpack_from("<I", self._data, 68)[0], 0
        while following < _LIST:
            numbers = self._numbers([following])
            found.extend(numbers[:-1])
            following, seen = (numbers[-1] if numbers else _END), seen + 1
            if seen > self._count:
                raise _damaged()
        return [number for number in found if number < _LIST]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        if len(sectors) > self._count:
            raise _damaged()
        content = b"".join(self._sector(number) for number in sectors)
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _sectors(self, start: int) -> list[int]:
        return _followed(self._table, start, self._count)

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._sectors(start)))

    def _small_chain(self, start: int) -> bytes:
        places = _followed(self._small_table, start, len(self._small) // _SMALL_SECTOR + 1)
        return b"".join(self._small[place * _SMALL_SECTOR : (place + 1) * _SMALL_SECTOR] for place in places)

    def _read_directory(self, directory: bytes) -> None:
        if len(directory) > _MOST_ENTRIES * _ENTRY:
            raise _damaged()
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind in (_STREAM, _ROOT) and 2 <= length <= 64:
                name = directory[at : at + length - 2].decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", directory, at + 116)
                self._entries.setdefault(name, (kind, start, size))


def _damaged() -> FileRefusedError:
    return FileRefusedError("import_unreadable_file")


def _followed(table: tuple[int, ...], start: int, most: int) -> list[int]:
    """The numbers of a chain; a chain with a loop or with a number outside the table is damage."""
    found: list[int] = []
    number = start
    while number != _END:
        if number >= len(table) or len(found) > most:
            raise _damaged()
        found.append(number)
        number = table[number]
    return found


def repacked_stream(name: str, content: bytes) -> bytes:
    """A new compound file with one stream, which is at least 4096 bytes long (zeros at its end)."""
    content = content.ljust(_SMALL, b"\0")
    per_sector = _NEW_SECTOR // 4
    sectors = -(-len(content) // _NEW_SECTOR)
    table_sectors = 1
    while table_sectors * per_sector < sectors + 1 + table_sectors:
        table_sectors += 1
    if table_sectors > _HEADER_SECTORS:
        raise FileRefusedError("import_zip_bomb")
    table = [*range(1, sectors), _END, _END, *[_TABLE] * table_sectors]
    table.extend([_FREE] * (table_sectors * per_sector - len(table)))
    places = [sectors + 1 + number for number in range(table_sectors)]
    places.extend([_FREE] * (_HEADER_SECTORS - table_sectors))
    header = struct.pack(
        "<8s16x5H6x9I", SIGNATURE, 0x3E, 4, 0xFFFE, 12, 6, 1, table_sectors, sectors, 0, _SMALL, _END, 0, _END, 0
    )
    # The cell reader takes a root without a start for an empty file.
    directory = _entry("Root Entry", _ROOT, 0, 0, 1) + _entry(name, _STREAM, 0, len(content), _FREE)
    return b"".join((
        (header + struct.pack(f"<{_HEADER_SECTORS}I", *places)).ljust(_NEW_SECTOR, b"\0"),
        content.ljust(sectors * _NEW_SECTOR, b"\0"),
        directory.ljust(_NEW_SECTOR, b"\0"),
        struct.pack(f"<{len(table)}I", *table),
    ))  # fmt: skip


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", written, len(written) + 2, kind, 1, _FREE, _FREE, child, start, size)
