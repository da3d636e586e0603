"""What can go wrong with a backup, in whole sentences. Nothing was changed where they are told."""

from atelier.domain import Refusal, Unavailable
from atelier.language import tr


class NotABackup(Unavailable):
    """A file of another program."""

    def __init__(self) -> None:
        super().__init__(tr("This file is not a backup of Atelier. Nothing was changed."))


class BackupDamaged(Unavailable):
    """A backup that is not any more what was made (F29)."""

    def __init__(self) -> None:
        super().__init__(tr("This backup is damaged. Nothing was changed; take another one."))


class SourceDamaged(Unavailable):
    """The database itself does not hold together: a bad copy never stands beside good ones."""

    def __init__(self) -> None:
        super().__init__(
            tr("The database is damaged, so no backup was made of it. The older backups stay.")
        )


class NotKept(Unavailable):
    """The place for a backup is full, closed, or not there (F28)."""

    def __init__(self) -> None:
        super().__init__(
            tr("The backup could not be written there. The older backups are still there.")
        )


class NotPutBack(Unavailable):
    """The disk did not take the restored database; the one that was there still is."""

    def __init__(self) -> None:
        super().__init__(
            tr("The backup could not be put back: the disk refused it. Nothing was changed.")
        )


class InUse(Unavailable):
    """Somebody else writes in the database that is to be copied or replaced."""

    def __init__(self) -> None:
        super().__init__(tr("Another program is using the database. Close it there and try again."))


class OnServer(Refusal):
    """The house stands on a PostgreSQL server, whose backups are the server's own."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This house stands on a server. Whoever looks after the server puts its "
                "backups back (pg_restore); Atelier does so on one computer only."
            )
        )


class PassphraseNeeded(Refusal):
    """A locked backup, and no passphrase."""

    def __init__(self) -> None:
        super().__init__(tr("This backup is locked. The passphrase lies in the safe."))


class WrongPassphrase(Refusal):
    """Another passphrase than the one that the backup was locked with."""

    def __init__(self) -> None:
        super().__init__(tr("This is not the passphrase of this backup. Look at each word."))


class PassphraseTooShort(Refusal):
    """A passphrase that a thief would soon have guessed; ``least`` in letters."""

    def __init__(self, least: int) -> None:
        super().__init__(tr("This passphrase is too short: {least} letters at least.", least=least))
        self.least = least
