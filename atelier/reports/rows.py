"""How rows come out of the database: few of them, and plain.

A month of ten busy years is ten thousand visits. The database hands over who they were as one
text per part of a day, straight from an index, which is several times faster than a row for
each; days and times stay the numbers as which they are stored.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVarTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    column,
    func,
    type_coerce,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

Columns = TypeVarTuple("Columns")


class _Elements(GenericFunction[Any]):
    """The elements of a list that is handed over as one JSON text."""

    name = "json_each"
    inherit_cache = True


@compiles(_Elements, "postgresql")
def _elements(element: _Elements, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    text = compiler.process(element.clauses, **options)
    elements = f"jsonb_array_elements_text(CAST({text} AS JSONB))"
    return f"(SELECT CAST(value AS INTEGER) AS value FROM {elements})"


class _Joined(GenericFunction[str]):
    """The values of a group as one text, with commas between them."""

    name = "group_concat"
    inherit_cache = True
    type = String()


@compiles(_Joined, "postgresql")
def _joined(element: _Joined, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"string_agg(CAST({compiler.process(element.clauses, **options)} AS VARCHAR), ',')"


def listed(name: str) -> tuple[FromClause, ColumnElement[int]]:
    """Give a table of the numbers in one parameter, filled by ``as_list``, and its column.

    However many numbers there are, the statement stays the same.
    """
    table = _Elements(bindparam(name, type_=String)).table_valued(column("value", Integer))
    return table, table.c.value


def as_list(numbers: Iterable[int]) -> str:
    """Give numbers as ``listed`` takes them."""
    return f"[{','.join(map(str, numbers))}]"


def as_number(column: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    """Read a day or a time as the number that is stored."""
    return type_coerce(column, Integer)


def as_text(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Read a word as it is stored."""
    return type_coerce(column, String)


def gathered(value: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Give the values of a group as one text; several of one group are in the same order.

    Nothing is gathered of a value that is not there.
    """
    return _Joined(value)


def numbers_in(text: str | None) -> list[int]:
    """Give the numbers of ``gathered``."""
    found: list[int] = json.loads(f"[{text or ''}]")
    return found


def people_in(text: str | None) -> tuple[list[int], int]:
    """Give the people of ``gathered_people``, and how many were unlinked."""
    found = numbers_in(text)
    unlinked = found.count(0)
    return ([one for one in found if one], unlinked) if unlinked else (found, 0)


def gathered_people(person_id: InstrumentedAttribute[int | None]) -> ColumnElement[str]:
    """Give the people of a group as one text, a nought for each who was unlinked."""
    return gathered(func.coalesce(person_id, 0))


def within(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Give the condition that a day lies in the period: asks for ``first`` and ``last``."""
    return column.between(bindparam("first"), bindparam("last"))


def rows_in(
    session: Session, statement: Select[*Columns], where: Mapping[str, Any]
) -> Iterable[Row[*Columns]]:
    """Run a statement in the session's transaction, with none of what an ORM does to rows."""
    return session.connection().execute(statement, dict(where))
