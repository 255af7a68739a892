"""What the pages for people say of the checkout: settings, commands and paths are there."""

import re
from pathlib import Path

import pytest

from advisor.command_line import _parser
from tests.config.running import CHECKOUT

SETTINGS = sorted(
    {
        name
        for file in (CHECKOUT / "config").rglob("*.py")
        for name in re.findall(r'"(HEADWAY_[A-Z_]+|DATABASE_URL|REDIS_URL|PORT)"', file.read_text())
    }
)
PAGES = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
ROOMS = (".ci", "advisor", "bench", "calibrate", "config", "decisions", "docs", "fixtures", "static")
ROOMS += ("templates", "tests")
TARGETS = set(re.findall(r"^([a-z]+):[^#\n]*##", (CHECKOUT / "Makefile").read_text(), re.MULTILINE))
ADDRESSES = set(re.findall(r"[\w-]+/", (CHECKOUT / "decisions" / "api" / "urls.py").read_text()))


@pytest.fixture(scope="module")
def standing() -> str:
    """Every file and folder, a line each, folders with a slash at the end; and the API's addresses."""
    found = [CHECKOUT / name for name in ROOMS]
    found += [path for room in found for path in room.rglob("*")] + [*CHECKOUT.glob("*.*")]
    lines = [f"/{path.relative_to(CHECKOUT)}{'/' if path.is_dir() else ''}" for path in found]
    return "\n".join([*lines, *(f"/{address}" for address in ADDRESSES)])


def name_of(page: Path) -> str:
    return str(page.relative_to(CHECKOUT))


def paths_named(text: str) -> set[str]:
    """What stands as code and looks like a path, but for what a run makes."""
    words = re.findall(r"`([A-Za-z_.][\w.*/-]*)`", text)
    made = ("var/", "HEADWAY_VAR/")
    return {word for word in words if ("/" in word or word.endswith(".py")) and not word.startswith(made)}


def links_of(text: str) -> list[str]:
    """Where links within the checkout lead; what stands as code is no link."""
    return re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", re.sub(r"`[^`]*`", "", text))


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_stands_in_the_deployment_guide(name: str) -> None:
    assert f"`{name}`" in (CHECKOUT / "docs" / "deploying.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_path_that_a_page_names_is_there(page: Path, standing: str) -> None:
    """From the root or the folder that the page is about, or a name in a module; capitals are any word."""
    for name in sorted(paths_named(page.read_text())):
        module = re.sub(r"\.[a-z_]+$", ".py", name)
        any_of = "|".join(re.sub(r"\\\*|[A-Z]{3,}", "[^/]*", re.escape(each)) for each in (name, module))
        assert re.search(rf"/({any_of})/?$", standing, re.MULTILINE), f"{name} is nowhere"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in links_of(page.read_text()):
        assert (page.parent / target).exists(), f"{target} is nowhere"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/deploying.md"])
def test_the_commands_that_a_page_names_exist(page: str) -> None:
    named = set(re.findall(r"\bmake ([a-z]+)", (CHECKOUT / page).read_text())) - {"of", "is"}
    assert named <= TARGETS


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_command_of_the_project_is_described(target: str) -> None:
    assert re.search(rf"^make {target}\b.*#", (CHECKOUT / "CONTRIBUTING.md").read_text(), re.MULTILINE)


def test_every_command_of_the_terminal_is_shown() -> None:
    (commands,) = (action.choices for action in _parser()._actions if action.dest == "command")
    shown = re.findall(r"python -m advisor (\w+)", (CHECKOUT / "docs" / "api.md").read_text())
    assert set(commands) == set(shown)
