"""What listens for names in the logs would hear one."""

import logging

import pytest

from tests import canaries
from ui.shell.crash import describe

NAME = "Kwintessa Kanarievogel"


@pytest.fixture(autouse=True)
def no_name_in_a_log() -> None:
    """Let a name be logged here: that is what is looked for."""


def test_a_name_in_any_log_is_heard() -> None:
    canaries.made(NAME)
    with canaries.listening() as listener:
        for logger in ("atelier", "sqlalchemy.engine", "somebody.else"):
            logging.getLogger(logger).error("saved %r", tuple(NAME.split()))
        logging.getLogger("atelier").error("saved nobody")
        try:
            raise KeyError(NAME)
        except KeyError as error:
            logging.getLogger("atelier").exception("failed")
            code, text = describe(KeyError, error.__traceback__)
            logging.getLogger("atelier").critical("%s %s", code, text)
    ours = [line for line in set(listener.heard) if line.startswith("atelier")]
    assert len(ours) == 2
    assert {line.partition(":")[0] for line in listener.heard} == {
        "atelier",
        "sqlalchemy.engine",
        "somebody.else",
    }
