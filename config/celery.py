"""The background engine: Celery on Redis, set up so that work survives a lost worker, broker or machine."""

import os
from importlib import import_module
from typing import Any

from celery import Celery
from celery.signals import worker_init
from django.conf import settings

from config import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# numba reads this when it is imported, and fails to import where its folder cannot be written.
os.environ.setdefault("NUMBA_CACHE_DIR", str(settings.NUMBA_CACHE_DIR))

app = Celery("headway")
app.set_default()
app.conf.update(
    broker_url=embedded.broker_url(settings.REDIS_URL),
    broker_connection_retry_on_startup=True,
    # A lost worker's message returns after the visibility timeout, once kombu looks: it should each second.
    broker_transport_options={
        "visibility_timeout": settings.TASK_VISIBILITY_TIMEOUT_S,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    },
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    # Progress and results live in the database, where an emptied Redis cannot lose them.
    task_ignore_result=True,
    result_backend=None,
    task_default_queue="simulations",
    # On Redis 0 comes first and 9 last: the sweeper does not stand behind thousands of pieces.
    task_routes={"decisions.tasks.run_next_piece": {"priority": 9}},
    task_serializer="json",
    accept_content=["json"],
    timezone="UTC",
    enable_utc=True,
    worker_hijack_root_logger=False,
    beat_schedule_filename=str(settings.VAR_DIR / "beat-schedule"),
    beat_schedule={
        "sweep": {
            "task": "decisions.tasks.sweep",
            "schedule": settings.SWEEP_INTERVAL_S,
            # A sweep that found no worker in time helps nobody: the next one is on its way.
            "options": {"expires": settings.SWEEP_INTERVAL_S},
        }
    },
)
app.autodiscover_tasks(["decisions"])


def compile_before_work(**signal: Any) -> None:
    """Once in the worker's parent process; named, not imported, since the web loads this module too."""
    import_module("decisions.services.warming").warm()


worker_init.connect(compile_before_work, weak=False)
