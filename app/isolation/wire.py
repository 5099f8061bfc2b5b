"""The messages between caller and child: JSON both ways, parsed strictly, and the bytes of the files.

No object is ever pickled: the output of a process that read a stranger's file is itself not trusted.
"""

import itertools
import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.isolation.setup import READING, RESULT, Limits
from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.storage.document.codec import decoder, encoder
from models.storage.errors import ProjectDocumentError
from models.strict_json import JsonRefusedError, strict_json

_LENGTH = struct.Struct(">Q")
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Order:
    """The caller's order: one or more files in the order of `requests`, with their `sizes` in bytes.

    `own_…` are the user's own items, which the child's reference data lack.
    """

    requests: tuple[ReadRequest, ...]
    sizes: tuple[int, ...]
    limits: Limits
    own_products: tuple[ProductCard, ...] = ()
    own_requirement_sets: tuple[RequirementSet, ...] = ()


def packed(order: Order, files: Sequence[bytes]) -> bytes:
    """The child's whole input: the length of the order, the order, the files."""
    head = json.dumps(encoder(Order)(order)).encode()
    return b"".join((_LENGTH.pack(len(head)), head, *files))


def unpacked(whole: bytes) -> tuple[Order, tuple[bytes, ...]]:
    """The order and the files out of the input that `packed` made."""
    (length,) = _LENGTH.unpack_from(whole)
    start = _LENGTH.size + length
    order: Order = decoder(Order)(strict_json(whole[_LENGTH.size : start]))
    ends = [start, *(start + size for size in itertools.accumulate(order.sizes))]
    return order, tuple(whole[begin:end] for begin, end in itertools.pairwise(ends))


def framed(result: bytes) -> bytes:
    """One result as it stands in the child's output: a mark, its length, the result."""
    return b"%b%d\n%b" % (RESULT, len(result), result)


def results_in(output: bytes, most: int) -> list[ImportResult]:
    """The results in a child's output, up to the first that is incomplete or invalid."""
    found: list[ImportResult] = []
    rest = memoryview(output.removeprefix(READING))
    while len(found) < most and bytes(rest[: len(RESULT)]) == RESULT:
        head = bytes(rest[len(RESULT) : len(RESULT) + _LONGEST_NUMBER]).partition(b"\n")
        if not head[1] or not head[0].isdigit():
            break
        start = len(RESULT) + len(head[0]) + 1
        end = start + int(head[0])
        try:
            found.append(result_from_json(bytes(rest[start:end])))
        except (JsonRefusedError, ProjectDocumentError):
            break
        rest = rest[end:]
    return found


def result_to_json(result: ImportResult) -> bytes:
    """The result as JSON.

    Raises:
        ProjectDocumentError: it holds a value that no result may hold, such as a number that is not finite.
    """
    document = encoder(ImportResult)(result)
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def result_from_json(data: bytes) -> ImportResult:
    """Parses a result that the child wrote.

    Raises:
        JsonRefusedError: it is not strict JSON.
        ProjectDocumentError: it has not the structure of a result.
    """
    result: ImportResult = decoder(ImportResult)(strict_json(data))
    return result
