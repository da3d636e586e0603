"""What one house asks about the places, the waiting lists and the calls of another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.desk import enrolling
from atelier.domain import (
    Activity,
    Actor,
    CallOutcome,
    CallReason,
    Enrolment,
    EnrolmentState,
    Occurrence,
    Series,
)
from atelier.enrolment import (
    actions,
    call_queries,
    call_sheet,
    calling,
    calling_closed,
    coming,
    lists,
    narrowing,
    queries,
    undoing,
    waiting,
)
from atelier.enrolment.call_rows import locked_list
from atelier.enrolment.calls_waiting import calls_waiting
from atelier.enrolment.targets import lock_target
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]


@dataclass
class Course:
    """A course of which one place is free and one person waits."""

    series: int
    day: int
    waits: int
    newcomer: int
    calls: int


def _course(session: Session, it: House) -> Course:
    """Add it to the first house, whoever asks."""
    theirs = it.actor
    activity = Activity(
        site_id=theirs.site_id, code="AQUA", name="Aquarel", enrolment=True, capacity=2
    )
    session.add(activity)
    session.flush()
    tomorrow = TUESDAY + timedelta(days=1)
    series = Series(
        activity_id=activity.id, rule="weekly", weekday=2, starts=time(9), ends=time(10),
        first_day=TUESDAY, last_day=TUESDAY + timedelta(weeks=9),
    )  # fmt: skip
    session.add(series)
    session.flush()
    day = Occurrence(
        activity_id=activity.id, day=tomorrow, starts=time(9), ends=time(10), series_id=series.id
    )
    people = [
        add_person(session, name=parse_name(name), actor=theirs) for name in ("Ada Aal", "Bep Bal")
    ]
    row = Enrolment(
        person_id=people[0], first_day=TUESDAY, created_at=theirs.now(), series_id=series.id,
        state=EnrolmentState.WAITING, waiting_position=1,
    )  # fmt: skip
    session.add_all([day, row])
    session.add(
        Enrolment(
            person_id=it.person, first_day=TUESDAY, created_at=theirs.now(), series_id=series.id
        )
    )
    session.flush()
    calls = calling.start_call_list(
        session, reason=CallReason.FREED, series_id=series.id, actor=theirs, key=uuid4()
    )
    return Course(series.id, day.id, row.id, people[1], calls)


def _answered(session: Session, me: Actor, it: House) -> object:
    course = _course(session, it)
    calling.note_call(session, call_list_id=course.calls, row=1, tries=0,
                      outcome=CallOutcome.SPOKEN, actor=it.actor, key=uuid4())  # fmt: skip
    calling.answer_call(session, call_list_id=course.calls, row=1, agreed=False, actor=me,
                        key=uuid4())  # fmt: skip
    return "answered"


def _noted(session: Session, me: Actor, it: House) -> object:
    calling.note_call(session, call_list_id=_course(session, it).calls, row=1, tries=0,
                      outcome=CallOutcome.VOICEMAIL, actor=me, key=uuid4())  # fmt: skip
    return "noted"


def _begun(session: Session, me: Actor, it: House) -> object:
    calling.begin_call(
        session, call_list_id=_course(session, it).calls, row=1, actor=me, key=uuid4()
    )
    return "begun"


def _closed(session: Session, me: Actor, it: House) -> object:
    calling.close_call_list(session, call_list_id=_course(session, it).calls, actor=me)
    return "closed"


def _with_course(
    ask: Callable[[Session, Actor, House, Course], object],
) -> Ask:
    def asked(session: Session, me: Actor, it: House) -> object:
        return ask(session, me, it, _course(session, it))

    return asked


ENROLMENT_ASKED: dict[str, Ask] = {
    "enrol": _with_course(
        lambda s, me, _, at: actions.enrol(
            s,
            person_id=at.newcomer,
            series_id=at.series,
            waiting_if_full=True,
            actor=me,
            key=uuid4(),
        )
    ),
    "enrol on one day": _with_course(
        lambda s, me, _, at: actions.enrol(
            s,
            person_id=at.newcomer,
            occurrence_id=at.day,
            waiting_if_full=True,
            actor=me,
            key=uuid4(),
        )
    ),
    "withdraw": _with_course(
        lambda s, me, it, at: actions.withdraw(
            s, person_id=it.person, series_id=at.series, actor=me, key=uuid4()
        )
    ),
    "accept_place": _with_course(
        lambda s, me, _, at: waiting.accept_place(s, enrolment_id=at.waits, actor=me, key=uuid4())
    ),
    "decline_place": _with_course(
        lambda s, me, _, at: waiting.decline_place(s, enrolment_id=at.waits, actor=me, key=uuid4())
    ),
    "keep_one_day": _with_course(
        lambda s, me, it, at: narrowing.keep_one_day(
            s, person_id=it.person, occurrence_id=at.day, actor=me, key=uuid4()
        )
    ),
    "enrol_at_desk": _with_course(
        lambda s, me, _, at: enrolling.enrol_at_desk(
            s, name="Cor Cas", series_id=at.series, waiting_if_full=True, actor=me, key=uuid4()
        )
    ),
    "withdraw_at_desk": _with_course(
        lambda s, me, it, at: enrolling.withdraw_at_desk(
            s, person_id=it.person, occurrence_id=at.day, actor=me, key=uuid4()
        )
    ),
    "take_back": lambda s, me, it: undoing.take_back(s, change_id=it.change, actor=me),
    "take_back_last": lambda s, me, it: undoing.take_back_last(s, keys=[it.change_key], actor=me),
    "lock_target": _with_course(
        lambda s, me, _, at: lock_target(s, series_id=at.series, occurrence_id=None, actor=me)
    ),
    "offers": _with_course(
        lambda s, me, _, at: [
            one for one in queries.offers(s, actor=me) if one.series_id == at.series
        ]
    ),
    "proposals": _with_course(lambda s, me, _it, _at: queries.proposals(s, actor=me)),
    "coming": _with_course(lambda s, me, _it, _at: coming.coming(s, actor=me)),
    "day_list": _with_course(
        lambda s, me, _, at: lists.day_list(s, occurrence_id=at.day, actor=me)
    ),
    "start_call_list": _with_course(
        lambda s, me, _, at: calling.start_call_list(
            s, reason=CallReason.MOVED, occurrence_id=at.day, actor=me, key=uuid4()
        )
    ),
    "start_call_lists": _with_course(
        lambda s, me, _, at: calling_closed.start_call_lists(
            s, occurrence_ids=[at.day], actor=me, key=uuid4()
        )
    ),
    "begin_call": _begun,
    "note_call": _noted,
    "answer_call": _answered,
    "close_call_list": _closed,
    "locked_list": _with_course(lambda s, me, _, at: locked_list(s, at.calls, me)),
    "calls_waiting": _with_course(lambda s, me, _it, _at: calls_waiting(s, actor=me)),
    "open_call_lists": _with_course(
        lambda s, me, _it, _at: call_queries.open_call_lists(s, actor=me)
    ),
    "call_list": _with_course(
        lambda s, me, _, at: call_queries.call_list(s, call_list_id=at.calls, actor=me)
    ),
    "call_sheet": _with_course(
        lambda s, me, _, at: call_sheet.call_sheet(s, call_list_id=at.calls, actor=me, key=uuid4())
    ),
}

ENROLMENT_WITHIN = {
    "change_words",  # gets the list itself
    *("expected_people", "standings", "contacts_for", "place_of", "enrolled", "withdrawn"),
    *("give_place", "give_up", "put_on_list", "last_position", "waiting_rows"),
    *("calls_of", "calls_of_row", "next_try", "close_if_done", "write_back", "last_calls"),
}
ENROLMENT_WRITES = {"forget_contacts"}
