"""What tests of the pages share: a decision, its owner's browser, and a stranger's."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from decisions.models.decision import Decision
from tests.decisions.make_rows import make_decision


@pytest.fixture
def decision(owner: User) -> Decision:
    return make_decision(owner)


@pytest.fixture
def browser_of_owner(owner: User) -> Client:
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def browser_of_stranger(stranger: User) -> Client:
    client = Client()
    client.force_login(stranger)
    return client
