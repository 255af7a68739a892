"""The view that adds the batch layer's figures to the speed layer's newest ones when a question is asked."""

from dataclasses import replace

from advisor.blueprint.latencies import BATCH_LAYER_HEADWAY
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.design import Meet, Setting
from advisor.quantity import show_duration
from advisor.vocabulary import Stage

KEY = "merge"


def merge_view(plan: Plan) -> Part:
    """Batch results up to the cut-off, speed results after it."""
    words = Words()
    if plan.describe:
        headway = show_duration(BATCH_LAYER_HEADWAY.value)
        words = Words(
            why=(
                f"Two layers answer one question: the batch layer's figures, right but up to {headway} "
                "old, then the stream's."
            ),
            size="a view, computed when asked",
            settings=(
                Setting(
                    name="cut_off",
                    value="max(batch.valid_until)",
                    because="each event counts in one layer only",
                ),
                Setting(name="CREATE VIEW", value="batch UNION ALL speed", because="merged at query time"),
            ),
            failure=(
                "If the batch layer stands, the cut-off stays and the stream's figures answer for longer."
            ),
        )
    part = make_part(
        KEY, "Merge view", Stage.SERVE, "view", facts=("error_tolerance", "lookback_s"), words=words
    )
    return replace(part, meet=Meet.FIRST_OF)
