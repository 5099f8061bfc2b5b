"""Results that come while their receiver is destroyed are dropped, and a finished save has told its outcome."""

import threading
import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.desktop.session.jobs import Gate, Jobs
from app.desktop.session.saving import SaveState, Saving


def test_destroying_the_receiver_waits_for_an_emission_and_drops_the_next(qtbot: QtBot) -> None:
    owner = Jobs()
    gate = Gate(owner)
    inside, go_on = threading.Event(), threading.Event()
    seen: list[str] = []

    class Slow:
        def emit(self) -> None:
            inside.set()
            go_on.wait(5)
            seen.append("emitted")

    emitting = threading.Thread(target=lambda: gate.emit(Slow))  # type: ignore[arg-type]
    emitting.start()
    assert inside.wait(5)
    threading.Timer(0.05, go_on.set).start()
    shiboken6.delete(owner)
    seen.append("destroyed")
    emitting.join()
    gate.emit(Slow)  # type: ignore[arg-type]
    assert seen == ["emitted", "destroyed"]


def test_results_of_destroyed_owners_go_nowhere(qtbot: QtBot, how_many: Callable[[int], int]) -> None:
    for round_number in range(how_many(1_000)):
        jobs = Jobs()
        jobs.start(lambda ticket, pause=round_number % 5 / 5_000: time.sleep(pause) or ticket.report(0.5))
        time.sleep(round_number % 7 / 10_000)
        shiboken6.delete(jobs)
    qtbot.wait(50)


def test_a_save_has_told_its_outcome_when_it_is_finished(qtbot: QtBot, how_many: Callable[[int], int]) -> None:
    for _ in range(how_many(300)):
        told: list[SaveState] = []
        written: list[int] = []
        owner = QObject()
        saving: Saving[int] = Saving(written.append, is_read_only=False, parent=owner)
        saving.state_changed.connect(told.append)
        saving.save(1)
        saving.begin()
        saving.save(2)
        assert saving.finish()
        assert written[-1] == 2
        qtbot.waitUntil(lambda told=told: told[-1] is SaveState.SAVED, timeout=2_000)  # type: ignore[misc]
        shiboken6.delete(owner)
