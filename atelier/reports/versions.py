"""The versions of a closed month: each a snapshot of its figures, none of which ever changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, ClosedFigure, ClosedMonth
from atelier.domain.rights import Right
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.naming import code_name, item_name
from atelier.reports.periods import Period

_VERSIONS = (
    select(ClosedMonth)
    .where(ClosedMonth.site_id == bindparam("site"), ClosedMonth.month == bindparam("month"))
    .order_by(ClosedMonth.version)
)
_FIGURES = (
    select(
        ClosedFigure.code,
        ClosedFigure.by,
        ClosedFigure.item,
        ClosedFigure.value,
        ClosedFigure.label,
    )
    .where(ClosedFigure.closed_month_id == bindparam("version"))
    .order_by(ClosedFigure.id)
)
_CODES = {code.value: code for code in Code}
_BYS = {by.value: by for by in By}


@dataclass(frozen=True, slots=True, repr=False)
class VersionRow(Discreet):
    """One version of a month. ``reason`` is why it was corrected; of version 1 it is empty.

    ``missing`` occurrences were without attendance when it was closed. ``unlinked``: some visit
    had lost its person by then, so that different people cannot be counted again.
    ``audit_digest`` is the end of the chain of the audit log at that moment.
    """

    id: int
    version: int
    closed_at: datetime
    closed_by: str
    reason: str
    missing: int
    unlinked: bool
    audit_digest: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Difference(Discreet):
    """A figure that is not in one version what it is in another."""

    key: Key
    old: int
    new: int
    label: str = ""

    @property
    def name(self) -> str:
        """Say which figure it is: "Participations: Yoga"."""
        code = code_name(self.key.code)
        if self.key.by is By.TOTAL:
            return code
        item: tuple[By, str] = (self.key.by, self.key.item)
        labels = {item: self.label} if self.label else {}
        return f"{code}: {item_name(*item, labels)}"

    @property
    def more(self) -> int:
        """How much more it became; below zero: less."""
        return self.new - self.old


@needs(Right.SEE_FIGURES)
def versions_of(session: Session, *, month: Period, actor: Actor) -> tuple[VersionRow, ...]:
    """Give the versions of a month, the first first; none while it was never closed."""
    rows = session.scalars(_VERSIONS, {"site": actor.site_id, "month": month.month})
    return tuple(
        VersionRow(
            row.id,
            row.version,
            row.closed_at,
            row.closed_by,
            row.reason,
            row.missing,
            row.unlinked,
            row.audit_digest,
        )
        for row in rows
    )


@needs(Right.SEE_FIGURES)
def closed_figures(
    session: Session, *, month: Period, actor: Actor, version: int | None = None
) -> tuple[VersionRow, Figures] | None:
    """Give one version of a month with its figures, the newest when None; None if there is none."""
    found = versions_of(session, month=month, actor=actor)
    wanted = found[-1:] if version is None else [row for row in found if row.version == version]
    if not wanted:
        return None
    return wanted[0], read_figures(session, version_id=wanted[0].id)


def read_figures(session: Session, *, version_id: int) -> Figures:
    """Read the snapshot of a version; a figure that is counted no longer is left out."""
    values: dict[Key, int] = {}
    labels: dict[tuple[By, str], str] = {}
    for row in session.execute(_FIGURES, {"version": version_id}):
        code, by = _CODES.get(row.code), _BYS.get(row.by)
        if code is not None and by is not None:
            values[Key(code, by, row.item)] = row.value
            if row.label:
                labels[by, row.item] = row.label
    return Figures(values, labels)


def write_figures(session: Session, *, version_id: int, figures: Figures) -> None:
    """Keep a snapshot: numbers, and what the items were called."""
    rows = [
        {
            "closed_month_id": version_id,
            "code": key.code.value,
            "by": key.by.value,
            "item": key.item,
            "value": value,
            "label": figures.labels.get((key.by, key.item), ""),
        }
        for key, value in figures.items()
    ]
    if rows:
        session.execute(insert(ClosedFigure), rows)


def differences(old: Figures, new: Figures) -> tuple[Difference, ...]:
    """Give the figures that differ, the totals first, in the order of their codes."""
    order = {code: number for number, code in enumerate(Code)}
    bys = {by: number for number, by in enumerate(By)}
    found = [
        Difference(key, old[key], new[key], _label(key, old, new))
        for key in _keys(old, new)
        if old[key] != new[key]
    ]
    return tuple(
        sorted(found, key=lambda one: (bys[one.key.by], order[one.key.code], one.key.item))
    )


def _keys(old: Figures, new: Figures) -> Iterable[Key]:
    return dict.fromkeys((*old, *new))


def _label(key: Key, old: Figures, new: Figures) -> str:
    item = (key.by, key.item)
    return new.labels.get(item) or old.labels.get(item, "")
