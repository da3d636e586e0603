"""What the functions of activities are called."""

from atelier.domain.base import Function
from atelier.language import tr


def function_name(function: Function) -> str:
    """Name a function as visitors know it: on paper and in lists, where there is room."""
    return {
        Function.MEETING: tr("Meeting"),
        Function.INFORMATION: tr("Information and advice"),
        Function.DAY_ACTIVITY: tr("Day activity"),
        Function.HEALTH: tr("Health and exercise"),
        Function.INTERNAL: tr("Of the house itself"),
    }[function]


def function_label(function: Function) -> str:
    """Name a function in as few words as fit on a tile of the desk."""
    return {
        Function.MEETING: tr("Meeting"),
        Function.INFORMATION: tr("Information"),
        Function.DAY_ACTIVITY: tr("Day activity"),
        Function.HEALTH: tr("Health"),
        Function.INTERNAL: tr("Meeting of the house"),
    }[function]
