"""What runs out: which VOGs are asked for again, and which BHV certificates end."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.discreet import Discreet
from atelier.domain import Person, Role, Volunteer, VolunteerRole
from atelier.language import tr, tr_count
from atelier.roster.qualifying import saw_vog
from atelier.roster.running_out import Paper, RunsOut, running_out
from atelier.words import day_in_figures
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.roster.panel import Panel
from ui.roster.phrases import initials


class _Listed(Discreet):
    """A row of the list, which knows its key, and its name as it may be shown."""

    __slots__ = ("name", "one")

    def __init__(self, one: RunsOut, *, blank: bool) -> None:
        self.one, self.name = one, initials(one.name) if blank else one.name

    @property
    def id(self) -> int:
        return self.one.number if self.one.paper is Paper.VOG else -self.one.number


class RunningOutPanel(Panel):
    """The most urgent first. Enter opens the volunteer; a VOG is noted here as seen today."""

    watches = frozenset({Person, Role, Volunteer, VolunteerRole})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("What runs out")
        self.number = PlainLabel("", "strong")
        self.rows: RowsView[_Listed] = RowsView(_columns(), tr("What runs out"))
        self.none = PlainLabel(tr("In the coming three months nothing runs out."), "soft")
        self._seen = Command(
            self, tr("VOG seen today"), self.note_seen, icon="check", key="Ctrl+Return"
        )
        self.seen, self.open = self._seen.button(PrimaryButton), QuietButton(
            tr("Open volunteer"), key="Enter"
        )  # fmt: skip
        self._found: tuple[RunsOut, ...] = ()
        self._lay_out()
        Command(self, self._seen.words, self.note_seen, key="Ctrl+Enter")
        self.rows.chosen_changed.connect(self._show_chosen)
        self.rows.opened.connect(self._open_volunteer)
        self.open.pushed.connect(self._open_volunteer)

    def refresh(self) -> None:
        """Read what runs out."""
        query = partial(running_out, actor=self.gateway.actor)
        self.gateway.read(query, then=self._show_found)

    def take_focus(self) -> None:
        """Go to the list."""
        self.rows.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Leave the first letter of each name, or show them again."""
        super().blank_names(blank)
        self._show_found(self._found)

    @Slot()
    def note_seen(self) -> None:
        """Note that the chosen VOG was shown today, to whoever is at the desk."""
        row = self.rows.chosen()
        if row is not None and row.one.role_id is not None and self._seen.isEnabled():
            action = partial(
                saw_vog,
                person_id=row.one.person_id,
                role_id=row.one.role_id,
                seen_on=self.gateway.actor.today(),
            )
            self.save(action, self._noted)

    def _lay_out(self) -> None:
        card = Card(spacing=8, margins=(1, 12, 1, 12))
        head, foot = QWidget(), QWidget()
        line = spaced(QHBoxLayout(head), 12, (16, 0, 12, 0))
        line.addWidget(self.number, stretch=1)
        line = spaced(QHBoxLayout(foot), 8, (16, 0, 16, 0))
        for widget in (self.seen, self.open, self.none):
            line.addWidget(widget)
        line.addStretch(1)
        card.box.addWidget(head)
        card.box.addWidget(self.rows, stretch=1)
        card.box.addWidget(foot)
        spaced(QVBoxLayout(self), 0).addWidget(card)

    def _show_found(self, found: tuple[RunsOut, ...]) -> None:
        self._found = found
        self.rows.show_rows(_Listed(one, blank=self.blank) for one in found)
        if self.rows.chosen() is None and found:
            self.rows.choose(0)
        over = sum(one.over for one in found)
        self.number.setText(tr_count("{count} does not hold now", "{count} do not hold now", over))
        self.number.setVisible(bool(found))
        self.none.setVisible(not found)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        row = self.rows.chosen()
        self.open.setVisible(row is not None)
        self.seen.setVisible(row is not None)
        self._seen.setEnabled(row is not None and row.one.paper is Paper.VOG)

    @Slot()
    def _open_volunteer(self) -> None:
        row = self.rows.chosen()
        if row is not None:
            self.volunteer_wanted.emit(row.one.person_id)

    def _noted(self, _change: int) -> None:
        self.said.emit(tr("It is kept."))


def _columns() -> list[Column[_Listed]]:
    return [
        Column(tr("Name"), _name, runs=_name_runs),
        Column(tr("What"), _what, 300, runs=_what_runs),
        Column(tr("When"), _when, 280, runs=_when_runs),
    ]


def _name(row: _Listed) -> str:
    return row.name


def _name_runs(row: _Listed) -> list[Run]:
    return [strong(row.name)]


def _what(row: _Listed) -> str:
    return "BHV" if row.one.paper is Paper.BHV else tr("VOG for {role}", role=row.one.role)


def _what_runs(row: _Listed) -> list[Run]:
    return [soft(_what(row))]


def _when(row: _Listed) -> str:
    day = row.one.day
    if day is None:
        return tr("never seen")
    if row.one.paper is Paper.BHV:
        return tr("valid until {day}", day=day_in_figures(day))
    return tr("ask again on {day}", day=day_in_figures(day))


def _when_runs(row: _Listed) -> list[Run]:
    return [Run(_when(row), pill="warning") if row.one.over else soft(_when(row))]
