"""Advice at the terminal: a use case's file in, the verdict in words or as JSON out."""

import argparse
import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from advisor.advice.advice import Advice
from advisor.advice.ranking import RankedOption
from advisor.advise import advise
from advisor.cost.price import Price
from advisor.cost.price_book import InvalidPriceBook, PriceBook, read_price_book
from advisor.facts.place import REGIONS
from advisor.plain_data import advice_data
from advisor.portfolio.answer import Portfolio
from advisor.portfolio.assess import BookOf
from advisor.portfolio.portfolio import portfolio
from advisor.portfolio.reading import InvalidPortfolio, read_portfolio
from advisor.quantity import show_count, show_duration, show_quantity, show_usd
from advisor.schema_evolution.compatibility import compatibility
from advisor.schema_evolution.migration import migration
from advisor.schema_evolution.versions import InvalidSchemas, SchemaFormat
from advisor.use_case import FACTS
from advisor.use_case_file import InvalidUseCaseFile, read_use_case_file
from advisor.vocabulary import Provider

PRICES = Path(__file__).resolve().parent.parent / "fixtures" / "prices"
DONE, UNUSABLE = 0, 2


def main(arguments: Sequence[str], *, out: TextIO, err: TextIO) -> int:
    """Run one command; 0 when done, 2 when its input cannot be used, with every fault on `err`."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "facts":
            lines = _fact_lines()
        elif asked.command == "prices":
            lines = _price_lines(read_price_book(asked.prices or _shipped(asked.provider)))
        elif asked.command == "portfolio":
            lines = _portfolio_lines(asked.file)
        elif asked.command == "schemas":
            lines = _schema_lines(asked.files, asked.format)
        else:
            lines = _advice_lines(asked.file, asked.prices, as_json=asked.json)
    except OSError as error:
        err.write(f"{error.filename}: {error.strerror}\n")
        return UNUSABLE
    except InvalidPriceBook as error:
        err.writelines(f"{place}: {text}\n" for place, text in error.faults.items())
        return UNUSABLE
    except (InvalidUseCaseFile, InvalidSchemas, InvalidPortfolio) as error:
        err.writelines(f"{place}: {' '.join(texts)}\n" for place, texts in error.faults.items())
        return UNUSABLE
    out.writelines(f"{line}\n" for line in lines)
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m advisor", description="Batch, streaming or between.")
    commands = parser.add_subparsers(dest="command", required=True)
    prices = argparse.ArgumentParser(add_help=False)
    prices.add_argument("--prices", type=Path, metavar="FILE", help="a price book")
    wanted = commands.add_parser("advise", parents=[prices], help="advice on the use case in a YAML file")
    wanted.add_argument("file", type=Path, metavar="USE_CASE.yaml")
    wanted.add_argument("--json", action="store_true", help="the whole advice as JSON")
    commands.add_parser("facts", help="the facts that a use case may give")
    listed = commands.add_parser("prices", parents=[prices], help="the prices at hand, each with its source")
    listed.add_argument("--provider", choices=tuple(REGIONS), default=Provider.AWS, help="whose prices")
    many = commands.add_parser("portfolio", help="which of many use cases cost too much or serve too little")
    many.add_argument("file", type=Path, metavar="USE_CASES", help="a list with title, team and facts")
    schemas = commands.add_parser("schemas", help="whether the newest of several schemas can be read")
    schemas.add_argument("files", type=Path, nargs="+", metavar="SCHEMA", help="the oldest first")
    schemas.add_argument("--format", choices=[form.value for form in SchemaFormat], default="avro")
    return parser


def _shipped(provider: str, region: str | None = None) -> Path:
    """The book that comes with the product for a provider, in its first region unless one is given."""
    return PRICES / f"{provider}-{region or REGIONS[Provider(provider)][0]}.yaml"


def _advice_lines(file: Path, prices: Path | None, *, as_json: bool) -> list[str]:
    worked = read_use_case_file(file)
    place = _shipped(worked.use_case.provider, worked.use_case.region)
    advice = advise(worked.use_case, read_price_book(prices or place))
    if as_json:
        return [json.dumps(advice_data(advice), indent=1, ensure_ascii=False)]
    return [
        worked.title,
        advice.headline,
        "",
        *(f"- {reason.text}" for reason in advice.why),
        "",
        *_ranking_lines(advice),
        *_closing_lines(advice),
    ]


def _ranking_lines(advice: Advice) -> list[str]:
    head = f"{'option':24}{'headway':>12}{'p95 age':>12}{'kept':>8}{'a month':>14}"
    return [head, *(_row(option) for option in advice.ranking)]


def _row(option: RankedOption) -> str:
    headway = show_duration(option.headway_s) if option.headway_s else "per event"
    cells = (
        f"{option.title:24}{headway:>12}{show_duration(option.freshness_s.p95):>12}"
        f"{option.promise_kept:>8.1%}{show_usd(option.monthly_usd.total):>14}"
    )
    return cells if option.eligible else f"{cells}  no: {option.vetoes[0].text}"


def _closing_lines(advice: Advice) -> list[str]:
    lines = [""]
    if advice.close_call:
        lines.append(f"A close call: the margin is {advice.margin:.0%}.")
    lines += [f"Note: {warning}" for warning in advice.warnings]
    if advice.assumed:
        lines.append(f"Left to defaults: {', '.join(advice.assumed)}.")
    return lines


def _fact_lines() -> list[str]:
    lines = []
    for fact in FACTS:
        lines.append(f"{fact.key}: {fact.title} {fact.help}")
        if fact.kind == "number" and fact.low is not None and fact.high is not None:
            low, high = (show_quantity(end, fact.unit) for end in (fact.low, fact.high))
            lines.append(f"    {low} to {high}; default {show_quantity(fact.default, fact.unit)}")
        else:
            lines.append(f"    {', '.join(value for value, _ in fact.choices)}; default {fact.default}")
    return lines


def _price_lines(book: PriceBook) -> list[str]:
    head = f"Price book {book.version}, {book.provider} {book.region}, {show_count(len(book.prices))} prices"
    return [head, *(_price_line(price) for price in book.prices.values())]


def _price_line(price: Price) -> str:
    found = f"[{price.grade.value}, {price.as_of}, {price.source}]"
    return f"{price.sku}: {price.unit_usd} USD a {price.unit}, {price.title} {found}"


def _schema_lines(files: Sequence[Path], form: str) -> list[str]:
    """The verdict by each mode with what breaks, then the way to the newest schema."""
    found = compatibility(
        [file.read_text(encoding="utf-8", errors="replace") for file in files], SchemaFormat(form)
    )
    lines = []
    for verdict in found.modes:
        lines.append(f"{verdict.mode.value:22}{'holds' if verdict.holds else 'breaks'}")
        for reading in verdict.broken:
            told = f"version {reading.reader} reading version {reading.writer}"
            lines += [f"    {told}: {each.path} {each.reason}" for each in reading.breaks]
    way = migration(found)
    return [*lines, "", way.finding, *(f"{n}. {step.what}" for n, step in enumerate(way.steps, start=1))]


def _portfolio_lines(file: Path) -> list[str]:
    """The finding, the use cases with the most at stake first, then the teams and the shared platforms."""
    members = read_portfolio(file.read_text(encoding="utf-8", errors="replace"))
    found = portfolio(members, _book_of(lru_cache(read_price_book)))
    return [found.finding, "", *_row_lines(found), "", *_sum_lines(found)]


def _book_of(read: Callable[[Path], PriceBook]) -> BookOf:
    """The book of a use case's place among those that come with the product."""
    return lambda use_case: read(_shipped(use_case.provider, use_case.region))


def _row_lines(found: Portfolio) -> list[str]:
    return [
        f"{row.triage.value.replace('_', ' '):16}{show_usd(row.at_stake_usd_per_year):>14} a year  "
        f"{row.title}{f' ({row.team})' if row.team else ''}: {row.because}"
        for row in found.rows
    ]


def _sum_lines(found: Portfolio) -> list[str]:
    teams = [
        f"{each.team or 'no team':24}{show_usd(each.shared_monthly_usd):>14} a month for {each.use_cases}, "
        f"{show_usd(each.saved_usd_per_year)} a year to save, {show_usd(each.lost_usd_per_year)} lost"
        for each in (*found.teams, found.total)
    ]
    return teams + [
        f"{each.platform}, {each.provider} {each.region}: {show_usd(each.shared_monthly_usd)} a month "
        f"instead of {show_usd(each.alone_monthly_usd)} for {each.use_cases}"
        for each in found.platforms
    ]
