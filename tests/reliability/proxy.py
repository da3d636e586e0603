"""A socket between the desk and the server, which breaks when it hurts most."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

NAME = ".s.PGSQL.5432"
_COMMIT = b"COMMIT\0"


class Cut(Enum):
    """Where the next commit breaks: nobody at the desk can tell which of these it was."""

    BEFORE = "the server never hears of it"
    AT_ONCE = "the server hears of it, and nobody waits for the answer"
    AFTER = "the server has done it, and its answer is lost"


@dataclass
class Proxy:
    """``cut`` breaks one commit, then all is well again unless ``away``."""

    place: str
    server: str
    cut: Cut | None = None
    away: bool = False
    cuts: int = 0
    _lines: list[socket.socket] = field(default_factory=list)

    def serve(self, door: socket.socket) -> None:
        """Let desks in until the door is closed."""
        with suppress(OSError):
            while True:
                desk, _ = door.accept()
                if self._refuses():
                    desk.close()
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(f"{self.server}/{NAME}")
                self._lines += [desk, server]
                for pump in (self._to_server, self._to_desk):
                    threading.Thread(target=pump, args=(desk, server), daemon=True).start()
                if self._refuses():  # since a moment
                    self.hang_up()

    def _refuses(self) -> bool:
        return self.away

    def hang_up(self) -> None:
        """Break every line."""
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self._lines.clear()

    def _to_server(self, desk: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := desk.recv(65536):
                if self.cut is not None and _COMMIT in data:
                    self._break(data, desk, server)
                    return
                server.sendall(data)
            server.shutdown(socket.SHUT_WR)

    def _to_desk(self, desk: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                if self.cut is Cut.AFTER and data.startswith(b"C\0\0\0\x0bCOMMIT"):
                    self._end(desk, server)
                    return
                desk.sendall(data)
            desk.shutdown(socket.SHUT_RDWR)

    def _break(self, data: bytes, desk: socket.socket, server: socket.socket) -> None:
        if self.cut is Cut.AFTER:
            server.sendall(data)
            return  # its answer goes no further
        if self.cut is Cut.AT_ONCE:
            desk.shutdown(socket.SHUT_RDWR)  # first: a quick server may answer before the line ends
            server.sendall(data)
        self._end(desk, server)

    def _end(self, desk: socket.socket, server: socket.socket) -> None:
        self.cut = None
        self.cuts += 1
        for line in (desk, server):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


@contextmanager
def between(server: str, folder: Path) -> Iterator[Proxy]:
    """Open a socket in ``folder`` that leads to the one in the folder ``server``."""
    folder.mkdir()
    door = socket.socket(socket.AF_UNIX)
    door.bind(os.fspath(folder / NAME))
    door.listen()
    proxy = Proxy(str(folder), server)
    thread = threading.Thread(target=proxy.serve, args=(door,), daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        thread.join()
        proxy.hang_up()
