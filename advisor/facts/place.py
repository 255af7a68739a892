"""Where it runs, what it may cost and over which horizon it is judged."""

from collections.abc import Mapping

from pydantic import BaseModel

from advisor.fact import Numeric, choice, number
from advisor.vocabulary import Provider, WizardStep

REGIONS: Mapping[Provider, tuple[str, ...]] = {
    Provider.AWS: ("us-east-1",),
    Provider.GCP: ("us-central1",),
    Provider.AZURE: ("eastus",),
    Provider.SELF_HOSTED: ("virtual-machines",),
}
"""Where there are services and prices; the first region of a provider is taken where none is given."""
REGION_LABELS: Mapping[str, str] = {
    "us-east-1": "us-east-1 (AWS, N. Virginia)",
    "us-central1": "us-central1 (Google Cloud, Iowa)",
    "eastus": "eastus (Azure, Virginia)",
    "virtual-machines": "virtual-machines (own, at the price of EC2 in us-east-1)",
}


class PlaceFacts(BaseModel):
    """The facts of the wizard's step `place`."""

    provider: Provider = choice(
        WizardStep.PLACE,
        "Where will it run?",
        "The provider whose services and prices are used.",
        default=Provider.AWS,
        labels={
            Provider.AWS: "AWS",
            Provider.GCP: "Google Cloud",
            Provider.AZURE: "Azure",
            Provider.SELF_HOSTED: "Own machines",
        },
        example="AWS",
    )
    region: str = choice(
        WizardStep.PLACE,
        "In which region?",
        "Prices differ by region; those at hand are for the regions listed, each a provider's.",
        default="us-east-1",
        labels=REGION_LABELS,
        example="us-east-1",
    )
    budget_usd_per_month: Numeric = number(
        WizardStep.PLACE,
        "What may it cost a month?",
        "Infrastructure and people together; 0 for no limit.",
        unit="USD/month", low=0, high=1e9, default=0, example="20,000",
    )  # fmt: skip
    horizon_years: Numeric = number(
        WizardStep.PLACE,
        "Over how many years is it judged?",
        "The horizon of net present value and payback.",
        unit="years", low=1, high=15, default=3, example="3",
    )  # fmt: skip
    discount_rate: Numeric = number(
        WizardStep.PLACE,
        "At which rate is later money discounted?",
        "Share a year.",
        unit="share", low=0, high=1, default=0.08, example="0.08",
    )  # fmt: skip
