"""Many use cases through the API: what the core says of them, faults by row and field, long lists as jobs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from advisor.cost.price_book import read_price_book
from advisor.plain_data import to_json
from advisor.portfolio.portfolio import portfolio
from advisor.portfolio.reading import parse_members
from decisions.models.portfolio import Portfolio
from decisions.services.portfolios import AT_ONCE, LISTS_KEPT
from tests.decisions.conftest import BOOKS
from tests.decisions.make_organisations import make_organisation, make_own_prices
from tests.decisions.make_portfolios import FRAUD, REPORT, make_list, make_listed, work_to_the_end

ADDRESS = "/api/v1/portfolio/"
MIXED = [
    make_listed("Fraud", team="Risk", facts=FRAUD, current_option="hourly_batch"),
    make_listed("Report", facts=REPORT, current_option="event_streaming"),
    make_listed("New"),
    {"title": "Bare"},
    make_listed("Elsewhere", facts=REPORT | {"provider": "gcp"}, current_option=None),
]


def post(api: APIClient, use_cases: Any) -> Any:
    return api.post(ADDRESS, {"use_cases": use_cases}, format="json")


def by_hand(use_cases: Any) -> Any:
    """What the core says by the books that are shipped."""
    books = {(book.provider, book.region): book for book in map(read_price_book, BOOKS)}
    return to_json(portfolio(parse_members(use_cases), lambda each: books[each.provider, each.region]))


def test_a_short_list_is_answered_as_the_core_answers(api):
    answer = post(api, MIXED)
    assert answer.status_code == 200
    assert answer.json() == by_hand(MIXED)
    assert {row["title"]: row["triage"] for row in answer.json()["rows"]} == {
        "Fraud": "under_served",
        "Report": "over_engineered",
        "New": "new",
        "Bare": "new",
        "Elsewhere": "over_engineered",
    }


def test_nothing_of_a_short_list_is_stored(api):
    post(api, MIXED)
    assert not Portfolio.objects.exists()


def test_no_use_case_is_no_fault(api):
    assert post(api, []).json()["finding"] == "No use cases yet"


def test_every_fault_of_every_row_is_named_at_once(api):
    answer = post(
        api,
        [
            make_listed(facts={"rate_per_s": -1, "freshnes_s": 1}),
            7,
            {"facts": {}, "owner": "x"},
            make_listed(team=1, current_option="weekly"),
            make_listed(title="x" * 201, facts={"freshness_s": "5 min"}),
        ],
    )
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert set(answer.json()["errors"]) == {
        "use_cases[0].facts.rate_per_s",
        "use_cases[0].facts.freshnes_s",
        "use_cases[1]",
        "use_cases[2].title",
        "use_cases[2].owner",
        "use_cases[3].team",
        "use_cases[3].current_option",
        "use_cases[4].title",
        "use_cases[4].facts.freshness_s",
    }


@pytest.mark.parametrize("body", [{}, [], {"use_cases": 7}, {"use_cases": [], "more": 1}])
def test_a_body_that_is_no_list_is_refused(api, body):
    assert api.post(ADDRESS, body, format="json").status_code == 400


def test_an_organisations_own_prices_count(api, owner):
    listed = post(api, MIXED).json()["total"]["monthly_usd"]
    make_organisation(owner)
    make_own_prices(owner)
    assert float(post(api, MIXED).json()["total"]["monthly_usd"]) < float(listed)


def test_a_long_list_goes_on_in_the_background_and_ends_as_the_core_answers(api):
    long = make_list(AT_ONCE + 1)
    started = post(api, long)
    assert started.status_code == 202
    assert started.json()["status"] == "queued"
    waiting = api.get(started.json()["url"]).json()
    assert (waiting["use_cases"], waiting["result"]) == (AT_ONCE + 1, None)
    work_to_the_end(Portfolio.objects.get().pk)
    done = api.get(started.json()["url"]).json()
    assert (done["status"], done["progress"], done["error"]) == ("done", 1.0, None)
    assert done["result"] == by_hand(long)


def test_a_long_list_that_was_assessed_before_is_done_at_once(api):
    post(api, make_list(AT_ONCE + 1))
    work_to_the_end(Portfolio.objects.get().pk)
    assert post(api, make_list(AT_ONCE + 1)).json()["status"] == "done"


def test_a_stranger_finds_no_list(api, strangers_api):
    url = post(api, make_list(AT_ONCE + 1)).json()["url"]
    assert strangers_api.get(url).status_code == 404


def test_who_is_not_signed_in_is_refused(db):
    assert APIClient().post(ADDRESS, {"use_cases": []}, format="json").status_code == 401


def test_too_many_lists_at_a_time_are_refused_with_when_to_come_back(api, settings):
    settings.LIMITS = settings.LIMITS | {"active_portfolios": 1}
    post(api, make_list(AT_ONCE + 1))
    refused = post(api, make_list(AT_ONCE + 2))
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0


def test_the_oldest_of_too_many_lists_is_let_go(api):
    urls = [post(api, make_list(AT_ONCE + 1)).json()["url"]]
    work_to_the_end(Portfolio.objects.get().pk)
    urls += [post(api, make_list(AT_ONCE + 1)).json()["url"] for _ in range(LISTS_KEPT)]
    assert [api.get(url).status_code for url in (urls[0], urls[1])] == [404, 200]


@pytest.mark.parametrize("size", [2, 60])
def test_the_number_of_queries_does_not_grow_with_the_list(api, size):
    with CaptureQueriesContext(connection) as asked:
        assert post(api, make_list(size)).status_code == 200
    assert len(asked) <= 10
