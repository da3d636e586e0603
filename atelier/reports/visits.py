"""Visits: figures B1 and B4.

A visit is one row of a person and a day, also where the person was unlinked since; visitors
without a name are what the counts of a day come to, corrections included. Volunteers on shift
and visitors of tenants are no such rows.
"""

from itertools import chain

from atelier.reports.figures import Code
from atelier.reports.frame import Frame
from atelier.reports.reading import Crowd
from atelier.reports.splits import PEOPLE
from atelier.reports.sums import Groups, Sums


def count_visits(frame: Frame, sums: Sums) -> None:
    """Count the visits, over time and by who came."""
    times = Groups()
    for (day, part), crowd in frame.visits.items():
        times.at_time(day, part, visits_at(crowd))
    times.settle_times(sums, totals=True)
    if frame.visits:
        _by_people(frame, sums)


def visits_at(crowd: Crowd) -> tuple[tuple[Code, int], ...]:
    """Give the numbers of one part of a day."""
    return (
        (Code.VISITS, crowd.number),
        (Code.VISITS_NAMED, crowd.named),
        (Code.VISITS_UNNAMED, crowd.unnamed),
    )


def _by_people(frame: Frame, sums: Sums) -> None:
    crowds = frame.visits.values()
    unlinked = sum(crowd.unlinked for crowd in crowds)
    unnamed = sum(crowd.unnamed for crowd in crowds)
    for by in PEOPLE:
        came = chain.from_iterable(crowd.people for crowd in crowds)
        split = frame.people.split(by, came)
        nameless = frame.people.item(by, None)
        for code, more in ((Code.VISITS, unlinked + unnamed), (Code.VISITS_NAMED, unlinked)):
            sums.add_all(code, by, split)
            sums.add(code, more, by, nameless)
