"""The product's settings as tests need them: nothing outside the tests' own folder, nothing slow."""

import os
import tempfile
from pathlib import Path

if "HEADWAY_TEST_VAR" not in os.environ:
    # Kept for as long as this process lives; the processes that it starts share the folder.
    _folder = tempfile.TemporaryDirectory(prefix="headway-tests-")
    os.environ["HEADWAY_TEST_VAR"] = _folder.name

# What this machine's own Headway is set to must not reach the tests, nor they its data.
for name in [*os.environ]:
    product = name.startswith("HEADWAY_") and not name.startswith(("HEADWAY_TEST_", "HEADWAY_REQUIRE"))
    if product or name in {"DATABASE_URL", "REDIS_URL", "PORT"}:
        del os.environ[name]
if os.environ.get("HEADWAY_TEST_ON") == "postgres":
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
os.environ["HEADWAY_VAR"] = os.environ["HEADWAY_TEST_VAR"]
Path(os.environ["HEADWAY_VAR"], "static").mkdir(exist_ok=True)

from config.settings import *  # noqa: E402, F403 - the folder must be named before the settings are read
from config.settings import DATABASES  # noqa: E402 - likewise

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Two runs on one server must not drop each other's database.
    DATABASES["default"]["TEST"] = {"NAME": f"test_headway_{os.getpid()}"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
REDIS_URL = "memory://"
