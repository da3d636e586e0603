"""The colours, by meaning, in every theme; and the arithmetic that proves they can be read.

There is one set of names. A widget asks for a name and never for a colour, so that a theme is
nothing but another table. No Qt in here: the contrast of every pair is a plain test.
"""

from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "background": "#F6F4EF",
        "surface": "#FFFFFF",
        "surface_soft": "#FAF9F6",
        "line": "#DDD8CC",
        "control_line": "#8A857A",
        "track": "#ECE7DB",
        "ink": "#1F2A30",
        "ink_soft": "#55626A",
        "neutral_soft": "#EDEDED",
        "brand": "#0B5A5E",
        "brand_soft": "#DCEDEC",
        "on_brand": "#FFFFFF",
        "meeting": "#8A5A00",
        "meeting_soft": "#FBEBC8",
        "information": "#1D4F91",
        "information_soft": "#DBE8F8",
        "good": "#2C6B2F",
        "good_soft": "#DDF0DC",
        "day_activity": "#2C6B2F",
        "day_activity_soft": "#DDF0DC",
        "health": "#8E2A5B",
        "health_soft": "#F8DDE9",
        "warning": "#B3261E",
        "warning_soft": "#FBE0DD",
        "highlight": "#FFE7A3",
        "on_highlight": "#1F2A30",
        "practice": "#5B2E91",
        "practice_soft": "#EFE6FA",
        "on_practice": "#FFFFFF",
    }
)
DARK = MappingProxyType(
    {
        "background": "#14191C",
        "surface": "#1D2428",
        "surface_soft": "#222A2F",
        "line": "#38434A",
        "control_line": "#7C8990",
        "track": "#333D43",
        "ink": "#EEF1F2",
        "ink_soft": "#B1BCC2",
        "neutral_soft": "#323B41",
        "brand": "#6FC9C6",
        "brand_soft": "#17403F",
        "on_brand": "#0A2626",
        "meeting": "#F0C46A",
        "meeting_soft": "#453313",
        "information": "#9CC3F5",
        "information_soft": "#1C3657",
        "good": "#93D394",
        "good_soft": "#1F4022",
        "day_activity": "#93D394",
        "day_activity_soft": "#1F4022",
        "health": "#F2A6C8",
        "health_soft": "#54223A",
        "warning": "#FF9F96",
        "warning_soft": "#561F1B",
        "highlight": "#7A5C00",
        "on_highlight": "#FFFFFF",
        "practice": "#CDB0F5",
        "practice_soft": "#33234A",
        "on_practice": "#241038",
    }
)
CONTRAST = MappingProxyType(
    {
        "background": "#FFFFFF",
        "surface": "#FFFFFF",
        "surface_soft": "#FFFFFF",
        "line": "#5A5A5A",
        "control_line": "#000000",
        "track": "#D0D0D0",
        "ink": "#000000",
        "ink_soft": "#2B2B2B",
        "neutral_soft": "#E8E8E8",
        "brand": "#00383B",
        "brand_soft": "#CFEBEA",
        "on_brand": "#FFFFFF",
        "meeting": "#4A3000",
        "meeting_soft": "#FFF0CC",
        "information": "#002E6B",
        "information_soft": "#E0ECFB",
        "good": "#0B3D0E",
        "good_soft": "#E0F3DF",
        "day_activity": "#0B3D0E",
        "day_activity_soft": "#E0F3DF",
        "health": "#5C0A35",
        "health_soft": "#FBE3ED",
        "warning": "#7A0C06",
        "warning_soft": "#FFE4E1",
        "highlight": "#FFE066",
        "on_highlight": "#000000",
        "practice": "#3A1366",
        "practice_soft": "#EFE3FF",
        "on_practice": "#FFFFFF",
    }
)
THEMES = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})
FUNCTIONS = ("meeting", "information", "day_activity", "health")
KINDS = ("neutral", "brand", *FUNCTIONS, "good", "warning")
"""What a pill, a bar or a tile may say with its colour, beside its word."""

_ON_EVERYTHING = ("background", "surface", "surface_soft", "brand_soft", "practice_soft")
TEXT_PAIRS = (
    *(("ink", ground) for ground in (*_ON_EVERYTHING, "neutral_soft")),
    *(("ink_soft", ground) for ground in _ON_EVERYTHING),
    *((kind, ground) for kind in KINDS[1:] for ground in ("surface", f"{kind}_soft")),
    *(("warning", f"{function}_soft") for function in FUNCTIONS),
    ("warning", "neutral_soft"),
    ("ink_soft", "neutral_soft"),
    ("warning", "background"),
    ("brand", "background"),
    ("brand", "practice_soft"),
    ("practice", "practice_soft"),
    ("on_brand", "brand"),
    ("on_practice", "practice"),
    ("on_highlight", "highlight"),
)
"""Every pair of ink and ground that the widgets put text in."""


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours ``#RRGGBB``, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
