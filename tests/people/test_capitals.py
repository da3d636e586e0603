"""Capitals for names that were typed in haste."""

import pytest

from atelier.people.capitals import with_capitals
from atelier.people.names import parse_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("toos van den berg", "Toos van den Berg"),
        ("anne-marie de wit-jansen", "Anne-Marie de Wit-Jansen"),
        ("bert ijzerman", "Bert IJzerman"),
        ("łukasz wójcik", "Łukasz Wójcik"),
        ("'s-gravesande, jo", "Jo 's-Gravesande"),
        ("tesfay", "Tesfay"),
        ("Kees de wit", "Kees de wit"),
        ("فاطمة", "فاطمة"),
    ],
)
def test_only_a_name_without_any_capital_gets_them(typed: str, kept: str) -> None:
    assert with_capitals(parse_name(typed)).full_name == kept
