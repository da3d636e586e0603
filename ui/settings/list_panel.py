"""One subject as a list: what stands on it, and a form for the row that is chosen or a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Area, DeskError, Setting, Tenant
from atelier.language import tr
from atelier.settings.refusals import WrongSetting
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.form import Field, Form
from ui.kit.form_rows import Draft, FormRows, unsaved_words
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from atelier.domain import Actor, Changes
    from ui.gateway import Gateway

Facts = TypeVar("Facts")
Kept_co = TypeVar("Kept_co", covariant=True)
_KEPT = 50  # saves that Ctrl+Z finds again


class ListRow(Protocol[Kept_co]):
    """A row of the list, with what is kept of it."""

    @property
    def id(self) -> int:
        """The key in the database."""

    @property
    def facts(self) -> Kept_co:
        """What is kept of it."""


@dataclass(frozen=True)
class Listed(Generic[Facts]):
    """What the list is about.

    ``read`` gives the query for an actor; ``save`` the action for what is wanted, what it was
    (None: it is new) and the actor; ``remove`` the action for what goes and the actor.
    ``values_of`` fills the form, ``facts_of`` reads it, ``name_of`` says which row it is.
    """

    title: str
    columns: Sequence[Column[Any]]
    fields: Sequence[Field]
    read: Callable[[Actor], Callable[..., Sequence[Any]]]
    save: Callable[[Facts, Facts | None, Actor], partial[Any]]
    remove: Callable[[Facts, Actor], partial[Any]]
    values_of: Callable[[Facts], Mapping[str, Any]]
    facts_of: Callable[[Mapping[str, Any]], Facts]
    name_of: Callable[[Facts], str]


class ListPanel(Panel, Generic[Facts]):
    """Adds, changes and removes rows; each save can be taken back."""

    watches: ClassVar[Changes] = frozenset({Area, Setting, Tenant})

    def __init__(
        self, gateway: Gateway, listed: Listed[Facts], parent: QWidget | None = None
    ) -> None:
        super().__init__(gateway, parent)
        self._listed = listed
        self._was: Facts | None = None
        self._back: list[tuple[Facts | None, Facts | None]] = []
        self.rows: FormRows[ListRow[Facts]] = FormRows(listed.columns, listed.title, row_height=40)
        self.form = Form(listed.fields)
        self.draft = Draft(self.form)
        self.heading, self.note = PlainLabel("", "strong"), PlainLabel("", "warning", wrap=True)
        add = Command(self, tr("New"), self.begin_new, icon="plus", key="Ctrl+N")
        save = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        self.removing = Command(self, tr("Remove"), self.remove, icon="trash-2", key="Ctrl+D")
        self._lay_out(
            add.button(QuietButton), save.button(PrimaryButton), self.removing.button(QuietButton)
        )
        self.rows.chosen_changed.connect(self._on_chosen)

    def begin(self, facts: object) -> None:
        """Begin with the list, and an empty form."""
        _ = facts  # no page asks for a row
        self._fill(None)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what was typed stays."""
        self.gateway.read(self._listed.read(self.gateway.actor), then=self.rows.show_rows)

    def take_focus(self) -> None:
        """Put the cursor in the list, or in the form where there is no row yet."""
        if self.rows.rows:
            self.rows.setFocus()
        else:
            self.form.take_focus()

    @Slot()
    def begin_new(self) -> None:
        """Show an empty form."""
        self.rows.choose(-1)
        self._fill(None)
        self.form.take_focus()

    @Slot()
    def save(self) -> None:
        """Save the form: a new row, or the chosen one."""
        if self.form.check():
            wanted = self._listed.facts_of(self.form.values())
            self._perform(self._was, wanted)

    @Slot()
    def remove(self) -> None:
        """Take the chosen row off the list."""
        if self._was is not None:
            self._perform(self._was, None)

    def undo(self) -> None:
        """Take back what was saved or removed here last."""
        if not self._back:
            self.warned.emit(tr("There is no change to undo."))
            return
        was, now = self._back[-1]
        self.gateway.perform(self._action(now, was), then=self._on_undone)

    def _lay_out(self, add: QuietButton, save: PrimaryButton, remove: QuietButton) -> None:
        left, right = Card(margins=(1, 8, 1, 12)), Card(spacing=12)
        left.box.addWidget(sized(self.rows, least_height=220), stretch=1)
        foot = spaced(QHBoxLayout(), 8, (16, 0, 16, 0))
        foot.addWidget(add)
        foot.addWidget(remove)
        foot.addStretch(1)
        left.box.addLayout(foot)
        right.box.addWidget(self.heading)
        right.box.addWidget(self.form)
        right.box.addWidget(self.note)
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(save)
        line.addStretch(1)
        right.box.addLayout(line)
        right.box.addStretch(1)
        panes = Panes(left, right, least=(280, 300), stretch=(1, 1), high=240)
        spaced(QVBoxLayout(self), 0).addWidget(panes)

    def _action(self, was: Facts | None, wanted: Facts | None) -> partial[Any]:
        actor = self.gateway.actor
        if wanted is None:
            assert was is not None  # there is nothing between nothing and nothing
            return self._listed.remove(was, actor)
        return self._listed.save(wanted, was, actor)

    def _perform(self, was: Facts | None, wanted: Facts | None) -> None:
        then = partial(self._on_saved, was, wanted)
        self.gateway.perform(self._action(was, wanted), then=then, otherwise=self._on_refused)

    def _on_saved(self, was: Facts | None, wanted: Facts | None, _result: object) -> None:
        if was != wanted:
            self._back = [*self._back, (was, wanted)][-_KEPT:]
        facts = was if wanted is None else wanted
        assert facts is not None  # as in _action
        name = self._listed.name_of(facts)
        gone = wanted is None
        self.said.emit(
            tr("{name} was removed.", name=name) if gone else tr("{name} was saved.", name=name)
        )
        self.rows.choose(-1)
        self._fill(None)
        self.rows.setFocus()  # in a field Ctrl+Z would be about its letters
        self.refresh()

    def _on_undone(self, _result: object) -> None:
        self._back.pop()
        self.said.emit(tr("It was undone."))
        self.refresh()

    def _on_refused(self, error: DeskError) -> None:
        if isinstance(error, WrongSetting) and error.field in self.form.rows:
            self.form.refuse(error.field, str(error))
        else:
            self._say(str(error))

    def _fill(self, facts: Facts | None) -> None:
        self._was = facts
        self.heading.setText(tr("New") if facts is None else self._listed.name_of(facts))
        self.form.show_values({} if facts is None else self._listed.values_of(facts))
        self.draft.begin()
        self.removing.setEnabled(facts is not None)
        self._say("")

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    @Slot()
    def _on_chosen(self) -> None:
        row = self.rows.chosen()
        if row is None or row.facts == self._was:
            return
        if self.draft.unsaved:
            QTimer.singleShot(0, self, self._point_back)  # once the list has done with the click
            return
        self._fill(row.facts)

    @Slot()
    def _point_back(self) -> None:
        """Keep what was typed, and choose in the list the row that the form is about."""
        facts = [row.facts for row in self.rows.rows]
        self.rows.choose(facts.index(self._was) if self._was in facts else -1)
        self.warned.emit(unsaved_words())
