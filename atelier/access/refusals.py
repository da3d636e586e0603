"""Why something may not be done, in a plain sentence."""

from atelier.audit.writing import Line
from atelier.domain import AccountRole, Refusal, Right
from atelier.domain.rights import HOLDERS
from atelier.language import tr


class NotAllowed(Refusal):
    """Whoever is at the desk does not have this right. ``line`` goes into the audit log."""

    def __init__(self, right: Right, line: Line, sentence: str = "") -> None:
        super().__init__(sentence or _sentence(right))
        self.right = right
        self.line = line


class NobodySignedIn(NotAllowed):
    """The desk is locked, or was left: nothing is done until somebody signs in."""

    def __init__(self, right: Right, line: Line) -> None:
        super().__init__(right, line, tr("Nobody is signed in here. Choose your name first."))


class SecretAgain(NotAllowed):
    """The PIN or passphrase is wanted once more: it was given too long ago."""

    def __init__(self, right: Right, line: Line) -> None:
        super().__init__(right, line, tr("Type your PIN or passphrase once more for this."))


def role_name(role: AccountRole) -> str:
    """Name a role."""
    return {
        AccountRole.RECEPTION: tr("reception"),
        AccountRole.LEADER: tr("activity leader"),
        AccountRole.HOST: tr("host organisation"),
        AccountRole.COORDINATOR: tr("coordinator"),
        AccountRole.BOARD: tr("board"),
        AccountRole.READER: tr("reader"),
        AccountRole.ADMINISTRATOR: tr("administrator"),
    }[role]


def _sentence(right: Right) -> str:
    """Say who may: that is whom to ask."""
    everywhere = HOLDERS[right].everywhere
    names = [role_name(role) for role in AccountRole if role in everywhere]
    if not names:
        return tr("Your account may not do this.")
    return tr("Your account may not do this. Ask: {roles}.", roles=", ".join(names))
