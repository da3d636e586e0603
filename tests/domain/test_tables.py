"""The tables: what is deleted is not looked for in whole tables."""

from sqlalchemy import Table, UniqueConstraint

from atelier.domain import Base

# Tables of a few hundred rows, and columns that point to what is hardly ever deleted.
SMALL = {
    "activity.host_id",
    "activity.room_id",
    "organisation.successor_id",
    "question.referred_to_id",
}


def first_columns(table: Table) -> set[str]:
    """Name the columns with which an index of the table begins."""
    unique = {one for one in table.constraints if isinstance(one, UniqueConstraint)}
    return {next(iter(one.columns)).name for one in table.indexes | unique}


def test_every_row_that_points_to_a_deleted_one_is_found_by_an_index() -> None:
    unindexed = {
        f"{key.parent.table.name}.{key.parent.name}"
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name != "site"  # a house is never deleted
        and key.parent.name not in first_columns(table)
    }
    assert unindexed == SMALL
