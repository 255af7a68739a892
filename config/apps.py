"""Gives every process, whichever way it was started, the same Celery app."""

from importlib import import_module

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The project as an app, so that Celery is configured once Django's settings are."""

    name = "config"

    def ready(self) -> None:
        """Bind shared tasks to Headway's broker; without this they would look for RabbitMQ."""
        import_module("config.celery")
