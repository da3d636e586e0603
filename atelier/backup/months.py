"""What closed months hold, as hashes: a bit that turned over on the disk changes nothing unseen.

SQLite keeps no sums of what it stores. Of a damaged file it notices nearly all, but one bit in
fourteen turns a figure into another one that looks as sound (RELIABILITY.md P-18). What lies in a
closed month changes through a correction only, which makes a new version of it; so each backup
writes down a hash for each of its tables, and the next one compares (fault F14).

Numbers of people and of actions are left out: names go by themselves one day, and these columns
have an index that ``integrity_check`` holds against them. Two things change closed months rightly,
and what they touch is not compared once: two records of one person are merged, which makes one
visit of two; and somebody is erased, whose name goes from every text that somebody typed.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from atelier.backup.looking import reading

Hashes = Mapping[str, Mapping[str, str]]
"""By closed month ("site yyyymm version"), by table, a hash of its rows."""
_Row: TypeAlias = tuple[object, ...]

_OF_DAYS = {
    "visit": "SELECT site_id, day, id, day_part, arrived_at FROM visit ORDER BY id",
    "participation": (
        "SELECT a.site_id, p.day, p.id, p.occurrence_id, p.arrived_at FROM participation p "
        "JOIN occurrence o ON o.id = p.occurrence_id JOIN activity a ON a.id = o.activity_id "
        "ORDER BY p.id"
    ),
    "tally": (
        "SELECT site_id, day, id, day_part, at, function, occurrence_id, visits, participations, "
        "named_from_id FROM tally ORDER BY id"
    ),
    "question": (
        "SELECT site_id, day, id, day_part, at, topic, outcome, minutes_class, referred_to_id "
        "FROM question ORDER BY id"
    ),
    "occurrence": (
        "SELECT a.site_id, o.day, o.id, o.activity_id, o.starts, o.ends, o.state, "
        "o.reason, o.capacity, o.skipped, o.rule_day, o.uid FROM occurrence o "
        "JOIN activity a ON a.id = o.activity_id ORDER BY o.id"
    ),
}
_OF_MONTHS = {
    "closed_month": (
        "SELECT id, id, key, month, version, closed_at, closed_by, reason, missing, unlinked, "
        "audit_digest FROM closed_month ORDER BY id"
    ),
    "closed_figure": (
        "SELECT closed_month_id, id, code, by, item, value, label FROM closed_figure ORDER BY id"
    ),
    "closed_point": "SELECT closed_month_id, id, kind, day, text FROM closed_point ORDER BY id",
}
_MERGED = frozenset({"visit", "participation"})
_TEXTS = frozenset({"occurrence", *_OF_MONTHS})


@dataclass(frozen=True, slots=True)
class Closed:
    """The closed months of a file.

    ``merged`` and ``erased`` say when two records were last merged, or parted again, and how many
    people were ever erased. ``correcting``: the months ("site yyyymm") that somebody is
    correcting; they are not in it.
    """

    hashes: Hashes
    merged: str = ""
    erased: str = ""
    correcting: frozenset[str] = frozenset()


def closed_in(path: Path) -> Closed:
    """Take the hashes of a backup's closed months; of one from before there were any, none.

    Raises sqlite3.DatabaseError for a file that cannot be read.
    """
    with reading(path) as connection:
        connection.text_factory = bytes  # a bit that turned may be no letter any more
        try:
            return _closed(connection)
        except sqlite3.OperationalError:
            return Closed({})


def altered(before: Closed, now: Closed) -> tuple[int, ...]:
    """Give the months (yyyymm) that changed since, although nobody can have changed them."""
    rightly = _MERGED if now.merged != before.merged else frozenset[str]()
    rightly |= _TEXTS if now.erased != before.erased else frozenset()
    newest = {_month(key): _version(key) for key in sorted(now.hashes, key=_version)}
    found = set()
    for key, hashes in before.hashes.items():
        month = _month(key)
        if month in now.correcting or newest.get(month, 0) > _version(key):
            continue
        there = now.hashes.get(key, {})
        if any(there.get(table) != one for table, one in hashes.items() if table not in rightly):
            found.add(int(month.split()[1]))
    return tuple(sorted(found))


def _closed(connection: sqlite3.Connection) -> Closed:
    ask = connection.execute
    open_ = ask("SELECT site_id, month FROM month_correction WHERE settled_at IS NULL")
    correcting = {f"{site} {month}" for site, month in open_}
    versions = ask("SELECT id, site_id, month, version FROM closed_month ORDER BY version")
    keys = {id_: f"{site} {month} {version}" for id_, site, month, version in versions}
    keys = {id_: key for id_, key in keys.items() if _month(key) not in correcting}
    newest = {_month(key): key for key in keys.values()}
    tables = {key: dict.fromkeys((*_OF_DAYS, *_OF_MONTHS), b"") for key in newest.values()}
    for table, query in _OF_DAYS.items():
        _add(tables, table, _by_day(ask(query), newest))
    for table, query in _OF_MONTHS.items():
        rows = ((keys.get(row[0], ""), row) for row in ask(query))
        _add(tables, table, rows)
    hashes = {key: {name: one.hex()[:16] for name, one in of.items()} for key, of in tables.items()}
    ((merged,),) = ask("SELECT max(max(at), coalesce(max(undone_at), '')) FROM person_merge")
    ((erased,),) = ask("SELECT count(*) FROM erasure")
    when = (merged or b"").decode("ascii", "replace")
    return Closed(hashes, when, str(erased), frozenset(correcting))


def _by_day(rows: sqlite3.Cursor, newest: Mapping[str, str]) -> Iterator[tuple[str, _Row]]:
    """Say of each row to which closed month it belongs; none where its day is no day any more."""
    for row in rows:
        day = row[1] if isinstance(row[1], int) else 0  # yyyymmdd
        yield newest.get(f"{row[0]} {day // 100}", ""), row


def _add(
    tables: Mapping[str, dict[str, bytes]], table: str, rows: Iterator[tuple[str, _Row]]
) -> None:
    sums = {key: sha256() for key in tables}
    for key, row in rows:
        if key in sums:
            sums[key].update(repr(row).encode())
    for key, one in sums.items():
        tables[key][table] = one.digest()


def _month(key: str) -> str:
    return key.rpartition(" ")[0]


def _version(key: str) -> int:
    with contextlib.suppress(ValueError):
        return int(key.rpartition(" ")[2])
    return 0
