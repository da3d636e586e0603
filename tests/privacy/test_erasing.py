"""Erased is erased, and the figures stay what they were: rule P16, scenario 26, goal G15."""

import re
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from atelier.attendance.sheet import signup_sheet
from atelier.calendar.cancelling import cancel_occurrence
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.notes import write_note
from atelier.domain import (
    Actor,
    AllowancePayment,
    Assignment,
    AssignmentState,
    Base,
    Enrolment,
    Erasure,
    Gone,
    Pairing,
    PairKind,
    Person,
    Shift,
    Volunteer,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.enrolment.actions import enrol
from atelier.people.search import find_people
from atelier.privacy.erasing import Erased, erase
from atelier.privacy.looking import erasure_preview
from atelier.privacy.payments import forget_payments, kept_payments
from atelier.privacy.replaying import replay_erasures
from atelier.privacy.rows import PERSONAL
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code, Figures
from atelier.reports.periods import Period, Span
from atelier.reports.tracing import rows_of
from tests.conftest import Hands
from tests.making import TUESDAY, Making

CANARY = "Zerlina van der Kanarievogel"
PHONE = "+31612349876"
NOVEMBER = Period.of(Span.MONTH, TUESDAY)
QUARTER, YEAR = Period.of(Span.QUARTER, TUESDAY), Period.of(Span.YEAR, TUESDAY)


class Canary:
    """A visitor who left a trace in every function, and works as a volunteer as well."""

    def __init__(self, database: Database, making: Making) -> None:
        self.database, self.making, self.actor = database, making, making.actor
        self.person = making.person(CANARY, born=1950, postcode="6546", phone=PHONE)
        self.other = making.person("Ali Kaya", born=1981)
        series = making.series(making.activity("Yoga", capacity=10, enrolment=True))
        with database.transaction() as session:
            activity = session.scalar(select(func.max(Base.metadata.tables["activity"].c.id)))
        assert activity is not None
        self.yoga = making.occurrence(activity, series=series)
        for person in (self.person, self.other):
            self.do(check_in, person_id=person, occurrence_ids=[self.yoga])
            self.do(enrol, person_id=person, occurrence_id=self.yoga)
        self.do(signup_sheet, occurrence_id=self.yoga)
        self.later = making.occurrence(activity, day=TUESDAY + timedelta(days=7))
        self.do(enrol, person_id=self.person, occurrence_id=self.later)
        self.do(cancel_occurrence, occurrence_id=self.later, reason=f"{CANARY.upper()} is er niet")
        self.do(write_note, text=f"Sleutel ligt bij {CANARY}.")
        self._work()

    def _work(self) -> None:
        making, role = self.making, self.making.role("Gastvrouw")
        for person in (self.person, self.other):
            making.add(
                Volunteer(
                    person_id=person,
                    status=VolunteerStatus.ACTIVE,
                    since=date(2026, 11, 2),
                    emergency_name="Piet Kanarievogel" if person == self.person else "Buur",
                )
            )
            making.add(VolunteerRole(person_id=person, role_id=role))
        making.add(Pairing(person_id=self.person, other_id=self.other, kind=PairKind.WITH))
        for starts, ends, day, confirmed in (
            (9, 12, TUESDAY, True),
            (11, 13, TUESDAY, True),  # an hour of it is the same hour
            (9, 12, TUESDAY + timedelta(days=1), False),
        ):
            shift = making.shift(role, day=day, starts=time(starts), ends=time(ends))
            making.add(
                Assignment(
                    shift_id=shift,
                    person_id=self.person,
                    state=AssignmentState.WORKED if confirmed else AssignmentState.AGREED,
                    worked_starts=time(starts) if confirmed else None,
                    worked_ends=time(ends) if confirmed else None,
                    confirmed_at=self.actor.now() if confirmed else None,
                )
            )

    def pay(self) -> None:
        for month in (201811, 202611):
            self.making.add(
                AllowancePayment(
                    site_id=self.actor.site_id,
                    person_id=self.person,
                    month=month,
                    paid_on=TUESDAY,
                    by="Bestuur",
                    flat=2500,
                )
            )

    def do(self, action: Callable[..., object], **facts: object) -> object:
        return self.database.perform(partial(action, actor=self.actor, key=uuid4(), **facts))

    def mark(self) -> UUID:
        with self.database.reading() as session:
            found = erasure_preview(session, person_id=self.person, actor=self.actor)
        assert (found.visits, found.participations, found.worked) == (1, 1, 2)
        assert (found.places, found.shifts, found.volunteer) == (2, 1, True)
        return found.mark

    def erase(self, mark: UUID) -> Erased:
        return self.database.perform(partial(erase, mark=mark, actor=self.actor))

    def figures(self) -> list[Figures]:
        with self.database.reading() as session:
            return [
                figures_of(session, period=period, actor=self.actor)
                for period in (NOVEMBER, QUARTER, YEAR)
            ]


@pytest.fixture
def canary(database: Database, making: Making) -> Canary:
    return Canary(database, making)


def _but(figures: Figures, *codes: Code) -> dict[object, int]:
    return {
        key: number
        for key, number in figures.items()
        if key.code not in codes and key.by.value not in ("age", "area", "reason")
    }


def test_every_column_that_points_to_a_person_has_its_fate() -> None:
    pointing = {
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.target_fullname in ("person.id", "volunteer.person_id")
    }
    assert {(one.kind.__tablename__, one.column) for one in PERSONAL} == pointing


def test_the_figures_stay_and_the_person_goes(canary: Canary) -> None:
    before, mark = canary.figures(), canary.mark()
    done = canary.erase(mark)
    assert (done.periods, done.shifts, done.texts) == (5, 1, 3)
    for old, new in zip(before, canary.figures(), strict=True):
        assert _but(old, Code.ENROLLED_VOLUNTEERS) == _but(
            new, Code.ENROLLED_VOLUNTEERS, Code.UNIQUE_ERASED
        )
    with canary.database.reading() as session:
        assert session.get(Person, canary.person) is None
        assert not find_people(session, site_id=canary.actor.site_id, text="kanarie")
        assert session.scalar(select(func.count()).select_from(Erasure)) == 1
        assert session.scalars(select(Enrolment.person_id).distinct()).all() == [canary.other]
        assert session.scalar(select(func.count()).select_from(Assignment)) == 0
        assert session.scalar(select(func.count()).select_from(Shift)) == 3


def test_the_rows_still_add_up_to_the_figures(canary: Canary) -> None:
    canary.erase(canary.mark())
    with canary.database.reading() as session:
        for key, number in canary.figures()[0].items():
            rows = rows_of(session, key=key, period=NOVEMBER, actor=canary.actor)
            assert sum(row.number for row in rows) == number, key


def test_nothing_of_the_name_is_left_in_any_table(canary: Canary) -> None:
    canary.erase(canary.mark())
    with canary.database.reading() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                told = " ".join(map(str, row))
                assert not re.search("kanarie|zerlina|612349876", told, re.IGNORECASE), table.name


def test_the_accounts_keep_what_was_paid_for_seven_years(canary: Canary, hands: Hands) -> None:
    canary.pay()
    assert canary.erase(canary.mark()).paid == 1
    with canary.database.reading() as session:
        (kept,) = kept_payments(session, actor=canary.actor)
        assert (kept.name, kept.amount, kept.until) == (CANARY, 2500, date(2033, 12, 31))
    hands.at = datetime(2034, 1, 1, 9, 0, tzinfo=UTC)
    with canary.database.transaction() as session:
        assert forget_payments(session, actor=canary.actor) == 1


def test_erased_twice_is_erased_once(canary: Canary) -> None:
    mark = canary.mark()
    canary.erase(mark)
    figures = canary.figures()
    assert canary.erase(mark).already
    assert canary.figures() == figures
    with pytest.raises(Gone):
        canary.erase(uuid4())


def test_two_desks_erase_somebody_once(canary: Canary) -> None:
    mark = canary.mark()
    with ThreadPoolExecutor(2) as desks:
        done = list(desks.map(canary.erase, [mark, mark]))
    assert sorted(one.already for one in done) == [False, True]
    assert canary.figures()[0].total(Code.UNIQUE_ERASED) == 1


def test_a_house_erases_only_its_own(canary: Canary) -> None:
    elsewhere = Actor(
        site_id=canary.actor.site_id + 1,
        name="Noord",
        clock=canary.actor.clock,
        rights=canary.actor.rights,
        roles=canary.actor.roles,
    )
    mark = canary.mark()
    with pytest.raises(Gone):
        canary.database.perform(partial(erase, mark=mark, actor=elsewhere))


def test_whoever_comes_back_is_somebody_new(canary: Canary, hands: Hands) -> None:
    canary.erase(canary.mark())
    hands.at = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    back = canary.making.person(CANARY)
    assert back > canary.person
    canary.do(check_in, person_id=back)
    year = canary.figures()[2]
    assert year.total(Code.UNIQUE) == 3  # twice in the year, and said so
    assert year.total(Code.UNIQUE_ERASED) == 1


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_no_byte_is_left_in_the_file(canary: Canary, tmp_path: Path) -> None:
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    spelt = [b"kanarie", b"KANARIE", b"Kanarie", b"zerlina", b"Zerlina", b"612349876"]
    spelt += [text.decode().encode("utf-16-le") for text in spelt]
    assert any(text in path.read_bytes() for path in files for text in spelt)
    canary.erase(canary.mark())
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [text for text in spelt if text in data], path.name


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_backup_that_is_put_back_erases_again(canary: Canary, tmp_path: Path) -> None:
    """Somebody else is entered after the erasure; only the erased go from the older file."""
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(canary.database.url.database or "")) as file:
        file.execute("VACUUM INTO ?", [str(old)])
    canary.erase(canary.mark())
    canary.making.person("Nieuw Hier")
    restored = Database(f"sqlite:///{old}")
    with canary.database.reading() as known, restored.transaction() as session:
        assert replay_erasures(known, session, canary.actor.clock) == 1
        assert session.scalars(select(Person.given_name)).all() == ["Ali"]
    with canary.database.reading() as known, restored.transaction() as session:
        assert replay_erasures(known, session, canary.actor.clock) == 0
    restored.close()
    assert b"Kanarie" not in old.read_bytes()
