"""What is open on the attendance page, so that a draft comes back to it."""
# ruff: noqa: D102 - what a page does is in ui/kit/page.py

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from atelier.attendance.register import Register, register_of
from ui.kit.page import Page
from ui.kit.wanted import OneOccurrence

if TYPE_CHECKING:
    from ui.attendance.missed_panel import MissedPanel
    from ui.attendance.numbers_panel import NumbersPanel
    from ui.attendance.paper_panel import PaperPanel
    from ui.attendance.paper_tasks import PaperTasks
    from ui.attendance.reading import RegisterReading


class OpenAgain(Page):
    """Names the register, its numbers, the printed list or who is missed, and opens it again."""

    reading: "RegisterReading"
    right: QStackedWidget
    numbers: "NumbersPanel"
    paper: "PaperPanel"
    papers: "PaperTasks"
    missed: "MissedPanel"

    def task(self) -> str:
        shown, register = self.right.currentWidget(), self.reading.register
        if shown is self.paper:
            sheet = self.paper.form.sheet
            return "paper" if sheet is None else f"paper {sheet.number}"
        if shown is self.missed:
            return "missed"
        if register is None:
            return ""
        word = "numbers" if shown is self.numbers else "register"
        return f"{word} {register.id} {register.day.isoformat()}"

    def open_task(self, task: str) -> None:
        word, _, facts = task.partition(" ")
        if word == "paper":
            self.open_paper()
            if facts:
                self.papers.open_sheet(facts)
        elif word == "missed":
            self.open_missed()
        elif word in ("register", "numbers"):
            number, _, day = facts.partition(" ")
            self.show_wanted(OneOccurrence(date.fromisoformat(day), int(number)))
            if word == "numbers":
                query = partial(register_of, occurrence_id=int(number), actor=self.gateway.actor)
                self.gateway.read(query, then=self._open_numbers_again)

    def open_paper(self) -> None:
        """Wait for a printed list that came back."""
        raise NotImplementedError

    def open_missed(self) -> None:
        """Show which regulars were not seen."""
        raise NotImplementedError

    def open_numbers(self) -> None:
        """Fill in the numbers of the chosen occurrence."""
        raise NotImplementedError

    def _open_numbers_again(self, _register: Register) -> None:
        self.open_numbers()  # the page read it just before
