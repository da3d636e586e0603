"""Numbers as people read them: "1 284", "18,7", "63%"; in English "1,284", "18.7".

The space in a Dutch number does not break, so that it never stands on two lines. All rounding
is half away from zero, on whole numbers, so that paper and screen say the same.
"""

from atelier.language import current

_SPACE = "\u00a0"
_MINUTES = 60
_MANY = 1000  # tenths of an hour from which on nobody asks for tenths


def whole(value: int) -> str:
    """Write a whole number with its thousands apart."""
    text = f"{value:,}"
    return text.replace(",", _SPACE) if current() == "nl" else text


def average(number: int, of: int) -> str:
    """Write ``number`` divided by ``of`` with one decimal; an en dash where ``of`` is nil."""
    return _tenths(_rounded(number * 10, of)) if of else "–"


def percent(number: int, of: int) -> str:
    """Write ``number`` as a share of ``of``: "63%"; an en dash where ``of`` is nil."""
    return f"{whole(_rounded(number * 100, of))}%" if of else "–"


def hours(minutes: int) -> str:
    """Write minutes as hours, whole ones where there are many: "7,5", "406"."""
    tenths = _rounded(minutes * 10, _MINUTES)
    if tenths % 10 and abs(tenths) < _MANY:
        return _tenths(tenths)
    return whole(_rounded(minutes, _MINUTES))


def _tenths(tenths: int) -> str:
    sign = "-" if tenths < 0 else ""
    full, rest = divmod(abs(tenths), 10)
    return f"{sign}{whole(full)}{',' if current() == 'nl' else '.'}{rest}"


def _rounded(number: int, of: int) -> int:
    half = (2 * abs(number) + of) // (2 * of)
    return -half if number < 0 else half
