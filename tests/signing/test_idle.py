"""Both clocks, each enough by itself: F50, F55, F58, the end of a visit (RELIABILITY 1.5)."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from atelier.domain import AccountRole, Clock
from atelier.settings.locking import LockAfter
from ui.shell.idle import Idle

FIVE = timedelta(minutes=5)
TUESDAY = datetime(2026, 11, 24, 8, 50, tzinfo=UTC)


class Hands:
    """A wall clock and one that nobody can set."""

    def __init__(self, at: datetime = TUESDAY) -> None:
        self.wall, self.mono = at, 1000.0

    def move(self, *, wall: float = 0, mono: float = 0) -> None:
        self.wall += timedelta(seconds=wall)
        self.mono += mono


def watching(hands: Hands) -> tuple[Idle, list[str]]:
    told: list[str] = []
    clock = Clock(now=lambda: hands.wall)
    idle = Idle(lambda: clock, lambda: hands.mono)
    idle.over.connect(lambda: told.append("over"))
    idle.day_changed.connect(lambda: told.append("day"))
    idle.begin(FIVE)
    return idle, told


@pytest.mark.parametrize(
    ("wall", "mono", "locks"),
    [
        (301, 301, True),
        (299, 299, False),
        (14 * 3600, 0, True),  # asleep
        (110, 15, True),  # the lid was closed for a minute and a half
        (100, 15, False),
        (0, 301, True),  # the clock stands still
        (-7200, 301, True),  # set back: the lock is not put off
        (-7200, 299, False),
    ],
)
def test_either_clock_is_enough(qapp: object, wall: float, mono: float, *, locks: bool) -> None:  # noqa: ARG001
    hands = Hands()
    idle, told = watching(hands)
    hands.move(wall=wall, mono=mono)
    idle.check()
    assert ("over" in told) == locks
    idle.close()


def test_a_hand_keeps_it_open_and_twelve_hours_end_it(qapp: object) -> None:  # noqa: ARG001
    hands = Hands()
    idle, told = watching(hands)
    for _ in range(12 * 60 // 4 - 1):
        hands.move(wall=240, mono=240)
        idle.check()
        idle.touch()
    assert told == []
    hands.move(wall=240, mono=240)
    idle.check()
    assert told == ["over"]
    idle.close()


def test_midnight_is_another_day_and_three_hours_later_everybody_is_out(qapp: object) -> None:  # noqa: ARG001
    hands = Hands(datetime(2026, 11, 24, 22, 59, 58, tzinfo=UTC))  # two seconds before midnight
    idle, told = watching(hands)
    for _ in range(60):
        hands.move(wall=180, mono=180)
        idle.check()
        idle.touch()
    assert told == ["day"]
    hands.move(wall=180, mono=180)
    idle.check()
    assert told == ["day", "over"]
    idle.close()


def test_whoever_comes_at_night_is_not_sent_away_at_once(qapp: object) -> None:  # noqa: ARG001
    hands = Hands(datetime(2026, 11, 25, 1, 30, tzinfo=UTC))  # half past two: until three
    idle, told = watching(hands)
    hands.move(wall=60, mono=60)
    idle.check()
    assert told == []
    idle.close()


def test_a_computer_that_goes_to_sleep_locks(qapp: object) -> None:
    idle, told = watching(Hands())
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)  # type: ignore[attr-defined]
    assert told == ["over"]
    idle.close()


def test_the_shortest_time_of_ones_roles_holds() -> None:
    both = {AccountRole.RECEPTION, AccountRole.COORDINATOR}
    assert LockAfter().of(both) == timedelta(minutes=2)
    assert LockAfter().of({AccountRole.RECEPTION}) == FIVE
    assert LockAfter(desk=1, office=2).of(both) == timedelta(minutes=1)
