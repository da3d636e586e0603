"""A city keeps many houses in one database, and each sees nothing of another."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import atelier
from atelier.attendance import actions as attendance
from atelier.attendance import exporting, listed, sheet
from atelier.calendar import closing_days
from atelier.calendar import exporting as programmes
from atelier.calendar import queries as week
from atelier.calendar.activities import save_activity
from atelier.calendar.activity_facts import ActivityFacts
from atelier.calendar.activity_queries import (
    activity_choices,
    activity_form,
    activity_rows,
    planning_choices,
)
from atelier.calendar.card import find_card
from atelier.calendar.clashes import clashes_of
from atelier.calendar.day_notes import day_notes
from atelier.calendar.free_places import free_places
from atelier.calendar.listing import list_occurrences
from atelier.calendar.locking import lock_rooms
from atelier.calendar.planning import save_series
from atelier.calendar.plans import Plan, Wanted, plan_series, try_plan
from atelier.calendar.programme import import_programme, undo_programme
from atelier.calendar.recent_changes import recent_changes
from atelier.calendar.recurrence import Rule
from atelier.database import Database
from atelier.desk import (
    actions,
    counting,
    duty,
    entries,
    groups,
    inside,
    lists,
    newcomers,
    notes,
    numbers,
    recent,
    regulars,
    undoing,
)
from atelier.desk import queries as days
from atelier.desk.finding import find_at_desk
from atelier.domain import Action, Actor, BuildingNote, Function, Occurrence, Refusal
from atelier.journal import changes, printing
from atelier.journal.actions import earlier
from atelier.people import actions as people
from atelier.people import doubles, importing, search
from atelier.people import exporting as lists_of_people
from atelier.people import import_plan as plans
from atelier.people import queries as cards
from atelier.people.names import parse_name
from atelier.settings.actions import found_house
from tests.houses import PROGRAMME, House, full_house, plan_of
from tests.houses_accounts import ACCOUNTS_ASKED, ACCOUNTS_WITHIN, ACCOUNTS_WRITES
from tests.houses_agreed import AGREED_ASKED, AGREED_WITHIN
from tests.houses_allowance import ALLOWANCE_ASKED, ALLOWANCE_WRITES
from tests.houses_backup import BACKUP_WITHIN
from tests.houses_candidates import CANDIDATES_ASKED
from tests.houses_changes import CHANGES_ASKED, CHANGES_WITHIN
from tests.houses_days import DAYS_ASKED, DAYS_WITHIN
from tests.houses_drafts import DRAFTS_ASKED, DRAFTS_WITHIN
from tests.houses_enrolment import ENROLMENT_ASKED, ENROLMENT_WITHIN, ENROLMENT_WRITES
from tests.houses_exchange import EXCHANGE_ASKED, EXCHANGE_WITHIN, EXCHANGE_WRITES
from tests.houses_faults import FAULTS_ASKED, FAULTS_WITHIN
from tests.houses_figures import FIGURES_ASKED, FIGURES_WITHIN
from tests.houses_hours import HOURS_ASKED
from tests.houses_months import MONTHS_ASKED, MONTHS_WITHIN
from tests.houses_outside import OUTSIDE_ASKED
from tests.houses_overview import OVERVIEW_ASKED, OVERVIEW_WITHIN
from tests.houses_paper import PAPER_ASKED, PAPER_WITHIN
from tests.houses_partners import PARTNERS_ASKED, PARTNERS_WITHIN, PARTNERS_WRITES
from tests.houses_privacy import PRIVACY_ASKED, PRIVACY_WITHIN
from tests.houses_proposal import PROPOSAL_ASKED
from tests.houses_register import REGISTER_ASKED, REGISTER_WITHIN
from tests.houses_repair import REPAIR_ASKED
from tests.houses_report_paper import REPORT_PAPER_ASKED
from tests.houses_retention import RETENTION_ASKED, RETENTION_WITHIN
from tests.houses_roster import ROSTER_ASKED, ROSTER_WITHIN
from tests.houses_roster_exchange import ROSTER_EXCHANGE_ASKED, ROSTER_EXCHANGE_WITHIN
from tests.houses_roster_paper import ROSTER_PAPER_ASKED
from tests.houses_settings import SETTINGS_ASKED, SETTINGS_WITHIN, SETTINGS_WRITES
from tests.making import TUESDAY, Making

NAME = parse_name("Toos van den Berg")
WANTED = Wanted(Rule(), time(9), time(10), TUESDAY, TUESDAY + timedelta(days=7))
EMPTY: tuple[object, ...] = (None, 0, (), [], {}, set(), "")

Ask = Callable[[Session, Actor, House], object]


@pytest.fixture
def theirs(database: Database, making: Making) -> House:
    return full_house(database, making)


@pytest.fixture
def other(database: Database, theirs: House) -> Actor:
    """Give the desk of another house, which has nothing yet."""
    north = database.perform(partial(found_house, name="Noord", another=True))
    return replace(theirs.actor, site_id=north)


def _found(session: Session, me: Actor, text: str) -> object:
    day, expected = days.day_view(session, actor=me), regulars.regulars_of(session, actor=me)
    return find_at_desk(session, text=text, day=day, regulars=expected, actor=me).hits


def _held(plan: Plan | Refusal) -> int:
    return len(plan.held) if isinstance(plan, Plan) else 0


def _activity(session: Session, it: House) -> int:
    return session.get_one(Occurrence, it.yoga).activity_id


def _day(session: Session, me: Actor) -> object:
    view = days.day_view(session, actor=me)
    return (*view.occurrences, *view.duty, *[n for n in (view.in_house, view.total) if n])


def _named(session: Session, me: Actor, it: House) -> object:
    count = counting.count_visitors(session, number=1, actor=me, key=uuid4())
    return actions.give_name(session, counted_action_id=count.action_id, person_id=it.person,
                             actor=me, key=uuid4())  # fmt: skip


# What one house asks with the numbers of another: refused, or answered with nothing.
ASKED: dict[str, Ask] = {
    "check_in": lambda s, me, it: actions.check_in(s, person_id=it.person, actor=me, key=uuid4()),
    "register_walk_in": lambda s, me, it: actions.register_walk_in(
        s, name="Bea", occurrence_ids=[it.yoga], actor=me, key=uuid4()
    ),
    "give_name": lambda s, me, it: actions.give_name(
        s, counted_action_id=it.counted, name="Bea", actor=me, key=uuid4()
    ),
    "give_name to their person": _named,
    "count_visitors": lambda s, me, it: counting.count_visitors(
        s, number=1, occurrence_id=it.yoga, actor=me, key=uuid4()
    ),
    "check_in_group": lambda s, me, it: counting.check_in_group(
        s, occurrence_id=it.yoga, person_ids=[it.person], actor=me, key=uuid4()
    ),
    "open_door": lambda s, me, _: counting.open_door(
        s, function=Function.MEETING, number=1, actor=me
    ),
    "work_of": lambda s, me, _: duty.work_of(s, site_id=me.site_id, day=TUESDAY),
    "duty_at_desk": lambda s, me, _: duty.duty_at_desk(s, site_id=me.site_id, day=TUESDAY),
    "find_at_desk": lambda s, me, _: _found(s, me, "toos van den berg"),
    "candidates": lambda s, me, it: groups.candidates(s, occurrence_id=it.yoga, actor=me),
    "in_house": lambda s, me, _: inside.in_house(s, actor=me, day=TUESDAY),
    "occurrence_of_code": lambda s, me, it: lists.occurrence_of_code(s, code=it.sheet, actor=me),
    "complete_newcomer": lambda s, me, it: newcomers.complete_newcomer(
        s, person_id=it.person, year="1950", postcode="", actor=me
    ),
    "notes": lambda s, me, _: notes.notes(s, actor=me),
    "day_view": lambda s, me, _: _day(s, me),
    "tenants": lambda s, me, _: days.tenants(s, actor=me),
    "visits_on": lambda s, me, _: sum(numbers.visits_on(s, site_id=me.site_id, day=TUESDAY)),
    "recent": lambda s, me, _: recent.recent(s, actor=me),
    "regulars_of": lambda s, me, _: regulars.regulars_of(s, actor=me).words.words,
    "entries_of": lambda s, me, it: entries.entries_of(s, person_id=it.person, actor=me),
    "undo": lambda s, me, it: undoing.undo(s, action_id=it.action, actor=me),
    "undo_last": lambda s, me, it: undoing.undo_last(s, keys=[it.key], actor=me),
    "open_occurrence": lambda s, me, it: attendance.open_occurrence(
        s, occurrence_id=it.yoga, actor=me
    ),
    "lock_person": lambda s, me, it: attendance.lock_person(s, person_id=it.person, actor=me),
    "visits_table": lambda s, me, _: exporting.visits_table(s, actor=me)[1],
    "participations_table": lambda s, me, _: exporting.participations_table(s, actor=me)[1],
    "facts_of": lambda s, me, it: listed.facts_of(s, occurrence_id=it.yoga, actor=me),
    "begin_print": lambda s, me, it: (
        printing.begin_print(
            s, kind=printing.SheetKind.SIGNUP, actor=me, key=it.key, day=TUESDAY
        ).rows
    ),
    "sheet_of_code": lambda s, me, it: printing.sheet_of_code(s, code=it.sheet, actor=me),
    "signup_sheet": lambda s, me, it: sheet.signup_sheet(
        s, occurrence_id=it.yoga, actor=me, key=it.key
    ),
    "attendance_sheet": lambda s, me, it: sheet.attendance_sheet(
        s, occurrence_id=it.yoga, actor=me, key=None
    ),
    "closing_days": lambda s, me, _: closing_days.closing_days(
        s, site_id=me.site_id, first_day=TUESDAY, last_day=TUESDAY
    )(TUESDAY),
    "programme_table": lambda s, me, _: programmes.programme_table(s, actor=me)[1],
    "undo_programme": lambda s, me, it: undo_programme(s, batch_id=it.programme, actor=me),
    "edit_person": lambda s, me, it: people.edit_person(
        s, person_id=it.person, version=1, name=NAME, actor=me
    ),
    "add_details": lambda s, me, it: people.add_details(
        s, person_id=it.person, birth_year=1950, actor=me
    ),
    "likely_doubles": lambda s, me, _: doubles.likely_doubles(s, site_id=me.site_id, name=NAME),
    "people_table": lambda s, me, _: lists_of_people.people_table(s, actor=me)[1],
    "plan_import": lambda s, me, _: plan_of(s, me).count(plans.Verdict.SAME),
    "judged": lambda s, me, _: plans.judged(s, rows=[], actor=me),
    "stamp_of": lambda s, me, _: sum(plans.stamp_of(s, actor=me)),
    "undo_import": lambda s, me, it: importing.undo_import(s, batch_id=it.people, actor=me),
    "earlier_imports": lambda s, me, _: importing.earlier_imports(s, actor=me),
    "person_card": lambda s, me, it: cards.person_card(s, actor=me, person_id=it.person),
    "list_people": lambda s, me, _: cards.list_people(s, actor=me),
    "look_up": lambda s, me, _: cards.look_up(s, text="toos", limit=9, actor=me),
    "find_people": lambda s, me, _: search.find_people(s, site_id=me.site_id, text="toos"),
    "find_people by phone": lambda s, me, _: search.find_people(
        s, site_id=me.site_id, text="345678"
    ),
    "earlier": lambda s, me, it: earlier(s, key=it.key, actor=me),
    "earlier_change": lambda s, me, it: changes.earlier_change(s, key=it.change_key, actor=me),
    "undo_change": lambda s, me, it: changes.undo_change(s, change_id=it.change, actor=me),
    "undo_last_change": lambda s, me, it: changes.undo_last_change(
        s, keys=[it.change_key], actor=me
    ),
    "shown_days": lambda s, me, _: (
        week.shown_days(s, first_day=TUESDAY, last_day=TUESDAY, actor=me).occurrences
    ),
    "choices": lambda s, me, _: week.choices(s, actor=me).rooms,
    "day_notes": lambda s, me, _: [
        note
        for note in day_notes(s, first_day=TUESDAY, last_day=TUESDAY, actor=me)
        if note.name == "Verf"
    ],
    "free_places": lambda s, me, _: free_places(
        s, first_day=TUESDAY, last_day=TUESDAY + timedelta(days=60), actor=me
    ),
    "recent_changes": lambda s, me, _: recent_changes(s, actor=me),
    "find_card": lambda s, me, it: find_card(s, occurrence_id=it.yoga, actor=me),
    "plan_series": lambda s, me, it: len(
        plan_series(s, activity_id=_activity(s, it), wanted=WANTED, actor=me).days
    ),
    "try_plan": lambda s, me, it: _held(
        try_plan(s, activity_id=_activity(s, it), wanted=WANTED, actor=me)
    ),
    "planning_choices": lambda s, me, it: planning_choices(
        s, activity_id=_activity(s, it), actor=me
    ),
    "save_series": lambda s, me, it: (
        save_series(
            s, activity_id=_activity(s, it), wanted=WANTED, answers={}, actor=me, key=uuid4()
        ).held
    ),
    "save_activity": lambda s, me, it: save_activity(
        s, facts=ActivityFacts("Koor"), activity_id=_activity(s, it), actor=me, key=uuid4()
    ),
    "activity_form": lambda s, me, it: activity_form(s, activity_id=_activity(s, it), actor=me),
    "activity_rows": lambda s, me, _: activity_rows(s, actor=me),
    "activity_choices": lambda s, me, _: activity_choices(s, actor=me).rooms,
    "list_occurrences": lambda s, me, _: list_occurrences(
        s, first_day=TUESDAY, last_day=TUESDAY, actor=me
    ),
    "lock_rooms": lambda s, me, it: lock_rooms(s, room_ids=[it.slot.room_id], actor=me),
    "clashes_of": lambda s, me, it: sum(map(len, clashes_of(s, actor=me, slots=[it.slot]))),
    **ACCOUNTS_ASKED,
    **AGREED_ASKED,
    **ALLOWANCE_ASKED,
    **CANDIDATES_ASKED,
    **CHANGES_ASKED,
    **DAYS_ASKED,
    **ENROLMENT_ASKED,
    **EXCHANGE_ASKED,
    **FIGURES_ASKED,
    **OVERVIEW_ASKED,
    **OUTSIDE_ASKED,
    **PAPER_ASKED,
    **PARTNERS_ASKED,
    **REGISTER_ASKED,
    **HOURS_ASKED,
    **MONTHS_ASKED,
    **REPORT_PAPER_ASKED,
    **PROPOSAL_ASKED,
    **REPAIR_ASKED,
    **ROSTER_ASKED,
    **SETTINGS_ASKED,
    **PRIVACY_ASKED,
    **DRAFTS_ASKED,
    **ROSTER_PAPER_ASKED,
    **ROSTER_EXCHANGE_ASKED,
    **FAULTS_ASKED,
    **RETENTION_ASKED,
}

# What is only called with rows that the caller has looked up in its own house, or that it adds.
WITHIN = {
    *("arrive", "take_part", "tally", "need_places", "begin", "end_print", "persons_on"),
    *("listed_at", "came_without_place", "people_named"),
    *("enrolled_people", "present_number", "places_left", "seen"),
    *("checked_in_again", "counted", "group_in", "familiar_from"),
    *("add_person", "remove_person", "index_person", "index_many", "forget_person", "forget_many"),
    *("add_activity", "add_series", "found_house", "first_house", "set_setting"),
    *("add_sample_places", "note_question", "day_overview", "tally_sheet"),
    *("write_plan", "told", "capacity_warning", "code_for"),
    *("recording", "settings_of", "write_setting"),
    *ACCOUNTS_WITHIN,
    *AGREED_WITHIN,
    *CHANGES_WITHIN,
    *DAYS_WITHIN,
    *ENROLMENT_WITHIN,
    *EXCHANGE_WITHIN,
    *FIGURES_WITHIN,
    *OVERVIEW_WITHIN,
    *PAPER_WITHIN,
    *PARTNERS_WITHIN,
    *REGISTER_WITHIN,
    *MONTHS_WITHIN,
    *ROSTER_WITHIN,
    *SETTINGS_WITHIN,
    *PRIVACY_WITHIN,
    *DRAFTS_WITHIN,
    *ROSTER_EXCHANGE_WITHIN,
    *FAULTS_WITHIN,
    *RETENTION_WITHIN,
    *BACKUP_WITHIN,
}
# What writes, and is looked at by what the other house still has afterwards.
WRITES = {
    "carry_out",
    "import_programme",
    "write_note",
    "remove_note",
    "forget_old_notes",
    *ALLOWANCE_WRITES,
    *ACCOUNTS_WRITES,
    *ENROLMENT_WRITES,
    *EXCHANGE_WRITES,
    *PARTNERS_WRITES,
    *SETTINGS_WRITES,
}


def reading_functions() -> set[str]:
    """Name every public function of the features that is handed a session."""
    found: set[str] = set()
    for feature in (
        *(
            "access",
            "accounts",
            "audit",
            "attendance",
            "calendar",
            "desk",
            "enrolment",
            "journal",
            "months",
            "people",
        ),
        *("reports", "roster", "settings", "backup", "privacy", "retention"),
    ):
        package = importlib.import_module(f"{atelier.__name__}.{feature}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                own = inspect.isfunction(value) and value.__module__ == module.name
                if own and not name.startswith("_"):
                    found |= {name} if "session" in inspect.signature(value).parameters else set()
    return found


def test_every_function_is_asked() -> None:
    asked = {name.split()[0] for name in ASKED}
    assert reading_functions() == asked | WITHIN | WRITES


def test_a_house_finds_nothing_of_another(database: Database, theirs: House, other: Actor) -> None:
    seen = []
    for name, ask in ASKED.items():
        with database.reading() as session:  # whatever is written is rolled back
            try:
                answer = ask(session, other, theirs)
            except Refusal:
                pass
            else:
                seen += [] if answer in EMPTY else [name]
    assert seen == []


def test_the_questions_find_something_at_home(database: Database, theirs: House) -> None:
    silent = []
    for name, ask in ASKED.items():
        with database.reading() as session:
            try:
                answer = ask(session, theirs.actor, theirs)
            except Refusal:
                silent.append(name)
            else:
                silent += [name] if answer in EMPTY else []
    assert silent == ["complete_newcomer", "add_details", "judged"]  # these give nothing back


def test_the_same_key_in_two_houses_is_two_saves(
    database: Database, theirs: House, other: Actor
) -> None:
    with database.transaction() as session:
        mine = people.add_person(session, name=NAME, actor=other)
        told = actions.check_in(session, person_id=mine, actor=other, key=theirs.key)
        assert (told.person_id, told.already) == (mine, False)
        plan = plan_of(session, other)
        assert importing.carry_out(session, plan=plan, actor=other, key=theirs.key).added == 1
        told_too = import_programme(session, data=PROGRAMME, actor=other, key=theirs.programme_key)
        assert told_too.added == 1
        note = notes.write_note(session, text="Verf is op", actor=other, key=theirs.key)
        assert note != theirs.note
        job = printing.begin_print(
            session, kind=printing.SheetKind.DAY, actor=other, key=theirs.key, day=TUESDAY
        )
        assert (job.sequence, job.rows) == (1, None)
        keys = session.scalars(select(Action.site_id).where(Action.key == theirs.key))
        assert set(keys) == {theirs.actor.site_id, other.site_id}


def test_a_house_takes_away_only_its_own_notes(
    database: Database, theirs: House, other: Actor
) -> None:
    with database.transaction() as session:
        notes.remove_note(session, note_id=theirs.note, actor=other)
        session.get_one(BuildingNote, theirs.note).day = TUESDAY.replace(month=1)
        session.flush()
        notes.forget_old_notes(session, actor=other)
        assert session.get(BuildingNote, theirs.note, populate_existing=True) is not None
