"""What goes to the child and comes back: plain JSON both ways, taken strictly, and the bytes of the file.

No object is ever pickled: what comes back from a process that read a stranger's file is itself not trusted.
"""

import json
import struct
from dataclasses import dataclass

from app.importing.import_result import ImportResult
from app.importing.read_request import ReadRequest
from app.isolation.setup import Limits
from models.domain.product import ProductCard
from models.domain.requirement import RequirementSet
from models.storage.codec import decoder, encoder
from models.strict_json import strict_json

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Order:
    """What the child is asked. `own_…` are the user's own items, which its reference data lack."""

    request: ReadRequest
    limits: Limits
    own_products: tuple[ProductCard, ...] = ()
    own_requirement_sets: tuple[RequirementSet, ...] = ()


def packed(order: Order, data: bytes) -> bytes:
    """The child's whole input: the length of the order, the order, the file."""
    head = json.dumps(encoder(Order)(order)).encode()
    return b"".join((_LENGTH.pack(len(head)), head, data))


def unpacked(whole: bytes) -> tuple[Order, bytes]:
    """The order and the file, from what `packed` made."""
    (length,) = _LENGTH.unpack_from(whole)
    start = _LENGTH.size + length
    order: Order = decoder(Order)(strict_json(whole[_LENGTH.size : start]))
    return order, whole[start:]


def result_to_json(result: ImportResult) -> bytes:
    """The result as JSON.

    Raises:
        ProjectDocumentError: it holds what no result may hold, such as a number that is not finite.
    """
    document = encoder(ImportResult)(result)
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def result_from_json(data: bytes) -> ImportResult:
    """The result of JSON that the child wrote.

    Raises:
        JsonRefusedError: it is no JSON of the strict kind.
        ProjectDocumentError: it is not built like a result.
    """
    result: ImportResult = decoder(ImportResult)(strict_json(data))
    return result
