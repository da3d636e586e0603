"""How sheltered an activity is, and since when."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import ActivitySetting

FROM_ALWAYS = date(2000, 1, 1)  # where nobody wrote down since when


def settings_of(session: Session, *, activity_id: int) -> list[tuple[date, str]]:
    """List since when an activity has which setting, the oldest first."""
    rows = session.execute(
        select(ActivitySetting.first_day, ActivitySetting.setting)
        .where(ActivitySetting.activity_id == activity_id)
        .order_by(ActivitySetting.first_day)
    )
    return [(first_day, setting) for first_day, setting in rows]


def write_setting(session: Session, *, activity_id: int, setting: str, first_day: date) -> None:
    """Write down that an activity has another setting from a day on.

    The history before that day stays, since the step is a figure of the house.
    """
    row = session.scalar(
        select(ActivitySetting).where(
            ActivitySetting.activity_id == activity_id, ActivitySetting.first_day == first_day
        )
    )
    if row is None:
        session.add(ActivitySetting(activity_id=activity_id, first_day=first_day, setting=setting))
    else:
        row.setting = setting
