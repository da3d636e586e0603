"""Drafts in the window: kept while somebody types, and put back for whoever typed them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from atelier.accounts.drafts import KeptDraft, drafts_of, drop_draft, keep_draft
from atelier.domain import Draft
from atelier.language import tr
from ui.shell.typed import Begun, Typed, from_text, put_back, to_text

if TYPE_CHECKING:
    from atelier.domain import Actor, Changes
    from ui.gateway import Gateway
    from ui.shell.window import Window

EVERY = 5000  # milliseconds; what is lost in a crash is no older (RELIABILITY F02)
_AFTER_A_SAVE = 300
_LOOKS_EVERY = 50
_PATIENCE = 100  # looks until the task is filled in: five seconds


class Drafts(QObject):
    """Looks every few seconds what is being typed, on whatever page.

    What could not be written, since the database does not answer, stays in memory for its
    account. While ``holding``, nobody types and what was typed may be out of sight: what is kept
    stays as it is.
    """

    def __init__(self, gateway: Gateway, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._gateway, self._window = gateway, window
        self.holding = False
        self._begun = Begun()
        self._written: dict[str, str] = {}
        self._unwritten: dict[int | None, dict[str, KeptDraft]] = {}
        self._offered: list[KeptDraft] = []
        self._waiting: tuple[KeptDraft, Typed, int] | None = None
        self._every = QTimer(self, interval=EVERY)
        self._every.timeout.connect(self.keep)
        self._soon = QTimer(self, interval=_AFTER_A_SAVE, singleShot=True)
        self._soon.timeout.connect(self.keep)
        self._looking = QTimer(self, interval=_LOOKS_EVERY)
        self._looking.timeout.connect(self._look)
        gateway.committed.connect(self._on_committed)
        bar = window.frame.draft
        bar.wanted.connect(self.go_on)
        bar.unwanted.connect(self.throw_away)

    @property
    def settled(self) -> bool:
        """Whether nothing waits to be put back."""
        return self._waiting is None

    def begin(self) -> None:
        """Start to look: somebody is at the desk."""
        self._begun, self._written = Begun(), {}
        self._on_focus(None, QApplication.focusWidget())
        if not self._every.isActive():
            _application().focusChanged.connect(self._on_focus)
        self._every.start()

    def rest(self) -> None:
        """Look no more: nobody is at the desk."""
        if self._every.isActive():
            _application().focusChanged.disconnect(self._on_focus)
        for timer in (self._every, self._soon, self._looking):
            timer.stop()
        self._offered, self._waiting = [], None
        self._window.frame.draft.hide()
        self._begun = Begun()

    @Slot()
    def keep(self) -> None:
        """Write down what is being typed now, and drop what is typed no more."""
        if self.holding:
            return
        actor = self._gateway.actor
        for name, page in self._window.pages.items():
            typed = self._begun.typed_on(page, page.task())
            if typed is None and page.begun():
                typed = Typed(page.task(), ())
            content = "" if typed is None else to_text(typed)
            if content == self._written.get(name, ""):
                continue
            if self._window.names_hidden and not content:
                continue  # it is out of sight, which does not say that it was saved
            self._written[name] = content
            if content:
                self._write(KeptDraft(name, page.title, content, actor.now()), actor)
            else:
                self._gateway.keep(partial(drop_draft, page=name, actor=actor))

    def offer(self, *, at_once: bool) -> None:
        """Show what whoever signed in was busy with; ``at_once`` it stands there again.

        So it is for whoever locked the desk; after a crash they are asked.
        """
        actor = self._gateway.actor
        query = partial(drafts_of, actor=actor)
        self._gateway.read(query, then=partial(self._show, actor.account_id, at_once))

    @Slot()
    def go_on(self) -> None:
        """Put the draft back that is offered."""
        if self._offered:
            self._put_back(self._offered.pop(0))
        self._offer_next()

    @Slot()
    def throw_away(self) -> None:
        """Drop the draft that is offered."""
        if self._offered:
            draft = self._offered.pop(0)
            self._forget(draft.page)
        self._offer_next()

    def _write(self, draft: KeptDraft, actor: Actor) -> None:
        kept = self._unwritten.setdefault(actor.account_id, {})
        kept[draft.page] = draft
        action = partial(
            keep_draft, page=draft.page, words=draft.words, content=draft.content, actor=actor
        )
        self._gateway.keep(action, partial(self._on_written, actor.account_id, draft))

    def _on_written(self, account_id: int | None, draft: KeptDraft, done: bool) -> None:
        kept = self._unwritten.get(account_id, {})
        if done and kept.get(draft.page) is draft:
            del kept[draft.page]

    def _forget(self, page: str) -> None:
        actor = self._gateway.actor
        self._unwritten.get(actor.account_id, {}).pop(page, None)
        self._written.pop(page, None)
        self._gateway.keep(partial(drop_draft, page=page, actor=actor))

    def _show(self, account_id: int | None, at_once: bool, rows: tuple[KeptDraft, ...]) -> None:
        held = self._unwritten.get(account_id, {})
        drafts = [*held.values(), *(row for row in rows if row.page not in held)]
        self._offered = [one for one in drafts if self._window.may_see(one.page)]
        if at_once and self._offered:
            self._put_back(self._offered.pop(0))
        self._offer_next()

    def _offer_next(self) -> None:
        bar = self._window.frame.draft
        if not self._offered:
            bar.hide()
            return
        draft = self._offered[0]
        at = self._gateway.clock.wall(draft.at)
        bar.offer(tr("You were busy with {what} ({time}).", what=draft.words, time=f"{at:%H:%M}"))

    def _put_back(self, draft: KeptDraft) -> None:
        typed = from_text(draft.content)
        if typed is None:
            self._forget(draft.page)
            return
        self._window.go_to(draft.page)
        if self._window.page is not None and typed.task:
            self._window.page.open_task(typed.task)
        self._waiting = (draft, typed, 0)
        self._looking.start()

    @Slot()
    def _look(self) -> None:
        """Put a draft back once its task has been filled in."""
        if self._waiting is None:
            self._looking.stop()
            return
        draft, typed, looks = self._waiting
        page = self._window.pages.get(draft.page)
        self._waiting = (draft, typed, looks + 1)
        if page is not None and self._gateway.idle and put_back(typed, page, self._begun):
            self._waiting = None
            self._written[draft.page] = draft.content
            at = self._gateway.clock.wall(draft.at)
            self._window.messages.say(
                tr("What you were typing stands here again ({time}).", time=f"{at:%H:%M}")
            )
        elif looks >= _PATIENCE:
            self._waiting = None
            self._window.messages.refuse(
                tr("What you were typing has no place any more: what it was about has changed.")
            )

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._window.stack.isAncestorOf(new):
            self._begun.note(new)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes - {Draft} and self._every.isActive():
            self._soon.start()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # there is a window
    return application
