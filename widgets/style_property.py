"""Properties of widgets by which the style sheet selects their look."""

from PySide6.QtWidgets import QWidget


def set_style_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Sets a property such as `role` or `invalid` and redraws the widget with the style rules for it.

    Colours are in the style sheet of the application, so a widget needs no sheet of its own, which it would have
    to set again within a change event whenever the palette changes.
    """
    before = widget.property(name)
    if before == value or not (before or value):
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
