"""What this desk remembers of its user's choices: the theme, the size, the last printer.

It is a small file of the user's own, beside the settings of other programs. It holds no data of
the house. A file that cannot be read counts as empty; one that cannot be written is left.
"""

from PySide6.QtCore import QSettings


def remembered(name: str, otherwise: str = "") -> str:
    """Give what was remembered under ``name`` (``print/last``), or ``otherwise``."""
    value = _file().value(name)
    return value if isinstance(value, str) and value else otherwise


def remember(name: str, value: str) -> None:
    """Remember a choice."""
    _file().setValue(name, value)


def readable() -> bool:
    """Whether the file could be read; else everything is as at the first start."""
    return _file().status() == QSettings.Status.NoError


def _file() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "atelier", "atelier")
