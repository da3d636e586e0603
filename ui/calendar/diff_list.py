"""Every date of a change as a row: how it is, how it will be, and what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.calendar.diff import Diff, DiffRow, Fate, Place
from atelier.calendar.plans import Keep, OtherRoom, Skip
from atelier.language import tr
from atelier.words import clock_time, month_name
from ui.calendar.view_words import weekday_short
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column

_HIDDEN = (Fate.SAME, Fate.PAST)
_LETTERS = 3


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One date. ``id`` is that of its occurrence, or for a new one minus its day."""

    id: int
    row: DiffRow

    @property
    def clashing(self) -> bool:
        """Whether there is, or was, something to decide."""
        return bool(self.row.clashes) or self.row.answer is not None


def change_rows(diff: Diff) -> list[ChangeRow]:
    """Give the rows of a diff: the clashes first, and not what stays as it is anyway."""
    shown = [row for row in diff.rows if row.fate not in _HIDDEN]
    shown.sort(key=lambda row: (not row.open, row.day))
    return [ChangeRow(row.occurrence_id or -row.day.toordinal(), row) for row in shown]


def change_columns() -> list[Column[ChangeRow]]:
    """Give the columns; a function, because the language is known late."""
    return [
        Column(tr("Was"), _was, width=212, runs=_was_runs),
        Column(tr("Becomes"), _becomes, width=212, runs=_becomes_runs),
        Column(tr("What happens"), what_happens, runs=_what_runs),
    ]


def what_happens(row: ChangeRow) -> str:
    """Say in one line what becomes of a date."""
    pill, rest, _kind = _said(row.row)
    return " ".join(word for word in (pill, rest) if word)


def _was(row: ChangeRow) -> str:
    return "" if row.row.before is None else _place(row.row.before)


def _becomes(row: ChangeRow) -> str:
    after = row.row.after
    if after is None or row.row.fate in (Fate.KEPT, Fate.ATTENDED):
        return ""
    return _place(after) if after.goes_ahead else ""


def _place(place: Place) -> str:
    day = place.day
    times = f"{clock_time(place.starts)}–{clock_time(place.ends)}"
    return f"{weekday_short(day)} {day.day} {month_name(day.month)[:_LETTERS]}  {times}"


def _was_runs(row: ChangeRow) -> Sequence[Run]:
    return [Run(_was(row), token="ink_soft")]


def _becomes_runs(row: ChangeRow) -> Sequence[Run]:
    return [strong(_becomes(row))]


def _said(row: DiffRow) -> tuple[str, str, str]:
    """Give the word of the pill, the rest of the line, and the kind of the pill."""
    taken = ", ".join(
        f"{one.name} {clock_time(one.starts)}–{clock_time(one.ends)}" for one in row.clashes
    )
    if row.open:
        return tr("taken"), taken, "warning"
    if isinstance(row.answer, Keep) and row.clashes:
        return tr("double"), f"{taken} · {row.answer.reason}", "warning"
    if isinstance(row.answer, OtherRoom) and row.after is not None:
        return tr("other room"), row.after.room, "good"
    if isinstance(row.answer, Skip):
        return tr("skipped"), "" if row.after is None else row.after.reason, "neutral"
    return _fate(row)


def _fate(row: DiffRow) -> tuple[str, str, str]:
    reason = "" if row.after is None or row.after.goes_ahead else row.after.reason
    words = {
        Fate.APPEARS: (tr("new") if row.before is None else tr("goes ahead"), "", "good"),
        Fate.SKIPPED: (tr("does not go ahead"), reason, "neutral"),
        Fate.FALLS_OUT: (tr("falls out"), reason, "warning"),
        Fate.REMOVED: (tr("falls out"), "", "warning"),
        Fate.CANCELLED: (tr("falls out"), tr("stays as cancelled"), "warning"),
        Fate.KEPT: (tr("exception"), tr("stays as it is"), "neutral"),
        Fate.ATTENDED: (tr("somebody was there"), tr("stays as it is"), "neutral"),
    }
    if row.fate in words:
        return words[row.fate]
    if row.closed:
        return tr("closed"), row.closed, "warning"
    return "", _moved(row), ""


def _moved(row: DiffRow) -> str:
    before, after = row.before, row.after
    if before is None or after is None:
        return ""
    said = []
    if before.room_id != after.room_id:
        said.append(f"{before.room or '–'} → {after.room or '–'}")
    if before.capacity != after.capacity:
        said.append(tr("{count} places", count=after.capacity or "–"))
    return " · ".join(said)


def _what_runs(row: ChangeRow) -> Sequence[Run]:
    pill, rest, kind = _said(row.row)
    runs = [Run(pill, pill=kind), Run("  ")] if pill else []
    rest_run = Run(rest, token="warning", size=14) if row.row.open else soft(rest)
    return [*runs, rest_run]
