"""All patterns in the order of the questions, and what they are for a design."""

from advisor.advice.blueprint import AppliedPattern
from advisor.blueprint.patterns import (
    backfill,
    deduplicate,
    event_time,
    exactly_once,
    idempotent_overwrite,
    kappa_replay,
    lambda_merge,
    late_data,
    one_engine_two_modes,
    out_of_order,
    reconcile,
    schema_evolution,
    versioned_logic,
)
from advisor.blueprint.patterns.chosen import choose
from advisor.blueprint.patterns.pattern import Pattern, not_applied
from advisor.cases import Cases
from advisor.cost.price_book import PriceBook
from advisor.design import Design

PATTERNS: tuple[Pattern, ...] = (
    late_data.PATTERN,
    idempotent_overwrite.PATTERN,
    backfill.PATTERN,
    versioned_logic.PATTERN,
    exactly_once.PATTERN,
    event_time.PATTERN,
    out_of_order.PATTERN,
    schema_evolution.PATTERN,
    lambda_merge.PATTERN,
    kappa_replay.PATTERN,
    one_engine_two_modes.PATTERN,
    reconcile.PATTERN,
    deduplicate.PATTERN,
)


def patterns_for(design: Design, cases: Cases, book: PriceBook) -> tuple[AppliedPattern, ...]:
    """Every pattern with its parameters for the first case; those that do not apply say why not."""
    chosen = choose(design, cases[:1], book)
    return tuple(_shown(pattern, pattern.apply(chosen)) for pattern in PATTERNS)


def _shown(pattern: Pattern, applied: AppliedPattern) -> AppliedPattern:
    """A pattern that does not apply keeps its reason only: nothing is to be built or watched."""
    if applied.applies:
        return applied
    return not_applied(pattern, applied.because)
