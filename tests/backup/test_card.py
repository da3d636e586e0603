"""The restore card and the sheet for the safe: one page each, in both languages."""

from pathlib import Path

import pytest

from atelier import language
from atelier.backup.card import restore_card, safe_sheet
from atelier.backup.sealing import new_passphrase
from atelier.domain import Clock
from tests.paper.reading import text_of


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_the_card_fits_on_a_page_and_holds_no_secret(clock: Clock, spoken: str) -> None:
    language.use(spoken)
    place = Path("/srv/huis/atelier.db")
    card = restore_card(house="Huis", database=place, outside=Path("/srv/stick"), clock=clock)
    text = text_of(card.pdf)
    assert card.pages == 1
    assert "/srv/huis/backups" in text
    assert "/srv/stick" in text
    words = new_passphrase()
    sheet = safe_sheet(house="Huis", passphrase=words, clock=clock)
    assert sheet.pages == 1
    assert words in text_of(sheet.pdf)
    assert words not in text


def test_no_two_passphrases_are_alike() -> None:
    made = {new_passphrase() for _ in range(50)}
    assert len(made) == 50
    assert all(len(words.split()) == 6 for words in made)
