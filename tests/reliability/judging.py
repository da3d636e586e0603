"""What plain SQL finds in a house, held against what its desks wrote down."""

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy.engine import make_url

from tests.reliability.desks import House, Save

ROWS = """
SELECT a.id, a.key, a.number,
  (SELECT count(*) FROM visit v WHERE v.action_id = a.id),
  (SELECT count(*) FROM participation p WHERE p.action_id = a.id),
  (SELECT count(*) FROM tally t WHERE t.action_id = a.id),
  (SELECT coalesce(sum(t.participations), 0) FROM tally t WHERE t.action_id = a.id),
  (SELECT count(*) FROM name_token n WHERE n.person_id = a.person_id) > 0
FROM action a WHERE a.id > {after}
"""
WHOLE = {  # the number, visits, participations, tallies, people in them, a name to search for
    "known": (0, 1, 1, 0, 0, True),
    "with": (2, 1, 1, 1, 2, True),
    "new": (0, 1, 1, 0, 0, True),
    "count": (3, 0, 0, 1, 3, False),
}
ORPHANS = """
SELECT
  (SELECT count(*) FROM visit WHERE action_id NOT IN (SELECT id FROM action)) +
  (SELECT count(*) FROM participation WHERE action_id NOT IN (SELECT id FROM action)) +
  (SELECT count(*) FROM tally WHERE action_id NOT IN (SELECT id FROM action)) +
  (SELECT count(*) FROM person WHERE id NOT IN (SELECT person_id FROM name_token)) +
  (SELECT count(*) FROM person WHERE given_name = 'Nieuw'
     AND id NOT IN (SELECT person_id FROM action WHERE person_id IS NOT NULL))
"""
DOUBLES = """
SELECT
  (SELECT count(*) FROM (SELECT 1 AS x FROM action GROUP BY key HAVING count(*) > 1) a) +
  (SELECT count(*) FROM (SELECT 1 AS x FROM visit GROUP BY person_id, day
     HAVING count(*) > 1) b) +
  (SELECT count(*) FROM (SELECT 1 AS x FROM person GROUP BY given_name, family_name
     HAVING count(*) > 1) c)
"""


@dataclass
class Verdict:
    """The figures of a run; each but the first and the last must be 0."""

    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    doubled: int = 0
    unasked: int = 0
    damaged: int = 0
    unheard: int = 0  # committed, and the desk fell over before it knew


@dataclass
class Judge:
    """Looks after each fall at what is new, and now and then at everything."""

    house: House
    verdict: Verdict = field(default_factory=Verdict)
    _there: set[str] = field(default_factory=set)
    _last: int = 0

    def look(self, *, whole: bool = False) -> None:
        """Count what is wrong. ``whole``: also doubles, orphans, and the engine's own checks."""
        found = self.verdict
        asked = {str(save.key): save for save in map(Save.read, self.house.lines("asked"))}
        for number, key, *rows in self._ask(ROWS.format(after=0 if whole else self._last)):
            name = str(UUID(str(key)))
            self._there.add(name)
            self._last = max(self._last, number)
            found.unasked += name not in asked
            found.half += name in asked and tuple(rows) != WHOLE[asked[name].kind]
        acked = set(self.house.lines("acked"))
        found.acknowledged = len(acked)
        found.lost = max(found.lost, len(acked - self._there))
        found.unheard += not whole and len(self._there - acked)
        if whole:
            found.half += self._ask(ORPHANS)[0][0]
            found.doubled += self._ask(DOUBLES)[0][0]
            found.damaged += self._damage()

    def figures(self) -> dict[str, int]:
        return asdict(self.verdict)

    def _damage(self) -> int:
        if not self.house.url.startswith("sqlite"):
            return 0
        sound = self._ask("PRAGMA integrity_check") == [("ok",)]
        return int(not sound) + len(self._ask("PRAGMA foreign_key_check"))

    def _ask(self, question: str) -> Sequence[Any]:
        place = make_url(self.house.url)
        if place.get_backend_name() == "sqlite":
            with contextlib.closing(sqlite3.connect(str(place.database))) as connection:
                return connection.execute(question).fetchall()
        with psycopg.connect(
            host=str(place.query["host"]), user=place.username, dbname=place.database
        ) as server:
            return server.execute(question.encode()).fetchall()
