"""The seed's three questions, answered at once: latency, complexity against value, actionability.

It is the layer people know by heart. It stands beside the other two, never inside them, and may disagree
with them.
"""

from advisor.advice import Because, QuickMatrix
from advisor.quantity import show_duration, show_usd
from advisor.use_case import UseCase
from advisor.vocabulary import Actor, ValueArises

STREAMING_BELOW_S = 60.0
BATCH_FROM_S = 3600.0
RAMP = 1.25
"""Within this factor of a threshold the answer says that it stands at the edge."""
STREAMING, MICRO_BATCH, BATCH = "streaming", "micro_batch", "batch"
SPEED = (BATCH, MICRO_BATCH, STREAMING)


def quick_matrix(
    use_case: UseCase, extra_usd_per_year: float, extra_value_usd_per_year: float
) -> QuickMatrix:
    """The quick answer; the amounts are what the best always-on design costs and keeps beyond the best
    scheduled.

    It is what latency asks for, a step lower for each of the other questions that speaks against it.
    """
    latency, latency_because = _latency(use_case)
    pays, value_because = _value(use_case, extra_usd_per_year, extra_value_usd_per_year)
    acts, action_because = _action(use_case)
    level = SPEED.index(latency)
    if level == SPEED.index(STREAMING) and not pays:
        level -= 1
    if not acts:
        level -= 1
    if use_case.actor is Actor.REPORT:
        level = SPEED.index(BATCH)
    answer = SPEED[max(level, 0)]
    together = _together(latency, answer)
    return QuickMatrix(answer=answer, because=(latency_because, value_because, action_because, together))


def _together(latency: str, answer: str) -> Because:
    asked, given = latency.replace("_", "-"), answer.replace("_", "-")
    if asked == given:
        text = f"Together: {given}, as latency asks."
    else:
        text = f"Together: latency asks for {asked}, the other two answers lower it to {given}."
    return Because(question="Q1", fact="freshness_s", text=text)


def _latency(use_case: UseCase) -> tuple[str, Because]:
    freshness = use_case.likely("freshness_s")
    asked = show_duration(freshness)
    if freshness < STREAMING_BELOW_S:
        answer, text = STREAMING, f"Results are needed within {asked}, less than a minute: streaming."
    elif freshness < BATCH_FROM_S:
        answer, text = MICRO_BATCH, f"Results may be {asked} old: minutes are enough for micro-batches."
    else:
        answer, text = BATCH, f"Results may be {asked} old: scheduled batch is fine."
    for edge in (STREAMING_BELOW_S, BATCH_FROM_S):
        if edge / RAMP < freshness < edge * RAMP:
            text += f" That is at the edge of {show_duration(edge)}; the ranking below does not jump there."
    return answer, Because(question="Q1", fact="freshness_s", text=text)


def _value(use_case: UseCase, extra_usd: float, extra_value_usd: float) -> tuple[bool, Because]:
    if use_case.likely("value_usd_per_year") <= 0:
        text = "No money value is given, so this question stays open and lowers nothing."
        return True, Because(question="Q1", fact="value_usd_per_year", text=text)
    pays = extra_value_usd > extra_usd
    keeps = f"keeps {_difference(extra_value_usd)}"
    costs = f"costs {_difference(extra_usd)}"
    text = f"Going always-on {keeps} and {costs}: it {'pays' if pays else 'does not pay'}."
    return pays, Because(question="Q1", fact="value_usd_per_year", text=text)


def _difference(usd: float) -> str:
    return f"{show_usd(abs(usd))} a year {'more' if usd >= 0 else 'less'}"


def _action(use_case: UseCase) -> tuple[bool, Because]:
    if use_case.actor is Actor.MACHINE:
        return True, Because(question="Q1", fact="actor", text="A machine acts on each result at once.")
    if use_case.value_arises is ValueArises.WHILE_LIVE:
        text = "Being live is the value, though nobody acts."
        return True, Because(question="Q1", fact="value_arises", text=text)
    if use_case.actor is Actor.REPORT:
        return False, Because(
            question="Q1", fact="actor", text="The result goes into a report; nobody acts at once."
        )
    looks = use_case.likely("viewing_interval_s")
    acts = looks <= use_case.likely("freshness_s") * 2
    often = show_duration(looks)
    text = f"A person looks every {often}: " + (
        "often enough to act." if acts else "too rarely to act in time."
    )
    return acts, Because(question="Q1", fact="viewing_interval_s", text=text)
