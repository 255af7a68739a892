"""The gallery: worked use cases from the fixtures, in the format of the command line and the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from advisor.options import OPTION_BY_KEY
from advisor.use_case_file import read_use_case_file
from decisions.forms.request import PersonsRequest
from decisions.pages.refusal import refused
from decisions.services.decisions import create_decision
from decisions.services.refusals import LimitReached, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedExample:
    """A use case to start from; `option` is the verdict it must get, blank where its file names none."""

    key: str
    title: str
    summary: str
    facts: Mapping[str, Any]
    option: str
    option_class: str


@lru_cache(maxsize=1)
def worked_examples() -> tuple[WorkedExample, ...]:
    """Every file of the folder, in the order of their names; read once a process."""
    folder = Path(settings.BASE_DIR) / "fixtures" / "use_cases"
    return tuple(_example(path) for path in sorted(folder.glob("*.yaml")))


def _example(path: Path) -> WorkedExample:
    file = read_use_case_file(path)
    option = OPTION_BY_KEY[file.expect.option] if file.expect else None
    return WorkedExample(
        key=path.stem.replace("_", "-"),
        title=file.title,
        summary=file.summary,
        facts=file.use_case.given(),
        option=option.title if option else "",
        option_class=option.cls.value if option else "",
    )


@login_required
@require_POST
def start_from_example(request: PersonsRequest, key: str) -> HttpResponse:
    """A decision of one's own from a worked use case."""
    example = next((each for each in worked_examples() if each.key == key), None)
    if example is None:
        raise Http404("There is no such example.")
    try:
        decision = create_decision(
            request.user, title=example.title, facts=example.facts, summary=example.summary
        )
    except (Refused, LimitReached) as refusal:
        return refused(request, refusal)
    return redirect("decision", public_id=decision.public_id)
