"""The numbers of one occurrence: without a name, indication, professionals, who ran it."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from atelier.attendance.register import Register, Told
from atelier.domain import RunBy
from atelier.language import tr
from ui.attendance.phrases import headline, run_by_choices
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, PlainLabel

_MINUTES = 60


class NumbersPanel(Card):
    """Fill in numbers only; what is left empty is unknown.

    Signals:
        told: the occurrence, how many without a name, of whom counted at the door, and a Told.
        closed: the panel is to go away.
    """

    told = Signal(int, int, int, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._occurrence = 0
        self.title = ElidedLabel("", "strong")
        self.form = Form(_fields())
        self.save = PrimaryButton(tr("Keep numbers"), key="Ctrl+Enter", once=True)
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(PlainLabel(tr("Numbers"), "heading"))
        head.addWidget(self.title, stretch=1)
        close = QuietButton(tr("Close"), key="Esc")
        close.pushed.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        hint = tr("Numbers only, never about one person. What you do not know stays empty.")
        self.box.addWidget(PlainLabel(hint, "soft", wrap=True))
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        line = spaced(QHBoxLayout(inside), 0)
        line.addWidget(sized(self.form, most_width=420), stretch=1)
        line.addStretch(1)
        area.setWidget(inside)
        self.box.addWidget(area, stretch=1)
        end = spaced(QHBoxLayout(), 10)
        end.addWidget(self.save)
        end.addStretch(1)
        self.box.addLayout(end)
        self.save.pushed.connect(self._save)

    def begin(self, register: Register) -> None:
        """Show what is known of an occurrence."""
        self._occurrence = register.id
        self.title.setText(headline(register))
        self.save.rearm()
        told = register.told
        self.form.show_values(
            {
                "unnamed": str(register.unnamed),
                "door": str(register.at_the_door),
                "indicated": _text(told.indicated),
                "not_indicated": _text(told.not_indicated),
                "hours": _hours(told.professional_minutes),
                "run_by": told.run_by,
            }
        )
        self.form.take_focus()

    def refuse(self, sentence: str) -> None:
        """Say why the numbers cannot be kept; what was typed stays."""
        self.form.refuse("not_indicated", sentence)
        self.save.rearm()

    @Slot()
    def _save(self) -> None:
        if not self.form.check():
            self.save.rearm()
            return
        values = self.form.values()
        run_by = values["run_by"]
        told = Told(
            indicated=_number(values["indicated"]),
            not_indicated=_number(values["not_indicated"]),
            professional_minutes=_minutes(values["hours"]),
            run_by=RunBy(run_by) if run_by else None,
        )
        unnamed, door = _number(values["unnamed"]) or 0, _number(values["door"]) or 0
        self.told.emit(self._occurrence, unnamed, min(door, unnamed), told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _fields() -> list[Field]:
    return [
        Field("unnamed", tr("Present without a name"), limit=3, check=_check_number),
        Field("door", tr("of whom counted at the door"), limit=3, check=_check_number),
        Field("indicated", tr("With an indication"), limit=3, check=_check_number),
        Field("not_indicated", tr("Without an indication"), limit=3, check=_check_number),
        Field(
            "hours",
            tr("Hours of professionals, together"),
            hint=tr("For example 1,5"),
            limit=6,
            check=_check_hours,
        ),
        Field("run_by", tr("Who ran it?"), choices=run_by_choices()),
    ]


def _check_number(text: str) -> str:
    return "" if not text.strip() or text.strip().isdecimal() else tr("Fill in a whole number.")


def _check_hours(text: str) -> str:
    try:
        _minutes(text)
    except ValueError:
        return tr("Fill in hours, such as 1,5 or 1:30.")
    return ""


def _number(text: object) -> int | None:
    words = str(text or "").strip()
    return int(words) if words else None


def _minutes(text: object) -> int | None:
    """Read hours: "1,5", "1.5" or "1:30". Raises ValueError."""
    words = str(text or "").strip().replace(",", ".")
    if not words:
        return None
    hours, colon, minutes = words.partition(":")
    found = int(hours) * _MINUTES + int(minutes) if colon else round(float(words) * _MINUTES)
    if found < 0 or (colon and int(minutes) >= _MINUTES):
        raise ValueError(words)
    return found


def _hours(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return f"{minutes / _MINUTES:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
