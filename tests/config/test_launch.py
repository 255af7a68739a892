"""The real product, started as `make run` starts it: every process, a browser's first steps, and the end."""

import signal
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import psutil
import pytest

from tests.config.running import Run, free_port

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("a run's data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What was left of a run after Ctrl-C, and the browser that had signed in during it."""

    exit_code: int
    survivors: list[psutil.Process]
    browser: OpenerDirector


@pytest.fixture(scope="module")
def first(var: Path) -> Iterator[Ended]:
    run = Run(var, free_port(), compiles=True)
    with closing(build_opener(HTTPCookieProcessor())) as browser:
        final_address(browser, run.say().removeprefix("Headway is ready: "))
        family = run.family()
        code = run.stop(signal.SIGINT)
        survivors = [process for process in family if process.is_running()]
        yield Ended(exit_code=code, survivors=survivors, browser=browser)


@pytest.fixture(scope="module")
def ready(first: Ended, var: Path) -> Iterator[tuple[Run, str]]:
    run = Run(var, free_port(), compiles=True)
    line = run.say()
    yield run, line
    run.stop()


def final_address(browser: OpenerDirector, url: str) -> str:
    """The path at which the browser ends up, whether there is a page or not."""
    try:
        with browser.open(url, timeout=30) as page:
            return urlsplit(page.url).path
    except HTTPError as page:
        with page:
            return urlsplit(page.url).path


def test_ctrl_c_is_an_orderly_end_that_no_process_outlives(first: Ended) -> None:
    assert first.exit_code == 0
    assert not first.survivors


def test_who_was_signed_in_still_is_after_a_restart(first: Ended, ready: tuple[Run, str]) -> None:
    anything = f"{ready[0].url}/sign-in/once/anything/"
    assert final_address(first.browser, anything) == "/"


def test_the_one_line_it_prints_is_a_link_that_signs_in_once(ready: tuple[Run, str]) -> None:
    run, line = ready
    link = line.removeprefix("Headway is ready: ")
    assert link.startswith(f"{run.url}/sign-in/once/")
    early, late = (build_opener(HTTPCookieProcessor()) for _ in range(2))
    with closing(early), closing(late):
        assert final_address(early, link) == "/"
        assert final_address(late, link) == "/sign-in/"


def test_redis_web_worker_and_beat_run_under_one_supervisor(ready: tuple[Run, str]) -> None:
    commands = ready[0].commands().values()
    for program in ("supervisor.supervisord", "redis", "gunicorn", "celery worker", "celery beat"):
        words = program.split()
        assert any(all(word in command for word in words) for command in commands), program


def test_a_second_start_from_the_same_folder_is_refused_in_one_line(
    ready: tuple[Run, str], var: Path
) -> None:
    second = Run(var, free_port())
    line = second.say()
    assert second.say() == ""
    assert second.stop() == 1
    assert line.startswith(f"Headway already runs from this folder: {ready[0].url}/ (process ")


def test_a_start_on_a_port_in_use_is_refused_in_one_line(ready: tuple[Run, str], tmp_path: Path) -> None:
    second = Run(tmp_path, ready[0].port)
    line = second.say()
    assert second.say() == ""
    assert second.stop() == 1
    assert line.startswith(f"Cannot serve on 127.0.0.1:{ready[0].port} (address already in use)")
    assert not (tmp_path / "headway.sqlite3").exists()


def test_a_program_that_dies_is_started_again(ready: tuple[Run, str]) -> None:
    def beats() -> set[int]:
        return {number for number, command in ready[0].commands().items() if "celery beat" in command}

    (dead,) = beats()
    psutil.Process(dead).kill()
    while not beats() - {dead}:
        time.sleep(0.1)


def test_a_stop_before_it_is_ready_leaves_no_process(tmp_path: Path) -> None:
    run = Run(tmp_path, free_port())
    while len(family := run.family()) < 3:
        time.sleep(0.05)
    assert run.stop(signal.SIGTERM) == 0
    assert not [process for process in family if process.is_running()]
    assert run.say() == ""
