"""A portfolio from a file or plain data: every fault of every use case at once, named by its place."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from advisor.portfolio.member import Member
from advisor.use_case_file import InvalidUseCaseFile, parse_use_case_file
from advisor.vocabulary import OptionKey

MOST = 1000
LONGEST_LABEL = 200
KEYS = ("title", "team", "facts", "current_option")
Faults = dict[str, tuple[str, ...]]


class InvalidPortfolio(ValueError):
    """It cannot be used; `faults` maps each place, as `use_cases[3].facts.rate_per_s`, to texts."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{place}: {' '.join(texts)}" for place, texts in self.faults.items()))


def read_portfolio(text: str) -> tuple[Member, ...]:
    """The members in JSON or YAML: a list, or a mapping with `use_cases`. Raises InvalidPortfolio."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = _yaml(text)
    if isinstance(data, Mapping) and set(data) == {"use_cases"}:
        data = data["use_cases"]
    return parse_members(data)


def _yaml(text: str) -> Any:
    try:
        # The loader in C is faster, and ends the process where brackets are nested without end.
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InvalidPortfolio({"file": (f"It is neither JSON nor YAML: {error}",)}) from error


def parse_members(data: Any) -> tuple[Member, ...]:
    """The members from plain data, at most 1,000; raises InvalidPortfolio with every fault."""
    if not isinstance(data, list):
        raise InvalidPortfolio({"use_cases": ("Give a list of use cases, each with title and facts.",)})
    if len(data) > MOST:
        raise InvalidPortfolio({"use_cases": (f"{len(data):,} are too many; give at most {MOST:,}.",)})
    faults: Faults = {}
    members = [_member(each, f"use_cases[{place}]", faults) for place, each in enumerate(data)]
    if faults:
        raise InvalidPortfolio(faults)
    return tuple(member for member in members if member is not None)


def _member(data: Any, place: str, faults: Faults) -> Member | None:
    if not isinstance(data, Mapping):
        faults[place] = ("Give a mapping with title and facts.",)
        return None
    for key in data:
        if key not in KEYS:
            faults[f"{place}.{str(key)[:60]}"] = (f"There is no such key; known are {', '.join(KEYS)}.",)
    team = _label(data.get("team", ""), f"{place}.team", faults)
    option = _option(data.get("current_option"), f"{place}.current_option", faults)
    try:
        file = parse_use_case_file({key: data[key] for key in ("title", "facts") if key in data})
    except InvalidUseCaseFile as invalid:
        faults.update({f"{place}.{name}": texts for name, texts in invalid.faults.items()})
        return None
    title = _label(file.title, f"{place}.title", faults)
    return Member(title=title, team=team, use_case=file.use_case, current_option=option)


def _label(value: Any, place: str, faults: Faults) -> str:
    if not isinstance(value, str):
        faults[place] = (f"{str(value)[:60]!r} will not do; give a text.",)
        return ""
    if len(value) > LONGEST_LABEL:
        faults[place] = (f"It has {len(value):,} letters; give {LONGEST_LABEL} at most.",)
    return value.strip()


def _option(value: Any, place: str, faults: Faults) -> OptionKey | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and value in set(OptionKey):
        return OptionKey(value)
    faults[place] = (f"{str(value)[:60]!r} is no option; give one of {', '.join(OptionKey)}.",)
    return None
