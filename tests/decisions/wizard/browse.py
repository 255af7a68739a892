"""Fills in the wizard's steps as a browser without JavaScript does: whole forms, real addresses."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client

from decisions.models.decision import Decision


@dataclass
class Wizard:
    """`answer` posts a step, `facts` are what is stored by then."""

    client: Client
    decision: Decision

    def address(self, step: str) -> str:
        return f"/decisions/{self.decision.public_id}/facts/{step}/"

    def see(self, step: str) -> str:
        response = self.client.get(self.address(step))
        assert response.status_code == 200
        return response.content.decode()

    def answer(self, step: str, **headers: str) -> "Answer":
        return Answer(wizard=self, step=step, headers=headers)

    @property
    def facts(self) -> dict[str, Any]:
        self.decision.refresh_from_db()
        return self.decision.facts


@dataclass
class Answer:
    """Collects what is typed; keys hold a dot where a field of a fact is meant, as in `rate_per_s.sure`."""

    wizard: Wizard
    step: str
    headers: dict[str, str]

    def __call__(self, **typed: Any) -> HttpResponse:
        data = {key.replace("__", "."): value for key, value in typed.items()}
        return self.wizard.client.post(self.wizard.address(self.step), data, headers=self.headers)
