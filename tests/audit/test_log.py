"""The audit log: one line per thing that was done, and never what it was about."""

from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, text, update

from atelier.access.refusals import NotAllowed
from atelier.attendance.sheet import signup_sheet
from atelier.audit.chain import broken_link, in_short, link_lines
from atelier.audit.keeping import forget_old_lines, old_lines
from atelier.audit.queries import (
    AuditFilter,
    AuditLine,
    audit_break,
    audit_lines,
    audit_people,
)
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.counting import count_visitors
from atelier.domain import AccountRole, Actor, AuditEntry, AuditOutcome, Function, Right
from atelier.people.actions import edit_person
from atelier.people.exporting import people_table
from atelier.people.names import parse_name
from atelier.people.queries import person_card
from tests.acting import as_role
from tests.conftest import Hands
from tests.making import TUESDAY, Making

EVERYTHING = AuditFilter(TUESDAY, TUESDAY)


def lines(database: Database, actor: Actor, wanted: AuditFilter = EVERYTHING) -> list[AuditLine]:
    """Give the lines, the oldest first."""
    with database.reading() as session:
        return list(reversed(audit_lines(session, wanted=wanted, actor=actor).lines))


def count(database: Database, actor: Actor, key: Any = None) -> None:  # noqa: ANN401 - a UUID
    facts: dict[str, Any] = {"number": 2, "function": Function.MEETING, "already_counted": False}
    database.perform(partial(count_visitors, actor=actor, key=key or uuid4(), **facts))


def test_a_line_says_who_did_what_to_which_row(
    database: Database, actor: Actor, making: Making
) -> None:
    riet = as_role(database, actor, AccountRole.RECEPTION, name="Riet")
    toos = making.person("Toos van den Berg")
    before = len(lines(database, actor))
    key = uuid4()
    for _ in range(2):  # the same save twice is one line
        database.perform(partial(check_in, person_id=toos, actor=riet, key=key))
    (line,) = lines(database, actor)[before:]
    assert (line.who, line.desk, line.at) == ("Riet", "Balie", actor.now())
    assert (line.action, line.right, line.outcome) == (
        "check_in",
        Right.RECEIVE,
        AuditOutcome.DONE,
    )
    assert (line.record, line.record_id) == ("person", toos)


def test_fields_are_named_and_values_are_not(
    database: Database, actor: Actor, making: Making
) -> None:
    toos = making.person("Toos van den Berg", born=1944, phone="024 377 12 34")
    facts: dict[str, Any] = {"birth_year": 1945, "phone": "024 377 99 99"}
    name = parse_name("Toos Kanarie")
    database.perform(
        partial(edit_person, person_id=toos, version=1, name=name, actor=actor, **facts)
    )
    line = lines(database, actor)[-1]
    assert line.action == "edit_person"
    assert {"person.birth_year", "person.phone", "person.family_name"} <= set(line.fields)
    with database.reading() as session:
        every = session.execute(text("SELECT * FROM audit_entry")).fetchall()
    said = " ".join(str(value) for row in every for value in row)
    for secret in ("Toos", "Kanarie", "1944", "1945", "377"):
        assert secret not in said


def test_what_is_refused_is_kept(database: Database, actor: Actor) -> None:
    riet = as_role(database, actor, AccountRole.RECEPTION)
    with pytest.raises(NotAllowed), database.reading() as session:
        people_table(session, actor=riet)
    reader = as_role(database, actor, AccountRole.READER)
    with pytest.raises(NotAllowed):
        count(database, reader)
    refused = AuditFilter(TUESDAY, TUESDAY, outcome=AuditOutcome.REFUSED)
    found = lines(database, actor, refused)
    assert [(one.action, one.right) for one in found] == [
        ("people_table", Right.EXPORT),
        ("count_visitors", Right.RECEIVE),
    ]
    with database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM tally")).scalar() == 0


def test_exports_prints_and_looking_somebody_up_are_told(
    database: Database, actor: Actor, making: Making
) -> None:
    toos, yoga = making.person("Toos van den Berg"), making.occurrence("Yoga")
    before = len(lines(database, actor))
    with database.reading() as session:
        people_table(session, actor=actor)
        person_card(session, person_id=toos, actor=actor)
        signup_sheet(session, occurrence_id=yoga, actor=actor, key=None)  # a look is no print
    database.perform(partial(signup_sheet, occurrence_id=yoga, actor=actor, key=uuid4()))
    found = lines(database, actor)[before:]
    assert [(one.action, one.record, one.record_id, one.rows) for one in found] == [
        ("people_table", "", None, 1),
        ("person_card", "person", toos, None),
        ("signup_sheet", "occurrence", yoga, None),
    ]


def test_the_log_is_asked_by_day_person_right_and_row(
    database: Database, actor: Actor, hands: Hands
) -> None:
    riet = as_role(database, actor, AccountRole.RECEPTION, name="Riet")
    mo = as_role(database, actor, AccountRole.RECEPTION, name="Mo")
    count(database, riet)
    hands.move(days=1)
    count(database, mo)
    tomorrow = actor.today()
    for wanted, who in (
        (AuditFilter(TUESDAY, tomorrow, right=Right.RECEIVE), ["Riet", "Mo"]),
        (AuditFilter(tomorrow, tomorrow), ["Mo"]),
        (AuditFilter(TUESDAY, tomorrow, account_id=riet.account_id), ["Riet"]),
        (AuditFilter(TUESDAY, tomorrow, record="person", record_id=1), []),
        (AuditFilter(TUESDAY, tomorrow, outcome=AuditOutcome.FAILED), []),
    ):
        assert [one.who for one in lines(database, actor, wanted)] == who
    with database.reading() as session:
        assert [name for _id, name in audit_people(session, actor=actor)] == ["Mo", "Riet"]


def test_a_line_that_is_changed_or_taken_away_breaks_the_chain(
    database: Database, actor: Actor
) -> None:
    for _ in range(4):
        count(database, actor)
    with database.transaction() as session:
        first = link_lines(session, site_id=actor.site_id)
        assert first is not None
        assert link_lines(session, site_id=actor.site_id) == first
        assert len(in_short(first)) == 19
    count(database, actor)
    with database.transaction() as session:
        assert link_lines(session, site_id=actor.site_id) != first
        assert audit_break(session, actor=actor) is None
    for change in (
        update(AuditEntry).where(AuditEntry.link == 2).values(action="nothing"),
        update(AuditEntry).where(AuditEntry.link == 3).values(account_id=None, desk="Balie 2"),
        delete(AuditEntry).where(AuditEntry.link == 3),
        delete(AuditEntry).where(AuditEntry.link == 4),
    ):
        with database.reading() as session:  # rolled back
            session.execute(change)
            assert broken_link(session, site_id=actor.site_id) in (2, 3, 4, 5)


def test_old_lines_go_and_the_rest_is_still_a_chain(
    database: Database, actor: Actor, hands: Hands
) -> None:
    for _ in range(3):
        count(database, actor)
    hands.move(days=300)
    count(database, actor)
    hands.move(days=100)
    limit = actor.now().replace(year=actor.now().year - 1)
    with database.transaction() as session:
        assert old_lines(session, before=limit, actor=actor) == 3
        assert forget_old_lines(session, before=limit, actor=actor) == 3
    with database.reading() as session:
        assert audit_break(session, actor=actor) is None
        oldest = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).first()
        assert oldest == "count_visitors"
