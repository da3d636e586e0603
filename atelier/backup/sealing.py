"""Locking what leaves this computer (rule P24), with age (age-encryption.org).

One file with a passphrase is an ordinary age file. Copies that are made by themselves may not
wait for somebody to type: they are locked for a public key, and the key that opens them goes
along, itself locked with the passphrase. So this computer can lock and not open, and whoever
has the passphrase needs no other program than ``age`` (and ``unzip``) to open it.
"""

import base64
import io
import secrets
import zipfile
from dataclasses import dataclass

from atelier.backup.refusals import BackupDamaged, PassphraseTooShort, WrongPassphrase
from atelier.discreet import Discreet

LEAST = 12  # letters of a passphrase
_AGE, _ZIP = b"age-encryption.org/", b"PK\x03\x04"
_WRONG = "Decryption failed"  # what age says of another passphrase; of damage it says more
_KEY, _HOUSE = "key.age", "house.db.age"
_EPOCH = (2020, 1, 1, 0, 0, 0)  # of the parts in the file, which say nothing of the real moment
_CONSONANTS, _VOWELS = "bdfghjklmnprstvwz", "aeiou"
_WORDS = 6


@dataclass(frozen=True, slots=True, repr=False)
class Lock(Discreet):
    """What this computer keeps of a passphrase: how to lock, and the locked key."""

    recipient: str
    key: bytes

    def text(self) -> dict[str, str]:
        """Give it as text, for a file."""
        return {"recipient": self.recipient, "key": base64.b64encode(self.key).decode()}

    @classmethod
    def of(cls, text: dict[str, str]) -> "Lock":
        """Read what ``text`` gave."""
        return cls(text["recipient"], base64.b64decode(text["key"]))


def new_passphrase() -> str:
    """Make up six words that nobody has used before: 76 bits, easy to read out and to type."""
    return " ".join("".join(_syllable() + _syllable()) for _ in range(_WORDS))


def seal(data: bytes, passphrase: str) -> bytes:
    """Lock bytes with a passphrase. Raises PassphraseTooShort."""
    from pyrage import passphrase as with_passphrase  # type: ignore[import-untyped]

    return bytes(with_passphrase.encrypt(data, _long_enough(passphrase)))


def new_lock(passphrase: str) -> Lock:
    """Make a key and lock it with a passphrase. Raises PassphraseTooShort."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return Lock(str(identity.to_public()), seal(str(identity).encode(), passphrase))


def seal_for(lock: Lock, data: bytes) -> bytes:
    """Lock bytes without a passphrase: only who has the one of this lock opens them."""
    import pyrage

    recipient = pyrage.x25519.Recipient.from_str(lock.recipient)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo(_KEY, _EPOCH), lock.key)
        archive.writestr(zipfile.ZipInfo(_HOUSE, _EPOCH), pyrage.encrypt(data, [recipient]))
    return target.getvalue()


def is_sealed(start: bytes) -> bool:
    """Say whether a file that begins so is a locked one."""
    return start.startswith((_AGE, _ZIP))


def unseal(data: bytes, passphrase: str) -> bytes:
    """Open what was locked, in either way. Raises WrongPassphrase, BackupDamaged."""
    if data.startswith(_AGE):
        return _opened(data, passphrase)
    import pyrage

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            key, house = archive.read(_KEY), archive.read(_HOUSE)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError):
        raise BackupDamaged from None
    if not key.startswith(_AGE):
        raise BackupDamaged
    identity = pyrage.x25519.Identity.from_str(_opened(key, passphrase).decode())
    try:
        return bytes(pyrage.decrypt(house, [identity]))
    except pyrage.DecryptError:
        raise BackupDamaged from None


def _opened(data: bytes, passphrase: str) -> bytes:
    """Try a passphrase as it was typed, then as the program makes them up."""
    from pyrage import DecryptError
    from pyrage import passphrase as with_passphrase

    for typed in dict.fromkeys((passphrase.strip(), " ".join(passphrase.lower().split()))):
        try:
            return bytes(with_passphrase.decrypt(data, typed))
        except DecryptError as error:
            if str(error) != _WRONG:
                raise BackupDamaged from None
    raise WrongPassphrase


def _long_enough(passphrase: str) -> str:
    typed = passphrase.strip()
    if len(typed) < LEAST:
        raise PassphraseTooShort(LEAST)
    return typed


def _syllable() -> str:
    return secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS)
