"""The actions of the audit log in words: what somebody did, or tried to do.

An action that has no words of its own here is named by the right that it needed.
"""

from atelier.audit.right_words import right_in_words
from atelier.domain import Right
from atelier.language import tr


def action_in_words(action: str, right: Right | None) -> str:
    """Say what a line of the log is about, in the words of the house."""
    for words in _SUBJECTS:
        found = words().get(action)
        if found is not None:
            return found
    return tr("something else") if right is None else right_in_words(right)


def _at_the_door() -> dict[str, str]:
    """Name who comes in, and what keeps the house."""
    return {
        "sign_in": tr("sign in"),
        "sign_out": tr("sign out"),
        "choose_secret": tr("choose a PIN or passphrase"),
        "prove": tr("type the PIN or passphrase again"),
        "make_first_administrator": tr("make the first account"),
        "add_account": tr("make an account"),
        "change_account": tr("change an account"),
        "deactivate": tr("deactivate an account"),
        "reactivate": tr("let an account in again"),
        "issue_code": tr("give a one-time code"),
        "may_back_up": tr("make a backup"),
        "may_choose_outside": tr("choose where backups go"),
        "may_restore": tr("begin to put a backup back"),
        "was_restored": tr("put a backup back"),
        "clock_back": tr("the clock was set back"),
        "clock_ahead": tr("the clock jumped ahead"),
    }


def _at_the_desk() -> dict[str, str]:
    """Name what the reception does."""
    return {
        "check_in": tr("check a visitor in"),
        "register_walk_in": tr("register and check in a newcomer"),
        "complete_newcomer": tr("complete a newcomer"),
        "give_name": tr("name a visitor counted without a name"),
        "count_visitors": tr("count visitors without a name"),
        "check_in_group": tr("check a group in"),
        "note_question": tr("note a question"),
        "write_note": tr("write a note of the day"),
        "remove_note": tr("remove a note of the day"),
        "undo": tr("undo something"),
        "undo_last": tr("undo the last thing"),
        "undo_last_of_desk": tr("undo the last thing at the desk"),
        "undo_last_change": tr("undo the last change"),
        "tally_sheet": tr("print the tally sheet"),
        "day_overview": tr("print the overview of the day"),
    }


def _at_lists() -> dict[str, str]:
    """Name who is enrolled and who was there."""
    return {
        "enrol": tr("enrol somebody"),
        "enrol_at_desk": tr("enrol somebody at the desk"),
        "withdraw": tr("withdraw somebody"),
        "withdraw_at_desk": tr("withdraw somebody at the desk"),
        "keep_one_day": tr("keep an enrolment for one day only"),
        "accept_place": tr("give a free place"),
        "decline_place": tr("pass a free place on"),
        "take_back": tr("undo an enrolment or withdrawal"),
        "take_back_last": tr("undo the last enrolment"),
        "start_call_list": tr("begin a list of calls"),
        "start_call_lists": tr("begin lists of calls"),
        "begin_call": tr("begin a call"),
        "note_call": tr("note a call"),
        "answer_call": tr("note the answer to a call"),
        "close_call_list": tr("close a list of calls"),
        "call_sheet": tr("print a list of calls"),
        "set_mark": tr("mark who was there"),
        "set_marks": tr("mark several people at once"),
        "mark_rest_present": tr("mark the others as present"),
        "add_to_register": tr("add somebody to a register"),
        "set_unnamed": tr("count people without a name"),
        "add_unnamed": tr("add people without a name"),
    }


def _at_registers() -> dict[str, str]:
    """Name registers, and the paper of them."""
    return {
        "tell_numbers": tr("fill in numbers only"),
        "set_done": tr("say that a register is complete"),
        "give_answer": tr("say why a register is empty"),
        "enter_sheet": tr("enter a paper list"),
        "give_up_sheet": tr("give a paper list up"),
        "signup_sheet": tr("print a sign-up sheet"),
        "attendance_sheet": tr("print an attendance sheet"),
        "missed_list": tr("print who stays away"),
        "switch_missed_on": tr("look from now on who stays away"),
        "switch_missed_off": tr("no longer look who stays away"),
    }


def _with_people() -> dict[str, str]:
    """Name the records of visitors, and their rights."""
    return {
        "person_card": tr("see one visitor's details"),
        "list_people": tr("see visitors as a list"),
        "add_person": tr("add a person"),
        "add_visitor": tr("add a visitor"),
        "edit_person": tr("change a person"),
        "edit_visitor": tr("change a visitor"),
        "add_details": tr("add details of a person"),
        "access_overview": tr("see all that is known of a visitor"),
        "access_sheet": tr("print what is known of a visitor"),
        "take_request": tr("note a request"),
        "extend_request": tr("take longer for a request"),
        "answer_request": tr("answer a request"),
        "reopen_request": tr("open a request again"),
        "say_consent": tr("note a consent"),
        "withdraw_consent": tr("withdraw a consent"),
        "erasure_preview": tr("look what erasing would remove"),
        "erase": tr("erase a visitor"),
        "merge": tr("merge two records"),
        "unmerge": tr("take two records apart"),
    }


def _in_and_out() -> dict[str, str]:
    """Name what comes in and goes out by the hundred."""
    return {
        "carry_out": tr("import people"),
        "undo_import": tr("undo an import of people"),
        "import_programme": tr("import the programme"),
        "undo_programme": tr("undo an import of the programme"),
        "import_calendar": tr("import a calendar"),
        "undo_calendar_import": tr("undo an import of a calendar"),
        "people_table": tr("export visitors"),
        "visits_table": tr("export visits"),
        "participations_table": tr("export who took part"),
        "programme_table": tr("export the programme"),
        "agenda_table": tr("export sessions"),
        "programme_calendar": tr("export the programme as a calendar"),
        "figures_table": tr("export figures"),
        "bundle_folder": tr("export the documents of a month"),
    }


def _in_the_programme() -> dict[str, str]:
    """Name activities and when they are."""
    return {
        "save_activity": tr("save an activity"),
        "save_series": tr("save a series"),
        "save_change": tr("change the programme"),
        "cancel_occurrence": tr("cancel a session"),
        "move_occurrence": tr("move a session"),
        "reinstate_occurrence": tr("let a session go on after all"),
        "told": tr("note who was told"),
        "save_closure": tr("close the house for a while"),
        "remove_closure": tr("open the house after all"),
        "decide_holiday": tr("decide about a holiday"),
        "choose_region": tr("choose the region of the school holidays"),
        "save_school_holiday": tr("save a school holiday"),
        "remove_school_holiday": tr("remove a school holiday"),
        "take_back_change": tr("undo a change of the programme"),
        "take_back_last_change": tr("undo the last change of the programme"),
        "save_booking": tr("book a room"),
        "change_booking": tr("change a booking"),
        "remove_booking": tr("remove a booking"),
        "add_room": tr("add a room"),
        "change_room": tr("change a room"),
        "remove_room": tr("remove a room"),
    }


def _on_the_wall() -> dict[str, str]:
    """Name paper of the programme."""
    return {
        "door_list": tr("print the list for a door"),
        "month_poster": tr("print the poster of the month"),
        "week_poster": tr("print the poster of the week"),
        "week_programme": tr("print the programme of the week"),
        "closure_notice": tr("print that the house is closed"),
        "invitation": tr("print an invitation"),
        "day_plan": tr("print the plan of the day"),
        "places_sheet": tr("print the free places"),
    }


def _in_the_figures() -> dict[str, str]:
    """Name months, targets and partners."""
    return {
        "close_month": tr("close a month"),
        "open_correction": tr("open a closed month for a correction"),
        "give_up_correction": tr("give a correction up"),
        "set_target": tr("set a target"),
        "change_target": tr("change a target"),
        "remove_target": tr("remove a target"),
        "take_back_target_change": tr("undo a change of a target"),
        "add_partner": tr("add a partner"),
        "correct_partner": tr("correct a partner"),
        "rename_organisation": tr("give a partner another name"),
        "merge_organisations": tr("merge two partners"),
        "take_back_partner_change": tr("undo a change of a partner"),
        "month_summary": tr("print the overview of a month"),
        "difference_sheet": tr("print what a correction changed"),
        "missing_registers": tr("print which registers are missing"),
        "bundle_sheet": tr("print the documents of a month"),
    }


def _in_what_is_kept() -> dict[str, str]:
    """Name retention, leaks and what the house settled."""
    return {
        "look": tr("look what was kept long enough"),
        "confirm": tr("confirm what is to be removed"),
        "carry_on": tr("remove what was kept long enough"),
        "trust_date": tr("say that the date is right"),
        "save_leak": tr("write down a data leak"),
        "mark_destroyed": tr("note paper as destroyed"),
        "register_sheet": tr("print the register of processing"),
        "statement_sheet": tr("print the privacy statement"),
        "save_house": tr("settle the house"),
        "save_opening": tr("settle the opening hours"),
        "save_day_parts": tr("settle the parts of the day"),
        "save_counting": tr("settle how figures are counted"),
        "save_fields": tr("settle what is kept of visitors"),
        "save_terms": tr("settle how long things are kept"),
        "save_lock_after": tr("settle when desks lock"),
        "save_offered": tr("settle what the desk offers"),
        "save_area": tr("save a neighbourhood"),
        "remove_area": tr("remove a neighbourhood"),
        "save_tenant": tr("save a tenant"),
        "remove_tenant": tr("remove a tenant"),
    }


_SUBJECTS = (
    _at_the_door,
    _at_the_desk,
    _at_lists,
    _at_registers,
    _with_people,
    _in_and_out,
    _in_the_programme,
    _on_the_wall,
    _in_the_figures,
    _in_what_is_kept,
)
