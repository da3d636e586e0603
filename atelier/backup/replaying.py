"""What must be done again in a database that was put back: who was erased stays erased.

A backup holds everybody who was erased after it was made (rule P16, scenario 26), and everybody
who might sign in then. Each part of the program that takes something away for good has a function
here.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sqlalchemy.orm import Session

from atelier.accounts.replaying import replay_accounts
from atelier.domain import Clock
from atelier.privacy.replaying import replay_erasures
from atelier.retention.replaying import replay_retention

Replay: TypeAlias = Callable[[Session, Session, Clock], int]
"""Reads what was taken away from the first session, which never writes; takes it away in the
second, whose transaction the caller ends; gives how many people it was about."""

REPLAYS: tuple[Replay, ...] = (replay_erasures, replay_retention, replay_accounts)


def replay(
    known: Session, restored: Session, *, clock: Clock, replays: Sequence[Replay] = REPLAYS
) -> int:
    """Take away again, in ``restored``, what ``known`` says was taken away; give for how many.

    ``known`` is the database that was in use, or the newest backup that can still be read.
    """
    return sum(each(known, restored, clock) for each in replays)
