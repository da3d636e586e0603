"""What is known of a volunteer, as it is told to that volunteer (rule P17)."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from atelier.domain import (
    Assignment,
    Availability,
    DayAvailability,
    FixedPlace,
    Pairing,
    Role,
    Shift,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.language import tr, tr_count
from atelier.people.phones import shown_phone
from atelier.privacy.telling import Fact
from atelier.words import day_in_figures


def work_lines(session: Session, person_id: int) -> Iterator[Fact]:
    """Tell a volunteer everything; whom to ring in an emergency is told without the name."""
    volunteer = session.scalar(select(Volunteer).where(Volunteer.person_id == person_id))
    if volunteer is not None:
        yield from _facts(volunteer)
        yield from _roles(session, person_id)
        yield from _times(session, person_id)
    yield from _shifts(session, person_id)


def _facts(row: Volunteer) -> Iterator[Fact]:
    yield Fact(tr("Volunteer"), _standing(row))
    town = f"{row.postcode} {row.town}".strip()
    address = ", ".join(part for part in (row.street, town) if part)
    emergency = ""
    if row.emergency_name or row.emergency_phone:
        phone = shown_phone(row.emergency_phone) if row.emergency_phone else ""
        emergency = f"{tr('somebody whom you named')} {phone}".strip()
    wishes = (
        (tr("shifts at least"), row.min_shifts),
        (tr("shifts at most"), row.max_shifts),
        (tr("hours at most"), row.max_hours),
    )
    facts = (
        (tr("Address"), address),
        (tr("To ring in an emergency"), emergency),
        (tr("Agreement signed on"), _day(row.agreement_on)),
        (tr("21 or older"), {None: "", True: tr("yes"), False: tr("no")}[row.of_age]),
        (tr("Emergency response until"), _day(row.bhv_until)),
        (
            tr("Wishes for a month"),
            ", ".join(f"{words}: {number}" for words, number in wishes if number),
        ),
    )
    yield from (Fact(what, told) for what, told in facts if told)


def _standing(row: Volunteer) -> str:
    words = {
        VolunteerStatus.APPLYING: tr("applying"),
        VolunteerStatus.ACTIVE: tr("active"),
        VolunteerStatus.LEAVING: tr("leaving"),
        VolunteerStatus.LEFT: tr("left"),
    }[row.status]
    if row.since and row.until:
        return f"{words}, {_day(row.since)} – {_day(row.until)}"
    return f"{words}, {tr('since {day}', day=_day(row.since))}" if row.since else words


def _roles(session: Session, person_id: int) -> Iterator[Fact]:
    rows = session.execute(
        select(VolunteerRole, Role.name)
        .join(Role, Role.id == VolunteerRole.role_id)
        .where(VolunteerRole.person_id == person_id)
        .order_by(Role.name)
    )
    for row, name in rows:
        parts = []
        if row.trained:
            parts.append(tr_count("shown once", "shown {count} times", row.trained))
        if row.vog_seen_on:
            parts.append(tr("certificate of conduct seen on {day}", day=_day(row.vog_seen_on)))
        yield Fact(tr("Work: {name}", name=name), ", ".join(parts) or tr("yes"))


def _times(session: Session, person_id: int) -> Iterator[Fact]:
    """Tell how much was said about when somebody can."""
    kinds = (
        (Availability, tr("Parts of the week when you can or cannot")),
        (DayAvailability, tr("Days about which you answered")),
        (VolunteerAway, tr("Periods in which you are away")),
        (FixedPlace, tr("Fixed places in the roster")),
    )
    for kind, words in kinds:
        number = session.scalar(select(func.count()).where(kind.person_id == person_id))
        if number:
            yield Fact(words, str(number))
    wishes = session.scalar(
        select(func.count()).where(
            or_(Pairing.person_id == person_id, Pairing.other_id == person_id)
        )
    )
    if wishes:
        yield Fact(tr("Wishes about working together"), str(wishes))


def _shifts(session: Session, person_id: int) -> Iterator[Fact]:
    rows = session.execute(
        select(Assignment, Shift.day)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(Assignment.person_id == person_id)
        .order_by(Shift.day)
    ).all()
    if not rows:
        return
    first, last = rows[0].day, rows[-1].day
    number = tr_count("one shift", "{count} shifts", len(rows))
    yield Fact(tr("Roster"), f"{number}, {_day(first)} – {_day(last)}")
    minutes = sum(_minutes(row) for row, _ in rows if row.confirmed_at is not None)
    if minutes:
        yield Fact(tr("Hours worked"), f"{minutes // 60}:{minutes % 60:02d}")


def _minutes(row: Assignment) -> int:
    if row.worked_starts is None or row.worked_ends is None:
        return 0
    day = date(2000, 1, 1)
    worked = datetime.combine(day, row.worked_ends) - datetime.combine(day, row.worked_starts)
    return int(worked.total_seconds()) // 60


def _day(day: date | None) -> str:
    return day_in_figures(day) if day else ""
