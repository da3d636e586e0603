"""The statements of the search, each built once: building them takes longer than running them.

The limit stands inside, on the index, so that no name is read that is not shown; PostgreSQL
needs the order beside it, or reads the whole table.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    String,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
    type_coerce,
    union_all,
)

from atelier.domain import Base, NameOrder, TokenKind, VolunteerStatus
from atelier.people.asking import NOTHING, Range, Word
from atelier.people.names import Name

Found = Row[Any]
"""A person as the statements give one: the columns of ``_SHOWN``."""

AT_ONCE = 8
"""Ranges that one statement reads."""

_tables = Base.metadata.tables
_token, _person = _tables["name_token"], _tables["person"]
_deletion, _volunteer = _tables["token_deletion"], _tables["volunteer"]
_namesake = _person.alias("namesake")
_TRIED = 200  # people in a range of whom the other words are looked at

_SHOWN = (
    _person.c.id,
    _person.c.given_name,
    _person.c.prefix,
    _person.c.family_name,
    _person.c.partner_prefix,
    _person.c.partner_name,
    type_coerce(_person.c.name_order, String).label("name_order"),
    _person.c.birth_year,
    _person.c.postcode,
    _person.c.sort_key,
    select(_namesake.c.id)
    .where(
        _namesake.c.site_id == _person.c.site_id,
        _namesake.c.sort_key == _person.c.sort_key,
        _namesake.c.id != _person.c.id,
    )
    .exists()
    .label("namesake"),
)


def _other(number: int, person: ColumnElement[int]) -> ColumnElement[bool]:
    """Say that the same person has another word or sound too."""
    other = _token.alias(f"other_{number}")
    low, high, first, last = (
        bindparam(f"{end}_{number}", type_=String) for end in ("low", "high", "first", "last")
    )
    written = other.c.token >= low, other.c.token < high
    heard = other.c.token >= first, other.c.token < last
    fits = or_(
        and_(other.c.kind == _fixed(TokenKind.WORD), *written),
        and_(other.c.kind == _fixed(TokenKind.JOINED), *written),
        and_(other.c.kind == _fixed(TokenKind.SOUND), *heard),
    )
    return select(other.c.person_id).where(other.c.person_id == person, fits).exists()


def _fixed(kind: TokenKind) -> ColumnElement[int]:
    """Write a kind into the statement itself: every parameter costs time at every key."""
    return literal_column(str(kind.value), Integer)


def _in_order(slot: str = "") -> Select[Any]:
    return (
        select(_token.c.person_id)
        .where(
            _token.c.site_id == bindparam("site"),
            _token.c.kind == bindparam("kind"),
            _token.c.token >= bindparam(f"low{slot}", type_=String),
            _token.c.token < bindparam(f"high{slot}", type_=String),
        )
        .order_by(_token.c.token)
    )


@cache
def _one_range(others: int) -> Select[Any]:
    both = (_other(number, _token.c.person_id) for number in range(others))
    ids = _in_order().where(*both).limit(bindparam("most")).subquery("ids")
    return select(*_SHOWN).select_from(ids.join(_person, _person.c.id == ids.c.person_id))


@cache
def _many_ranges(others: int) -> Select[Any]:
    """Read ranges in which a mistyped name may lie, a little of each: they can be wide."""
    parts = []
    for slot in range(AT_ONCE):
        few = _in_order(str(slot)).limit(bindparam("tried")).subquery(f"few_{slot}")
        both = (_other(number, few.c.person_id) for number in range(others))
        some = select(few.c.person_id).where(*both).limit(bindparam("most")).subquery()
        parts.append(select(some))
    ids = union_all(*parts).subquery("ids")
    return select(*_SHOWN).select_from(ids.join(_person, _person.c.id == ids.c.person_id))


_BY_ID = select(*_SHOWN).where(
    _person.c.site_id == bindparam("site"), _person.c.id.in_(bindparam("people", expanding=True))
)
_VOCABULARY = select(_deletion.c.token).where(
    _deletion.c.site_id == bindparam("site"),
    _deletion.c.deletion.in_([bindparam(f"deletion{slot}") for slot in range(AT_ONCE)]),
)
_BY_PHONE = (
    select(*_SHOWN)
    .select_from(_volunteer.join(_person, _person.c.id == _volunteer.c.person_id))
    .where(
        _person.c.site_id == bindparam("site"),
        _volunteer.c.status != VolunteerStatus.LEFT,
        or_(
            _person.c.phone.like(bindparam("ending", type_=String)),
            _person.c.phone.like(bindparam("within", type_=String)),
        ),
    )
    .order_by(_person.c.sort_key)
    .limit(bindparam("most"))
)


class Reader:
    """Reads people of one house, at most ``most`` from each range of the index."""

    def __init__(self, connection: Connection, site_id: int, most: int) -> None:
        self._connection = connection
        self._always = {"site": site_id, "most": most}

    def in_range(
        self,
        kind: TokenKind,
        span: Range,
        others: tuple[Word, ...],
        *,
        heard: bool = False,
        most: int | None = None,
    ) -> Sequence[Found]:
        """Give people with a token in ``span`` who bear the other words too, or their sounds."""
        if span == NOTHING:
            return ()
        facts = {"kind": kind.value, "low": span[0], "high": span[1], **_facts(others, heard)}
        if most is not None:
            facts["most"] = most
        return self._all(_one_range(len(others)), facts)

    def in_ranges(
        self, kind: TokenKind, spans: list[Range], others: tuple[Word, ...]
    ) -> Sequence[Found]:
        """Give people with a token in one of ``spans`` (at most AT_ONCE), others heard too."""
        facts: dict[str, Any] = {"kind": kind.value, **_facts(others, heard=True)}
        facts["tried"] = _TRIED if others else self._always["most"]
        for slot in range(AT_ONCE):
            span = spans[slot] if slot < len(spans) else NOTHING
            facts[f"low{slot}"], facts[f"high{slot}"] = span
        return self._all(_many_ranges(len(others)), facts)

    def by_id(self, people: Iterable[int]) -> Sequence[Found]:
        """Give these people."""
        return self._all(_BY_ID, {"people": list(people)})

    def by_phone(self, digits: str) -> Sequence[Found]:
        """Give the volunteers whose number ends in ``digits``, or has three in its last four."""
        digits = digits.lstrip("0") if len(digits) > 4 else digits
        within = f"%{digits}_" if len(digits) < 4 else f"%{digits}"
        return self._all(_BY_PHONE, {"ending": f"%{digits}", "within": within})

    def vocabulary(self, deletions: Iterable[str]) -> set[str]:
        """Give the beginnings of words that are one of ``deletions`` when a letter is missed."""
        left = sorted(deletions)
        facts = {f"deletion{slot}": left[min(slot, len(left) - 1)] for slot in range(AT_ONCE)}
        return {token for (token,) in self._all(_VOCABULARY, facts)}

    def _all(self, statement: Select[Any], facts: Mapping[str, Any]) -> Sequence[Found]:
        return self._connection.execute(statement, {**self._always, **facts}).all()


def name_in(row: Found) -> Name:
    """Give the name that stands in a row."""
    return Name(
        row.given_name,
        row.prefix,
        row.family_name,
        row.partner_prefix,
        row.partner_name,
        NameOrder(row.name_order),
    )


def _facts(others: tuple[Word, ...], heard: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for number, word in enumerate(others):
        facts[f"low_{number}"], facts[f"high_{number}"] = word.range
        sounds = word.sound_range if heard else NOTHING
        facts[f"first_{number}"], facts[f"last_{number}"] = sounds
    return facts
