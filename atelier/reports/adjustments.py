"""Adjustments: erased people whom a period still counts (rule P16, scenario 26)."""

from sqlalchemy import bindparam, select

from atelier.domain import UniqueAdjustment
from atelier.reports.figures import By, Code
from atelier.reports.frame import Frame
from atelier.reports.periods import Span
from atelier.reports.scope import Scope
from atelier.reports.splits import PLACES
from atelier.reports.sums import Sums

_KEPT = (Span.MONTH, Span.QUARTER, Span.YEAR)
_ROWS = select(
    UniqueAdjustment.code, UniqueAdjustment.by, UniqueAdjustment.item, UniqueAdjustment.number
).where(
    UniqueAdjustment.site_id == bindparam("site"), UniqueAdjustment.period == bindparam("period")
)


def adjustments_of(frame: Frame) -> list[tuple[Code, By, str, int]]:
    """Give what is added to which figure of the period, within its scope.

    Only months, quarters and years have adjustments. Narrowed down to one thing, those of that
    thing are added to the whole; to several at once there are none, for nothing is known of the
    erased. B3.erased is how many of them B3 holds.
    """
    if frame.period.span not in _KEPT:
        return []
    where = {"site": frame.site_id, "period": frame.period.key}
    found = []
    for code, by, item, number in frame.session.execute(_ROWS, where):
        row = (Code(code), By(by), frame.host(int(item)) if by == By.HOST and item else item)
        found += [(*one, number) for one in _placed(frame, *row)]
    return found


def adjust(frame: Frame, sums: Sums) -> None:
    """Add the adjustments of the period."""
    for code, by, item, number in adjustments_of(frame):
        sums.add(code, number, by, item)


def _placed(frame: Frame, code: Code, by: By, item: str) -> list[tuple[Code, By, str]]:
    if frame.scope == Scope():
        placed = [(code, by, item)]
    elif frame.only() == (by, item):
        placed = [(code, By.TOTAL, "")]
        if code is Code.UNIQUE_PARTICIPANTS and by in PLACES:
            placed.append((Code.UNIQUE, By.TOTAL, ""))
    else:
        return []
    if (Code.UNIQUE, By.TOTAL, "") in placed:
        placed.append((Code.UNIQUE_ERASED, By.TOTAL, ""))
    return placed
