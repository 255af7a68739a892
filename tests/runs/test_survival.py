"""Runs that survive: whatever is killed or emptied under them, they end by themselves with the same bits."""

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import psutil
import pytest
from redis import Redis

from config.embedded import redis_socket
from tests.runs.product import Product

pytestmark = [pytest.mark.runs, pytest.mark.slow]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One product for all tests; each disturbance is over before the next one comes."""
    running = Product(tmp_path_factory.mktemp("runs").resolve())
    try:
        running.open()
        yield running
    finally:
        left = running.stop()
    assert not left, "processes outlived the product"


@pytest.fixture(scope="module")
def undisturbed(product: Product) -> dict[str, Any]:
    """What comes out when nobody interferes."""
    run = product.ended(product.start())
    assert (run["status"], run["progress"]) == ("done", 1)
    return run["result"]


def kill(process: psutil.Process, *, alone: bool = False) -> None:
    """kill -9, with its children unless it shall die alone."""
    for doomed in [process, *([] if alone else process.children(recursive=True))]:
        with contextlib.suppress(psutil.NoSuchProcess):
            doomed.kill()


def worker(product: Product) -> psutil.Process:
    return product.program("celery", "worker")


def kill_worker_with_its_processes(product: Product) -> None:
    kill(worker(product))


def kill_worker_alone(product: Product) -> None:
    kill(worker(product), alone=True)


def kill_one_process_of_the_worker(product: Product) -> None:
    kill(worker(product).children()[0])


def empty_redis(product: Product) -> None:
    with Redis(unix_socket_path=str(redis_socket(product.var))) as server:
        server.flushall()


def kill_redis(product: Product) -> None:
    kill(product.program("redis", "unixsocket"))


def restart_web(product: Product) -> None:
    kill(product.program("gunicorn"))


@pytest.mark.parametrize(
    "disturb",
    [
        kill_worker_with_its_processes,
        kill_worker_alone,
        kill_one_process_of_the_worker,
        empty_redis,
        kill_redis,
        restart_web,
    ],
)
def test_a_disturbed_run_ends_with_the_same_bits(
    product: Product, undisturbed: dict[str, Any], disturb: Callable[[Product], None]
) -> None:
    run = product.start()
    product.in_the_middle(run)
    disturb(product)
    assert any(piece.status != "done" for piece in product.pieces(run))
    ended = product.ended(run)
    assert (ended["status"], ended["error"]) == ("done", None)
    assert ended["result"] == undisturbed


def test_of_two_workers_at_the_same_piece_one_counts_and_the_bits_are_the_same(
    product: Product, undisturbed: dict[str, Any]
) -> None:
    run = product.start()
    product.in_the_middle(run, running=2)
    with frozen(product, worker(product).children()[0]):
        product.until(lambda: any(piece.attempts == 2 for piece in product.pieces(run)))
    ended = product.ended(run)
    assert sum(piece.attempts for piece in product.pieces(run)) == len(product.pieces(run)) + 1
    assert ended["result"] == undisturbed


@contextlib.contextmanager
def frozen(product: Product, process: psutil.Process) -> Iterator[None]:
    """Stop a process in the middle of its piece, not of a transaction, which would stop the others too."""

    def stand_still() -> bool:
        os.kill(process.pid, signal.SIGSTOP)
        if product.database_is_free():
            return True
        os.kill(process.pid, signal.SIGCONT)
        return False

    product.until(stand_still)
    try:
        yield
    finally:
        os.kill(process.pid, signal.SIGCONT)
