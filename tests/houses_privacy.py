"""What one house sees, and can do, of the people of another."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from atelier.domain import (
    Actor,
    ConsentKind,
    ErasedPayment,
    Person,
    PersonRequest,
    RequestKind,
    RequestOutcome,
)
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from atelier.privacy import (
    consents,
    erasing,
    looking,
    merging,
    overview,
    payments,
    people_of,
    pressing,
    requests,
    unmerging,
)
from atelier.privacy.access_paper import access_sheet
from tests.houses import House

Ask = Callable[[Session, Actor, House], object]


def _mark(session: Session, it: House) -> UUID:
    return session.get_one(Person, it.person).erasure_key


def _asked(session: Session, it: House) -> int:
    """Let one of their people ask something."""
    return requests.take_request(
        session,
        kind=RequestKind.ACCESS,
        received_on=it.actor.today(),
        person_id=it.person,
        actor=it.actor,
        key=uuid4(),
    )


def _answered(session: Session, me: Actor, it: House, *, again: bool) -> object:
    number = _asked(session, it)
    done = RequestOutcome.DONE
    if again:
        requests.answer_request(session, request_id=number, outcome=done, actor=it.actor)
        requests.reopen_request(session, request_id=number, actor=me)
    else:
        requests.answer_request(session, request_id=number, outcome=done, actor=me)
    row = session.get_one(PersonRequest, number)
    return (row.done_on is None) is again


def _log(session: Session, me: Actor, it: House) -> object:
    _asked(session, it)
    return requests.request_log(session, actor=me)


def _open(session: Session, me: Actor, it: House) -> object:
    _asked(session, it)
    return requests.open_requests(session, actor=me)


def _pressing(session: Session, me: Actor, it: House) -> object:
    row = session.get_one(PersonRequest, _asked(session, it))
    row.received_on, row.due_on = date(2000, 1, 1), date(2000, 2, 1)
    session.flush()
    return pressing.pressing_requests(session, actor=me)


def _of_person(session: Session, me: Actor, it: House) -> object:
    _asked(session, it)
    return requests.requests_of(session, person_id=it.person, actor=me)


def _yes(session: Session, actor: Actor, it: House) -> int:
    return consents.say_consent(
        session,
        person_id=it.person,
        kind=ConsentKind.CONTACT,
        given=True,
        actor=actor,
        key=uuid4(),
    )


def _withdrawn(session: Session, me: Actor, it: House) -> object:
    _yes(session, it.actor, it)
    consents.withdraw_consent(session, person_id=it.person, kind=ConsentKind.CONTACT, actor=me)
    return session.get_one(Person, it.person).may_contact is False


def _merged(session: Session, actor: Actor, it: House) -> merging.Merged:
    other = add_person(session, name=parse_name("Nog iemand"), actor=it.actor)
    return merging.merge(session, keep_id=it.person, other_id=other, actor=actor, key=uuid4())


def _mergers(session: Session, me: Actor, it: House) -> object:
    _merged(session, it.actor, it)
    return unmerging.mergers_of(session, person_id=it.person, actor=me)


def _unmerged(session: Session, me: Actor, it: House) -> object:
    done = _merged(session, it.actor, it)
    return unmerging.unmerge(session, merge_id=done.merge_id, actor=me)


def _kept(session: Session, me: Actor, it: House) -> object:
    session.add(
        ErasedPayment(
            site_id=it.actor.site_id,
            name="Nog iemand",
            month=202611,
            paid_on=it.actor.today(),
            amount=2500,
        )
    )
    session.flush()
    return payments.kept_payments(session, actor=me)


PRIVACY_ASKED: dict[str, Ask] = {
    "kept_payments": _kept,
    "person_of": lambda s, me, it: people_of.person_of(s, person_id=it.person, actor=me).id,
    "erasure_preview": lambda s, me, it: looking.erasure_preview(s, person_id=it.person, actor=me),
    "erase": lambda s, me, it: erasing.erase(s, mark=_mark(s, it), actor=me),
    "merge": _merged,
    "mergers_of": _mergers,
    "unmerge": _unmerged,
    "consents_of": lambda s, me, it: consents.consents_of(s, person_id=it.person, actor=me),
    "say_consent": _yes,
    "withdraw_consent": _withdrawn,
    "take_request": lambda s, me, it: requests.take_request(
        s,
        kind=RequestKind.ACCESS,
        received_on=me.today(),
        person_id=it.person,
        actor=me,
        key=uuid4(),
    ),
    "extend_request": lambda s, me, it: requests.extend_request(
        s, request_id=_asked(s, it), actor=me
    ),
    "answer_request": lambda s, me, it: _answered(s, me, it, again=False),
    "reopen_request": lambda s, me, it: _answered(s, me, it, again=True),
    "open_requests": _open,
    "pressing_requests": _pressing,
    "request_log": _log,
    "requests_of": _of_person,
    "access_overview": lambda s, me, it: overview.access_overview(s, person_id=it.person, actor=me),
    "access_sheet": lambda s, me, it: (
        access_sheet(s, person_id=it.person, actor=me, key=None).pages
    ),
}
# Of the house itself, or a part of what is asked above.
PRIVACY_WITHIN = {
    *("keep_payments", "forget_payments"),
    *("forget_mergers", "note_contact", "stood", "blank_in_texts", "forget_in_journal"),
    *("leave_work", "move_everything", "is_volunteer"),
    *("visit_lines", "activity_lines", "place_lines", "other_lines", "work_lines"),
}
