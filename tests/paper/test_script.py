"""Arabic and Hebrew in drawing order. The expected orders were read off rendered pages."""

import pytest

from atelier.paper.script import in_drawing_order, runs_right_to_left


@pytest.mark.parametrize(
    ("read", "drawn"),
    [
        ("Jan", "Jan"),
        ("שרה", "הרש"),
        ("כהן, שרה (אבי)", "(יבא) הרש ,ןהכ"),  # brackets are turned with the text
        ("כהן · nr 214", "nr 214 · ןהכ"),  # digits stay readable
        ("Jan (אבי)", "Jan (יבא)"),
        ("אבי 12-3", "12-3 יבא"),
        ("", ""),
    ],
)
def test_what_is_read_from_the_right_is_drawn_from_the_left(read: str, drawn: str) -> None:
    assert in_drawing_order(read) == drawn


@pytest.mark.parametrize(
    ("read", "forms"),
    [
        ("محمد", "\ufeaa\ufee4\ufea4\ufee3"),  # initial, medial, medial, final; drawn backwards
        ("سلام", "\ufee1\ufefc\ufeb3"),  # lam and alef are one sign
        ("دار", "\ufead\ufe8d\ufea9"),  # these letters tie to none that follows
        ("گل", "\ufede\ufb94"),  # Persian
    ],
)
def test_arabic_letters_are_joined(read: str, forms: str) -> None:
    assert in_drawing_order(read) == forms


def test_vowel_points_do_not_break_the_joining() -> None:
    bare = in_drawing_order("محمد")
    pointed = in_drawing_order("مُحَمَّد")
    assert [sign for sign in pointed if sign in bare] == list(bare)


def test_latin_names_are_left_as_they_are() -> None:
    assert not runs_right_to_left("Thuý Nguyễn-Wójcik 12")
    assert runs_right_to_left("Jan שרה")
