"""A word that is too long for its line is broken, and never makes its place wider."""

from pytestqt.qtbot import QtBot

from ui.calendar.side_parts import Facts


def test_a_long_word_stays_within_the_width_of_the_panel(qtbot: QtBot) -> None:
    facts = Facts(["For whom"])
    qtbot.addWidget(facts)
    facts.show_facts([("Wij", "")])
    short = facts.minimumSizeHint().width()
    facts.show_facts([("Meervoudigepersoonlijkheidsondersteuning", "")])
    assert facts.minimumSizeHint().width() <= short
    assert facts.heightForWidth(180) > facts.heightForWidth(900)
