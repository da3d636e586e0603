"""G14: every service asks for its right, and gives it to whom the table names and nobody else."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy.orm import Session

import atelier.commands
import ui
from atelier.access.asking import needs
from atelier.access.refusals import NobodySignedIn, NotAllowed
from atelier.accounts.managing import deactivate
from atelier.accounts.opening import renewed
from atelier.database import Database
from atelier.domain import AccountRole, Actor, Right
from atelier.domain.rights import EVERY_RIGHT, HOLDERS, PASSPHRASE_ROLES, rights_of
from tests.access.services import Service, packages, services
from tests.acting import as_role

# What asks for more when it is asked for everything, as it is below.
MORE = {"people.queries.list_people": Right.BROWSE_PEOPLE}

EVERYBODY = (*AccountRole, None)


def every_service() -> Iterator[Service]:
    for package in packages():
        yield from services(package)


@pytest.mark.parametrize("package", packages())
def test_a_service_says_what_it_needs(package: str) -> None:
    silent = {one.name for one in services(package) if one.takes_actor and not one.asks}
    assert silent == set()


def test_the_table_names_every_right() -> None:
    assert set(HOLDERS) == set(Right)
    asked = {one.right for one in every_service() if one.right is not None}
    assert asked <= set(Right)
    everywhere, own = rights_of(AccountRole)
    assert everywhere | own == set(Right)
    assert set(Right) - {Right.NAME_SENSITIVE} == EVERY_RIGHT


def test_what_nobody_answers_for_is_out_of_reach() -> None:
    """No window and no verb uses a service that is not told who asks."""
    silent = {one.function: one.name for one in every_service() if not one.asks}
    used = {
        f"{module.__name__} uses {silent[value]}"
        for module in (*modules(ui), *modules(atelier.commands))
        for value in reached(module)
        if value in silent
    }
    assert used == set()


def test_no_window_uses_a_part_of_a_service() -> None:
    parts = {one.function: one.name for one in every_service() if one.right is Right.PART}
    used = {
        f"{module.__name__} uses {parts[value]}"
        for module in modules(ui)
        for value in reached(module)
        if value in parts
    }
    assert used == set()


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def reached(module: ModuleType) -> Iterator[Any]:
    """Give the functions that a module took in, or names of modules that it took in."""
    named = [value for value in vars(module).values() if not isinstance(value, ModuleType)]
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = vars(module).get(node.value.id)
            if isinstance(owner, ModuleType) and owner.__name__.startswith("atelier."):
                named.append(getattr(owner, node.attr))
    return (value for value in named if inspect.isfunction(value))


@pytest.fixture
def accounts(database: Database, actor: Actor) -> dict[AccountRole | None, Actor]:
    """Give somebody of each role, and nobody."""
    found: dict[AccountRole | None, Actor] = {
        role: replace(as_role(database, actor, role), has_secret=False) for role in AccountRole
    }
    return found | {None: actor.locked()}


def outcome(session: Session, service: Service, actor: Actor) -> str:
    """Ask a service with nothing to work on: past the door it stumbles, at the door it says no."""
    try:
        service.function(session, actor=actor)
    except NotAllowed:
        return "refused"
    except TypeError as error:
        return "let in" if "argument" in str(error) else f"broken: {error}"
    except Exception:
        return "let in"
    return "let in"


def test_every_service_refuses_whom_the_table_refuses(
    database: Database, accounts: dict[AccountRole | None, Actor]
) -> None:
    asked = [one for one in every_service() if one.right is not None]
    assert len(asked) > 250
    wrong = []
    for service in asked:
        assert service.right is not None
        right = MORE.get(service.name, service.right)
        for role in EVERYBODY:
            wanted = "let in" if role in HOLDERS[right].everywhere else "refused"
            with database._readers() as session:  # noqa: SLF001 - 2,000 refusals, none of them kept
                found = outcome(session, service, accounts[role])
            if found != wanted:
                wrong.append(f"{service.name} as {role or 'nobody'}: {found}, not {wanted}")
    assert wrong == []


def test_whoever_left_or_locked_gets_in_nowhere(database: Database, actor: Actor) -> None:
    """Locked at once; deactivated at once for what is written, once renewed for what is read."""
    as_role(database, actor, AccountRole.ADMINISTRATOR)  # one stays
    gone = replace(as_role(database, actor, *AccountRole), has_secret=False)
    assert gone.account_id is not None
    database.perform(partial(deactivate, account_id=gone.account_id, actor=actor))
    with database.reading() as session:
        now = renewed(session, actor=gone)
    assert now == gone.locked()
    wrong = []
    for service in every_service():
        if service.right is None:
            continue
        for who in (now, actor.locked()):
            with database._readers() as session:  # noqa: SLF001 - nothing of it is kept
                if outcome(session, service, who) != "refused":
                    wrong.append(service.name)
    with database._writers() as session:  # noqa: SLF001 - nothing of it is kept
        session.info["atelier.touched"] = set()  # it writes
        wrong += [
            f"{service.name} writes"
            for service in every_service()
            if service.right is not None and outcome(session, service, gone) != "refused"
        ]
    assert wrong == []


def test_a_service_without_an_entry_would_be_found() -> None:
    def forgotten(session: Session, *, actor: Actor) -> None:
        """Do something."""

    assert not Service("forgotten", forgotten).asks
    assert Service("asked", needs(Right.RECEIVE)(forgotten)).asks


def test_who_can_export_or_erase_has_a_passphrase() -> None:
    for right in (Right.EXPORT, Right.ERASE, Right.MERGE, Right.RESTORE, Right.MANAGE_ACCOUNTS):
        assert HOLDERS[right].everywhere | HOLDERS[right].own <= PASSPHRASE_ROLES


def test_a_locked_desk_says_so_plainly(database: Database, actor: Actor) -> None:
    from atelier.desk.queries import day_view

    with database.reading() as session, pytest.raises(NobodySignedIn) as refused:
        day_view(session, actor=actor.locked())
    assert str(refused.value) == "Nobody is signed in here. Choose your name first."
    reader = as_role(database, actor, AccountRole.READER)
    with database.reading() as session, pytest.raises(NotAllowed) as told:
        day_view(session, actor=reader)
    assert str(told.value) == "Your account may not do this. Ask: reception, coordinator."
