"""Undo: the counts become as if it never happened, and no name is left behind."""

from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from atelier.database import Database
from atelier.desk.actions import check_in, give_name, register_walk_in
from atelier.desk.counting import check_in_group, count_visitors
from atelier.desk.questions import note_question
from atelier.desk.recent import recent, undone_text
from atelier.desk.refusals import NamedSince, NothingToUndo, TooLate
from atelier.desk.undoing import undo, undo_last
from atelier.domain import Action, Actor, Clock, Function, NameToken, Person, Question
from tests.acting import at_desk
from tests.counting import participations, visits
from tests.making import Making

KEY = UUID(int=7)


def take_back(database: Database, actor: Actor, action: int) -> None:
    database.perform(partial(undo, action_id=action, actor=actor))


def test_the_wrong_annie_was_never_here(database: Database, making: Making, actor: Actor) -> None:
    older, younger = making.person("Annie Jansen"), making.person("Annie Jansen")
    yoga = making.occurrence("Yoga")
    arrive = partial(check_in, occurrence_ids=[yoga], actor=actor)
    wrong = database.perform(partial(arrive, person_id=older, key=KEY))
    take_back(database, actor, wrong.action_id)
    database.perform(partial(arrive, person_id=younger, key=uuid4()))

    assert (visits(database), participations(database)) == ((1, 0), (1, 0))
    with database.reading() as session:
        action = session.get_one(Action, wrong.action_id)
        assert (action.undone_by, action.undone_at, action.person_id) == (
            "Balie",
            actor.now(),
            None,
        )
        rows = recent(session, actor=actor)
        assert [row.who for row in rows] == ["Jansen, Annie", ""]
        assert rows[0].sentence(name=True) == "Jansen, Annie → Yoga"
        assert undone_text(rows[1], actor) == "Undone at 9:50 by Balie"


def test_taken_back_twice_is_taken_back_once(
    database: Database, making: Making, actor: Actor
) -> None:
    done = database.perform(partial(check_in, person_id=making.person(), actor=actor, key=KEY))
    take_back(database, actor, done.action_id)
    take_back(database, actor, done.action_id)
    assert visits(database) == (0, 0)


def test_a_later_activity_keeps_the_visit(database: Database, making: Making, actor: Actor) -> None:
    toos = making.person()
    arrive = partial(check_in, person_id=toos, actor=actor)
    first = database.perform(
        partial(arrive, occurrence_ids=[making.occurrence("Yoga")], key=uuid4())
    )
    second = database.perform(
        partial(arrive, occurrence_ids=[making.occurrence("Koken")], key=uuid4())
    )
    take_back(database, actor, first.action_id)
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))
    take_back(database, actor, second.action_id)
    assert (visits(database), participations(database)) == ((0, 0), (0, 0))


def test_a_new_visitor_is_forgotten_with_the_mistake(database: Database, actor: Actor) -> None:
    done = database.perform(partial(register_walk_in, name="Zoë Kaya", actor=actor, key=KEY))
    take_back(database, actor, done.action_id)
    with database.reading() as session:
        for kind in (Person, NameToken):
            assert session.scalar(select(func.count()).select_from(kind)) == 0
    assert visits(database) == (0, 0)


def test_a_new_visitor_who_came_back_for_more_stays(
    database: Database, making: Making, actor: Actor
) -> None:
    done = database.perform(partial(register_walk_in, name="Zoë Kaya", actor=actor, key=KEY))
    yoga = making.occurrence("Yoga")
    database.perform(
        partial(check_in, person_id=done.person_id, occurrence_ids=[yoga], actor=actor, key=uuid4())
    )
    take_back(database, actor, done.action_id)
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))


def test_groups_counts_and_questions_are_taken_back(
    database: Database, making: Making, actor: Actor
) -> None:
    workshop = making.occurrence("Houtwerkplaats")
    group = database.perform(
        partial(
            check_in_group,
            occurrence_id=workshop,
            person_ids=[making.person("Ada Blom")],
            number=2,
            actor=actor,
            key=uuid4(),
        )
    )
    count = database.perform(
        partial(count_visitors, number=3, function=Function.HEALTH, actor=actor, key=uuid4())
    )
    question = database.perform(
        partial(
            note_question,
            topic="forms",
            outcome="answered",
            minutes_class="0-5",
            actor=actor,
            key=uuid4(),
        )
    )
    for action in (group.action_id, count.action_id, question):
        take_back(database, actor, action)
    assert (visits(database), participations(database)) == ((0, 0), (0, 0))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Question)) == 0
    with pytest.raises(NothingToUndo):
        database.perform(partial(undo_last, keys=(), actor=actor))


def test_a_count_with_a_name_by_now_waits_for_that_name(
    database: Database, making: Making, actor: Actor
) -> None:
    counted = database.perform(
        partial(count_visitors, number=1, function=Function.MEETING, actor=actor, key=KEY)
    )
    named = database.perform(
        partial(
            give_name,
            counted_action_id=counted.action_id,
            person_id=making.person(),
            actor=actor,
            key=uuid4(),
        )
    )
    with pytest.raises(NamedSince):
        take_back(database, actor, counted.action_id)
    take_back(database, actor, named.action_id)
    assert visits(database) == (0, 1)
    take_back(database, actor, counted.action_id)
    assert visits(database) == (0, 0)


def test_yesterday_is_the_coordinators(database: Database, making: Making, actor: Actor) -> None:
    done = database.perform(partial(check_in, person_id=making.person(), actor=actor, key=KEY))
    tomorrow = at_desk(
        site_id=actor.site_id, clock=Clock(now=lambda: datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    )
    with pytest.raises(TooLate):
        take_back(database, tomorrow, done.action_id)
    database.perform(partial(undo, action_id=done.action_id, actor=tomorrow, any_day=True))
    assert visits(database) == (0, 0)
