"""Telephone numbers, in one form and as they are dialled."""

import pytest

from atelier.people.errors import PhoneImpossible
from atelier.people.phones import kept_phone, phone_warning, shown_phone


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("024-3771234", "+31243771234", "024 377 1234"),
        ("0243771234", "+31243771234", "024 377 1234"),
        ("0031 6 12345678", "+31612345678", "06 12345678"),
        ("+31 612345678", "+31612345678", "06 12345678"),
        ("+49 2821 12345", "+49282112345", "+49 2821 12345"),
        ("0\uff16-12345678", "+31612345678", "06 12345678"),
    ],
)
def test_a_number_is_kept_once_and_shown_as_it_is_dialled(
    typed: str, kept: str, shown: str
) -> None:
    assert kept_phone(typed) == kept
    assert shown_phone(kept) == shown
    assert phone_warning(kept) is None


def test_a_number_that_may_be_a_mistake_is_kept_with_a_warning() -> None:
    for typed in ("06-1234567", "06-0000 0012"):
        kept = kept_phone(typed)
        assert kept is not None
        assert phone_warning(kept)


def test_what_is_no_number_is_refused() -> None:
    assert kept_phone("  ") is None
    for typed in ("112 en 113", "06 12345678 / 024 3771234", "nee", "06 12345678 ext 5"):
        with pytest.raises(PhoneImpossible):
            kept_phone(typed)
