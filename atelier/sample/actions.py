"""Filling an empty house with two years of a neighbourhood that does not exist."""

import random
from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Activity,
    Actor,
    Area,
    Organisation,
    Person,
    Refusal,
    Right,
    Room,
    Site,
)
from atelier.language import tr
from atelier.sample.agreements import refer, write_agreements
from atelier.sample.allowance import write_allowance
from atelier.sample.closings import close_months
from atelier.sample.diary import Diary
from atelier.sample.house import think_up
from atelier.sample.reasons import write_reasons
from atelier.sample.register import print_lost_sheet, write_registers
from atelier.sample.totals import Totals
from atelier.sample.writing_people import write_people, write_places
from atelier.sample.writing_programme import write_programme
from atelier.sample.writing_roster import write_roster
from atelier.sample.written import Written
from atelier.settings.actions import add_sample_places

PEOPLE, YEARS, SEED = 1200, 2, 1


class HouseNotEmpty(Refusal):
    """The sample would come among what somebody has entered."""

    def __init__(self) -> None:
        super().__init__(tr("This house is not empty. The sample house needs an empty one."))


@needs(Right.PART)
def fill(
    session: Session,
    *,
    actor: Actor,
    people: int = PEOPLE,
    years: int = YEARS,
    today: date,
    seed: int = SEED,
    until: datetime | None = None,
    progress: Callable[[int], object] | None = None,
) -> Totals:
    """Fill an empty house, mark it as a practice house, and give what was made.

    The programme of ``years`` years, the year of ``today`` the last of them, and of at least
    three months to come; people came until the day before ``today``, and on that day itself
    until ``until``, an aware moment. Months that are over long enough are closed. The same
    arguments give the same rows, byte for byte. ``progress`` hears how many per cent are done.
    Raises HouseNotEmpty.
    """
    if not is_empty(session, site_id=actor.site_id):
        raise HouseNotEmpty
    said = progress or (lambda _percent: None)
    now = None if until is None else _minute_of(actor, today, until)
    house = think_up(people=people, years=years, today=today, seed=seed, now=now)
    said(20)
    session.get_one(Site, actor.site_id).practice = True
    if not session.scalar(select(exists().where(Area.site_id == actor.site_id))):
        add_sample_places(session, site_id=actor.site_id)
    written = Written(session, actor, house, today)
    write_reasons(written)
    write_programme(written)
    said(40)
    write_people(written)
    write_places(written)
    write_roster(written, random.Random(f"{seed} coming"))
    write_allowance(written)
    said(55)
    diary = Diary(written, random.Random(f"{seed} diary"))
    diary.write()
    refer(written, random.Random(f"{seed} referrals"))
    write_agreements(written, random.Random(f"{seed} agreements"))
    register = random.Random(f"{seed} register")
    write_registers(written, register)
    print_lost_sheet(written, register)
    diary.hang_notes()
    said(90)
    close_months(written, random.Random(f"{seed} closings"))
    said(100)
    return house.counter.totals


def is_empty(session: Session, *, site_id: int) -> bool:
    """Say whether nobody has entered anything in a house yet."""
    kinds = (Person, Activity, Organisation, Room)
    return not any(
        session.scalar(select(exists().where(kind.site_id == site_id))) for kind in kinds
    )


def _minute_of(actor: Actor, today: date, until: datetime) -> float | None:
    """Give the minute of the day that the wall shows; None when that is another day."""
    wall = actor.clock.wall(until)
    return wall.hour * 60 + wall.minute + wall.second / 60 if wall.date() == today else None
