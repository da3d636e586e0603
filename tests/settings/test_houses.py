"""One database, several houses: each desk works for its own."""

from functools import partial

import pytest

from atelier.database import Database
from atelier.settings.actions import found_house
from atelier.settings.queries import UnknownHouse, first_house
from tests.making import Making


def test_a_house_is_founded_once(database: Database, making: Making) -> None:
    assert database.perform(partial(found_house, name="Other")) == making.site_id


def test_a_desk_works_for_the_house_that_it_names(database: Database, making: Making) -> None:
    north = database.perform(partial(found_house, name="Noord", another=True))
    assert database.perform(partial(found_house, name="Noord", another=True)) == north
    with database.reading() as session:
        first, named = first_house(session), first_house(session, name="Noord")
        assert first is not None
        assert named is not None
        assert (first.id, named.id) == (making.site_id, north)
        with pytest.raises(UnknownHouse):
            first_house(session, name="Zuid")


def test_an_empty_database_has_no_house(database: Database) -> None:
    with database.reading() as session:
        assert first_house(session, name="Noord") is None
