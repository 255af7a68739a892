import re

import pytest

from tests.config.running import CHECKOUT

SETTINGS = sorted(
    {
        name
        for file in (CHECKOUT / "config").rglob("*.py")
        for name in re.findall(r'"(HEADWAY_[A-Z_]+|DATABASE_URL|REDIS_URL|PORT)"', file.read_text())
    }
)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_stands_in_the_deployment_guide(name: str) -> None:
    assert f"`{name}`" in (CHECKOUT / "docs" / "deploying.md").read_text()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/deploying.md"])
def test_the_commands_that_a_page_names_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", (CHECKOUT / page).read_text())) - {"of", "is"}
    assert named <= targets
