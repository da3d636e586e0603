"""Who may do what: the one table of the house's rights.

The rows are those of RELIABILITY 1.6 and of the roles at the desk (P23), each a business verb;
the services ask for them (``atelier.access``), no window does. An activity leader and a host
organisation have most of their rights within their own activities only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class AccountRole(StrEnum):
    """What somebody is to the house; an account may have several."""

    RECEPTION = "reception"
    LEADER = "leader"  # leads some activities: those, and no others
    HOST = "host"  # comes from an organisation: what that one hosts, and nothing else
    COORDINATOR = "coordinator"
    BOARD = "board"  # hours and allowances of volunteers
    READER = "reader"  # the programme, free places and figures, and no name
    ADMINISTRATOR = "administrator"  # accounts, backups and settings, and no visitor


class Right(StrEnum):
    """Something that may be done. Its word stands in the audit log."""

    SEE_PROGRAMME = "see_programme"  # what there is and when: it hangs at the door
    EDIT_PROGRAMME = "edit_programme"
    SEE_DESK = "see_desk"  # the day at the desk, and looking somebody up
    RECEIVE = "receive"  # check in, count, note
    TAKE_BACK = "take_back"  # the last thing that was done with the keys of one's own saves
    UNDO_EARLIER = "undo_earlier"  # take back what another day did
    SEE_PERSON = "see_person"  # all that is known of one visitor
    EDIT_PERSON = "edit_person"
    BROWSE_PEOPLE = "browse_people"  # visitors as a list (P5)
    SEE_ENROLMENTS = "see_enrolments"
    ENROL = "enrol"
    CALL = "call"  # ring round those who are enrolled
    SEE_REGISTER = "see_register"
    MARK = "mark"  # fill in who was there
    SEE_MISSED = "see_missed"  # regulars who stay away
    PRINT_NAMES = "print_names"
    NAME_SENSITIVE = "name_sensitive"  # the names at a sensitive activity (P9)
    SEE_ROSTER = "see_roster"
    STAND_IN = "stand_in"  # somebody cannot come: ring round, put another in
    EDIT_ROSTER = "edit_roster"
    SEE_VOLUNTEERS = "see_volunteers"
    SEE_HOURS = "see_hours"  # hours worked, and the allowance for them
    CONFIRM_HOURS = "confirm_hours"
    PAY = "pay"  # write down an allowance that was paid
    SET_ALLOWANCE = "set_allowance"  # the amounts and limits of allowances (P22)
    SEE_FIGURES = "see_figures"
    TRACE_FIGURES = "trace_figures"  # the rows behind a figure, with names
    CLOSE_MONTH = "close_month"
    SET_TARGETS = "set_targets"
    EDIT_PARTNERS = "edit_partners"
    EXPORT = "export"
    IMPORT = "import"
    ANSWER_PERSON = "answer_person"  # what a visitor asks about what is known of them
    CONSENT = "consent"
    MERGE = "merge"
    ERASE = "erase"
    SEE_DUE = "see_due"  # what was kept long enough
    RETENTION = "retention"
    LEAKS = "leaks"
    READ_AUDIT = "read_audit"
    RESET_PIN = "reset_pin"  # a one-time code for somebody of the reception
    MANAGE_ACCOUNTS = "manage_accounts"
    SETTINGS = "settings"
    BACK_UP = "back_up"
    RESTORE = "restore"
    PART = "part"  # a part of other services, which no window asks for by itself


@dataclass(frozen=True, slots=True)
class Holders:
    """Who has a right: some everywhere, some within their own activities."""

    everywhere: frozenset[AccountRole]
    own: frozenset[AccountRole] = frozenset()


def _held(*everywhere: AccountRole, own: tuple[AccountRole, ...] = ()) -> Holders:
    return Holders(frozenset(everywhere), frozenset(own))


_RECEPTION, _COORDINATOR = AccountRole.RECEPTION, AccountRole.COORDINATOR
_LEADER, _HOST = AccountRole.LEADER, AccountRole.HOST
_BOARD, _READER = AccountRole.BOARD, AccountRole.READER
_ADMINISTRATOR = AccountRole.ADMINISTRATOR
_DESK = _held(_RECEPTION, _COORDINATOR)
_LISTS = _held(_RECEPTION, _COORDINATOR, own=(_LEADER, _HOST))
_OFFICE = _held(_COORDINATOR)
_MONEY = _held(_COORDINATOR, _BOARD)
_KEEPER = _held(_ADMINISTRATOR)

HOLDERS: dict[Right, Holders] = {
    Right.SEE_PROGRAMME: _held(*AccountRole),
    Right.EDIT_PROGRAMME: _OFFICE,
    Right.SEE_DESK: _DESK,
    Right.RECEIVE: _DESK,
    Right.TAKE_BACK: _held(_RECEPTION, _COORDINATOR, _LEADER, _HOST),
    Right.UNDO_EARLIER: _OFFICE,
    Right.SEE_PERSON: _DESK,
    Right.EDIT_PERSON: _DESK,
    Right.BROWSE_PEOPLE: _OFFICE,
    Right.SEE_ENROLMENTS: _LISTS,
    Right.ENROL: _LISTS,
    Right.CALL: _DESK,
    Right.SEE_REGISTER: _LISTS,
    Right.MARK: _LISTS,
    Right.SEE_MISSED: _OFFICE,
    Right.PRINT_NAMES: _LISTS,
    Right.NAME_SENSITIVE: _held(own=(_HOST,)),
    Right.SEE_ROSTER: _DESK,
    Right.STAND_IN: _DESK,
    Right.EDIT_ROSTER: _OFFICE,
    Right.SEE_VOLUNTEERS: _OFFICE,
    Right.SEE_HOURS: _MONEY,
    Right.CONFIRM_HOURS: _OFFICE,
    Right.PAY: _MONEY,
    Right.SET_ALLOWANCE: _MONEY,
    Right.SEE_FIGURES: _held(_RECEPTION, _COORDINATOR, _BOARD, _READER, _ADMINISTRATOR),
    Right.TRACE_FIGURES: _OFFICE,
    Right.CLOSE_MONTH: _OFFICE,
    Right.SET_TARGETS: _OFFICE,
    Right.EDIT_PARTNERS: _OFFICE,
    Right.EXPORT: _OFFICE,
    Right.IMPORT: _OFFICE,
    Right.ANSWER_PERSON: _OFFICE,
    Right.CONSENT: _DESK,
    Right.MERGE: _OFFICE,
    Right.ERASE: _OFFICE,
    Right.SEE_DUE: _OFFICE,
    Right.RETENTION: _OFFICE,
    Right.LEAKS: _held(_COORDINATOR, _ADMINISTRATOR),
    Right.READ_AUDIT: _held(_COORDINATOR, _ADMINISTRATOR),
    Right.RESET_PIN: _held(_COORDINATOR, _ADMINISTRATOR),
    Right.MANAGE_ACCOUNTS: _KEEPER,
    Right.SETTINGS: _held(_COORDINATOR, _ADMINISTRATOR),
    Right.BACK_UP: _KEEPER,
    Right.RESTORE: _KEEPER,
    Right.PART: _held(*AccountRole),
}
"""The table. A right that is missing here is a bug that the tests find."""

EVERY_RIGHT: frozenset[Right] = frozenset(Right) - {Right.NAME_SENSITIVE}
"""What the house itself may do: all but see who comes to a sensitive activity."""

ASKS_AGAIN: frozenset[Right] = frozenset(
    {
        *(Right.EXPORT, Right.IMPORT, Right.MERGE, Right.ERASE, Right.RETENTION),
        *(Right.MANAGE_ACCOUNTS, Right.BACK_UP, Right.RESTORE),
    }
)
"""What wants the secret again when it was not given in the last minutes (RELIABILITY 1.6)."""

PASSPHRASE_ROLES: frozenset[AccountRole] = frozenset({_COORDINATOR, _ADMINISTRATOR})
"""The roles for which six digits are too few: they can export and erase."""


def rights_of(roles: Iterable[AccountRole]) -> tuple[frozenset[Right], frozenset[Right]]:
    """Give the rights of somebody with these roles: everywhere, and within their own activities."""
    held = frozenset(roles)
    everywhere = frozenset(right for right, who in HOLDERS.items() if who.everywhere & held)
    own = frozenset(right for right, who in HOLDERS.items() if who.own & held)
    return everywhere, own - everywhere
