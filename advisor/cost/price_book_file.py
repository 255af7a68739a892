"""A whole price book as a file that people edit: YAML as it is shipped, or CSV with a line for each tier."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml

from advisor.cost.price import Price
from advisor.cost.price_book import UNDATED, InvalidPriceBook, PriceBook, parse_price_book
from advisor.plain_yaml import UnreadableYaml, read_plain_yaml
from advisor.spreadsheet import as_cell
from advisor.vocabulary import Grade

COLUMNS = ("sku", "title", "unit", "up_to", "usd", "source", "as_of", "grade", "region", "note")
NEEDED = ("sku", "usd")
# Stands in for what a line of an unknown SKU does not say; whoever takes the book refuses it by name.
UNTOLD = {"unit": "unknown", "source": "file", "as_of": UNDATED, "grade": Grade.DEFAULT.value}


def book_data(book: PriceBook) -> dict[str, Any]:
    """The book as plain data that `parse_price_book` reads back as the same book; numbers are exact texts."""
    return {
        "version": book.version,
        "provider": book.provider,
        "region": book.region,
        "prices": [_row(price) for price in book.prices.values()],
    }


def _row(price: Price) -> dict[str, Any]:
    row: dict[str, Any] = {"sku": price.sku, "title": price.title, "unit": price.unit}
    if len(price.tiers) == 1:
        row["usd"] = _plain(price.unit_usd)
    else:
        row["tiers"] = [
            {"usd": _plain(tier.usd)} | ({} if tier.up_to is None else {"up_to": _plain(tier.up_to)})
            for tier in price.tiers
        ]
    row |= {"source": price.source, "as_of": price.as_of, "grade": price.grade.value, "region": price.region}
    return row | ({"note": price.note} if price.note else {})


def _plain(number: Decimal) -> str:
    return format(number, "f")


def book_yaml(book: PriceBook) -> str:
    """The book as YAML."""
    text: str = yaml.safe_dump(book_data(book), sort_keys=False, allow_unicode=True, width=1000)
    return text


def book_csv(book: PriceBook) -> str:
    """The book as CSV: a graduated price has a line a tier, the last without `up_to`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in book_data(book)["prices"]:
        tiers = row.pop("tiers", None) or [{"usd": row["usd"]}]
        writer.writerows({key: as_cell(value) for key, value in (row | tier).items()} for tier in tiers)
    return out.getvalue()


def read_book_text(text: str, template: PriceBook) -> PriceBook:
    """The book in a YAML or CSV text; raises InvalidPriceBook with every fault.

    A CSV carries no provider and region, and may leave out all columns but `sku` and `usd`: what is left out
    is taken from `template`.
    """
    if _is_csv(text):
        return _read_csv(text, template)
    try:
        data = read_plain_yaml(text)
    except UnreadableYaml as error:
        raise InvalidPriceBook({"file": f"It is neither YAML nor CSV with a header: {error}"}) from error
    book = parse_price_book(data)
    if (book.provider, book.region) != (template.provider, template.region):
        wanted = f"{template.provider} {template.region}"
        raise InvalidPriceBook({"file": f"It is for {book.provider} {book.region}; give one for {wanted}."})
    return book


def _is_csv(text: str) -> bool:
    head = text.lstrip("\ufeff \r\n").partition("\n")[0]
    return "sku" in (cell.strip().strip('"') for cell in head.replace(";", ",").split(","))


def _read_csv(text: str, template: PriceBook) -> PriceBook:
    body = text.lstrip("\ufeff \r\n")
    delimiter = ";" if ";" in body.partition("\n")[0] else ","
    reader = csv.DictReader(io.StringIO(body), delimiter=delimiter, restkey="")
    try:
        lines = [(reader.line_num, {key.strip(): cell for key, cell in line.items()}) for line in reader]
    except (csv.Error, AttributeError) as error:
        raise InvalidPriceBook({"file": f"It is no CSV that can be read: {error}"}) from error
    columns = [name.strip() for name in reader.fieldnames or ()]
    faults = {name: "There is no such column." for name in columns if name not in COLUMNS}
    faults |= {name: "Give this column." for name in NEEDED if name not in columns}
    faults |= {f"line {at}": "It has more cells than the header." for at, line in lines if "" in line}
    if faults:
        raise InvalidPriceBook(faults)
    places, rows = _grouped(lines, template)
    header = {"version": template.version, "provider": template.provider, "region": template.region}
    try:
        return parse_price_book(header | {"prices": rows})
    except InvalidPriceBook as error:
        raise InvalidPriceBook(dict(_by_line(error.faults, places))) from error


def _grouped(
    lines: Iterable[tuple[int, Mapping[str, str | None]]], template: PriceBook
) -> tuple[list[int], list[dict[str, Any]]]:
    """Lines of one SKU that follow each other are the tiers of one price; the line each price begins at."""
    places: list[int] = []
    rows: list[dict[str, Any]] = []
    for at, line in lines:
        cells = {key: _unquoted(cell or "") for key, cell in line.items()}
        sku = cells.get("sku", "")
        tier = {"usd": cells["usd"]} | ({"up_to": cells["up_to"]} if cells.get("up_to") else {})
        if rows and rows[-1]["sku"] == sku and "up_to" in rows[-1]["tiers"][-1]:
            rows[-1]["tiers"].append(tier)
            continue
        known = template.prices.get(sku)
        told = {key: cells[key] for key in COLUMNS if cells.get(key) and key not in ("usd", "up_to")}
        kept: dict[str, Any] = {"title": sku} | UNTOLD if known is None else _row(known)
        row = kept | told | {"sku": sku, "tiers": [tier]}
        row.pop("usd", None)
        places.append(at)
        rows.append(row)
    return places, rows


def _unquoted(cell: str) -> str:
    text = cell.strip()
    return text.removeprefix("'")


def _by_line(faults: Mapping[str, str], places: list[int]) -> Iterator[tuple[str, str]]:
    for place, text in faults.items():
        head, _, rest = place.partition("]")
        index = head.removeprefix("prices[")
        yield (f"line {places[int(index)]}{rest}" if index.isdecimal() else place), text
