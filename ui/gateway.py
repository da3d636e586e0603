"""The one door between the windows and the data."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from sqlalchemy.orm import Session

from atelier.access.refusals import SecretAgain
from atelier.accounts.opening import renewed
from atelier.database import Database
from atelier.domain import Actor, Changes, Clock, DeskError, Unavailable
from ui.asked import EVERYTHING, WHO_MAY, Asked, Otherwise, once_more

T = TypeVar("T")
_LISTEN_EVERY = 2000  # milliseconds
_KNOCK_EVERY = 2000  # milliseconds, while the database does not answer
_RENEW_EVERY = 30_000  # milliseconds; whoever was deactivated is out within a minute


def nothing(_result: object) -> None:
    """Follow a task with nothing: the views already know, from ``committed``."""


class Gateway(QObject):
    """Runs queries and actions for the pages, and tells all of them what changed.

    Everything runs on one worker thread, in the order in which it was asked for: the window
    never waits for a disk or a server. A task is an atelier function with its arguments bound
    by ``functools.partial``, so that they are read from the widgets at once. ``then`` gets its
    result and ``otherwise`` the DeskError that it ended in; both run on the window's thread.
    A result consists of frozen rows: no mapped object leaves its session.

    Signals:
        committed: the kinds of rows (``atelier.domain.Changes``) touched, here or at another desk.
        refused: a translated sentence for the person at the desk.
        connected: whether the database answers; after an outage everything counts as changed,
            since notices of other desks may have been missed.
        busy: whether something is under way.
        actor_changed: somebody else acts from now on, or may do something else.
        secret_wanted: what was asked (``Asked``) wants the secret once more; its SecretAgain.
    """

    committed = Signal(object)
    refused = Signal(str)
    connected = Signal(bool)
    busy = Signal(bool)
    actor_changed = Signal()
    secret_wanted = Signal(object, object)
    _changed = Signal(object)
    _landed = Signal(object, object)
    _heard = Signal(object)
    _knocked = Signal(object)
    _kept = Signal(object, object)
    _renewed = Signal(object, object)

    def __init__(self, database: Database, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actor = actor
        self._database = database
        self._under_way = 0
        self._quietly, self._visit = 0, 0
        self._answers = True
        self._closed = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="atelier")
        self._changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._knocked.connect(self._on_knocked, Qt.ConnectionType.QueuedConnection)
        self._kept.connect(self._on_kept, Qt.ConnectionType.QueuedConnection)
        self._renewed.connect(self._on_renewed, Qt.ConnectionType.QueuedConnection)
        database.on_commit(self._changed.emit)
        self._ear = QTimer(self, interval=_LISTEN_EVERY)
        self._ear.timeout.connect(self.listen)
        self._knocking = QTimer(self, interval=_KNOCK_EVERY, singleShot=True)
        self._knocking.timeout.connect(self._knock)
        self._renewing = QTimer(self, interval=_RENEW_EVERY)
        self._renewing.timeout.connect(self.renew)
        self._renewing.start()
        if database.neighbours.possible:
            self._ear.start()
            self.listen()  # before the first page reads, so that it misses nothing

    @property
    def clock(self) -> Clock:
        """The house's clock."""
        return self.actor.clock

    @property
    def file(self) -> Path | None:
        """The file that the database is; None where a server keeps it."""
        named, url = self._database.url.database, self._database.url
        return Path(named) if named and url.get_backend_name() == "sqlite" else None

    @property
    def idle(self) -> bool:
        """Whether everything that was asked for has been answered and shown."""
        return self._under_way == 0 and self._quietly == 0

    def read(
        self,
        query: Callable[[Session], T],
        then: Callable[[T], object],
        otherwise: Otherwise = nothing,
    ) -> Future[T]:
        """Run a query. Cancel the answer that nobody waits for any more: ``then`` will not run."""
        again = once_more(self, self.read, query, then, otherwise)
        return self._submit(partial(self._in_reading, query), then, otherwise, again)

    def perform(
        self,
        action: Callable[[Session], T],
        then: Callable[[T], object] = nothing,
        otherwise: Otherwise = nothing,
    ) -> None:
        """Run an action in a transaction of its own; ``then`` comes after ``committed``.

        The action carries a key of its own: it may run again when a connection breaks.
        """
        again = once_more(self, self.perform, action, then, otherwise)
        self._submit(partial(self._database.perform, action), then, otherwise, again)

    def keep(
        self, action: Callable[[Session], object], then: Callable[[bool], object] = nothing
    ) -> None:
        """Run an action that nobody asked for, quietly; ``then`` hears whether it was done."""
        self._ask_quietly(partial(self._database.perform, action), partial(self._kept.emit, then))

    def act_as(self, actor: Actor) -> None:
        """Let somebody act from now on, or nobody; what is under way ends as it began."""
        self.actor = actor
        self.actor_changed.emit()

    def forget_asked(self) -> None:
        """Tell nobody what was asked until now: who asked is gone. It is done all the same."""
        self._visit += 1

    @Slot()
    def renew(self) -> None:
        """Ask what whoever acts may do now; while the database is away, nothing."""
        if not self._answers:
            return
        query = partial(self._in_reading, partial(renewed, actor=self.actor))
        self._ask_quietly(query, partial(self._renewed.emit, self.actor))

    def run(
        self,
        task: Callable[[], T],
        then: Callable[[T], object],
        otherwise: Otherwise = nothing,
    ) -> Future[T]:
        """Run a task that needs no database on the same thread: a file, a page of paper."""
        return self._submit(task, then, otherwise)

    def close(self) -> None:
        """Finish the running task, forget the waiting ones, let go of the database."""
        self._closed = True
        self._ear.stop()
        self._knocking.stop()
        self._renewing.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._database.close()

    @Slot()
    def listen(self) -> None:
        """Ask what the other desks have committed; while the database is away, nothing."""
        if self._answers:
            self._ask_quietly(self._database.neighbours.heard, self._heard.emit)

    def _in_reading(self, query: Callable[[Session], T]) -> T:
        with self._database.reading() as session:
            return query(session)

    def _submit(
        self,
        task: Callable[[], T],
        then: Callable[[T], object],
        otherwise: Otherwise,
        again: Callable[[], object] | None = None,
    ) -> Future[T]:
        if self._closed:  # a page that is going away may still ask; nobody waits for the answer
            future: Future[T] = Future()
            future.cancel()
            return future
        self._under_way += 1
        if self._under_way == 1:
            self.busy.emit(True)
        future = self._worker.submit(task)
        asked = Asked(then, otherwise, self._visit, again)
        future.add_done_callback(partial(self._landed.emit, asked))
        return future

    def _ask_quietly(self, task: Callable[[], T], landed: Callable[[Future[T]], object]) -> None:
        """Run what nobody at the desk asked for: it is no sign of work, and no refusal."""
        if not self._closed:
            self._quietly += 1
            self._worker.submit(task).add_done_callback(landed)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes:
            self.committed.emit(changes)
        if changes & WHO_MAY:
            self.renew()

    @Slot(object, object)
    def _on_landed(self, asked: Asked, future: Future[Any]) -> None:
        self._under_way -= 1
        try:
            if not future.cancelled():
                self._hand_over(asked, future)
        finally:
            if self._under_way == 0:
                self.busy.emit(False)

    def _hand_over(self, asked: Asked, future: Future[Any]) -> None:
        waited_for = asked.visit == self._visit and not asked.gone
        try:
            result = future.result()
        except DeskError as error:
            if isinstance(error, Unavailable):
                self._lost()
            if waited_for:
                self._refuse(asked, error)
        else:
            if waited_for:
                asked.then(result)

    def _refuse(self, asked: Asked, error: DeskError) -> None:
        if isinstance(error, SecretAgain):
            self.secret_wanted.emit(asked, error)
        else:
            self.refused.emit(str(error))
            asked.otherwise(error)

    def _lost(self) -> None:
        if self._answers:
            self._answers = False
            self.connected.emit(False)
        if not self._knocking.isActive():
            self._knocking.start()

    @Slot(object)
    def _on_heard(self, future: Future[Changes]) -> None:
        self._quietly -= 1
        if future.cancelled():
            return
        try:
            self._on_changed(future.result())
        except Unavailable:
            self._lost()

    @Slot(object, object)
    def _on_kept(self, then: Callable[[bool], object], future: Future[object]) -> None:
        self._quietly -= 1
        if not future.cancelled():
            error = future.exception()
            if error is not None and not isinstance(error, DeskError):
                raise error
            then(error is None)

    @Slot(object, object)
    def _on_renewed(self, was: Actor, future: Future[Actor]) -> None:
        self._quietly -= 1
        if future.cancelled() or isinstance(future.exception(), DeskError):
            return  # an outage is noticed by whoever works
        now = future.result()
        if self.actor is was and now != was:
            self.act_as(now)

    @Slot()
    def _knock(self) -> None:
        self._ask_quietly(self._at_the_door, self._knocked.emit)

    def _at_the_door(self) -> None:
        self._database.neighbours.heard()  # hear first, look after: nothing passes in between
        self._in_reading(_look_inside)

    @Slot(object)
    def _on_knocked(self, future: Future[None]) -> None:
        self._quietly -= 1
        if future.cancelled():
            return
        if isinstance(future.exception(), DeskError):
            self._knocking.start()
            return
        future.result()
        self._answers = True
        self.connected.emit(True)
        self.committed.emit(EVERYTHING)


def _look_inside(session: Session) -> None:
    """Read a page of the file: a query without a table would not notice that it has gone."""
    session.connection().exec_driver_sql("SELECT version_num FROM alembic_version").fetchall()
