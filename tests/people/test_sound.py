"""Names that sound alike have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.people.sound import sound_key

_ALIKE = """Jansen|Janssen|Janse|Jansse|Janzen; Meijer|Meyer|Meier|Maier|Meÿer;
van Dijk|van Dyk|Van Dijck; de Vries|Fries|Vriese; Kuiper|Kuyper|Kuijper|Cuijper;
Bos|Bosch|van den Bosch; Klaassen|Claassen|Claessen|Klaasen; Hendriks|Hendrix|Hendrikx;
Peters|Peeters; Thijssen|Tijssen|Tyssen; Visser|Fisser; Şahin|Sahin; Öztürk|Ozturk;
El Amrani|el-Amrani; Nguyễn|Nguyen; van 't Hof|van het Hof|Hoff; d'Hondt|de Hondt;
Brouwer|Brauwer; Schouten|Schoute; Smit|Smith|Smidt; Groot|de Groot|Groodt;
Kowalczyk|Kovalczyk; Wójcik|Wojcik; Benali|Ben Ali; van der Heijden|van der Heyden|vd Heiden"""
FAMILIES = [family.strip().split("|") for family in _ALIKE.split(";")]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_a_family_of_names_has_one_sound(family: list[str]) -> None:
    assert len({sound_key(name) for name in family}) == 1


def test_different_names_sound_different() -> None:
    assert len({sound_key(family[0]) for family in FAMILIES}) == len(FAMILIES)


def test_other_scripts_sound_as_they_are_read_aloud() -> None:
    assert sound_key("Петров") == sound_key("Petrov")


@given(st.text(max_size=30))
def test_every_text_has_a_sound_of_plain_letters(text: str) -> None:
    assert sound_key(text).strip("abcdefghijklmnopqrstuvwxyz") == ""
