"""``person``: what is known of somebody, and what may be done with it (rules P16 to P18)."""

from dataclasses import asdict
from datetime import date, datetime
from functools import partial

import click

from atelier.commands.frame import Frame, NotFound, given_key, naming
from atelier.domain import RequestKind, RequestOutcome
from atelier.language import tr, tr_count
from atelier.privacy.erasing import erase
from atelier.privacy.looking import ErasurePreview, erasure_preview
from atelier.privacy.merging import merge
from atelier.privacy.overview import Overview, access_overview
from atelier.privacy.requests import (
    RequestCard,
    answer_request,
    extend_request,
    request_log,
    request_words,
    take_request,
)
from atelier.privacy.unmerging import mergers_of, unmerge
from atelier.words import day_in_figures, month_in_words

_PERSON = click.argument("person", type=int)
_YES = click.option("--yes", is_flag=True, help="Really do it. Without it, say what would go.")
_KEY = click.option("--key", help="The save's own key: the same key again is the same save.")


def _missing() -> str:
    return tr("There is no person with this number.")


@click.group("person")
def command() -> None:
    """Show, merge or erase somebody, and keep the log of what people ask."""


@command.command("show")
@_PERSON
@click.pass_obj
def show(frame: Frame, person: int) -> None:
    """Show everything that is known of somebody."""
    with naming(_missing()):
        told = frame.read(partial(access_overview, person_id=person, actor=frame.actor()))
    frame.answer(_overview(told), _in_words(told))


@command.command("erase")
@_PERSON
@_YES
@click.pass_obj
def erase_person(frame: Frame, person: int, yes: bool) -> None:
    """Erase somebody for good; without --yes, say what would go and what would stay."""
    actor = frame.actor()
    with naming(_missing()):
        found = frame.read(partial(erasure_preview, person_id=person, actor=actor))
    if not yes:
        frame.answer({"erased": False, **_numbers(found)}, _preview(found))
        return
    done = frame.perform(partial(erase, mark=found.mark, actor=actor))
    data = {"erased": True, **asdict(done)}
    frame.answer(data, tr("Erased. The figures stay what they were."))


@command.command("merge")
@click.argument("keep", type=int)
@click.argument("other", type=int)
@_YES
@_KEY
@click.pass_obj
def merge_people(frame: Frame, keep: int, other: int, yes: bool, key: str | None) -> None:
    """Let everything of OTHER belong to KEEP, whose name stays. Until 30 days after: unmerge."""
    if not yes:
        raise click.UsageError("This makes one person of two. Say --yes.")
    task = partial(merge, keep_id=keep, other_id=other, actor=frame.actor(), key=given_key(key))
    with naming(_missing(), repeated=key is not None):
        done = frame.perform(task)
    lines = [
        tr(
            "The two are one person: {who}. It can be taken back until {day}.",
            who=done.name,
            day=day_in_figures(done.until),
        )
    ]
    months = [month_in_words(date(one // 100, one % 100, 1)) for one in done.closed]
    if months:
        lines.append(tr("Closed, so it stays as it was: {months}.", months=", ".join(months)))
    data = {
        "merge": done.merge_id,
        "person": done.person_id,
        "moved": done.moved,
        "visits": done.visits,
        "closed": list(done.closed),
        "until": done.until,
    }
    frame.answer(data, "\n".join(lines))


@command.command("unmerge")
@_PERSON
@click.pass_obj
def unmerge_person(frame: Frame, person: int) -> None:
    """Take the last merger of somebody back, within 30 days."""
    actor = frame.actor()
    rows = frame.read(partial(mergers_of, person_id=person, actor=actor))
    if not rows:
        raise NotFound(tr("Nobody was merged into this person in the last 30 days."))
    done = frame.perform(partial(unmerge, merge_id=rows[0].id, actor=actor))
    data = {"person": done.kept_id, "other": done.other_id, "lost": done.lost}
    frame.answer(data, tr("They are two again: {one} and {other}.",
                          one=done.names[0], other=done.names[1]))  # fmt: skip


@command.command("access")
@_PERSON
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="When it was asked; today.")
@click.option("--kind", type=click.Choice([one.value for one in RequestKind]), default="access",
              show_default=True)  # fmt: skip
@click.option("--identity", is_flag=True, help="A document was looked at. None is copied.")
@_KEY
@click.pass_obj
def access(
    frame: Frame,
    person: int,
    received: datetime | None,
    kind: str,
    identity: bool,
    key: str | None,
) -> None:
    """Note that somebody asks what is known, or something else, and say when it is due."""
    actor = frame.actor()
    task = partial(
        take_request,
        kind=RequestKind(kind),
        received_on=received.date() if received else actor.today(),
        person_id=person,
        identity_seen=identity,
        actor=actor,
        key=given_key(key),
    )
    with naming(_missing()):
        number = frame.perform(task)
    (card,) = (one for one in frame.read(partial(request_log, actor=actor)) if one.id == number)
    day = day_in_figures(card.due_on)
    frame.answer(_request(card), tr("Noted. It must be answered by {day}.", day=day))


@command.command("requests")
@click.option("--extend", type=int, metavar="NUMBER", help="Take three months instead of one.")
@click.option("--answer", type=int, metavar="NUMBER", help="This one was answered.")
@click.option("--outcome", type=click.Choice([one.value for one in RequestOutcome]),
              default="done", show_default=True)  # fmt: skip
@click.pass_obj
def requests(frame: Frame, extend: int | None, answer: int | None, outcome: str) -> None:
    """List what people asked, with the day on which it is due."""
    actor = frame.actor()
    if extend is not None:
        frame.perform(partial(extend_request, request_id=extend, actor=actor))
    if answer is not None:
        done = partial(answer_request, request_id=answer, outcome=RequestOutcome(outcome))
        frame.perform(partial(done, actor=actor))
    cards = frame.read(partial(request_log, actor=actor))
    text = "\n".join(_line(card) for card in cards) or tr("Nobody asked anything yet.")
    frame.answer([_request(card) for card in cards], text)


def _overview(told: Overview) -> dict[str, object]:
    return {
        "person": told.person_id,
        "name": told.name,
        "day": told.day,
        "chapters": [
            {"title": one.title, "facts": [[fact.what, fact.told] for fact in one.facts]}
            for one in told.chapters
        ],
    }


def _in_words(told: Overview) -> str:
    lines = [told.name]
    for one in told.chapters:
        lines += ["", one.title]
        lines += [f"  {fact.what}: {fact.told}" for fact in one.facts] or [f"  {tr('Nothing.')}"]
    return "\n".join(lines)


def _numbers(found: ErasurePreview) -> dict[str, object]:
    stays = {"visits": found.visits, "participations": found.participations}
    goes = {"places": found.places, "shifts": found.shifts, "volunteer": found.volunteer}
    return {"stays": {**stays, "worked": found.worked}, "goes": goes}


def _preview(found: ErasurePreview) -> str:
    return "\n".join(
        (
            tr("Nothing was erased. Say --yes to erase {who} for good.", who=found.name),
            tr_count(
                "Stays without a name: one visit.",
                "Stays without a name: {count} visits.",
                found.visits,
            ),
            tr_count("Goes: one place.", "Goes: {count} places.", found.places),
        )
    )


def _request(card: RequestCard) -> dict[str, object]:
    return {
        "request": card.id,
        "kind": card.kind.value,
        "person": card.person_id,
        "received": card.received_on,
        "due": card.due_on,
        "extended": card.extended_on,
        "done": card.done_on,
        "outcome": card.outcome.value if card.outcome else None,
        "identity_seen": card.identity_seen,
        "urgency": card.urgency.name.lower(),
    }


def _line(card: RequestCard) -> str:
    due = day_in_figures(card.due_on)
    end = day_in_figures(card.done_on) if card.done_on else tr("due {day}", day=due)
    return f"{card.id}  {request_words(card.kind)}  {card.name or '–'}  {end}"
