"""What anybody may ask, signed in or not: a short list, and whatever joins it is looked at here."""

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
