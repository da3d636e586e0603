"""What one house sees, and lets go of, of what another keeps; its leaks and its print log."""

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from atelier.domain import (
    Actor,
    CalendarChange,
    DueKind,
    Enrolment,
    Gone,
    Leak,
    Person,
    PrintedSheet,
    RetentionList,
    RetentionWatch,
    Series,
    UniqueAdjustment,
    Visit,
    Volunteer,
    VolunteerStatus,
)
from atelier.paper.sheet import Sheet
from atelier.reports import unlinking
from atelier.retention import (
    at_once,
    finding,
    in_force,
    leaks,
    letting_go,
    lists,
    logs,
    prints,
    register_paper,
    reminding,
    statement_paper,
    watching,
)
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
LATER = date(2032, 11, 24)
_FACTS = leaks.LeakFacts(TUESDAY, time(9), "USB-stick verloren")


def _limits(session: Session, me: Actor, day: date = LATER) -> finding.Limits:
    return finding.limits_of(session, day=day, actor=me)


def _leak(session: Session, it: House) -> int:
    return leaks.save_leak(session, facts=_FACTS, actor=it.actor, key=it.key)


def _old_leak(session: Session, it: House) -> None:
    number = _leak(session, it)
    session.get_one(Leak, number).closed_at = it.actor.now()
    session.flush()


def _forgotten_leaks(session: Session, me: Actor, it: House) -> object:
    _old_leak(session, it)
    return logs.forget_leaks(session, _limits(session, me))


def _due_leaks(session: Session, me: Actor, it: House) -> object:
    _old_leak(session, it)
    return logs.leaks_due(session, _limits(session, me))


def _left(session: Session) -> None:
    """Let everybody of theirs be gone for long: no place, no work."""
    session.execute(
        update(Volunteer).values(status=VolunteerStatus.LEFT, until=TUESDAY, emergency_name="Piet")
    )
    session.execute(update(Series).values(last_day=TUESDAY))
    session.execute(update(Enrolment).values(contact_name="Ouder", state="waiting"))
    session.execute(update(Person).values(phone="+31612345678"))
    session.flush()


def _left_volunteer(session: Session, me: Actor, _it: House) -> object:
    _left(session)
    return finding.volunteers_due(session, _limits(session, me))


def _alone(session: Session, me: Actor, kind: DueKind) -> object:
    _left(session)
    return letting_go.KINDS[kind].count(session, _limits(session, me))


def _no_volunteer(session: Session, me: Actor, _it: House) -> object:
    _left(session)
    session.query(Volunteer).delete()
    return finding.contacts_due(session, _limits(session, me))


def _unlinked(session: Session, me: Actor, it: House) -> object:
    letting_go.unlink_year(session, year=TUESDAY.year, actor=me)
    named = select(Visit.id).where(Visit.site_id == it.actor.site_id, Visit.person_id.is_(None))
    return session.scalars(named).all()


def _adjusted(session: Session, me: Actor) -> object:
    unlinking.keep_year_counted(session, year=TUESDAY.year, actor=me)
    mine = select(UniqueAdjustment.id).where(UniqueAdjustment.site_id == me.site_id)
    return session.scalars(mine).all()


def _no_more(session: Session, me: Actor, it: House) -> object:
    letting_go.forget_volunteer(session, person_id=it.person, actor=me)
    return "forgotten"


def _counted_on(session: Session, me: Actor, it: House) -> object:
    unlinking.keep_worked(session, person_id=it.person, actor=me)
    return "kept"


def _tidied(session: Session, me: Actor, _it: House) -> object:
    _left(session)
    session.execute(update(Volunteer).values(until=TUESDAY - timedelta(days=1)))
    return at_once.tidy(session, actor=me)


def _forgotten_logs(session: Session, me: Actor, it: House) -> object:
    logs.forget_logs(session, _limits(session, me))
    changes = session.query(CalendarChange).filter_by(site_id=it.actor.site_id).count()
    return None if changes else "forgotten"


def _listed(session: Session, it: House) -> None:
    _left(session)
    session.add(RetentionList(site_id=it.actor.site_id, day=LATER))
    session.flush()


def _seen(session: Session, me: Actor, it: House) -> object:
    _listed(session, it)
    found = lists.due(session, actor=me)
    return (*found.rows, *found.people)


def _standing(session: Session, me: Actor, it: House) -> object:
    _listed(session, it)
    return lists.standing(session, actor=me).until


def _looked(session: Session, me: Actor, it: House) -> object:
    _listed(session, it)
    return lists.look(session, actor=me).until


def _confirmed(session: Session, me: Actor, it: House) -> object:
    _listed(session, it)
    return lists.confirm(session, actor=me).going


def _carried_on(session: Session, me: Actor, it: House) -> object:
    _listed(session, it)
    lists.confirm(session, actor=it.actor)
    lists.carry_on(session, actor=me)
    open_list = session.query(RetentionList).filter_by(done_at=None).count()
    return None if me.site_id != it.actor.site_id and open_list else "mine"


def _done(session: Session, me: Actor, it: House) -> object:
    _listed(session, it)
    session.query(RetentionList).update({"done_at": it.actor.now()})
    return lists.done_lists(session, actor=me)


def _watched(session: Session, it: House) -> date:
    """Let their house have looked long ago, and give the day of it."""
    long_ago = TUESDAY - timedelta(days=400)
    session.add(RetentionWatch(site_id=it.actor.site_id, checked_on=long_ago))
    session.flush()
    return long_ago


def _doubted(session: Session, me: Actor, it: House) -> object:
    _watched(session, it)
    return watching.jump_of(session, me)


def _noted(session: Session, me: Actor, it: House) -> object:
    _watched(session, it)
    return not watching.note_day(session, actor=me) or None


def _trusted(session: Session, me: Actor, it: House) -> object:
    long_ago = _watched(session, it)
    lists.trust_date(session, day=me.today(), actor=me)
    theirs = session.query(RetentionWatch).filter_by(site_id=it.actor.site_id).one()
    return None if theirs.checked_on == long_ago else "trusted"


def _numbered(session: Session, me: Actor, it: House, action: Callable[..., Sheet]) -> object:
    """Give the number that a sheet takes in their house; each house counts from one."""
    action(session, actor=me, key=uuid4())
    rows = session.query(PrintedSheet).filter_by(site_id=it.actor.site_id)
    return rows.filter(PrintedSheet.kind.in_(("register", "statement"))).count()


def _printed(session: Session, me: Actor, _it: House) -> object:
    wanted = prints.PrintFilter(TUESDAY, TUESDAY)
    return prints.print_lines(session, wanted=wanted, actor=me)


def _destroyed(session: Session, me: Actor, _it: House) -> object:
    ids = session.scalars(select(PrintedSheet.id)).all()
    return prints.mark_destroyed(session, sheet_ids=ids, actor=me)


def _changed_leak(session: Session, me: Actor, it: House) -> object:
    number = _leak(session, it)
    try:
        return leaks.save_leak(
            session, facts=_FACTS, actor=me, key=uuid4(), leak_id=number, version=1
        )
    except Gone:
        return None


def _reminded(session: Session, me: Actor, it: House) -> object:
    _leak(session, it)
    return reminding.reminder_of(session, actor=me).words


def _in_force(session: Session, me: Actor) -> object:
    now = in_force.in_force(session, actor=me)
    return now.volunteers or None


def _urgent(session: Session, me: Actor, it: House) -> object:
    _leak(session, it)
    return leaks.urgent_leaks(session, actor=me)


def _leaks(session: Session, me: Actor, it: House) -> object:
    _leak(session, it)
    return leaks.leaks_of(session, actor=me)


RETENTION_ASKED: dict[str, Ask] = {
    "named_days": lambda s, me, _: finding.named_days(s, _limits(s, me)),
    "visitors_due": lambda s, me, _: _alone(s, me, DueKind.VISITOR),
    "volunteers_due": _left_volunteer,
    "contacts_due": _no_volunteer,
    "parents_due": lambda s, me, _: _alone(s, me, DueKind.PARENT),
    "waiting_due": lambda s, me, _: _alone(s, me, DueKind.WAITING),
    "leaks_due": _due_leaks,
    "forget_leaks": _forgotten_leaks,
    "unlink_year": _unlinked,
    "keep_year_counted": lambda s, me, _: _adjusted(s, me),
    "keep_worked": _counted_on,
    "forget_volunteer": _no_more,
    "tidy": _tidied,
    "due": _seen,
    "standing of retention": _standing,
    "look": _looked,
    "confirm": _confirmed,
    "carry_on": _carried_on,
    "done_lists": _done,
    "print_lines": _printed,
    "mark_destroyed": _destroyed,
    "save_leak": _changed_leak,
    "leaks_of": _leaks,
    "urgent_leaks": _urgent,
    "reminder_of": _reminded,
    "in_force": lambda s, me, _: _in_force(s, me),
    "register_sheet": lambda s, me, it: _numbered(s, me, it, register_paper.register_sheet),
    "statement_sheet": lambda s, me, it: _numbered(s, me, it, statement_paper.statement_sheet),
    "jump_of": _doubted,
    "note_day": _noted,
    "trust_date": _trusted,
    "forget_logs": _forgotten_logs,
}
RETENTION_WITHIN = {"limits_of", "add_adjustments"}
