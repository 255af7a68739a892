"""Where machines read by key on Google Cloud: in Bigtable's nodes or, for little, Firestore's documents."""

import numpy as np

from advisor.blueprint.components.departure import LaterStep
from advisor.blueprint.components.gcp import bigtable, firestore
from advisor.blueprint.components.key_store import bulk_step
from advisor.blueprint.either import either
from advisor.blueprint.part import Part
from advisor.blueprint.plan import Plan
from advisor.cases import Array, Flags
from advisor.cost.sizing.gcp import firestore_suffices
from advisor.design import Sized, Usage


def streamed(plan: Plan) -> Part:
    """A write per result."""
    small, nodes = _is_small(plan, bigtable.streamed_nodes(plan), in_bulk=False), bigtable.bigtable(plan)
    return either(small, firestore.firestore(plan), nodes) if small.any() else nodes


def in_bulk(plan: Plan, every_s: Array) -> Part:
    """Written by each run."""
    small, nodes = _is_small_in_bulk(plan), bigtable.bigtable_in_bulk(plan, every_s)
    if not small.any():
        return nodes
    written_by = bigtable.bulk_usages(plan, every_s, _load_s(plan, every_s, small))
    return either(small, firestore.firestore_in_bulk(plan, written_by), nodes)


def item_step(plan: Plan, every_s: Array) -> LaterStep:
    """What the bulk write adds to a departure."""
    return bulk_step(plan, every_s, _load_s(plan, every_s, _is_small_in_bulk(plan)))


def remembered_ids(plan: Plan, store_bytes: Array) -> tuple[Usage, ...]:
    """Event ids with a time to live, in the store that suffices for the first case."""
    nothing = plan.full(0.0)
    small = firestore_suffices(plan.rate, nothing, plan.rate, plan.peak, bigtable.id_nodes(plan).value)
    return firestore.of_ids(plan, store_bytes) if small[0] else bigtable.of_ids(plan, store_bytes)


def _is_small(plan: Plan, nodes: Sized, *, in_bulk: bool) -> Flags:
    peak = firestore.peak_operations(plan, in_bulk=in_bulk)
    return firestore_suffices(plan.result_rate, plan.rate, plan.stored_rate, peak, nodes.value)


def _is_small_in_bulk(plan: Plan) -> Flags:
    return _is_small(plan, bigtable.bulk_nodes(plan), in_bulk=True)


def _load_s(plan: Plan, every_s: Array, small: Flags) -> Array:
    quick = bigtable.load_s(plan, every_s)
    return np.where(small, firestore.load_s(plan, every_s), quick) if small.any() else quick
