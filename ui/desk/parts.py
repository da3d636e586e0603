"""The widgets of the desk page, and nothing that they do."""

from PySide6.QtWidgets import QWidget

from atelier.desk.finding import Found
from atelier.desk.queries import DayView
from atelier.domain import Actor
from atelier.language import tr
from ui.desk.details_bar import DetailsBar
from ui.desk.duty_panel import DutyPanel
from ui.desk.enrol_panel import EnrolPanel
from ui.desk.group_panel import GroupPanel
from ui.desk.note_panel import NoteLine, NotePanel
from ui.desk.question_panel import QuestionPanel
from ui.desk.recent_card import RecentCard
from ui.desk.results_card import ResultsCard
from ui.desk.search_card import SearchCard
from ui.desk.tiles_card import TilesCard
from ui.desk.today_card import TodayCard
from ui.kit.buttons import QuietButton
from ui.kit.pill import Pill


class DeskParts:
    """Makes the widgets; the page places them."""

    def __init__(self, actor: Actor) -> None:
        self.search = SearchCard()
        self.field = self.search.field
        self.details = DetailsBar()
        self.results = ResultsCard(actor.clock)
        self.hits = self.results.hits
        self.choices = self.results.choices
        self.tiles = TilesCard()
        self.note_line = NoteLine()
        self.recent = RecentCard(actor)
        self.today = TodayCard(actor)
        self.group = GroupPanel()
        self.question = QuestionPanel()
        self.notes = NotePanel()
        self.enrol = EnrolPanel(actor.clock)
        self.duty = DutyPanel(actor.clock)
        self.panels: tuple[QWidget, ...] = (
            *(self.group, self.question, self.notes, self.enrol),
            self.duty,
        )
        self.in_house = Pill("", "good")
        self.today_count = Pill("")
        self.new_visitor = QuietButton(tr("New visitor"), icon="user-round-plus", key="Ctrl+N")
        self.names_hidden = self._asking = False
        self._notes_there = False

    def show_day(self, day: DayView) -> None:
        """Show another state of the day."""
        self.today.show_day(day)
        self.details.show_fields(day.fields)
        self.tiles.show_functions(day.offered.functions)
        self.question.show_topics(day.offered.topics)
        self.in_house.show_text(tr("{count} in the house", count=day.in_house))
        self.today_count.show_text(tr("{count} today", count=day.total))

    def show_found(self, found: Found, newcomer: str, day: DayView) -> None:
        """Show who was found, unless names are blanked now."""
        self.results.show_found(found, newcomer, day)
        if self.names_hidden or self.panel_open:
            self.results.hide()
        self._make_room()

    def show_panel(self, panel: QWidget | None) -> None:
        """Show one panel in the place of the results, or none."""
        for one in self.panels:
            one.setVisible(one is panel)
        for part in (self.search, self.tiles, self.recent):
            part.setVisible(panel is None)
        self.details.hide()
        if panel is not None:
            self.results.hide()
        self._make_room()

    def show_note_line(self, there: bool) -> None:
        """Show the line of the newest note, or not."""
        self._notes_there = there
        self._make_room()

    def _make_room(self) -> None:
        """Leave the room to the people found, where a cheap screen has little of it."""
        found = not self.results.isHidden()
        self.tiles.show_tasks_row(not found)
        self.note_line.setVisible(self._notes_there and not found and not self.panel_open)

    @property
    def panel_open(self) -> bool:
        """Whether a panel stands in the place of the results."""
        return any(not panel.isHidden() for panel in self.panels)

    def blank_names(self, blank: bool) -> None:
        """Hide every name, or show them again."""
        self.names_hidden = blank
        self.recent.blank_names(blank)
        self.today.blank_names(blank)
        self.duty.blank_names(blank)
        self.results.setVisible(not blank and not self.panel_open and bool(self.field.text()))
        self.group.blank_names(blank)
        self.enrol.blank_names(blank)
        if blank:
            self._asking = not self.details.isHidden()
            self.details.hide()
        elif self._asking:
            self._asking = False
            self.details.show()  # with what was typed
        mode = self.field.EchoMode
        self.field.setEchoMode(mode.NoEcho if blank else mode.Normal)
        self.search.hint_at(tr("Names are hidden (F12)") if blank else "")
