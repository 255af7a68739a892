"""The closed sets of the product's vocabulary: every word a fact, an option or a component may take."""

from enum import StrEnum


class Actor(StrEnum):
    """Who acts on the result."""

    MACHINE = "machine"
    PERSON = "person"
    REPORT = "report"


class ValueMetric(StrEnum):
    """What acting sooner earns or saves."""

    FRAUD_LOSS = "fraud_loss"
    INVENTORY = "inventory"
    ENGAGEMENT = "engagement"
    OPERATIONS = "operations"
    COMPLIANCE = "compliance"
    NONE = "none"


class ValueShape(StrEnum):
    """How that value falls with age."""

    DECAY = "decay"
    CLIFF = "cliff"
    CONSTANT = "constant"


class ValueArises(StrEnum):
    """What earns the value: that somebody acts on a result, or that it is there, live."""

    ON_ACTION = "on_action"
    WHILE_LIVE = "while_live"


class Source(StrEnum):
    """Where the data comes from."""

    APP_EVENTS = "app_events"
    CDC = "cdc"
    API_PULL = "api_pull"
    FILE_DROP = "file_drop"
    DEVICES = "devices"


class Profile(StrEnum):
    """How the load runs over the day."""

    FLAT = "flat"
    OFFICE = "office"
    CONSUMER = "consumer"
    SPIKY = "spiky"


class Delivery(StrEnum):
    """What may happen to an event on its way into the result."""

    BEST_EFFORT = "best_effort"
    AT_LEAST_ONCE = "at_least_once"
    EXACTLY_ONCE = "exactly_once"


class OnCall(StrEnum):
    """Who answers a pager."""

    NONE = "none"
    OFFICE = "office"
    AROUND_THE_CLOCK = "around_the_clock"


class Platform(StrEnum):
    """What a team may already run."""

    AIRFLOW = "airflow"
    SPARK = "spark"
    KAFKA = "kafka"
    FLINK = "flink"
    KINESIS = "kinesis"
    WAREHOUSE = "warehouse"
    LAKEHOUSE = "lakehouse"


class Provider(StrEnum):
    """Where a design runs."""

    AWS = "aws"
    GCP = "gcp"
    AZURE = "azure"
    SELF_HOSTED = "self_hosted"


class Confidence(StrEnum):
    """How sure somebody is of a number."""

    KNOWN = "known"
    ESTIMATE = "estimate"
    GUESS = "guess"


class WizardStep(StrEnum):
    """One step of the wizard per group of facts, in the order they are asked."""

    NEED = "need"
    VALUE = "value"
    SOURCE = "source"
    BEHAVIOUR = "behaviour"
    CORRECTNESS = "correctness"
    TEAM = "team"
    PLACE = "place"


class OptionKey(StrEnum):
    """The eight candidate designs."""

    DAILY_BATCH = "daily_batch"
    HOURLY_BATCH = "hourly_batch"
    MICRO_BATCH = "micro_batch"
    CONTINUOUS_MICRO_BATCH = "continuous_micro_batch"
    EVENT_STREAMING = "event_streaming"
    KAPPA = "kappa"
    LAMBDA = "lambda"
    UNIFIED = "unified"


class OptionClass(StrEnum):
    """The kinds of design: how data moves."""

    BATCH = "batch"
    MICRO_BATCH = "micro_batch"
    STREAMING = "streaming"
    HYBRID = "hybrid"


class Stage(StrEnum):
    """The stages of a blueprint, in the order data passes them; orchestration stands beside."""

    SOURCE = "source"
    INGEST = "ingest"
    BUFFER = "buffer"
    PROCESS = "process"
    STORE = "store"
    SERVE = "serve"
    SHOW = "show"
    ORCHESTRATE = "orchestrate"


class FlowKind(StrEnum):
    """When data takes a flow, and who waits for it."""

    LIVE = "live"
    """All the time, and a result waits for it."""
    BESIDE = "beside"
    """All the time or at each departure of runs beside; no live result waits for it."""
    REPAIR = "repair"
    """Only when history is recomputed."""


class Grade(StrEnum):
    """How well a figure is founded."""

    RECOMPUTED = "R"
    OFFICIAL = "T"
    THIRD_PARTY = "S"
    DEFAULT = "M"
    OWN = "O"
