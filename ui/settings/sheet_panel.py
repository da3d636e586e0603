"""One subject as a form: it is read, changed, saved as one, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import DeskError, Refusal, Setting, Site
from atelier.language import tr
from atelier.settings.refusals import SettingsChangedElsewhere, WrongSetting
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.fields import narrow, side_by_side
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.panel import Panel
from ui.kit.text import PlainLabel

if TYPE_CHECKING:
    from atelier.domain import Actor, Changes
    from ui.gateway import Gateway

Facts = TypeVar("Facts")
_KEPT = 50  # saves that Ctrl+Z finds again


@dataclass(frozen=True)
class Sheet(Generic[Facts]):
    """What a form is about.

    ``read`` gives the query for an actor, ``save`` the action that lets what ``was`` be what is
    wanted (in that order: wanted, was, actor). ``values_of`` fills the fields, ``facts_of``
    reads them (it may raise a Refusal; a WrongSetting names its field). ``lines`` are the fields
    that stand beside each other, ``heights`` how high some of them are (pixels at 100 %).
    """

    fields: Sequence[Field]
    read: Callable[[Actor], partial[Facts]]
    save: Callable[[Facts, Facts, Actor], partial[Any]]
    values_of: Callable[[Facts], Mapping[str, Any]]
    facts_of: Callable[[Mapping[str, Any], Facts], Facts]
    lines: Sequence[Sequence[str]] = ()
    heights: Mapping[str, int] = field(default_factory=dict)


class SheetPanel(Panel, Generic[Facts]):
    """Shows one subject in a form. What was typed stays until it is saved, whatever is refused."""

    watches: ClassVar[Changes] = frozenset({Setting, Site})

    def __init__(
        self, gateway: Gateway, sheet: Sheet[Facts], parent: QWidget | None = None
    ) -> None:
        super().__init__(gateway, parent)
        self._sheet = sheet
        self._was: Facts | None = None
        self._saved: list[tuple[Facts, Facts]] = []
        self.form = Form(sheet.fields)
        for line in sheet.lines:
            side_by_side(self.form, *line)
        for name, height in sheet.heights.items():
            sized(self.form.rows[name].editor, height=height)
        narrow(self.form)
        self.note = PlainLabel("", "warning", wrap=True)
        self.note.hide()
        save = Command(self, tr("Save"), self.save, icon="save", key="Ctrl+Return")
        self.save_button = save.button(PrimaryButton)
        card = Card(spacing=12)
        self.note.setParent(card)
        foot = spaced(QHBoxLayout(), 12)
        foot.addWidget(self.save_button)
        foot.addWidget(self.note, stretch=4)
        foot.addStretch(1)
        card.box.addWidget(self.form)
        card.box.addLayout(foot)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(card)
        column.addStretch(1)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._was is not None and self.form.values() != self._shown(self._was)

    def begin(self, facts: object) -> None:
        """Read what is settled."""
        _ = facts  # no page asks for anything within it
        self.refresh()

    def refresh(self) -> None:
        """Read again; what was typed and not saved stays."""
        self._read(self._show)

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        self.form.take_focus()

    def undo(self) -> None:
        """Take back what was saved here last."""
        if not self._saved:
            self.warned.emit(tr("There is no change to undo."))
            return
        was, now = self._saved[-1]
        action = self._sheet.save(was, now, self.gateway.actor)
        self.gateway.perform(action, then=partial(self._on_undone, was))

    @Slot()
    def save(self) -> None:
        """Save what is filled in; a refusal stands beside its field."""
        was = self._was
        if was is None or not self.form.check():
            return
        try:
            wanted = self._sheet.facts_of(self.form.values(), was)
        except Refusal as refusal:
            self._on_refused(refusal)
            return
        if wanted == was:
            self._settled(was)
            return
        action = self._sheet.save(wanted, was, self.gateway.actor)
        then, otherwise = partial(self._on_saved, was), self._on_refused
        self.gateway.perform(action, then=then, otherwise=otherwise)

    def _read(self, then: Callable[[Facts], object]) -> None:
        self.gateway.read(self._sheet.read(self.gateway.actor), then=then)

    def _shown(self, facts: Facts) -> Mapping[str, Any]:
        return dict(self._sheet.values_of(facts))

    def _show(self, facts: Facts) -> None:
        if not self.unsaved:
            self._settled(facts)

    def _settled(self, facts: Facts) -> None:
        self._was = facts
        self.form.show_values(self._shown(facts))
        self._say("")

    def _on_saved(self, was: Facts, _result: object) -> None:
        self._read(partial(self._tell_saved, was))

    def _tell_saved(self, was: Facts, now: Facts) -> None:
        self._saved = [*self._saved, (was, now)][-_KEPT:]
        self._settled(now)
        if self.form.isAncestorOf(self.focusWidget()):
            self.save_button.setFocus()  # in a field Ctrl+Z would be about its letters
        self.said.emit(tr("The settings were saved. Ctrl+Z undoes it."))

    def _on_undone(self, was: Facts, _result: object) -> None:
        self._saved.pop()
        self._settled(was)
        self.said.emit(tr("It was undone."))

    def _on_refused(self, error: DeskError) -> None:
        if isinstance(error, WrongSetting) and error.field in self.form.rows:
            self.form.refuse(error.field, str(error))
            return
        self._say(str(error))
        if isinstance(error, SettingsChangedElsewhere):
            self._read(self._show_both)

    def _show_both(self, theirs: Facts) -> None:
        """Put what the other desk saved beside what is typed here (F42)."""
        self._was = theirs
        typed = self.form.values()
        for name, stored in self._shown(theirs).items():
            if stored != typed[name] and not self.form.rows[name].field.yes_no:
                words = str(stored) if stored else tr("nothing")
                self.form.rows[name].refuse(tr("The other desk saved: {value}", value=words))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
