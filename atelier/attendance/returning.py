"""Paper that comes back: a printed sheet is entered by its number and its row numbers.

An entry says how the sheet is, it does not add to it: the same sheet entered twice is one entry,
and a correction changes only what differs. What it wrote carries its action, and with it the
sheet's number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.expected import Standing, printed_rows, standings
from atelier.attendance.marking import MOST, count, named_occurrence, need_places_for
from atelier.attendance.marks import (
    REGISTER_KINDS,
    Mark,
    Writing,
    lock_people,
    register_occurrence,
    write_marks,
)
from atelier.attendance.register_refusals import (
    NotOnTheList,
    RowTwice,
    TooMany,
)
from atelier.attendance.sheets_back import counted_from, find_sheet, last_return
from atelier.discreet import Discreet
from atelier.domain import (
    Action,
    ActionKind,
    Actor,
    Occurrence,
    Participation,
    PrintedSheet,
    ReturnKind,
    SheetReturn,
)
from atelier.domain.rights import Right
from atelier.journal.actions import begin, earlier
from atelier.journal.printing import sheet_number
from atelier.people.actions import add_person
from atelier.people.capitals import with_capitals
from atelier.people.names import parse_name


@dataclass(frozen=True, slots=True, repr=False)
class BlankName(Discreet):
    """The name that was written on an empty line: somebody known, or a new name."""

    person_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Entered(Discreet):
    """What an entry changed; ``action_id`` 0 where the sheet had been entered just so.

    ``present`` are all who were there by name, ``unnamed`` those of this sheet without one.
    """

    action_id: int
    number: str
    present: int
    unnamed: int
    changed: int


@needs(Right.MARK)
def enter_sheet(
    session: Session,
    *,
    number: str,
    present: frozenset[int],
    excused: frozenset[int] = frozenset(),
    unnamed: int = 0,
    added: Sequence[BlankName] = (),
    actor: Actor,
    key: UUID,
) -> Entered:
    """Enter a printed sheet: who of its rows was there, who excused themselves, how many more.

    Whoever else had a place did not come, except who was checked in at the desk or has said so
    in time. ``added`` are the names that were written on empty lines; an empty line among
    ``present`` counts as one without a name, as far as there are more of them than names. The
    same sheet entered again changes only what differs. Raises NoSuchSheet, NotAnAttendanceList,
    NotOnTheList, RowTwice, TooMany, CountedOnly for rows of a sensitive activity, and what
    ``register_occurrence`` raises.
    """
    done = earlier(session, key=key, actor=actor)
    sheet = find_sheet(session, number=number, actor=actor)
    assert sheet.occurrence_id is not None  # else it is no attendance list
    if done is not None:
        return _entered(session, sheet, done.id, done.named)
    rows = printed_rows(session, occurrence_id=0, sheet_id=sheet.id)
    _check_rows(rows, present, excused)
    find = named_occurrence if present or excused else register_occurrence
    occurrence = find(session, occurrence_id=sheet.occurrence_id, actor=actor)
    if not 0 <= unnamed <= MOST:
        raise TooMany(MOST)
    action = begin(
        session,
        kind=ActionKind.SHEET,
        actor=actor,
        key=key,
        occurrence_id=occurrence.id,
        function=occurrence.activity.function,
    )
    entry = _Entry(session, sheet, occurrence, action, actor)
    changed = entry.mark(rows, present, excused, added)
    blank = sum(rows[row] is None for row in present)
    more = entry.count(unnamed + max(0, blank - entry.names_written(rows)))
    last = last_return(session, sheet_id=sheet.id)
    if not changed and not more and last is not None and last.kind is ReturnKind.ENTERED:
        session.delete(action)  # it was entered just so before
        session.flush()
        return _entered(session, sheet, 0, 0)
    action.named, action.number = changed, more
    entry.note(ReturnKind.ENTERED, more)
    return _entered(session, sheet, action.id, changed)


@needs(Right.MARK)
def give_up_sheet(session: Session, *, number: str, actor: Actor, key: UUID) -> Entered:
    """Say that a printed sheet does not come back any more. Raises NoSuchSheet."""
    done = earlier(session, key=key, actor=actor)
    sheet = find_sheet(session, number=number, actor=actor)
    if done is not None:
        return _entered(session, sheet, done.id, 0)
    occurrence = session.get_one(Occurrence, sheet.occurrence_id, with_for_update=True)
    last = last_return(session, sheet_id=sheet.id)
    if last is not None:
        return _entered(session, sheet, 0, 0)
    action = begin(
        session, kind=ActionKind.SHEET, actor=actor, key=key, occurrence_id=occurrence.id
    )
    _Entry(session, sheet, occurrence, action, actor).note(ReturnKind.LOST, 0)
    return _entered(session, sheet, action.id, 0)


class _Entry:
    """One entry of one sheet."""

    def __init__(
        self,
        session: Session,
        sheet: PrintedSheet,
        occurrence: Occurrence,
        action: Action,
        actor: Actor,
    ) -> None:
        self._session, self._sheet, self._actor = session, sheet, actor
        self._occurrence, self._action = occurrence, action

    def mark(
        self,
        rows: Mapping[int, int | None],
        present: frozenset[int],
        excused: frozenset[int],
        added: Sequence[BlankName],
    ) -> int:
        """Mark everybody on the sheet, and give how many changed."""
        session, actor = self._session, self._actor
        marks = self._marks(rows, present, excused)
        newcomers = []
        for who in added:
            person = who.person_id
            if person is None:
                name = with_capitals(parse_name(who.name))
                person = add_person(session, name=name, actor=actor)
                newcomers.append(person)
            marks[person] = Mark.PRESENT
        lock_people(session, person_ids=marks, actor=actor)
        need_places_for(session, self._occurrence, marks, actor)
        writing = Writing(session, self._occurrence, self._action, actor, newcomers)
        return write_marks(writing, marks=marks)

    def names_written(self, rows: Mapping[int, int | None]) -> int:
        """Count the people of this sheet, at any time it was entered, who had no row on it."""
        of_sheet = select(SheetReturn.action_id).where(SheetReturn.sheet_id == self._sheet.id)
        people = self._session.scalars(
            select(Participation.person_id).where(
                Participation.occurrence_id == self._occurrence.id,
                Participation.action_id.in_(of_sheet)
                | (Participation.action_id == self._action.id),
            )
        )
        return len(set(people) - set(rows.values()))

    def _marks(
        self, rows: Mapping[int, int | None], present: frozenset[int], excused: frozenset[int]
    ) -> dict[int, Mark]:
        """Say how everybody with a row stands, whom the paper does not name as they stood."""
        session = self._session
        now = standings(session, occurrence=self._occurrence)
        at_desk = _checked_in_at_desk(session, self._occurrence)
        marks: dict[int, Mark] = {}
        for row, person in rows.items():
            if person is None:
                continue
            before = now.get(person, Standing())
            if row in present:
                marks[person] = Mark.PRESENT
            elif row in excused:
                marks[person] = Mark.EXCUSED
            elif person not in at_desk and before.mark is not Mark.EXCUSED:
                marks[person] = Mark.ABSENT if before.enrolled else Mark.NONE
        return marks

    def count(self, unnamed: int) -> int:
        """Count who has no name, and give how many more that are than were entered before."""
        more = unnamed - counted_from(self._session, sheet_id=self._sheet.id)
        if more:
            count(
                self._session, self._occurrence, self._action, self._actor, more=more, visits=more
            )
        return more

    def note(self, kind: ReturnKind, unnamed: int) -> None:
        """Note that the sheet is back, or is not to come back."""
        self._session.add(
            SheetReturn(
                sheet_id=self._sheet.id,
                kind=kind,
                at=self._action.at,
                by=self._action.by,
                unnamed=unnamed,
                action_id=self._action.id,
            )
        )
        self._session.flush()


def _checked_in_at_desk(session: Session, occurrence: Occurrence) -> set[int]:
    """Give the people whom the desk saw: no paper says that they were not there."""
    rows = session.execute(
        select(Participation.person_id, Action.kind)
        .join(Action, Action.id == Participation.action_id, isouter=True)
        .where(Participation.occurrence_id == occurrence.id, Participation.person_id.is_not(None))
    )
    return {row.person_id for row in rows if row.kind not in REGISTER_KINDS}


def _check_rows(
    rows: Mapping[int, int | None], present: frozenset[int], excused: frozenset[int]
) -> None:
    for row in sorted(present | excused):
        if row not in rows:
            raise NotOnTheList(row)
        if row in present and row in excused:
            raise RowTwice(row)


def _entered(session: Session, sheet: PrintedSheet, action_id: int, changed: int) -> Entered:
    named = select(func.count()).where(Participation.occurrence_id == sheet.occurrence_id)
    return Entered(
        action_id=action_id,
        number=sheet_number(sheet.year, sheet.number),
        present=session.scalar(named) or 0,
        unnamed=counted_from(session, sheet_id=sheet.id),
        changed=changed,
    )
