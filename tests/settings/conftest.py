"""The page remembers choices in a file of the user's own: here one of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.kit.look import look


@pytest.fixture
def own_settings(qapp: object, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001
    """Keep what is remembered in the test's folder, and leave the look as it was found."""
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(form, scope, str(tmp_path / "config"))
    yield
    look().set_theme("light")
    look().set_scale(100)
