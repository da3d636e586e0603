"""Volunteers: what is kept of them, when they can, what they may do, and when they stop."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from atelier.domain import (
    Assignment,
    Availability,
    Can,
    ChangedRow,
    CitizenNumber,
    DayAnswer,
    DayAvailability,
    DayPart,
    FixedPlace,
    Gone,
    Pairing,
    PairKind,
    Person,
    VogNeed,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.journal.changes import ChangedSince, NoChangeToUndo
from atelier.people.errors import ChangedElsewhere, NameMissing, PhoneImpossible
from atelier.people.names import Name, parse_name
from atelier.roster.availability import add_away, answer_days, remove_away, set_pair, set_week
from atelier.roster.cards import VolunteerCard, volunteer_card
from atelier.roster.fixed_places import FixedPlaceForm, give_fixed_place
from atelier.roster.qualifying import (
    RoleHeldForm,
    ask_again_on,
    drop_role,
    save_role_held,
    saw_vog,
    was_shown,
)
from atelier.roster.refusals import (
    AlreadyVolunteer,
    ChangedMeanwhile,
    FullPostcodeUnknown,
    LastDayTooEarly,
    NameTaken,
    WishesWrong,
)
from atelier.roster.roles import RoleForm, role_rows, save_role
from atelier.roster.undoing import take_back_last_roster, take_back_roster
from atelier.roster.volunteers import (
    NewPerson,
    VolunteerForm,
    add_volunteer,
    save_volunteer,
    set_status,
)
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

WEEK = timedelta(weeks=1)
MORNING, EVENING = DayPart.MORNING, DayPart.EVENING
WIM = NewPerson(parse_name("Wim van den Berg"), "06-12345678", "wim@voorbeeld.invalid")
FORM = VolunteerForm(
    agreement_on=TUESDAY,
    of_age=True,
    min_shifts=2,
    max_shifts=6,
    max_hours=24,
    emergency_name="Ria van den Berg",
    emergency_phone="024 377 12 34",
    street="Heeskesacker 1203",
    postcode="6546jd",
    town="Nijmegen",
)


def card(house: Rostering, person: int) -> VolunteerCard:
    found = house.ask(volunteer_card, person_id=person)
    assert found is not None
    return found


def test_somebody_new_becomes_a_volunteer(house: Rostering) -> None:
    key = uuid4()
    saved = house.do(add_volunteer, who=WIM, form=FORM, key=key)
    assert house.do(add_volunteer, who=WIM, form=FORM, key=key) == saved
    shown = card(house, saved.person_id)
    assert (shown.name, shown.short, shown.phone) == ("Wim van den Berg", "Wim", "+31612345678")
    assert shown.form.emergency_phone == "+31243771234"
    assert shown.form.postcode == "6546 JD"
    kept = replace(shown.form, emergency_phone=FORM.emergency_phone, postcode=FORM.postcode)
    assert kept == FORM
    house.undo(saved.change_id)
    assert (house.number(Volunteer), house.number(Person)) == (0, 0)  # the person goes too


def test_whoever_came_since_stays(house: Rostering) -> None:
    saved = house.do(add_volunteer, who=WIM, form=FORM)
    at = house.actor.now()
    house.making.visit(saved.person_id, TUESDAY, at)
    house.undo(saved.change_id)
    assert (house.number(Volunteer), house.number(Person)) == (0, 1)


def test_a_visitor_becomes_a_volunteer_and_stays_a_visitor(house: Rostering) -> None:
    toos = house.making.person("Toos")
    saved = house.do(add_volunteer, who=toos, form=VolunteerForm())
    with pytest.raises(AlreadyVolunteer):
        house.do(add_volunteer, who=toos, form=VolunteerForm())
    house.undo(saved.change_id)
    assert house.number(Person) == 1
    with pytest.raises(Gone):
        house.do(add_volunteer, who=99, form=VolunteerForm())


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"postcode": "6546"}, FullPostcodeUnknown),
        ({"postcode": "6546 SS"}, FullPostcodeUnknown),
        ({"emergency_phone": "buurvrouw"}, PhoneImpossible),
        ({"street": "bsn 123456782"}, CitizenNumber),
        ({"min_shifts": 5, "max_shifts": 4}, WishesWrong),
        ({"max_hours": 0}, WishesWrong),
        ({"since": TUESDAY, "until": TUESDAY - WEEK}, LastDayTooEarly),
    ],
)
def test_what_cannot_be_kept(
    house: Rostering, facts: Mapping[str, object], refusal: type[Exception]
) -> None:
    form = VolunteerForm(**facts)  # type: ignore[arg-type]
    with pytest.raises(refusal):
        house.do(add_volunteer, who=WIM, form=form)
    assert house.number(Person) == 0
    with pytest.raises(NameMissing):
        house.do(add_volunteer, who=NewPerson(Name()), form=VolunteerForm())


def test_address_and_emergency_contact_never_stand_in_the_journal(house: Rostering) -> None:
    saved = house.do(add_volunteer, who=WIM, form=FORM)
    moved = replace(FORM, street="Aldenhof 12", max_shifts=8)
    house.do(save_volunteer, person_id=saved.person_id, version=saved.version, form=moved)
    with house.database.reading() as session:
        notes = "".join(f"{row.before}{row.after}" for row in session.query(ChangedRow))
    for private in ("Ria", "377", "Heeskesacker", "Aldenhof", "6546", "Nijmegen", "Wim"):
        assert private not in notes
    assert '"max_shifts": 8' in notes


def test_two_desks_save_one_form(house: Rostering) -> None:
    saved = house.do(add_volunteer, who=WIM, form=FORM)
    facts = {"person_id": saved.person_id, "version": saved.version}
    house.do(save_volunteer, form=replace(FORM, max_shifts=3), **facts)
    with pytest.raises(ChangedElsewhere):
        house.do(save_volunteer, form=FORM, **facts)
    assert card(house, saved.person_id).form.max_shifts == 3


def test_whoever_leaves_gives_up_their_places(house: Rostering) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    pattern = house.pattern(role)
    house.do(give_fixed_place, form=FixedPlaceForm(pattern, toos, TUESDAY))
    house.put(toos, house.making.shift(role, day=TUESDAY - WEEK))
    number = house.number(Assignment)
    before = house.everything()
    left = house.do(
        set_status, person_id=toos, status=VolunteerStatus.LEAVING, day=TUESDAY + 2 * WEEK
    )
    assert left.freed == number - 3
    assert house.number(Assignment) == 3  # of last week, and of two weeks to come
    with house.database.reading() as session:
        assert session.query(FixedPlace).one().last_day == TUESDAY + 2 * WEEK
    house.undo(left.change_id)
    assert house.everything() == before
    house.do(set_status, person_id=toos, status=VolunteerStatus.LEFT)
    assert house.number(Assignment) == 1
    assert card(house, toos).form.until == TUESDAY
    house.do(set_status, person_id=toos, status=VolunteerStatus.ACTIVE)
    assert card(house, toos).form.until is None


def test_roles_and_what_was_seen_for_them(house: Rostering) -> None:
    stip = house.role("STIP", vog=VogNeed.WARN, trainings=2)
    toos = house.volunteer("Toos")
    house.do(save_role_held, person_id=toos, role_id=stip, form=RoleHeldForm())
    (held,) = card(house, toos).roles
    assert (held.role, held.trained, held.trainings, held.since) == ("STIP", 0, 2, TUESDAY)
    assert held.vog_due
    key = uuid4()
    seen = house.do(saw_vog, person_id=toos, role_id=stip, seen_on=date(2024, 2, 29), key=key)
    assert (
        house.do(saw_vog, person_id=toos, role_id=stip, seen_on=date(2024, 2, 29), key=key) == seen
    )
    for _ in range(2):
        house.do(was_shown, person_id=toos, role_id=stip)
    (held,) = card(house, toos).roles
    assert (held.vog_seen_by, held.vog_ask_again_on) == ("Balie", date(2027, 2, 28))
    assert (held.trained, held.vog_due) == (2, False)
    dropped = house.do(drop_role, person_id=toos, role_id=stip)
    assert house.number(VolunteerRole) == 0
    house.undo(dropped)
    house.undo(seen)  # what was shown since stays
    (held,) = card(house, toos).roles
    assert (held.trained, held.vog_seen_on, held.vog_due) == (2, None, True)
    assert ask_again_on(date(2025, 3, 1)) == date(2028, 3, 1)


def test_when_somebody_can(house: Rostering) -> None:
    toos = house.volunteer("Toos")
    before = house.everything()
    week = {(0, MORNING): Can.YES, (1, EVENING): Can.NO}
    first = house.do(set_week, person_id=toos, week=week)
    house.do(set_week, person_id=toos, week={(0, MORNING): Can.RATHER_NOT})
    assert card(house, toos).week == ((0, MORNING, Can.RATHER_NOT),)
    with pytest.raises(ChangedSince):
        house.undo(first)
    keys = [uuid4()]
    days = {(TUESDAY, MORNING): DayAnswer.NO, (TUESDAY + WEEK, EVENING): DayAnswer.MAYBE}
    house.do(answer_days, person_id=toos, days=days, key=keys[0])
    house.do(answer_days, person_id=toos, days={(TUESDAY, MORNING): None})
    assert card(house, toos).days == ((TUESDAY + WEEK, EVENING, DayAnswer.MAYBE),)
    assert (house.number(Availability), house.number(DayAvailability)) == (1, 1)
    with house.database.transaction() as session, pytest.raises(ChangedSince):
        take_back_last_roster(session, keys=keys, actor=house.actor)
    with house.database.transaction() as session, pytest.raises(NoChangeToUndo):
        take_back_last_roster(session, keys=[], actor=house.actor)
    assert house.everything() != before


def test_away_without_a_reason(house: Rostering) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    shift = house.making.shift(role, day=TUESDAY + WEEK)
    house.put(toos, shift)
    facts = {"person_id": toos, "first_day": TUESDAY, "last_day": TUESDAY + 2 * WEEK}
    key = uuid4()
    saved = house.do(add_away, **facts, key=key)
    assert house.do(add_away, **facts, key=key) == saved
    assert saved.shift_ids == (shift,)
    assert [row.id for row in card(house, toos).away] == [saved.away_id]
    removed = house.do(remove_away, away_id=saved.away_id)
    assert house.number(VolunteerAway) == 0
    with pytest.raises(Gone):
        house.do(remove_away, away_id=saved.away_id)
    house.undo(removed)
    assert house.number(VolunteerAway) == 1
    with pytest.raises(LastDayTooEarly):
        house.do(add_away, **{**facts, "last_day": TUESDAY - WEEK})


def test_who_works_with_whom(house: Rostering) -> None:
    toos, ria = house.volunteer("Toos"), house.volunteer("Ria")
    house.do(set_pair, person_id=ria, other_id=toos, kind=PairKind.WITH)
    assert [(one.name, one.kind) for one in card(house, toos).pairs] == [("Ria", PairKind.WITH)]
    house.do(set_pair, person_id=toos, other_id=ria, kind=PairKind.APART)
    assert [(one.name, one.kind) for one in card(house, ria).pairs] == [("Toos", PairKind.APART)]
    house.do(set_pair, person_id=toos, other_id=ria, kind=None)
    assert house.number(Pairing) == 0
    with pytest.raises(Gone):
        house.do(set_pair, person_id=toos, other_id=99, kind=PairKind.WITH)


def test_the_roles_of_a_house(house: Rostering) -> None:
    form = RoleForm("Gastvrouw/gastheer balie", trainings=2, training="inwerken", at_desk=True)
    key = uuid4()
    role = house.do(save_role, form=form, key=key)
    assert house.do(save_role, form=form, key=key) == role
    with pytest.raises(NameTaken):
        house.do(save_role, form=RoleForm("gastvrouw/gastheer  Balie"))
    with pytest.raises(NameMissing):
        house.do(save_role, form=RoleForm(" "))
    (row,) = house.ask(role_rows)
    assert (row.id, row.code, row.form) == (role, "GASTVROUW-GASTHE", form)
    shift = house.making.shift(role)
    house.do(save_role, form=replace(form, name="Balie"), role_id=role, version=row.version)
    with pytest.raises(ChangedMeanwhile):
        house.do(save_role, form=form, role_id=role, version=row.version)
    assert not house.row(shift).at_desk
    house.do(save_role, form=replace(form, at_desk=False), role_id=role)
    house.do(save_role, form=form, role_id=role)
    assert house.row(shift).at_desk
    assert house.do(save_role, form=RoleForm("Gastvrouw/gastheer keuken")) != role
    assert {one.code for one in house.ask(role_rows)} == {"GASTVROUW-GASTHE", "GASTVROUW-GASTHE2"}


def test_a_change_of_the_calendar_is_not_taken_back_here(house: Rostering) -> None:
    with house.database.transaction() as session, pytest.raises(Gone):
        take_back_roster(session, change_id=99, actor=house.actor)
