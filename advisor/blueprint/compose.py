"""From an option and the facts to a design, sized for every case at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from advisor.blueprint.architectures.continuous import continuous_micro_batch, unified
from advisor.blueprint.architectures.scheduled import batch, micro_batch
from advisor.blueprint.architectures.streaming import event_streaming, kappa
from advisor.blueprint.architectures.two_layers import two_layers
from advisor.blueprint.plan import Plan, make_plan
from advisor.blueprint.providers.catalogue import services_of
from advisor.blueprint.providers.services import Services
from advisor.blueprint.sketch import Sketch, finish
from advisor.cases import Array, Cases
from advisor.design import Design
from advisor.options import Option
from advisor.vocabulary import OptionKey

ARCHITECTURES: Mapping[OptionKey, Callable[[Plan, Services], Sketch]] = {
    OptionKey.DAILY_BATCH: batch,
    OptionKey.HOURLY_BATCH: batch,
    OptionKey.MICRO_BATCH: micro_batch,
    OptionKey.CONTINUOUS_MICRO_BATCH: continuous_micro_batch,
    OptionKey.EVENT_STREAMING: event_streaming,
    OptionKey.KAPPA: kappa,
    OptionKey.LAMBDA: two_layers,
    OptionKey.UNIFIED: unified,
}


def compose(option: Option, cases: Cases, headway_s: Array, *, describe: bool = True) -> Design:
    """The design of an option on the facts' provider; raises UnknownProvider.

    `headway_s` are seconds between departures, 0 for event by event. Structure follows the choices among the
    facts and whether any case needs a part; where a case does not, its quantities are 0. Texts are about the
    first case; without `describe` they are left empty.
    """
    plan = make_plan(option, cases, headway_s, describe=describe)
    services = services_of(cases.facts.provider)
    sketch = ARCHITECTURES[option.key](plan, services)
    return finish(replace(sketch, path=services.beneath(plan, sketch.path)), plan)
