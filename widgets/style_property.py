"""Properties that the style sheet selects on: how a widget changes its look while it is shown."""

from PySide6.QtWidgets import QWidget


def set_style_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Sets a property such as `role` or `invalid`, and draws the widget by the rules that now select it.

    Colours stand in the style sheet of the application, so a widget needs no sheet of its own that would have to
    be written anew, within a change event, whenever the palette changes.
    """
    before = widget.property(name)
    if before == value or not (before or value):
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
