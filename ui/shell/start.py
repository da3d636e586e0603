"""The start: the shell is painted first, then a thread opens the house, then its page is built."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from atelier.language import tr
from ui.kit.background import Background
from ui.kit.remembered import remember, remembered
from ui.shell.arguments import Options
from ui.shell.backing_up import BackingUp
from ui.shell.keeping import Keeping
from ui.shell.loading import in_opening
from ui.shell.restore_task import RestoreTask
from ui.shell.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.backup.status import Status
    from atelier.domain import DeskError
    from ui.gateway import Gateway
    from ui.shell.opening import Opened
    from ui.shell.signing import Signing
    from ui.shell.welcome import Choices

_KEPT = "database/place"


class Start(QObject):
    """Opens a house and shows it, as often as another one is asked for.

    Signals:
        ready: a house is shown, and its first page is built.
        failed: no house can be shown; a sentence that says why.
    """

    ready = Signal()
    failed = Signal(str)
    _progressed = Signal(int, int)
    _disk_seen = Signal(object)

    def __init__(self, window: Window, options: Options) -> None:
        super().__init__(window)
        self._window, self._options = window, options
        self._practice = options.practice
        self._stop = threading.Event()
        self.background = Background("start", self)
        self.gateway: Gateway | None = None
        self.signing: Signing | None = None
        self._why = ""  # why a house is only looked at, whatever its file allows
        self.backing_up = BackingUp(self)
        self.keeping = Keeping(window, self)
        self.restoring = RestoreTask(self, window)
        self.backing_up.looked.connect(self._show_backups)
        window.restore_asked.connect(self.restoring.begin)
        window.frame.practice.again.connect(self._make_practice_anew)
        window.frame.practice.leave.connect(self.open_real)
        window.frame.progress.stopped.connect(self._stop.set)
        window.closing.connect(self.close)
        self._progressed.connect(window.frame.progress.show_progress)

    @Slot()
    def begin(self) -> None:
        """Open what was asked for on the command line, else the house of this desk."""
        if self._practice:
            self.open_practice()
        else:
            self.open_real()

    @Slot()
    def begin_safely(self) -> None:
        """Open the house of this desk only to look."""
        self._why = tr("This is a safe start; close Atelier and start it again to go on.")
        self.open_real()

    @Slot()
    def open_real(self) -> None:
        """Open the house of this desk."""
        self._leave()
        self._practice = False
        self._run("open_real", self._options.database or remembered(_KEPT), why=self._why)

    @Slot()
    def open_as_it_is(self) -> None:
        """Open the house of this desk, whatever file stands there now."""
        self._leave()
        self._run("open_as_it_is", self._options.database or remembered(_KEPT))

    @Slot()
    def open_again(self) -> None:
        """Open the house that was shown, or that could not be."""
        if self._practice:
            self.open_practice()
        else:
            self.open_real()

    def place(self) -> Path | None:
        """Give the file of the house that is shown or should be; None where a server keeps it."""
        from ui.shell.opening import place_of, practice_file

        if self._practice:
            return practice_file(self._options.now)
        return place_of(self._options.database or remembered(_KEPT))

    def leave_house(self) -> None:
        """Let go of the house that is shown; nothing of it stays open."""
        self._leave()

    @Slot(str)
    def open_other(self, place: str) -> None:
        """Open another database, and this one from now on; a backup is put back instead."""
        from atelier.backup.shelf import is_backup

        if is_backup(Path(place)):
            self.restoring.begin(place)
            return
        remember(_KEPT, place)
        self._leave()
        self._practice = False
        self._run("open_real", place)

    @Slot()
    def start_empty(self) -> None:
        """Found an empty house, in the database that was named or else on this computer."""
        self._leave()
        self._practice = False
        if not self._options.database:
            remember(_KEPT, "")
        self._run("found_real", self._options.database)

    @Slot()
    def open_practice(self) -> None:
        """Go to the practice house; it is made if it is not there yet."""
        self._to_practice(anew=False)

    @Slot()
    def close(self) -> None:
        """Let the data be closed in order."""
        self._stop.set()
        self.background.close()
        self.restoring.close()
        self._let_go()
        self.backing_up.close()

    @Slot()
    def _make_practice_anew(self) -> None:
        self._to_practice(anew=True)

    def _to_practice(self, *, anew: bool) -> None:
        self._leave()
        self._practice = True
        self._stop.clear()
        self._window.frame.progress.begin(tr("The practice house is being made…"))
        self._run(
            "open_practice",
            self._options.now,
            anew=anew,
            progress=self._progressed.emit,
            stop=self._stop,
        )

    def _run(self, name: str, *arguments: Any, **named: Any) -> None:  # noqa: ANN401
        page = self._window.module_of(self._options.page)
        task = partial(in_opening, page, name, *arguments, **named)
        self._window.frame.header.busy.set_busy(True)
        self.background.run(task, self._show, self._on_error)

    def _show(self, opened: Opened | None) -> None:
        from ui.gateway import Gateway
        from ui.shell.following import Following
        from ui.shell.retaining import Retaining

        self._rest()
        if opened is None and self._practice:
            self.open_real()  # nobody waited for the practice house
            return
        if opened is None:
            self._welcome()
            return
        self.gateway = Gateway(opened.database, opened.actor, self)
        practice = self._practice or opened.house.practice
        name = tr("Practice house") if practice else opened.house.name
        Following(self.gateway, self._window)
        if self._options.picture is None:  # nobody works there
            Retaining(self.gateway, self._window.frame.rail.reminders)
        self._window.attach(self.gateway, name, practice=practice, first="")
        self.keeping.begin(opened, None if practice else self.gateway.file)
        if not practice and self._options.picture is None:  # nobody works there
            self.backing_up.begin(None if opened.why else self.gateway.file, self.gateway.clock)
        self._sign_in(opened, practice=practice)
        if not practice and self._options.picture is None:
            self.keeping.watch.begin(self.gateway)  # last: the tiles clear what was said before

    def _sign_in(self, opened: Opened, *, practice: bool) -> None:
        """Let whoever acts already in, else show the tiles.

        A new house makes its administrator first. One that had no accounts yet is asked once,
        and goes on as it was when they want to wait.
        """
        from ui.shell.signing import Signing

        assert self.gateway is not None  # it was just made
        self.signing = Signing(
            self.gateway, self._window, practice=practice, first=self._options.page
        )
        self.signing.shown.connect(self.ready)
        asked = f"accounts/asked-{opened.house.id}"
        without = opened.actor.account_id is None and bool(opened.actor.roles)
        asking = without and self._options.picture is None and not opened.why
        asking = asking and (opened.new or not remembered(asked))
        if asking and not opened.new:  # closed at that question, a new one is asked again
            remember(asked, "yes")
        self.signing.begin(asking=asking, may_wait=not opened.new)
        if not practice and self._options.picture is None:
            self._look_at_disk(self.signing)

    def _on_error(self, error: BaseException) -> None:
        from atelier.domain import DeskError
        from ui.shell.welcome import Trouble, advice_for, first_for

        self._rest()
        if not isinstance(error, DeskError):
            self.failed.emit(tr("The house cannot be opened"))
            raise error
        trouble = Trouble(str(error), advice_for(error), first_for(error))
        trouble.again_chosen.connect(self._again_after(error))
        trouble.open_chosen.connect(self.open_other)
        trouble.practice_chosen.connect(self.open_practice)
        trouble.restore_chosen.connect(self.restoring.ask)
        self._show_choices(trouble)
        self.failed.emit(str(error))

    def _again_after(self, error: DeskError) -> Callable[[], None]:
        """Give what "again" means after an error: the same, or taking the file as it is."""
        from atelier.backup.marking import Exchanged

        if isinstance(error, Exchanged):
            return self.open_as_it_is
        return self.open_practice if self._practice else self.open_real

    def _welcome(self) -> None:
        from ui.shell.welcome import Welcome

        welcome = Welcome()
        welcome.empty_house_chosen.connect(self.start_empty)
        welcome.open_chosen.connect(self.open_other)
        welcome.practice_chosen.connect(self.open_practice)
        welcome.restore_chosen.connect(self.restoring.ask)
        self._show_choices(welcome)
        self.failed.emit(tr("This computer does not know a house yet."))

    def _show_choices(self, screen: Choices) -> None:
        """Show a page of choices."""
        self._window.show_screen(screen)
        self._look_at_disk(screen)

    def _look_at_disk(self, screen: Choices | Signing) -> None:
        """Find out, behind the window, whether the disk is encrypted, and let a screen say so."""
        from atelier.backup.disk import encryption_of

        place = self.place()
        if place is not None:
            self._disk_seen.connect(screen.show_disk)
            self.background.run(partial(encryption_of, place), self._disk_seen.emit)

    def _rest(self) -> None:
        self._window.frame.header.busy.set_busy(False)
        self._window.frame.progress.end()

    @Slot(object)
    def _show_backups(self, status: Status) -> None:
        if self.gateway is not None:
            self._window.frame.rail.backups.show_status(status, self.gateway.clock)

    def _leave(self) -> None:
        """Let go of the house that is shown, to show another or the same one anew."""
        self.backing_up.rest()
        self._let_go()

    def _let_go(self) -> None:
        self._window.frame.rail.backups.hide()
        if self.signing is not None:
            self.signing.close()
        self._window.detach()
        if self.gateway is not None:
            self.keeping.rest()
            self.gateway.close()
            self.keeping.let_go()
            self.gateway.deleteLater()
            self.gateway = self.signing = None
