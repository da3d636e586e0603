"""Questions: the one cross-table of a report, and the tables beside it."""

from atelier.desk.questions import OUTCOMES
from atelier.language import tr
from atelier.paper.report import Grid, Kind, Line, Says, Section, Title
from atelier.reports.figures import By, Code
from atelier.reports.naming import item_name
from atelier.reports.paper.told import Told
from atelier.settings.offered import TOPICS


def questions(told: Told) -> Section:
    """Give table 8: topic by outcome. It is the only table of a report with two directions."""
    cells = told.now
    words = tr("Questions for information and advice")
    if not cells.shown(Code.QUESTIONS).value and not cells.shown(Code.QUESTIONS).suppressed:
        return Section(words, (Says(tr("No questions were noted in this period.")),))
    titles = (
        Title(tr("Topic"), Kind.TEXT),
        *map(Title, _short_outcomes().values()),
        Title(tr("Total")),
    )
    there = cells.items(By.TOPIC, [Code.QUESTIONS])
    topics = sorted(there, key=_place)
    lines = [
        Line(
            (
                item_name(By.TOPIC, topic, cells.labels),
                *(
                    cells.text(Code.QUESTIONS, By.TOPIC_OUTCOME, f"{topic} {outcome}")
                    for outcome in OUTCOMES
                ),
                cells.text(Code.QUESTIONS, By.TOPIC, topic),
            )
        )
        for topic in topics
    ]
    sums = (cells.text(Code.QUESTIONS, By.OUTCOME, outcome) for outcome in OUTCOMES)
    lines.append(Line((tr("Total"), *sums, cells.text(Code.QUESTIONS)), loud=True))
    return Section(words, (Grid(titles, tuple(lines)),))


def _place(topic: str) -> tuple[int, str]:
    """Keep the order of the desk; topics of the house's own follow by name."""
    return (TOPICS.index(topic) if topic in TOPICS else len(TOPICS), topic)


def _short_outcomes() -> dict[str, str]:
    """Give how questions ended in words that have room above a column."""
    return {
        "answered": tr("answered"),
        "done_together": tr("together"),
        "referred": tr("referred"),
        "handed_over": tr("in person"),
        "appointment": tr("comes back"),
    }


def where_to(told: Told) -> Section:
    """Give the rest of table 8: referrals per organisation."""
    cells = told.now
    codes = (Code.REFERRALS, Code.REFERRALS_WARM)
    lines = [
        Line(
            (
                item_name(By.ORGANISATION, item, cells.labels),
                *(cells.text(code, By.ORGANISATION, item) for code in codes),
            )
        )
        for item in cells.items(By.ORGANISATION, codes)
    ]
    lines.append(Line((tr("Total"), *(cells.text(code) for code in codes)), loud=True))
    titles = (
        Title(tr("Referred to"), Kind.TEXT),
        Title(tr("How many")),
        Title(tr("of which in person")),
    )
    return Section(tr("Referrals"), (Grid(titles, tuple(lines)),))
