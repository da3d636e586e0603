"""Two records that were one person, and back again: rule P18, scenario 28."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.domain import (
    Assignment,
    AssignmentState,
    Availability,
    Base,
    Can,
    ClosedMonth,
    DayPart,
    Enrolment,
    EnrolmentState,
    Erasure,
    Gone,
    MergedRow,
    Pairing,
    PairKind,
    Person,
    PersonMerge,
    Volunteer,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.enrolment.actions import enrol
from atelier.journal.taking_back import undo_change
from atelier.people.search import find_people
from atelier.privacy.erasing import erase
from atelier.privacy.merging import Merged, forget_mergers, merge
from atelier.privacy.refusals import SamePerson, UnmergeNewerFirst, UnmergeTooLate
from atelier.privacy.unmerging import Unmerged, mergers_of, unmerge
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code
from atelier.reports.periods import Period, Span
from tests.conftest import Hands
from tests.making import TUESDAY, Making

NOVEMBER, YEAR = Period.of(Span.MONTH, TUESDAY), Period.of(Span.YEAR, TUESDAY)
OCTOBER = date(2026, 10, 6)
_COUNTING = {"merged_row", "person_merge", "name_token", "token_deletion", "audit_entry"}


class Twice:
    """Riet Janssen and M. Janssen, who are the same; both have been here, both work here."""

    def __init__(self, database: Database, making: Making) -> None:
        self.database, self.making, self.actor = database, making, making.actor
        self.riet = making.person("Riet Janssen", born=1951)
        self.other = making.person("M. Janssen", phone="0612345678", postcode="6546")
        self.third = making.person("Ali Kaya")
        activity = making.activity("Yoga", capacity=5, enrolment=True)
        self.series = making.series(activity)
        self.yoga = making.occurrence(activity, series=self.series)
        for person, hour in ((self.riet, 10), (self.other, 9), (self.third, 11)):
            at = datetime(2026, 11, 24, hour, tzinfo=UTC)
            making.visit(person, TUESDAY, at)
            making.participation(person, self.yoga, TUESDAY, at)
        old = datetime(2026, 10, 6, 9, tzinfo=UTC)
        for person in (self.riet, self.other):
            making.visit(person, OCTOBER, old)
        making.visit(self.other, OCTOBER + timedelta(days=1), old)
        making.enrolment(self.riet, series=self.series, waiting=1)
        making.enrolment(self.other, series=self.series)

    def works(self, *people: int) -> None:
        """Let some of them work, each in a role of their own and in one that all have."""
        making, common = self.making, self.making.role("Gastvrouw")
        for person in people:
            making.add(Volunteer(person_id=person, status=_status(person == self.other)))
            making.add(VolunteerRole(person_id=person, role_id=common))
            making.add(
                VolunteerRole(person_id=person, role_id=making.role(f"Taak {person}"), trained=2)
            )
            making.add(Availability(person_id=person, weekday=1, day_part=DayPart.MORNING,
                                    can=Can.YES if person == self.riet else Can.NO))  # fmt: skip
        shift = making.shift(common, starts=time(9), ends=time(12))
        first = making.add(
            Assignment(shift_id=shift, person_id=self.riet, state=AssignmentState.CANNOT)
        )
        making.add(
            Assignment(
                shift_id=shift,
                person_id=self.other,
                state=AssignmentState.WORKED,
                replaces_id=first,
                worked_starts=time(9),
                worked_ends=time(11),
                confirmed_at=self.actor.now(),
            )
        )
        if self.third in people:
            low, high = sorted((self.third, self.other))
            making.add(Pairing(person_id=low, other_id=high, kind=PairKind.WITH))

    def merge(self, key: UUID | None = None) -> Merged:
        return self.database.perform(
            partial(
                merge,
                keep_id=self.riet,
                other_id=self.other,
                actor=self.actor,
                key=key or uuid4(),
            )
        )

    def unmerge(self, merge_id: int) -> Unmerged:
        return self.database.perform(partial(unmerge, merge_id=merge_id, actor=self.actor))

    def figure(self, code: Code, period: Period = NOVEMBER) -> int:
        with self.database.reading() as session:
            return figures_of(session, period=period, actor=self.actor).total(code)

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Read every table, without what a merger itself writes and without versions."""
        with self.database.reading() as session:
            return {
                table.name: sorted(
                    (
                        {name: value for name, value in row.items() if name != "version"}
                        for row in session.execute(select(table)).mappings()
                    ),
                    key=repr,
                )
                for table in Base.metadata.sorted_tables
                if table.name not in _COUNTING
            }


def _status(works: bool) -> VolunteerStatus:
    return VolunteerStatus.ACTIVE if works else VolunteerStatus.LEFT


@pytest.fixture
def twice(database: Database, making: Making) -> Twice:
    return Twice(database, making)


def test_two_records_become_one_and_open_periods_are_recounted(twice: Twice) -> None:
    assert (twice.figure(Code.UNIQUE), twice.figure(Code.VISITS)) == (3, 3)
    key = uuid4()
    done = twice.merge(key)
    assert (done.name, done.visits, done.closed) == ("Riet Janssen", 2, ())
    assert done.until == date(2026, 12, 24)
    assert (twice.figure(Code.UNIQUE), twice.figure(Code.VISITS)) == (2, 2)
    assert (twice.figure(Code.PARTICIPATIONS), twice.figure(Code.VISITS, YEAR)) == (2, 4)
    assert twice.merge(key).merge_id == done.merge_id  # the same save
    with twice.database.reading() as session:
        person = session.get_one(Person, twice.riet)
        assert (person.birth_year, person.phone, person.postcode) == (1951, "+31612345678", "6546")
        place = session.scalars(select(Enrolment)).one()
        assert (place.person_id, place.state) == (twice.riet, EnrolmentState.ENROLLED)
        assert session.get(Person, twice.other) is None
        hits = find_people(session, site_id=twice.actor.site_id, text="janssen")
        assert [hit.id for hit in hits] == [twice.riet]


@pytest.mark.parametrize("workers", ["nobody", "the other", "both", "all"])
def test_what_was_merged_can_be_taken_back_to_the_letter(twice: Twice, workers: str) -> None:
    who = {
        "nobody": (),
        "the other": (twice.other,),
        "both": (twice.riet, twice.other),
        "all": (twice.riet, twice.other, twice.third),
    }[workers]
    if who:
        twice.works(*who)
    before = twice.rows()
    done = twice.merge()
    if who:
        with twice.database.reading() as session:
            volunteer = session.scalars(
                select(Volunteer).where(Volunteer.person_id == twice.riet)
            ).one()
            assert volunteer.status is VolunteerStatus.ACTIVE
            worked = session.scalars(select(Assignment)).one()
            assert (worked.person_id, worked.replaces_id) == (twice.riet, None)
    back = twice.unmerge(done.merge_id)
    assert (back.names, back.lost) == (("Riet Janssen", "M. Janssen"), 0)
    after = twice.rows()
    for table, rows in before.items():
        assert after[table] == rows, table
    assert twice.unmerge(done.merge_id).other_id == twice.other  # twice is once
    with twice.database.reading() as session:
        hits = find_people(session, site_id=twice.actor.site_id, text="janssen")
        assert {hit.id for hit in hits} == {twice.riet, twice.other}
        assert session.scalar(select(func.count()).select_from(MergedRow)) == 0


def test_what_came_since_stays_with_the_kept_record(twice: Twice, hands: Hands) -> None:
    twice.works(twice.other)
    done = twice.merge()
    hands.move(days=1)
    twice.database.perform(partial(check_in, person_id=twice.riet, actor=twice.actor, key=uuid4()))
    role = twice.making.role("Nieuw werk")
    twice.making.add(VolunteerRole(person_id=twice.riet, role_id=role))
    back = twice.unmerge(done.merge_id)
    assert back.lost == 0
    with twice.database.reading() as session:
        roles = select(VolunteerRole.person_id).where(VolunteerRole.role_id == role)
        assert session.scalars(roles).all() == [twice.riet]
        assert session.scalar(select(func.count()).select_from(Volunteer)) == 2
    assert twice.figure(Code.VISITS) == 4


def test_a_change_from_before_the_merger_can_still_be_taken_back(twice: Twice) -> None:
    later = twice.making.occurrence(
        twice.making.activity("Koken", enrolment=True), day=TUESDAY + timedelta(days=7)
    )
    place = twice.database.perform(
        partial(enrol, person_id=twice.other, occurrence_id=later, actor=twice.actor, key=uuid4())
    )
    done = twice.merge()
    twice.database.perform(partial(undo_change, change_id=place.change_id, actor=twice.actor))
    twice.unmerge(done.merge_id)
    with twice.database.reading() as session:
        gone = select(Enrolment).where(Enrolment.occurrence_id == later)
        assert session.scalars(gone).all() == []


def test_closed_months_stay_and_are_told(twice: Twice) -> None:
    twice.making.add(
        ClosedMonth(
            site_id=twice.actor.site_id,
            key=uuid4(),
            month=202610,
            version=1,
            closed_at=twice.actor.now(),
            closed_by="Coördinator",
        )
    )
    assert twice.merge().closed == (202610,)


def test_thirty_days_and_no_longer(twice: Twice, hands: Hands) -> None:
    done = twice.merge()
    hands.move(days=30)
    with twice.database.reading() as session:
        found = mergers_of(session, person_id=twice.riet, actor=twice.actor)
    assert [row.id for row in found] == [done.merge_id]
    hands.move(hours=1)
    with pytest.raises(UnmergeTooLate):
        twice.unmerge(done.merge_id)
    with twice.database.transaction() as session:
        forget_mergers(session, actor=twice.actor)
        assert session.scalar(select(func.count()).select_from(MergedRow)) == 0
        assert session.scalar(select(func.count()).select_from(PersonMerge)) == 1
    hands.move(days=63)  # no backup has the other record any more
    with twice.database.transaction() as session:
        assert forget_mergers(session, actor=twice.actor) == 1


def test_the_last_merger_is_taken_back_first(twice: Twice) -> None:
    first = twice.merge()
    second = twice.database.perform(
        partial(merge, keep_id=twice.third, other_id=twice.riet, actor=twice.actor, key=uuid4())
    )
    with pytest.raises(UnmergeNewerFirst):
        twice.unmerge(first.merge_id)
    twice.unmerge(second.merge_id)
    twice.unmerge(first.merge_id)
    assert (twice.figure(Code.UNIQUE), twice.figure(Code.VISITS)) == (3, 3)


def test_nobody_is_merged_with_themselves_or_with_nobody(twice: Twice) -> None:
    for other, refusal in ((twice.riet, SamePerson), (99999, Gone)):
        with pytest.raises(refusal):
            twice.database.perform(
                partial(merge, keep_id=twice.riet, other_id=other, actor=twice.actor, key=uuid4())
            )


def test_whoever_is_erased_is_erased_from_before_the_merger_as_well(twice: Twice) -> None:
    """A backup of last week still has both records."""
    with twice.database.reading() as session:
        marks = set(session.scalars(select(Person.erasure_key).where(Person.id != twice.third)))
        mark = session.get_one(Person, twice.riet).erasure_key
    twice.merge()
    twice.database.perform(partial(erase, mark=mark, actor=twice.actor))
    with twice.database.reading() as session:
        assert set(session.scalars(select(Erasure.key))) == marks
        assert session.scalar(select(func.count()).select_from(MergedRow)) == 0
