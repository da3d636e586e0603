"""A desk with accounts: Ingrid is its administrator and coordinator, Riet and Piet receive."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from atelier.accounts.managing import (
    AccountFacts,
    add_account,
    make_first_administrator,
)
from atelier.accounts.signing_in import choose_secret, prove
from atelier.database import Database
from atelier.domain import AccountRole, Actor
from tests.hands import Keyboard
from tests.looking import settle
from tests.shell.conftest import own_folders  # noqa: F401 - a fixture
from ui.gateway import Gateway
from ui.shell.places import places
from ui.shell.signing import Signing
from ui.shell.window import Window

PASSPHRASE, PIN = "paard accu nietje", "739164"


@pytest.fixture
def engine_name() -> str:
    """Give one engine: the core tells both apart."""
    return "sqlite"


@dataclass
class People:
    """The accounts, as they act right after signing in."""

    ingrid: Actor
    riet: Actor
    piet: Actor


def member(
    database: Database,
    ingrid: Actor,
    name: str,
    *roles: AccountRole,
    organisation_ids: frozenset[int] = frozenset(),
) -> Actor:
    """Make an account with a PIN of its own."""
    held = frozenset(roles or (AccountRole.RECEPTION,))
    facts = AccountFacts(name, held, organisation_ids=organisation_ids)
    made = database.perform(partial(add_account, facts=facts, actor=ingrid, key=uuid4()))
    chosen = database.perform(
        partial(
            choose_secret,
            account_id=made.account_id,
            secret=made.code,
            new=PIN,
            actor=ingrid.locked(),
        )
    )
    assert chosen.actor is not None
    return chosen.actor


@pytest.fixture
def people(database: Database, actor: Actor) -> People:
    make = partial(
        make_first_administrator, name="Ingrid", passphrase=PASSPHRASE, actor=actor, key=uuid4()
    )
    ingrid = database.perform(make).actor
    assert ingrid is not None
    return People(ingrid, member(database, ingrid, "Riet"), member(database, ingrid, "Piet"))


@dataclass
class Desk:
    """A window at which people sign in."""

    window: Window
    gateway: Gateway
    signing: Signing
    qtbot: QtBot

    @property
    def hands(self) -> Keyboard:
        return Keyboard(self.window)

    def settle(self) -> None:
        settle(self.qtbot, self.gateway)
        looking = self.signing.drafts
        self.qtbot.waitUntil(lambda: looking.settled and self.gateway.idle)

    def come(self, name: str, secret: str = PIN) -> None:
        """Sign in by the keyboard."""
        self.hands.type(name[0].lower())
        if secret != PIN:
            self.hands.enter()  # a passphrase begins with a letter: the tile waits for Enter
        self.hands.type(secret)
        if secret != PIN:
            self.hands.enter()
        self.settle()
        assert self.gateway.actor.name == name
        assert self.window.page is not None

    def lock(self) -> None:
        self.window.keys.lock.trigger()
        self.settle()


@pytest.fixture
def desk_of(
    qtbot: QtBot,
    gateway: Gateway,
    plain: None,  # noqa: ARG001
) -> Iterator[Callable[[Actor], Desk]]:
    """Give how a window is opened by somebody, or by nobody."""
    opened: list[Desk] = []

    def leave() -> None:
        for desk in opened:
            desk.signing.close()
            desk.signing.deleteLater()
            desk.window.preview.shut()
            desk.window.detach()
        opened.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open_(actor: Actor) -> Desk:
        leave()
        gateway.act_as(actor)
        window = Window(places())
        window.resize(1366, 768)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.attach(gateway, "Wijkatelier", practice=False, first="")
        signing = Signing(gateway, window, practice=False, first="desk")
        desk = Desk(window, gateway, signing, qtbot)
        opened.append(desk)
        signing.begin(asking=False, may_wait=True)
        desk.settle()
        return desk

    yield open_
    leave()


@pytest.fixture
def plain(own_folders: object) -> None:  # noqa: F811
    """Let nothing of this computer's user be touched."""


def proved(database: Database, actor: Actor, secret: str = PASSPHRASE) -> Actor:
    """Give the secret once more, as the core asks it."""
    again = database.perform(partial(prove, secret=secret, actor=actor)).actor
    assert again is not None
    return again
