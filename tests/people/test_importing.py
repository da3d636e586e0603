from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.database import Database
from atelier.domain import Actor, Gone, NameToken, Person, Refusal, TokenDeletion
from atelier.people.importing import (
    Decision,
    Imported,
    ImportPlan,
    RowsRefused,
    carry_out,
    earlier_imports,
    undo_import,
)
from atelier.people.search import find_people
from atelier.tables.reading import check_unchanged, read_table
from atelier.tables.refusals import FileChanged
from tests.bad import letters
from tests.making import TUESDAY, Making
from tests.people.importing import names, people_count, planned

LIST = "naam;geboortejaar\nToos van den Berg;1944\nRiet Jansen;1951\nAli Yılmaz;1960\n"


def done(database: Database, plan: ImportPlan, actor: Actor, **options: object) -> Imported:
    key = options.pop("key", uuid4())
    with database.transaction() as session:
        return carry_out(session, plan=plan, actor=actor, key=key, **options)  # type: ignore[arg-type]


def test_a_list_is_imported_and_found_at_once(database: Database, actor: Actor) -> None:
    receipt = done(database, planned(database, actor, LIST), actor)
    assert (receipt.read, receipt.added, receipt.same, receipt.refused) == (3, 3, 0, ())
    assert names(database) == ["Toos van den Berg", "Riet Jansen", "Ali Yılmaz"]
    with database.reading() as session:
        found = find_people(session, text="yilmas", site_id=actor.site_id)
    assert [hit.name for hit in found] == ["Yılmaz, Ali"]


@pytest.mark.parametrize("name", letters.READABLE)
def test_no_letter_is_spoilt_on_its_way_in(database: Database, actor: Actor, name: str) -> None:
    case = letters.READABLE[name]
    done(database, planned(database, actor, case.data), actor, decisions={})
    expected = [line.split(";")[0] for line in case.text.splitlines()[1:]]
    assert names(database) == expected


def test_the_same_list_again_adds_nobody(database: Database, actor: Actor) -> None:
    done(database, planned(database, actor, LIST), actor)
    again = done(database, planned(database, actor, LIST), actor)
    assert (again.batch, again.added, again.same, again.doubtful) == (None, 0, 3, 0)
    assert people_count(database) == 3


def test_the_same_key_again_is_the_same_import(database: Database, actor: Actor) -> None:
    plan, key = planned(database, actor, LIST), uuid4()
    first = done(database, plan, actor, key=key)
    again = done(database, plan, actor, key=key)
    assert (again.batch, again.added) == (first.batch, 3)
    assert people_count(database) == 3


def test_one_refused_row_means_that_nothing_is_imported(database: Database, actor: Actor) -> None:
    plan = planned(database, actor, LIST + "Wim Test;31\n")
    with pytest.raises(RowsRefused):
        done(database, plan, actor)
    assert people_count(database) == 0
    receipt = done(database, plan, actor, all_or_nothing=False)
    assert (receipt.read, receipt.added) == (4, 3)
    assert [line for line, _ in receipt.refused] == [5]


def test_a_doubtful_row_comes_in_only_when_that_was_decided(
    database: Database, actor: Actor, making: Making
) -> None:
    making.person("Riet Janssen")
    plan = planned(database, actor, LIST)
    receipt = done(database, plan, actor)
    assert (receipt.added, receipt.doubtful) == (2, 1)
    decisions = {3: Decision.ADD, 2: Decision.LEAVE}
    receipt = done(database, planned(database, actor, LIST), actor, decisions=decisions)
    assert (receipt.added, receipt.same, receipt.doubtful) == (1, 2, 0)
    assert names(database).count("Riet Jansen") == 1


def test_what_another_desk_entered_meanwhile_is_not_entered_twice(
    database: Database, actor: Actor, making: Making
) -> None:
    plan = planned(database, actor, LIST)
    making.person("Toos van den Berg", born=1944)
    making.person("Riet Janssen")
    receipt = done(database, plan, actor)
    assert (receipt.added, receipt.same, receipt.doubtful) == (1, 1, 1)


def test_an_import_is_taken_back_and_leaves_no_trace(database: Database, actor: Actor) -> None:
    batch = done(database, planned(database, actor, LIST), actor).batch
    assert batch is not None
    with database.transaction() as session:
        assert undo_import(session, batch_id=batch, actor=actor) == (3, 0)
    with database.reading() as session:
        for table in (Person, NameToken, TokenDeletion):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        (row,) = earlier_imports(session, actor=actor)
    assert (row.id, row.people, row.undone_at) == (batch, 0, actor.now())
    with database.transaction() as session:
        assert undo_import(session, batch_id=batch, actor=actor) == (0, 0)


def test_who_has_visited_or_enrolled_since_stays(
    database: Database, actor: Actor, making: Making
) -> None:
    before = making.person("Heel Anders")
    batch = done(database, planned(database, actor, LIST), actor).batch
    assert batch is not None
    with database.reading() as session:
        toos, riet, _ = session.scalars(
            select(Person.id).where(Person.batch_id == batch).order_by(Person.id)
        )
    making.visit(toos, TUESDAY, actor.now())
    making.enrolment(riet, occurrence=making.occurrence("Zing mee!"))
    with database.transaction() as session:
        assert undo_import(session, batch_id=batch, actor=actor) == (1, 2)
    assert names(database) == ["Heel Anders", "Toos van den Berg", "Riet Jansen"]
    with database.reading() as session:
        assert find_people(session, text="yilmaz", site_id=actor.site_id) == []
        assert len(find_people(session, text="toos", site_id=actor.site_id)) == 1
        assert session.get_one(Person, before).batch_id is None


def test_only_imports_of_people_of_this_house_can_be_taken_back(
    database: Database, actor: Actor
) -> None:
    with pytest.raises(Gone), database.transaction() as session:
        undo_import(session, batch_id=77, actor=actor)


def test_a_file_that_changes_or_goes_away_meanwhile_imports_nothing(
    database: Database, actor: Actor, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    for spoil in (path.unlink, lambda: path.write_text(LIST + "Wim Test;1970\n")):
        path.write_text(LIST)
        table = read_table(path)
        plan = planned(database, actor, LIST)

        def confirm(spoil=spoil, table=table) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
            spoil()
            check_unchanged(path, table)

        with pytest.raises(FileChanged):
            done(database, plan, actor, confirm=confirm)
        assert people_count(database) == 0


def test_no_refusal_tells_a_name(database: Database, actor: Actor) -> None:
    plan = planned(database, actor, "naam;geboortejaar\nToos Geheim;44\n")
    with pytest.raises(Refusal) as refusal:
        done(database, plan, actor)
    assert "Geheim" not in f"{refusal.value!r}{refusal.value}{plan!r}"
