"""Who is on duty today, and who may be called: the rows of the panel, and how they read."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent

from atelier.discreet import Discreet
from atelier.domain import AssignmentState, Clock, Reached
from atelier.language import tr, tr_count
from atelier.people.phones import shown_phone
from atelier.roster.calling import CallRow, RosterToday
from atelier.roster.rows import PlaceRow, ShiftRow
from atelier.words import clock_time
from ui.desk.today_list import minutes
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import Row, RowsView

_GAPS = 3  # shifts that are named; the others are counted


@dataclass(frozen=True, slots=True, repr=False)
class DutyPlace(Discreet):
    """A place of a shift of today: somebody's, or one that is open (``place`` None)."""

    id: int
    shift: ShiftRow
    place: PlaceRow | None
    who: str
    phone: str


@dataclass(frozen=True, slots=True, repr=False)
class Callee(Discreet):
    """Somebody who may be called, as they are shown."""

    row: CallRow
    name: str
    phone: str
    told: str

    @property
    def id(self) -> int:
        """Give the person."""
        return self.row.id


class LetterlessRows(RowsView[Row]):
    """Rows whose letters are keys of the panel around them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


def duty_columns() -> tuple[Column[DutyPlace], ...]:
    """Give the columns of today's places."""
    return (
        Column(tr("When"), _when, 120, runs=_when_runs),
        Column(tr("Work"), _work, runs=_work_runs),
        Column(tr("Who"), _who, runs=_who_runs),
        Column(tr("Phone"), _phone, 152),
    )


def call_columns() -> tuple[Column[Callee], ...]:
    """Give the columns of whom to call."""
    return (
        Column(tr("Volunteer"), _name, 132, runs=_name_runs),
        Column(tr("Phone"), _callee_phone, 152),
        Column(tr("Why"), _why, runs=_why_runs),
    )


def places_of(today: RosterToday, minute: int, *, blank: bool) -> list[DutyPlace]:
    """Give the places of what is not over at a minute of the day, open ones first in a shift."""
    return [
        place
        for shift in today.shifts
        if minutes(shift.ends) > minute
        for place in _places_of_shift(today, shift, blank=blank)
    ]


def callees(rows: Sequence[CallRow], clock: Clock, *, blank: bool) -> list[Callee]:
    """Give the people to call as they are shown; without names there is no phone either."""
    return [
        Callee(
            row,
            short_of(row.one.name, blank=blank),
            "" if blank or not row.phone else shown_phone(row.phone),
            _told(row, clock),
        )
        for row in rows
    ]


def short_of(name: str, *, blank: bool) -> str:
    """Give a name, or its first letter while names are hidden."""
    return f"{name[:1]}." if blank else name


def work_words(shift: ShiftRow) -> str:
    """Name a shift of today: "Gastvrouw 9:00"."""
    return f"{shift.name} {clock_time(shift.starts)}"


def open_words(number: int) -> str:
    """Say how many places are open: "1 plek open"."""
    return tr_count("{count} place open", "{count} places open", number)


def gap_words(today: RosterToday, minute: int) -> str:
    """Say what is open in the rest of the day: "1 plek open: Gastvrouw 9:00"."""
    open_ = [one for one in today.gaps if minutes(one.ends) > minute]
    if not open_:
        return ""
    shifts = ", ".join(work_words(one) for one in open_[:_GAPS])
    more = f" +{len(open_) - _GAPS}" if len(open_) > _GAPS else ""
    return f"{open_words(sum(one.open for one in open_))}: {shifts}{more}"


def next_words(today: RosterToday, minute: int, *, blank: bool) -> str:
    """Say who comes next at the desk: "Balie vanaf 13:00: Mo"."""
    for shift in today.shifts:
        if shift.at_desk and shift.team and minutes(shift.starts) > minute:
            names = ", ".join(short_of(place.name, blank=blank) for place in shift.team)
            return tr("Desk from {time}: {names}", time=clock_time(shift.starts), names=names)
    return ""


def _places_of_shift(today: RosterToday, shift: ShiftRow, *, blank: bool) -> Iterator[DutyPlace]:
    by_id = {place.assignment_id: place for place in shift.places}
    if shift.open:
        yield DutyPlace(-shift.id, shift, None, open_words(shift.open), "")
    for place in shift.team:
        who = short_of(place.name, blank=blank)
        absent = by_id.get(place.replaces_id or 0)
        if absent is not None:
            other = short_of(absent.name, blank=blank)
            who = tr("{name}, instead of {other}", name=who, other=other)
        phone = "" if blank else today.phones.get(place.person_id, "")
        yield DutyPlace(place.assignment_id, shift, place, who, shown_phone(phone) if phone else "")


def _told(row: CallRow, clock: Clock) -> str:
    """Say how the last call went, and when it was."""
    if row.state is AssignmentState.DECLINED:
        return tr("said no")
    if row.state is not AssignmentState.ASKED:
        return ""
    words = {
        None: tr("was asked"),
        Reached.NO_ANSWER: tr("no answer"),
        Reached.VOICEMAIL: tr("voicemail"),
    }[row.reached]
    at = None if row.called_at is None else clock.wall(row.called_at)
    if at is None or at.date() != clock.today():
        return words
    return f"{words} {clock_time(at.time())}"


def _when(row: DutyPlace) -> str:
    return f"{clock_time(row.shift.starts)}–{clock_time(row.shift.ends)}"


def _when_runs(row: DutyPlace) -> Sequence[Run]:
    return (soft(_when(row)),)


def _work(row: DutyPlace) -> str:
    return row.shift.name


def _work_runs(row: DutyPlace) -> Sequence[Run]:
    return (Run(row.shift.name),)


def _who(row: DutyPlace) -> str:
    return row.who


def _who_runs(row: DutyPlace) -> Sequence[Run]:
    return (Run(row.who, pill="warning") if row.place is None else strong(row.who),)


def _phone(row: DutyPlace) -> str:
    return row.phone


def _name(row: Callee) -> str:
    return f"{row.name}{_sign(row)}"


def _name_runs(row: Callee) -> Sequence[Run]:
    sign = _sign(row)
    return (strong(row.name), Run(sign, token="warning")) if sign else (strong(row.name),)


def _sign(row: Callee) -> str:
    """Give the sign of whom something is in the way of; what it is stands below the list."""
    return " !" if row.row.one.weight is not None else ""


def _callee_phone(row: Callee) -> str:
    return row.phone


def _why(row: Callee) -> str:
    return " · ".join(part for part in (row.told, row.row.one.words) if part)


def _why_runs(row: Callee) -> Sequence[Run]:
    told = (Run(row.told, pill="neutral"), soft("  ")) if row.told else ()
    return (*told, soft(row.row.one.words))
