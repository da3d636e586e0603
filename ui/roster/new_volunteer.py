"""Somebody new among the volunteers: a person who is known, or a new name."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import DeskError, VolunteerStatus
from atelier.language import tr
from atelier.people.names import parse_name
from atelier.people.queries import look_up
from atelier.people.search import Hit
from atelier.roster.volunteers import NewPerson, VolunteerForm, add_volunteer
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel

_MOST = 6  # people found


class NewVolunteer(QWidget):
    """While a name is typed, who bears it already is shown: Enter takes the chosen one.

    Signals:
        wanted: an action that lacks the actor and the key, and what hears that it was refused.
    """

    wanted = Signal(object, object)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        statuses = [
            (VolunteerStatus.APPLYING, tr("applying")),
            (VolunteerStatus.ACTIVE, tr("active")),
        ]
        self.form = Form(
            [
                Field("name", tr("Name"), required=True, limit=120),
                Field("phone", tr("Phone"), limit=40),
                Field("email", tr("E-mail"), limit=120),
                Field("status", tr("Status"), choices=statuses),
            ]
        )
        self.known: RowsView[Hit] = RowsView([Column(tr("Known already"), _name)], tr("Known"))
        self.save = PrimaryButton(
            tr("New person with this name"), icon="user-round-plus", once=True
        )
        self.refusal = PlainLabel("", "warning", wrap=True)
        self.refusal.hide()
        column = spaced(QVBoxLayout(self), 12, (16, 16, 16, 16))
        column.addWidget(PlainLabel(tr("New volunteer"), "heading"))
        column.addWidget(self.form)
        column.addWidget(PlainLabel(tr("Is it one of these? Choose with ↓ and Enter."), "small"))
        column.addWidget(sized(self.known, height=44 * 4))
        column.addWidget(self.refusal)
        column.addWidget(self.save)
        column.addStretch(1)
        self.form.rows["name"].changed.connect(self._look)
        self.known.opened.connect(self._take_known)
        self.save.pushed.connect(self._take_new)

    def begin(self) -> None:
        """Show an empty form."""
        self.form.show_values({"status": VolunteerStatus.APPLYING})
        self.known.show_rows(())
        self.refusal.hide()
        self.save.rearm()
        self.form.take_focus()

    @Slot()
    def _look(self) -> None:
        text = str(self.form.rows["name"].value())
        query = partial(look_up, text=text, limit=_MOST, actor=self._gateway.actor)
        self._gateway.read(query, then=partial(self._show_known, text))

    def _show_known(self, text: str, found: list[Hit]) -> None:
        if text == self.form.rows["name"].value():
            self.known.show_rows(found)
            self.known.choose(-1)

    @Slot(int)
    def _take_known(self, person_id: int) -> None:
        self._add(person_id)

    @Slot()
    def _take_new(self) -> None:
        if not self.form.check():
            self.save.rearm()
            return
        values = self.form.values()
        name = parse_name(values["name"])
        self._add(NewPerson(name, values["phone"], values["email"]))

    def _add(self, who: int | NewPerson) -> None:
        status = self.form.rows["status"].value()
        form = VolunteerForm(status=status, since=self._gateway.actor.today())
        self.wanted.emit(partial(add_volunteer, who=who, form=form), self._refuse)

    def _refuse(self, error: DeskError) -> None:
        self.refusal.setText(str(error))
        self.refusal.show()
        self.save.rearm()


def _name(hit: Hit) -> str:
    return hit.name
