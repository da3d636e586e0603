"""A week with a little of everything that paper can go wrong on, and reading what was printed."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

from atelier.calendar.paper.card import invitation
from atelier.calendar.paper.day_plan import day_plan
from atelier.calendar.paper.doors import door_list
from atelier.calendar.paper.month import month_poster
from atelier.calendar.paper.places import places_sheet
from atelier.calendar.paper.week import week_poster, week_programme
from atelier.database import Database
from atelier.domain import (
    Activity,
    BookingKind,
    Function,
    Occurrence,
    OccurrenceState,
    Room,
    RoomBooking,
)
from atelier.paper.sheet import Sheet
from tests.making import TUESDAY, Making
from tests.paper.reading import reader, text_of

MONDAY = TUESDAY - timedelta(days=1)
MM = 72 / 25.4
SHEETS: dict[str, Callable[..., Sheet]] = {
    "week": week_programme, "week poster": week_poster, "month poster": month_poster,
    "day plan": day_plan, "places": places_sheet,
}  # fmt: skip


class House:
    """One room, and a Tuesday with everything in it."""

    def __init__(self, making: Making) -> None:
        self.making, site = making, making.site_id
        self.hall = making.add(
            Room(site_id=site, code="S", name="Speelzaal", setup_minutes=30, clearing_minutes=15)
        )
        self.yoga = self.activity(
            "Yoga", capacity=3, enrolment=True, minimum=2, price_cents=450,
            function=Function.HEALTH, audience="Wie wil bewegen",
        )  # fmt: skip
        self.first = self.on(self.yoga)
        for name in ("Toos van den Berg", "Riet Jansen", "Wim Smit"):
            making.enrolment(making.person(name), occurrence=self.first)
        making.enrolment(making.person("Bep de Vries"), occurrence=self.first, waiting=1)
        self.painting = self.activity("Schilderen", capacity=8, enrolment=True, minimum=4)
        self.on(self.painting, day=TUESDAY + timedelta(days=1))
        self.on(self.activity("Zingen"), off="Zaal is bezet", starts=time(14), ends=time(15))
        self.secret = self.activity(
            "Herstelgroep", sensitive=True, public_name="Dinsdaggroep", audience="Herstel"
        )
        self.on(self.secret, starts=time(16), ends=time(17))
        self.on(self.secret, starts=time(18), ends=time(19), off="Herstelcoach is ziek")
        self.on(self.activity("Werkgroep", function=Function.INTERNAL), starts=time(20))
        self.coffee = self.activity("Koffie")
        for day in range(5):
            self.on(self.coffee, day=MONDAY + timedelta(days=day), starts=time(9), ends=time(10))
        making.add(
            RoomBooking(
                site_id=site, room_id=self.hall, name="Muziekschool", day=TUESDAY,
                starts=time(12), ends=time(13), kind=BookingKind.HIRE,
            )
        )  # fmt: skip

    def activity(self, name: str, **facts: object) -> int:
        code = f"C{uuid4().hex[:8]}"
        return self.making.add(
            Activity(site_id=self.making.site_id, code=code, name=name, **facts)  # type: ignore[arg-type]
        )

    def on(
        self,
        activity: int,
        *,
        day: date = TUESDAY,
        starts: time = time(10),
        ends: time | None = None,
        off: str = "",
        skipped: bool = False,
        series: int | None = None,
    ) -> int:
        return self.making.add(
            Occurrence(
                activity_id=activity,
                series_id=series,
                day=day,
                starts=starts,
                ends=ends or time(starts.hour + 1, 30),
                room_id=self.hall,
                state=OccurrenceState.CANCELLED if off else OccurrenceState.PLANNED,
                reason=off,
                skipped=skipped,
            )
        )


def printed(
    database: Database, house: House, layout: Callable[..., Sheet], **asked: object
) -> Sheet:
    asked = {"key": uuid4(), "actor": house.making.actor, **asked}
    if layout is not invitation:
        asked.setdefault("day", TUESDAY)
    return database.perform(partial(layout, **asked))


def all_sheets(database: Database, house: House, **asked: object) -> dict[str, Sheet]:
    found = {name: printed(database, house, layout, **asked) for name, layout in SHEETS.items()}
    found["door"] = printed(database, house, door_list, room_id=house.hall, **asked)
    found["door week"] = printed(database, house, door_list, room_id=house.hall, week=True, **asked)
    found["card"] = printed(database, house, invitation, activity_id=house.secret, **asked)
    return found


def words_of(sheet: Sheet) -> str:
    """Give all words of a sheet, one space between two."""
    return " ".join(text_of(sheet.pdf).split())


def millimetres(sheet: Sheet, page: int = 0) -> tuple[int, int]:
    box = reader(sheet.pdf).pages[page].mediabox
    return round(float(box.width) / MM), round(float(box.height) / MM)
