"""A bill adds up: to the published examples, to what it shows, and to twice as much at twice the prices."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cases import Cases, likely_case
from advisor.cost.bill import (
    RECOMPUTATION,
    bill_lines,
    infrastructure,
    round_usd,
    shown_total,
)
from advisor.cost.price import Price, Tier
from advisor.cost.price_book import PriceBook, UnknownSku, read_price_book
from advisor.design import Component, Design, Replay, Usage
from advisor.options import OPTION_BY_KEY
from advisor.vocabulary import Grade, OptionKey, Stage
from tests.make import make_use_case

BOOK = read_price_book(Path(__file__).parents[3] / "fixtures/prices/aws-us-east-1.yaml")
USAGES = st.lists(
    st.tuples(st.sampled_from(sorted(BOOK.prices)), st.floats(min_value=0, max_value=1e6)), max_size=8
)


def used(sku: str, *quantity: float) -> Usage:
    return Usage(sku=sku, quantity=np.array(quantity), bound_by="records/s at the peak")


def design(*usages: Usage, replay: tuple[Usage, ...] = ()) -> Design:
    component = Component(
        key="buffer", title="Buffer", stage=Stage.BUFFER, service="kinesis", why="", facts=(), usages=usages
    )
    return Design(
        option=OPTION_BY_KEY[OptionKey.EVENT_STREAMING],
        headway_s=np.zeros(1),
        components=(component,),
        flows=(),
        stations=(),
        replay=Replay(events_per_s=np.ones(1), usages=replay),
    )


def a_case(**changes: float) -> Cases:
    return likely_case(make_use_case(**({"reprocess_per_year": 1, "season_weeks": 52} | changes)))


def test_a_micro_batch_of_four_in_fifteen_minutes_pays_its_duty_cycle() -> None:
    """Example of shannonlowder.com: 0.76 USD/h, 547 USD always on, 146 to 151 USD at 4 of 15 min."""
    hourly = Price(
        sku="cluster", title="Cluster", unit="hour", tiers=(Tier(up_to=None, usd=Decimal("0.76")),),
        source="shannonlowder.com", as_of="undated", grade=Grade.THIRD_PARTY, region="any",
    )  # fmt: skip
    book = PriceBook(version="1", provider="any", region="any", prices={"cluster": hourly})
    always_on = infrastructure(design(used("cluster", 720)), book, a_case()).monthly_usd
    duty_cycle = infrastructure(design(used("cluster", 730 * 4 / 15)), book, a_case()).monthly_usd
    assert always_on[0] == pytest.approx(547, abs=0.5)
    assert 146 <= duty_cycle[0] <= 151


def test_ten_shards_cost_what_the_price_list_says() -> None:
    usd = infrastructure(design(used("aws.kinesis.shard_hour", 10 * 730)), BOOK, a_case()).monthly_usd
    assert usd[0] == pytest.approx(10 * 730 * 0.015)


def test_many_cases_are_priced_at_once() -> None:
    usage = used("aws.kinesis.shard_hour", 730.0, 1460.0, 0.0)
    usd = infrastructure(design(usage), BOOK, a_case().repeated(3)).monthly_usd
    assert usd == pytest.approx([10.95, 21.90, 0.0])


def test_recomputation_is_paid_as_often_as_it_happens() -> None:
    replayed = design(replay=(used("aws.glue.dpu_hour", 100.0),))
    cases = a_case(reprocess_per_year=6)
    assert infrastructure(replayed, BOOK, cases).recomputation_usd[0] == pytest.approx(44.0)
    assert infrastructure(replayed, BOOK, cases).monthly_usd[0] == pytest.approx(22.0)
    assert infrastructure(replayed, BOOK, cases).yearly_usd[0] == pytest.approx(264.0)


def test_recomputation_has_its_own_lines() -> None:
    lines = bill_lines(
        design(used("aws.kinesis.shard_hour", 730.0), replay=(used("aws.glue.dpu_hour", 100.0),)),
        BOOK,
        a_case(reprocess_per_year=6),
    )
    assert [line.component for line in lines] == ["buffer", RECOMPUTATION]
    assert lines[1].bound_by == "records/s at the peak; recomputed 6 times a year"
    assert (lines[1].quantity, lines[1].monthly_usd) == (50.0, Decimal("22.00"))


def test_out_of_season_only_what_is_stored_is_paid() -> None:
    stored, running = used("aws.s3.gb_month", 1000.0), used("aws.kinesis.shard_hour", 730.0)
    cases = a_case(season_weeks=13, reprocess_per_year=0)
    yearly = infrastructure(design(stored, running), BOOK, cases).yearly_usd
    assert yearly[0] == pytest.approx(12 * 23.0 + 3 * 10.95)


def test_a_year_in_full_season_is_twelve_live_months() -> None:
    usages = design(used("aws.s3.gb_month", 50.0), used("aws.lambda.gb_second", 1e9))
    yearly = infrastructure(usages, BOOK, a_case(reprocess_per_year=2)).yearly_usd
    assert yearly == pytest.approx(
        12 * infrastructure(usages, BOOK, a_case(reprocess_per_year=2)).monthly_usd
    )


def test_what_is_not_used_has_no_line() -> None:
    lines = bill_lines(design(used("aws.s3.gb_month", 0.0), used("aws.nat.hour", 730.0)), BOOK, a_case())
    assert [line.sku for line in lines] == ["aws.nat.hour"]


def test_a_line_tells_its_price_and_where_it_comes_from() -> None:
    (line,) = bill_lines(design(used("aws.kinesis.shard_hour", 7300.0)), BOOK, a_case())
    price = BOOK.price("aws.kinesis.shard_hour")
    assert (line.unit_usd, line.unit, line.monthly_usd) == (Decimal("0.015"), "shard-hour", Decimal("109.50"))
    assert (line.source, line.as_of, line.grade) == (price.source, "2024-07-01", Grade.OFFICIAL)
    assert line.bound_by == "records/s at the peak"


@pytest.mark.parametrize(
    ("amount", "shown"), [("0.125", "0.12"), ("0.135", "0.14"), ("0.1251", "0.13"), ("2", "2.00")]
)
def test_amounts_are_rounded_half_even_to_cents(amount: str, shown: str) -> None:
    assert str(round_usd(Decimal(amount))) == shown


def test_a_design_beyond_the_book_names_what_is_missing() -> None:
    with pytest.raises(UnknownSku, match=r"aws\.quantum\.hour"):
        infrastructure(design(used("aws.quantum.hour", 1.0)), BOOK, a_case())


@given(USAGES, USAGES)
def test_the_shown_sum_is_the_sum_of_what_is_shown(
    live: list[tuple[str, float]], replayed: list[tuple[str, float]]
) -> None:
    billed = design(*(used(*usage) for usage in live), replay=tuple(used(*usage) for usage in replayed))
    lines = bill_lines(billed, BOOK, a_case())
    total = shown_total(lines)
    assert total == sum((Decimal(f"{line.monthly_usd:.2f}") for line in lines), Decimal(0))
    exact = infrastructure(billed, BOOK, a_case()).monthly_usd[0]
    assert abs(float(total) - exact) <= 0.005 * len(lines) + 1e-9 * exact


@given(USAGES, USAGES)
def test_doubled_prices_double_the_bill(
    live: list[tuple[str, float]], replayed: list[tuple[str, float]]
) -> None:
    billed = design(*(used(*usage) for usage in live), replay=tuple(used(*usage) for usage in replayed))
    single = infrastructure(billed, BOOK, a_case()).monthly_usd
    double = infrastructure(billed, BOOK.scaled(Decimal(2)), a_case()).monthly_usd
    assert double == pytest.approx(2 * single, rel=1e-12)


def test_a_recomputation_a_year_is_told_as_once() -> None:
    replayed = design(replay=(used("aws.glue.dpu_hour", 100.0),))
    (line,) = bill_lines(replayed, BOOK, a_case(reprocess_per_year=1))
    assert line.bound_by.endswith("recomputed once a year")
