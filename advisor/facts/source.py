"""Where the data comes from, how much of it and how evenly."""

from pydantic import BaseModel

from advisor.fact import Numeric, choice, number
from advisor.vocabulary import Profile, Source, WizardStep

DAY = 86400.0


class SourceFacts(BaseModel):
    """The facts of the wizard's step `source`."""

    source: Source = choice(
        WizardStep.SOURCE,
        "Where does the data come from?",
        "It decides how data can be taken: pushed, captured, pulled or dropped.",
        default=Source.APP_EVENTS,
        labels={
            Source.APP_EVENTS: "Application events",
            Source.CDC: "Changes of a database",
            Source.API_PULL: "An API that is asked",
            Source.FILE_DROP: "Files that are dropped",
            Source.DEVICES: "Devices",
        },
        example="Changes of a database, for an order system",
    )
    arrival_interval_s: Numeric = number(
        WizardStep.SOURCE,
        "How often does the source deliver?",
        "Time between two deliveries; 0 for a continuous source. No pipeline is fresher than its source.",
        unit="s", low=0, high=366 * DAY, default=0, example="1 day for a nightly file",
    )  # fmt: skip
    rate_per_s: Numeric = number(
        WizardStep.SOURCE,
        "How many events arrive, on average?",
        "The mean over a day; the peak is asked next.",
        unit="events/s", low=1e-6, high=1e7, default=100, example="2k/s",
    )  # fmt: skip
    peak_factor: Numeric = number(
        WizardStep.SOURCE,
        "How much higher is the peak?",
        "The busiest minutes divided by the mean; always-on parts are sized for it.",
        unit="x", low=1, high=1000, default=4, example="4",
    )  # fmt: skip
    profile: Profile = choice(
        WizardStep.SOURCE,
        "How does the load run over the day?",
        "The daily shape of arrivals.",
        default=Profile.CONSUMER,
        labels={
            Profile.FLAT: "Flat",
            Profile.OFFICE: "Office hours",
            Profile.CONSUMER: "Consumers, evening peak",
            Profile.SPIKY: "Spikes",
        },
        example="Office hours, for an internal system",
    )
    event_bytes: Numeric = number(
        WizardStep.SOURCE,
        "How large is an event?",
        "As it travels, before compression.",
        unit="B", low=1, high=1e8, default=1000, example="1.5 KB",
    )  # fmt: skip
    growth_per_year: Numeric = number(
        WizardStep.SOURCE,
        "How fast does the load grow?",
        "Share a year; 0.3 means 30 % more events each year.",
        unit="share", low=-0.9, high=10, default=0.2, example="0.2",
    )  # fmt: skip
