"""The log on Pub/Sub: nothing to size, billed by throughput; a topic keeps what was published for replays."""

from advisor.blueprint.latencies import PUBSUB_DELIVERY
from advisor.blueprint.numerals import counted, whole
from advisor.blueprint.part import Part, Words, make_part, usage
from advisor.blueprint.plan import MONTH_S, Plan
from advisor.cost.sizing.gcp import GIB, TIB, billed_tib
from advisor.design import Setting, Usage
from advisor.quantity import digits, show_duration, show_rate
from advisor.stations import Transit
from advisor.vocabulary import Delivery, Stage

KEY = "log"


def pubsub(plan: Plan, consumers: int) -> Part:
    """A topic with a subscription for the live consumer; files are written by one of `archive`."""
    return make_part(
        KEY,
        "Pub/Sub",
        Stage.BUFFER,
        "pubsub",
        facts=("rate_per_s", "event_bytes", "freshness_s", "on_call"),
        words=_words(plan, consumers) if plan.describe else Words(),
        usages=(*published(plan), *_kept_and_read(plan)),
        stations=(
            Transit(component=KEY, label="publish and deliver", seconds=plan.full(PUBSUB_DELIVERY.value)),
        ),
    )


def published(plan: Plan) -> tuple[Usage, ...]:
    """What publishing is billed for: bytes, 1 KB a request at least."""
    tib = billed_tib(plan.bytes_per_s, plan.records, MONTH_S)
    return (usage("gcp.pubsub.tib", tib, "published, 1 KB a request at least"),)


def _kept_and_read(plan: Plan) -> tuple[Usage, ...]:
    delivered = plan.bytes_per_s * MONTH_S / TIB
    return (
        usage("gcp.pubsub.tib", delivered, "delivered to the live consumer"),
        usage(
            "gcp.pubsub.storage_gib_month", plan.bytes_per_s * plan.log_retention_s / GIB, "kept for a replay"
        ),
    )


def _words(plan: Plan, consumers: int) -> Words:
    retention = show_duration(plan.log_retention_s)
    return Words(
        why=(
            f"The log takes the peak of {show_rate(plan.peak[0])} ({digits(plan.peak_mb_per_s[0])} MB/s) "
            f"without being sized, and a subscription can be set back by {retention}."
        ),
        size=f"{digits(plan.bytes_per_s[0] / 1e6)} MB/s on average, {counted(consumers, 'subscription')}",
        settings=(
            Setting(
                name="messageRetentionDuration",
                value=f"{whole(plan.log_retention_s)}s",
                because="of the topic: seek replays acknowledged messages that far back",
            ),
            Setting(name="ackDeadlineSeconds", value="60", because="Dataflow extends it while it works"),
            _exactly_once(plan),
            Setting(
                name="expirationPolicy", value="never", because="a subscription that stands must not vanish"
            ),
        ),
        failure=(
            f"Kept in several zones; what is not acknowledged is delivered again for {retention}, senders "
            "retry."
        ),
    )


def _exactly_once(plan: Plan) -> Setting:
    """Dataflow removes what Pub/Sub delivers twice; the subscription's own setting is not for it."""
    wanted = plan.facts.delivery is Delivery.EXACTLY_ONCE
    because = "Dataflow drops repeated deliveries itself" if wanted else "sinks upsert, see Q12"
    return Setting(name="enableExactlyOnceDelivery", value="false", because=because)
