"""What an architect should know beside the verdict: facts that contradict each other, limits that nearly
bind, odd corners.
"""

from advisor.blueprint.components import merge_view
from advisor.blueprint.components.aws import firehose
from advisor.blueprint.components.self_hosted import machines
from advisor.blueprint.latencies import KAFKA_WRITE, LOG_WORTH
from advisor.blueprint.log_choice import LOG
from advisor.cases import drawn_estimates
from advisor.options import CORRECTING
from advisor.quantity import digits, show_duration, show_rate, show_share, show_usd
from advisor.use_case import UseCase
from advisor.verdict.basis import Basis
from advisor.verdict.reasons import Judged
from advisor.vocabulary import Actor, OnCall, OptionKey, ValueArises, ValueShape

GOLD = "gold"
BUSY = 0.8
SHARED_BY_FEW = 0.5
WORTH_A_WORD_USD = 10.0
MANY_ASSUMED = 12
DAY_S = 86400.0


def warnings_of(
    use_case: UseCase, first: Judged, judged: tuple[Judged, ...], basis: Basis, *, close_call: bool
) -> tuple[str, ...]:
    """Sentences, most serious first; empty where nothing calls for care."""
    found = (
        _nothing_eligible(first),
        _not_earned(first, basis),
        _promise_missed(first, judged),
        _published_uncorrected(use_case, first),
        _batch_results_not_priced(first),
        _deadline_beside_promise(use_case),
        _source_slower_than_promise(use_case),
        _unattended(use_case, first),
        _cluster_of_its_own(first),
        _billed_for_rounding(first),
        _busy(first),
        _viewing_against_promise(use_case),
        _season(use_case),
        _slower_log(first, basis),
        _close(close_call=close_call and first.eligible),
        _assumed(use_case),
    )
    return tuple(text for text in found if text)


def _nothing_eligible(first: Judged) -> str:
    if first.eligible:
        return ""
    return "Every option breaks a hard limit; the first in the ranking breaks it least. See the vetoes."


def _not_earned(first: Judged, basis: Basis) -> str:
    net = float(first.evaluation.net_value_usd_per_year[0])
    if basis is not Basis.NET_VALUE or net >= 0:
        return ""
    return f"None of the options earns what it costs: doing nothing is {show_usd(-net)} a year better."


def _promise_missed(first: Judged, judged: tuple[Judged, ...]) -> str:
    evaluation = first.evaluation
    kept, asked = evaluation.promise_kept[0], evaluation.cases.freshness_percentile[0] / 100
    if kept >= asked or not first.eligible:
        return ""
    within = show_duration(evaluation.prediction.age.quantile(evaluation.cases.freshness_percentile / 100)[0])
    keepers = [j.option.title for j in judged if j.eligible and j.evaluation.promise_kept[0] >= asked]
    instead = f"{keepers[0].lower()} keeps it" if keepers else "no option that may be built keeps it"
    missed = f"The recommendation keeps the promise for {show_share(kept)} of events, not {show_share(asked)}"
    return f"{missed}; {instead}. A promise of {within} would hold."


def _batch_results_not_priced(first: Judged) -> str:
    """Machines read items, into which files of the lake would have to be loaded; people read tables."""
    evaluation = first.evaluation
    if first.option.key is not OptionKey.LAMBDA or evaluation.cases.facts.actor != Actor.MACHINE:
        return ""
    flows = evaluation.design.flows
    loaded = next(flow for flow in flows if (flow.source, flow.target) == (GOLD, merge_view.KEY))
    rate = show_rate(float(loaded.events_per_s[0]))
    return (
        f"The bill leaves out loading the batch layer's results, {rate} on average, into the store that "
        "machines read. Price that before building it: it may cost more than the lead."
    )


def _published_uncorrected(use_case: UseCase, first: Judged) -> str:
    lookback = use_case.likely("lookback_s")
    if lookback <= 0 or first.option.key in CORRECTING:
        return ""
    asked = f"Results are to be corrected over {show_duration(lookback)} before they are published"
    return f"{asked}; {first.option.title.lower()} publishes at once and corrects nothing it has settled."


def _source_slower_than_promise(use_case: UseCase) -> str:
    interval, freshness = use_case.likely("arrival_interval_s"), use_case.likely("freshness_s")
    if interval <= freshness:
        return ""
    return (
        f"The promise of {show_duration(freshness)} is faster than the source, which delivers every "
        f"{show_duration(interval)}: no design can keep it for all events."
    )


def _deadline_beside_promise(use_case: UseCase) -> str:
    """Who asks for a deadline rarely asks for a promise too: the default one would decide."""
    deadline, freshness = use_case.likely("deadline_s"), use_case.likely("freshness_s")
    if deadline <= 0 or freshness >= DAY_S:
        return ""
    return (
        f"Beside the deadline results are promised within {show_duration(freshness)} of the event: where "
        f"only the deadline counts, promise {show_duration(DAY_S + deadline)}."
    )


def _unattended(use_case: UseCase, first: Judged) -> str:
    if not first.option.is_always_on or use_case.on_call is not OnCall.OFFICE:
        return ""
    return "The recommended design never stops, but the pager does: a failure at night waits for the morning."


def _cluster_of_its_own(first: Judged) -> str:
    """Machines that came for this use case alone, and of which it takes the lesser part."""
    used = machines.share_used(first.evaluation.design)
    if used is None or used >= SHARED_BY_FEW:
        return ""
    beneath = sum(line.monthly_usd for line in first.bill if line.component == machines.KEY)
    return (
        f"The cluster is meant to be shared: this use case's pods ask for {show_share(used)} of its vCPUs, "
        f"and {show_usd(beneath)} of {show_usd(first.monthly.infrastructure)} a month are control plane, "
        "storage and room. Where the team runs Kafka, Flink, Spark, Airflow or a lakehouse on its machines "
        "already, name it among the platforms: then only the share is paid."
    )


def _billed_for_rounding(first: Judged) -> str:
    """Small records that are billed as larger ones, where that costs more than a word."""
    billed = sum(line.monthly_usd for line in first.bill if line.sku == firehose.ROUNDED_SKU)
    share = firehose.rounded_up(first.evaluation.design)
    saved = float(billed) * share
    if saved < WORTH_A_WORD_USD:
        return ""
    return (
        f"Firehose bills each record as 5 KB at least, of which {show_share(share)} is rounding here: "
        "senders that put several events into a record, a line each, would save up to "
        f"{show_usd(saved)} a month."
    )


def _busy(first: Judged) -> str:
    load = float(first.evaluation.prediction.utilisation_at_peak[0])
    if not BUSY <= load < 1:
        return ""
    return f"At the peak the recommended design is {digits(100 * load)} % busy: little room for growth."


def _viewing_against_promise(use_case: UseCase) -> str:
    looks, freshness = use_case.likely("viewing_interval_s"), use_case.likely("freshness_s")
    is_live_worth = use_case.value_arises is ValueArises.WHILE_LIVE
    if use_case.actor is Actor.MACHINE or is_live_worth or looks < 10 * freshness:
        return ""
    return (
        f"The promise of {show_duration(freshness)} is much tighter than the {show_duration(looks)} "
        "between two looks; ask whether anybody needs it."
    )


def _slower_log(first: Judged, basis: Basis) -> str:
    """The promise chooses the log, whatever is at stake: where a faster one would bring more than its
    brokers cost, somebody should promise more.
    """
    evaluation, cases = first.evaluation, first.evaluation.cases
    is_lost = cases.facts.value_shape is ValueShape.DECAY and basis is Basis.NET_VALUE
    if not (is_lost and first.option.is_always_on):
        return ""
    longer_s = evaluation.prediction.latency_by_component().get(LOG, 0.0) - KAFKA_WRITE.value
    gained = 2.0 ** (longer_s / float(cases.value_half_life_s[0])) - 1
    lost = float(evaluation.value_usd_per_year[0]) * gained
    if lost <= LOG_WORTH.value:
        return ""
    return (
        f"The provider’s own log takes {show_duration(longer_s)} longer than Kafka would, which costs "
        f"about {show_usd(lost)} of the value a year. The promise chooses the log: make a shorter one."
    )


def _season(use_case: UseCase) -> str:
    weeks = use_case.likely("season_weeks")
    if weeks >= 52:
        return ""
    live = f"The need is live for {digits(weeks)} weeks a year"
    return f"{live}: monthly amounts are for a live month, yearly ones for the season."


def _close(*, close_call: bool) -> str:
    if not close_call:
        return ""
    return "The first two options are within 10 %: treat them as equal and decide on what is not modelled."


def _assumed(use_case: UseCase) -> str:
    assumed = use_case.assumed
    if len(assumed) < MANY_ASSUMED:
        return ""
    left = (
        f"{len(assumed)} of {len({*assumed, *use_case.model_fields_set})} facts were left to their defaults"
    )
    drawn = sum(each.is_uncertain for fact, each in drawn_estimates(use_case) if fact.key in assumed)
    guessed = f"{drawn} of these are numbers and drawn as guesses"
    return f"{left}; {guessed}, choices and zeros are taken as they stand."
