"""How everything looks: colours by meaning, type, measures, and one style sheet made of them.

There is one look per application, as there is one palette; ``look()`` gives it. It is scaled from
100 to 200 % and its theme is the system's or one chosen by hand. Whatever paints itself asks it
at every paint; whatever keeps a colour or a measure listens to ``changed``.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip

import resources
from ui.kit import icons
from ui.kit.style import style_sheet
from ui.kit.tokens import THEMES

FAMILIES = ("Inter", "DejaVu Sans")
FONT_FILES = (
    "Inter-Regular.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
)
SCALES = (100, 110, 125, 150, 175, 200)
CHOICES = ("system", *THEMES)
REGULAR, SEMIBOLD, BOLD = 400, 600, 700
_MEASURED = 1000  # texts of which the width is kept: a few screens full


class Look(QObject):
    """The one look of the application.

    Signals:
        changed: the scale or the theme is another one; the style sheet has been replaced already.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._arrows = QTemporaryDir()
        self._scale, self._choice = 100, "system"
        self._tokens = THEMES["light"]
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, int], QFont] = {}
        self._widths: dict[tuple[str, int, int], int] = {}
        _load_fonts()
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    @property
    def scale(self) -> int:
        """The size of everything, in per cent (100 to 200)."""
        return self._scale

    @property
    def choice(self) -> str:
        """The theme that was chosen: ``system``, ``light``, ``dark`` or ``contrast``."""
        return self._choice

    @property
    def theme(self) -> str:
        """The theme that is shown: ``light``, ``dark`` or ``contrast``."""
        return next(name for name, tokens in THEMES.items() if tokens is self._tokens)

    def px(self, measure: float) -> int:
        """Scale a measure that is given in pixels at 100 %."""
        return round(measure * self._scale / 100)

    def color(self, token: str) -> QColor:
        """Give the colour that ``token`` has in this theme."""
        if token not in self._colors:
            self._colors[token] = QColor(self._tokens[token])
        return self._colors[token]

    def font(self, size: int = 16, weight: int = REGULAR) -> QFont:
        """Give the typeface; ``size`` in pixels at 100 %, never under 13."""
        key = (size, weight)
        if key not in self._fonts:
            font = QFont(list(FAMILIES))
            font.setPixelSize(self.px(max(13, size)))
            font.setWeight(QFont.Weight(weight))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def width(self, text: str, size: int = 16, weight: int = REGULAR) -> int:
        """Give the width of a text in real pixels; measuring takes longer than painting it."""
        key = (text, size, weight)
        if key not in self._widths:
            if len(self._widths) >= _MEASURED:
                self._widths.clear()
            self._widths[key] = QFontMetrics(self.font(size, weight)).horizontalAdvance(text)
        return self._widths[key]

    def pixmap(self, name: str, size: int = 20, token: str = "ink") -> QPixmap:
        """Draw a Lucide icon in the colour of ``token``; ``size`` in pixels at 100 %."""
        ratio = self._application.devicePixelRatio()
        return icons.pixmap(name, self.px(size), self.color(token).name(), ratio)

    def paint_icon(
        self, painter: QPainter, left: int, top: int, name: str, size: int = 20, token: str = "ink"
    ) -> None:
        """Paint a Lucide icon with its corner at ``left``, ``top`` (real pixels)."""
        ratio = painter.device().devicePixelRatio()
        shown = icons.pixmap(name, self.px(size), self.color(token).name(), ratio)
        painter.drawPixmap(left, top, shown)

    def icon(self, name: str, size: int = 20, token: str = "ink") -> QIcon:
        """Give a Lucide icon for an action or a field; ask again after ``changed``."""
        ratio = self._application.devicePixelRatio()
        faint = self.color("control_line")
        return icons.icon(name, self.px(size), self.color(token), faint, ratio)

    @Slot(int)
    def set_scale(self, scale: int) -> None:
        """Show everything at ``scale`` per cent, within 100 and 200."""
        scale = min(200, max(100, scale))
        if scale != self._scale:
            self._scale = scale
            self._dress()

    @Slot()
    def grow(self) -> None:
        """Take the next larger scale."""
        self.set_scale(min((scale for scale in SCALES if scale > self._scale), default=200))

    @Slot()
    def shrink(self) -> None:
        """Take the next smaller scale."""
        self.set_scale(max((scale for scale in SCALES if scale < self._scale), default=100))

    @Slot()
    def normal_size(self) -> None:
        """Go back to 100 %."""
        self.set_scale(100)

    @Slot(str)
    def set_theme(self, choice: str) -> None:
        """Choose ``system``, ``light``, ``dark`` or ``contrast``; anything else is ``system``."""
        self._choice = choice if choice in CHOICES else "system"
        self._dress()

    @Slot()
    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._dress()

    def _dress(self) -> None:
        from ui.kit.measures import measure_again  # it asks the look, so it comes after it

        shown = self._choice if self._choice in THEMES else self._theme_of_system()
        self._tokens = THEMES[shown]
        self._colors.clear()
        self._fonts.clear()
        self._widths.clear()
        palette = make_palette(self)
        self._application.setPalette(palette)
        QToolTip.setPalette(palette)
        self._application.setFont(self.font())
        self._application.setStyleSheet(style_sheet(self._tokens, self._scale, self._arrows.path()))
        if hasattr(self, "_dressed"):
            measure_again()
            self.changed.emit()
        self._dressed = True

    def _theme_of_system(self) -> str:
        from PySide6.QtGui import QStyleHints

        hints: QStyleHints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


@cache
def look() -> Look:
    """Give the look of this application; it is made when it is first asked for."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("there is no application to look after yet")
    return Look(application)


def make_palette(shown: Look) -> QPalette:
    """Make the palette for whatever the style sheet does not reach, such as a print dialog."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, token in (
        (role.Window, "background"),
        (role.WindowText, "ink"),
        (role.Base, "surface"),
        (role.AlternateBase, "surface_soft"),
        (role.Text, "ink"),
        (role.Button, "surface"),
        (role.ButtonText, "ink"),
        (role.BrightText, "warning"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "ink_soft"),
        (role.Highlight, "brand"),
        (role.HighlightedText, "on_brand"),
        (role.Link, "brand"),
        (role.Accent, "brand"),
        (role.Mid, "line"),
    ):
        palette.setColor(name, shown.color(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, shown.color("control_line"))
    return palette


def _load_fonts() -> None:
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(Path(resources.__file__).parent / "fonts" / name))
