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

KEYS = ("title", "summary", "facts", "expect")
EXPECT_KEYS = ("option", "because")
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
class UseCaseFile:
    """A worked use case; `expect` is None where the file expects nothing."""

    title: str
    summary: str
    use_case: UseCase
    expect: Expectation | None


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
    if faults or use_case is None:
        raise InvalidUseCaseFile(faults)
    return UseCaseFile(title=texts["title"], summary=texts["summary"], use_case=use_case, expect=expect)


def _text(data: Mapping[str, Any], key: str, faults: Faults) -> str:
    value = data.get(key, "")
    if isinstance(value, str) and (value.strip() or key != "title"):
        return value.strip()
    faults[key] = (f"{value!r} will not do; give a text.",)
    return ""


def _facts(given: Any, faults: Faults) -> UseCase | None:
    """The use case, or None after its faults were added; facts may be text with units, like "15 min"."""
    if not isinstance(given, Mapping):
        faults["facts"] = ("Give a mapping of facts to values.",)
        return None
    read: dict[str, Any] = {}
    for key, value in given.items():
        try:
            read[str(key)] = _without_units(str(key), value)
        except UnreadableQuantity as error:
            faults[f"facts.{key}"] = (str(error),)
    try:
        return parse_use_case(read)
    except InvalidFacts as error:
        faults.update({f"facts.{key}": texts for key, texts in error.faults.items()})
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
    option, because = given["option"], given["because"]
    if not isinstance(option, str) or option not in set(OptionKey):
        near = difflib.get_close_matches(str(option), list(OptionKey), n=1, cutoff=0.0)[0]
        faults["expect.option"] = (f"{option!r} is no option; the nearest is {near}.",)
    if not isinstance(because, str) or not because.strip():
        faults["expect.because"] = ("Say in a sentence why.",)
    if "expect.option" in faults or "expect.because" in faults:
        return None
    return Expectation(option=OptionKey(option), because=because.strip())


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
    return f"There is no key of this name; the nearest is {near}."
