"""Telephone numbers: kept in one form, shown as the Dutch write them."""

import unicodedata

from atelier.domain import CitizenNumber, TextTooLong
from atelier.domain.text import holds_citizen_number
from atelier.language import tr
from atelier.people.errors import PhoneImpossible

_TYPED = 40  # letters
_BSN = 9  # digits
_TELLING = 6  # last digits; the library reads the first of two numbers and is silent


def kept_phone(text: str) -> str | None:
    """Give a number as it is kept (E.164: +31612345678); None for an empty field.

    A number that exists nowhere but could be meant is kept: see ``phone_warning``.
    Raises PhoneImpossible, TextTooLong, or CitizenNumber for nine bare digits (rule P2).
    """
    import phonenumbers

    text = unicodedata.normalize("NFKC", text).strip()
    if not text:
        return None
    if len(text) > _TYPED:
        raise TextTooLong(_TYPED)
    digits = "".join(sign for sign in text if sign.isdecimal())
    if len(digits) == _BSN and "+" not in text and holds_citizen_number(digits):
        raise CitizenNumber
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        raise PhoneImpossible from None
    kept = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    whole = kept.endswith(digits[-_TELLING:]) and not any(sign.isalpha() for sign in text)
    if not whole or not phonenumbers.is_possible_number(number):
        raise PhoneImpossible  # two numbers in one field, or a word
    return kept


def phone_warning(kept: str) -> str | None:
    """Give a sentence when a kept number does not exist as far as is known; else None."""
    import phonenumbers

    if phonenumbers.is_valid_number(phonenumbers.parse(kept)):
        return None
    return tr("This number does not seem to exist. Are all digits right?")


def shown_phone(kept: str) -> str:
    """Write a kept number as one dials it: 024 377 1234, and abroad +49 2821 12345."""
    import phonenumbers

    number = phonenumbers.parse(kept)
    shape = phonenumbers.PhoneNumberFormat
    form = shape.NATIONAL if number.country_code == 31 else shape.INTERNATIONAL
    return phonenumbers.format_number(number, form)
