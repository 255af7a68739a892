"""The file format of a use case: facts as numbers or as people write them, and the verdict they lead to."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from advisor.parsing import InvalidFacts, parse_use_case
from advisor.quantity import UnreadableQuantity, parse_quantity
from advisor.use_case import FACT_BY_KEY, UseCase
from advisor.vocabulary import OptionKey

KEYS = ("title", "summary", "facts", "expect", "neighbour")
EXPECT_KEYS = ("option", "because")
NEIGHBOUR_KEYS = ("facts", "option")
Faults = dict[str, tuple[str, ...]]


class InvalidUseCaseFile(ValueError):
    """A file that cannot be used; `faults` maps each place in it to what is wrong and what would be right."""

    def __init__(self, faults: Mapping[str, tuple[str, ...]]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{place}: {' '.join(texts)}" for place, texts in self.faults.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The option that the use case must lead to, and why."""

    option: OptionKey
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The smallest change found that flips the verdict: which facts, the use case with them, and who wins."""

    changed: tuple[str, ...]
    use_case: UseCase
    option: OptionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCaseFile:
    """A worked use case; `expect` and `neighbour` are None where the file says nothing of them."""

    title: str
    summary: str
    use_case: UseCase
    expect: Expectation | None
    neighbour: Neighbour | None


def read_use_case_file(path: str | Path) -> UseCaseFile:
    """The use case in a YAML (or JSON) file; raises InvalidUseCaseFile with every fault, OSError."""
    try:
        data = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InvalidUseCaseFile({"file": (f"It is no YAML: {error}",)}) from error
    return parse_use_case_file(data)


def parse_use_case_file(data: Any) -> UseCaseFile:
    """A use case from plain data; raises InvalidUseCaseFile with every fault."""
    if not isinstance(data, Mapping):
        raise InvalidUseCaseFile({"file": ("Give a mapping with title and facts.",)})
    faults: Faults = {str(key): (_unknown(str(key), KEYS),) for key in data if key not in KEYS}
    texts = {key: _text(data, key, faults) for key in ("title", "summary")}
    if "title" not in data:
        faults["title"] = ("Give it a title.",)
    use_case = _facts(data.get("facts", {}), faults)
    expect = _expectation(data["expect"], faults) if "expect" in data else None
    neighbour = _neighbour(data["neighbour"], data.get("facts", {}), faults) if "neighbour" in data else None
    if faults or use_case is None:
        raise InvalidUseCaseFile(faults)
    return UseCaseFile(
        title=texts["title"], summary=texts["summary"], use_case=use_case, expect=expect, neighbour=neighbour
    )


def _text(data: Mapping[str, Any], key: str, faults: Faults) -> str:
    value = data.get(key, "")
    if isinstance(value, str) and (value.strip() or key != "title"):
        return value.strip()
    faults[key] = (f"{value!r} will not do; give a text.",)
    return ""


def _facts(given: Any, faults: Faults, place: str = "facts") -> UseCase | None:
    """The use case, or None after its faults were added; facts may be text with units, like "15 min"."""
    if not isinstance(given, Mapping):
        faults[place] = ("Give a mapping of facts to values.",)
        return None
    read: dict[str, Any] = {}
    for key, value in given.items():
        try:
            read[str(key)] = _without_units(str(key), value)
        except UnreadableQuantity as error:
            faults[f"{place}.{key}"] = (str(error),)
    try:
        return parse_use_case(read)
    except InvalidFacts as error:
        faults.update({f"{place}.{key}": texts for key, texts in error.faults.items()})
    return None


def _without_units(key: str, value: Any) -> Any:
    """The value with each text quantity as a number of the fact's unit; raises UnreadableQuantity."""
    fact = FACT_BY_KEY.get(key)
    if fact is None or fact.kind != "number":
        return value
    if isinstance(value, str):
        return parse_quantity(value, fact.unit)
    if isinstance(value, Mapping):
        return {
            part: parse_quantity(text, fact.unit) if isinstance(text, str) and part != "confidence" else text
            for part, text in value.items()
        }
    return value


def _expectation(given: Any, faults: Faults) -> Expectation | None:
    if not isinstance(given, Mapping) or set(given) != set(EXPECT_KEYS):
        faults["expect"] = ("Give a mapping with option and because.",)
        return None
    option, because = _option(given["option"], "expect.option", faults), given["because"]
    if not isinstance(because, str) or not because.strip():
        faults["expect.because"] = ("Say in a sentence why.",)
    if option is None or "expect.because" in faults:
        return None
    return Expectation(option=option, because=because.strip())


def _neighbour(given: Any, facts: Any, faults: Faults) -> Neighbour | None:
    """The changed facts laid over the use case's own."""
    if not isinstance(given, Mapping) or set(given) != set(NEIGHBOUR_KEYS):
        faults["neighbour"] = ("Give a mapping with facts and option.",)
        return None
    option = _option(given["option"], "neighbour.option", faults)
    changed = given["facts"]
    if not isinstance(changed, Mapping) or not changed or not isinstance(facts, Mapping):
        faults["neighbour.facts"] = ("Give a mapping of the facts that change to their values.",)
        return None
    use_case = _facts({**facts, **changed}, {} if "facts" in faults else faults, "neighbour.facts")
    if option is None or use_case is None:
        return None
    return Neighbour(changed=tuple(map(str, changed)), use_case=use_case, option=option)


def _option(given: Any, place: str, faults: Faults) -> OptionKey | None:
    if isinstance(given, str) and given in set(OptionKey):
        return OptionKey(given)
    near = difflib.get_close_matches(str(given), list(OptionKey), n=1, cutoff=0.0)[0]
    faults[place] = (f"{given!r} is no option; the nearest is {near}.",)
    return None


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
    return f"There is no key of this name; the nearest is {near}."
