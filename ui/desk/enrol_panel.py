"""Enrolling at the desk: an activity, Enter, and the questions in their place."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from atelier.domain import Clock, DeskError
from atelier.enrolment.contacts import is_child
from atelier.enrolment.queries import Offer
from atelier.enrolment.refusals import NoPlace
from atelier.language import tr
from ui.desk.enrol_asked import Asked, Enrollee
from ui.desk.enrol_card import EnrolCard
from ui.kit.commands import Command


class EnrolPanel(EnrolCard):
    """Type a part of the activity and Enter: enrolled. Full: Enter once more is the waiting list.

    Signals:
        wanted: a place is asked for (``Asked``).
        withdrawal: a place is given back (``Asked``).
        refused: a sentence: something is not filled in yet.
    """

    wanted = Signal(object)
    withdrawal = Signal(object)
    refused = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asking = False  # the waiting list was offered
        self._meant: tuple[int, int] = (0, 0)  # the activity and the day that are chosen
        self._read = self._pressed = False  # the offers are there; Enter came before them
        self.offers.entered.connect(self._enrol)
        self.offers.chosen_changed.connect(self._on_chosen)
        self.parent_fields.entered.connect(self._enrol)
        self.parent_fields.changed.connect(self._on_typed)
        self.save.pushed.connect(self._enrol)
        self.leave.pushed.connect(self._withdraw)
        Command(self, tr("Withdraw"), self.leave.click, key="Ctrl+D")

    def begin(self, who: Enrollee) -> None:
        """Begin for somebody; the offers come when they are read."""
        self._who = who
        self._read = self._pressed = False
        self._meant = (0, 0)
        self.parent_fields.forget()
        self.offers.forget()
        self.offers.show_offers(())
        self.blank_names(False)
        self._ask(False)
        self.note.hide()
        self._on_chosen()
        self.rearm()
        self.offers.field.setFocus()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show how many places there are now, and do what was pressed before they came."""
        self._read = True
        first = not self.offers.rows.rows
        self.offers.show_offers(offers)
        if first:
            self.come_into_sight()
        if self._pressed:
            self._pressed = False
            self._enrol()

    def refuse(self, refusal: DeskError) -> None:
        """Say in place why it was not done; a full activity asks about the waiting list."""
        self.rearm()
        self._ask(isinstance(refusal, NoPlace))
        self.note.setText(str(refusal))
        self.note.show()
        field = getattr(refusal, "field", "")
        if field:
            self.parent_fields.go_to(field)
        elif not self.parent_fields.holds_focus():
            self.offers.field.setFocus()

    def _ask(self, asking: bool) -> None:
        self._asking = asking
        self.save.set_words(tr("Yes, on the waiting list") if asking else tr("Enrol"))

    @Slot()
    def _on_chosen(self) -> None:
        offer, day = self.offers.offer(), self.offers.day()
        meant = offer.id if offer else 0, day.occurrence_id if day else 0
        if meant != self._meant:
            self._meant = meant
            self._ask(False)
            self.note.hide()
        self._show_parent()
        stands = "" if offer is None else offer.standing or (day.standing if day else "")
        self.leave.setVisible(self._who.person_id is not None and bool(stands))
        self.save.setEnabled(bool(self._who.name))

    @Slot()
    def _on_typed(self) -> None:
        self._show_parent()

    def _show_parent(self) -> None:
        """Ask for a parent where a child is meant, for the year where somebody is new."""
        offer = self.offers.offer()
        year = self.parent_fields.year_typed()
        first: date = self._clock.today() if offer is None else offer.first.day
        young = self._who.new and is_child(year, first, for_children=False)
        child = bool(self._who.name) and offer is not None and (offer.child or young)
        self.parent_fields.show_fields(parent=child, year=self._who.new)

    def _asked(self, *, waiting: bool) -> Asked | None:
        offer, day = self.offers.offer(), self.offers.day()
        if not self._who.name:
            self.refused.emit(tr("Type a name in the field first: who wants a place?"))
        elif offer is None:
            self.refused.emit(tr("Choose an activity with ↓, or type a part of its name."))
        else:
            free = self.offers.free()
            year, name, phone = self.parent_fields.values()
            return Asked(
                who=self._who,
                series_id=offer.series_id if day is None else None,
                occurrence_id=None if day is None else day.occurrence_id,
                waiting=waiting,
                offered=free is None or free > 0,
                birth_year=year,
                contact_name=name,
                contact_phone=phone,
            )
        self.rearm()
        return None

    @Slot()
    def _enrol(self) -> None:
        if not self._read:
            self._pressed = True
            return
        if self.parent_fields.next_empty():
            self.rearm()
            return
        asked = self._asked(waiting=self._asking)
        if asked is not None:
            self.wanted.emit(asked)

    @Slot()
    def _withdraw(self) -> None:
        asked = self._asked(waiting=False)
        if asked is not None and asked.who.person_id is not None:
            self.withdrawal.emit(asked)
        self.rearm()
