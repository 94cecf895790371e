"""Addresses of an association's standing and health; below `associations/<pk>/`."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
