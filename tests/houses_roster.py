"""What one house asks of another's roster: refused, or answered with nothing."""

from collections.abc import Callable
from datetime import time
from uuid import uuid4

from sqlalchemy.orm import Session

from atelier.domain import (
    Actor,
    Can,
    DayAnswer,
    DayPart,
    PairKind,
    ShiftState,
    VolunteerStatus,
)
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from atelier.roster import (
    assigning,
    availability,
    cards,
    filling,
    fixed_places,
    holding,
    lists,
    making,
    patterns,
    placing,
    qualifying,
    queries,
    reading,
    replacing,
    roles,
    rules,
    shift_cards,
    shifts,
    short_names,
    telling,
    undoing,
    volunteers,
)
from tests.houses import House
from tests.houses_at_work import TOMORROW, Work, empty_shift, taken_shift, work_of_house
from tests.making import TUESDAY

WHY = "het kan niet anders"

Ask = Callable[[Session, Actor, House], object]


def _with(ask: Callable[[Session, Actor, House, Work], object]) -> Ask:
    return lambda session, me, it: ask(session, me, it, work_of_house(session, it))


def _kept_up(session: Session, me: Actor, _it: House, _at: Work) -> object:
    done = making.keep_up(session, actor=me)
    return done.made + done.closed + done.filled


ROSTER_ASKED: dict[str, Ask] = {
    "roster_shifts": lambda s, me, _: queries.roster_shifts(
        s, first_day=TUESDAY, last_day=TUESDAY, actor=me
    ),
    "gaps": _with(lambda s, me, _, __: queries.gaps(s, actor=me)),
    "shift_row": _with(lambda s, me, _, at: queries.shift_row(s, shift_id=at.free, actor=me)),
    "shift_card": _with(lambda s, me, _, at: shift_cards.shift_card(s, shift_id=at.free, actor=me)),
    "volunteer_rows": lambda s, me, _: lists.volunteer_rows(s, actor=me),
    "volunteer_card": lambda s, me, it: cards.volunteer_card(s, person_id=it.person, actor=me),
    "short_names": lambda s, me, it: short_names.short_names(s, actor=me, person_ids=[it.person]),
    "read_shifts": _with(
        lambda s, me, _, at: reading.read_shifts(s, shift_ids=[at.free], actor=me)
    ),
    "read_volunteers": lambda s, me, it: reading.read_volunteers(
        s, first_day=TUESDAY, last_day=TUESDAY, person_ids=[it.person], actor=me
    ),
    "hindrances_of": _with(
        lambda s, me, it, at: rules.hindrances_of(
            s, person_id=it.person, shift_id=at.free, actor=me
        )
    ),
    "role_rows": lambda s, me, _: roles.role_rows(s, actor=me),
    "role_of": _with(lambda s, me, _, at: roles.role_of(s, at.role, me)),
    "save_role": _with(
        lambda s, me, _, at: roles.save_role(
            s, form=roles.RoleForm("Kok"), role_id=at.role, actor=me, key=uuid4()
        )
    ),
    "add_volunteer": _with(
        lambda s, me, it, _: volunteers.add_volunteer(
            s,
            who=add_person(s, name=parse_name("Wim"), actor=it.actor),
            form=volunteers.VolunteerForm(),
            actor=me,
            key=uuid4(),
        )
    ),
    "save_volunteer": lambda s, me, it: volunteers.save_volunteer(
        s, person_id=it.person, version=1, form=volunteers.VolunteerForm(), actor=me, key=uuid4()
    ),
    "set_status": lambda s, me, it: volunteers.set_status(
        s, person_id=it.person, status=VolunteerStatus.LEAVING, actor=me, key=uuid4()
    ),
    "hold_volunteer": lambda s, me, it: holding.hold_volunteer(s, person_id=it.person, actor=me),
    "lock_volunteers": lambda s, me, it: holding.lock_volunteers(
        s, person_ids=[it.person], actor=me
    ),
    "hold": _with(
        lambda s, me, it, at: holding.hold(s, shift_ids=[at.free], person_ids=[it.person], actor=me)
    ),
    "role_held": _with(
        lambda s, me, it, at: qualifying.role_held(
            s, person_id=it.person, role_id=at.role, actor=me
        )
    ),
    "save_role_held": _with(
        lambda s, me, it, at: qualifying.save_role_held(
            s,
            person_id=it.person,
            role_id=at.role,
            form=qualifying.RoleHeldForm(),
            actor=me,
            key=uuid4(),
        )
    ),
    "saw_vog": _with(
        lambda s, me, it, at: qualifying.saw_vog(
            s, person_id=it.person, role_id=at.role, seen_on=TUESDAY, actor=me, key=uuid4()
        )
    ),
    "was_shown": _with(
        lambda s, me, it, at: qualifying.was_shown(
            s, person_id=it.person, role_id=at.role, actor=me, key=uuid4()
        )
    ),
    "drop_role": _with(
        lambda s, me, it, at: qualifying.drop_role(
            s, person_id=it.person, role_id=at.role, actor=me, key=uuid4()
        )
    ),
    "set_week": lambda s, me, it: availability.set_week(
        s, person_id=it.person, week={(0, DayPart.MORNING): Can.YES}, actor=me, key=uuid4()
    ),
    "answer_days": lambda s, me, it: availability.answer_days(
        s,
        person_id=it.person,
        days={(TUESDAY, DayPart.MORNING): DayAnswer.YES},
        actor=me,
        key=uuid4(),
    ),
    "add_away": lambda s, me, it: availability.add_away(
        s, person_id=it.person, first_day=TUESDAY, last_day=TUESDAY, actor=me, key=uuid4()
    ),
    "remove_away": _with(
        lambda s, me, _, at: availability.remove_away(s, away_id=at.away, actor=me, key=uuid4())
    ),
    "set_pair": _with(
        lambda s, me, it, at: availability.set_pair(
            s, person_id=it.person, other_id=at.ria, kind=PairKind.WITH, actor=me, key=uuid4()
        )
    ),
    "pattern_rows": _with(lambda s, me, _, __: patterns.pattern_rows(s, actor=me)),
    "save_pattern": _with(
        lambda s, me, _, at: patterns.save_pattern(
            s,
            form=patterns.PatternForm(at.role, TUESDAY, starts=time(9), ends=time(10)),
            actor=me,
            key=uuid4(),
        )
    ),
    "end_pattern": _with(
        lambda s, me, _, at: patterns.end_pattern(
            s, pattern_id=at.pattern, last_day=TOMORROW, actor=me, key=uuid4()
        )
    ),
    "keep_up": _with(_kept_up),
    "fill_fixed_places": _with(lambda s, me, _, __: filling.fill_fixed_places(s, actor=me)),
    "give_fixed_place": _with(
        lambda s, me, it, at: fixed_places.give_fixed_place(
            s,
            form=fixed_places.FixedPlaceForm(at.pattern, it.person, TUESDAY),
            actor=me,
            key=uuid4(),
            reason=WHY,
        )
    ),
    "end_fixed_place": _with(
        lambda s, me, _, at: fixed_places.end_fixed_place(
            s, fixed_place_id=at.fixed, last_day=TOMORROW, actor=me, key=uuid4()
        )
    ),
    "add_shift": _with(
        lambda s, me, _, at: shifts.add_shift(
            s,
            form=shifts.ShiftForm(at.role, TUESDAY, time(9), time(10)),
            actor=me,
            key=uuid4(),
        )
    ),
    "change_shift": _with(
        lambda s, me, _, at: shifts.change_shift(
            s,
            shift_id=at.free,
            form=shifts.ShiftForm(at.role, TUESDAY, time(9), time(10)),
            actor=me,
            key=uuid4(),
        )
    ),
    "set_shift_state": _with(
        lambda s, me, _, at: shifts.set_shift_state(
            s, shift_id=at.free, state=ShiftState.OUTSIDE, actor=me, key=uuid4()
        )
    ),
    "remove_shift": _with(
        lambda s, me, _, at: shifts.remove_shift(
            s, shift_id=empty_shift(s, at), actor=me, key=uuid4()
        )
    ),
    "assign": _with(
        lambda s, me, it, at: assigning.assign(
            s, shift_id=at.free, person_id=it.person, actor=me, key=uuid4(), reason=WHY
        )
    ),
    "ask": _with(
        lambda s, me, it, at: assigning.ask(
            s, shift_id=at.free, person_id=it.person, actor=me, key=uuid4()
        )
    ),
    "agree": _with(
        lambda s, me, _, at: assigning.agree(
            s, shift_id=at.free, person_id=at.ria, actor=me, key=uuid4(), reason=WHY
        )
    ),
    "decline": _with(
        lambda s, me, _, at: assigning.decline(
            s, shift_id=at.free, person_id=at.ria, actor=me, key=uuid4()
        )
    ),
    "cannot_come": _with(
        lambda s, me, it, at: assigning.cannot_come(
            s, shift_id=at.full, person_id=it.person, actor=me, key=uuid4()
        )
    ),
    "unassign": _with(
        lambda s, me, it, at: assigning.unassign(
            s, shift_id=at.full, person_id=it.person, actor=me, key=uuid4()
        )
    ),
    "stand_in": _with(
        lambda s, me, it, at: replacing.stand_in(
            s,
            shift_id=at.full,
            person_id=at.ria,
            absent_id=it.person,
            actor=me,
            key=uuid4(),
            reason=WHY,
        )
    ),
    "swap": _with(
        lambda s, me, it, at: replacing.swap(
            s,
            shift_id=at.full,
            person_id=it.person,
            other_shift_id=taken_shift(s, at),
            other_person_id=at.ria,
            actor=me,
            key=uuid4(),
            reason=WHY,
        )
    ),
    "place_all": _with(
        lambda s, me, it, at: placing.place_all(
            s, picks=[(at.free, it.person)], actor=me, key=uuid4(), reason=WHY
        )
    ),
    "people_to_tell": _with(lambda s, me, _, __: telling.people_to_tell(s, actor=me)),
    "mark_told": _with(
        lambda s, me, _, at: telling.mark_told(
            s, assignment_ids=[at.assignment], actor=me, key=uuid4()
        )
    ),
    "take_back_roster": _with(
        lambda s, me, _, at: undoing.take_back_roster(s, change_id=at.change, actor=me)
    ),
    "take_back_last_roster": _with(
        lambda s, me, _, at: undoing.take_back_last_roster(s, keys=[at.key], actor=me)
    ),
}


# What is only called with rows that the caller has looked up in its own house.
ROSTER_WITHIN = {
    *("ask_again", "drop_shifts", "make_shifts", "move_shifts", "make_own", "follow_pattern"),
    *("coming_calendar", "empty", "let_go", "judged_by", "seat", "vacate", "read_work"),
    *("new_code", "noted", "one_at_a_time"),
}
