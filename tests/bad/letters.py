"""The same list in every way of writing letters and line ends. All names are made up."""

from dataclasses import dataclass

LIST = "naam;geboortejaar\nZoë Óftersen;1944\nRenée IJsbrandij;1951\nAndré van 't Veld;1960\n"
TURKISH = "naam;geboortejaar\nAyşe Yıldırımçı;1944\nŁukasz Wiśnieckowicz;1951\n"
MIXED_ENDS = "naam;geboortejaar\r\nZoë Óftersen;1944\rRenée IJsbrandij;1951\nAndré van 't Veld;1960"


@dataclass(frozen=True)
class Letters:
    """A file, how its letters must be named, and the first names that must stand in it."""

    data: bytes
    encoding: str
    text: str = LIST


def _ends(text: str, end: str) -> str:
    return text.replace("\n", end)


READABLE = {
    "windows 1252": Letters(LIST.encode("cp1252"), "cp1252"),
    "windows 1252 with CRLF": Letters(_ends(LIST, "\r\n").encode("cp1252"), "cp1252"),
    "utf-8": Letters(LIST.encode(), "utf-8"),
    "utf-8 with letters of everywhere": Letters(TURKISH.encode(), "utf-8", TURKISH),
    "utf-8 with its mark": Letters(LIST.encode("utf-8-sig"), "utf-8"),
    "utf-16 with its mark, little": Letters(b"\xff\xfe" + LIST.encode("utf-16-le"), "utf-16-le"),
    "utf-16 with its mark, big": Letters(b"\xfe\xff" + LIST.encode("utf-16-be"), "utf-16-be"),
    "utf-16 without a mark, little": Letters(TURKISH.encode("utf-16-le"), "utf-16-le", TURKISH),
    "utf-16 without a mark, big": Letters(LIST.encode("utf-16-be"), "utf-16-be"),
    "old Mac line ends": Letters(_ends(LIST, "\r").encode(), "utf-8"),
    "old Mac letters": Letters(_ends(LIST, "\r").encode("mac_roman"), "mac_roman"),
    "mixed line ends": Letters(MIXED_ENDS.encode("cp1252"), "cp1252"),
}
REFUSED = {
    "utf-8 with one line of windows 1252": LIST.encode() + "Zoë Óftersen;1970\n".encode("cp1252"),
    "utf-16 that was cut": b"\xff\xfe" + LIST.encode("utf-16-le")[:-1],
}
