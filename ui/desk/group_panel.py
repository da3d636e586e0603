"""A group that comes in at once: names ticked by typing, a number without a name, one save."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

import json
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSpinBox, QWidget

from atelier.desk.finding import Found
from atelier.desk.groups import Candidate
from atelier.desk.queries import OccurrenceRow
from atelier.language import tr
from atelier.people.folding import fold
from ui.desk.phrases import span
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import sized, spaced
from ui.kit.search_edit import SearchEdit
from ui.kit.text import ElidedLabel, PlainLabel, plain

_PERSON = int(Qt.ItemDataRole.UserRole)
_MOST = 99


class GroupPanel(Card):
    """Type a part of a name and Enter: ticked. A number and Enter: so many without a name.

    Signals:
        saved: occurrence id, person ids (a tuple), number without a name, of whom were
            counted at the door already.
        looked_for: a name that stands not in the list, to be looked for in the house's books.
        refused: a sentence: what was typed cannot be.
        closed: the panel is to go away.
    """

    saved = Signal(int, object, int, int)
    looked_for = Signal(str)
    refused = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self._occurrence: OccurrenceRow | None = None
        self.title = ElidedLabel("", "heading")
        self.about = ElidedLabel("", "soft")
        self.field = SearchEdit(_name_or_number())
        self.people = QListWidget()
        self.people.setAccessibleName(tr("Who is there?"))
        self.people.setProperty("part", "ticks")
        sized(self.people, least_height=200)  # five names, also in large letters
        self.number = sized(QSpinBox(minimum=0, maximum=_MOST), width=80)
        self.already = sized(QSpinBox(minimum=0, maximum=0), width=80)
        self.save = PrimaryButton(tr("Check in group"), key="Ctrl+Enter", once=True)
        self._blank = False
        self._nobody = PlainLabel("", "soft")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._tick)
        self.people.itemChanged.connect(self._count)
        self.number.valueChanged.connect(self._count)
        self.save.pushed.connect(self._save)
        Command(self, tr("Check in group"), self.save.click, key="Ctrl+Return")

    def begin(self, occurrence: OccurrenceRow) -> None:
        """Wait for the group of one occurrence; what was ticked for it before is still ticked."""
        before, self._occurrence = self._occurrence, occurrence
        self.save.rearm()
        self.field.setFocus()
        if before is not None and before.id == occurrence.id and self._total():
            return
        self.title.setText(occurrence.name)
        hours = span(occurrence.starts, occurrence.ends)
        self.about.setText(" · ".join(part for part in (hours, occurrence.room) if part))
        self.people.clear()
        self.number.setValue(0)
        self.already.setValue(0)
        self.field.clear()
        self._hint.setText(_hint_for(occurrence))
        ask = tr("Type a number") if occurrence.sensitive else _name_or_number()
        self.field.setPlaceholderText(ask)
        self.field.setAccessibleName(ask)
        self._show_people()
        self._count()

    def forget(self) -> None:
        """Forget the ticks: they are saved."""
        self._occurrence = None

    def blank_names(self, blank: bool) -> None:
        """Hide every name (F12), or show them again."""
        self._blank = blank
        self._show_people()

    def show_candidates(self, rows: Sequence[Candidate]) -> None:
        """Show who may come; who is there already is ticked and stays so."""
        self.people.blockSignals(True)
        there = self._listed()
        for row in rows:
            if row.id not in there:
                name = f"{row.name} ({row.about})" if row.about else row.name
                self._add(row.id, name, row.folded, present=row.present)
        self.people.blockSignals(False)
        self._look(self.field.text())
        self._count()

    def show_found(self, found: Found) -> None:
        """Add people from the house's books who were looked for by name."""
        if found.text != self.field.text():
            return
        there = self._listed()
        for hit in found.hits:
            if hit.id not in there:
                about = ", ".join(part for part in (hit.age_group, hit.area) if part)
                name = f"{hit.name} ({about})" if about else hit.name
                item = self._add(hit.id, name, fold(hit.name), present=False)
                item.setData(_PERSON + 2, found.text)
        self._look(self.field.text())

    def ticked(self) -> list[int]:
        """Give the people who are ticked and not written down yet."""
        return [
            item.data(_PERSON)
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
            and item.flags() & Qt.ItemFlag.ItemIsEnabled
        ]

    def held(self) -> str:
        """Say of which group what is filled in, for a draft: the ticks and both numbers."""
        if self._occurrence is None:
            return ""
        ticked = set(self.ticked())
        people = [[one.data(_PERSON), one.text()] for one in self._items()]
        facts = [
            *(self.number.value(), self.already.value()),
            [one for one in people if one[0] in ticked],
        ]
        return f"group {self._occurrence.id} {json.dumps(facts, ensure_ascii=False)}"

    @property
    def begun(self) -> bool:
        """Whether anything is filled in that is not kept yet."""
        return not self.isHidden() and self._occurrence is not None and self._total() > 0

    def take_back(self, held: str) -> None:
        """Fill in again what ``held`` said; whoever has come in meanwhile stays as they are."""
        number, already, people = json.loads(held.split(" ", 2)[2])
        there = {item.data(_PERSON): item for item in self._items()}
        for person, words in people:
            item = there.get(person) or self._add(person, words, fold(words), present=False)
            item.setCheckState(Qt.CheckState.Checked)
        self.number.setValue(number)
        self.already.setValue(already)
        self._look(self.field.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.field.hasFocus():
            self.people.setFocus()
        elif not event.text().strip():
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.title)
        head.addWidget(self.about, stretch=1)
        close = QuietButton(tr("Close"), key="Esc")
        close.pushed.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        self._hint = PlainLabel("", "soft", wrap=True)
        self.box.addWidget(self._hint)
        self.box.addWidget(self.field)
        self.box.addWidget(self.people, stretch=1)
        self.box.addWidget(self._nobody, stretch=1)
        foot = spaced(QHBoxLayout(), 10)
        foot.addWidget(PlainLabel(tr("Without a name")))
        self.number.setAccessibleName(tr("Without a name"))
        foot.addWidget(self.number)
        foot.addWidget(PlainLabel(tr("of whom counted at the door"), "soft"))
        self.already.setAccessibleName(tr("of whom counted at the door"))
        foot.addWidget(self.already)
        foot.addStretch(1)
        self.box.addLayout(foot)
        end = spaced(QHBoxLayout(), 10)
        end.addStretch(1)
        end.addWidget(self.save)
        self.box.addLayout(end)

    def _add(self, person: int, name: str, folded: str, *, present: bool) -> QListWidgetItem:
        item = QListWidgetItem(plain(name), self.people)
        item.setData(_PERSON, person)
        item.setData(_PERSON + 1, folded)
        item.setCheckState(Qt.CheckState.Checked if present else Qt.CheckState.Unchecked)
        if present:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    def _show_people(self) -> None:
        counts_only = self._occurrence is not None and self._occurrence.sensitive
        shown = not counts_only and not self._blank
        self.people.setVisible(shown)
        nobody = shown and not self._visible()
        self._nobody.setVisible(not shown or nobody)
        self._nobody.setText(tr("Nobody found. Counting needs no name.") if nobody else "")

    def _listed(self) -> set[int]:
        return {item.data(_PERSON) for item in self._items()}

    def _total(self) -> int:
        return len(self.ticked()) + self.number.value()

    def _items(self) -> list[QListWidgetItem]:
        return [self.people.item(number) for number in range(self.people.count())]

    def _visible(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    @Slot(str)
    def _look(self, text: str) -> None:
        if self._blank or self._occurrence is None or self._occurrence.sensitive:
            return
        words = fold(text).split() if not text.strip().isdecimal() else []
        for item in self._items():
            parts = str(item.data(_PERSON + 1)).split()
            fits = all(any(part.startswith(word) for part in parts) for word in words)
            item.setHidden(not fits and item.data(_PERSON + 2) != text)
        shown = self._visible()
        if words and len(shown) == 1:
            self.people.setCurrentItem(shown[0])
        else:
            self.people.setCurrentRow(-1)
        self._show_people()
        if words and not shown and len(text.strip()) > 1:
            self.looked_for.emit(text)

    @Slot()
    def _tick(self) -> None:
        text = self.field.text().strip()
        if text.isdecimal():
            self._take_number(int(text))
            return
        if self.people.isHidden():
            return
        shown = self._visible()
        if not text or len(shown) != 1:  # nobody is guessed between
            if shown:
                self.people.setCurrentItem(shown[0])
                self.people.setFocus()
            return
        shown[0].setCheckState(Qt.CheckState.Checked)
        self.field.clear()

    def _take_number(self, number: int) -> None:
        if number <= _MOST:
            self.number.setValue(number)
            self.field.clear()
        else:
            self.refused.emit(tr("Fill in a number from 1 to {most}.", most=_MOST))

    @Slot()
    def _count(self) -> None:
        self.already.setMaximum(self.number.value())
        total = self._total()
        self.save.set_words(tr("Check in ({count})", count=total))
        self.save.setEnabled(total > 0)

    @Slot()
    def _save(self) -> None:
        if self._occurrence is not None:
            people = tuple(self.ticked())
            self.saved.emit(self._occurrence.id, people, self.number.value(), self.already.value())


def _hint_for(occurrence: OccurrenceRow) -> str:
    if occurrence.sensitive:
        return tr("Here we only count. Fill in how many came; no names are kept.")
    if occurrence.enrolment:
        return tr("To enrol, a name is needed; a first name will do. Counting needs no name.")
    return tr("You need not ask for a name.")


def _name_or_number() -> str:
    return tr("Type a name and Enter, or a number")
