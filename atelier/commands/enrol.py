"""``enrol``: a place in a series or on one day, and giving it back."""

from datetime import date
from functools import partial

import click

from atelier.commands.frame import Frame, given_key, naming
from atelier.enrolment.actions import enrol, withdraw
from atelier.enrolment.receipts import Enrolled, Withdrawn
from atelier.language import tr
from atelier.words import day_in_words


@click.command("enrol")
@click.option("--person", "person_id", type=int, required=True)
@click.option("--series", "series_id", type=int)
@click.option("--occurrence", "occurrence_id", type=int)
@click.option("--waiting", is_flag=True, help="Take a place on the waiting list if it is full.")
@click.option("--withdraw", "leaving", is_flag=True, help="Give the place back.")
@click.option("--contact-name", default="", help="A child's parent.")
@click.option("--contact-phone", default="", help="The parent's number.")
@click.option("--key", help="The save's own key: the same key again is the same save.")
@click.pass_obj
def command(
    frame: Frame,
    person_id: int,
    series_id: int | None,
    occurrence_id: int | None,
    waiting: bool,
    leaving: bool,
    contact_name: str,
    contact_phone: str,
    key: str | None,
) -> None:
    """Give somebody a place, or one on the waiting list; --withdraw gives it back."""
    if (series_id is None) == (occurrence_id is None):
        raise click.UsageError("Name either --series or --occurrence.")
    if leaving and (waiting or contact_name or contact_phone):
        raise click.UsageError("--withdraw needs no more than the person and the place.")
    missing = tr("There is no person or no activity with this number.")
    with naming(missing, repeated=key is not None):
        if leaving:
            back = partial(
                withdraw,
                person_id=person_id,
                series_id=series_id,
                occurrence_id=occurrence_id,
                actor=frame.actor(),
                key=given_key(key),
            )
            frame.answer(*_withdrawn(frame.perform(back)))
            return
        place = partial(
            enrol,
            person_id=person_id,
            series_id=series_id,
            occurrence_id=occurrence_id,
            contact_name=contact_name,
            contact_phone=contact_phone,
            waiting_if_full=waiting,
            actor=frame.actor(),
            key=given_key(key),
        )
        frame.answer(*_enrolled(frame.perform(place)))


def _enrolled(done: Enrolled) -> tuple[dict[str, object], str]:
    data: dict[str, object] = {"enrolment": done.enrolment_id, "change": done.change_id}
    what = _what(done.activity, done.day)
    if done.waiting_position is not None:
        data["waiting_position"] = done.waiting_position
        text = tr("{who} is number {number} on the waiting list: {what}.", who=done.person,
                  number=done.waiting_position, what=what)  # fmt: skip
    else:
        data |= {"place": done.place, "places_left": done.places_left}
        text = tr("{who} is enrolled: {what}.", who=done.person, what=what)
    return data, text


def _withdrawn(done: Withdrawn) -> tuple[dict[str, object], str]:
    data: dict[str, object] = {
        "enrolment": done.enrolment_id,
        "withdrawn": True,
        "waiting": done.waiting,
        "change": done.change_id,
    }
    what = _what(done.activity, done.day)
    return data, tr("{who} is withdrawn: {what}.", who=done.person, what=what)


def _what(activity: str, day: date | None) -> str:
    return activity if day is None else f"{activity}, {day_in_words(day)}"
