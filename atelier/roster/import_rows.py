"""Reading one row of a list as a volunteer: what may be kept of it, or why it cannot be."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from atelier.discreet import Discreet
from atelier.domain import Refusal, VogNeed, VolunteerStatus
from atelier.domain.text import clean
from atelier.language import tr
from atelier.people.folding import fold
from atelier.people.import_rows import RowReader, RowRefused, yes_or_no
from atelier.people.likeness import Known
from atelier.people.phones import kept_phone
from atelier.roster.import_columns import volunteer_field_label
from atelier.roster.roles import RoleRow
from atelier.roster.volunteers import VolunteerForm, kept_full_postcode, values_of

T = TypeVar("T")
_CELL, _NAME, _STREET, _TOWN, _BY = 120, 120, 120, 80, 60  # letters
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_FIRST_YEAR = 1950
_AHEAD = timedelta(days=366 * 20)
_COUNT = re.compile(r"\d{1,3}")
_BETWEEN = re.compile(r"[,;/|+&\n]| en | and ")
_NOTHING = frozenset(("", "-", "nee", "no", "geen", "none", "n.v.t.", "nvt"))
_STATUSES: Mapping[str, VolunteerStatus] = {
    "actief": VolunteerStatus.ACTIVE,
    "active": VolunteerStatus.ACTIVE,
    "in aanmelding": VolunteerStatus.APPLYING,
    "aanmelding": VolunteerStatus.APPLYING,
    "applying": VolunteerStatus.APPLYING,
    "in afmelding": VolunteerStatus.LEAVING,
    "leaving": VolunteerStatus.LEAVING,
    "afgemeld": VolunteerStatus.LEFT,
    "gestopt": VolunteerStatus.LEFT,
    "inactief": VolunteerStatus.LEFT,
    "left": VolunteerStatus.LEFT,
    "inactive": VolunteerStatus.LEFT,
}


class NoDay(Refusal):
    """A day that nobody can tell; one without a year is not guessed."""

    def __init__(self) -> None:
        super().__init__(tr("Only a day with its year can stand here, for example 3-11-2026."))


class NoCount(Refusal):
    """Something that is no small whole number."""

    def __init__(self) -> None:
        super().__init__(tr("Only a whole number can stand here."))


class UnknownStatus(Refusal):
    """A word for no status of a volunteer."""

    def __init__(self) -> None:
        super().__init__(tr("Only active, applying, leaving or left can stand here."))


class UnknownRole(Refusal):
    """A role that the house has not. What stood there is not repeated."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "This house has no such role. Add it first under Work and roles, or leave the "
                "column out."
            )
        )


class VogUnseen(Refusal):
    """A VOG of which nobody is named who saw it (rule P21)."""

    def __init__(self) -> None:
        super().__init__(tr("Of a VOG both stand here: the day, and who saw it."))


@dataclass(frozen=True, slots=True, repr=False)
class RoleBrought(Discreet):
    """A role that a row brings, and what is known of it."""

    role_id: int
    trained: int
    vog_seen_on: date | None
    vog_seen_by: str


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerFacts(Discreet):
    """What a row says of somebody as a volunteer."""

    form: VolunteerForm
    roles: tuple[RoleBrought, ...] = ()


class VolunteerReader:
    """Reads rows by the columns that were chosen; ``people`` reads the person in them."""

    def __init__(
        self, places: Mapping[str, int], roles: Sequence[RoleRow], today: date, people: RowReader
    ) -> None:
        self._places, self._today, self._people = places, today, people
        self._roles: dict[str, RoleRow] = {}
        for role in roles:
            self._roles |= {fold(role.code): role, fold(role.name): role}

    def read(self, cells: Sequence[str]) -> tuple[Known, VolunteerFacts]:
        """Give what may be kept of a row. Raises RowRefused and the like."""
        known = self._people.read(cells)
        form = self._form(cells)
        values_of(form)  # refuses what contradicts itself
        return known, VolunteerFacts(form, self._brought(cells))

    def _form(self, cells: Sequence[str]) -> VolunteerForm:
        until = self._kept(cells, "until", self._day)
        gone = until is not None and until < self._today
        status = self._kept(cells, "status", _status)
        return VolunteerForm(
            status=status or (VolunteerStatus.LEFT if gone else VolunteerStatus.ACTIVE),
            since=self._kept(cells, "since", self._day),
            until=until,
            agreement_on=self._kept(cells, "agreement_on", self._day),
            of_age=self._kept(cells, "of_age", yes_or_no),
            bhv_until=self._kept(cells, "bhv_until", self._day),
            min_shifts=self._kept(cells, "min_shifts", _count),
            max_shifts=self._kept(cells, "max_shifts", _count),
            max_hours=self._kept(cells, "max_hours", _count),
            emergency_name=self._text(cells, "emergency_name", _NAME),
            emergency_phone=self._kept(cells, "emergency_phone", kept_phone) or "",
            street=self._street(cells),
            postcode=self._kept(cells, "postcode", _whole_postcode),
            town=self._text(cells, "town", _TOWN),
        )

    def _brought(self, cells: Sequence[str]) -> tuple[RoleBrought, ...]:
        roles = self._kept(cells, "roles", self._named)
        shown = self._kept(cells, "trained", yes_or_no)
        seen_on = self._kept(cells, "vog_seen_on", self._day)
        seen_by = self._text(cells, "vog_seen_by", _BY)
        if seen_on is not None and not seen_by:
            raise _refused("vog_seen_on", VogUnseen())
        return tuple(
            RoleBrought(
                role.id,
                role.form.trainings if shown else 0,
                seen_on if role.form.vog is not VogNeed.NONE else None,
                seen_by if seen_on is not None and role.form.vog is not VogNeed.NONE else "",
            )
            for role in roles
        )

    def _named(self, text: str) -> list[RoleRow]:
        """Give the roles of a cell; a name with a comma in it may stand there as a whole."""
        whole = self._roles.get(fold(clean(text, _CELL)))
        if whole is not None:
            return [whole]
        names = [fold(clean(one, _CELL)) for one in _BETWEEN.split(text)]
        found = [self._roles.get(one) for one in names if one and one not in _NOTHING]
        if None in found:
            raise UnknownRole
        return list({role.id: role for role in found if role is not None}.values())

    def _street(self, cells: Sequence[str]) -> str:
        parts = (self._cell(cells, "street"), self._cell(cells, "house_number"))
        try:
            return clean(" ".join(part for part in parts if part), _STREET)
        except Refusal as error:
            raise _refused("street", error) from None

    def _day(self, text: str) -> date | None:
        """Give the day of a cell; None where nothing, or that there is none, stands in it."""
        text = clean(text, _CELL)
        if fold(text) in _NOTHING:
            return None
        iso, figures = _ISO.fullmatch(text), _FIGURES.fullmatch(text)
        parts = iso.groups() if iso else figures.groups()[::-1] if figures else None
        try:
            day = None if parts is None else date(*map(int, parts))
        except ValueError:
            day = None
        if day is None or day.year < _FIRST_YEAR or day > self._today + _AHEAD:
            raise NoDay
        return day

    def _text(self, cells: Sequence[str], name: str, limit: int) -> str:
        try:
            return clean(self._cell(cells, name), limit)
        except Refusal as error:
            raise _refused(name, error) from None

    def _kept(self, cells: Sequence[str], name: str, keep: Callable[[str], T]) -> T:
        try:
            return keep(self._cell(cells, name))
        except Refusal as error:
            raise _refused(name, error) from None

    def _cell(self, cells: Sequence[str], name: str) -> str:
        place = self._places.get(name)
        return cells[place].strip() if place is not None else ""


def _status(text: str) -> VolunteerStatus | None:
    word = fold(clean(text, _CELL))
    if not word:
        return None
    if word not in _STATUSES:
        raise UnknownStatus
    return _STATUSES[word]


def _count(text: str) -> int | None:
    text = clean(text, _CELL)
    if fold(text) in _NOTHING:
        return None
    if not _COUNT.fullmatch(text):
        raise NoCount
    return int(text)


def _whole_postcode(text: str) -> str:
    """Give a postcode with its letters; four digits alone are kept of the person only."""
    return "" if clean(text, _CELL).isdecimal() else kept_full_postcode(text)


def _refused(name: str, error: Refusal) -> RowRefused:
    return RowRefused(f"{volunteer_field_label(name)}: {error}")
