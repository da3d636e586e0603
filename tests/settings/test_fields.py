"""A house keeps names, and whatever else it wrote a reason for (rule P30)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.desk.newcomers import complete_newcomer
from atelier.domain import Actor, Person, Volunteer
from atelier.people.import_plan import plan_import
from atelier.people.names import parse_name
from atelier.people.visitors import Details, add_visitor, birth_year_to_keep, edit_visitor
from atelier.settings.actions import found_house
from atelier.settings.fields import (
    ALL_KEPT,
    FieldOff,
    OptionalField,
    ReasonNeeded,
    fields_kept,
    save_fields,
)
from atelier.settings.refusals import SettingsChangedElsewhere
from atelier.tables.reading import read_table

REASON = "De gemeente vraagt naar leeftijdsgroepen."
NAME = parse_name("Toos van den Berg")
OFF = dict.fromkeys(OptionalField)
YEAR = {**OFF, OptionalField.BIRTH_YEAR: REASON}
LIST = "naam;geboortejaar;postcode\nRiet Jansen;1944;6546\n"


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.transaction() as session:
        yield session


@pytest.fixture
def bare(session: Session, actor: Actor) -> Session:
    """Give a house that keeps the year of birth and nothing else."""
    reasons = dict.fromkeys(OptionalField, REASON)
    save = partial(save_fields, session, actor=actor)
    save(reasons=reasons, was=ALL_KEPT.reasons)
    save(reasons=YEAR, was=reasons)
    return session


def test_a_new_house_keeps_names_only(session: Session) -> None:
    site = found_house(session, name="Zuid", another=True, bare=True)
    session.flush()
    assert fields_kept(session, site_id=site).reasons == OFF


def test_an_older_house_goes_on_and_is_asked_for_its_reasons(
    session: Session, actor: Actor
) -> None:
    kept = fields_kept(session, site_id=actor.site_id)
    assert kept == ALL_KEPT
    assert kept.on(OptionalField.PHONE)
    save = partial(save_fields, session, actor=actor)
    for reasons in (kept.reasons, {**YEAR, OptionalField.PHONE: "daarom"}):
        with pytest.raises(ReasonNeeded):
            save(reasons=reasons, was=kept.reasons)
    found = save(reasons=YEAR, was=kept.reasons)
    assert (found.reasons, found.since) == (YEAR, {OptionalField.BIRTH_YEAR: date(2026, 11, 24)})
    assert save(reasons=YEAR, was=kept.reasons) == found  # the same save once more
    with pytest.raises(SettingsChangedElsewhere):
        save(reasons=OFF, was=kept.reasons)
    assert save(reasons=OFF, was=YEAR).reasons == OFF


def test_what_has_no_reason_is_not_kept(bare: Session, actor: Actor) -> None:
    add = partial(add_visitor, bare, name=NAME, actor=actor)
    for details in (Details(postcode="6546"), Details(phone="0612345678"), Details(email="a@b.nl")):
        with pytest.raises(FieldOff):
            add(details=details)
    person = add(details=Details(birth_year=1944, postcode=""))
    complete_newcomer(bare, person_id=person, year="1945", postcode="", actor=actor)
    assert bare.get_one(Person, person).birth_year == 1945
    with pytest.raises(FieldOff):
        complete_newcomer(bare, person_id=person, year="", postcode="6546", actor=actor)


def test_of_a_child_the_year_is_always_kept(bare: Session, actor: Actor) -> None:
    save_fields(bare, reasons=OFF, was=YEAR, actor=actor)
    keep = partial(birth_year_to_keep, bare, actor=actor)
    assert [keep(year=year) for year in (2018, 1944, None)] == [2018, None, None]
    add_visitor(bare, name=NAME, details=Details(birth_year=2018), actor=actor)
    with pytest.raises(FieldOff):
        add_visitor(bare, name=NAME, details=Details(birth_year=1944), actor=actor)


def test_what_was_kept_before_stays_out_of_sight(session: Session, actor: Actor) -> None:
    whole = Details(1944, "6546", "0612345678", "toos@voorbeeld.nl")
    person = add_visitor(session, name=NAME, details=whole, actor=actor)
    save_fields(session, reasons=YEAR, was=ALL_KEPT.reasons, actor=actor)
    edit = partial(edit_visitor, session, person_id=person, name=NAME, actor=actor)
    version = edit(version=session.get_one(Person, person).version, details=Details(1945))
    row = session.get_one(Person, person)
    assert (row.birth_year, row.postcode, row.email) == (1945, "6546", "toos@voorbeeld.nl")
    session.add(Volunteer(person_id=person))
    session.flush()
    edit(version=version, details=Details(1945, email="toos@voorbeeld.nl"))  # shown as a whole
    assert (row.postcode, row.phone, row.email) == (None, None, "toos@voorbeeld.nl")


def test_a_list_leaves_out_what_is_not_kept(bare: Session, actor: Actor) -> None:
    mapping = {"name": 0, "birth_year": 1, "postcode": 2}
    plan = plan_import(bare, table=read_table(LIST.encode()), mapping=mapping, actor=actor)
    ((row,), remarks) = plan.rows, plan.remarks
    assert row.person is not None
    assert (row.person.birth_year, row.person.postcode) == (1944, None)
    assert remarks == ("Postcode is left out: this house does not keep it.",)
