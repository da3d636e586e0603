"""The administrator's command line on a database of its own."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from atelier.__main__ import main
from atelier.database import Database


class Administrator:
    """Runs verbs; ``file`` is made by the first that makes one."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "house.db"

    def run(self, *words: str, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Run a verb that answers in JSON."""
        done = self._invoke("--json", *words)
        assert done.exit_code == code, done.output
        return json.loads(done.stdout) if done.stdout else None

    def told(self, *words: str, code: int = 0) -> str:
        """Run a verb that answers in Dutch."""
        done = self._invoke(*words)
        assert done.exit_code == code, done.output
        return str(done.stdout or done.stderr)

    def database(self) -> Database:
        """Open the database that the verbs work in."""
        return Database(f"sqlite:///{self.file}")

    def _invoke(self, *words: str) -> Any:  # noqa: ANN401 - what the runner gives
        shared = ("--language", "nl", "--database", str(self.file))
        return CliRunner().invoke(main, [*shared, *words])
