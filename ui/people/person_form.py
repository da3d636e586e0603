"""The form of one person: what is kept, corrected in place."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.domain import Clock, DeskError, Refusal
from atelier.language import tr
from atelier.people.details import kept_birth_year, kept_email, kept_postcode
from atelier.people.errors import ChangedElsewhere, FiguresInName, NameMissing
from atelier.people.names import Name, holds_figures, parse_name
from atelier.people.phones import kept_phone, phone_warning, shown_phone
from atelier.people.queries import PersonCard, person_card
from atelier.people.visitors import Details, add_visitor, edit_visitor
from atelier.settings.fields import ALL_KEPT, FieldOff, FieldsKept, OptionalField
from ui.gateway import Gateway
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.form import Field, Form
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel


class PersonForm(Card):
    """Shows what is kept of one person, and saves it. What was typed stays until it is saved.

    Signals:
        saved: a sentence: somebody was saved.
        warned: a sentence: saved, but look again.
        left: the form is put away without saving.
    """

    saved = Signal(str)
    warned = Signal(str)
    left = Signal()

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._gateway = gateway
        self._card: PersonCard | None = None
        self._kept = ALL_KEPT
        self._drafts: dict[int, dict[str, Any]] = {}
        self._changed = False
        self.heading = PlainLabel("", "heading")
        self.form = Form(_fields(gateway.clock, self._usable_name))
        self.save = PrimaryButton(tr("Save"), icon="save", key="Ctrl+S", once=True)
        self.leave = QuietButton(tr("Leave as it was"), icon="undo-2")
        self.rights = QuietButton(tr("Rights of this person"), icon="file-text", key="Ctrl+R")
        line = spaced(QHBoxLayout(), 12)
        for button in (self.save, self.leave):
            line.addWidget(button)
        line.addStretch(1)
        self.box.addWidget(self.heading)
        self.box.addWidget(self.form)
        self.box.addLayout(line)
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.rights)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addStretch(1)
        self.save.pushed.connect(self.save_person)
        self.save.rearm_with(gateway.busy)
        self.leave.pushed.connect(self._on_left)
        self.form.changed.connect(self._on_changed)

    @property
    def person_id(self) -> int:
        """Whose form it is; 0 for somebody new."""
        return 0 if self._card is None else self._card.id

    def show_fields(self, kept: FieldsKept) -> None:
        """Ask for what the house keeps of visitors; of a volunteer for everything (rule P30)."""
        self._kept = kept
        volunteer = self._card is not None and self._card.volunteer is not None
        shown = {field.value: volunteer or kept.on(field) for field in OptionalField}
        shown["may_contact"] = shown["phone"] or shown["email"]
        for name, on in shown.items():
            self.form.rows[name].setVisible(on)

    def show_person(self, card: PersonCard | None) -> None:
        """Show what is kept of somebody, with what was typed and not saved; None: a new person."""
        self._keep_draft()
        self._card = card
        self.show_fields(self._kept)
        self.heading.setText(tr("New person") if card is None else card.name.full_name)
        self.rights.setVisible(card is not None)
        self.form.show_values(_values_of(card))
        draft = self._drafts.pop(self.person_id, None)
        if draft is not None:
            self.form.show_values(draft, typed=True)
        self._changed = draft is not None

    def forget(self, person_id: int) -> None:
        """Forget somebody who was erased, with what was typed about them."""
        if person_id == self.person_id:
            self._changed, self._card = False, None
            self.heading.setText("")
            self.form.show_values({})
        self._drafts.pop(person_id, None)

    @Slot()
    def save_person(self) -> None:
        """Save the form as a whole; a refusal stands beside its field."""
        if not self.form.check():
            self.save.rearm()
            return
        values = self.form.values()
        facts = _facts_of(values, self._gateway.clock.today())
        card, actor = self._card, self._gateway.actor
        then = partial(self._on_saved, str(values["name"]), facts["details"].phone)
        otherwise = partial(self._on_refused, self.person_id)
        if card is None:
            adding = partial(add_visitor, name=parse_name(values["name"]), actor=actor, **facts)
            self._gateway.perform(adding, then=then, otherwise=otherwise)
            return
        editing = partial(
            edit_visitor,
            person_id=card.id,
            version=card.version,
            name=_name_of(card, values["name"]),
            actor=actor,
            **facts,
        )
        self._gateway.perform(editing, then=then, otherwise=otherwise)

    def _on_saved(self, name: str, phone: str | None, _result: int) -> None:
        self._changed = False
        self.saved.emit(tr("{who} was saved.", who=name))
        doubt = phone_warning(phone) if phone else None
        if doubt:
            self.warned.emit(doubt)

    def _on_refused(self, person_id: int, error: DeskError) -> None:
        self.save.rearm()
        if isinstance(error, FieldOff):
            self.form.refuse(error.field.value, str(error))
        if isinstance(error, ChangedElsewhere) and person_id == self.person_id:
            read = partial(person_card, actor=self._gateway.actor, person_id=person_id)
            self._gateway.read(read, then=self._show_both)

    def _show_both(self, card: PersonCard | None) -> None:
        """Put what the other desk saved beside what is typed here."""
        if card is None or card.id != self.person_id:
            return
        self._card = card
        typed = self.form.values()
        for name, stored in _values_of(card).items():
            if stored != typed[name]:
                shown = stored if isinstance(stored, str) and stored else tr("nothing")
                self.form.rows[name].refuse(tr("The other desk saved: {value}", value=shown))

    def _keep_draft(self) -> None:
        if self._changed:
            self._drafts[self.person_id] = self.form.values()

    def _usable_name(self, text: str) -> Name:
        """Take a typed name apart; one that is kept already may stay as it is."""
        name = parse_name(text)
        if not name.full_name:
            raise NameMissing
        if holds_figures(text) and (self._card is None or text != self._card.name.full_name):
            raise FiguresInName
        return name

    @Slot()
    def _on_changed(self) -> None:
        self._changed = True

    @Slot()
    def _on_left(self) -> None:
        self._changed = False
        self.show_person(self._card)
        self.left.emit()


def _fields(clock: Clock, usable_name: Callable[[str], Name]) -> list[Field]:
    return [
        Field("name", tr("Name"), limit=200, check=_sentence_of(usable_name)),
        Field(
            "birth_year",
            tr("Year of birth"),
            limit=20,
            check=_sentence_of(partial(_year, clock)),
        ),
        Field(
            "postcode",
            tr("Postcode"),
            hint=tr("Only the four digits are kept."),
            limit=20,
            check=_sentence_of(kept_postcode),
        ),
        Field("phone", tr("Phone"), limit=40, check=_sentence_of(kept_phone)),
        Field("email", tr("E-mail"), limit=120, check=_sentence_of(kept_email)),
        Field(
            "may_contact",
            tr("May be contacted"),
            choices=(("", tr("not asked")), ("yes", tr("yes")), ("no", tr("no"))),
        ),
    ]


def _sentence_of(keep: Callable[[str], object]) -> Callable[[str], str]:
    """Give the check of a field: the sentence of the rule that refuses the text, or nothing."""

    def check(text: str) -> str:
        try:
            keep(text)
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check


def _year(clock: Clock, text: str) -> int | None:
    return kept_birth_year(text, clock.today())


def _values_of(card: PersonCard | None) -> Mapping[str, object]:
    if card is None:
        return {"name": "", "birth_year": "", "postcode": "", "phone": "", "email": ""} | {
            "may_contact": ""
        }
    contact = {None: "", True: "yes", False: "no"}[card.may_contact]
    return {
        "name": card.name.full_name,
        "birth_year": str(card.birth_year or ""),
        "postcode": card.postcode or "",
        "phone": shown_phone(card.phone) if card.phone else "",
        "email": card.email or "",
        "may_contact": contact,
    }


def _facts_of(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    return {
        "details": Details(
            kept_birth_year(values["birth_year"], today),
            values["postcode"],
            kept_phone(values["phone"]),
            values["email"],
        ),
        "may_contact": {"": None, "yes": True, "no": False}[values["may_contact"]],
    }


def _name_of(card: PersonCard, text: str) -> Name:
    """Take a name apart only when it was changed: one field shows less than is kept of it."""
    return card.name if text == card.name.full_name else parse_name(text)
