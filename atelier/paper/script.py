"""Arabic and Hebrew on a page that is drawn from left to right.

A PDF draws signs where it is told to. So Arabic letters are joined here, by the presentation
forms that Unicode keeps for it, and what is read from right to left is put in drawing order by
the Unicode bidirectional algorithm, the first letter setting the direction of the whole. Names
hold no embeddings: the controls for them are taken out where text enters.
"""

import unicodedata
from functools import cache
from itertools import groupby

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_STRONG = {"L", "R"}
_NUMBERS = {"EN", "AN"}
_TATWEEL = "\u0640"
_JOINER = "\u200d"
_LAM = "\u0644"


def runs_right_to_left(text: str) -> bool:
    """Say whether any sign of ``text`` is read from right to left."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in text)


def in_drawing_order(text: str) -> str:
    """Give the signs of ``text`` joined, and from left to right as they stand on the page.

    A vowel point comes before its letter then: that is where the font draws it.
    """
    text = _joined(text)
    levels = _levels(text, _base(text))
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        _reverse_where(order, levels, level)
    return "".join(
        text[place].translate(_MIRRORED) if levels[place] % 2 else text[place] for place in order
    )


@cache
def _forms() -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], str]]:
    """Give each letter's presentation forms, and the ligatures of lam with alef."""
    letters: dict[str, dict[str, str]] = {}
    ligatures: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(part, 16)) for part in codes)
        if len(base) == 1:
            letters.setdefault(base, {})[kind.strip("<>")] = chr(code)
        elif len(base) == 2 and base[0] == _LAM:
            ligatures[base[1], kind.strip("<>")] = chr(code)
    return letters, ligatures


def _joined(text: str) -> str:
    """Give every Arabic letter the form that its neighbours ask for."""
    letters, ligatures = _forms()
    places = [place for place, sign in enumerate(text) if unicodedata.bidirectional(sign) != "NSM"]
    drawn = list(text)
    for index, place in enumerate(places):
        sign = text[place]
        before = text[places[index - 1]] if index else ""
        after = text[places[index + 1]] if index + 1 < len(places) else ""
        if before == _LAM and (sign, "isolated") in ligatures:
            drawn[place] = ""  # it stands in the ligature
            continue
        tied = _ties_onward(before) and "final" in letters.get(sign, {})
        if sign == _LAM and (after, "isolated") in ligatures:
            drawn[place] = ligatures[after, "final" if tied else "isolated"]
        elif sign in letters:
            drawn[place] = _form(letters[sign], sign, tied, _ties_back(after))
    return "".join(drawn).replace(_JOINER, "")


def _form(forms: dict[str, str], sign: str, tied: bool, followed: bool) -> str:
    followed = followed and "initial" in forms
    if tied and followed:
        return forms.get("medial", sign)
    if tied:
        return forms.get("final", sign)
    return forms.get("initial" if followed else "isolated", sign)


def _ties_onward(sign: str) -> bool:
    return sign in {_TATWEEL, _JOINER} or "initial" in _forms()[0].get(sign, {})


def _ties_back(sign: str) -> bool:
    return sign in {_TATWEEL, _JOINER} or "final" in _forms()[0].get(sign, {})


def _base(text: str) -> str:
    """Rules P2 and P3: the first letter says how the whole runs."""
    kinds = map(unicodedata.bidirectional, text)
    return {"L": "L", "R": "R", "AL": "R"}[next((k for k in kinds if k in {"L", "R", "AL"}), "L")]


def _levels(text: str, base: str) -> list[int]:
    """Give each sign's level: even is drawn from left to right, odd from right to left."""
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in text]
    _settle_marks_and_numbers(kinds, base)
    _settle_separators(kinds, base)
    _settle_neutrals(kinds, base)
    if base == "R":
        return [1 if kind == "R" else 2 for kind in kinds]
    return [{"R": 1, "AN": 2, "EN": 2}.get(kind, 0) for kind in kinds]


def _settle_marks_and_numbers(kinds: list[str], base: str) -> None:
    """Rules W1 to W3: a mark is as its letter; digits after Arabic are Arabic numbers."""
    strong = base
    for place, sign in enumerate(kinds):
        kind = sign if sign != "NSM" else (kinds[place - 1] if place else base)
        if kind in {"L", "R", "AL"}:
            strong = kind
        kinds[place] = "AN" if kind == "EN" and strong == "AL" else kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _settle_separators(kinds: list[str], base: str) -> None:
    """Rules W4 to W7: what stands in or at a number belongs to it, else it is neutral."""
    for place in range(1, len(kinds) - 1):
        before, kind, after = kinds[place - 1 : place + 2]
        same = before == after and before in _NUMBERS
        if same and (kind == "CS" or (kind == "ES" and before == "EN")):
            kinds[place] = before
    _settle_signs_at_numbers(kinds)
    strong = base
    for place, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN":
            kinds[place] = "L" if strong == "L" else "EN"
        elif kind not in _NUMBERS:
            kinds[place] = "ON"


def _settle_signs_at_numbers(kinds: list[str]) -> None:
    """Rule W5: a per cent sign or a currency stands with its number."""
    place = 0
    for kind, group in groupby(list(kinds)):
        end = place + len(list(group))
        beside = {kinds[place - 1] if place else "", kinds[end] if end < len(kinds) else ""}
        if kind == "ET" and "EN" in beside:
            kinds[place:end] = ["EN"] * (end - place)
        place = end


def _settle_neutrals(kinds: list[str], base: str) -> None:
    """Rules N1 and N2: between two of one direction a neutral sign joins them."""
    place = 0
    for kind, group in groupby(list(kinds)):
        end = place + len(list(group))
        if kind == "ON":
            before = _direction(kinds[place - 1]) if place else base
            after = _direction(kinds[end]) if end < len(kinds) else base
            kinds[place:end] = [before if before == after else base] * (end - place)
        place = end


def _direction(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def _reverse_where(order: list[int], levels: list[int], level: int) -> None:
    """Rule L2: turn around every stretch of at least ``level``."""
    place = 0
    for high, group in groupby([levels[index] >= level for index in order]):
        end = place + len(list(group))
        if high:
            order[place:end] = order[place:end][::-1]
        place = end
