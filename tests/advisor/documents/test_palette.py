"""Print and page have the same colours, and what is read stands out enough from what it is read on."""

import re
from pathlib import Path

import pytest

from advisor.documents.palette import TOKENS, Theme, class_token, colour
from advisor.vocabulary import OptionClass

CSS = Path(__file__).parents[3] / "static" / "css" / "tokens.css"


@pytest.mark.parametrize("token", TOKENS)
def test_a_colour_is_the_stylesheets(token):
    found = re.search(rf"--{token}: light-dark\((#\w+), (#\w+)\)", CSS.read_text())
    assert found is not None
    assert found.groups() == TOKENS[token]


def luminance(hex_colour):
    """Relative luminance by WCAG 2.2."""
    channels = (int(hex_colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


READ = [("muted", "sunken"), *((token, "sheet") for token in ("ink", "muted", "delay", "infrastructure"))]
CLASSES = [(class_token(cls), "sheet") for cls in OptionClass]


@pytest.mark.parametrize(("token", "ground"), READ + CLASSES)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_words_reach_contrast_aa_on_their_ground(token, ground, theme):
    lights = sorted((luminance(colour(token, theme)), luminance(colour(ground, theme))))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


def test_every_class_of_option_has_its_colour():
    assert {class_token(cls) for cls in OptionClass} <= set(TOKENS)
