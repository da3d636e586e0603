"""Looking for something among the days that are shown, and leaving out the rest."""

from PySide6.QtCore import QObject, Signal, Slot

from atelier.calendar.shown import ShownOccurrence
from ui.calendar.body import CalendarBody
from ui.calendar.filters import Wanted, found_in


class CalendarSearch(QObject):
    """Goes to what is typed, lets all the rest step back, and leaves out what is not wanted.

    Signals:
        narrowed: other rows are ``wanted``.
    """

    narrowed = Signal()

    def __init__(self, body: CalendarBody, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self.wanted = Wanted()
        body.filters.narrowed.connect(self.narrow)
        body.filters.typed.connect(self.look_for)
        body.filters.next_asked.connect(self.next_found)

    def again(self) -> None:
        """Look among other days."""
        self.look_for(self._body.filters.field.text())

    @Slot(str)
    def look_for(self, text: str) -> None:
        """Let everything step back that is not looked for, and go to the first that is."""
        view = self._body.view
        if not text.strip():
            view.show_wanted(None)
            self._body.filters.show_found(None)
            return
        found = found_in(view.shown, text)
        view.show_wanted({row.id for row in found})
        self._body.filters.show_found(len(found))
        if found and view.chosen not in _ids(found):
            view.choose(found[0].id)

    @Slot()
    def next_found(self) -> None:
        """Go to the next one that is looked for."""
        view = self._body.view
        found = found_in(view.shown, self._body.filters.field.text())
        if not found:
            return
        ids = _ids(found)
        at = ids.index(view.chosen) + 1 if view.chosen in ids else 0
        view.choose(ids[at % len(ids)])

    @Slot(object)
    def narrow_to_room(self, room_id: int | None) -> None:
        """Show one room, or all of them."""
        filters = self._body.filters
        self._narrow(Wanted(room_id, filters.function(), filters.host_id()))

    @Slot()
    def narrow(self) -> None:
        """Show one function or host, or all of them."""
        filters = self._body.filters
        self._narrow(Wanted(self.wanted.room_id, filters.function(), filters.host_id()))

    def _narrow(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.narrowed.emit()


def _ids(rows: list[ShownOccurrence]) -> list[int | None]:
    return [row.id for row in rows]
