"""Visits: figures B1 and B4.

A visit is one row of a person and a day, also where the person was unlinked since; visitors
without a name are what the counts of a day come to, corrections included. Volunteers on shift
and visitors of tenants are no such rows.
"""

from itertools import chain

from atelier.reports.figures import Code
from atelier.reports.frame import Frame
from atelier.reports.sums import Groups, Sums

_CODES = (Code.VISITS, Code.VISITS_NAMED, Code.VISITS_UNNAMED)


def count_visits(frame: Frame, sums: Sums) -> None:
    """Count the visits, over time and by who came."""
    times = Groups(_CODES)
    for (day, part), crowd in frame.visits.items():
        times.at_time(day, part, (crowd.number, crowd.named, crowd.unnamed))
    times.settle_times(sums, totals=True)
    _by_people(frame, sums)


def _by_people(frame: Frame, sums: Sums) -> None:
    crowds = frame.visits.values()
    unlinked = sum(crowd.unlinked for crowd in crowds)
    unnamed = sum(crowd.unnamed for crowd in crowds)
    came = chain.from_iterable(crowd.people for crowd in crowds)
    for by, split in frame.people.splits(came):
        nameless = frame.people.item(by, None)
        for code, more in ((Code.VISITS, unlinked + unnamed), (Code.VISITS_NAMED, unlinked)):
            sums.add_all(code, by, split)
            sums.add(code, more, by, nameless)
