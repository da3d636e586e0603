"""What anybody may ask, signed in or not: a short list, and whatever joins it is looked at here."""

from atelier.domain import Right
from tests.access.services import packages, services

ANYBODY = {
    "accounts": {
        *("drafts.keep_draft", "drafts.drafts_of", "drafts.drop_draft", "drafts.forget_drafts"),
        *("managing.make_first_administrator", "opening.opening_actor", "opening.renewed"),
        *("opening.practice_actor", "practising.practise", "practising.open_accounts"),
        *("practising.sign_in_to_practise", "signing_in.sign_in", "signing_in.choose_secret"),
        *("signing_in.prove", "signing_in.sign_out", "signing_in.actor_for", "tiles.tiles"),
        *("tiles.has_accounts", "waiting.seconds_left", "waiting.note_failure"),
    },
    "audit": {"clock.clock_jump", "clock.note_jump"},
    "settings": {
        *("actions.found_house", "fields.fields_kept", "hours.day_parts_of", "hours.opening_of"),
        *("locking.lock_after", "offered.offered_of", "queries.first_house", "queries.house_of"),
        "terms.terms_of",
    },
}

WEIGHS = {
    Right.MANAGE_ACCOUNTS: {
        *("accounts.managing.add_account", "accounts.managing.change_account"),
        *("accounts.managing.deactivate", "accounts.managing.reactivate"),
    },
    Right.EXPORT: {
        *("attendance.exporting.visits_table", "attendance.exporting.participations_table"),
        *("people.exporting.people_table", "reports.exporting.figures_table"),
        *("calendar.exporting.programme_table", "reports.bundle_folder.bundle_folder"),
    },
    Right.IMPORT: {
        *("people.importing.carry_out", "people.importing.undo_import"),
        *("calendar.programme.import_programme", "calendar.exchange.importing.import_calendar"),
    },
    Right.RETENTION: {"audit.keeping.forget_old_lines", "retention.lists.confirm"},
    Right.RESTORE: {"backup.asking.may_restore", "backup.asking.was_restored"},
    Right.ERASE: {"privacy.erasing.erase", "privacy.looking.erasure_preview"},
    Right.MERGE: {"privacy.merging.merge", "privacy.unmerging.unmerge"},
    Right.READ_AUDIT: {"audit.queries.audit_lines", "audit.queries.audit_break"},
    Right.TRACE_FIGURES: {"reports.traced_names.traced", "reports.tracing.rows_of"},
    Right.CLOSE_MONTH: {
        *("reports.closing.close_month", "reports.closing.open_correction"),
        "reports.closing.give_up_correction",
    },
}


def test_what_weighs_asks_for_the_right_that_it_always_did() -> None:
    """A service that asks for less would still agree with the table of who may do what."""
    rights = {one.name: one.right for package in packages() for one in services(package)}
    wanted = {name: right for right, names in WEIGHS.items() for name in names}
    assert {name: rights.get(name) for name in wanted} == wanted


def test_nothing_else_is_open_to_anybody() -> None:
    """A service that lost its right, or got a door without one, is found here."""
    found = {
        one.name
        for package in packages()
        for one in services(package)
        if one.asks and one.right is None
    }
    wanted = {f"{package}.{name}" for package, names in ANYBODY.items() for name in names}
    assert found - wanted == set()
