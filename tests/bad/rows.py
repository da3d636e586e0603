"""Lists with rows that do not fit. Every row is read, refused with its line, or counted."""

from dataclasses import dataclass, field

HEAD = "naam;jaar;plaats\n"


@dataclass(frozen=True)
class Rows:
    """A text, the lines that are good, the lines with a problem, and how many are blank."""

    text: str
    good: list[int] = field(default_factory=list)
    problems: list[int] = field(default_factory=list)
    blank: int = 0


READABLE = {
    "a short row": Rows(HEAD + "Anja;1944;Lent\nBep;1951\n", [2], [3]),
    "a long row": Rows(HEAD + "Anja;1944;Lent;extra\nBep;1951;Lent\n", [3], [2]),
    "empty cells too many": Rows(HEAD + "Anja;1944;Lent;;;\nBep;1951;Lent\n", [2, 3]),
    "blank rows": Rows(HEAD + "\nAnja;1944;Lent\n;;\n   ;;\nBep;1951;Lent\n\n", [3, 6], [], 4),
    "a row of totals": Rows(HEAD + "Anja;1944;Lent\nTotaal;1;\n", [2], [3]),
    "totals between two groups": Rows(
        HEAD + "Anja;1944;Lent\nTotaal groep 1:;1;\nBep;1951;Lent\nGrand total;2;\nCor;;\n",
        [2, 4, 6],
        [3, 5],
    ),
    "somebody who is called Som at the end": Rows(HEAD + "Anja;1944;\nWim Som;1951;\n", [2, 3]),
    "somebody who is called Sum": Rows(HEAD + "Sum;1951;\nAnja;1944;Lent\n", [2, 3]),
    "somebody who is called Som": Rows(HEAD + "Anja;1944;Lent\nSom;1951;Lent\n", [2, 3]),
    "a heading that is missing": Rows("naam;;plaats\nAnja;1944;Lent\n", [2]),
    "a heading that is there twice": Rows("naam;naam;plaats\nAnja;Anja;Lent\n", [2]),
    "a cell of two lines": Rows(HEAD + '"Anja\nde Eerste";1944;Lent\nBep;1951;Lent\n', [2, 4]),
    "a quote inside a word": Rows(HEAD + 'Anja "An";1944;5" Lent\n', [2]),
    "headings alone": Rows(HEAD),
}
REFUSED = {  # what it is: the text, and the line that must be named
    "a quote that never closes": (HEAD + 'Anja;1944;Lent\n"Bep;1951;Lent\nCor;1960;Lent\n', 3),
    "a quote that a later row closes": (
        HEAD + '"Anja;1944;Lent\nBep;1951;Lent\nCor";1960;Lent\n',
        2,
    ),
    "a quote that a later row opens again": (
        HEAD + 'Dirk;1940;Lent\n"Anja;1944;Lent\nBep;"1951";Lent\n',
        3,
    ),
    "letters after a closing quote": (HEAD + '"Anja" Testman;1944;Lent\n', 2),
}
