"""What a screen reader, or a tool tip, says of a place in the grid."""

from atelier.language import tr
from atelier.roster.rows import ShiftRow
from atelier.words import day_in_words
from ui.roster.grid_layout import GridLayout, Spot
from ui.roster.phrases import more_words, needed_words, off_words, shift_in_full, state_words
from ui.roster.sheet import Chip, Kind


def spoken(layout: GridLayout, spot: Spot) -> str:
    """Say what is at a spot: who, how they stand, in which shift, and what it needs."""
    chip, cell = layout.chip(spot), layout.cell(spot)
    if chip is not None:
        return f"{chip_in_words(chip)} · {shift_in_full(chip.shift)} · {count_words(chip.shift)}"
    row = layout.rows[spot.row] if spot.row < len(layout.rows) else None
    if cell is None or row is None or row.line is None:
        return ""
    if cell.shifts:
        shift = cell.shifts[0]
        return f"{shift_in_full(shift)} · {count_words(shift)}"
    return f"{row.line.title} · {day_in_words(cell.day)} · {tr('no shift')}"


def chip_in_words(chip: Chip) -> str:
    """Say what one chip means."""
    if chip.kind is Kind.OPEN:
        return more_words(chip.shift.open)
    if chip.kind is Kind.PROPOSED:
        return tr("{name}: proposed", name=chip.name)
    if chip.place is None:
        return off_words(chip.shift)
    return f"{chip.name}: {state_words(chip.place)}"


def count_words(shift: ShiftRow) -> str:
    """Say how many come of how many are needed."""
    off = off_words(shift)
    if off:
        return off
    number = len(shift.team)
    return f"{tr('{count} come', count=number)}, {needed_words(shift.needed)}"
