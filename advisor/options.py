"""The eight candidate designs an architect chooses among, with the headways each may depart at."""

from dataclasses import dataclass

from advisor.vocabulary import OptionClass, OptionKey

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`headways_s` are the headways to choose the best of; (0.0,) is event by event. `questions` are the seed's."""

    key: OptionKey
    title: str
    cls: OptionClass
    headways_s: tuple[float, ...]
    questions: tuple[str, ...]
    summary: str

    @property
    def is_always_on(self) -> bool:
        return self.cls in (OptionClass.STREAMING, OptionClass.HYBRID)

    @property
    def is_scheduled(self) -> bool:
        return not self.is_always_on


def _option(
    key: OptionKey,
    title: str,
    cls: OptionClass,
    headways_s: tuple[float, ...],
    questions: tuple[str, ...],
    summary: str,
) -> Option:
    return Option(key=key, title=title, cls=cls, headways_s=headways_s, questions=questions, summary=summary)


OPTIONS: tuple[Option, ...] = (
    _option(
        OptionKey.DAILY_BATCH,
        "Daily batch",
        OptionClass.BATCH,
        (DAY,),
        ("Q1", "Q6"),
        "One scheduled run a day over the day's partition.",
    ),
    _option(
        OptionKey.HOURLY_BATCH,
        "Hourly batch",
        OptionClass.BATCH,
        tuple(hours * HOUR for hours in (1, 2, 3, 4, 6, 8, 12)),
        ("Q1", "Q6"),
        "Scheduled runs a few times a day over the partitions since the last one.",
    ),
    _option(
        OptionKey.MICRO_BATCH,
        "Micro-batch",
        OptionClass.MICRO_BATCH,
        tuple(minutes * MINUTE for minutes in (1, 2, 5, 10, 15, 20, 30)),
        ("Q2",),
        "Scheduled incremental runs every few minutes; a failed run is simply run again.",
    ),
    _option(
        OptionKey.CONTINUOUS_MICRO_BATCH,
        "Continuous micro-batch",
        OptionClass.STREAMING,
        (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0),
        ("Q3",),
        "An always-on engine that processes small chunks at each trigger.",
    ),
    _option(
        OptionKey.EVENT_STREAMING,
        "Event streaming",
        OptionClass.STREAMING,
        (0.0,),
        ("Q11",),
        "An always-on engine that processes event by event.",
    ),
    _option(
        OptionKey.KAPPA,
        "Kappa",
        OptionClass.STREAMING,
        (0.0,),
        ("Q17",),
        "Event streaming whose log keeps all history; recomputation is a replay.",
    ),
    _option(
        OptionKey.LAMBDA,
        "Lambda",
        OptionClass.HYBRID,
        (0.0,),
        ("Q16",),
        "A speed layer beside a batch layer, two code bases, merged at query time.",
    ),
    _option(
        OptionKey.UNIFIED,
        "Unified engine",
        OptionClass.HYBRID,
        (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0),
        ("Q18", "Q19"),
        "One code base that runs continuously on live data and as a bounded batch over history.",
    ),
)
OPTION_BY_KEY: dict[OptionKey, Option] = {option.key: option for option in OPTIONS}
