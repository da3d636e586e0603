"""What a hand, or the keys, are about to do: move, stretch or make something."""

from dataclasses import dataclass, replace
from enum import StrEnum

from atelier.calendar.shown import Row, Shown, ShownOccurrence
from ui.calendar.facts import ChangeOccurrence, PlanSeries
from ui.calendar.view_layout import DAY, STEP, Mode, Slot


class Act(StrEnum):
    """What is going to happen when it is let go."""

    MOVE = "move"
    STRETCH = "stretch"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that is being moved, stretched or made; nothing is done before it is let go.

    ``grip`` is how many minutes after its beginning it was taken hold of; ``row`` is None for
    what is being made.
    """

    act: Act
    mode: Mode
    origin: Slot
    slot: Slot
    row: ShownOccurrence | None = None
    grip: int = 0

    @property
    def changes(self) -> bool:
        """Whether letting go would change anything."""
        return self.row is None or self.slot != self.origin

    def at(self, slot: Slot, minute: int) -> "Pending":
        """Give it with the pointer over ``slot``, at a minute of that day."""
        if self.mode is Mode.MONTH:
            return replace(self, slot=replace(self.origin, day=slot.day))
        if self.act is Act.MOVE:
            return self._moved_to(slot, minute - self.grip)
        snapped = _snap(minute)
        if self.act is Act.STRETCH:
            last = min(DAY, max(self.origin.first + STEP, snapped))
            return replace(self, slot=replace(self.origin, last=last))
        first = min(self.origin.first, slot.first)
        last = max(self.origin.last, slot.last)
        return replace(self, slot=replace(self.origin, first=first, last=last))

    def by(self, minutes: int) -> "Pending":
        """Give it some minutes later, or longer."""
        if self.act is Act.STRETCH:
            last = min(DAY, max(self.slot.first + STEP, self.slot.last + minutes))
            return replace(self, slot=replace(self.slot, last=last))
        return self._moved_to(self.slot, self.slot.first + minutes)

    def onto(self, slot: Slot) -> "Pending":
        """Give it on another day or in another room, at the same time."""
        return replace(self, slot=replace(self.slot, day=slot.day, room_id=slot.room_id))

    def facts(self) -> ChangeOccurrence | PlanSeries:
        """Give with what the panel opens that does it."""
        slot = self.slot
        if self.row is None:
            if self.mode is Mode.MONTH or not slot.last:
                return PlanSeries(day=slot.day)
            return PlanSeries(
                day=slot.day, starts=slot.starts, ends=slot.ends, room_id=slot.room_id
            )
        room = None if slot.room_id == self.row.room_id else slot.room_id
        return ChangeOccurrence(self.row.id, slot.day, slot.starts, slot.ends, room)

    def room_id(self) -> int | None:
        """Give the room in which it would stand."""
        if self.mode is Mode.DAY:
            return self.slot.room_id
        return None if self.row is None else self.row.room_id

    def taken_by(self, shown: Shown) -> Row | None:
        """Give what stands in its room at that time, of what is shown; None where it is free."""
        room_id = self.room_id()
        if room_id is None:
            return None
        before, after = (0, 0) if self.row is None else (self.row.before, self.row.after)
        first, last = self.slot.first - before, self.slot.last + after
        for row in shown.rows:
            if row.room_id != room_id or row.day != self.slot.day or row is self.row:
                continue
            gone = isinstance(row, ShownOccurrence) and row.cancelled
            if not gone and row.first - row.before < last and first < row.last + row.after:
                return row
        return None

    def _moved_to(self, slot: Slot, minute: int) -> "Pending":
        long = self.slot.last - self.slot.first
        first = min(DAY - long, max(0, _snap(minute)))
        return replace(self, slot=replace(slot, first=first, last=first + long))


def _snap(minute: int) -> int:
    """Give the nearest quarter of an hour."""
    return (minute + STEP // 2) // STEP * STEP
