"""Measures that follow the scale of the window.

A layout or a widget is told its measures once, in pixels at 100 %. They are kept on the object
itself, so that the look can lay everything out anew when the scale changes and nobody has to
remember which objects there are.
"""

from typing import TypeVar, cast

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from ui.kit.look import look

AnyLayout = TypeVar("AnyLayout", bound=QLayout)
AnyWidget = TypeVar("AnyWidget", bound=QWidget)
_SPACING, _MARGINS, _SIZE = "measured_spacing", "measured_margins", "measured_size"


def spaced(
    layout: AnyLayout, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> AnyLayout:
    """Give a layout its spacing and its margins (left, top, right, bottom) at 100 %."""
    layout.setProperty(_SPACING, spacing)
    layout.setProperty(_MARGINS, list(margins))
    _lay(layout)
    return layout


def keeping_room(widget: AnyWidget) -> AnyWidget:
    """Let a widget keep its place while it is hidden, so that nothing else moves into it."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    return widget


def sized(
    widget: AnyWidget,
    *,
    width: int = 0,
    height: int = 0,
    least_width: int = 0,
    least_height: int = 0,
    most_width: int = 0,
) -> AnyWidget:
    """Give a widget its measures at 100 %; 0 leaves one to the widget itself."""
    least = (least_width or width, least_height or height)
    widget.setProperty(_SIZE, [*least, most_width or width, height])
    _size(widget)
    return widget


def measure_again() -> None:
    """Bring every layout and every widget to the scale of this moment."""
    for window in QApplication.topLevelWidgets():
        for layout in window.findChildren(QLayout):
            _lay(layout)
        for widget in (window, *window.findChildren(QWidget)):
            _size(widget)


def _lay(layout: QLayout) -> None:
    spacing = layout.property(_SPACING)
    if spacing is not None:
        px = look().px
        left, top, right, bottom = cast("list[int]", layout.property(_MARGINS))
        layout.setSpacing(px(spacing))
        layout.setContentsMargins(px(left), px(top), px(right), px(bottom))


def _size(widget: QWidget) -> None:
    measures = cast("list[int] | None", widget.property(_SIZE))
    if measures is None:
        return
    least_width, least_height, most_width, most_height = map(look().px, measures)
    for value, setter in (
        (least_width, widget.setMinimumWidth),
        (least_height, widget.setMinimumHeight),
        (most_width, widget.setMaximumWidth),
        (most_height, widget.setMaximumHeight),
    ):
        if value:
            setter(value)
