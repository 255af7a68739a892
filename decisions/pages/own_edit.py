"""An edit of an organisation's figures: done, or shown again with every fault and all that was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from decisions.forms.own_price_form import based_on
from decisions.forms.request import PersonsRequest
from decisions.models.own_version import OwnVersion
from decisions.pages.refusal import refused
from decisions.services.refusals import LimitReached, NotAllowed, Refused, StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`act` takes the reason and the version the form was opened on; `target` is where it leads."""

    template: str
    context: dict[str, Any]
    target: tuple[str, ...]
    act: Callable[[str, int | None], OwnVersion]
    now: int


def edited(request: PersonsRequest, edit: Edit) -> HttpResponse:
    """Make the version and go on; refused with 403 for whoever may not."""
    reason = request.POST.get("reason", "")
    context = edit.context | {"reason": reason}
    try:
        made = edit.act(reason, based_on(request.POST))
    except NotAllowed as refusal:
        return refused(request, refusal, status=403)
    except LimitReached as refusal:
        return refused(request, refusal)
    except StaleVersion:
        text = f"Somebody made version {edit.now} meanwhile. What you typed is still here: look, save again."
        return render(request, edit.template, context | {"faults": {"number": (text,)}})
    except Refused as refusal:
        return render(request, edit.template, context | {"faults": refusal.faults})
    messages.success(
        request, f"Version {made.number} holds from now on. Decisions keep what they were made with."
    )
    return redirect(*edit.target)
