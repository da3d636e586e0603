"""The widgets of the list of regulars who have not been seen."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.attendance.regulars_missed import (
    BEFORE,
    HABIT,
    REASON_LIMIT,
    WEEKS,
    MissedList,
    MissedRow,
    MissedSetting,
    WeeksWrong,
)
from atelier.language import tr, tr_count
from atelier.words import day_in_figures, day_in_words
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.form import Field, Form
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, soft
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.text import PlainLabel
from ui.kit.wrapped_label import WrappedLabel

_NARROW = 660  # pixels at 100 % below which the name needs the room
_SPARED = (2, 3)  # the columns that go then


class MissedHead(QWidget):
    """The name of the list, and the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.close_button = QuietButton(tr("Close"), key="Esc")
        line = spaced(QHBoxLayout(self), 12)
        line.addWidget(PlainLabel(tr("Regulars not seen"), "heading"), stretch=1)
        line.addWidget(self.close_button)


class MissedOff(QWidget):
    """What the list would be, and why the house needs it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        about = tr(
            "This list is off. It names visitors who came in {habit} of {before} weeks or more "
            "and then were not seen. It does not say why, and it leaves sensitive activities "
            "out. It is for the coordinator, and it is not kept.",
            habit=HABIT,
            before=BEFORE,
        )
        self.form = Form(
            [
                Field("reason", tr("Why does the house need this?"), limit=REASON_LIMIT),
                Field("weeks", tr("Not seen for how many weeks?"), limit=2, check=_check_weeks),
            ]
        )
        self.switch = PrimaryButton(tr("Switch on"), key="Ctrl+Enter", once=True)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(WrappedLabel(about, "soft"))
        column.addWidget(sized(self.form, most_width=560))
        column.addWidget(self.switch, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_setting(self, setting: MissedSetting) -> None:
        """Fill in a reason, or none, and the number of weeks."""
        self.form.show_values({"reason": setting.reason, "weeks": str(setting.weeks)})

    def reason(self) -> str:
        """Give the reason that was typed."""
        return str(self.form.values()["reason"])

    def weeks(self) -> int:
        """Give the number of weeks."""
        text = str(self.form.values()["weeks"])
        return int(text) if text.isdigit() else WEEKS


class MissedOn(QWidget):
    """Who is missed, why the list is on, and the way to switch it off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why, self.nobody = WrappedLabel("", "soft"), WrappedLabel("", "soft")
        columns: list[Column[MissedRow]] = [
            Column(tr("Name"), _name),
            Column(tr("Last seen"), _last_seen, 116),
            Column(tr("That is"), _weeks_ago, 138, runs=_weeks_ago_runs),
            Column(tr("Came before"), _came, 130, runs=_came_runs),
            Column(tr("May be called"), _phone, 132),
        ]
        self.rows = RowsView(columns, tr("Regulars not seen"), row_height=40)
        self.switch = QuietButton(tr("Switch off"), key="Ctrl+D", once=True)
        column = spaced(QVBoxLayout(self), 10)
        column.addWidget(self.why)
        column.addWidget(self.rows, stretch=1)
        column.addWidget(self.nobody)
        column.addStretch(0)  # only where there is no table
        column.addWidget(self.switch, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_list(self, found: MissedList) -> None:
        """Show who is missed."""
        setting = found.setting
        self.rows.show_rows(found.rows)
        self.rows.setVisible(bool(found.rows))
        self.nobody.setVisible(not found.rows)
        self.nobody.setText(
            tr_count(
                "Every regular was seen in the last week.",
                "Every regular was seen in the last {count} weeks.",
                setting.weeks,
            )
        )
        self.why.setText(_why(setting))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().px(_NARROW)
        for column in _SPARED:
            self.rows.setColumnHidden(column, narrow)

    def take_focus(self) -> None:
        """Put the cursor in the list, or where there is none on the button."""
        (self.rows if self.rows.rows else self.switch).setFocus()


def _check_weeks(text: str) -> str:
    return "" if text.isascii() and text.isdigit() else str(WeeksWrong())


def _why(setting: MissedSetting) -> str:
    if setting.since is None:
        return setting.reason
    day = day_in_words(setting.since, year=True)
    return tr("On since {day} ({by}): {reason}", day=day, by=setting.by, reason=setting.reason)


def _name(row: MissedRow) -> str:
    return row.name


def _last_seen(row: MissedRow) -> str:
    return day_in_figures(row.last_seen)


def _weeks_ago(row: MissedRow) -> str:
    return tr_count("{count} week ago", "{count} weeks ago", row.weeks)


def _weeks_ago_runs(row: MissedRow) -> Sequence[Run]:
    return (soft(_weeks_ago(row)),)


def _came(row: MissedRow) -> str:
    return tr("{count} of {all} weeks", count=row.came, all=BEFORE)


def _came_runs(row: MissedRow) -> Sequence[Run]:
    return (soft(_came(row)),)


def _phone(row: MissedRow) -> str:
    return row.phone
