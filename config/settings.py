"""Django's settings. With nothing set this is the embedded run; docs/deploying.md lists what can be set."""

from pathlib import Path

import dj_database_url

from config import compiled_loops, embedded, environment
from config.api_settings import (  # noqa: F401 - settings too
    KNOX_TOKEN_MODEL,
    LIMITS,
    MIGRATION_MODULES,
    REST_FRAMEWORK,
    REST_KNOX,
    SPECTACULAR_SETTINGS,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("HEADWAY_VAR", str(BASE_DIR / "var")))

# Naming the hosts is what turns a run on one's own machine into a deployment.
HOSTS = environment.words("HEADWAY_HOSTS")
DEPLOYED = bool(HOSTS)
HTTPS = environment.flag("HEADWAY_HTTPS", default=DEPLOYED)

DEBUG = environment.flag("HEADWAY_DEBUG", default=False)
ALLOWED_HOSTS = HOSTS or ["localhost", "127.0.0.1", "[::1]"]
SECRET_KEY = environment.secret_key("HEADWAY_SECRET_KEY", keep_in=VAR_DIR / "secret_key")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "rest_framework",
    "config",
    "decisions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.content_security_policy.content_security_policy",
    "config.long_addresses.long_addresses",
]

# Where people reach it, for links printed at a terminal.
BASE_URL = f"http{'s' if HTTPS else ''}://{HOSTS[0].lstrip('.')}/" if DEPLOYED else environment.local_url()

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Where rows are kept. SQLite's writers queue up at once instead of failing in mid-transaction.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'headway.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    }

# One Redis carries the queue and what web processes must share, such as counts of requests.
REDIS_URL = environment.text("REDIS_URL", embedded.redis_url(VAR_DIR))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
NUMBA_CACHE_DIR = Path(environment.text("NUMBA_CACHE_DIR", str(compiled_loops.folder(VAR_DIR))))
TASK_VISIBILITY_TIMEOUT_S = environment.whole_number("HEADWAY_VISIBILITY_TIMEOUT_S", 60, at_least=5)
SWEEP_INTERVAL_S = 5
PIECE_LEASE_S = environment.whole_number("HEADWAY_PIECE_LEASE_S", 15, at_least=3)

# People.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"

# Words and times.
LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

# Files that never change between releases: on a deployment collected and named by their content.
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "decisions.charts.static_finder.PlotlyFinder",
]
WHITENOISE_USE_FINDERS = DEBUG or not DEPLOYED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if DEPLOYED and not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Against eavesdroppers and forged requests. Without HTTPS a browser would refuse what these promise.
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = environment.whole_number("HEADWAY_HSTS_SECONDS", 30 * 24 * 3600) if HTTPS else 0
CSRF_TRUSTED_ORIGINS = [f"https://{host.replace('.', '*.', 1) if host[0] == '.' else host}" for host in HOSTS]
if environment.flag("HEADWAY_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # whether subdomains are HTTPS only is for the domain's owner to say
    "security.W021",  # so is the browsers' preload list, from which it takes months to be removed
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": environment.text("HEADWAY_LOG_LEVEL", "WARNING").upper()},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
