"""What each right lets somebody do, in words for the audit log."""

from atelier.domain import Right
from atelier.language import tr


def right_in_words(right: Right) -> str:
    """Say what a right is for."""
    return {**_with_people(), **_with_the_house()}[right]


def _with_people() -> dict[Right, str]:
    """Name the rights of the desk, the lists and the roster."""
    return {
        Right.SEE_PROGRAMME: tr("see or print the programme"),
        Right.EDIT_PROGRAMME: tr("work on the programme"),
        Right.SEE_DESK: tr("see the day at the desk"),
        Right.RECEIVE: tr("receive visitors"),
        Right.TAKE_BACK: tr("take back something of one's own"),
        Right.UNDO_EARLIER: tr("take back something of another day"),
        Right.SEE_PERSON: tr("see a visitor's details"),
        Right.EDIT_PERSON: tr("work on a visitor's details"),
        Right.BROWSE_PEOPLE: tr("see a list of visitors"),
        Right.SEE_ENROLMENTS: tr("see who is enrolled"),
        Right.ENROL: tr("enrol or withdraw somebody"),
        Right.CALL: tr("call participants"),
        Right.SEE_REGISTER: tr("see who was there"),
        Right.MARK: tr("fill in who was there"),
        Right.SEE_MISSED: tr("see who stays away"),
        Right.PRINT_NAMES: tr("print a list with names"),
        Right.NAME_SENSITIVE: tr("see the names of a sensitive activity"),
        Right.SEE_ROSTER: tr("see the roster"),
        Right.STAND_IN: tr("find somebody to stand in"),
        Right.EDIT_ROSTER: tr("work on the roster"),
        Right.SEE_VOLUNTEERS: tr("see volunteers' details"),
        Right.SEE_HOURS: tr("see hours and allowances"),
        Right.CONFIRM_HOURS: tr("confirm hours"),
    }


def _with_the_house() -> dict[Right, str]:
    """Name the rights of the office."""
    return {
        Right.PAY: tr("note a paid allowance"),
        Right.SET_ALLOWANCE: tr("settle allowances"),
        Right.SEE_FIGURES: tr("see or print figures"),
        Right.TRACE_FIGURES: tr("see the names behind a figure"),
        Right.CLOSE_MONTH: tr("work on closing a month"),
        Right.SET_TARGETS: tr("work on targets"),
        Right.EDIT_PARTNERS: tr("work on partners"),
        Right.EXPORT: tr("export"),
        Right.IMPORT: tr("import"),
        Right.ANSWER_PERSON: tr("answer what a visitor asks"),
        Right.CONSENT: tr("see or note consents"),
        Right.MERGE: tr("merge records"),
        Right.ERASE: tr("erase visitors"),
        Right.SEE_DUE: tr("see what was kept long enough"),
        Right.RETENTION: tr("work on what was kept long enough"),
        Right.LEAKS: tr("work on data leaks"),
        Right.READ_AUDIT: tr("read the log"),
        Right.RESET_PIN: tr("see accounts or give a code"),
        Right.MANAGE_ACCOUNTS: tr("work on accounts"),
        Right.SETTINGS: tr("see or change settings"),
        Right.BACK_UP: tr("make backups"),
        Right.RESTORE: tr("put backups back"),
        Right.PART: tr("something else"),
    }
