"""The API against its own schema: no answer that is not documented, and no defect, whatever is sent."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, Phase, settings
from rest_framework.exceptions import AuthenticationFailed
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from config.wsgi import application
from decisions.api.authentication import BearerAuthentication
from decisions.selectors import advice as selector
from decisions.services.revisions import name_revision
from tests.decisions.make_organisations import make_organisation
from tests.decisions.make_portfolios import make_stored_list
from tests.decisions.make_rows import make_decision, make_simulation
from tests.make import make_advice

# A schema cannot say that a range must not fall, nor that a fact must fit another one.
UNSAYABLE = [positive_data_acceptance]
OF_EACH_KIND = ("rate_per_s", "actor", "platforms", "region", "weight_cost")
COMPUTED = r"\.\w+$|/(advice|promises|flip-map|cadence-band|schema-compatibility)/$"
"""Where rows are read at most, and the rest is computed: the same whatever database they come from."""
FACTS, FEW_FACTS = ({"$ref": f"#/components/schemas/{name}"} for name in ("Facts", "FewFacts"))


@schemathesis.hook
def before_load_schema(_: Any, raw_schema: dict[str, Any]) -> None:
    """The advice is sent every fact in every way; elsewhere, where the same code reads them, a few of each
    kind are enough."""
    parts = raw_schema["components"]["schemas"]
    change = parts["DecisionChange"]["properties"]
    change["facts"] = few(change["facts"])
    for name in parts.keys() - {"AdviceRequest"}:
        parts[name] = with_few_facts(parts[name])
    parts["FewFacts"] = few(parts["Facts"])


def few(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"properties": {key: facts["properties"][key] for key in OF_EACH_KIND}}


def with_few_facts(part: Any) -> Any:
    if isinstance(part, dict):
        return FEW_FACTS if part == FACTS else {key: with_few_facts(value) for key, value in part.items()}
    return [with_few_facts(each) for each in part] if isinstance(part, list) else part


# By default an address that is too long counts as taken.
REFUSED = {"checks": {"negative_data_rejection": {"expected-statuses": ["4xx"]}}}
schema = schemathesis.openapi.from_wsgi(
    "/api/v1/schema/", application, config=SchemathesisConfig.from_dict(REFUSED)
)
if connection.vendor == "postgresql":
    schema = schema.exclude(path_regex=COMPUTED)


@pytest.fixture
def signed_in(owner: User, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A token whose owner is remembered: looking it up would take half of the time."""

    def recognise(_: Any, token: bytes) -> tuple[User, None]:
        if token != b"known":
            raise AuthenticationFailed
        return owner, None

    monkeypatch.setattr(BearerAuthentication, "authenticate_credentials", recognise)
    return {"Authorization": "Bearer known"}


@pytest.fixture
def ids(owner: User) -> dict[str, str]:
    """The id of one of each, by the beginning of the address that takes it."""
    decision = make_decision(owner)
    name_revision(decision, owner, name="First")
    make_organisation(owner)
    return {
        "decisions": decision.public_id,
        "simulations": make_simulation(decision).public_id,
        "portfolio": make_stored_list(owner).public_id,
    }


@pytest.fixture(autouse=True)
def quick_verdict(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Thousands of requests are sent; that any facts get an advice is shown where advice is tested."""
    for place in ("decisions.selectors.advice", "decisions.api.advice"):
        monkeypatch.setattr(f"{place}.advise", lambda *given, **settings: make_advice())
    selector._advice.cache_clear()
    yield
    selector._advice.cache_clear()


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """All requests stay in the test's transaction, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
@schema.parametrize()
@settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_documented(case: Any, signed_in: dict[str, str], ids: dict[str, str]) -> None:
    if "public_id" in case.path_parameters and len(case.path_parameters["public_id"]) == 16:
        case.path_parameters["public_id"] = ids[case.path.split("/")[3]]
    if isinstance(case.path_parameters.get("number"), int):
        case.path_parameters["number"] = 1
    case.call_and_validate(headers=signed_in, excluded_checks=UNSAYABLE)


def test_the_schema_is_valid_openapi() -> None:
    validate_schema(SchemaGenerator().get_schema(request=None, public=True))


def test_the_schema_needs_no_token(client) -> None:
    assert client.get("/api/v1/schema/").status_code == 200


def test_the_documentation_takes_no_asset_from_outside(client) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    assert "/static/drf_spectacular_sidecar/" in page
    assert "https://" not in page.replace("https://www.w3.org", "")
