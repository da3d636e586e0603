"""Who holds a place at which occurrence: one expression for every question about places."""

from sqlalchemy import exists
from sqlalchemy.orm import aliased

from atelier.domain import Enrolment, Occurrence

_of_the_day = aliased(Enrolment)

HOLDS = (Enrolment.occurrence_id == Occurrence.id) | (
    (Enrolment.series_id == Occurrence.series_id)
    & (Enrolment.first_day <= Occurrence.day)
    & (Enrolment.last_day.is_(None) | (Enrolment.last_day >= Occurrence.day))
    & ~exists().where(
        _of_the_day.occurrence_id == Occurrence.id,
        _of_the_day.person_id == Enrolment.person_id,
    )
)
"""Which enrolment says how a person stands at an occurrence: joins the two tables.

A place in the series holds for each of its days; what was said about one day goes before it, so
that somebody who withdrew for once has no place that day and keeps it the week after.
"""
