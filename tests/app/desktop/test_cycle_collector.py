"""A cycle that holds a Qt object is taken down on the thread of the window, whoever makes objects meanwhile."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from app.desktop.shell.cycle_collector import CycleCollector, collect_due


@contextmanager
def _collector() -> Iterator[None]:
    made = CycleCollector()
    try:
        yield
    finally:
        made.stop()


@contextmanager
def _python_itself() -> Iterator[None]:
    gc.enable()
    try:
        yield
    finally:
        gc.disable()


class _InCycle(QObject):
    def __init__(self, threads: list[int]) -> None:
        super().__init__()
        self.itself = self
        self._threads = threads

    def __del__(self) -> None:
        self._threads.append(threading.get_ident())


def _make_much(kept: list[list[int]]) -> None:
    for i in range(gc.get_threshold()[0] * 3):
        kept.append([i])


def _thread_of_the_end() -> int:
    """The thread on which a cycle ended while another thread made objects, and the window had its turn."""
    threads: list[int] = []
    made: list[list[int]] = []
    gc.collect()
    _InCycle(threads)
    busy = threading.Thread(target=_make_much, args=(made,))
    busy.start()
    busy.join()
    QCoreApplication.processEvents()
    collect_due()
    (where,) = threads
    return where


@pytest.mark.usefixtures("qapp")
def test_a_cycle_with_a_qt_object_ends_on_the_thread_of_the_window() -> None:
    with _collector():
        assert _thread_of_the_end() == threading.get_ident()


@pytest.mark.usefixtures("qapp")
def test_python_itself_ends_it_on_whichever_thread() -> None:
    """The control."""
    with _python_itself():
        assert _thread_of_the_end() != threading.get_ident()


def test_nothing_is_searched_before_it_is_due(qapp: QApplication) -> None:
    with _collector():
        gc.collect()
        before = [each["collections"] for each in gc.get_stats()]
        collect_due()
        assert [each["collections"] for each in gc.get_stats()] == before


def test_after_the_window_python_searches_again(qapp: QApplication) -> None:
    was_on = gc.isenabled()
    gc.enable()
    try:
        with _collector():
            assert not gc.isenabled()
        assert gc.isenabled()
    finally:
        (gc.enable if was_on else gc.disable)()
