import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from atelier.database import open_database
from tests.making import Making
from tests.people.importing import people_count

ROUNDS, ORDINARY = 150, 3
PEOPLE = 3000


@pytest.mark.reliability
@pytest.mark.timeout(1800)  # at full length
def test_an_import_that_is_killed_is_whole_or_is_not_there(
    on_disk: Path, rounds: float, clock: object
) -> None:
    """Kill the import at random moments, then run it again: every time the same people."""
    rng = random.Random(20261124)
    path = on_disk / "list.csv"
    path.write_text(
        "naam;geboortejaar\n"
        + "".join(
            f"Naam{_spelt(n)} Achter{_spelt(n * 7919 % 9973)};{1930 + n % 80}\n"
            for n in range(PEOPLE)
        )
    )
    took = 0.0  # the first one is left alone, to know how long an import takes here
    killed_inside = 0
    for number in range(ROUNDS if rounds == 1 else ORDINARY):  # each takes two programs
        url = f"sqlite:///{on_disk / f'{number}.db'}"
        database = open_database(url, create=True)
        Making(database, clock)  # type: ignore[arg-type]
        database.close()
        began = time.perf_counter()
        whole = subprocess.Popen(_import(url, path), stdout=subprocess.DEVNULL)
        try:
            whole.wait(timeout=rng.uniform(0.3, 0.95) * took if took else None)
        except subprocess.TimeoutExpired:
            whole.kill()
            whole.wait()
            killed_inside += 1
        took = took or time.perf_counter() - began
        assert time.perf_counter() - began < 60
        assert _count(url) in (0, PEOPLE)
        subprocess.run(_import(url, path), check=True, stdout=subprocess.DEVNULL)
        assert _count(url) == PEOPLE
    assert killed_inside


def _spelt(number: int) -> str:
    """Write a number in letters: a name has no figures."""
    return f"{number:04d}".translate(str.maketrans("0123456789", "abdefgijkl"))


def _import(url: str, path: Path) -> list[str]:
    verb = ["import", "people", str(path), "--add-doubtful", "--json"]
    return [sys.executable, "-m", "atelier", "--database", url, *verb]


def _count(url: str) -> int:
    database = open_database(url)
    try:
        return people_count(database)
    finally:
        database.close()
