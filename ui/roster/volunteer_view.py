"""One volunteer in full, each part changed in place."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.calendar.typed import read_day, read_past_day
from atelier.domain import Clock, DeskError, Refusal, VogNeed
from atelier.language import tr
from atelier.people.phones import shown_phone
from atelier.roster.availability import add_away, answer_days, remove_away, set_pair, set_week
from atelier.roster.cards import FixedPlaceRow, RoleHeldRow, VolunteerCard
from atelier.roster.fixed_places import end_fixed_place
from atelier.roster.qualifying import RoleHeldForm, drop_role, save_role_held, saw_vog, was_shown
from atelier.roster.roles import RoleRow
from atelier.roster.rows import VolunteerRow
from atelier.roster.volunteers import VolunteerForm, save_volunteer
from atelier.words import day_in_figures
from ui.kit.button_rows import ButtonRows
from ui.kit.buttons import QuietButton
from ui.kit.card import hairline
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel
from ui.roster.choice_line import ChoiceLine
from ui.roster.phrases import hours
from ui.roster.text_rows import Doing, TextRows
from ui.roster.volunteer_form import FactsForm
from ui.roster.volunteer_words import answers, fixed_words, from_to, kinds, parts, role_words
from ui.roster.week_boxes import Week, WeekBoxes, part_words


class VolunteerView(QWidget):
    """Shows a card and asks for what is to be saved; the panel saves it.

    Signals:
        wanted: an action that lacks the actor and the key, and what hears that it was refused.
    """

    wanted = Signal(object, object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.card: VolunteerCard | None = None
        self.name = PlainLabel("", "heading", wrap=True)
        self.contact = PlainLabel("", "soft", wrap=True)
        self.hours = QuietButton(tr("All hours"), icon="clock", key="Ctrl+O")
        self.own = QuietButton(tr("Own roster"), icon="printer", key="Ctrl+P")
        self.facts = FactsForm(clock)
        self.roles = TextRows(tr("No role yet."))
        self.new_role = ChoiceLine(tr("Add role"), [(tr("Role"), ())])
        self.new_vog = ChoiceLine(tr("VOG seen"), [(tr("Role"), ())], [tr("Seen on")])
        self.week = WeekBoxes()
        self.away = TextRows(tr("Not away."))
        self.new_away = ChoiceLine(tr("Away"), texts=[tr("First day"), tr("Last day")])
        self.days = TextRows(tr("No answers about single days."))
        self.new_day = ChoiceLine(
            tr("Note"), [(tr("Part of the day"), parts()), (tr("Answer"), answers())], [tr("Day")]
        )
        self.pairs = TextRows(tr("With nobody in particular."))
        self.new_pair = ChoiceLine(tr("Set"), [(tr("Volunteer"), ()), (tr("How"), kinds())])
        self.fixed = TextRows(tr("No fixed place."))
        self._lay_out()
        self._connect()

    def show_card(
        self, card: VolunteerCard, roles: Sequence[RoleRow], others: Sequence[VolunteerRow]
    ) -> None:
        """Show somebody; what was typed and not saved of the same one stays."""
        same = self.card is not None and self.card.person_id == card.person_id
        changed = self.card is None or self.card.version != card.version
        self.card = card
        self.name.setText(card.name)
        load = tr("this month {hours}", hours=hours(card.minutes))
        told = [shown_phone(card.phone) if card.phone else "", card.email or "", load]
        self.contact.setText(" · ".join(one for one in told if one))
        if not same or changed:
            self.facts.show_facts(card.form)
        self.week.show_week({(day, part): can for day, part, can in card.week})
        held = {one.role_id for one in card.roles}
        self.new_role.offer(0, [(one.id, one.name) for one in roles if one.id not in held])
        asking = [(one.role_id, one.role) for one in card.roles if one.vog is not VogNeed.NONE]
        self.new_vog.offer(0, asking)
        self.new_vog.setVisible(bool(asking))
        self.new_pair.offer(
            0, [(one.person_id, one.short) for one in others if one.person_id != card.person_id]
        )
        self._show_rows(card)

    def _show_rows(self, card: VolunteerCard) -> None:
        me = card.person_id
        self.roles.show_rows([(role_words(one), self._role_doings(one)) for one in card.roles])
        self.away.show_rows(
            [
                (from_to(one.first_day, one.last_day), [self._remove(remove_away, away_id=one.id)])
                for one in card.away
            ]
        )
        self.days.show_rows(
            [
                (
                    f"{day_in_figures(day)} {part_words(part)}: {dict(answers())[answer]}",
                    [self._remove(answer_days, person_id=me, days={(day, part): None})],
                )
                for day, part, answer in card.days
            ]
        )
        self.pairs.show_rows(
            [
                (
                    f"{dict(kinds())[one.kind]}: {one.name}",
                    [self._remove(set_pair, person_id=me, other_id=one.person_id, kind=None)],
                )
                for one in card.pairs
            ]
        )
        self.fixed.show_rows([(fixed_words(one), [self._end(one)]) for one in card.fixed_places])

    def _role_doings(self, one: RoleHeldRow) -> list[Doing]:
        assert self.card is not None  # its rows are being made
        facts: dict[str, Any] = {"person_id": self.card.person_id, "role_id": one.role_id}
        doings: list[Doing] = []
        if one.vog is not VogNeed.NONE:
            seen = partial(saw_vog, seen_on=self._clock.today(), **facts)
            doings.append((tr("VOG seen today"), partial(self._want, seen)))
        if one.trained < one.trainings:
            shown = partial(was_shown, **facts)
            doings.append((tr("Shown once more"), partial(self._want, shown)))
        return [*doings, self._remove(drop_role, **facts)]

    def _end(self, one: FixedPlaceRow) -> Doing:
        action = partial(end_fixed_place, fixed_place_id=one.id, last_day=self._clock.today())
        return tr("End today"), partial(self._want, action)

    def _remove(self, action: Callable[..., Any], **facts: Any) -> Doing:  # noqa: ANN401
        return tr("Remove"), partial(self._want, partial(action, **facts))

    def _want(self, action: object, refused: Callable[[DeskError], object] | None = None) -> None:
        self.wanted.emit(action, refused)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), 8, (16, 16, 16, 16))
        column.addWidget(self.name)
        column.addWidget(self.contact)
        column.addWidget(ButtonRows((self.hours, self.own), most=2))
        for title, widgets in (
            (tr("Roles"), (self.roles, self.new_role, self.new_vog)),
            (tr("Can come"), (self.week,)),
            (tr("Away"), (self.away, self.new_away)),
            (tr("Answers about single days"), (self.days, self.new_day)),
            (tr("Together, or not"), (self.pairs, self.new_pair)),
            (tr("Fixed places"), (self.fixed,)),
            (tr("What is kept"), (self.facts,)),
        ):
            column.addWidget(hairline())
            column.addWidget(PlainLabel(title, "strong"))
            for widget in widgets:
                column.addWidget(widget)
        column.addStretch(1)

    def _connect(self) -> None:
        self.facts.wanted.connect(self._save_facts)
        self.new_role.added.connect(self._add_role)
        self.new_vog.added.connect(self._see_vog)
        self.week.changed.connect(self._save_week)
        self.new_away.added.connect(self._add_away)
        self.new_day.added.connect(self._add_day)
        self.new_pair.added.connect(self._add_pair)

    @Slot(object)
    def _save_facts(self, form: VolunteerForm) -> None:
        card = self.card
        if card is not None:
            action = partial(
                save_volunteer, person_id=card.person_id, version=card.version, form=form
            )
            self._want(action, self.facts.refuse)

    @Slot(object)
    def _add_role(self, values: list[Any]) -> None:
        if self.card is not None and values[0] is not None:
            form = RoleHeldForm(since=self._clock.today())
            self._want(
                partial(save_role_held, person_id=self.card.person_id, role_id=values[0], form=form)
            )

    @Slot(object)
    def _see_vog(self, values: list[Any]) -> None:
        """Note a VOG that was seen before today; that of today has a button of its own."""
        seen_on = self._day(self.new_vog, values[1], read_past_day)
        if self.card is not None and seen_on is not None:
            facts = {"person_id": self.card.person_id, "role_id": values[0], "seen_on": seen_on}
            self.new_vog.clear()
            self._want(partial(saw_vog, **facts), partial(_refuse, self.new_vog, values[1:]))

    @Slot(object)
    def _save_week(self, week: Week) -> None:
        if self.card is not None:
            self._want(partial(set_week, person_id=self.card.person_id, week=week))

    @Slot(object)
    def _add_away(self, values: list[str]) -> None:
        first = self._day(self.new_away, values[0])
        last = self._day(self.new_away, values[1] or values[0])
        if self.card is not None and first is not None and last is not None:
            action = partial(
                add_away, person_id=self.card.person_id, first_day=first, last_day=last
            )
            self.new_away.clear()
            self._want(action, partial(_refuse, self.new_away, values))

    @Slot(object)
    def _add_day(self, values: list[Any]) -> None:
        day = self._day(self.new_day, values[2])
        if self.card is not None and day is not None:
            days = {(day, values[0]): values[1]}
            self.new_day.clear()
            self._want(partial(answer_days, person_id=self.card.person_id, days=days))

    @Slot(object)
    def _add_pair(self, values: list[Any]) -> None:
        if self.card is not None and values[0] is not None:
            self._want(
                partial(
                    set_pair,
                    person_id=self.card.person_id,
                    other_id=values[0],
                    kind=values[1],
                )
            )

    def _day(
        self, line: ChoiceLine, text: str, read: Callable[[str, date], date] = read_day
    ) -> date | None:
        """Read a day that was typed; say in place where it cannot be read."""
        try:
            return read(text, self._clock.today())
        except Refusal as refusal:
            line.refuse(str(refusal))
            return None


def _refuse(line: ChoiceLine, values: list[str], error: DeskError) -> None:
    """Say why it was not added, and give back what was typed."""
    for text, value in zip(line.texts, values, strict=True):
        text.setText(value)
    line.refuse(str(error))
