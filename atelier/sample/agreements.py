"""What the sample house agreed on with its funders, and to whom it referred people."""

import random
from uuid import UUID

from sqlalchemy import select, update

from atelier.domain import Function, Organisation, Question, Target
from atelier.reports.figures import By, Code
from atelier.sample.written import Written

_PEOPLE = 1200  # of the house for which the amounts below are meant
_CITY, _FUND = "Gemeente Nijmegen", "Fonds Buurt in Beweging"
_HOUR = 60  # minutes
_AGREED = (  # funder, figure, split, item, amount; the units of care lag behind
    (_CITY, Code.VISITS, By.TOTAL, "", 33_000),
    (_CITY, Code.UNIQUE, By.TOTAL, "", 850),
    (_CITY, Code.CARE_UNITS, By.TOTAL, "", 5_500),
    (_FUND, Code.PARTICIPATIONS, By.FUNCTION, Function.HEALTH.value, 5_000),
    (_FUND, Code.VOLUNTEER_MINUTES, By.TOTAL, "", 14_000 * _HOUR),
)
_REFERRED = ("referred", "handed_over")
_TO = {"Sociaal Wijkteam": 45, "Welzijnswerk Tweespan": 25, "Seniorenwelzijn Waalkant": 18}
_NOBODY_KNOWS = 12  # of a hundred referrals


def write_agreements(written: Written, chance: random.Random) -> None:
    """Write what was agreed on for the year of today."""
    share = len(written.people) / _PEOPLE
    written.add(
        [
            Target(
                site_id=written.actor.site_id,
                key=UUID(int=chance.getrandbits(128), version=4),
                year=written.today.year,
                funder=funder,
                code=code.value,
                by=by.value,
                item=item,
                amount=round(amount * share),
            )
            for funder, code, by, item, amount in _AGREED
        ]
    )


def refer(written: Written, chance: random.Random) -> None:
    """Write to whom the people were referred whose questions ended so."""
    session, site_id = written.session, written.actor.site_id
    partners = session.execute(
        select(Organisation.name, Organisation.id).where(Organisation.site_id == site_id)
    )
    names = {name: number for name, number in partners}  # noqa: C416 - rows are no pairs
    found = session.scalars(
        select(Question.id)
        .where(Question.site_id == site_id, Question.outcome.in_(_REFERRED))
        .order_by(Question.day, Question.at, Question.id)
    ).all()
    to = [names[name] for name in _TO]
    chosen = chance.choices((*to, None), (*_TO.values(), _NOBODY_KNOWS), k=len(found))
    rows = [
        {"id": one, "referred_to_id": other}
        for one, other in zip(found, chosen, strict=True)
        if other is not None
    ]
    if rows:
        session.execute(update(Question), rows)
