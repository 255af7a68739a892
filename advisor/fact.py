"""What a fact is: a field of the use case with its own title, help, unit, bounds, default and wizard step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic.fields import FieldInfo

from advisor.estimate import Estimate, known, parse_estimate
from advisor.vocabulary import WizardStep

Unit = Literal[
    "s", "events/s", "B", "USD/year", "USD/month", "share", "%", "x", "count", "1/year", "years", "weeks", ""
]
FactKind = Literal["number", "choice", "choices"]

Numeric = Annotated[
    Estimate, BeforeValidator(parse_estimate), PlainSerializer(Estimate.as_given, return_type=Any)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact's definition; `low` and `high` bound numbers, `choices` close a set."""

    key: str
    title: str
    help: str
    example: str
    unit: Unit
    kind: FactKind
    step: WizardStep
    default: Any
    low: float | None = None
    high: float | None = None
    whole: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value of a number."""
        if self.low is None or self.high is None:
            raise TypeError(f"{self.key} is no number")
        return self.low, self.high

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of the values this fact accepts."""
        described = {"title": self.title, "description": self.help, "default": self.default}
        if self.kind == "number":
            return described | self._number_schema()
        one = {"type": "string", "enum": [value for value, _ in self.choices]}
        if self.kind == "choice":
            return described | one
        return described | {"type": "array", "items": one, "uniqueItems": True}

    def _number_schema(self) -> dict[str, Any]:
        number = {"type": "number", "minimum": self.low, "maximum": self.high}
        span = dict.fromkeys(("low", "likely", "high"), number)
        sure = {"value": number, "confidence": {"type": "string", "enum": ["known", "estimate", "guess"]}}
        return {"oneOf": [number, _closed_object(span), _closed_object(sure)]}


def _closed_object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def number(
    step: WizardStep,
    title: str,
    explanation: str,
    *,
    unit: Unit,
    low: float,
    high: float,
    default: float,
    example: str,
    whole: bool = False,
) -> Any:
    """Declare a numeric fact, bounds inclusive, in its unit."""
    extra = {"kind": "number", "unit": unit, "low": low, "high": high, "whole": whole}
    return _declare(step, title, explanation, example=example, default=known(default), extra=extra)


def choice(
    step: WizardStep,
    title: str,
    explanation: str,
    *,
    default: str,
    labels: Mapping[Any, str],
    example: str,
) -> Any:
    """Declare a fact that takes one value of a closed set; `labels` gives each value its words."""
    extra = {"kind": "choice", "unit": "", "choices": tuple((str(k), v) for k, v in labels.items())}
    return _declare(step, title, explanation, example=example, default=default, extra=extra)


def choices(
    step: WizardStep,
    title: str,
    explanation: str,
    *,
    default: frozenset[Any],
    labels: Mapping[Any, str],
    example: str,
) -> Any:
    """Declare a fact that takes any subset of a closed set."""
    extra = {"kind": "choices", "unit": "", "choices": tuple((str(k), v) for k, v in labels.items())}
    return _declare(step, title, explanation, example=example, default=default, extra=extra)


def _declare(
    step: WizardStep, title: str, explanation: str, *, example: str, default: Any, extra: dict[str, Any]
) -> Any:
    return Field(
        default=default,
        title=title,
        description=explanation,
        validate_default=False,
        json_schema_extra={"step": step, "example": example, **extra},
    )


def fact_of(key: str, field: FieldInfo) -> Fact:
    """The definition that a declared field carries."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError(f"{key} is not declared as a fact")
    return Fact(
        key=key,
        title=field.title or key,
        help=field.description or "",
        default=_plain(field.default),
        **extra,  # type: ignore[arg-type]  # pydantic holds it as any JSON; _declare put it there
    )


def _plain(default: Any) -> Any:
    if isinstance(default, Estimate):
        return default.as_given()
    if isinstance(default, frozenset):
        return sorted(str(item) for item in default)
    return str(default)
