"""The sample house has agreements with funders, and says to whom people were referred."""

from atelier.reports.targets import realised
from tests.sample.conftest import TODAY, Filled


def test_agreements_are_kept_but_for_one(house: Filled) -> None:
    with house.database.reading() as session:
        rows = realised(session, year=TODAY.year, actor=house.actor)
    assert len(rows) == 5
    assert {row.funder for row in rows} == {"Gemeente Nijmegen", "Fonds Buurt in Beweging"}
    assert len({row.state for row in rows}) >= 2


def test_most_referrals_say_to_whom(house: Filled) -> None:
    referred = house.number(
        "SELECT count(*) FROM question WHERE outcome IN ('referred', 'handed_over')"
    )
    known = house.number("SELECT count(*) FROM question WHERE referred_to_id IS NOT NULL")
    others = house.number(
        "SELECT count(*) FROM question WHERE referred_to_id IS NOT NULL"
        " AND outcome NOT IN ('referred', 'handed_over')"
    )
    assert 0.8 < known / referred < 0.95
    assert others == 0
