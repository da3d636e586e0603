"""A question asked at the desk, in four keys: Ctrl+Q, a topic, an outcome, how long it took."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from atelier.desk.questions import (
    MINUTES,
    OUTCOMES,
    minutes_name,
    outcome_name,
    topic_name,
)
from atelier.language import tr
from atelier.settings.offered import TOPICS
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_COLUMNS = 2


class QuestionPanel(Card):
    """Three steps, each a press of one key. Nothing about the person is asked.

    Signals:
        answered: topic, outcome and minutes class are known.
        closed: the panel is to go away.
    """

    answered = Signal(str, str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._given: list[str] = []
        self._topics: tuple[str, ...] = TOPICS
        self.question = PlainLabel("", "heading")
        self.so_far = PlainLabel("", "soft")
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.question)
        head.addWidget(self.so_far, stretch=1)
        close = QuietButton(tr("Close"), key="Esc")
        close.pushed.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        self._grid = spaced(QGridLayout(), 8)
        self.box.addLayout(self._grid)
        self.box.addStretch(1)
        self.buttons: list[QuietButton] = []

    def show_topics(self, topics: tuple[str, ...]) -> None:
        """Offer these topics from the next question on."""
        self._topics = topics

    def begin(self) -> None:
        """Ask for the topic."""
        self._given = []
        self._ask()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif not event.isAutoRepeat() and event.text().lower() in self._keys():
            self._give(self._answers()[self._keys().index(event.text().lower())][0])
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()  # another letter is no name for the search field
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self._given:
            self._given.pop()
            self._ask()
        else:
            self.closed.emit()

    def _give(self, answer: str) -> None:
        self._given.append(answer)
        if len(self._given) == 3:
            self.answered.emit(*self._given)
        else:
            self._ask()

    def _answers(self) -> Sequence[tuple[str, str]]:
        step = len(self._given)
        if step == 0:
            return [(topic, topic_name(topic)) for topic in self._topics]
        if step == 1:
            return [(outcome, outcome_name(outcome)) for outcome in OUTCOMES]
        return [(minutes, minutes_name(minutes)) for minutes in MINUTES]

    def _keys(self) -> list[str]:
        keys = _LETTERS if not self._given else "123456789"
        return list(keys[: len(self._answers())])

    def _ask(self) -> None:
        questions = (tr("What is it about?"), tr("How did it end?"), tr("How long did it take?"))
        self.question.setText(questions[len(self._given)])
        self.setAccessibleName(questions[len(self._given)])
        names = [topic_name(self._given[0])] if self._given else []
        if len(self._given) > 1:
            names.append(outcome_name(self._given[1]))
        self.so_far.setText(" · ".join(names))
        for old in self.buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        answers = self._answers()
        rows = (len(answers) + _COLUMNS - 1) // _COLUMNS
        for number, (answer, words) in enumerate(answers):
            button = QuietButton(words, key=self._keys()[number].upper())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.pushed.connect(partial(self._give, answer))
            self._grid.addWidget(button, number % rows, number // rows)
            self.buttons.append(button)
