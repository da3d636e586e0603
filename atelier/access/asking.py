"""Asking for a right, and telling the audit log what was done with it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar

from sqlalchemy.orm import Session

from atelier.access.notes import is_writing, taken_fields, tell, writes
from atelier.access.own import holds_for
from atelier.access.refusals import NobodySignedIn, NotAllowed, SecretAgain
from atelier.access.standing import standing
from atelier.audit.writing import Line, Record, line_of
from atelier.domain import Actor, AuditOutcome, Right
from atelier.domain.rights import ASKS_AGAIN

P = ParamSpec("P")
R = TypeVar("R")

PROVED_FOR = timedelta(minutes=5)
_INSIDE = "atelier.asked"
_RECORDS = (
    *("person_id", "occurrence_id", "series_id", "activity_id", "shift_id", "action_id"),
    *("change_id", "batch_id", "account_id", "enrolment_id", "call_list_id", "room_id"),
    *("organisation_id", "partner_id", "target_id", "role_id", "booking_id", "pattern_id"),
    *("keep_id", "merge_id", "request_id", "leak_id"),
)
_KINDS = {"keep_id": "person"}  # of two that are merged


def needs(right: Right, *, told: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a service be used only by whoever has ``right``.

    The right is asked for once, at the door: what a service calls on its way is part of it. In
    a transaction the account is looked at again, so that whoever was deactivated a moment ago
    writes nothing more; a reading service trusts its actor, whom the gateway renews. Whatever
    was written is told to the audit log in the same transaction, as one line. ``told``: so is
    what only reads, such as an export; the database writes that line before it gives the answer.

    Raises NotAllowed, or a kind of it.
    """

    def decorate(service: Callable[P, R]) -> Callable[P, R]:
        place = list(signature(service).parameters).index("actor")

        @wraps(service)
        def asked(*arguments: P.args, **facts: P.kwargs) -> R:
            session = arguments[0]
            assert isinstance(session, Session)  # every service takes it first
            if _INSIDE in session.info:
                return service(*arguments, **facts)
            actor = facts["actor"] if "actor" in facts else arguments[place]
            assert isinstance(actor, Actor)
            demand(session, actor=actor, right=right, action=service.__name__, facts=facts)
            session.info[_INSIDE] = True
            try:
                before = writes(session)
                result = service(*arguments, **facts)
                if told or _wrote(session, right, before):
                    line = line_of(
                        actor,
                        action=service.__name__,
                        right=right.value,
                        record=_record(facts, result),
                        fields=taken_fields(session),
                        rows=_rows(result) if told else None,
                    )
                    tell(session, line)
                return result
            finally:
                del session.info[_INSIDE]

        asked.__dict__["needs"] = right
        return asked

    return decorate


def unasked(_reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a service that everybody may use: it comes before anybody can be asked who they are."""

    def decorate(service: Callable[P, R]) -> Callable[P, R]:
        service.__dict__["needs"] = None
        return service

    return decorate


def demand(
    session: Session,
    *,
    actor: Actor,
    right: Right,
    action: str,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Refuse unless the actor has a right; ``facts`` say what it is about.

    For services whose right depends on what they are asked. Raises NotAllowed, or a kind of it.
    """
    facts = facts or {}
    now = standing(session, actor=actor) if is_writing(session) else actor
    if right in now.rights:
        if right in ASKS_AGAIN and not _proved(now):
            raise SecretAgain(right, _refusal(right, actor, action, facts))
        return
    if not now.roles:
        raise NobodySignedIn(right, _refusal(right, actor, action, facts))
    if right not in now.own_rights or not holds_for(session, now, right, facts):
        raise NotAllowed(right, _refusal(right, actor, action, facts))


def _proved(actor: Actor) -> bool:
    """Whether the secret was given lately; the house itself has none, nor has the practice one."""
    if not actor.has_secret:
        return True
    if actor.proved_at is None:
        return False
    return abs(actor.now() - actor.proved_at) <= PROVED_FOR  # also after the clock was set back


def _refusal(right: Right, actor: Actor, action: str, facts: Mapping[str, object]) -> Line:
    return line_of(
        actor,
        action=action,
        right=right.value,
        record=_record(facts, None),
        outcome=AuditOutcome.REFUSED,
    )


def _wrote(session: Session, right: Right, before: int) -> bool:
    """Whether a service wrote anything: a save that is repeated is no second one."""
    if right is Right.PART or not is_writing(session):
        return False
    session.flush()  # only then is it known
    return writes(session) != before


def _record(facts: Mapping[str, object], result: object) -> Record:
    """Say which row it is about: the one that was asked for, or the one that was made."""
    for word in _RECORDS:
        number = facts.get(word)
        if isinstance(number, int):
            return Record(_KINDS.get(word, word.removesuffix("_id")), number)
    for word in ("action_id", "change_id", "batch_id", "account_id", "id"):
        number = getattr(result, word, None)
        if isinstance(number, int):
            return Record(word.removesuffix("_id").removesuffix("id"), number)
    if isinstance(result, int) and not isinstance(result, bool):
        return Record("", result)
    return Record()


def _rows(result: object) -> int | None:
    """Count the rows of an export: it is a heading with rows, or has them."""
    if isinstance(result, tuple) and len(result) > 1 and isinstance(result[1], list):
        return len(result[1])
    rows = getattr(result, "rows", None)
    return len(rows) if isinstance(rows, list | tuple) else None
