"""A whole installation in a throw-away folder: tables, fixtures, a person with a browser and a token."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment
from django.urls import include, path

EMPTY = "/an-empty-page/"


def empty(request: HttpRequest) -> HttpResponse:
    """What Django itself takes to answer: the yardstick."""
    return HttpResponse()


urlpatterns = [path(EMPTY.strip("/") + "/", empty), path("", include("config.urls"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """`browser` is signed in; `token` opens the API to the same person."""

    owner: User
    browser: Client
    token: str

    def get(self, url: str) -> Any:
        """What the API answers; anything but success stops the benchmark."""
        return _good(self.browser.get(url, headers={"Authorization": f"Bearer {self.token}"}))

    def post(self, url: str, body: dict[str, Any]) -> Any:
        """What the API answers to a JSON body, parsed."""
        answer = self.browser.post(
            url, json.dumps(body), "application/json", headers={"Authorization": f"Bearer {self.token}"}
        )
        return json.loads(_good(answer).content)

    def page(self, url: str) -> Any:
        """A page as the browser gets it; anything but success stops the benchmark."""
        return _good(self.browser.get(url))


def _good(answer: Any) -> Any:
    if answer.status_code >= 300:
        raise RuntimeError(
            f"{answer.request['PATH_INFO']} answered {answer.status_code}: {answer.content[:500]!r}"
        )
    return answer


@contextmanager
def stage() -> Iterator[Stage]:
    """Set it up, and leave nothing behind; the settings name the throw-away folder."""
    setup_test_environment()
    try:
        call_command("migrate", verbosity=0)
        call_command("load_fixtures", verbosity=0)
        owner = User.objects.create_user("owner")
        token = io.StringIO()
        call_command("create_token", "owner", stdout=token)
        browser = Client()
        browser.force_login(owner)
        _lift_rate_limits()
        with override_settings(ROOT_URLCONF="bench.stage"):
            yield Stage(owner=owner, browser=browser, token=token.getvalue().strip())
    finally:
        teardown_test_environment()


def _lift_rate_limits() -> None:
    """Let the one person ask as often as a benchmark does."""
    settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"].update(user="1000000/s", costly="1000000/s")
