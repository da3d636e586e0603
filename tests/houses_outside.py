"""What one house asks of what leaves another."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from atelier.domain import Activity, Actor, Occurrence, Organisation
from atelier.reports.exporting import figures_table
from atelier.reports.external import External
from atelier.reports.outside import outside, outside_hosts, programme_of, year_to_date
from atelier.reports.periods import Period, Span
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
MONTH = Period.of(Span.MONTH, TUESDAY)
VALUE = 5  # the column of the table


def _numbers(report: External) -> object:
    return [key for key, number in report.figures.items() if number]


def _hosts(session: Session, me: Actor, it: House) -> object:
    host = Organisation(site_id=it.actor.site_id, name="Waalkant")
    session.add(host)
    session.flush()  # for its id
    yoga = session.get_one(Occurrence, it.yoga)
    session.get_one(Activity, yoga.activity_id).host_id = host.id
    session.flush()
    return outside_hosts(session, period=MONTH, actor=me)


def _table(session: Session, me: Actor, it: House) -> object:
    assert it.yoga
    _, rows = figures_table(session, period=MONTH, actor=me, internal=True)
    return [row for row in rows if row[VALUE]]


OUTSIDE_ASKED: dict[str, Ask] = {
    "outside": lambda s, me, _: _numbers(outside(s, period=MONTH, actor=me)),
    "outside_hosts": _hosts,
    "year_to_date": lambda s, me, _: _numbers(year_to_date(s, period=MONTH, actor=me)),
    "programme_of": lambda s, me, _: programme_of(s, period=MONTH, actor=me).functions,
    "figures_table": _table,
}
