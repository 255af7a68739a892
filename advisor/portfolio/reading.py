"""A portfolio from a file or plain data: every fault of every use case at once, named by its place."""

from collections.abc import Mapping
from typing import Any

from advisor.parsing import InvalidFacts, parse_use_case
from advisor.portfolio.file_text import Faults, UnreadableFile, plain_use_cases
from advisor.portfolio.member import Member
from advisor.use_case import UseCase
from advisor.use_case_file import InvalidUseCaseFile, parse_use_case_file
from advisor.vocabulary import OptionKey

MOST = 10_000
LONGEST_LABEL = 200
KEYS = ("title", "team", "facts", "current_option")


class InvalidPortfolio(ValueError):
    """It cannot be used; `faults` maps each place, as `use_cases[3].facts.rate_per_s`, to texts."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        # A place may hold what somebody typed, and that may be no text that can be written out.
        self.faults = {place.encode("utf-8", "replace").decode(): texts for place, texts in faults.items()}
        super().__init__("; ".join(f"{place}: {' '.join(texts)}" for place, texts in self.faults.items()))


def read_portfolio(text: str) -> tuple[Member, ...]:
    """The members in JSON, YAML or CSV, facts as people write them. Raises InvalidPortfolio."""
    try:
        data, faults = plain_use_cases(text)
    except UnreadableFile as error:
        raise InvalidPortfolio({"file": (str(error),)}) from error
    return _members(data, faults, as_written=True)


def parse_members(data: Any) -> tuple[Member, ...]:
    """The members from plain data with facts in their units; raises InvalidPortfolio with every fault."""
    return _members(data, {}, as_written=False)


def _members(data: Any, faults: Faults, *, as_written: bool) -> tuple[Member, ...]:
    if not isinstance(data, list):
        raise InvalidPortfolio({"use_cases": ("Give a list of use cases, each with title and facts.",)})
    if len(data) > MOST:
        raise InvalidPortfolio({"use_cases": (f"{len(data):,} are too many; give at most {MOST:,}.",)})
    members = [
        _member(each, f"use_cases[{place}]", faults, as_written=as_written) for place, each in enumerate(data)
    ]
    if faults:
        raise InvalidPortfolio(faults)
    return tuple(member for member in members if member is not None)


def _member(data: Any, place: str, faults: Faults, *, as_written: bool) -> Member | None:
    if not isinstance(data, Mapping):
        faults[place] = ("Give a mapping with title and facts.",)
        return None
    for key in data:
        if key not in KEYS:
            faults[f"{place}.{str(key)[:60]}"] = (f"There is no such key; known are {', '.join(KEYS)}.",)
    title = _label(data.get("title", ""), f"{place}.title", faults, blank="Give it a title.")
    team = _label(data.get("team", ""), f"{place}.team", faults)
    option = _option(data.get("current_option"), f"{place}.current_option", faults)
    use_case = _use_case(data.get("facts", {}), place, faults, as_written=as_written)
    if use_case is None:
        return None
    return Member(title=title, team=team, use_case=use_case, current_option=option)


def _use_case(facts: Any, place: str, faults: Faults, *, as_written: bool) -> UseCase | None:
    """From numbers in the facts' units, or as people write them."""
    try:
        if as_written:
            return parse_use_case_file({"title": place, "facts": facts}).use_case
        return parse_use_case(facts)
    except InvalidUseCaseFile as invalid:
        faults.update({f"{place}.{name}": texts for name, texts in invalid.faults.items()})
    except InvalidFacts as invalid:
        # What is wrong with the mapping as a whole stands under its own name.
        found = {
            name if name == "facts" else f"facts.{name}": texts for name, texts in invalid.faults.items()
        }
        faults.update({f"{place}.{name}": texts for name, texts in found.items()})
    return None


def _label(value: Any, place: str, faults: Faults, *, blank: str = "") -> str:
    fault = _label_fault(value, blank)
    if fault:
        faults[place] = (fault,)
    return value.strip() if isinstance(value, str) else ""


def _label_fault(value: Any, blank: str) -> str:
    if not isinstance(value, str):
        return f"{str(value)[:60]!r} will not do; give a text."
    if len(value) > LONGEST_LABEL:
        return f"It has {len(value):,} letters; give {LONGEST_LABEL} at most."
    if not value.strip():
        return blank
    if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        return "It holds a character that no text can hold, such as NUL; leave it out."
    return ""


def _option(value: Any, place: str, faults: Faults) -> OptionKey | None:
    if value is None:
        return None
    if isinstance(value, str) and value in set(OptionKey):
        return OptionKey(value)
    faults[place] = (f"{str(value)[:60]!r} is no option; give one of {', '.join(OptionKey)}.",)
    return None
