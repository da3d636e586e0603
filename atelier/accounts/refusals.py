"""Why an account is not as somebody wants it, in plain sentences."""

from atelier.domain import Refusal
from atelier.language import tr


class WeakSecret(Refusal):
    """A PIN or passphrase that others would guess."""


class NotSixDigits(WeakSecret):
    """A PIN is six digits."""

    def __init__(self) -> None:
        super().__init__(tr("A PIN has six digits."))


class EasyPin(WeakSecret):
    """A PIN that is tried first: a row, a repetition, a date."""

    def __init__(self) -> None:
        super().__init__(tr("This PIN is too easy: no row, no repetition and no date, please."))


class ShortPassphrase(WeakSecret):
    """A passphrase is as long as a sentence."""

    def __init__(self, least: int) -> None:
        super().__init__(tr("A passphrase has at least {least} characters.", least=least))


class EasyPassphrase(WeakSecret):
    """A passphrase that is tried first."""

    def __init__(self) -> None:
        super().__init__(tr("This passphrase is too easy: take some words that do not belong."))


class NameTaken(Refusal):
    """Two tiles with one name could not be told apart."""

    def __init__(self) -> None:
        super().__init__(tr("There is an account with this name already."))


class NoName(Refusal):
    """A tile without a name."""

    def __init__(self) -> None:
        super().__init__(tr("An account needs a name."))


class NoRole(Refusal):
    """An account that may do nothing."""

    def __init__(self) -> None:
        super().__init__(tr("Choose at least one role."))


class LastAdministrator(Refusal):
    """Without an administrator nobody could make another."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This is the last administrator. First give somebody else that role, "
                "and let them choose a passphrase."
            )
        )


class AccountsExist(Refusal):
    """The first administrator is made once; after that, accounts make accounts."""

    def __init__(self) -> None:
        super().__init__(tr("This house has accounts already. Ask its administrator."))
