"""A name where somebody typed it: in a reason, a note about the building, the hirer of a room.

Those fields ask for no names, but nothing stops a hand. Every text column of every table is
looked through, so that one that is added later is not forgotten.
"""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import Column, Enum, String, Table, or_, select, update
from sqlalchemy.orm import Session

from atelier.domain import Base
from atelier.people.names import Name

BLANK = "[…]"
_OWN_WAY = {"person", "name_token", "token_deletion", "account", "audit_entry", "erased_payment"}
_SHORTEST = 2  # words: a first name alone is somebody else's too


def blank_in_texts(
    session: Session, *, site_id: int, name: Name, exact: Iterable[str | None]
) -> int:
    """Blank a name wherever it was typed, and ``exact`` texts as they are; give in how many rows.

    In whatever capitals, as a whole: *Toos van den Berg* and *Berg, Toos van den* go, *Toos*
    alone stays, for it may be another. Colleagues who signed for something keep their names. What
    bears the number of another house is left alone.
    """
    sought = [one for one in _spellings(name) if len(one.split()) >= _SHORTEST]
    sought += [one for one in exact if one]
    if not sought:
        return 0
    pattern = re.compile("|".join(_whole(one) for one in sought), re.IGNORECASE)
    return sum(
        _blank(session, site_id, table, columns, sought, pattern)
        for table, columns in text_columns()
    )


def text_columns() -> Iterator[tuple[Table, list[Column[str]]]]:
    """Give the columns in which somebody may have typed a name, table by table."""
    for table in Base.metadata.sorted_tables:
        if table.name in _OWN_WAY:
            continue
        columns = [column for column in table.columns if _is_typed(column)]
        if columns:
            yield table, columns


def _is_typed(column: Column[str]) -> bool:
    if not isinstance(column.type, String) or isinstance(column.type, Enum):
        return False
    signed = column.name == "by" or column.name.endswith("_by")
    return column.name == "vog_seen_by" or not signed


def _spellings(name: Name) -> list[str]:
    return list(dict.fromkeys((name.full_name, name.list_name, f"{name.given} {name.family}")))


def _whole(text: str) -> str:
    words = (re.escape(word) for word in text.split())
    return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"


def _blank(
    session: Session,
    site_id: int,
    table: Table,
    columns: list[Column[str]],
    sought: list[str],
    pattern: re.Pattern[str],
) -> int:
    where = or_(
        *(
            column.icontains(one.split()[-1], autoescape=True)
            for column in columns
            for one in sought
        )
    )
    found = select(table.c.id, *columns).where(where)
    if "site_id" in table.c:
        found = found.where(table.c.site_id == site_id)
    changed = 0
    for row in session.execute(found).all():
        values = {
            column.name: pattern.sub(BLANK, text)
            for column, text in zip(columns, row[1:], strict=True)
            if text and pattern.search(text)
        }
        if values:
            session.execute(update(table).where(table.c.id == row.id).values(values))
            changed += 1
    return changed
