"""The Django project: settings from the environment, urls, Celery, and what starts them."""
