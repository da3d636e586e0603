"""The form of one volunteer: the status and the facts that are kept."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Clock, DeskError, VolunteerStatus
from atelier.language import tr
from atelier.roster.volunteers import VolunteerForm
from ui.kit.buttons import PrimaryButton
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.roster.fields import day_field, day_of, day_text, number_field, number_of, number_text
from ui.roster.phrases import status_words

_PHONE, _POSTCODE = 40, 12  # letters


class FactsForm(QWidget):
    """Keeps what was typed until it is saved; a refusal stands in place.

    Signals:
        wanted: the VolunteerForm that is to be saved.
    """

    wanted = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.form = Form(_fields(clock))
        self.save = PrimaryButton(tr("Save"), icon="save", once=True)
        self.refusal = PlainLabel("", "warning", wrap=True)
        self.refusal.hide()
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.save)
        line.addWidget(self.refusal, stretch=1)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(self.form)
        column.addLayout(line)
        self.save.pushed.connect(self._on_save)

    def show_facts(self, facts: VolunteerForm) -> None:
        """Fill in what is kept."""
        self.form.show_values(_values(facts))
        self.refusal.hide()
        self.save.rearm()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not saved; what was typed stays."""
        self.refusal.setText(str(error))
        self.refusal.show()
        self.save.rearm()

    def take_focus(self) -> None:
        """Go to the first field."""
        self.form.take_focus()

    @Slot()
    def _on_save(self) -> None:
        if self.form.check():
            self.wanted.emit(_facts(self.form.values(), self._clock.today()))
        else:
            self.save.rearm()


def _fields(clock: Clock) -> list[Field]:
    statuses = [(one, status_words(one)) for one in VolunteerStatus]
    ages = [(None, tr("not asked")), (True, tr("yes")), (False, tr("no"))]
    today = clock.today
    return [
        Field("status", tr("Status"), choices=statuses),
        day_field("since", tr("First day"), today),
        day_field("until", tr("Last day"), today),
        day_field("agreement_on", tr("Agreement signed on"), today),
        Field("of_age", tr("21 or older"), choices=ages),
        day_field("bhv_until", tr("BHV valid until"), today),
        number_field("min_shifts", tr("Shifts a month, at least")),
        number_field("max_shifts", tr("Shifts a month, at most")),
        number_field("max_hours", tr("Hours a month, at most")),
        Field("emergency_name", tr("In case of emergency: name"), limit=120),
        Field("emergency_phone", tr("In case of emergency: phone"), limit=_PHONE),
        Field("street", tr("Street and number"), limit=120),
        Field("postcode", tr("Postcode"), limit=_POSTCODE),
        Field("town", tr("Town"), limit=80),
    ]


def _values(facts: VolunteerForm) -> dict[str, object]:
    days = ("since", "until", "agreement_on", "bhv_until")
    numbers = ("min_shifts", "max_shifts", "max_hours")
    texts = ("emergency_name", "emergency_phone", "street", "postcode", "town")
    return {
        "status": facts.status,
        "of_age": facts.of_age,
        **{name: day_text(getattr(facts, name)) for name in days},
        **{name: number_text(getattr(facts, name)) for name in numbers},
        **{name: getattr(facts, name) for name in texts},
    }


def _facts(values: dict[str, Any], today: date) -> VolunteerForm:
    return VolunteerForm(
        status=values["status"],
        since=day_of(values["since"], today),
        until=day_of(values["until"], today),
        agreement_on=day_of(values["agreement_on"], today),
        of_age=values["of_age"],
        bhv_until=day_of(values["bhv_until"], today),
        min_shifts=number_of(values["min_shifts"]),
        max_shifts=number_of(values["max_shifts"]),
        max_hours=number_of(values["max_hours"]),
        emergency_name=values["emergency_name"],
        emergency_phone=values["emergency_phone"],
        street=values["street"],
        postcode=values["postcode"],
        town=values["town"],
    )
