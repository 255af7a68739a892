"""Pulling from an API at each departure on Azure, before the run that cleans."""

from advisor.blueprint.components.azure.functions import SERVICE, billed
from advisor.blueprint.components.pulled import Puller
from advisor.blueprint.plan import MONTH_S
from advisor.cases import Array
from advisor.cost.sizing.stream_limits import POLLER_MEMORY
from advisor.design import Sized, Usage


def _functions(hours: Array, sized: Sized, headway_s: Array) -> tuple[Usage, ...]:
    return billed(hours * 3600, POLLER_MEMORY.value, sized.value * MONTH_S / headway_s, sized.bound())


PULLING = Puller(
    title="Pull on Functions",
    service=SERVICE,
    usages=_functions,
    connections="functionAppScaleLimit",
)
