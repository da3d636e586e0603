"""Who is at the desk: signing in, locking, switching, and giving the secret once more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from atelier.access.refusals import role_name
from atelier.accounts.managing import make_first_administrator
from atelier.accounts.practising import PRACTICE_PIN, open_accounts, sign_in_to_practise
from atelier.accounts.signing_in import SignIn, choose_secret, sign_in, sign_out
from atelier.accounts.tiles import Tile, tiles
from atelier.domain import Account, AccountRole, Setting
from atelier.language import tr
from atelier.settings.locking import LockAfter, lock_after
from ui.asked import EVERYTHING
from ui.shell.drafts import Drafts
from ui.shell.first_account import FirstAccount
from ui.shell.idle import Idle
from ui.shell.proving import Proving
from ui.shell.tiles_screen import TilesScreen
from ui.shell.veil import Veil

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from atelier.backup.disk import Encryption
    from atelier.domain import Actor, Changes
    from ui.gateway import Gateway
    from ui.shell.window import Window


class Signing(QObject):
    """Lets somebody in, and nobody else see what they left. It goes away with its gateway.

    In the practice house everybody may be anybody: its own account has no secret.

    Signals:
        shown: the first page, or the tiles, stand there.
    """

    shown = Signal()

    def __init__(self, gateway: Gateway, window: Window, *, practice: bool, first: str) -> None:
        super().__init__(gateway)
        self._gateway, self._window, self._practice = gateway, window, practice
        self._house = gateway.actor  # who acts where there are no accounts
        self._first = first
        self._left: dict[int | None, str] = {}  # on which page each account locked this desk
        self._minutes = LockAfter()
        self._screen: TilesScreen | FirstAccount | None = None
        self._disk: Encryption | None = None  # it is found out behind the window
        self.drafts = Drafts(gateway, window, self)
        self.proving = Proving(gateway, window, self)
        self.idle = Idle(lambda: gateway.clock, parent=self)
        handle = window.windowHandle()
        if handle is not None:
            self.idle.watch(handle)
        self.veil = Veil(window, self)
        self.idle.over.connect(self.lock)
        self.idle.quiet.connect(self._on_quiet)
        self.idle.woken.connect(self._on_woken)
        self.idle.day_changed.connect(self._on_day)
        window.lock_asked.connect(self.lock)
        window.first_account_asked.connect(self.ask_first)
        gateway.actor_changed.connect(self._on_actor)
        gateway.committed.connect(self._on_committed)
        self._read_minutes()

    def begin(self, *, asking: bool, may_wait: bool) -> None:
        """Show the pages to whoever acts already, else the tiles.

        ``asking``: a house without accounts is asked for its first one; ``may_wait``: it was
        there before, so that it may go on without.
        """
        if asking:
            self._ask_first(may_wait=may_wait)
        elif self._gateway.actor.roles:
            self._come_in(self._first, at_once=False)
        else:
            self._show_tiles()
            self.shown.emit()

    @Slot()
    def lock(self) -> None:
        """Leave the desk: what is typed is kept, and nothing of it stays in the window."""
        actor = self._gateway.actor
        if actor.account_id is None:
            if actor.roles:
                self._window.messages.refuse(
                    tr("Nobody has an account yet. Make the first one in the settings (F8).")
                )
            return
        self._left[actor.account_id] = self._window.shown
        self._go_away()
        self._gateway.keep(partial(sign_out, actor=actor))
        self._gateway.act_as(actor.locked())
        self._show_tiles()

    @Slot(object)
    def show_disk(self, encryption: Encryption) -> None:
        """Let the tiles say whether the disk is encrypted, from now on."""
        self._disk = encryption
        if isinstance(self._screen, TilesScreen):
            self._screen.show_disk(encryption)

    def close(self) -> None:
        """Look at nothing any more: the house is let go of."""
        self.drafts.rest()
        self.idle.close()

    @Slot()
    def ask_first(self) -> None:
        """Ask for the first account, as the settings offer to."""
        self._go_away()
        self._ask_first(may_wait=True)

    @Slot()
    def _on_quiet(self) -> None:
        """Hide the names; what is typed is kept first, for some of it is out of sight then."""
        if self._screen is None:
            self.drafts.keep()
            self.drafts.holding = True
            self.veil.draw()

    @Slot()
    def _on_woken(self) -> None:
        self.veil.lift()
        self.drafts.holding = False

    def _go_away(self) -> None:
        self._on_woken()
        self.drafts.keep()
        self.drafts.rest()
        self.idle.rest()
        self.proving.rest()

    def _ask_first(self, *, may_wait: bool) -> None:
        screen = FirstAccount(may_wait=may_wait)
        screen.given.connect(self._make_first)
        screen.later.connect(self._go_on_without)
        self._gateway.act_as(self._house.locked())
        self._show_screen(screen)
        self.shown.emit()

    @Slot(str, str)
    def _make_first(self, name: str, passphrase: str) -> None:
        screen = self._screen
        if isinstance(screen, FirstAccount):
            action = partial(
                make_first_administrator,
                name=name,
                passphrase=passphrase,
                actor=self._house.locked(),
                key=uuid4(),
            )
            self._gateway.perform(action, self._on_answer, screen.refuse)

    @Slot()
    def _go_on_without(self) -> None:
        self._let_in(self._house)

    def _show_tiles(self) -> None:
        screen = TilesScreen()
        screen.secret_given.connect(self._try)
        screen.new_chosen.connect(self._choose)
        screen.open_chosen.connect(self._practise)
        if self._disk is not None:
            screen.show_disk(self._disk)
        self._show_screen(screen)
        self._read_tiles()

    def _read_tiles(self) -> None:
        query = partial(_tiles, site_id=self._gateway.actor.site_id)
        self._gateway.read(query, then=self._fill)

    def _fill(self, found: tuple[tuple[Tile, ...], frozenset[int]]) -> None:
        if isinstance(self._screen, TilesScreen):
            practising = tr("In the practice house it is {pin}.", pin=PRACTICE_PIN)
            hint = practising if self._practice else ""
            self._screen.show_tiles(found[0], hint=hint, without=found[1])

    def _show_screen(self, screen: TilesScreen | FirstAccount) -> None:
        self._screen = screen
        self._window.show_lock(screen, tr("Signing in"))
        self._gateway.forget_asked()  # the pages are gone, with what they asked last

    @Slot(int, str)
    def _try(self, account_id: int, secret: str) -> None:
        action = partial(sign_in, account_id=account_id, secret=secret, actor=self._gateway.actor)
        self._gateway.perform(action, partial(self._on_tried, secret), self._on_trouble)

    @Slot(int, str, str)
    def _choose(self, account_id: int, code: str, new: str) -> None:
        action = partial(
            choose_secret, account_id=account_id, secret=code, new=new, actor=self._gateway.actor
        )
        self._gateway.perform(action, self._on_answer, self._on_trouble)

    @Slot(int)
    def _practise(self, _account_id: int) -> None:
        action = partial(sign_in_to_practise, actor=self._gateway.actor)
        self._gateway.perform(action, self._on_answer, self._on_trouble)

    def _on_tried(self, secret: str, answer: SignIn) -> None:
        if answer.must_change and isinstance(self._screen, TilesScreen):
            self._screen.card.ask_new(secret)
        else:
            self._on_answer(answer)

    def _on_answer(self, answer: SignIn) -> None:
        if answer.actor is not None:
            self._let_in(answer.actor)
        elif isinstance(self._screen, TilesScreen):
            self._screen.card.wrong(answer.wait_seconds)

    def _on_trouble(self, error: object) -> None:
        if isinstance(self._screen, TilesScreen):
            self._screen.card.refuse(str(error))

    def _let_in(self, actor: Actor) -> None:
        """Show the pages to somebody who signed in: where they left, if it was they who left."""
        left = self._left.pop(actor.account_id, "")
        self._window.clear_pages()
        self._screen = None
        self._gateway.act_as(actor)
        self._come_in(left or self._first, at_once=bool(left))

    def _come_in(self, first: str, *, at_once: bool) -> None:
        actor = self._gateway.actor
        self._window.messages.clear()
        if actor.has_secret:
            self.idle.begin(self._minutes.of(actor.roles))
        self._show_who()
        self._window.show_pages(first)
        self.drafts.begin()
        self.drafts.offer(at_once=at_once)
        self.shown.emit()

    def _show_who(self) -> None:
        actor, rail = self._gateway.actor, self._window.frame.rail
        if actor.account_id is None:
            rail.show_who(tr("Desk"))
            return
        everything = actor.roles == frozenset(AccountRole)
        roles = [role_name(role) for role in AccountRole if role in actor.roles]
        rail.show_who(actor.name, "" if everything else ", ".join(roles), can_lock=True)

    @Slot()
    def _on_actor(self) -> None:
        """Follow what somebody may do by now: out, if they are in no more."""
        actor = self._gateway.actor
        if self._screen is not None:
            return
        if not actor.roles:
            self._go_away()
            self._show_tiles()
            self._window.messages.refuse(tr("This account can sign in no longer."))
            return
        self._show_who()
        self._window.follow_rights()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes & {Account} and isinstance(self._screen, TilesScreen):
            self._read_tiles()
        if changes & {Setting}:
            self._read_minutes()

    def _read_minutes(self) -> None:
        query = partial(lock_after, site_id=self._gateway.actor.site_id)
        self._gateway.read(query, then=self._set_minutes)

    def _set_minutes(self, minutes: LockAfter) -> None:
        self._minutes = minutes
        self.idle.set_limit(minutes.of(self._gateway.actor.roles))
        self.idle.set_quiet(minutes.hidden_after)

    @Slot()
    def _on_day(self) -> None:
        """Let every page that is shown look at the new day."""
        self._gateway.committed.emit(EVERYTHING)


def _tiles(session: Session, *, site_id: int) -> tuple[tuple[Tile, ...], frozenset[int]]:
    """Give the tiles, and those of them that need no secret."""
    return tiles(session, site_id=site_id), open_accounts(session, site_id=site_id)
