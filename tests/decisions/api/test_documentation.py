import re
from pathlib import Path

import pytest
from django.conf import settings
from drf_spectacular.generators import SchemaGenerator

from advisor.simulation.scenario import Scenario

TEXT = Path(settings.BASE_DIR, "docs", "api.md").read_text(encoding="utf-8")
PATHS = SchemaGenerator().get_schema(request=None, public=True)["paths"]
OPERATIONS = sorted(f"{method.upper()} {path}" for path, methods in PATHS.items() for method in methods)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_is_documented(operation):
    assert f"| `{operation}` |" in TEXT


def test_nothing_is_documented_that_is_not_there():
    assert set(re.findall(r"^\| `([A-Z]+ /\S+)` \|", TEXT, flags=re.MULTILINE)) == set(OPERATIONS)


def test_every_scenario_is_documented():
    assert all(f"`{scenario}`" in TEXT for scenario in Scenario)


def test_every_status_that_an_operation_may_answer_is_documented():
    answers = {code for methods in PATHS.values() for each in methods.values() for code in each["responses"]}
    missing = {code for code in answers if not re.search(rf"\b{code}\b", TEXT)}
    assert not missing
