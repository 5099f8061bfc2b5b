"""The isolated process: reads files under limits and writes the results to its output. Started by run.py only.

In this order: it leaves the network, takes the caller's order, loads everything that reading needs, sets the
limits and the audit hook, and only then reads the files.
"""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, NoReturn

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.isolation.fault import fault_to_bytes
from app.isolation.guard import install_audit_hook
from app.isolation.limits import apply_limits, leave_the_network
from app.isolation.setup import EXIT_FAULT, EXIT_MEMORY, EXIT_UNPREPARED, READING, wants_trace
from app.isolation.wire import Order, framed, result_to_json, unpacked
from models.reference.reference import Reference

Read = Callable[[bytes, ReadRequest, Reference], ImportResult]


Prepare = Callable[[tuple[bytes, ...]], Read]
"""Imports the modules that reading needs, while files may still be opened, and returns the reading function."""


def main(prepare: Prepare) -> None:
    """Reads the files in the caller's order and ends the process."""
    gc.disable()  # the process is short-lived, and the limit on memory holds all the same
    leave_the_network()
    answer = _private_output()
    try:
        order, files = unpacked(sys.stdin.buffer.read())
        reference = _reference(order)
        reader = prepare(files)
        sys.dont_write_bytecode = True
        apply_limits(order.limits)
        install_audit_hook()
    except Exception as error:
        _send(answer, fault_to_bytes(error, with_trace=wants_trace()))
        _end(EXIT_UNPREPARED)
    _send(answer, READING)
    for data, request in zip(files, order.requests, strict=True):
        _read(partial(reader, data, request, reference), answer)
    _end(0)


def _private_output() -> BinaryIO:
    """The pipe to the caller; standard output and error of libraries are discarded."""
    answer = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answer


def _reference(order: Order) -> Reference:
    """The shipped reference data with the user's own items behind them."""
    from app.paths import REFERENCE_DATA
    from models.calculation.library.loader import load_with_products
    from models.reference.own_items import with_own

    reference = load_with_products(REFERENCE_DATA)
    reference.library.read_cards()
    reference.estimates.read()
    reference.guidance.read_all()
    return with_own(reference, order.own_products, order.own_requirement_sets)


def _read(read: Callable[[], ImportResult], answer: BinaryIO) -> None:
    """Sends one result. A reader that fails ends the process, because the state it leaves is unknown."""
    try:
        result = result_to_json(read())
    except MemoryError:
        _end(EXIT_MEMORY)
    except BaseException as error:
        _send(answer, fault_to_bytes(error, with_trace=wants_trace()))
        _end(EXIT_FAULT)
    _send(answer, framed(result))


def _send(answer: BinaryIO, data: bytes) -> None:
    answer.write(data)
    answer.flush()


def _end(status: int) -> NoReturn:
    """Ends the process without the clean-up of the interpreter, so that no code set up by a file runs any more."""
    os._exit(status)
