"""Subjects that have a place of their own on another page: what there is, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.calendar.rooms import RoomRow, rooms_of
from atelier.domain import Organisation, Role, Room
from atelier.language import tr, tr_count
from atelier.roster.roles import RoleRow, role_rows
from atelier.settings.partners import Partners, known_partners
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.panel import Panel
from ui.kit.text import ElidedLabel

if TYPE_CHECKING:
    from atelier.domain import Actor, Changes
    from ui.gateway import Gateway


class ElsewherePanel(Panel):
    """Names what the house has of something, and goes to the page that changes it.

    ``query`` gives the query for an actor, ``words`` the lines that say what was found; the
    button ``going`` goes to a ``page`` and asks it for ``wanted``.
    """

    watches: ClassVar[Changes] = frozenset({Organisation, Role, Room})

    def __init__(
        self,
        gateway: Gateway,
        query: Callable[[Actor], partial[Any]],
        words: Callable[[Any], Sequence[str]],
        *,
        going: str,
        page: str,
        wanted: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(gateway, parent)
        self._query, self._words = query, words
        self._page, self._wanted = page, wanted
        self.found: list[ElidedLabel] = []
        go = Command(self, going, self.go, icon="arrow-right", key="Ctrl+Return")
        self.button = go.button(PrimaryButton)
        card = Card(spacing=12)
        line = spaced(QHBoxLayout(), 12)
        line.addWidget(self.button)
        line.addStretch(1)
        card.box.addLayout(line)
        self._lines = spaced(QVBoxLayout(), 4)
        card.box.addLayout(self._lines)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(card)
        column.addStretch(1)

    def begin(self, facts: object) -> None:
        """Read what there is."""
        _ = facts  # no page asks for anything within it
        self.refresh()

    def refresh(self) -> None:
        """Read again what there is."""
        self.gateway.read(self._query(self.gateway.actor), then=self._show)

    def take_focus(self) -> None:
        """Put the cursor on the button that goes there."""
        self.button.setFocus()

    def undo(self) -> None:
        """Say that what is changed elsewhere is taken back there."""
        self.warned.emit(tr("Take it back on the page where it was changed."))

    @Slot()
    def go(self) -> None:
        """Go to the page that changes it."""
        self.page_wanted.emit(self._page, self._wanted)

    def _show(self, found: Any) -> None:  # noqa: ANN401 - whatever the query gives
        for label in self.found:
            self._lines.removeWidget(label)
            label.hide()
            label.deleteLater()
        words = self._words(found) or [tr("There is nothing here yet.")]
        self.found = [ElidedLabel(one) for one in words]
        for label in self.found:
            self._lines.addWidget(label)


def rooms_panel(gateway: Gateway) -> ElsewherePanel:
    """Give the rooms, which the calendar changes."""
    return ElsewherePanel(
        gateway,
        lambda actor: partial(rooms_of, actor=actor),
        _room_words,
        going=tr("Go to the rooms"),
        page="calendar",
        wanted="rooms",
    )


def partners_panel(gateway: Gateway) -> ElsewherePanel:
    """Give the partners, which the page of the figures changes."""
    return ElsewherePanel(
        gateway,
        lambda actor: partial(known_partners, actor=actor),
        partial(_partner_words, gateway),
        going=tr("Go to the partners"),
        page="reports",
        wanted="partners",
    )


def roles_panel(gateway: Gateway) -> ElsewherePanel:
    """Give the roles of volunteers, which the roster changes."""
    return ElsewherePanel(
        gateway,
        lambda actor: partial(role_rows, actor=actor),
        _role_words,
        going=tr("Go to the roster"),
        page="roster",
        wanted="roles",
    )


def _room_words(rooms: Sequence[RoomRow]) -> list[str]:
    return [
        one.facts.name
        if one.facts.capacity is None
        else tr("{room} · {count} people", room=one.facts.name, count=one.facts.capacity)
        for one in rooms
    ]


def _partner_words(gateway: Gateway, partners: Partners) -> list[str]:
    return sorted(one.name for one in partners.current(gateway.actor.today()))


def _role_words(roles: Sequence[RoleRow]) -> list[str]:
    return [
        tr_count(
            "{name} · {count} volunteer",
            "{name} · {count} volunteers",
            one.volunteers,
            name=one.name,
        )
        for one in roles
    ]
