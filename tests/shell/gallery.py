"""A page of examples, as dense as the desk: for the tests of the window, and for eyes."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Person
from ui.gateway import Gateway
from ui.kit.buttons import ChoiceButton, LinkButton, PrimaryButton, QuietButton, TileButton
from ui.kit.card import Card, hairline
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import sized, spaced
from ui.kit.page import Page
from ui.kit.painting import Run, matched, soft
from ui.kit.pill import KeyCap, Pill
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.search_edit import SearchEdit
from ui.kit.text import ElidedLabel, PlainLabel
from ui.shell.places import Place


@dataclass(frozen=True)
class Found:
    id: int
    name: str
    facts: str
    pill: str
    kind: str
    last: str


FOUND = [
    Found(1, "Jansen, Mies", "75–84 · 't Acker", "Koersbal 10:00", "day_activity", "vorige week"),
    Found(2, "Jansen, Mies", "45–64 · Aldenhof", "", "", "3 maanden"),
    Found(3, "van Jans, Ömer", "27–44", "Taalcafé 13:30", "information", "gisteren"),
    Found(4, "Janssens, Toos", "75–84", "", "", "al binnen 9:42"),
]


def _name(row: Found) -> list[Run]:
    at = row.name.index("Jans")
    twin = [Run("zelfde naam", pill="warning")] if row.id == 2 else []
    return [*matched(row.name, [(at, at + 4)]), soft("  " + row.facts + " "), *twin]


def _today(row: Found) -> list[Run]:
    return [Run(row.pill, pill=row.kind)] if row.pill else [Run("–")]


class GalleryPage(Page):
    """Looks like the desk and does nothing; what was asked of it stands in ``asked``."""

    watches = frozenset({Person})

    def __init__(self, gateway: Gateway, name: str = "Balie") -> None:
        super().__init__(gateway)
        self.asked: list[str] = []
        self.set_header(name, "maandag 23 november · week 48")
        new = Command(
            self,
            "Nieuwe bezoeker",
            partial(self.asked.append, "new"),
            icon="user-round-plus",
            key="Ctrl+N",
        )
        self.header_right = [
            Pill("23 in huis", "good"),
            Pill("61 vandaag"),
            new.button(QuietButton),
        ]
        self.search = SearchEdit("Wie is er?")
        main = QWidget()
        left = spaced(QVBoxLayout(main), 14)
        for card in (self.search, self._list(), self._tiles(), self._recent()):
            left.addWidget(card)
        left.setStretch(3, 1)
        whole = spaced(QHBoxLayout(self), 20, self.MARGINS)
        whole.addWidget(main, stretch=1)
        whole.addWidget(self._right())
        self.print_requested.connect(partial(self.asked.append, "print"))

    def refresh(self) -> None:
        self.asked.append("refresh")

    def take_focus(self) -> None:
        self.search.setFocus()

    def go_to_search(self) -> None:
        self.asked.append("search")

    def undo(self) -> None:
        self.asked.append("undo")

    def blank_names(self, blank: bool) -> None:
        self.asked.append(f"blank {blank}")

    def _list(self) -> QWidget:
        card = Card(spacing=0, margins=(1, 1, 1, 1))
        self.people: RowsView[Found] = RowsView(
            [
                Column("4 gevonden", lambda row: row.name, runs=_name),
                Column("vandaag ingeschreven", lambda row: row.pill, 190, _today),
                Column("laatst geweest", lambda row: row.last, 150),
            ],
            "Gevonden",
        )
        self.people.show_rows(FOUND)
        self.people.choose(0)
        card.box.addWidget(sized(self.people, height=214))
        line = spaced(QHBoxLayout(), 8, (16, 11, 16, 11))
        line.addWidget(PlainLabel("Komt voor", "soft"))
        for words in ("Koersbal 10:00 · 11/14", "Inloop", "Advies"):
            line.addWidget(ChoiceButton(words))
        line.addStretch()
        line.addWidget(PrimaryButton("Aanwezig melden", key="Return"))
        card.box.addLayout(line)
        return card

    def _tiles(self) -> QWidget:
        card = Card()
        line = spaced(QHBoxLayout(), 10)
        head = spaced(QVBoxLayout(), 2)
        head.addWidget(PlainLabel("Zonder naam", "soft"))
        head.addWidget(KeyCap("Ctrl+1–4"))
        line.addLayout(head)
        for number, (words, function) in enumerate(
            (
                ("Ontmoeting", "meeting"),
                ("Informatie", "information"),
                ("Dagbesteding", "day_activity"),
                ("Gezond", "health"),
            ),
            start=1,
        ):
            line.addWidget(TileButton(f"+1 {words}", function, key=f"Ctrl+{number}"))
        card.box.addLayout(line)
        return card

    def _recent(self) -> QWidget:
        card = Card("Net binnen")
        line = spaced(QHBoxLayout(), 16)
        line.addWidget(PlainLabel("9:58", "soft"))
        line.addWidget(ElidedLabel("Hendriks, Wim → Koersbal"), stretch=1)
        line.addWidget(LinkButton("Ongedaan maken", key="Ctrl+Z"))
        card.box.addLayout(line)
        card.box.addStretch()
        return card

    def _right(self) -> QWidget:
        card = Card()
        card.box.addWidget(PlainLabel("Vandaag", "heading"))
        card.box.addWidget(hairline())
        for words in ("10:00 Koersbal", "Taalcafé"):
            card.box.addWidget(PlainLabel(words, "strong"))
        card.box.addWidget(EmptyState("calendar-days", "Verder is er niets vandaag."), stretch=1)
        return card


def gallery() -> tuple[Place, ...]:
    """Give two places with such a page."""
    return (
        Place("desk", "Balie", "house-plug", "F1", GalleryPage),
        Place("people", "Mensen", "contact", "F5", partial(GalleryPage, name="Mensen")),
    )
