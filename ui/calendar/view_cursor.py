"""Where the keyboard is in the calendar: on an occurrence, or at an empty time."""

from datetime import date

from ui.calendar.view_layout import Box, Layout, Mode, Slot

_MORNING, _HOUR = 9 * 60, 60  # minutes


class Cursor:
    """Goes from one occurrence to the next; between them it stands at an empty time.

    ``chosen`` is the id of the occurrence that it stands on, ``slot`` the time.
    """

    def __init__(self) -> None:
        self.chosen: int | None = None
        self.slot: Slot | None = None

    def choose(self, layout: Layout, occurrence_id: int | None) -> None:
        """Stand on an occurrence, or on none."""
        box = layout.box_of(occurrence_id)
        self.chosen = None if box is None else occurrence_id
        if box is not None:
            self.slot = layout.slot_of(box)

    def point(self, slot: Slot) -> None:
        """Stand at an empty time."""
        self.chosen, self.slot = None, slot

    def begin(self, layout: Layout, today: date) -> None:
        """Take a place in a calendar in which none was taken yet: today, else the first day."""
        if self.slot is not None and layout.place_of(self.slot) is not None:
            return
        days = [column.day for column in layout.columns]
        if not days:
            return
        day = today if layout.column_of(today) is not None else days[0]
        room = layout.columns[0].room_id if layout.mode is Mode.DAY else None
        self.slot = Slot(day, _MORNING, _MORNING + _HOUR, room)

    def sideways(self, layout: Layout, step: int) -> bool:
        """Go to the next column (in a month the next day); False where there is none."""
        slot = self.slot and layout.beside(self.slot, step)
        if slot is None:
            return False
        self._settle(layout, slot)
        return True

    def down(self, layout: Layout, step: int) -> bool:
        """Go to the next occurrence of the column, else to the next empty time."""
        if self.slot is None:
            return False
        boxes = [box for box in layout.boxes_in(self.slot) if box.occurrence is not None]
        if layout.mode is Mode.MONTH:
            return self._down_in_month(layout, boxes, step)
        if self.chosen is not None:
            return self._from_box(layout, boxes, step)
        slot = layout.below(self.slot, step)
        if slot is None:
            return False
        met = [box for box in boxes if slot.first <= box.row.first < slot.last]
        if step < 0:
            met = [box for box in boxes if slot.first < box.row.last <= slot.last]
        self._stand(layout, met[0 if step > 0 else -1] if met else None, slot)
        return True

    def ends(self, layout: Layout, last: bool) -> None:
        """Go to the first or the last occurrence of the column."""
        if self.slot is not None:
            boxes = [box for box in layout.boxes_in(self.slot) if box.occurrence is not None]
            if boxes:
                self._stand(layout, boxes[-1 if last else 0], self.slot)

    def _from_box(self, layout: Layout, boxes: list[Box], step: int) -> bool:
        at = [number for number, box in enumerate(boxes) if box.row.id == self.chosen]
        assert self.slot is not None  # somebody stands there
        if at and 0 <= at[0] + step < len(boxes):
            self._stand(layout, boxes[at[0] + step], self.slot)
            return True
        edge = self.slot.last - 1 if step > 0 else self.slot.first + 29
        slot = layout.below(Slot(self.slot.day, edge, edge, self.slot.room_id), step)
        if slot is None:
            return False
        self.point(slot)
        return True

    def _down_in_month(self, layout: Layout, boxes: list[Box], step: int) -> bool:
        numbers = [number for number, box in enumerate(boxes) if box.row.id == self.chosen]
        wanted = numbers[0] + step if numbers else (0 if step > 0 else -1)
        if 0 <= wanted < len(boxes):
            assert self.slot is not None
            self._stand(layout, boxes[wanted], self.slot)
            return True
        slot = self.slot and layout.below(self.slot, step)
        if slot is None:
            return False
        inside = [box for box in layout.boxes_in(slot) if box.occurrence is not None]
        self._stand(layout, inside[0 if step > 0 else -1] if inside else None, slot)
        return True

    def _settle(self, layout: Layout, slot: Slot) -> None:
        """Stand on what is nearest in time there."""
        boxes = [box for box in layout.boxes_in(slot) if box.occurrence is not None]
        near = min(boxes, key=lambda box: abs(box.row.first - slot.first), default=None)
        self._stand(layout, near, slot)

    def _stand(self, layout: Layout, box: Box | None, slot: Slot) -> None:
        if box is None:
            self.point(slot)
        else:
            self.chosen, self.slot = box.row.id, layout.slot_of(box)
