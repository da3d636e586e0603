"""Where in a shown name the letters are that were typed."""

from atelier.people.folding import APOSTROPHES, fold, spaced


def mark(shown: str, typed: list[str]) -> tuple[tuple[int, int], ...]:
    """Give start and length of the letters in ``shown`` that begin a word with ``typed``.

    ``typed`` is folded, ``shown`` is not. Each word typed is marked once, in another word of
    the name; what is only alike is not marked.
    """
    if shown.isascii() and "'" not in shown:
        folded, places = f" {spaced(shown.lower())}", None
    else:
        folded, places = _folded(shown)
    marked: list[tuple[int, int]] = []
    for word in typed:
        start = folded.find(f" {word}")
        while start >= 0 and (start, len(word)) in marked:
            start = folded.find(f" {word}", start + 1)
        if start >= 0:
            marked.append((start, len(word)))
    if places is None:
        return tuple(sorted(marked)) if len(marked) > 1 else tuple(marked)
    spans = [(places[start], places[start + length]) for start, length in marked]
    return tuple(sorted((start, end - start) for start, end in spans))


def _folded(shown: str) -> tuple[str, list[int]]:
    """Fold letter by letter, apostrophes left out, and tell where each letter came from."""
    folded, places = [" "], []
    for place, sign in enumerate(shown):
        letters = "" if APOSTROPHES.match(sign) else spaced(fold(sign))
        folded.append(letters)
        places += [place] * len(letters)
    return "".join(folded), [*places, len(shown)]
