"""The clock of the computer, held against what was saved: set back, or far ahead (F50, F51)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.audit.writing import Record, line_of, write_line
from atelier.domain import Actor, AuditEntry
from atelier.domain.retention import LONGEST_JUMP
from atelier.language import tr
from atelier.words import clock_time, day_in_words

SMALL = timedelta(minutes=2)
"""Computers set their own clocks by a little; that is no jump."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A clock that showed ``was`` and then ``now``, with less or far more time in between."""

    was: datetime
    now: datetime

    @property
    def back(self) -> bool:
        """Whether it was set back; else it went ahead."""
        return self.now < self.was


@unasked("the clock is looked at before anybody signs in")
def clock_jump(session: Session, *, actor: Actor) -> Jump | None:
    """Compare the clock with the last line of the house's log; None where they go together."""
    last = session.scalar(
        select(func.max(AuditEntry.at)).where(AuditEntry.site_id == actor.site_id)
    )
    return None if last is None else jump_between(last, actor.now())


@unasked("the clock is looked at before anybody signs in")
def note_jump(session: Session, *, jump: Jump, actor: Actor) -> None:
    """Keep in the audit log that the clock jumped, and by how many minutes."""
    minutes = round(abs(jump.now - jump.was) / timedelta(minutes=1))
    action = "clock_back" if jump.back else "clock_ahead"
    line = line_of(actor, action=action, record=Record("minutes", min(minutes, 2**31 - 1)))
    write_line(session, line=line)


def jump_between(was: datetime, now: datetime, passed: timedelta = timedelta()) -> Jump | None:
    """Say whether the clock jumped while ``passed`` went by: back a little, or far ahead."""
    by = now - was - passed
    return Jump(was, now) if by < -SMALL or by > LONGEST_JUMP else None


def jump_in_words(jump: Jump, actor: Actor) -> str:
    """Say what is wrong with the clock, and what to do."""
    was, now = (_moment(at, actor) for at in (jump.was, jump.now))
    if jump.back:
        return tr(
            "The clock of this computer was set back: it says {now}, and here it was {was} "
            "already. Set it right before you go on.",
            was=was,
            now=now,
        )
    return tr(
        "The clock of this computer went from {was} to {now}. Look whether the date is right "
        "before you close a month or remove anything.",
        was=was,
        now=now,
    )


def _moment(at: datetime, actor: Actor) -> str:
    wall = actor.clock.wall(at)
    return f"{day_in_words(wall.date(), year=True)} {clock_time(wall.time())}"
