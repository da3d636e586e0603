"""Looking for something in the calendar, and leaving out what is not asked about."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from atelier.calendar.shown import Choice, Row, Shown, ShownBooking, ShownOccurrence
from atelier.domain import BookingKind, Function
from atelier.domain.functions import function_name
from atelier.language import tr, tr_count
from atelier.people.folding import fold
from ui.calendar.header_parts import fill
from ui.kit.buttons import LinkButton
from ui.kit.measures import sized, spaced
from ui.kit.search_edit import SearchEdit
from ui.kit.text import PlainLabel


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen: of one room, one function, one host, or all of them."""

    room_id: int | None = None
    function: Function | None = None
    host_id: int | None = None

    def of(self, shown: Shown, *, by_room: bool) -> Shown:
        """Leave out what is not asked for.

        Tenants have their rooms all day long: they are shown where rooms are looked at
        (``by_room``), and where one of them stands in the way.
        """
        rented = by_room or self.room_id is not None
        bookings = () if self.function or self.host_id else shown.bookings
        kept = [row for row in bookings if self.room_id in (None, row.room_id)]
        return shown._replace(
            occurrences=tuple(row for row in shown.occurrences if self._takes(row)),
            bookings=tuple(
                row for row in kept if rented or row.clash or row.kind is not BookingKind.TENANT
            ),
        )

    def _takes(self, row: ShownOccurrence) -> bool:
        return (
            self.room_id in (None, row.room_id)
            and self.function in (None, row.function)
            and self.host_id in (None, row.host_id)
        )


def found_in(shown: Shown, text: str) -> list[ShownOccurrence]:
    """Give what is called so, is there, or is given by somebody who is called so."""
    words = fold(text).split()
    return [row for row in shown.occurrences if words and _holds(row, words)]


def _holds(row: Row, words: list[str]) -> bool:
    host = "" if isinstance(row, ShownBooking) else row.host
    text = fold(f"{row.name} {row.room} {host}")
    return all(word in text for word in words)


class FilterBar(QWidget):
    """A field to look for something, and what the calendar is narrowed down to.

    Signals:
        typed: another text is looked for.
        next_asked: Enter: the next one that was found.
        narrowed: another function or host is chosen.
        closed: Esc in an empty field: it is done with.
    """

    typed = Signal(str)
    next_asked = Signal()
    narrowed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(tr("Search by name, room or host"))
        self.functions, self.hosts = QComboBox(), QComboBox()
        self.functions.setAccessibleName(tr("Function"))
        self.hosts.setAccessibleName(tr("Host"))
        self.told = PlainLabel("", "soft")
        self.clear_all = LinkButton(tr("Show everything"))
        line = spaced(QHBoxLayout(self), 12)
        line.addWidget(self.field, stretch=2)
        line.addWidget(self.told)
        line.addWidget(sized(self.functions, most_width=220))
        line.addWidget(sized(self.hosts, most_width=240))
        line.addWidget(self.clear_all)
        functions = tuple(Choice(n, function_name(one)) for n, one in enumerate(Function))
        fill(self.functions, tr("All functions"), functions, None)
        self.show_hosts(())
        self._connect()

    def show_hosts(self, hosts: tuple[Choice, ...]) -> None:
        """Offer other hosts; the chosen one stays chosen."""
        fill(self.hosts, tr("All hosts"), hosts, self.hosts.currentData())

    def show_found(self, number: int | None) -> None:
        """Say how many were found; None while nothing is looked for."""
        words = "" if number is None else tr_count("{count} found", "{count} found", number)
        self.told.setText(words)

    def function(self) -> Function | None:
        """Give the function to which the calendar is narrowed down."""
        number = self.functions.currentData()
        return None if number is None else list(Function)[number]

    def host_id(self) -> int | None:
        """Give the host to whom the calendar is narrowed down."""
        host_id = self.hosts.currentData()
        return None if host_id is None else int(host_id)

    @property
    def narrows(self) -> bool:
        """Whether something is left out or looked for."""
        return bool(self.field.text() or self.function() or self.host_id())

    @Slot()
    def reset(self) -> None:
        """Show everything again."""
        self.field.clear()
        self.functions.setCurrentIndex(0)
        self.hosts.setCurrentIndex(0)
        self.narrowed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.typed)
        self.field.returnPressed.connect(self.next_asked)
        self.functions.activated.connect(self.narrowed)
        self.hosts.activated.connect(self.narrowed)
        self.clear_all.pushed.connect(self.reset)


class _Field(SearchEdit):
    """The arrow down goes back to the calendar, on what was found."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)
