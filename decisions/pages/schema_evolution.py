"""Two schemas or more, typed or pasted: who can read whom, and the way from one to the next."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from advisor.quantity import UnreadableQuantity, parse_quantity, show_duration
from advisor.schema_evolution.compatibility import compatibility
from advisor.schema_evolution.migration import LONGEST_RETENTION_S, RETENTION_S, migration
from advisor.schema_evolution.versions import MOST_VERSIONS, InvalidSchemas, SchemaFormat
from decisions.forms.request import PersonsRequest

FORMATS = ((SchemaFormat.AVRO, "Avro"), (SchemaFormat.JSON, "JSON Schema"))
MODES = {
    "BACKWARD": "The newest reads what the last one wrote.",
    "BACKWARD_TRANSITIVE": "The newest reads what each of them wrote.",
    "FORWARD": "The last one reads what the newest writes.",
    "FORWARD_TRANSITIVE": "Each of them reads what the newest writes.",
    "FULL": "Both, with the last one.",
    "FULL_TRANSITIVE": "Both, with each of them.",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def schema_evolution(request: PersonsRequest) -> HttpResponse:
    """The form, and under it the verdict on what was typed."""
    context = _typed(request.POST)
    if "add" in request.POST and len(context["texts"]) < MOST_VERSIONS:
        context["texts"] = ["", *context["texts"]]
    elif request.method == "POST":
        context |= _judged(context)
    context["versions"] = [
        {
            "number": number,
            "text": text,
            "faults": context.get("faults", {}).get(f"schemas[{number - 1}]", ()),
        }
        for number, text in enumerate(context["texts"], start=1)
    ]
    return render(request, "schemas/schema_evolution.html", context)


def _typed(data: QueryDict) -> dict[str, Any]:
    return {
        "texts": (data.getlist("schema") or ["", ""])[:MOST_VERSIONS],
        "format": data.get("format", SchemaFormat.AVRO.value),
        "formats": FORMATS,
        "retention": data.get("retention", show_duration(RETENTION_S)),
        "mode_words": MODES,
    }


def _judged(context: dict[str, Any]) -> dict[str, Any]:
    """The verdict, or every fault by its field."""
    faults: dict[str, tuple[str, ...]] = {}
    kept_s = RETENTION_S
    try:
        kept_s = parse_quantity(context["retention"], "s")
    except UnreadableQuantity as error:
        faults["retention"] = (str(error),)
    if not 0 <= kept_s <= LONGEST_RETENTION_S:
        faults["retention"] = (f"{context['retention']} is outside; give 0 to 100 years.",)
    if context["format"] not in set(SchemaFormat):
        return {"faults": faults | {"format": ("Choose Avro or JSON Schema.",)}}
    try:
        found = compatibility(context["texts"], SchemaFormat(context["format"]))
    except InvalidSchemas as error:
        return {"faults": faults | error.faults}
    if faults:
        return {"faults": faults}
    modes = [(verdict, MODES[verdict.mode.value]) for verdict in found.modes]
    return {"found": found, "modes": modes, "way": migration(found, retention_s=kept_s)}
