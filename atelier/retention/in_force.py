"""What the privacy register and the privacy statement tell of: the settings really in force.

Nothing in it is typed for the paper. A term that is changed, or a field that is switched off,
stands in the next print as it is then.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Exists, Select, exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Account,
    AccountHolds,
    AccountRole,
    Activity,
    Actor,
    AllowancePayment,
    ErasedPayment,
    Gone,
    Organisation,
    Person,
    Right,
    Site,
    Volunteer,
)
from atelier.language import tr, tr_count
from atelier.settings.fields import FieldsKept, OptionalField, field_name, fields_kept
from atelier.settings.terms import LIMITS, Term, Terms, Unit, terms_of


@dataclass(frozen=True, slots=True, repr=False)
class InForce(Discreet):
    """What holds in a house on ``day``.

    ``volunteers``, ``allowances``, ``partners``, ``accounts`` and ``sensitive``: whether it has
    any. ``hosts``: somebody of a partner signs in here, and sees the names on the lists of what
    it hosts.
    """

    house: str
    day: date
    fields: FieldsKept
    terms: Terms
    volunteers: bool
    allowances: bool
    partners: bool
    hosts: bool
    accounts: bool
    sensitive: bool

    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Give what is kept of a visitor beside the name, and why."""
        return tuple(
            (field_name(field), self.fields.reasons[field] or tr("not written down yet"))
            for field in OptionalField
            if self.fields.on(field)
        )

    def term(self, term: Term) -> str:
        """Say a term: "12 months"."""
        return term_in_words(self.terms[term], LIMITS[term].unit)


@needs(Right.SETTINGS)
def in_force(session: Session, *, actor: Actor) -> InForce:
    """Read what holds in the house today. Raises Gone."""
    site = session.get(Site, actor.site_id)
    if site is None:
        raise Gone
    here = actor.site_id
    volunteers = select(Volunteer.id).join(Person, Person.id == Volunteer.person_id)
    return InForce(
        house=site.name,
        day=actor.today(),
        fields=fields_kept(session, site_id=here),
        terms=terms_of(session, site_id=here),
        volunteers=_any(session, volunteers.where(Person.site_id == here).exists()),
        allowances=any(
            _any(session, exists().where(kind.site_id == here))
            for kind in (AllowancePayment, ErasedPayment)
        ),
        partners=_any(session, exists().where(Organisation.site_id == here)),
        hosts=_any(session, _hosts(here).exists()),
        accounts=_any(session, exists().where(Account.site_id == here)),
        sensitive=_any(session, exists().where(Activity.site_id == here, Activity.sensitive)),
    )


def _hosts(site_id: int) -> Select[int]:
    held = select(Account.id).join(AccountHolds, AccountHolds.account_id == Account.id)
    return held.where(
        Account.site_id == site_id,
        Account.deactivated_at.is_(None),
        AccountHolds.role == AccountRole.HOST,
    )


def term_in_words(number: int, unit: Unit) -> str:
    """Say how long: "1 month", "12 months"."""
    return {
        Unit.DAYS: tr_count("{count} day", "{count} days", number),
        Unit.WEEKS: tr_count("{count} week", "{count} weeks", number),
        Unit.MONTHS: tr_count("{count} month", "{count} months", number),
        Unit.YEARS: tr_count("{count} year", "{count} years", number),
    }[unit]


def _any(session: Session, question: Exists) -> bool:
    return bool(session.scalar(select(question)))
