"""What was kept long enough goes, and no figure changes: rules P11, P14 and P15, F50 and F51."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.audit.chain import broken_link, link_lines
from atelier.calendar.cancelling import cancel_occurrence
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.notes import write_note
from atelier.desk.sheet import tally_sheet
from atelier.domain import (
    Action,
    AuditEntry,
    Base,
    BuildingNote,
    CalendarChange,
    DueKind,
    Enrolment,
    Erasure,
    Person,
    PrintedSheet,
    RequestKind,
    RetentionList,
    Series,
    Visit,
    Volunteer,
    VolunteerStatus,
)
from atelier.privacy.requests import take_request
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code
from atelier.reports.periods import Period, Span
from atelier.reports.to_date import counted
from atelier.retention.finding import limits_of
from atelier.retention.letting_go import KINDS
from atelier.retention.lists import (
    carry_on,
    confirm,
    done_lists,
    due,
    look,
    standing,
    trust_date,
)
from atelier.retention.refusals import ClockJumped, NothingDue
from tests.conftest import Hands
from tests.making import TUESDAY, Making

T = TypeVar("T")
NAMES = ("Toos van den Berg", "Ali Kaya", "Mies Jansen", "Piet de Wit")
YEARS = ("age", "area")  # by whom: unknown once the names are gone


class House:
    """A house in which time passes."""

    def __init__(self, database: Database, making: Making, hands: Hands) -> None:
        self.database, self.making, self.hands, self.actor = database, making, hands, making.actor

    def do(self, action: Callable[..., T], **facts: object) -> T:
        return self.database.perform(partial(action, actor=self.actor, **facts))

    def read(self, query: Callable[[Session], T]) -> T:
        with self.database.reading() as session:
            return query(session)

    def come(self, person: int, day: date) -> None:
        self.making.visit(person, day, datetime(day.year, day.month, day.day, 9, tzinfo=UTC))

    def to(self, day: date) -> None:
        self.hands.at = datetime(day.year, day.month, day.day, 8, 50, tzinfo=UTC)

    def nights(self, until: date, step: int = 30) -> None:
        """Let time pass and look, so often that the clock is not doubted."""
        while self.hands.at.date() < until:
            self.to(min(self.hands.at.date() + timedelta(days=step), until))
            self.do(look)
            self.finish()

    def knows(self, person: int) -> bool:
        return self.read(lambda s: s.get(Person, person)) is not None

    def finish(self) -> None:
        while self.do(carry_on):
            pass

    def due_of(self, kind: DueKind, day: date) -> int:
        return self.read(lambda s: KINDS[kind].count(s, limits_of(s, day=day, actor=self.actor)))

    def figures(self, *years: int) -> dict[object, int]:
        """Give what periods count of different people, and visits, but by age and area."""
        found: dict[object, int] = {}
        with self.database.reading() as session:
            for year in years:
                whole = Period.of(Span.YEAR, date(year, 1, 1))
                for period in (whole, *whole.months(), Period.of(Span.QUARTER, whole.last)):
                    figures = figures_of(session, period=period, actor=self.actor)
                    found |= {
                        (period.key, key): number
                        for key, number in figures.items()
                        if key.code is not Code.UNIQUE_ERASED
                        and (key.by.value not in YEARS or key.code.value.startswith(("B3", "B6")))
                    }
                to_date = Period.of(Span.MONTH, date(year, 11, 1)).to_date()
                figures = counted(session, period=to_date, actor=self.actor)
                found[year, "to date"] = figures.total(Code.UNIQUE)
        return found


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> House:
    house = House(database, making, hands)
    house.do(look)
    return house


def test_the_names_of_a_year_go_and_no_figure_changes(house: House) -> None:
    """On 1 April; whoever comes back in the new year is no newcomer."""
    people = [house.making.person(name, born=1950, postcode="6546") for name in NAMES]
    activity = house.making.activity("Yoga")
    yoga = house.making.occurrence(activity)
    for person in people[:3]:
        house.come(person, TUESDAY)
    house.making.participation(people[0], yoga, TUESDAY, house.hands.at)
    house.making.participation(people[3], yoga, TUESDAY, house.hands.at)  # was never counted in
    house.come(people[0], TUESDAY + timedelta(days=7))
    for person in (people[0], people[3]):
        house.come(person, date(2027, 2, 3))
    new = house.making.person("Nieuw Hier")
    house.come(new, date(2027, 2, 3))
    house.nights(date(2027, 3, 31))
    before = house.figures(2026, 2027)
    assert house.due_of(DueKind.VISITS, date(2027, 3, 31)) == 0
    assert house.due_of(DueKind.VISITS, date(2027, 4, 1)) == 6
    house.to(date(2027, 4, 1))
    shown = house.do(due)
    assert [(row.kind, row.number, row.years) for row in shown.rows] == [
        (DueKind.VISITS, 6, (2026,))
    ]
    house.do(confirm)
    house.finish()
    assert house.figures(2026, 2027) == before
    with house.database.reading() as session:
        named = select(func.count()).where(Visit.person_id.is_not(None))
        assert session.scalar(named.where(Visit.day < date(2027, 1, 1))) == 0
        assert session.scalar(named) == 3
        assert session.get_one(Person, people[0]).last_seen_on == date(2026, 12, 1)
        assert session.get_one(Person, new).last_seen_on is None
    (done,) = house.do(done_lists)
    assert (done.gone, done.by) == (6, "Balie")


def test_who_did_not_come_for_a_year_is_erased(house: House) -> None:
    gone, stays, enrolled, asked = (house.making.person(name) for name in NAMES)
    for person in (gone, stays, enrolled, asked):
        house.come(person, TUESDAY)
    series = house.making.series(house.making.activity("Yoga"))
    house.making.enrolment(enrolled, series=series)
    with house.database.transaction() as session:
        session.get_one(Series, series).last_day = date(2029, 1, 1)
    house.do(
        take_request, person_id=asked, kind=RequestKind.ACCESS, received_on=TUESDAY, key=uuid4()
    )
    house.come(stays, date(2027, 6, 1))
    house.nights(date(2027, 11, 20))
    assert house.read(lambda s: s.get(Person, gone)) is not None
    house.nights(date(2028, 1, 20), step=10)  # nobody confirms: fourteen days later time does
    with house.database.reading() as session:
        assert set(session.scalars(select(Person.id))) == {stays, enrolled, asked}
        assert session.scalar(select(func.count()).select_from(Erasure)) == 1
    assert {one.by for one in house.do(done_lists)} == {""}


def test_a_list_waits_fourteen_days_and_forgets_who_came_back(house: House) -> None:
    first, second = (house.making.person(name) for name in NAMES[:2])
    house.nights(TUESDAY + timedelta(days=366))
    waiting = house.do(standing)
    assert (waiting.waiting, waiting.until) == (2, house.hands.at.date() + timedelta(days=14))
    shown = house.do(due)
    assert [one.name for one in shown.people] == ["van den Berg, Toos", "Kaya, Ali"]
    house.to(house.hands.at.date() + timedelta(days=13))
    house.do(check_in, person_id=first, key=uuid4())
    assert house.do(look).waiting == 1
    assert house.read(lambda s: s.scalar(select(func.count()).select_from(Person))) == 2
    house.to(house.hands.at.date() + timedelta(days=1))
    assert house.do(look).going
    house.finish()
    assert house.read(lambda s: s.scalars(select(Person.id)).all()) == [first]
    assert house.read(lambda s: s.get(Person, second)) is None


@pytest.mark.parametrize("days", [36, 3653])
def test_after_a_jump_of_the_clock_nothing_goes(house: House, days: int) -> None:
    """F51: ten years ahead, erased 0, until somebody says that the date is right."""
    person = house.making.person(NAMES[0], phone="0612345678")
    house.come(person, TUESDAY)
    house.do(write_note, text="De lift is stuk", key=uuid4())
    counted_rows = house.read(_rows)
    house.hands.move(days=days)
    jumped = house.do(look)
    assert jumped.jump == (TUESDAY, TUESDAY + timedelta(days=days))
    assert house.do(due).rows == ()
    with pytest.raises(ClockJumped):
        house.do(confirm)
    house.finish()
    assert house.read(_rows) == counted_rows
    house.hands.move(days=1)
    house.do(look)
    assert house.read(_rows) == counted_rows  # nor the day after
    house.do(trust_date, day=TUESDAY)  # not the day that it is
    assert house.do(standing).jump is not None
    today = house.hands.at.date()
    assert house.do(trust_date, day=today).jump is None
    house.do(look)
    assert house.read(lambda s: s.scalar(select(func.count()).select_from(BuildingNote))) == 0
    assert house.do(standing).waiting > 0


def test_a_list_that_waited_through_a_jump_is_begun_anew(house: House) -> None:
    """The house was closed for two months: nobody saw the list in its fourteen days."""
    house.come(house.making.person(NAMES[0]), TUESDAY)
    house.nights(date(2027, 4, 2))
    first = house.do(standing).until
    assert first is not None
    house.hands.move(days=60)
    today = house.hands.at.date()
    assert house.do(look).jump is not None
    assert house.do(trust_date, day=today).until == today + timedelta(days=14)
    assert house.do(look).waiting == 1
    house.do(trust_date, day=today)  # said twice it is the same list
    house.hands.move(days=14)
    assert house.do(look).going


def test_a_clock_that_was_set_back_takes_nothing_and_is_followed(house: House) -> None:
    """F50; set right again after a month it is a jump like any other."""
    house.do(write_note, text="De lift is stuk", key=uuid4())
    house.hands.move(days=-40)
    house.do(look)
    house.hands.move(days=40)
    assert house.do(look).jump is not None
    house.do(trust_date, day=TUESDAY)
    assert house.do(standing).jump is None
    assert house.read(lambda s: s.scalar(select(func.count()).select_from(BuildingNote))) == 1


def test_before_the_first_look_the_newest_visit_tells_the_day(
    database: Database, making: Making, hands: Hands
) -> None:
    house = House(database, making, hands)
    house.come(making.person(), TUESDAY)
    hands.move(days=3653)
    assert house.do(look).jump == (TUESDAY, TUESDAY + timedelta(days=3653))


def test_contact_data_go_a_month_after_the_last_place(house: House) -> None:
    """P11: but not of who may be contacted, nor of who has a place (P13: nor the parent's)."""
    over, agreed, has_place = (house.making.person(name, phone="0612345678") for name in NAMES[:3])
    ended, goes_on = (house.making.series(house.making.activity(name)) for name in ("A", "B"))
    for person, series in ((over, ended), (agreed, ended), (has_place, goes_on)):
        house.making.enrolment(person, series=series)
    with house.database.transaction() as session:
        session.get_one(Series, ended).last_day = TUESDAY
        session.get_one(Series, goes_on).last_day = date(2027, 6, 1)
        session.get_one(Person, agreed).may_contact = True
        for place in session.scalars(select(Enrolment)):
            place.contact_name, place.contact_phone = "Ouder", "+31612345670"
    assert house.due_of(DueKind.CONTACT, date(2026, 12, 24)) == 0
    assert house.due_of(DueKind.CONTACT, date(2026, 12, 25)) == 1
    assert house.due_of(DueKind.PARENT, date(2026, 12, 25)) == 2
    house.to(date(2026, 12, 25))
    house.do(confirm)
    house.finish()
    with house.database.reading() as session:
        kept = [session.get_one(Person, one).phone for one in (over, agreed, has_place)]
        assert kept == [None, "+31612345678", "+31612345678"]
        named = select(Enrolment.person_id).where(Enrolment.contact_name != "")
        assert session.scalars(named).all() == [has_place]


def test_a_waiting_list_goes_a_month_after_the_start(house: House) -> None:
    series = house.making.series(house.making.activity("Yoga"))
    placed, waits = (house.making.person(name) for name in NAMES[:2])
    house.making.enrolment(placed, series=series)
    house.making.enrolment(waits, series=series, waiting=1)
    with house.database.transaction() as session:
        session.get_one(Series, series).first_day = TUESDAY
        session.get_one(Series, series).last_day = date(2027, 6, 1)
    assert house.due_of(DueKind.WAITING, date(2026, 12, 24)) == 0
    house.nights(date(2027, 1, 15), step=8)
    assert house.read(lambda s: s.scalars(select(Enrolment.person_id)).all()) == [placed]


def test_a_volunteer_goes_a_year_after_the_last_day(house: House) -> None:
    """The emergency contact at once; the hours and the figures of volunteers stay."""
    person = house.making.person(NAMES[0])
    house.making.add(
        Volunteer(
            person_id=person,
            status=VolunteerStatus.LEFT,
            since=date(2026, 1, 1),
            until=TUESDAY - timedelta(days=1),
            emergency_name="Piet",
            emergency_phone="+31612345678",
        )
    )
    house.do(look)
    with house.database.reading() as session:
        left = session.scalars(select(Volunteer)).one()
        assert (left.emergency_name, left.emergency_phone) == ("", None)
    house.nights(date(2027, 6, 1))
    house.come(person, date(2027, 11, 1))
    before = house.figures(2026)
    house.nights(date(2027, 12, 31), step=10)
    with house.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Volunteer)) == 0
        assert session.get_one(Person, person).last_seen_on == date(2026, 11, 23)
    assert house.figures(2026) == before


def test_the_logs_go_after_a_year_and_the_chain_stays_whole(house: House) -> None:
    person, activity = house.making.person(NAMES[0]), house.making.activity("Yoga")
    house.do(check_in, person_id=person, key=uuid4())
    house.do(tally_sheet, day=TUESDAY, key=uuid4())
    house.do(
        cancel_occurrence,
        occurrence_id=house.making.occurrence(activity),
        reason="Verf",
        key=uuid4(),
    )
    house.do(link_lines_of)
    house.nights(date(2027, 11, 1))
    house.come(person, date(2027, 11, 1))
    house.do(tally_sheet, day=TUESDAY, key=uuid4())
    old = house.read(lambda s: s.scalar(select(func.min(AuditEntry.at))))
    assert old is not None
    assert old.year == 2026
    house.nights(date(2027, 12, 1))
    with house.database.reading() as session:
        oldest = session.scalars(select(AuditEntry.at).order_by(AuditEntry.at)).first()
        assert oldest is not None
        assert oldest.date() >= date(2026, 12, 1)
        assert broken_link(session, site_id=house.actor.site_id) is None
        assert session.scalar(select(func.count()).select_from(CalendarChange)) == 0
        assert session.scalar(select(func.count()).select_from(PrintedSheet)) == 1
        assert session.scalar(select(func.count(Action.person_id))) == 0


def link_lines_of(session: Session, *, actor: object) -> None:
    link_lines(session, site_id=actor.site_id)  # type: ignore[attr-defined]


def test_nothing_due_is_nothing_to_confirm(house: House) -> None:
    with pytest.raises(NothingDue):
        house.do(confirm)
    assert not house.do(carry_on)


def test_confirmed_twice_is_confirmed_once(house: House) -> None:
    house.making.person(NAMES[0])
    house.nights(TUESDAY + timedelta(days=366))
    assert house.do(confirm).going
    assert house.do(confirm).going
    house.finish()
    assert house.read(lambda s: s.scalar(select(func.count()).select_from(RetentionList))) == 1


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_three_years_of_nights(house: House, rounds: float) -> None:
    """Nobody confirms anything; nothing is kept longer than its term, a week and fourteen days."""
    step = 1 if rounds == 1.0 else 16
    people = {house.making.person(name, phone="0612345678"): name for name in NAMES}
    comes = dict(zip(people, (1, 3, 16, 1000), strict=True))  # every so many weeks
    seen = dict.fromkeys(people, TUESDAY)
    slack = timedelta(days=7 + 14 + 2 * step)
    last = TUESDAY + timedelta(days=3 * 365)
    kept: dict[int, dict[object, int]] = {}
    day = TUESDAY
    while day < last:
        day = min(day + timedelta(days=step), last)
        house.to(day)
        for person, weeks in comes.items():
            there = house.knows(person)
            if there and day - seen[person] >= timedelta(weeks=weeks) and day < last - slack * 20:
                house.come(person, day)
                seen[person] = day
        house.do(look)
        house.finish()
        if day.year - 1 not in kept and day.year > 2026 and (day.month, day.day) >= (3, 20):
            kept[day.year - 1] = house.figures(day.year - 1)
        _nothing_too_old(house, day - slack)
    assert {year: house.figures(year) for year in kept} == kept
    assert set(kept) == {2026, 2027, 2028}
    with house.database.reading() as session:
        erased = session.scalar(select(func.count()).select_from(Erasure))
        assert erased == sum(seen[one] + timedelta(days=366) < last - slack for one in people)


def _nothing_too_old(house: House, day: date) -> None:
    with house.database.reading() as session:
        limits = limits_of(session, day=day, actor=house.actor)
        assert {kind: going.count(session, limits) for kind, going in KINDS.items()} == (
            dict.fromkeys(KINDS, 0)
        )


def _rows(session: Session) -> dict[str, int]:
    """Count the rows of everything that may go."""
    own = {"audit_entry", "retention_watch"}
    return {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
        if table.name not in own
    }
