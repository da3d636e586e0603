"""Helpers for tests of lists: a text becomes a plan."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select

from atelier.database import Database
from atelier.domain import Actor, Person
from atelier.people.columns import chosen_columns, recognise_columns
from atelier.people.importing import ImportPlan, Verdict, plan_import
from atelier.tables.reading import read_table


def planned(
    database: Database, actor: Actor, text: str | bytes, told: Mapping[str, str] | None = None
) -> ImportPlan:
    """Read a list and plan it, as the assistant and the command line do."""
    table = read_table(text.encode() if isinstance(text, str) else text)
    places = chosen_columns(table.header, recognise_columns(table.header), told or {})
    with database.reading() as session:
        return plan_import(session, table=table, mapping=places, actor=actor)


def verdicts(plan: ImportPlan) -> list[Verdict]:
    return [row.verdict for row in plan.rows]


def names(database: Database) -> list[str]:
    with database.reading() as session:
        rows = session.execute(
            select(Person.given_name, Person.prefix, Person.family_name).order_by(Person.id)
        )
        return [" ".join(part for part in row if part) for row in rows]


def people_count(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count(Person.id))) or 0


def listed(header: str, rows: Iterable[str]) -> str:
    return "\n".join([header, *rows]) + "\n"
