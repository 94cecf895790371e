"""Addresses of an association's standing and health; below `associations/<pk>/`."""

from django.urls import path

from associations.views import health, standing

urlpatterns = [
    path("health/", health.page, name="health"),
    path("standing/", standing.index, name="standings"),
]
