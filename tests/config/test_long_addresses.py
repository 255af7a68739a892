"""Addresses longer than any of ours: a page or problem details, never the web server's bare words."""

from django.test import Client

from config.launch.programs import LONGEST_LINE
from config.long_addresses import LONGEST


def address(path: str, signs: int) -> str:
    return f"{path}?q=" + "x" * (signs - len(path) - len("?q="))


def test_the_longest_that_is_taken_is_answered(client: Client, db: None) -> None:
    assert client.get(address("/methods/", LONGEST)).status_code == 200


def test_a_longer_one_gets_a_page_with_the_way_back(client: Client, db: None) -> None:
    response = client.get(address("/methods/", LONGEST + 1))
    assert response.status_code == 414
    assert "The address is too long" in response.content.decode()
    assert 'href="/"' in response.content.decode()


def test_a_longer_one_of_the_api_gets_problem_details(client: Client, db: None) -> None:
    response = client.get(address("/api/v1/decisions/", LONGEST + 1))
    assert (response.status_code, response["Content-Type"]) == (414, "application/problem+json")
    assert str(LONGEST) in response.json()["detail"]


def test_the_sign_in_carries_the_longest_along_within_the_line_that_is_read(client: Client, db: None) -> None:
    there = "/decisions/new/?q=" + "%22" * ((LONGEST - 18) // 3)
    response = client.get(there)
    assert response.status_code == 302
    assert len(f"GET {response['Location']} HTTP/1.1") <= LONGEST_LINE
    assert client.get(response["Location"]).status_code == 200
