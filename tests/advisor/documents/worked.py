"""One worked use case for each option that it leads to, with real advice on real prices."""

from functools import cache
from pathlib import Path

from advisor.advice.advice import Advice
from advisor.advise import advise
from advisor.cost.price_book import read_price_book
from advisor.documents.document import DesignDocument
from advisor.use_case import UseCase
from advisor.use_case_file import read_use_case_file
from tests.make import make_document

FIXTURES = Path(__file__).parents[3] / "fixtures"
WORKED = {
    "daily_batch": "daily_ftp_drop",
    "hourly_batch": "change_capture_to_warehouse",
    "micro_batch": "minute_operations_dashboard",
    "continuous_micro_batch": "black_friday_inventory",
    "event_streaming": "card_fraud_scoring",
    "kappa": "iot_telemetry",
    "lambda": "ad_budget_pacing",
    "unified": "next_video_recommendation",
}


@cache
def worked_advice(option: str) -> tuple[UseCase, Advice]:
    """The facts and the advice of the use case that leads to the option."""
    worked = read_use_case_file(FIXTURES / "use_cases" / f"{WORKED[option]}.yaml")
    advice = advise(worked.use_case, read_price_book(FIXTURES / "prices" / "aws-us-east-1.yaml"), draws=16)
    assert advice.recommended.option == option
    return worked.use_case, advice


def worked_document(option: str) -> DesignDocument:
    """A document of that advice."""
    facts, advice = worked_advice(option)
    return make_document(title=WORKED[option].replace("_", " "), facts=facts, advice=advice)
