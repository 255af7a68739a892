"""Numbers and words as templates say them."""

from decimal import Decimal

import pytest

from decisions.templatetags.quantities import amount, beside, in_sentence, usd, whole_amount


@pytest.mark.parametrize(
    ("title", "within"),
    [("Own machines", "own machines"), ("Google Cloud", "Google Cloud"), ("AWS", "AWS"), ("Azure", "Azure")],
)
def test_only_names_keep_their_capital_within_a_sentence(title: str, within: str) -> None:
    assert in_sentence(title) == within


def test_amounts_below_zero_bear_a_minus_sign() -> None:
    assert amount(Decimal("-1234.5")) == "\N{MINUS SIGN}1,234.50"
    assert "\N{MINUS SIGN}175 M USD" in usd(Decimal(-175_000_000))
    assert whole_amount(Decimal("-3.6")).endswith(">\N{MINUS SIGN}4</span>")


def test_each_cell_of_a_card_has_its_columns_head() -> None:
    assert beside(("Today", "Year 1"), ("300/s", "360/s")) == [("Today", "300/s"), ("Year 1", "360/s")]
