"""What one house asks for of the figures of another."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from atelier.attendance.missing import now_at_house
from atelier.domain import Actor, Area, Organisation
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code, Key
from atelier.reports.hosts import newest_items
from atelier.reports.people import area_names
from atelier.reports.periods import Period, Span
from atelier.reports.reading import meetings_of, visits_of
from atelier.reports.rules import Rules, rules_of
from atelier.reports.tracing import rows_of
from atelier.reports.trend import trend
from atelier.settings.actions import set_setting
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
MONTH = Period.of(Span.MONTH, TUESDAY)


def _where(me: Actor) -> dict[str, object]:
    return {"site": me.site_id, "first": TUESDAY, "last": TUESDAY, **now_at_house(me)}


def _renamed(session: Session, it: House) -> None:
    site, day = it.actor.site_id, date(2027, 1, 1)
    new = Organisation(site_id=site, name="Waalkant & NIM", valid_from=day)
    session.add(new)
    session.flush()  # for its id
    last = day - timedelta(days=1)
    old = Organisation(site_id=site, name="Waalkant", valid_to=last, successor_id=new.id)
    session.add(old)
    session.flush()


def _newest(session: Session, me: Actor, it: House) -> object:
    _renamed(session, it)
    return newest_items(session, actor=me)


def _areas(session: Session, me: Actor, it: House) -> object:
    session.add(Area(site_id=it.actor.site_id, postcode="6546", name="'t Acker"))
    session.flush()
    return area_names(session, site_id=me.site_id)


def _rules(session: Session, me: Actor, it: House) -> object:
    set_setting(session, site_id=it.actor.site_id, name="age_groups", value="0,18,65")
    session.flush()
    found = rules_of(session, site_id=me.site_id)
    return None if found == Rules() else found


def _trend(session: Session, me: Actor, it: House) -> object:
    assert it.person
    return sum(point.visits for point in trend(session, last=MONTH, months=2, actor=me))


FIGURES_ASKED: dict[str, Ask] = {
    "figures_of": lambda s, me, _: dict(figures_of(s, period=MONTH, actor=me)),
    "rows_of": lambda s, me, _: rows_of(s, key=Key(Code.VISITS), period=MONTH, actor=me),
    "trend": _trend,
    "newest_items": _newest,
    "area_names": _areas,
    "rules_of": _rules,
    "visits_of": lambda s, me, _: visits_of(s, _where(me)),
    "meetings_of": lambda s, me, _: meetings_of(s, _where(me)),
}
FIGURES_WITHIN = {"rows_in"}  # runs the statement that it is given
