"""Names the web app to Django."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The one Django app."""

    name = "decisions"
    default_auto_field = "django.db.models.BigAutoField"
