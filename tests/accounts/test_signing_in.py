"""Signing in: tiles, secrets, the wait, one-time codes, and what an account may then."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from atelier.access.asking import PROVED_FOR
from atelier.access.refusals import NobodySignedIn, NotAllowed, SecretAgain
from atelier.accounts.managing import (
    AccountFacts,
    add_account,
    change_account,
    deactivate,
    issue_code,
    make_first_administrator,
    reactivate,
)
from atelier.accounts.opening import opening_actor, practice_actor, renewed
from atelier.accounts.queries import account_rows
from atelier.accounts.refusals import (
    AccountsExist,
    LastAdministrator,
    NameTaken,
    NoName,
    NoRole,
    NotSixDigits,
)
from atelier.accounts.signing_in import SignIn, choose_secret, prove, sign_in, sign_out
from atelier.accounts.tiles import tiles
from atelier.database import Database
from atelier.domain import Account, AccountRole, Actor, AuditEntry, AuditOutcome, Gone, Right
from atelier.domain.rights import EVERY_RIGHT
from tests.acting import as_role, at_desk
from tests.conftest import Hands
from tests.making import Making

PASSPHRASE = "paard accu nietje"
PIN = "739164"
RIET = AccountFacts("Riet", frozenset({AccountRole.RECEPTION}))


@pytest.fixture
def nobody(actor: Actor) -> Actor:
    return actor.locked()


@pytest.fixture
def ingrid(database: Database, actor: Actor) -> Actor:
    """Give the first administrator, signed in."""
    made = database.perform(
        partial(
            make_first_administrator,
            name="Ingrid",
            passphrase=PASSPHRASE,
            actor=actor,
            key=uuid4(),
        )
    )
    assert made.actor is not None
    return made.actor


@pytest.fixture
def riet(database: Database, ingrid: Actor, nobody: Actor) -> int:
    """Give the account of somebody of the reception, with a PIN of her own."""
    code = database.perform(partial(add_account, facts=RIET, actor=ingrid, key=uuid4()))
    chosen = database.perform(
        partial(choose_secret, account_id=code.account_id, secret=code.code, new=PIN, actor=nobody)
    )
    assert chosen.actor is not None
    return code.account_id


@pytest.fixture
def try_secret(database: Database, nobody: Actor) -> Callable[[int, str], SignIn]:
    def attempt(account_id: int, secret: str) -> SignIn:
        return database.perform(
            partial(sign_in, account_id=account_id, secret=secret, actor=nobody)
        )

    return attempt


def told(database: Database) -> list[tuple[str, AuditOutcome, int | None]]:
    with database.reading() as session:
        lines = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        return [(line.action, line.outcome, line.account_id) for line in lines]


def test_there_is_no_default_account(database: Database, actor: Actor) -> None:
    with database.reading() as session:
        assert tiles(session, site_id=actor.site_id) == ()
        assert opening_actor(session, actor=actor).rights == EVERY_RIGHT


def test_the_first_administrator_is_made_once(
    database: Database, actor: Actor, ingrid: Actor
) -> None:
    assert Right.MANAGE_ACCOUNTS in ingrid.rights
    assert (ingrid.name, ingrid.desk) == ("Ingrid", "Balie")
    again = partial(make_first_administrator, passphrase=PASSPHRASE, actor=actor, key=uuid4())
    with pytest.raises(AccountsExist):
        database.perform(partial(again, name="Mo"))
    with database.reading() as session:
        assert opening_actor(session, actor=actor) == actor.locked()
        assert renewed(session, actor=actor) == actor.locked()


def test_a_tile_and_its_pin(
    database: Database, riet: int, try_secret: Callable[[int, str], SignIn], nobody: Actor
) -> None:
    with database.reading() as session:
        shown = [(tile.name, tile.passphrase) for tile in tiles(session, site_id=nobody.site_id)]
    assert shown == [("Ingrid", True), ("Riet", False)]
    signed_in = try_secret(riet, PIN).actor
    assert signed_in is not None
    assert (signed_in.name, signed_in.account_id) == ("Riet", riet)
    assert signed_in.may(Right.RECEIVE)
    assert not signed_in.may(Right.EXPORT)
    assert told(database)[-1] == ("sign_in", AuditOutcome.DONE, riet)
    assert database.perform(partial(sign_out, actor=signed_in)).rights == frozenset()


def test_wrong_secrets_make_the_tile_wait(
    database: Database, riet: int, try_secret: Callable[[int, str], SignIn], hands: Hands
) -> None:
    waits = [try_secret(riet, "111112").wait_seconds for _ in range(5)]
    assert waits == [0, 0, 0, 0, 30]
    assert told(database)[-1] == ("sign_in", AuditOutcome.FAILED, None)
    again = Database(str(database.url.render_as_string(hide_password=False)))  # a restart
    assert again.perform(
        partial(sign_in, account_id=riet, secret=PIN, actor=_desk(riet, database, hands))
    ) == SignIn(wait_seconds=30)
    again.close()
    hands.move(hours=-5)  # the clock is set back: nobody waits five hours
    assert try_secret(riet, PIN).wait_seconds == 30
    hands.move(hours=5, seconds=31)
    assert try_secret(riet, "111112").wait_seconds == 60
    hands.move(seconds=60)
    assert try_secret(riet, PIN).actor is not None
    assert try_secret(riet, "111112").wait_seconds == 0  # it began anew


def _desk(account_id: int, database: Database, hands: Hands) -> Actor:
    from atelier.domain import Clock

    with database.reading() as session:
        site = session.get_one(Account, account_id).site_id
    return at_desk(site_id=site, clock=Clock(now=lambda: hands.at)).locked()


def test_a_name_that_is_not_there_is_answered_like_a_wrong_secret(
    riet: int, try_secret: Callable[[int, str], SignIn]
) -> None:
    assert try_secret(riet + 99, PIN) == try_secret(riet, "111112") == SignIn()


def test_a_forgotten_pin_is_answered_with_a_code(
    database: Database,
    ingrid: Actor,
    riet: int,
    try_secret: Callable[[int, str], SignIn],
    nobody: Actor,
    hands: Hands,
) -> None:
    code = database.perform(partial(issue_code, account_id=riet, actor=ingrid)).code
    assert try_secret(riet, PIN) == SignIn()  # the old one is good no longer
    assert try_secret(riet, code) == SignIn(must_change=True)
    choose = partial(choose_secret, account_id=riet, secret=code, actor=nobody)
    with pytest.raises(NotSixDigits):
        database.perform(partial(choose, new="12"))
    assert database.perform(partial(choose, new="402873")).actor is not None
    assert try_secret(riet, code) == SignIn()
    code = database.perform(partial(issue_code, account_id=riet, actor=ingrid)).code
    hands.move(days=2, seconds=1)
    assert try_secret(riet, code) == SignIn()  # too late


def test_a_coordinator_gives_no_code_to_an_administrator(
    database: Database, actor: Actor, ingrid: Actor, riet: int
) -> None:
    coordinator = as_role(database, actor, AccountRole.COORDINATOR)
    assert database.perform(partial(issue_code, account_id=riet, actor=coordinator)).code
    assert ingrid.account_id is not None
    with pytest.raises(NotAllowed):
        database.perform(partial(issue_code, account_id=ingrid.account_id, actor=coordinator))


def test_whoever_is_deactivated_is_refused_at_once(
    database: Database, ingrid: Actor, riet: int, try_secret: Callable[[int, str], SignIn]
) -> None:
    signed_in = try_secret(riet, PIN).actor
    assert signed_in is not None
    database.perform(partial(deactivate, account_id=riet, actor=ingrid))
    with pytest.raises(NobodySignedIn):
        database.perform(partial(issue_code, account_id=riet, actor=signed_in))
    with database.reading() as session:
        assert renewed(session, actor=signed_in) == signed_in.locked()
        assert [tile.name for tile in tiles(session, site_id=ingrid.site_id)] == ["Ingrid"]
    assert try_secret(riet, PIN) == SignIn()
    code = database.perform(partial(reactivate, account_id=riet, actor=ingrid)).code
    assert try_secret(riet, code).must_change


def test_the_last_administrator_stays(
    database: Database, ingrid: Actor, riet: int, nobody: Actor
) -> None:
    assert ingrid.account_id is not None
    coordinator = AccountFacts("Ingrid", frozenset({AccountRole.COORDINATOR}))
    for action in (
        partial(deactivate, account_id=ingrid.account_id),
        partial(change_account, account_id=ingrid.account_id, facts=coordinator),
    ):
        with pytest.raises(LastAdministrator):
            database.perform(partial(action, actor=ingrid))
    both = AccountFacts("Riet", frozenset({AccountRole.RECEPTION, AccountRole.ADMINISTRATOR}))
    database.perform(partial(change_account, account_id=riet, facts=both, actor=ingrid))
    with database.reading() as session:  # a PIN does not do for that: a code comes first
        rows = {row.name: row for row in account_rows(session, actor=ingrid)}
        assert rows["Riet"].must_change
        assert rows["Riet"].roles == both.roles
        assert rows["Ingrid"].last_signed_in is None
    leaving = partial(deactivate, account_id=ingrid.account_id, actor=ingrid)
    with pytest.raises(LastAdministrator):  # nobody could sign in, were the code forgotten
        database.perform(leaving)
    code = database.perform(partial(issue_code, account_id=riet, actor=ingrid)).code
    chosen = partial(choose_secret, account_id=riet, secret=code, new=PASSPHRASE, actor=nobody)
    database.perform(chosen)
    database.perform(leaving)


def test_a_passphrase_cannot_be_typed_as_a_pin(
    database: Database, ingrid: Actor, riet: int
) -> None:
    """Riet coordinates for a while: each way it is a code, and a secret that her tile asks for."""
    for role in (AccountRole.COORDINATOR, AccountRole.RECEPTION):
        facts = AccountFacts("Riet", frozenset({role}))
        database.perform(partial(change_account, account_id=riet, facts=facts, actor=ingrid))
        with database.reading() as session:
            (tile,) = (one for one in tiles(session, site_id=ingrid.site_id) if one.id == riet)
        assert tile.must_change
        code = database.perform(partial(issue_code, account_id=riet, actor=ingrid)).code
        new = PASSPHRASE if tile.passphrase else PIN
        choose = partial(choose_secret, account_id=riet, secret=code, new=new)
        assert database.perform(partial(choose, actor=ingrid.locked())).actor is not None


@pytest.mark.usefixtures("riet")
def test_what_a_form_may_not_say(database: Database, ingrid: Actor, making: Making) -> None:
    add: Any = partial(add_account, actor=ingrid, key=uuid4())
    yoga = making.activity("Yoga")
    leader = frozenset({AccountRole.LEADER})
    for facts, refusal in (
        (AccountFacts("  ", leader), NoName),
        (AccountFacts("Riet", leader), NameTaken),
        (AccountFacts("Wim", frozenset()), NoRole),
        (AccountFacts("Wim", leader, frozenset({yoga + 99})), Gone),
    ):
        with pytest.raises(refusal):
            database.perform(partial(add, facts=facts))
    wim = partial(add, facts=AccountFacts("Wim", leader, frozenset({yoga})))
    assert database.perform(wim).account_id == database.perform(wim).account_id  # one save


def test_what_weighs_wants_the_secret_again(
    database: Database, ingrid: Actor, hands: Hands
) -> None:
    hands.move(seconds=PROVED_FOR.total_seconds() + 1)
    with pytest.raises(SecretAgain):
        database.perform(partial(add_account, facts=RIET, actor=ingrid, key=uuid4()))
    assert database.perform(partial(prove, secret="paard", actor=ingrid)).actor is None
    proved = database.perform(partial(prove, secret=PASSPHRASE, actor=ingrid)).actor
    assert proved is not None
    database.perform(partial(add_account, facts=RIET, actor=proved, key=uuid4()))
    hands.move(seconds=-timedelta(days=1).total_seconds())  # no way around it by the clock
    with pytest.raises(SecretAgain):
        database.perform(partial(add_account, facts=RIET, actor=proved, key=uuid4()))


def test_the_practice_house_has_one_account_with_every_role(
    database: Database, actor: Actor
) -> None:
    first = database.perform(partial(practice_actor, actor=actor))
    assert database.perform(partial(practice_actor, actor=actor)) == first
    assert first.roles == frozenset(AccountRole)
    assert EVERY_RIGHT - first.rights - first.own_rights == set()
    database.perform(partial(add_account, facts=RIET, actor=first, key=uuid4()))  # no secret
    assert told(database)[-1] == ("add_account", AuditOutcome.DONE, first.account_id)
