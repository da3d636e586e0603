"""Names that the tests give to people: none of them may ever stand in a log (goal G16)."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_WORD, _LEAST = 4, 8  # letters: of a word that counts, and of all that must stand together
_names: set[frozenset[str]] = set()


def made(name: str) -> None:
    """Note the name of somebody who comes to a house of the tests.

    It is heard by its words, as they stand in a statement: ``('Toos', 'van den', 'Berg')``.
    """
    words = frozenset(word for word in name.split() if len(word) >= _WORD)
    if sum(map(len, words)) >= _LEAST:
        _names.add(words)


class Listener(logging.Handler):
    """Hears every line that is logged, whoever logs it; keeps those that name somebody."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(message)s"))
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look for a name in the line and in the trace that goes with it."""
        line = self.format(record)
        if any(all(word in line for word in words) for words in _names):
            self.heard.append(f"{record.name}: {line}")


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen at all logs; the program's own does not pass its lines on, so it is heard itself."""
    listener = Listener()
    loggers = (logging.getLogger(), logging.getLogger("atelier"))
    for logger in loggers:
        logger.addHandler(listener)
    try:
        yield listener
    finally:
        for logger in loggers:
            logger.removeHandler(listener)
