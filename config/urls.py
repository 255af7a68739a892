"""Which door leads where: pages at the root, the API under its version."""

from django.urls import include, path

urlpatterns = [
    path("", include("decisions.urls")),
    path("api/v1/", include("decisions.api.urls")),
]
