"""The right side: today's occurrences, how full they are, and their lists."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desk.duty import DutyRow
from atelier.desk.queries import DayView
from atelier.domain import Actor
from atelier.language import tr, tr_count
from atelier.roster.calling import RosterToday
from atelier.words import clock_time
from ui.desk.duty_rows import gap_words, next_words
from ui.desk.today_list import TodayList, minutes
from ui.kit.buttons import QuietButton
from ui.kit.card import Card, hairline
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel, PlainLabel, set_tip


class TodayCard(Card):
    """What happens today. Enter or a click opens the group, Ctrl+P lays out the list.

    Signals:
        opened: the id of the occurrence whose group is to be let in.
        list_wanted: the id of the occurrence whose sheet is to be printed.
        overview_wanted, tally_wanted: the day's overview, the tally sheet.
    """

    opened = Signal(int)
    list_wanted = Signal(int)
    overview_wanted = Signal()
    tally_wanted = Signal()

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(margins=(1, 0, 1, 8), spacing=0, parent=parent)
        self._actor = actor
        self.duty = ElidedLabel("", "soft")
        self.duty.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next = ElidedLabel("", "soft")
        self.gaps = PlainLabel("", "warning", wrap=True)
        self.on_duty = QuietButton(tr("On duty"), key="Ctrl+R")
        self.on_duty.padding = 8
        self._roster: tuple[RosterToday, int] | None = None
        self._blank = False
        self.list = TodayList()
        self.empty = PlainLabel(
            tr("Nothing is planned today. Visitors can be counted all the same."),
            "soft",
            wrap=True,
        )
        self.notice = QWidget()
        self.missing = PlainLabel("", "soft", wrap=True)
        self.print_list = QuietButton(tr("List"), icon="printer", key="Ctrl+P")
        self.overview = QuietButton(tr("Day"))
        self.tally = QuietButton(tr("Tally sheet"))
        self.more = QuietButton("…", key="")
        self.more.setAccessibleName(tr("Which list?"))
        set_tip(self.more, tr("Which list?") + " (Ctrl Shift P)")
        for button in (self.print_list, self.more, self.overview, self.tally):
            button.padding = 8  # three of them stand side by side in any language
        self._lay_out()
        self.list.opened.connect(self.opened)
        self.print_list.pushed.connect(self._want_list)
        self.overview.pushed.connect(self.overview_wanted)
        self.tally.pushed.connect(self.tally_wanted)

    def show_day(self, day: DayView) -> None:
        """Show another state of the day."""
        wall = self._actor.clock.wall(self._actor.now()).time()
        self.list.show_rows(day, wall.hour * 60 + wall.minute)
        self.notice.setVisible(not day.occurrences)
        self.print_list.setEnabled(bool(day.occurrences))
        self.duty.setText(_duty_words(day.duty, wall.hour * 60 + wall.minute))

    def show_roster(self, today: RosterToday, minute: int) -> None:
        """Say who comes next at the desk, and in red which places of today are open."""
        self._roster = today, minute
        gaps, coming = gap_words(today, minute), next_words(today, minute, blank=self._blank)
        self.gaps.setText(gaps)
        self.gaps.setVisible(bool(gaps))
        self.next.setText("" if self.duty.text() == coming else coming)

    def blank_names(self, blank: bool) -> None:
        """Hide who is on duty (F12), or show it again; what is open stays."""
        self._blank = blank
        self.duty.setVisible(not blank)
        if self._roster is not None:
            self.show_roster(*self._roster)

    def show_missing(self, number: int) -> None:
        """Say quietly how many registers are still to be filled in."""
        words = tr_count(
            "{count} register is still to be filled in (F4).",
            "{count} registers are still to be filled in (F4).",
            number,
        )
        self.missing.setText(words if number else "")
        self.missing_box.setVisible(number > 0)

    def hasHeightForWidth(self) -> bool:
        """Say no: the list scrolls, so the card takes the height that there is."""
        return False

    def current(self) -> int | None:
        """Give the chosen occurrence, else the one that is on or comes next."""
        return self.list.current()

    def _lay_out(self) -> None:
        head = QWidget()
        line = spaced(QHBoxLayout(head), 12, (16, 0, 16, 0))
        line.addWidget(PlainLabel(tr("Today"), "heading"))
        line.addWidget(self.duty, stretch=1)
        sized(head, height=54)
        foot = QWidget()
        buttons = spaced(QHBoxLayout(foot), 6, (12, 8, 12, 0))
        buttons.addWidget(self.print_list, stretch=1)
        buttons.addWidget(self.more)
        buttons.addWidget(self.overview)
        buttons.addWidget(self.tally)
        spaced(QHBoxLayout(self.notice), 0, (16, 12, 16, 0)).addWidget(self.empty)
        work = QWidget()
        told = spaced(QVBoxLayout(work), 4, (16, 0, 12, 8))
        duty = spaced(QHBoxLayout(), 8)
        duty.addWidget(self.next, stretch=1)
        duty.addWidget(self.on_duty)
        told.addLayout(duty)
        told.addWidget(self.gaps)
        for part in (head, work, hairline(), self.notice):
            self.box.addWidget(part)
        self.box.addWidget(self.list, stretch=1)
        self.missing_box = QWidget()
        spaced(QHBoxLayout(self.missing_box), 0, (16, 8, 16, 0)).addWidget(self.missing)
        self.missing_box.hide()
        self.box.addWidget(self.missing_box)
        self.box.addWidget(foot)

    def _want_list(self) -> None:
        occurrence_id = self.current()
        if occurrence_id is not None:
            self.list_wanted.emit(occurrence_id)


def _duty_words(duty: tuple[DutyRow, ...], minute: int) -> str:
    """Say who is at the desk now, else who comes next."""
    for row in duty:
        if minutes(row.ends) > minute:
            names = ", ".join(row.names) or tr("nobody yet")
            if row.missing and row.names:
                names = f"{names} +?"
            if minutes(row.starts) <= minute:
                return tr("Desk until {time}: {names}", time=clock_time(row.ends), names=names)
            return tr("Desk from {time}: {names}", time=clock_time(row.starts), names=names)
    return ""
