"""PINs and passphrases: what is too easy, and that nothing but a hash is kept."""

import pytest

from atelier.accounts.refusals import EasyPassphrase, EasyPin, NotSixDigits, ShortPassphrase
from atelier.accounts.secrets import check_secret, fits, hash_of, new_code
from atelier.accounts.waiting import wait_after
from atelier.domain import AccountRole

PIN = (AccountRole.RECEPTION, AccountRole.LEADER)
PASSPHRASE = (AccountRole.RECEPTION, AccountRole.COORDINATOR)


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12a456", "١٢٣٤٥٦", "12 456"])
def test_a_pin_is_six_digits(pin: str) -> None:
    with pytest.raises(NotSixDigits):
        check_secret(pin, roles=PIN)


@pytest.mark.parametrize(
    "pin", ["000000", "777777", "123456", "654321", "121212", "482482", "311249", "491231"]
)
def test_what_is_tried_first_is_no_pin(pin: str) -> None:
    with pytest.raises(EasyPin):
        check_secret(pin, roles=PIN)


@pytest.mark.parametrize("pin", ["739164", "402873", "998877", "135799"])
def test_another_pin_is_good(pin: str) -> None:
    check_secret(pin, roles=PIN)


def test_a_coordinator_has_a_passphrase() -> None:
    with pytest.raises(ShortPassphrase):
        check_secret("739164", roles=PASSPHRASE)
    check_secret("paard accu nietje", roles=PASSPHRASE)
    check_secret("lange spaties   zijn goed ", roles=PASSPHRASE)


@pytest.mark.parametrize(
    "passphrase",
    ["wachtwoord2026", "Welkom123456", "aaaaaaaaaaaaa", "Wijkatelier2026!", "Ingrid-2026-Ingrid"],
)
def test_a_passphrase_that_is_tried_first(passphrase: str) -> None:
    with pytest.raises(EasyPassphrase):
        check_secret(passphrase, roles=PASSPHRASE, name="Ingrid")


def test_only_a_hash_is_kept() -> None:
    kept = hash_of("739164")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert kept != hash_of("739164")  # each has a salt of its own
    assert fits("739164", kept)
    assert not fits("739165", kept)
    assert not fits("739164", "")


def test_codes_are_drawn_by_lot() -> None:
    codes = {new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code) == 8 and code.isdigit() for code in codes)


def test_the_wait_doubles_from_the_fifth_on() -> None:
    waits = [int(wait_after(failures).total_seconds()) for failures in range(13)]
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
