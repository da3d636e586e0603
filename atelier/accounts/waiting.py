"""The wait after wrong secrets: kept in the database, so that a restart does not end it."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.domain import Actor, SignInTrouble

FREE_TRIES = 5
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=15)


def wait_after(failures: int) -> timedelta:
    """Say how long to wait after so many wrong secrets in a row: from the fifth on, doubling."""
    if failures < FREE_TRIES:
        return timedelta()
    doubled = min(failures - FREE_TRIES, 8)  # longer than the longest by then
    factor: int = 2**doubled
    return min(_FIRST_WAIT * factor, _LONGEST_WAIT)


@unasked("a part of signing in")
def seconds_left(session: Session, account_id: int, actor: Actor) -> int:
    """Give how many seconds this tile still waits; 0: it may be tried.

    A clock that was set back makes nobody wait longer than the wait itself.
    """
    trouble = _trouble(session, account_id)
    if trouble is None:
        return 0
    wait = wait_after(trouble.failures)
    left = trouble.last_at + wait - actor.now()
    return max(0, -int(-min(left, wait).total_seconds() // 1))


@unasked("a part of signing in")
def note_failure(session: Session, account_id: int, actor: Actor) -> None:
    """Count one wrong secret more."""
    trouble = _trouble(session, account_id)
    if trouble is None:
        trouble = SignInTrouble(account_id=account_id, failures=0, last_at=actor.now())
        session.add(trouble)
    trouble.failures += 1
    trouble.last_at = actor.now()
    session.flush()  # what is asked next must find it


def forget_failures(session: Session, account_id: int) -> None:
    """Begin anew: the right secret was given, or a new code."""
    session.execute(delete(SignInTrouble).where(SignInTrouble.account_id == account_id))


def _trouble(session: Session, account_id: int) -> SignInTrouble | None:
    return session.scalar(select(SignInTrouble).where(SignInTrouble.account_id == account_id))
