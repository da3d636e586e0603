"""What a coordinator sees of people."""

from dataclasses import replace

from atelier.database import Database
from atelier.domain import Site, Volunteer, VolunteerStatus
from atelier.people.names import Name
from atelier.people.queries import list_people, person_card
from tests.making import Making


def test_a_card_holds_what_is_kept(database: Database, making: Making) -> None:
    person_id = making.person("Toos van den Berg", born=1944, phone="024 377 12 34")
    making.add(Volunteer(person_id=person_id))
    elsewhere = replace(making.actor, site_id=making.add(Site(name="Noord")))
    with database.reading() as session:
        card = person_card(session, actor=making.actor, person_id=person_id)
        assert card is not None
        assert card.name == Name(given="Toos", prefix="van den", family="Berg")
        assert (card.birth_year, card.phone, card.version) == (1944, "+31243771234", 1)
        assert card.volunteer is VolunteerStatus.ACTIVE
        assert "1944" not in repr(card)
        assert person_card(session, actor=elsewhere, person_id=person_id) is None
        assert person_card(session, actor=making.actor, person_id=person_id + 1) is None


def test_the_list_stands_in_the_order_of_names(database: Database, making: Making) -> None:
    for name in ("Toos van den Berg", "Öz Aydın", "Tesfay", "Wim Berg"):
        making.person(name, phone="06 12345678" if name == "Tesfay" else None)
    elsewhere = replace(making.actor, site_id=making.add(Site(name="Noord")))
    with database.reading() as session:
        rows = list_people(session, actor=making.actor)
        assert [row.name for row in rows] == [
            "Aydın, Öz",
            "van den Berg, Toos",
            "Berg, Wim",
            "Tesfay",
        ]
        assert [row.has_phone for row in rows] == [False, False, False, True]
        found = list_people(session, actor=making.actor, text="berg w")
        assert [row.name for row in found] == ["Berg, Wim"]
        assert len(list_people(session, actor=making.actor, limit=2)) == 2
        assert list_people(session, actor=elsewhere) == []
