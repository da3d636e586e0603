"""The notice for the door says what is closed, what goes on, and when the house opens again."""

from datetime import date, time
from uuid import uuid4

import pytest

from atelier.calendar.paper.notice import closure_notice
from atelier.database import Database
from atelier.domain import Actor, Closure, Gone
from tests.making import Making
from tests.paper.reading import letters_of, run_together, text_of

FIRST, LAST = date(2026, 12, 24), date(2027, 1, 3)


def closed(making: Making, *, except_walk_in: bool, name: str = "Kerstsluiting") -> int:
    return making.add(
        Closure(
            site_id=making.site_id,
            first_day=FIRST,
            last_day=LAST,
            name=name,
            except_walk_in=except_walk_in,
        )
    )


def printed(database: Database, actor: Actor, closure_id: int) -> bytes:
    with database.reading() as session:
        sheet = closure_notice(session, closure_id=closure_id, actor=actor, key=None)
    assert sheet.warnings == ()
    return sheet.pdf


def test_it_is_large_and_says_when_the_house_opens_again(
    database: Database, actor: Actor, making: Making
) -> None:
    yoga = making.activity("Yoga")
    making.occurrence(yoga, day=date(2027, 1, 1))  # a holiday: nobody will be there
    making.occurrence(yoga, day=date(2027, 1, 5))
    pdf = printed(database, actor, closed(making, except_walk_in=False))
    words = text_of(pdf)
    for part in ("Closed", "Kerstsluiting", "From Thursday 24 December", "Sunday 3 January 2027"):
        assert run_together(part) in run_together(words)
    assert run_together("We are open again on Tuesday 5 January 2027.") in run_together(words)
    assert max(letter.size for letter in letters_of(pdf)) > 90  # read from the street


def test_what_goes_on_is_named_and_nothing_sensitive(
    database: Database, actor: Actor, making: Making
) -> None:
    door = making.activity("Inloop", walk_in=True)
    for day in (28, 29, 30):
        making.occurrence(door, day=date(2026, 12, day), starts=time(9, 30), ends=time(12))
    group = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    making.occurrence(group, day=date(2026, 12, 31))
    words = text_of(printed(database, actor, closed(making, except_walk_in=True)))
    assert run_together("Walk-in only") in run_together(words)
    assert run_together("Inloop: Monday to Wednesday, 9:30–12:00") in run_together(words)
    assert "Donderdaggroep" in words
    assert "Herstelgroep" not in words


def test_a_long_name_and_much_to_say_stay_on_one_page(
    database: Database, actor: Actor, making: Making
) -> None:
    for number in range(12):
        kept = making.activity(f"Een heel lange naam voor een activiteit nummer {number}")
        making.occurrence(kept, day=date(2026, 12, 29), starts=time(8 + number), ends=time(21))
    closure = closed(making, except_walk_in=True, name="Verbouwing van de keuken en de gang " * 3)
    pdf = printed(database, actor, closure)
    letters = letters_of(pdf)
    assert min(letter.low for letter in letters) > 40  # nothing runs off the paper
    assert max(letter.right for letter in letters) < 595 - 42
    assert "ask at the desk" in text_of(pdf)


def test_another_closure_is_gone(database: Database, actor: Actor) -> None:
    with pytest.raises(Gone), database.reading() as session:
        closure_notice(session, closure_id=99, actor=actor, key=uuid4())
