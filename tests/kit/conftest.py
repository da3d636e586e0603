"""The kit's tests remember in a folder of their own, and leave the look as they found it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.kit.look import Look, look


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path) -> None:
    """Keep the choices of the person who runs the tests out of them."""
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(form, scope, str(tmp_path / "settings"))


@pytest.fixture
def shown(qapp: object) -> Iterator[Look]:  # noqa: ARG001
    """Give the look; afterwards it is as at the start."""
    yield look()
    look().set_theme("light")
    look().set_scale(100)
