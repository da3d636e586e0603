"""PINs and passphrases: which are good enough, and how they are kept.

Kept is an Argon2id hash (19 MiB, two passes, one lane: about 35 ms), never the secret. A PIN says
who is at the desk and is no lock on the disk: whoever has the file finds six digits in a night
(RELIABILITY P-21). Whoever can export or erase therefore has a passphrase.
"""

import secrets
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from atelier.accounts.refusals import EasyPassphrase, EasyPin, NotSixDigits, ShortPassphrase
from atelier.domain import AccountRole
from atelier.domain.rights import PASSPHRASE_ROLES

PIN_DIGITS = 6
LEAST_PASSPHRASE = 12
MOST_SECRET = 200
_CODE_DIGITS = 8
_KIBIBYTES = 19 * 1024
_EASY_WORDS = (
    *("welkom", "wachtwoord", "password", "passphrase", "geheim", "qwerty", "azerty", "letmein"),
    *("wijkatelier", "atelier", "vrijwilliger", "administrator", "beheerder", "nijmegen"),
    *("zomer", "winter", "herfst", "lente", "abcdef", "iloveyou", "nederland"),
)


def wants_passphrase(roles: Iterable[AccountRole]) -> bool:
    """Whether these roles want a passphrase; for the others it is a PIN."""
    return bool(PASSPHRASE_ROLES & frozenset(roles))


def check_secret(secret: str, *, roles: Iterable[AccountRole], name: str = "") -> None:
    """Refuse a secret that is not good enough for these roles; raises a WeakSecret.

    No rules about capitals and signs, and nothing expires: length is what counts (ASVS 6.2).
    """
    if wants_passphrase(roles):
        _check_passphrase(secret, name)
    else:
        _check_pin(secret)


def hash_of(secret: str) -> str:
    """Give the hash that is kept."""
    return _hasher().hash(secret[:MOST_SECRET])


def fits(secret: str, kept: str) -> bool:
    """Whether a secret is the one whose hash was kept. Takes as long as hashing does."""
    try:
        return _hasher().verify(kept, secret[:MOST_SECRET])
    except (VerificationError, InvalidHashError):
        return False


def new_code() -> str:
    """Make a one-time code: eight digits, drawn by lot."""
    return f"{secrets.randbelow(10**_CODE_DIGITS):0{_CODE_DIGITS}d}"


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=_KIBIBYTES, parallelism=1)


def _check_pin(pin: str) -> None:
    if len(pin) != PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise NotSixDigits
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    half, third = PIN_DIGITS // 2, PIN_DIGITS // 3
    repeats = pin[:half] == pin[half:] or pin == pin[:third] * half
    if steps <= {0} or steps in ({1}, {-1}) or repeats or _is_date(pin):
        raise EasyPin


def _is_date(pin: str) -> bool:
    """Whether six digits are a day, written with the day or the year first."""
    first, month, last = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    return any(_is_day(*parts) for parts in ((last, month, first), (first, month, last)))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def _check_passphrase(passphrase: str, name: str) -> None:
    if len(passphrase.strip()) < LEAST_PASSPHRASE:
        raise ShortPassphrase(LEAST_PASSPHRASE)
    left = passphrase.casefold()
    for word in (*_EASY_WORDS, *name.casefold().split()):
        left = left.replace(word, "")
    letters = {sign for sign in left if sign.isalpha()}
    if len(letters) < 4 and len(set(left)) <= LEAST_PASSPHRASE // 2:  # nothing but a year remains
        raise EasyPassphrase
