"""Who may sign in after a backup was put back: as in the database in use, not as it was then."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from atelier.domain import Account, AccountHolds, Clock


def replay_accounts(known: Session, restored: Session, clock: Clock) -> int:
    """Let every account of both keep what it is now: its secret, its roles, and whether it ended.

    Whoever was deactivated after the backup was made stays outside, and a secret that was changed
    since is the one that counts. Gives 0: nobody was taken away.
    """
    _ = clock  # nothing here goes by the time
    now = {account.key: account for account in known.scalars(select(Account))}
    for account in restored.scalars(select(Account)).all():
        as_now = now.get(account.key)
        if as_now is not None:
            _follow(known, restored, account, as_now)
    restored.flush()
    return 0


def _follow(known: Session, restored: Session, account: Account, as_now: Account) -> None:
    account.secret, account.must_change = as_now.secret, as_now.must_change
    account.code_until, account.deactivated_at = as_now.code_until, as_now.deactivated_at
    roles = select(AccountHolds.role).where(AccountHolds.account_id == as_now.id)
    restored.execute(delete(AccountHolds).where(AccountHolds.account_id == account.id))
    for role in known.scalars(roles):
        restored.add(AccountHolds(account_id=account.id, role=role))
