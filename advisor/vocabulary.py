"""The closed sets of the product's vocabulary: every word a fact, an option or a component may take."""

from enum import StrEnum


class Actor(StrEnum):
    MACHINE = "machine"
    PERSON = "person"
    REPORT = "report"


class ValueMetric(StrEnum):
    FRAUD_LOSS = "fraud_loss"
    INVENTORY = "inventory"
    ENGAGEMENT = "engagement"
    OPERATIONS = "operations"
    COMPLIANCE = "compliance"
    NONE = "none"


class ValueShape(StrEnum):
    DECAY = "decay"
    CLIFF = "cliff"
    CONSTANT = "constant"


class Source(StrEnum):
    APP_EVENTS = "app_events"
    CDC = "cdc"
    API_PULL = "api_pull"
    FILE_DROP = "file_drop"
    DEVICES = "devices"


class Profile(StrEnum):
    FLAT = "flat"
    OFFICE = "office"
    CONSUMER = "consumer"
    SPIKY = "spiky"


class Delivery(StrEnum):
    BEST_EFFORT = "best_effort"
    AT_LEAST_ONCE = "at_least_once"
    EXACTLY_ONCE = "exactly_once"


class OnCall(StrEnum):
    NONE = "none"
    OFFICE = "office"
    AROUND_THE_CLOCK = "around_the_clock"


class Platform(StrEnum):
    AIRFLOW = "airflow"
    SPARK = "spark"
    KAFKA = "kafka"
    FLINK = "flink"
    KINESIS = "kinesis"
    WAREHOUSE = "warehouse"
    LAKEHOUSE = "lakehouse"


class Provider(StrEnum):
    AWS = "aws"
    GCP = "gcp"
    AZURE = "azure"
    SELF_HOSTED = "self_hosted"


class Confidence(StrEnum):
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
    DAILY_BATCH = "daily_batch"
    HOURLY_BATCH = "hourly_batch"
    MICRO_BATCH = "micro_batch"
    CONTINUOUS_MICRO_BATCH = "continuous_micro_batch"
    EVENT_STREAMING = "event_streaming"
    KAPPA = "kappa"
    LAMBDA = "lambda"
    UNIFIED = "unified"


class OptionClass(StrEnum):
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


class Grade(StrEnum):
    """How well a figure is founded."""

    RECOMPUTED = "R"
    OFFICIAL = "T"
    THIRD_PARTY = "S"
    DEFAULT = "M"
