"""Answers that cannot be stored as facts yet: kept in the session as they were typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from decisions.models.decision import Decision

KEPT_DECISIONS = 20


def kept_answers(session: SessionBase, decision: Decision) -> dict[str, dict[str, Any]]:
    """What was typed, by fact."""
    kept: dict[str, dict[str, Any]] = session.get("kept_answers", {}).get(decision.public_id, {})
    return kept


def keep_answers(
    session: SessionBase,
    decision: Decision,
    asked: Iterable[str],
    unreadable: Mapping[str, Mapping[str, Any]],
) -> None:
    """Replace what is kept of the facts that were `asked`; the decisions touched last are remembered."""
    everything = dict(session.get("kept_answers", {}))
    former = everything.pop(decision.public_id, {})
    now = {key: typed for key, typed in former.items() if key not in set(asked)} | dict(unreadable)
    if now == former:
        return
    if now:
        everything[decision.public_id] = now
    session["kept_answers"] = dict(list(everything.items())[-KEPT_DECISIONS:])
