"""Signs that are no letters, in whatever is typed: cleaned in one place, alike on both engines."""

import unicodedata
from uuid import uuid4

from atelier.database import Database
from atelier.desk.notes import write_note
from atelier.domain import BuildingNote, DeskError
from tests.making import Making

CONTROLS = [chr(number) for number in (*range(32), *range(127, 160))]
SIGNS = [*"\u2028\u2029\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad\ud800\udfff\ufffe"]
TEXTS = [f"Sleutel{sign}bij Riet" for sign in [*CONTROLS, *SIGNS]]
PAIRS = [
    ("  Sleutel   bij\u00a0Riet ", "Sleutel bij Riet"),
    ("Cafe\u0301", "Café"),
    ("Sleutel\tbij\nRiet", "Sleutel bij Riet"),
    ("ﬁets", "ﬁets"),
    ("İSTANBUL ıi", "İSTANBUL ıi"),
    ("محمد ליאור 😀 漢字", "محمد ליאור 😀 漢字"),
]


def test_no_sign_breaks_an_engine_and_none_is_kept(database: Database, making: Making) -> None:
    """Faults F64, F65 and F66: refused in a sentence, or kept as it is shown."""
    for typed, wanted in [*((text, None) for text in TEXTS), *PAIRS]:
        kept = written(database, making, typed)
        if kept is None:
            continue
        assert kept == unicodedata.normalize("NFC", kept)
        assert kept == " ".join(kept.split())
        assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in kept)
        assert wanted is None or kept == wanted


def written(database: Database, making: Making, text: str) -> str | None:
    try:
        number = database.perform(
            lambda session: write_note(session, text=text, actor=making.actor, key=uuid4())
        )
    except DeskError:
        return None
    with database.reading() as session:
        return session.get_one(BuildingNote, number).text
