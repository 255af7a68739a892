"""What tests of the wizard share: its owner's browser, and a draft to fill in."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from decisions.models.decision import Decision
from decisions.services.decisions import create_decision
from tests.decisions.wizard.browse import Wizard


@pytest.fixture
def draft(owner: User) -> Decision:
    return create_decision(owner, title="Stock levels", facts={}, is_draft=True)


@pytest.fixture
def wizard(client: Client, owner: User, draft: Decision) -> Wizard:
    client.force_login(owner)
    return Wizard(client=client, decision=draft)
