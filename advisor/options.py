"""The eight candidate designs an architect chooses among, with the headways each may depart at."""

from dataclasses import dataclass

from advisor.vocabulary import OptionClass, OptionKey

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`headways_s` are the headways to choose the best of; (0.0,) is event by event."""

    key: OptionKey
    title: str
    cls: OptionClass
    headways_s: tuple[float, ...]
    questions: tuple[str, ...]
    summary: str

    @property
    def is_always_on(self) -> bool:
        """Whether something runs day and night."""
        return self.cls in (OptionClass.STREAMING, OptionClass.HYBRID)

    @property
    def is_scheduled(self) -> bool:
        """Whether it runs and stops."""
        return not self.is_always_on


OPTIONS: tuple[Option, ...] = (
    Option(
        key=OptionKey.DAILY_BATCH,
        title="Daily batch",
        cls=OptionClass.BATCH,
        headways_s=(DAY,),
        questions=("Q1", "Q6"),
        summary="One scheduled run a day over the day's partition.",
    ),
    Option(
        key=OptionKey.HOURLY_BATCH,
        title="Hourly batch",
        cls=OptionClass.BATCH,
        headways_s=tuple(hours * HOUR for hours in (1, 2, 3, 4, 6, 8, 12)),
        questions=("Q1", "Q6"),
        summary="Scheduled runs a few times a day over the partitions since the last one.",
    ),
    Option(
        key=OptionKey.MICRO_BATCH,
        title="Micro-batch",
        cls=OptionClass.MICRO_BATCH,
        headways_s=tuple(minutes * MINUTE for minutes in (2, 3, 4, 5, 6, 10, 12, 15, 20, 30)),
        questions=("Q2",),
        summary="Scheduled incremental runs every few minutes; a failed run is simply run again.",
    ),
    Option(
        key=OptionKey.CONTINUOUS_MICRO_BATCH,
        title="Continuous micro-batch",
        cls=OptionClass.STREAMING,
        headways_s=(0.5, 1.0, 5.0, 15.0, 60.0),
        questions=("Q3",),
        summary="An always-on engine that processes small chunks at each trigger.",
    ),
    Option(
        key=OptionKey.EVENT_STREAMING,
        title="Event streaming",
        cls=OptionClass.STREAMING,
        headways_s=(0.0,),
        questions=("Q11",),
        summary="An always-on engine that processes event by event.",
    ),
    Option(
        key=OptionKey.KAPPA,
        title="Kappa",
        cls=OptionClass.STREAMING,
        headways_s=(0.0,),
        questions=("Q17",),
        summary="Event streaming whose log keeps all history; recomputation is a replay.",
    ),
    Option(
        key=OptionKey.LAMBDA,
        title="Lambda",
        cls=OptionClass.HYBRID,
        headways_s=(0.0,),
        questions=("Q16",),
        summary="A speed layer beside a batch layer, two code bases, merged at query time.",
    ),
    Option(
        key=OptionKey.UNIFIED,
        title="Unified engine",
        cls=OptionClass.HYBRID,
        headways_s=(0.5, 1.0, 5.0, 15.0, 60.0),
        questions=("Q18", "Q19"),
        summary="One code base that runs continuously on live data and as a bounded batch over history.",
    ),
)
CORRECTING = frozenset(
    {
        OptionKey.DAILY_BATCH,
        OptionKey.HOURLY_BATCH,
        OptionKey.MICRO_BATCH,
        OptionKey.LAMBDA,
        OptionKey.UNIFIED,
    }
)
"""Options that read settled data again and overwrite what was published."""
OPTION_BY_KEY: dict[OptionKey, Option] = {option.key: option for option in OPTIONS}
