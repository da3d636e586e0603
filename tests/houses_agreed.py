"""What one house asks of the partners, the agreements and the bundle of another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import Activity, Actor, ChangeKind, Clock, Occurrence, Organisation
from atelier.journal.printing import PrintJob, SheetKind, begin_print
from atelier.paper.report import Grid, Report
from atelier.reports import partners, target_actions, targets
from atelier.reports.bundle import lay_out_bundle
from atelier.reports.bundle_due import bundle_due
from atelier.reports.figures import By, Code
from atelier.reports.host_years import host_years
from atelier.reports.last_change import newest_change
from atelier.reports.paper.differences import difference_report
from atelier.reports.paper.missing_registers import missing_report, sheets_report
from atelier.reports.paper.month import summary_report
from atelier.reports.partner_list import last_partner_change, partner_list
from atelier.reports.periods import Period, Span
from atelier.reports.target_choices import target_choices
from tests.houses import House
from tests.houses_overview import two_versions
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]

_MONTH = Period.of(Span.MONTH, TUESDAY)
_NEW_YEAR = date(2027, 1, 1)
_LATER = Clock(now=lambda: datetime(2026, 12, 2, 9, tzinfo=UTC))


def _host(session: Session, it: House) -> int:
    """Give the partner of the house that was asked."""
    of_house = select(Organisation.id).where(Organisation.site_id == it.actor.site_id)
    return session.scalars(of_house.order_by(Organisation.id)).first() or 0


def _hosted(session: Session, it: House) -> int:
    """Let their partner host what somebody came to."""
    host = _host(session, it)
    activity = session.get_one(Activity, session.get_one(Occurrence, it.yoga).activity_id)
    activity.host_id = host
    session.flush()  # for what is read next
    return host


def _renamed(session: Session, me: Actor, it: House) -> int:
    return partners.rename_organisation(
        session,
        organisation_id=_host(session, it),
        name="Anders",
        first_day=_NEW_YEAR,
        actor=me,
        key=uuid4(),
    )


def _merged(session: Session, me: Actor, it: House) -> int:
    other = Organisation(site_id=it.actor.site_id, name="Nog een")
    session.add(other)
    session.flush()  # for other.id
    ids = [_host(session, it), other.id]
    return partners.merge_organisations(
        session,
        organisation_ids=ids,
        name="Samen",
        first_day=_NEW_YEAR,
        actor=me,
        key=uuid4(),
    )


def _corrected(session: Session, me: Actor, it: House) -> int:
    host = session.get_one(Organisation, _host(session, it))
    return partners.correct_partner(
        session, partner_id=host.id, was=host.name, name="Beter", actor=me, key=uuid4()
    )


def _partner_back(session: Session, me: Actor, it: House) -> object:
    change = _renamed(session, it.actor, it)
    return partners.take_back_partner_change(session, change_id=change, actor=me)


def _last_partner(session: Session, me: Actor, it: House) -> object:
    _renamed(session, it.actor, it)
    return last_partner_change(session, actor=me)


def _facts(session: Session, it: House) -> target_actions.TargetFacts:
    activity = session.get_one(Occurrence, it.yoga).activity_id
    return target_actions.TargetFacts(
        2026, "Stad", Code.PARTICIPATIONS, 9, By.ACTIVITY, str(activity)
    )


def _agreed(session: Session, it: House) -> tuple[int, int]:
    """Let them have an agreement; give its id and the id of the change."""
    change = target_actions.set_target(
        session, facts=_facts(session, it), actor=it.actor, key=uuid4()
    )
    (row,) = targets.realised(session, year=2026, actor=it.actor)
    return row.id, change


def _realised(session: Session, me: Actor, it: House) -> object:
    _agreed(session, it)
    return targets.realised(session, year=2026, actor=me)


def _last_target(session: Session, me: Actor, it: House) -> object:
    _agreed(session, it)
    return targets.last_target_change(session, actor=me)


def _target_back(session: Session, me: Actor, it: House) -> object:
    _, change = _agreed(session, it)
    return target_actions.take_back_target_change(session, change_id=change, actor=me)


def _changed(session: Session, me: Actor, it: House) -> object:
    id_, _ = _agreed(session, it)
    facts = replace(_facts(session, it), amount=10)
    return target_actions.change_target(
        session, target_id=id_, version=1, facts=facts, actor=me, key=uuid4()
    )


def _removed(session: Session, me: Actor, it: House) -> object:
    id_, _ = _agreed(session, it)
    return target_actions.remove_target(session, target_id=id_, actor=me, key=uuid4())


def _parts(session: Session, me: Actor, it: House) -> object:
    assert it.yoga
    parts = target_choices(session, actor=me).parts
    return [part for part in parts if part.by in (By.ACTIVITY, By.HOST)]


def _laid(session: Session, me: Actor, it: House) -> object:
    _hosted(session, it)
    laid = lay_out_bundle(session, month=_MONTH, actor=replace(me, clock=_LATER))
    return [part.word for part in laid.parts if part.word != "summary"]


def _due(session: Session, me: Actor, it: House) -> object:
    assert it.yoga
    return bundle_due(session, actor=replace(me, clock=_LATER))


def _job(session: Session, me: Actor) -> PrintJob:
    return begin_print(session, kind=SheetKind.BUNDLE, actor=me, key=None, day=TUESDAY)


def _lines(report: Report) -> object:
    return [
        part.lines
        for section in report.sections
        for part in getattr(section, "parts", ())
        if isinstance(part, Grid)
    ]


def _missing(session: Session, me: Actor, it: House) -> object:
    activity = session.get_one(Occurrence, it.yoga).activity_id
    day = TUESDAY - timedelta(days=1)
    session.add(Occurrence(activity_id=activity, day=day, starts=time(9), ends=time(10)))
    session.flush()  # for what is read next
    me = replace(me, clock=_LATER)
    return _lines(missing_report(session, job=_job(session, me), period=_MONTH, actor=me))


def _out(session: Session, me: Actor, it: House) -> object:
    assert it.sheet
    me = replace(me, clock=_LATER)
    return _lines(sheets_report(session, job=_job(session, me), period=_MONTH, actor=me))


def _summary(session: Session, me: Actor, it: House) -> object:
    host = _hosted(session, it)
    return summary_report(
        session, job=_job(session, me), period=_MONTH, actor=me, host_id=host
    ).sections


def _differences(session: Session, me: Actor, it: House) -> object:
    two_versions(session, it)
    return difference_report(session, job=_job(session, me), period=_MONTH, actor=me).sections


AGREED_ASKED: dict[str, Ask] = {
    "rename_organisation": _renamed,
    "merge_organisations": _merged,
    "correct_partner": _corrected,
    "take_back_partner_change": _partner_back,
    "partner_list": lambda s, me, _: partner_list(s, actor=me),
    "last_partner_change": _last_partner,
    "host_years": lambda s, me, _: host_years(s, code=Code.PARTICIPATIONS, years=(2026,), actor=me),
    "newest_change": lambda s, me, _: newest_change(s, kind=ChangeKind.MOVED, actor=me),
    "set_target": lambda s, me, it: target_actions.set_target(
        s, facts=_facts(s, it), actor=me, key=uuid4()
    ),
    "change_target": _changed,
    "remove_target": _removed,
    "take_back_target_change": _target_back,
    "realised": _realised,
    "last_target_change": _last_target,
    "target_choices": _parts,
    "lay_out_bundle": _laid,
    "bundle_due": _due,
    "missing_report": _missing,
    "sheets_report": _out,
    "summary_report": _summary,
    "difference_report": _differences,
}
AGREED_WITHIN = {
    "add_partner",  # to the house itself
    *("bundle_sheet", "bundle_files"),  # of what is laid out
    *("missing_registers", "sheets_out"),  # print the reports above
    "version_words",  # says in words what the bundle stands on
}
