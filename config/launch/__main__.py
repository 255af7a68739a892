"""The whole run from start to stop: prepare, supervise, say that it is ready, wait, leave nothing behind."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from config import embedded, environment
from config.launch import preflight, readiness, supervision
from config.launch.interruption import Interruption
from config.launch.preparation import prepare
from config.launch.programs import programs

_PAUSE_S = 0.1


def main() -> int:
    """Run until stopped; 0 after an orderly stop, 1 when it could not start or came down by itself."""
    interruption = Interruption()
    try:
        preflight.check()
        with preflight.only_run():
            _run(preflight.var_dir().resolve(), interruption)
    except preflight.CannotStart as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def _run(var: Path, interruption: Interruption) -> None:
    django.setup()
    prepare(var)
    if interruption.asked:
        return
    with _supervisor(var) as supervisor:
        _wait_until_ready(var, supervisor, interruption)
        if not interruption.asked:
            print(f"Headway is ready: {_way_in()}", flush=True)
        while not interruption.asked:
            time.sleep(_PAUSE_S)
            _refuse_to_go_on_without(supervisor, var)


@contextmanager
def _supervisor(var: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Supervisor in a session of its own: Ctrl-C reaches this process only, and the stop is orderly."""
    path = var / "supervisord.conf"
    running = programs(var, embedded_redis=not environment.text("REDIS_URL"))
    control = embedded.supervisor_socket(var)
    path.write_text(supervision.configuration(running, var=var, folder=preflight.CHECKOUT, socket=control))
    supervisor = subprocess.Popen(
        [sys.executable, "-m", "supervisor.supervisord", "-c", str(path)],
        env={**os.environ, "HEADWAY_VAR": str(var), "NUMBA_CACHE_DIR": str(settings.NUMBA_CACHE_DIR)},
        cwd=preflight.CHECKOUT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield supervisor
    finally:
        supervisor.terminate()
        supervisor.wait()


def _wait_until_ready(var: Path, supervisor: subprocess.Popen[bytes], interruption: Interruption) -> None:
    host, port = preflight.address()
    named = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
    waiting = readiness.waiting_for(
        (partial(readiness.web_answers, host, port, named=named), readiness.worker_answers), logs=var / "log"
    )
    for _ in waiting:
        if interruption.asked:
            return
        _refuse_to_go_on_without(supervisor, var)
        if lost := supervision.programs_given_up(embedded.supervisor_socket(var)):
            raise preflight.CannotStart(f"{lost[0]} did not start; the reason is in {var}/log/{lost[0]}.log")
        time.sleep(_PAUSE_S)


def _refuse_to_go_on_without(supervisor: subprocess.Popen[bytes], var: Path) -> None:
    if supervisor.poll() is not None:
        raise preflight.CannotStart(f"Supervisor ended by itself; the reason is in {var}/log/supervisor.log")


def _way_in() -> str:
    """A link that signs the local owner in; on a deployment, whose logs others may read, only the address."""
    if settings.DEPLOYED:
        return str(settings.BASE_URL)
    answer = io.StringIO()
    call_command("sign_in_link", stdout=answer)
    return answer.getvalue().strip()


if __name__ == "__main__":
    sys.exit(main())
