"""One colour means one thing on pages, charts and documents, and text can be read."""

import itertools
import re

import pytest
from django.conf import settings

from advisor.documents.palette import TOKENS

TOKENS_CSS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
INKS = ("ink", "muted", "fault", "good")
GROUNDS = ("paper", "sheet", "sunken")
CLASSES = ("batch", "micro-batch", "streaming", "hybrid")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", TOKENS)
def test_documents_and_stylesheet_agree_on_every_colour(name: str) -> None:
    found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\);", TOKENS_CSS)
    assert found, name
    assert found.groups() == TOKENS[name]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [*itertools.product(INKS, GROUNDS)])
def test_text_stands_out_as_wcag_asks_for_aa(ink: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", CLASSES)
def test_the_colour_of_a_class_can_be_read_as_text(name: str, theme: int) -> None:
    assert contrast(TOKENS[name][theme], TOKENS["paper"][theme]) >= 4.5
