"""The command line as a whole: every verb that is listed is there, and says what it does."""

import click
import pytest
from click.testing import CliRunner

from atelier.__main__ import main

_CONTEXT = click.Context(main)
VERBS = main.list_commands(_CONTEXT)


def test_the_help_lists_the_verbs_of_the_contract() -> None:
    told = CliRunner().invoke(main, ["--help"])
    assert told.exit_code == 0, told.output
    expected = (
        "account attendance backup calendar check desk enrol export import init month person print "
        "restore retention roster sample"
    )
    assert expected.split() == VERBS
    for verb in VERBS:
        assert f"\n  {verb} " in told.output


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_its_parts_say_what_they_do(verb: str) -> None:
    command = main.get_command(_CONTEXT, verb)
    assert command is not None
    parts = list(command.commands) if isinstance(command, click.Group) else []
    for words in ([verb], *([verb, part] for part in parts)):
        told = CliRunner().invoke(main, [*words, "--help"])
        assert told.exit_code == 0, told.output
        assert len(told.output.splitlines()) > 3


def test_a_word_that_is_no_verb_is_a_wrong_argument() -> None:
    for word in ("periods", "targets", "frame", "months", "roster_hours"):
        assert CliRunner().invoke(main, [word]).exit_code == 2
