"""What is needed: who acts on the result, how fresh it must be and when anybody looks."""

from pydantic import BaseModel

from advisor.fact import Numeric, choice, number
from advisor.vocabulary import Actor, WizardStep

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
TODAY = "current_headway_s"
"""What runs today: no formula of a design reads it, so that leaving it open assumes nothing."""


class NeedFacts(BaseModel):
    """The facts of the wizard's step `need`."""

    actor: Actor = choice(
        WizardStep.NEED,
        "Who acts on the result?",
        "A machine acts at once, a person when they look, a report when it is due.",
        default=Actor.PERSON,
        labels={Actor.MACHINE: "A machine", Actor.PERSON: "A person", Actor.REPORT: "A report"},
        example="A card authorisation is a machine; an operations desk is a person.",
    )
    freshness_s: Numeric = number(
        WizardStep.NEED,
        "How fresh must the result be?",
        "The oldest an event may be when its result is usable, for the share of events named beside it.",
        unit="s", low=0.01, high=30 * DAY, default=HOUR, example="15 min",
    )  # fmt: skip
    freshness_percentile: Numeric = number(
        WizardStep.NEED,
        "For which share of events?",
        "The promise holds for this share of events; 95 means one event in twenty may be later.",
        unit="%", low=50, high=99.9, default=95, example="95",
    )  # fmt: skip
    deadline_s: Numeric = number(
        WizardStep.NEED,
        "How long after a day has closed must its result be there?",
        "A limit by the clock, as in “before the market opens”, counted from the day's last delivery; 0 for "
        "none. A nightly run may keep it with events a day old: then promise no more above.",
        unit="s", low=0, high=30 * DAY, default=0, example="9.5 h: closed at midnight, needed at 09:30",
    )  # fmt: skip
    reaction_s: Numeric = number(
        WizardStep.NEED,
        "How long from seeing the result to acting?",
        "Freshness far below this time buys nothing: the action still comes this much later.",
        unit="s", low=0, high=30 * DAY, default=5 * MINUTE, example="5 min for an operator, 0 for a machine",
    )  # fmt: skip
    viewing_interval_s: Numeric = number(
        WizardStep.NEED,
        "How often is the result looked at?",
        "The time between two looks of a person or two issues of a report; 0 for a machine.",
        unit="s", low=0, high=366 * DAY, default=15 * MINUTE, example="1 week for a weekly steering meeting",
    )  # fmt: skip
    current_headway_s: Numeric = number(
        WizardStep.NEED,
        "How often does the data move today?",
        "The time between two runs of what is there now, 100 ms where it runs event by event; 0 where "
        "nothing runs yet. It stands on the cadence curve and moves no verdict.",
        unit="s", low=0, high=7 * DAY, default=0, example="1 day for a nightly run",
    )  # fmt: skip
