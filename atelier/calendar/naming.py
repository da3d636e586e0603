"""What an activity may be called where others read it."""

from atelier.domain import Activity
from atelier.language import tr


def shown_name(activity: Activity) -> str:
    """Give the name that may be seen: a neutral one for a sensitive activity (rule P9)."""
    return public(activity.name, activity.public_name, sensitive=activity.sensitive)


def public(name: str, public_name: str, *, sensitive: bool) -> str:
    """Give what may be seen of a name, where only the columns were read."""
    return (public_name or tr("Activity")) if sensitive else name
