"""The form of an activity as two cards: what it is, and where and with how many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.activity_facts import EXPERIMENTS, ActivityFacts
from atelier.calendar.activity_queries import ActivityForm, Choices
from atelier.domain import Function
from atelier.domain.functions import function_name
from atelier.language import tr
from ui.calendar.activity_fields import (
    activity_fields,
    facts_of,
    fill_choices,
    history_words,
    shown_value,
    values_of,
)
from ui.kit.card import Card
from ui.kit.form import FieldRow
from ui.kit.halves import Halves
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel


class ActivityCards(QWidget):
    """Shows facts, and gives what is filled in. What was typed stays, whatever is refused."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._kept: ActivityForm | None = None
        self._choices = Choices((), ())
        self.rows = {field.name: FieldRow(field) for field in activity_fields(today)}
        self.history = PlainLabel("", "small", wrap=True)
        left, right = Card(tr("What is it?"), spacing=10), Card(tr("Where, with how many?"))
        self._lay_out_left(left)
        self._lay_out_right(right)
        halves = Halves(sized(left, least_width=340), sized(right, least_width=340))
        spaced(QVBoxLayout(self)).addWidget(halves)
        for name in ("sensitive", "setting"):
            self.rows[name].changed.connect(self._show_parts)

    def show_choices(self, choices: Choices) -> None:
        """Offer the rooms and the partners; what was chosen stays."""
        self._choices = choices
        rooms = [(room.id, room.name) for room in choices.rooms]
        fill_choices(self.rows["room"].editor, [(None, tr("no room")), *rooms])
        hosts = [(None, tr("nobody in particular")), *choices.hosts]
        fill_choices(self.rows["host"].editor, hosts)
        self._offer_functions(self.rows["function"].value())

    def show_facts(self, facts: ActivityFacts, kept: ActivityForm | None) -> None:
        """Fill everything in; ``kept`` is the activity as it is stored, None for a new one."""
        self._kept = kept
        self._offer_functions(facts.function)
        values = values_of(facts)
        for name, row in self.rows.items():
            row.blockSignals(True)
            row.show_value(values[name])
            row.blockSignals(False)
        self.history.setText("" if kept is None else history_words(kept.settings))
        self._show_parts()

    def _offer_functions(self, chosen: Function) -> None:
        """Offer what the house has, and what the activity is for though it has it no more."""
        offered = [one for one in Function if one in self._choices.functions or one is chosen]
        fill_choices(self.rows["function"].editor, [(one, function_name(one)) for one in offered])

    def show_both(self, theirs: ActivityForm) -> None:
        """Put what another desk saved beside what is typed here (F42)."""
        typed, self._kept = self.values(), theirs
        for name, stored in values_of(theirs.facts).items():
            if stored != typed[name] and name != "setting_from":
                value = shown_value(name, stored, self._choices)
                self.rows[name].refuse(tr("The other desk saved: {value}", value=value))

    def values(self) -> dict[str, Any]:
        """Give what is filled in, by the names of the fields."""
        return {name: row.value() for name, row in self.rows.items()}

    def facts(self) -> ActivityFacts | None:
        """Give what is filled in; None where a field says what is wrong, and go to the first."""
        wrong = [row for row in self.rows.values() if not row.isHidden() and not row.check()]
        if wrong:
            wrong[0].editor.setFocus()
            return None
        return facts_of(self.values(), self._today())

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside one field why it cannot be used, and go there."""
        self.rows[name].show()
        self.rows[name].refuse(sentence)
        self.rows[name].editor.setFocus()

    def _lay_out_left(self, card: Card) -> None:
        for names in (("name",), ("sensitive",), ("public_name",), ("function", "access")):
            self._line(card, *names)
        self._line(card, "host")
        self._line(card, "audience")
        self._line(card, "setting", "setting_from")
        card.box.addWidget(self.history)
        card.box.addStretch(1)

    def _lay_out_right(self, card: Card) -> None:
        self._line(card, "room")
        self._line(card, "capacity", "minimum", "price")
        self._line(card, "volunteers", "professionals")
        self._line(card, "setup", "clearing")
        for name in ("enrolment", "walk_in", "for_children"):
            self._line(card, name)
        card.box.addWidget(PlainLabel(tr("Part of experiment"), "soft"))
        self._line(card, *EXPERIMENTS)
        card.box.addStretch(1)

    def _line(self, card: Card, *names: str) -> None:
        line = spaced(QHBoxLayout(), 12)
        for name in names:
            line.addWidget(self.rows[name], stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        card.box.addLayout(line)

    @Slot()
    def _show_parts(self) -> None:
        """Ask for a neutral name and for a day only where they mean something."""
        self.rows["public_name"].setVisible(bool(self.rows["sensitive"].value()))
        before = None if self._kept is None else self._kept.facts.setting
        changed = before is not None and self.rows["setting"].value() != before
        self.rows["setting_from"].setVisible(changed)
        self.history.setVisible(bool(self.history.text()))
