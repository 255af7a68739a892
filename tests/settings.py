"""The product's settings as tests need them: nothing outside the test's own folder, nothing slow."""

import os
import tempfile
from pathlib import Path

_VAR = Path(os.environ.setdefault("HEADWAY_VAR", tempfile.mkdtemp(prefix="headway-tests-")))
(_VAR / "static").mkdir(exist_ok=True)

from config.settings import *  # noqa: F403 - the folder must be named before the settings are read

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
REDIS_URL = "memory://"
