"""Which door leads where: pages at the root, the API under its version."""

from django.urls import include, path

from config.health import health
from decisions.pages.one_time_sign_in import one_time_sign_in

urlpatterns = [
    path("health/", health, name="health"),
    path("sign-in/once/<str:token>/", one_time_sign_in, name="one-time-sign-in"),
    path("", include("decisions.urls")),
    path("api/v1/", include("decisions.api.urls")),
]
