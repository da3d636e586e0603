"""The first account of a house: whoever starts it becomes its administrator."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from atelier.accounts.refusals import NameTaken, NoName
from atelier.domain import DeskError
from atelier.language import tr
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.form import Field, Form
from ui.kit.measures import sized, spaced
from ui.kit.text import PlainLabel

_NAME, _LONGEST = 60, 200  # letters


class FirstAccount(QWidget):
    """Asks for a name and a passphrase. A house that was there before may be asked later.

    Signals:
        given: the name and the passphrase.
        later: the house goes on without accounts, for now.
    """

    given = Signal(str, str)
    later = Signal()

    def __init__(self, *, may_wait: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = tr("At least 12 characters, for example four words that do not belong together.")
        self.form = Form(
            [
                Field("name", tr("Your name"), tr("It stands on your tile."), limit=_NAME,
                      required=True),
                Field("secret", tr("Passphrase"), hint, limit=_LONGEST, required=True),
                Field("again", tr("Once more"), limit=_LONGEST, required=True),
            ]
        )  # fmt: skip
        for name in ("secret", "again"):
            self.line(name).setEchoMode(QLineEdit.EchoMode.Password)
        self.make = PrimaryButton(tr("Become administrator"), icon="user-round-check", key="Enter")
        self.wait = QuietButton(tr("Later"), key="Esc")
        self.wait.setVisible(may_wait)
        for name in self.form.rows:
            self.line(name).returnPressed.connect(self._give)
        self.make.pushed.connect(self._give)
        self.wait.pushed.connect(self.later)
        self._lay_out()
        self.setFocusProxy(self.form.rows["name"].editor)
        self.setAccessibleName(tr("The first account"))

    def line(self, name: str) -> QLineEdit:
        """Give one of the fields."""
        editor = self.form.rows[name].editor
        assert isinstance(editor, QLineEdit)  # it was declared as one line
        return editor

    def refuse(self, error: DeskError) -> None:
        """Say beside the field why it cannot be so."""
        name = "name" if isinstance(error, NoName | NameTaken) else "secret"
        self.form.refuse(name, str(error))

    def _lay_out(self) -> None:
        inside = sized(QWidget(), most_width=620)
        column = spaced(QVBoxLayout(inside), 12)
        column.addWidget(PlainLabel(tr("Who looks after this house?"), "figure", wrap=True))
        column.addWidget(
            PlainLabel(
                tr(
                    "The first account is yours. You make the others in the settings (F8), "
                    "each with a PIN of their own. There is no account that everybody knows."
                ),
                "subtitle",
                wrap=True,
            )
        )
        card = Card(spacing=12)
        card.box.addWidget(self.form)
        foot = spaced(QHBoxLayout(), 12)
        for button in (self.make, self.wait):
            foot.addWidget(button)
        foot.addStretch(1)
        card.box.addLayout(foot)
        column.addWidget(card)
        whole = QWidget()
        for widget in (inside, whole):
            widget.setProperty("part", "scrolled")
        outside = spaced(QVBoxLayout(whole), 0, (24, 20, 24, 20))
        outside.addStretch(1)
        outside.addWidget(inside)
        outside.addStretch(2)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        spaced(QVBoxLayout(self)).addWidget(area)

    @Slot()
    def _give(self) -> None:
        if not self.form.check():
            return
        secret, again = self.line("secret").text(), self.line("again").text()
        if secret != again:
            self.form.refuse("again", tr("These two are not the same."))
            return
        self.given.emit(self.form.values()["name"], secret)
