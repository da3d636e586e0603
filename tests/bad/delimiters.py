"""Lists cut by every delimiter, well and badly."""

_PEOPLE = [("naam", "jaar", "plaats"), ("Anja Testman", "1944", "Lent"), ("Bep Proef", "1951", "")]


def _cut(delimiter: str) -> str:
    return "\n".join(delimiter.join(row) for row in _PEOPLE)


FILES = {  # what it is: the text, the delimiter that must be found, the width
    "semicolons": (_cut(";"), ";", 3),
    "commas": (_cut(","), ",", 3),
    "tabs": (_cut("\t"), "\t", 3),
    "bars": (_cut("|"), "|", 3),
    "the line sep=;": ("sep=;\n" + _cut(";"), ";", 3),
    "the line sep=, and semicolons in the cells": (
        "sep=,\nnaam,soort\nAnja;Testman,a;b;c\nBep;Proef,d;e;f\n",
        ",",
        2,
    ),
    "decimal commas": ("naam;bedrag\nAnja;12,50\nBep;1.234,00\nCor;3,25\n", ";", 2),
    "one column": ("naam\nAnja Testman\nBep Proef\n", "", 1),
    "one column of names with commas": ("naam\nTestman, Anja\nProef, Bep\n", "", 1),
    "quoted commas": ('naam,jaar\n"Testman, Anja",1944\n"Proef; Bep",1951\n', ",", 2),
    "a title above the headings": ("Ledenlijst 2026\n\n" + _cut(";"), ";", 3),
    "other delimiters under the headings": (
        "naam;jaar;plaats\nAnja Testman,1944,Lent\nBep Proef,1951,Lent\n",
        ";",
        3,
    ),
}
