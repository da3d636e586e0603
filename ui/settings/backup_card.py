"""The backups on this computer: how old, how many, what is in each."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.backup.disk import Encryption
from atelier.backup.shelf import Backup, Kind
from atelier.backup.status import Age, Status
from atelier.backup.words import age_sentence, disk_sentence, moment_in_words, size_in_words
from atelier.domain import Clock
from atelier.language import tr
from atelier.reports.amounts import whole
from ui.kit.button_rows import ButtonRows
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.pill import Pill
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel


class BackupCard(Card):
    """Shows what it is given; the panel does what its buttons ask for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._clock = Clock()
        self.sentence, self.pill = WrappedLabel("", "strong"), Pill()
        self.server = WrappedLabel(
            tr(
                "This house stands on a server. Whoever looks after the server makes its backups "
                "(pg_dump) and puts them back. With the command atelier-admin backup a copy can "
                "be made from which one computer can go on."
            )
        )
        self.rows: RowsView[Backup] = RowsView(self._columns(), tr("Backups"), row_height=36)
        self.make = PrimaryButton(tr("Make a backup now"), icon="save", once=True)
        self.put_back = QuietButton(tr("Put back…"), icon="rotate-ccw")
        self.print_card = QuietButton(tr("Print the restore card"), icon="printer", key="Ctrl+P")
        self.disk = WrappedLabel("", "small")
        self._on_file = QWidget()
        self._on_file.setProperty("part", "scrolled")
        self._lay_out()

    def show_server(self, *, on_server: bool) -> None:
        """Say who makes the backups of a server; there is nothing to do here then."""
        self.server.setVisible(on_server)
        self._on_file.setVisible(not on_server)

    def show_backups(self, status: Status, backups: tuple[Backup, ...], clock: Clock) -> None:
        """Show how old the newest is, and all that there are."""
        self._clock = clock
        self.sentence.setText(age_sentence(status, clock))
        changed = (tr("Look here"), "warning")
        self.pill.show_text(*(changed if status.altered else pill_of(status.age)))
        self.rows.show_rows(backups)
        if self.rows.chosen() is None and backups:
            self.rows.choose(0)
        self.put_back.setEnabled(bool(backups))

    def show_disk(self, encryption: Encryption) -> None:
        """Say whether the disk is encrypted, in red where it is not."""
        self.disk.show_state(disk_sentence(encryption), bad=encryption is Encryption.OFF)

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.pill)
        head.addWidget(self.sentence, stretch=1)
        buttons = ButtonRows((self.make, self.put_back, self.print_card), most=3)
        column = spaced(QVBoxLayout(self._on_file), 12)
        column.addLayout(head)
        column.addWidget(buttons)
        column.addWidget(sized(self.rows, height=190))
        column.addWidget(
            PlainLabel(
                tr("Made by themselves each hour of work, and when the program is closed."),
                "small",
                wrap=True,
            )
        )
        column.addWidget(self.disk)
        self.server.hide()
        self.box.addWidget(self.server)
        self.box.addWidget(self._on_file)

    def _columns(self) -> list[Column[Backup]]:
        return [
            Column(tr("Made"), lambda row: moment_in_words(row.made_at, self._clock)),
            Column(tr("Why"), _why, 110),
            Column(tr("People"), partial(_number, "person"), 96, right=True),
            Column(tr("Visits"), partial(_number, "visit"), 112, right=True),
            Column(tr("Size"), lambda row: size_in_words(row.size), 92, right=True),
        ]


def pill_of(age: Age) -> tuple[str, str]:
    """Give the word and the colour that go with the age of a backup."""
    return {
        Age.FRESH: (tr("In order"), "good"),
        Age.OLD: (tr("Old"), "meeting"),
        Age.TOO_OLD: (tr("Too old"), "warning"),
        Age.NONE: (tr("None yet"), "meeting"),
    }[age]


def _why(backup: Backup) -> str:
    if backup.altered:
        return tr("Months changed")
    if not backup.good and backup.kind is not Kind.ASIDE:
        return tr("Not looked at")
    return {
        Kind.AUTOMATIC: tr("By itself"),
        Kind.BY_HAND: tr("By hand"),
        Kind.ASIDE: tr("Set aside"),
    }[backup.kind]


def _number(table: str, backup: Backup) -> str:
    return whole(backup.counts[table]) if table in backup.counts else "–"
