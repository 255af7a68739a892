"""A file of use cases as plain data: JSON, YAML, or CSV with a line a use case and a column a fact.

A file comes from anybody: it may not grow while it is read, nor nest until the reader breaks.
"""

import csv
import difflib
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.plain_yaml import UnreadableYaml, read_plain_yaml
from advisor.use_case import FACT_BY_KEY, FACTS

LABELS = ("title", "team", "current_option")
LISTS = frozenset(fact.key for fact in FACTS if fact.kind == "choices")
"""Facts of which a cell holds several, with | between them."""
Faults = dict[str, tuple[str, ...]]


class UnreadableFile(ValueError):
    """It is no JSON, YAML or CSV of use cases, in words."""


def plain_use_cases(text: str) -> tuple[Any, Faults]:
    """What the file holds, and what is wrong with a CSV's columns, by place; raises UnreadableFile.

    What is under the one key `use_cases` counts as the list itself.
    """
    body = text.lstrip("\ufeff \r\n")
    if (delimiter := _delimiter(body)) is not None:
        return _of_csv(body, delimiter)
    data = _of_json_or_yaml(body)
    is_wrapped = isinstance(data, Mapping) and set(data) == {"use_cases"}
    return (data["use_cases"] if is_wrapped else data), {}


def _of_json_or_yaml(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return read_plain_yaml(text)
    except UnreadableYaml as error:
        fault = f"It is neither JSON nor YAML nor a CSV with a title column: {error}"
        raise UnreadableFile(fault) from error


def _delimiter(text: str) -> str | None:
    """What parts the columns, None where the first line names no column `title`."""
    head = text.partition("\n")[0]
    for delimiter in (",", ";", "\t"):
        if "title" in _cells(head, delimiter):
            return delimiter
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"').strip() for cell in line.split(delimiter)]


def _of_csv(text: str, delimiter: str) -> tuple[list[Any], Faults]:
    """A use case a line; a blank cell is left out."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        head, *lines = ([cell.strip() for cell in line] for line in reader)
    except csv.Error as error:
        raise UnreadableFile(f"It is no CSV that can be read: {error}") from error
    faults = _column_faults(head)
    filled = [line for line in lines if any(line)]
    faults |= {
        f"use_cases[{place}]": (f"It has {len(line)} cells; the head names {len(head)} columns.",)
        for place, line in enumerate(filled)
        if len(line) > len(head)
    }
    return [_use_case(head, line) for line in filled], faults


def _column_faults(head: list[str]) -> Faults:
    known = (*LABELS, *FACT_BY_KEY)
    faults: Faults = {}
    for column in filter(None, head):
        if column not in known:
            near = difflib.get_close_matches(column, known, n=1, cutoff=0.0)[0]
            faults[f"column {column[:60]}"] = (f"There is no such fact; the nearest is {near}.",)
        elif head.count(column) > 1:
            faults[f"column {column}"] = ("It is there more than once; give it once.",)
    return faults


def _use_case(head: list[str], line: list[str]) -> dict[str, Any]:
    cells = {column: cell for column, cell in zip(head, line, strict=False) if column and cell}
    facts = dict(_facts(cells))
    return {column: cells[column] for column in LABELS if column in cells} | {"facts": facts}


def _facts(cells: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for column, cell in cells.items():
        if column in LISTS:
            yield column, [part.strip() for part in cell.split("|") if part.strip()]
        elif column in FACT_BY_KEY:
            yield column, cell
