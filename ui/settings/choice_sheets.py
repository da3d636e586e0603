"""The subjects with many small fields: what the desk offers, and how long things are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from atelier.desk.questions import topic_name
from atelier.domain.functions import function_name
from atelier.language import tr
from atelier.settings import fields as kept
from atelier.settings import offered, terms
from atelier.settings.refusals import TermWrong
from ui.kit.form import Field
from ui.settings.sheet_panel import Sheet, SheetPanel

if TYPE_CHECKING:
    from ui.gateway import Gateway

_DIGITS = 3


def functions_panel(gateway: Gateway) -> SheetPanel[offered.Offered]:
    """Give the form of the functions that the house has."""
    fields = [Field(one.value, function_name(one), yes_no=True) for one in offered.FUNCTIONS]
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(offered.offered_of, site_id=actor.site_id),
            save=lambda wanted, was, actor: partial(
                offered.save_offered, offered=wanted, was=was, actor=actor
            ),
            values_of=_functions_shown,
            facts_of=_functions_chosen,
        ),
    )


def _functions_shown(facts: offered.Offered) -> Mapping[str, Any]:
    return {one.value: one in facts.functions for one in offered.FUNCTIONS}


def _functions_chosen(values: Mapping[str, Any], was: offered.Offered) -> offered.Offered:
    chosen = tuple(one for one in offered.FUNCTIONS if values[one.value])
    return offered.Offered(chosen, was.known_topics, was.own_topics)


def topics_panel(gateway: Gateway) -> SheetPanel[offered.Offered]:
    """Give the form of the topics of questions."""
    known = [Field(one, topic_name(one), yes_no=True) for one in offered.TOPICS]
    own = Field(
        "own_topics",
        tr("Topics of your own"),
        tr("One on each line. No names of people: a topic stands in reports."),
        limit=(offered.TOPIC_LIMIT + 1) * offered.MOST_OWN,
        lines=True,
    )
    return SheetPanel(
        gateway,
        Sheet(
            [*known, own],
            read=lambda actor: partial(offered.offered_of, site_id=actor.site_id),
            save=lambda wanted, was, actor: partial(
                offered.save_offered, offered=wanted, was=was, actor=actor
            ),
            values_of=_topics_shown,
            facts_of=_topics_chosen,
            lines=_pairs([field.name for field in known]),
            heights={"own_topics": 120},
        ),
    )


def _topics_shown(facts: offered.Offered) -> Mapping[str, Any]:
    known = {one: one in facts.known_topics for one in offered.TOPICS}
    return {**known, "own_topics": "\n".join(facts.own_topics)}


def _topics_chosen(values: Mapping[str, Any], was: offered.Offered) -> offered.Offered:
    known = tuple(one for one in offered.TOPICS if values[one])
    words = (line.strip() for line in str(values["own_topics"]).splitlines())
    return offered.Offered(was.functions, known, tuple(word for word in words if word))


def terms_panel(gateway: Gateway) -> SheetPanel[terms.Terms]:
    """Give the form of how long things are kept."""
    fields = [
        Field(term.value, terms.term_words(term), _term_hint(limits), limit=_DIGITS, required=True)
        for term, limits in terms.LIMITS.items()
    ]
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(terms.terms_of, site_id=actor.site_id),
            save=lambda wanted, was, actor: partial(
                terms.save_terms, terms=wanted, was=was, actor=actor
            ),
            values_of=lambda chosen: {term.value: str(chosen[term]) for term in terms.Term},
            facts_of=_terms_typed,
        ),
    )


def _term_hint(limits: terms.Limits) -> str:
    return tr(
        "{unit}: usual is {usual}, at most {most}",
        unit=terms.unit_words(limits.unit),
        usual=limits.usual,
        most=limits.most,
    )


def _terms_typed(values: Mapping[str, Any], _was: terms.Terms) -> terms.Terms:
    return terms.Terms({term: _number(term, values[term.value]) for term in terms.Term})


def _number(term: terms.Term, text: str) -> int:
    limits = terms.LIMITS[term]
    if not (text.isascii() and text.isdigit()):
        raise TermWrong(term.value, limits.least, limits.most)
    return int(text)


def fields_panel(gateway: Gateway) -> SheetPanel[kept.FieldsKept]:
    """Give the form of what is kept of visitors beside their name."""
    fields = [
        field
        for one in kept.OptionalField
        for field in (
            Field(one.value, kept.field_name(one), yes_no=True),
            Field(_reason(one), tr("Why does the house need it?"), limit=kept.REASON_LIMIT),
        )
    ]
    return SheetPanel(
        gateway,
        Sheet(
            fields,
            read=lambda actor: partial(kept.fields_kept, site_id=actor.site_id),
            save=lambda wanted, was, actor: partial(
                kept.save_fields, reasons=wanted.reasons, was=was.reasons, actor=actor
            ),
            values_of=_fields_shown,
            facts_of=_fields_chosen,
        ),
    )


def _reason(field: kept.OptionalField) -> str:
    return f"{field.value}_reason"


def _fields_shown(facts: kept.FieldsKept) -> Mapping[str, Any]:
    ticks = {one.value: facts.on(one) for one in kept.OptionalField}
    return ticks | {_reason(one): facts.reasons[one] or "" for one in kept.OptionalField}


def _fields_chosen(values: Mapping[str, Any], was: kept.FieldsKept) -> kept.FieldsKept:
    reasons = {
        one: str(values[_reason(one)]) if values[one.value] else None for one in kept.OptionalField
    }
    return kept.FieldsKept(reasons, was.since)


def _pairs(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[place : place + 2] for place in range(0, len(names), 2)]
