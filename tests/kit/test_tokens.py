"""The colours: every theme has every token, and every text can be read."""

import pytest

from ui.kit.tokens import LIGHT, TEXT_PAIRS, THEMES, contrast


def test_the_arithmetic_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_same_tokens(theme: str) -> None:
    assert set(THEMES[theme]) == set(LIGHT)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_reaches_its_contrast(theme: str) -> None:
    least = 7.0 if theme == "contrast" else 4.5
    tokens = THEMES[theme]
    found = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_field_can_be_seen(theme: str) -> None:
    tokens = THEMES[theme]
    assert contrast(tokens["control_line"], tokens["surface"]) >= 3
