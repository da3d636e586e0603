"""Drafts: one's own, the last of each page, not for ever, and gone with whoever they name."""

from sqlalchemy import func, select

from atelier.accounts.drafts import drafts_of, drop_draft, keep_draft
from atelier.database import Database
from atelier.domain import AccountRole, Actor, Draft, Person
from atelier.privacy.erasing import erase
from tests.acting import as_role
from tests.conftest import Hands
from tests.making import Making


def test_a_draft_comes_back_to_whoever_typed_it(
    database: Database, actor: Actor, hands: Hands
) -> None:
    mine = as_role(database, actor, AccountRole.RECEPTION)
    other = as_role(database, actor, AccountRole.RECEPTION)
    with database.transaction() as session:
        for text in ("half", "more"):
            keep_draft(session, page="desk", words="Desk", content=text, actor=mine)
        keep_draft(session, page="people", words="People", content="new", actor=mine)
        keep_draft(session, page="desk", words="Desk", content="the house", actor=actor)
        keep_draft(session, page="desk", words="Desk", content="nobody", actor=actor.locked())
    with database.reading() as session:
        assert [row.content for row in drafts_of(session, actor=mine)] == ["new", "more"]
        assert [row.content for row in drafts_of(session, actor=actor)] == ["the house"]
        assert drafts_of(session, actor=other) == drafts_of(session, actor=actor.locked()) == ()
    with database.transaction() as session:
        drop_draft(session, page="desk", actor=mine)
    hands.move(days=8)
    with database.transaction() as session:
        assert drafts_of(session, actor=mine) == ()
        keep_draft(session, page="desk", words="Desk", content="late", actor=other)
        assert session.scalar(select(func.count()).select_from(Draft)) == 1  # the old ones went


def test_a_draft_goes_with_whoever_it_names(
    database: Database, making: Making, actor: Actor
) -> None:
    person = making.person("Fatima Çelik")
    typed = ['{"typed": "fatima komt"}', '{"typed": ["ÇELIK", "dan"]}', '{"typed": "Toos"}']
    with database.transaction() as session:
        for number, content in enumerate(typed):
            keep_draft(session, page=f"{number}", words="Desk", content=content, actor=actor)
        mark = session.get_one(Person, person).erasure_key
        erase(session, mark=mark, actor=actor)
    with database.reading() as session:
        assert [row.content for row in drafts_of(session, actor=actor)] == [typed[2]]
