"""Every service there is: each public function of the features that is handed a session."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import atelier
from atelier.domain import Right

WITHOUT_SERVICES = {"access", "commands", "database", "domain", "paper", "sample", "tables"}


@dataclass(frozen=True, slots=True)
class Service:
    """One public function; ``asks``: it was said what it needs, if only that it needs nothing."""

    name: str
    function: Callable[..., Any]

    @property
    def asks(self) -> bool:
        return "needs" in vars(self.function)

    @property
    def right(self) -> Right | None:
        return vars(self.function).get("needs")

    @property
    def takes_actor(self) -> bool:
        return "actor" in inspect.signature(self.function).parameters


def packages() -> list[str]:
    """Name the packages of the core that hold services, also those that are still to come."""
    found = (one.name for one in pkgutil.iter_modules(atelier.__path__) if one.ispkg)
    return sorted(set(found) - WITHOUT_SERVICES)


def services(package: str) -> Iterator[Service]:
    """Go through the services of a package."""
    whole = importlib.import_module(f"atelier.{package}")
    for found in pkgutil.walk_packages(whole.__path__, f"{whole.__name__}."):
        module = importlib.import_module(found.name)
        for name, value in own_functions(module):
            if "session" in inspect.signature(value).parameters:
                yield Service(f"{found.name.removeprefix('atelier.')}.{name}", value)


def own_functions(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, value in vars(module).items():
        public = inspect.isfunction(value) and not name.startswith("_")
        if public and value.__module__ == module.__name__:
            yield name, value
