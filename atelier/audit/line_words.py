"""How a line of the audit log ended, and which row it is about, in words."""

from atelier.audit.queries import AuditLine
from atelier.domain import AuditOutcome
from atelier.language import tr


def outcome_in_words(outcome: AuditOutcome) -> str:
    """Say how it ended."""
    return {
        AuditOutcome.DONE: tr("done"),
        AuditOutcome.REFUSED: tr("refused"),
        AuditOutcome.FAILED: tr("wrong secret"),
    }[outcome]


def record_in_words(line: AuditLine) -> str:
    """Say which row a line is about, by its number; nothing where it names no row."""
    if line.record_id is None or not line.record:
        return ""
    words = _records().get(line.record)
    return f"{words or tr('record')} {line.record_id}"


def _records() -> dict[str, str]:
    return {
        "person": tr("person"),
        "occurrence": tr("session"),
        "series": tr("series"),
        "activity": tr("activity"),
        "shift": tr("shift"),
        "action": tr("action"),
        "change": tr("change"),
        "batch": tr("import"),
        "account": tr("account"),
        "enrolment": tr("enrolment"),
        "call_list": tr("list of calls"),
        "room": tr("room"),
        "organisation": tr("organisation"),
        "partner": tr("partner"),
        "target": tr("target"),
        "role": tr("role"),
        "booking": tr("booking"),
        "pattern": tr("pattern"),
        "merge": tr("merger"),
        "request": tr("request"),
        "leak": tr("data leak"),
        "minutes": tr("minutes"),
    }
