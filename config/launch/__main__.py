"""The whole run from start to stop: prepare, supervise, say that it is ready, wait, leave nothing behind."""

import io
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import FrameType

import django
from django.conf import settings
from django.core.management import call_command

from config import embedded, environment
from config.launch import preflight, readiness, supervision
from config.launch.preparation import prepare
from config.launch.programs import programs


def main() -> int:
    """Run until stopped; 0 after an orderly stop, 1 when it could not start or came down by itself."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        preflight.check()
        with preflight.only_run():
            return _run(preflight.var_dir().resolve())
    except preflight.CannotStart as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Let every way of asking for the end be the same as Ctrl-C."""
    raise KeyboardInterrupt


def _run(var: Path) -> int:
    django.setup()
    prepare(var)
    control = embedded.supervisor_socket(var)
    supervisor = _start_supervisor(var, control)
    try:
        _wait_until_ready(var, control)
        print(f"Headway is ready: {_way_in()}", flush=True)
        supervisor.wait()
        raise preflight.CannotStart(f"Supervisor ended by itself; the reason is in {var}/log/supervisor.log")
    finally:
        _stop(supervisor)


def _start_supervisor(var: Path, control: Path) -> subprocess.Popen[bytes]:
    """Supervisor in a session of its own: Ctrl-C reaches this process only, and the stop is orderly."""
    path = var / "supervisord.conf"
    running = programs(var, embedded_redis=not environment.text("REDIS_URL"))
    path.write_text(supervision.configuration(running, var=var, folder=preflight.CHECKOUT, socket=control))
    return subprocess.Popen(
        [sys.executable, "-m", "supervisor.supervisord", "-c", str(path)],
        env={**os.environ, "HEADWAY_VAR": str(var), "NUMBA_CACHE_DIR": str(settings.NUMBA_CACHE_DIR)},
        cwd=preflight.CHECKOUT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_until_ready(var: Path, control: Path) -> None:
    host, port = preflight.address()
    named = settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"
    readiness.wait_until(
        (partial(readiness.web_answers, host, port, named=named), readiness.worker_answers),
        given_up=partial(supervision.programs_given_up, control),
        logs=var / "log",
    )


def _way_in() -> str:
    """A link that signs the local owner in; on a deployment, whose logs others may read, only the address."""
    if settings.DEPLOYED:
        return str(settings.BASE_URL)
    answer = io.StringIO()
    call_command("sign_in_link", stdout=answer)
    return answer.getvalue().strip()


def _stop(supervisor: subprocess.Popen[bytes]) -> None:
    """Stop every program, deaf to impatience: a second Ctrl-C would leave some of them running."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    supervisor.terminate()
    supervisor.wait()


if __name__ == "__main__":
    sys.exit(main())
