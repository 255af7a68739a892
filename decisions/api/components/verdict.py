"""The verdict in short, as a decision and a revision show it."""

from advisor.data_schema import MONEY, NUMBER, Schema
from advisor.vocabulary import OptionClass, OptionKey
from decisions.api.components.shapes import FLAG, TEXT, open_object, words


def verdict_in_short() -> Schema:
    """Option, cadence, bill, and how sure it is."""
    return open_object(
        {
            "option": words(OptionKey),
            "class": words(OptionClass),
            "headway_s": NUMBER,
            "monthly_usd": MONEY,
            "margin": NUMBER,
            "close_call": FLAG,
            "engine_version": TEXT,
        }
    )
