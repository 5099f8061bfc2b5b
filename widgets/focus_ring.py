"""The ring around the button, tick box, slider or tab bar in focus: two pixels wide, two pixels away from it.

It lies over the neighbours of a control, because a style sheet draws only within one. Fields, lists and tables
show their focus by their own edge and cells.
"""

from PySide6.QtCore import SIGNAL, SLOT, QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QSlider, QTabBar, QWidget
from shiboken6 import isValid

from widgets.colours import colours_of
from widgets.patterns import rounded
from widgets.tokens import tokens

_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
)


class FocusRing(QObject):
    """Keeps one ring around the control that has the focus, in whatever window it is.

    The ring follows from the event loop and never at once: the focus also leaves a widget that is being taken
    down, which must not be touched.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        self._rings: list[_Ring] = []
        self._chain: list[QWidget] = []
        self._control: QWidget | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._follow)
        # By signature, so that the widgets of the signal are not handed to Python.
        QObject.connect(application, SIGNAL("focusChanged(QWidget*,QWidget*)"), self._later, SLOT("start()"))

    def _follow(self) -> None:
        now = QApplication.focusWidget()
        has_ring = isinstance(now, QAbstractButton | QSlider | QTabBar) and now.property("role") != "on-notice"
        control = now if has_ring else None
        if control is not self._control:
            self._leave()
            if control is not None:
                self._enter(control)
        self._place()

    def _enter(self, control: QWidget) -> None:
        self._control = control
        QObject.connect(control, SIGNAL("destroyed()"), self._later, SLOT("start()"))
        host = _host_of(control)
        self._chain = [control]
        while (above := self._chain[-1].parentWidget()) is not None and above is not host:
            self._chain.append(above)
        for part in self._chain:
            part.installEventFilter(self)
        self._ring = self._ring_in(host)

    def _ring_in(self, host: QWidget) -> "_Ring":
        """The ring of a host, which is made once and goes with it."""
        self._rings = [ring for ring in self._rings if isValid(ring)]
        found = next((ring for ring in self._rings if ring.host is host), None)
        if found is None:
            found = _Ring(host)
            self._rings.append(found)
        return found

    def _leave(self) -> None:
        for part in self._chain:
            if isValid(part):
                part.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
        self._chain, self._ring, self._control = [], None, None

    def _place(self) -> None:
        ring, control = self._ring, self._control
        if ring is None or control is None or not isValid(ring) or not isValid(control):
            return
        if not control.isVisible() or not ring.host.isAncestorOf(control):
            ring.hide()
            return
        reach = _reach()
        corner = control.mapTo(ring.host, QPoint(0, 0))
        ring.setGeometry(QRect(corner, control.size()).adjusted(-reach, -reach, reach, reach))
        ring.show()
        ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the control and what it stands in."""
        del watched
        if event.type() in _FOLLOWED:
            self._later.start()
        return False


def show_focus(application: QApplication) -> None:
    """Shows the focus by a ring in every window of an application; does nothing the second time."""
    if application.findChild(FocusRing) is None:
        FocusRing(application)


class _Ring(QWidget):
    """The ring itself, which takes no mouse and no focus and is nothing for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.host = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus-ring")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        width = tokens()["line"]["focus"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours_of(self).colour("focus"), width))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawPath(rounded(edge, tokens()["radius"]["control"] + _reach() - width / 2))


def _reach() -> int:
    """Pixels from a control to the outside of its ring."""
    line = tokens()["line"]
    return int(line["focus"] + line["focus_offset"])


def _host_of(control: QWidget) -> QWidget:
    """The widget that the ring lies in: what scrolls with the control, or its window."""
    above = control
    while (parent := above.parentWidget()) is not None and not above.isWindow():
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent and above is not control:
            return above
        above = parent
    return above
