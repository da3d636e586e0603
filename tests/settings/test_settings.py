"""What a house may settle for itself: checked, kept once, and never over another desk's change."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from atelier.calendar.activity_queries import activity_choices
from atelier.database import Database
from atelier.desk.finding import find_at_desk
from atelier.desk.notes import notes, write_note
from atelier.desk.queries import day_view
from atelier.desk.questions import note_question
from atelier.desk.refusals import UnknownAnswer
from atelier.desk.regulars import regulars_of
from atelier.domain import (
    Actor,
    BuildingNote,
    Clock,
    DayPart,
    Function,
    Refusal,
)
from atelier.reports.figures import By
from atelier.reports.naming import item_name
from atelier.reports.rules import rules_of
from atelier.settings import counting, hours, house, lists, offered, refusals, terms
from atelier.settings.actions import found_house, set_setting
from atelier.settings.queries import first_house, house_of
from tests.making import TUESDAY, Making

Read = Callable[[Session, Actor], Any]


class Subject:
    """One subject of the settings: how it is read and saved, and another value for it."""

    def __init__(self, read: Read, save: Any, name: str, other: Callable[[Any], Any]) -> None:  # noqa: ANN401
        self.read, self.save, self.name, self.other = read, save, name, other


def _terms(kept: terms.Terms) -> terms.Terms:
    return terms.Terms({**kept.values, terms.Term.LOGS: 6})


SUBJECTS = {
    "house": Subject(
        lambda s, me: house.house_facts(s, actor=me),
        house.save_house,
        "facts",
        lambda it: house.HouseFacts("Buurthuis Noord", "America/Curacao"),
    ),
    "day parts": Subject(
        lambda s, me: hours.day_parts_of(s, site_id=me.site_id),
        hours.save_day_parts,
        "parts",
        lambda it: hours.DayParts(time(12), time(18)),
    ),
    "opening": Subject(
        lambda s, me: hours.opening_of(s, site_id=me.site_id),
        hours.save_opening,
        "opening",
        lambda it: hours.Opening((hours.Hours(time(9), time(21, 30)), *(None,) * 6), known=True),
    ),
    "counting": Subject(
        lambda s, me: counting.counting_facts(s, actor=me),
        counting.save_counting,
        "facts",
        lambda it: counting.CountingFacts("0, 18, 65", "4", "1,5", "6500-6549, 6600"),
    ),
    "terms": Subject(
        lambda s, me: terms.terms_of(s, site_id=me.site_id), terms.save_terms, "terms", _terms
    ),
    "offered": Subject(
        lambda s, me: offered.offered_of(s, site_id=me.site_id),
        offered.save_offered,
        "offered",
        lambda it: replace(it, own_topics=("Energie",), known_topics=it.known_topics[1:]),
    ),
}


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Give one transaction for a whole test; nothing here needs a second desk's connection."""
    with database.transaction() as session:
        yield session


def test_every_subject_is_kept_once_and_goes_back(session: Session, actor: Actor) -> None:
    for name, it in SUBJECTS.items():
        before = it.read(session, actor)
        other = it.other(before)
        save = partial(it.save, session, actor=actor)
        assert save(**{it.name: other}, was=before) == other, name
        assert it.read(session, actor) == other, name
        assert save(**{it.name: other}, was=before) == other, name  # the same save once more
        with pytest.raises(refusals.SettingsChangedElsewhere):
            save(**{it.name: _third(name)}, was=before)
        save(**{it.name: before}, was=other)
        assert it.read(session, actor) == before, name


def _third(name: str) -> Any:  # noqa: ANN401 - whatever the subject keeps
    return {
        "house": house.HouseFacts("Een derde", "Europe/Amsterdam"),
        "day parts": hours.DayParts(time(11), time(16)),
        "opening": hours.Opening((None,) * 7, known=True),
        "counting": counting.CountingFacts("0, 30", "2", "2", "6500"),
        "terms": terms.Terms({term: limits.least for term, limits in terms.LIMITS.items()}),
        "offered": offered.Offered(functions=(Function.MEETING,)),
    }[name]


def _counted(**changed: str) -> Callable[[Session, Actor], object]:
    def save(session: Session, me: Actor) -> object:
        was = counting.counting_facts(session, actor=me)
        return counting.save_counting(session, facts=replace(was, **changed), was=was, actor=me)

    return save


def _term(term: terms.Term, number: int) -> Callable[[Session, Actor], object]:
    def save(session: Session, me: Actor) -> object:
        was = terms.terms_of(session, site_id=me.site_id)
        wanted = terms.Terms({**was.values, term: number})
        return terms.save_terms(session, terms=wanted, was=was, actor=me)

    return save


def _house(**changed: str) -> Callable[[Session, Actor], object]:
    def save(session: Session, me: Actor) -> object:
        was = house.house_facts(session, actor=me)
        return house.save_house(session, facts=replace(was, **changed), was=was, actor=me)

    return save


def _offers(**changed: Any) -> Callable[[Session, Actor], object]:  # noqa: ANN401
    def save(session: Session, me: Actor) -> object:
        was = offered.Offered()
        return offered.save_offered(session, offered=replace(was, **changed), was=was, actor=me)

    return save


def _parts(noon: time, evening: time) -> Callable[[Session, Actor], object]:
    parts = hours.DayParts(noon, evening)
    return lambda s, me: hours.save_day_parts(s, parts=parts, was=hours.DayParts(), actor=me)


def _area(postcode: str, name: str) -> Callable[[Session, Actor], object]:
    return lambda s, me: lists.save_area(s, facts=lists.AreaFacts(postcode, name), actor=me)


REFUSED: list[tuple[Callable[[Session, Actor], object], type[Refusal]]] = [
    (_house(name=" "), refusals.HouseNameMissing),
    (_house(name="Noord"), refusals.HouseNameTaken),
    (_house(zone="Mars/Olympus"), refusals.ZoneUnknown),
    (_parts(time(17), time(12)), refusals.DayPartsWrong),
    (_counted(age_groups="0, 18, 12"), refusals.AgesWrong),
    (_counted(age_groups="0, 300"), refusals.AgesWrong),
    (_counted(age_groups="oud"), refusals.AgesWrong),
    (_counted(minimum="0"), refusals.CareHoursWrong),
    (_counted(touched="13"), refusals.CareHoursWrong),
    (_counted(city="6549-6500"), refusals.PostcodesWrong),
    (_counted(city="Nijmegen"), refusals.PostcodesWrong),
    (_term(terms.Term.VISITS, 25), refusals.TermWrong),
    (_term(terms.Term.NOTES, 31), refusals.TermWrong),
    (_term(terms.Term.BACKUPS, 93), refusals.TermWrong),
    (_term(terms.Term.VISITOR, 0), refusals.TermWrong),
    (_offers(functions=()), refusals.NoTopicLeft),
    (_offers(known_topics=()), refusals.NoTopicLeft),
    (_offers(own_topics=("Energie", "energie")), refusals.AlreadyListed),
    (_offers(own_topics=tuple(f"Nr {n}" for n in range(13))), refusals.TooManyTopics),
    (_area("654", "'t Acker"), refusals.PostcodeWrong),
    (_area("6546", ""), refusals.NameMissing),
]


def test_what_cannot_be_kept_is_refused(session: Session, actor: Actor) -> None:
    found_house(session, name="Noord", another=True)
    for save, refusal in REFUSED:
        with pytest.raises(refusal):
            save(session, actor)


def test_hours_are_read_as_people_type_them() -> None:
    nine = hours.Hours(time(9), time(17, 30))
    for text in ("9-17:30", "09:00-17:30", "9.00 – 17.30"):
        assert hours.typed_hours("x", text) == nine
    assert hours.typed_hours("x", " ") is None
    assert hours.typed_hours("x", "0-24") == hours.Hours(time(0), time(23, 59))
    assert hours.typed_time("x", "12.30") == time(12, 30)
    for text in ("17-9", "9", "25-26", "9:70-10", "morgen"):
        with pytest.raises(refusals.HoursWrong):
            hours.typed_hours("x", text)
    with pytest.raises(refusals.TimeUnreadable):
        hours.typed_time("x", "noon")
    open_ = hours.Opening((nine, None, hours.Hours(time(10), time(21)), *(None,) * 4), known=True)
    assert open_.widest() == hours.Hours(time(9), time(21))
    assert (hours.Opening().widest(), open_.on(TUESDAY)) == (None, None)


def test_a_setting_that_cannot_be_read_is_as_usual(session: Session, actor: Actor) -> None:
    put = partial(set_setting, session, site_id=actor.site_id)
    put(name="day_parts", value="17:00,12:30")
    put(name="term_logs", value="for ever")
    put(name="term_notes", value="400")
    session.flush()
    assert hours.day_parts_of(session, site_id=actor.site_id) == hours.DayParts()
    kept = terms.terms_of(session, site_id=actor.site_id)
    assert (kept[terms.Term.LOGS], kept[terms.Term.NOTES]) == (12, 30)


def test_the_parts_of_the_day_hold_at_the_desk_and_in_the_figures(
    session: Session, actor: Actor
) -> None:
    parts = hours.DayParts(time(12), time(18))
    hours.save_day_parts(session, parts=parts, was=hours.DayParts(), actor=actor)
    found = house_of(session, site_id=actor.site_id)
    assert found is not None
    assert found == first_house(session)
    clock = found.clock(actor.clock.now)
    said = [clock.part(clock.moment(TUESDAY, time(*at))) for at in ((11, 59), (12, 0), (18, 0))]
    assert said == list(DayPart)
    rules = rules_of(session, site_id=actor.site_id)
    assert [rules.part_of(60 * hour) for hour in (11, 12, 18)] == list(DayPart)
    assert clock.zone == Clock().zone


def test_what_is_offered_holds_at_the_desk(session: Session, actor: Actor) -> None:
    wanted = offered.Offered(functions=(Function.MEETING, Function.HEALTH), own_topics=("Energie",))
    wanted = replace(wanted, known_topics=("housing", "other"))
    offered.save_offered(session, offered=wanted, was=offered.Offered(), actor=actor)
    assert day_view(session, actor=actor).offered == wanted
    assert wanted.topics == ("housing", "Energie", "other")
    choices = activity_choices(session, actor=actor)
    assert choices.functions == (Function.MEETING, Function.HEALTH, Function.INTERNAL)
    ask = partial(note_question, session, outcome="answered", minutes_class="0-5", actor=actor)
    ask(topic="Energie", key=uuid4())
    with pytest.raises(UnknownAnswer):
        ask(topic="income", key=uuid4())
    assert item_name(By.TOPIC_OUTCOME, "Eigen zaak answered", {}) == "Eigen zaak: answered at once"


def test_the_ages_of_the_house_hold_at_the_desk(
    database: Database, making: Making, actor: Actor
) -> None:
    making.person("Toos van den Berg", born=1949)
    with database.transaction() as session:
        _counted(age_groups="0, 18, 65")(session, actor)
        day, regulars = day_view(session, actor=actor), regulars_of(session, actor=actor)
        (hit,) = find_at_desk(session, text="toos", day=day, regulars=regulars, actor=actor).hits
        assert hit.age_group == "65+"


def test_notes_go_when_the_house_says_so(session: Session, actor: Actor) -> None:
    write_note(session, text="De lift is stuk", actor=actor, key=uuid4())
    session.add(
        BuildingNote(
            site_id=actor.site_id,
            key=uuid4(),
            text="Verf is nat",
            day=date(2026, 11, 10),
            at=actor.now(),
            by="Balie",
        )
    )
    session.flush()
    assert len(notes(session, actor=actor)) == 2
    _term(terms.Term.NOTES, 7)(session, actor)
    assert [one.text for one in notes(session, actor=actor)] == ["De lift is stuk"]


@pytest.mark.parametrize(
    ("term", "number", "since"),
    [
        (terms.Term.NOTES, 30, date(2027, 3, 1)),
        (terms.Term.SHEETS, 4, date(2027, 3, 3)),
        (terms.Term.CONTACT, 1, date(2027, 2, 28)),
        (terms.Term.VISITOR, 12, date(2026, 3, 31)),
        (terms.Term.LEAKS, 5, date(2022, 3, 31)),
    ],
)
def test_a_term_is_counted_back(term: terms.Term, number: int, since: date) -> None:
    kept = terms.Terms({term: number})
    assert kept.kept_since(term, date(2027, 3, 31)) == since
