"""What the desk's search field finds, and what it proposes for whoever is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.actions import HELD_FOR
from atelier.desk.queries import DayView, OccurrenceRow, is_now_or_soon
from atelier.desk.regulars import WEEKS, Regulars, familiar_now
from atelier.desk.seen import seen
from atelier.discreet import Discreet
from atelier.domain import Actor, Refusal
from atelier.domain.ages import age_group
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.people.doubles import likely_doubles
from atelier.people.familiar import STRANGER, Familiar
from atelier.people.names import parse_name
from atelier.people.search import Hit, Match, find_people
from atelier.words import weekday_name

MOST = 10  # people shown at the desk (rule P5)
SURE_FROM = 3  # letters; with fewer and a full list, somebody else may be meant
_ENROLLED, _USUAL, _DOOR, _LATER, _USUAL_LATER, _ONLY_HERE, _OTHER = range(7)
_A_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, repr=False)
class Choice(Discreet):
    """Something that a person may have come for. ``reason`` says in words why it is proposed.

    ``occurrence_id`` None: only in the house. ``state`` is "", "full" or "here".
    """

    occurrence_id: int | None
    name: str
    starts: time | None
    reason: str
    state: str


@dataclass(frozen=True, slots=True, repr=False)
class DeskHit(Discreet):
    """A person found: as much as tells people apart, and no more (rule P5)."""

    id: int
    name: str
    desk_name: str
    age_group: str
    area: str
    namesake: bool
    letters: tuple[tuple[int, int], ...]
    weak: bool  # found by its sound or in spite of a typing error
    rank: int  # 0 expected now, 1 expected today, 2 usual on this weekday, 9 others
    here_since: datetime | None
    last_day: date | None
    enrolled: tuple[int, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Found(Discreet):
    """The answer to what was typed. ``chosen`` is the row that Enter may act on, or None."""

    text: str
    hits: tuple[DeskHit, ...]
    chosen: int | None


@needs(Right.SEE_DESK)
def find_at_desk(
    session: Session, *, text: str, day: DayView, regulars: Regulars, actor: Actor
) -> Found:
    """Find people as a volunteer hears them; 2 letters at least and 10 people at most."""
    wall = actor.clock.wall(actor.now()).time()
    familiar = familiar_now(regulars, day, wall)
    hits = find_people(session, site_id=actor.site_id, text=text, limit=MOST, familiar=familiar)
    hits = hits or _likely(session, text, familiar, actor)
    rows = _desk_hits(session, hits, day, regulars, actor, wall)
    sure = len(rows) < MOST or sum(sign.isalpha() for sign in text) >= SURE_FROM
    return Found(text, rows, unambiguous(rows) if sure else None)


def unambiguous(hits: Sequence[DeskHit]) -> int | None:
    """Give the row that Enter means, or None: two people are never guessed between.

    That is the only one found, or the only one who is expected (else: usual) today, by letters
    and not by sound, and never somebody who has a namesake in the house's books.
    """
    sure = [number for number, hit in enumerate(hits) if not hit.weak]
    if len(hits) > 1:
        for ranks in ({0}, {0, 1}, {0, 1, 2}):
            likely = [number for number in sure if hits[number].rank in ranks]
            if likely:
                sure = likely
                break
    if len(sure) != 1 or hits[sure[0]].namesake:
        return None
    return sure[0]


def choices_for(
    person_id: int, day: DayView, regulars: Regulars, there: set[int], wall: time, here: bool
) -> tuple[Choice, ...]:
    """List what a person may have come for, the one that Enter proposes first.

    Enrolled now or soon, else usual on this weekday, else the open door, else what they are
    enrolled in later today, else only the house. Who is ``here`` already is proposed nothing
    but what they are enrolled in or usually come for; else Enter says since when they are here.
    What is full is never proposed. The rest of what goes on can be chosen.
    """
    ranked = _ranked(person_id, day, regulars, there, wall)
    only = (_ONLY_HERE, Choice(None, tr("Only in the house"), None, "", ""))
    most = _USUAL if here else _USUAL_LATER
    for rank, choice in ranked:
        if rank <= most and not choice.state:
            return (choice, *_others([*ranked, only], choice))
    again = [choice for _, choice in ranked if choice.state == "here"]
    first = again[0] if here and again else only[1]
    return (first, *_others([*ranked, only], first))


def _others(ranked: Sequence[tuple[int, Choice]], first: Choice) -> list[Choice]:
    ordered = sorted(ranked, key=lambda entry: (entry[1].state == "here", entry[0]))
    return [choice for _, choice in ordered if choice is not first]


def _ranked(
    person_id: int, day: DayView, regulars: Regulars, there: set[int], wall: time
) -> list[tuple[int, Choice]]:
    enrolled = set(regulars.enrolled.get(person_id, ()))
    usual = regulars.usual.get(person_id)
    ranked: list[tuple[int, Choice]] = []
    for row in day.occurrences:
        if row.cancelled or row.sensitive or not row.counts or row.ends <= wall:
            continue
        times = usual.times if usual and usual.activity_id == row.activity_id else 0
        rank, reason = _why(row, row.id in enrolled, times, wall, day.day)
        if rank is not None:
            state = _state(row, row.id in there, row.id in enrolled, wall)
            ranked.append((rank, Choice(row.id, row.name, row.starts, reason, state)))
    return sorted(ranked, key=lambda entry: (entry[0], entry[1].starts or wall))


def _why(
    row: OccurrenceRow, enrolled: bool, times: int, wall: time, day: date
) -> tuple[int | None, str]:
    soon = is_now_or_soon(row, wall)
    if enrolled:
        return (_ENROLLED if soon else _LATER), tr("enrolled")
    if times:
        reason = tr(
            "came {times} of the last {weeks} times on {weekday}",
            times=times,
            weeks=WEEKS,
            weekday=weekday_name(day),
        )
        return (_USUAL if soon else _USUAL_LATER), reason
    if not soon:
        return None, ""
    return (_DOOR, tr("open door")) if row.walk_in else (_OTHER, "")


def _state(row: OccurrenceRow, there: bool, enrolled: bool, wall: time) -> str:
    if there:
        return "here"
    if row.capacity is None:
        return ""
    late = wall >= (datetime.combine(_A_DAY, row.starts) + HELD_FOR).time()
    came = row.present - row.unnamed
    held = 0 if enrolled or late else max(0, row.enrolled + row.waiting - came)
    return "full" if row.present + held >= row.capacity else ""


def _likely(session: Session, text: str, familiar: Familiar, actor: Actor) -> list[Hit]:
    """Give those who may be meant by a whole name that nobody bears: proposed, never chosen."""
    try:
        name = parse_name(text)
    except Refusal:
        return []
    return [
        Hit(
            id=double.id,
            name=double.name,
            desk_name=double.desk_name,
            birth_year=double.birth_year,
            postcode=double.postcode,
            match=Match.DISTANCE,
            rank=familiar.rank.get(double.id, STRANGER),
            namesake=False,
            letters=(),
        )
        for double in likely_doubles(session, site_id=actor.site_id, name=name)
    ]


def _desk_hits(
    session: Session,
    hits: Sequence[Hit],
    day: DayView,
    regulars: Regulars,
    actor: Actor,
    wall: time,
) -> tuple[DeskHit, ...]:
    people = [hit.id for hit in hits]
    if not people:
        return ()
    known = seen(session, people, day=day.day, site_id=actor.site_id)
    return tuple(
        DeskHit(
            id=hit.id,
            name=hit.name,
            desk_name=hit.desk_name,
            age_group=age_group(hit.birth_year, day.day, day.ages),
            area=known.areas.get(hit.postcode or "", hit.postcode or ""),
            namesake=hit.namesake,
            letters=hit.letters,
            weak=hit.match >= Match.SOUND,
            rank=hit.rank,
            here_since=known.here.get(hit.id),
            last_day=known.last.get(hit.id),
            enrolled=regulars.enrolled.get(hit.id, ()),
            choices=choices_for(
                hit.id, day, regulars, known.there.get(hit.id, set()), wall, hit.id in known.here
            ),
        )
        for hit in hits
    )
